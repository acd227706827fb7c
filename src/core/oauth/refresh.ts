/** Renews an access token with a refresh token (RFC 6749 section 6). */
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';
import type { TokenSet } from './tokenSet';

export function refreshTokens(
  request: OAuthRequest,
  tokens: TokenSet,
  deps: OAuthDeps,
  signal: AbortSignal,
  options: { readonly scopes?: readonly string[] | undefined } = {},
): Promise<OAuthOutcome<TokenSet>> {
  throw new Error(String([request, tokens, deps, signal, options]));
}
