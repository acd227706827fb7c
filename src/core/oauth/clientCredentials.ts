/** A token for the client itself (RFC 6749 section 4.4). */
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';
import type { TokenSet } from './tokenSet';

export function requestClientCredentials(
  request: OAuthRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<TokenSet>> {
  throw new Error(String([request, deps, signal]));
}
