/** Tells the server that a token is no longer needed (RFC 7009). */
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';

export function revokeToken(
  request: OAuthRequest,
  token: string,
  hint: 'refresh_token' | 'access_token',
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<{ readonly status: number }>> {
  throw new Error(String([request, token, hint, deps, signal]));
}
