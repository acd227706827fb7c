/** From the answer of a token endpoint to tokens that may be used: read, and with the ID token among them checked. */
import { memberOf } from '../rules/facts';
import { decodeToken } from '../token/decode';
import type { OAuthRequest } from './client';
import type { EndpointAnswer } from './endpointRequest';
import type { OAuthOutcome } from './failure';
import { failed } from './failure';
import { checkIdToken, idTokenFailure } from './idToken';
import type { KeyedDeps } from './issuerSignature';
import { readTokenAnswer, type TokenReading } from './tokenResponse';
import type { TokenSet } from './tokenSet';

/** For the flows without a nonce; after a refresh the ID token must be of the same person (OIDC Core section 12.2). */
export async function checkedTokens(
  request: OAuthRequest,
  answer: Pick<EndpointAnswer, 'members' | 'status' | 'receivedAt'>,
  reading: TokenReading,
  deps: KeyedDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<TokenSet>> {
  const { members, status, receivedAt } = answer;
  if (members === undefined) return failed('oauth-unexpected-answer', { status, mayHaveArrived: true });
  const tokens = readTokenAnswer(request, { members, obtainedAt: receivedAt }, reading);
  if (tokens.status === 'failed') return tokens;
  const { idToken, accessToken } = tokens.value;
  const previous = reading.previous?.idToken;
  if (idToken === undefined || idToken === previous) return tokens;
  const check = await checkIdToken(idToken, {
    profile: request.profile,
    accessToken,
    subject: previous === undefined ? undefined : subjectOf(previous),
    now: deps.now(),
    keys: deps.keys,
    signal,
  });
  signal.throwIfAborted();
  return check.status === 'valid' ? tokens : idTokenFailure(check.reasons);
}

/** Of an ID token that was checked when it came. */
function subjectOf(idToken: string): string | undefined {
  const decoded = decodeToken(idToken);
  const subject = decoded.form === 'jws' ? memberOf(decoded.claims, 'sub') : undefined;
  return typeof subject === 'string' ? subject : undefined;
}
