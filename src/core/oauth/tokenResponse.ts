/** Reads what a token endpoint gives (RFC 6749 section 5.1), with the same distrust for every server. */
import type { OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';
import type { TokenAnswer } from './tokenRequest';
import type { TokenSet } from './tokenSet';

export interface TokenReading {
  /** What `scope` means where the answer has none. */
  readonly requestedScopes: readonly string[];
  /** Of a refresh: what the answer leaves out stays as it was (RFC 6749 section 6). */
  readonly previous?: TokenSet | undefined;
}

export function readTokenAnswer(
  request: OAuthRequest,
  answer: TokenAnswer,
  reading: TokenReading,
): OAuthOutcome<TokenSet> {
  throw new Error(String([request, answer, reading]));
}
