/** AWS IAM Identity Center has no fixed clients: each registers itself and gets an id and a secret for some weeks. */
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';

export interface RegisteredClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: Date | undefined;
}

export function registerAwsClient(
  request: OAuthRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<RegisteredClient>> {
  throw new Error(String([request, deps, signal]));
}
