/** User information (OIDC Core section 5.3): what the server says of the person an access token stands for. */
import { memberOf } from '../rules/facts';
import { claimsOf } from '../token/claimsSet';
import { decodeToken } from '../token/decode';
import type { JsonObject } from '../token/decoded';
import type { OAuthRequest } from './client';
import { sendEndpointRequest } from './endpointRequest';
import { done, failed, type OAuthOutcome } from './failure';
import type { KeyedDeps } from './issuerSignature';
import { isJwtAnswer, readSignedAnswer } from './signedAnswer';
import type { TokenSet } from './tokenSet';

/**
 * Fetches the claims, as JSON or as a JWT. They are refused where `sub` is another than that of the ID token, for then
 * they are about somebody else (OIDC Core section 5.3.2); the failure's `error` is `userinfo-sub-mismatch`.
 */
export async function fetchUserInfo(
  request: OAuthRequest,
  tokens: Pick<TokenSet, 'accessToken' | 'tokenType' | 'idToken'>,
  deps: KeyedDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<JsonObject>> {
  const { accessToken, tokenType, idToken } = tokens;
  if (accessToken === '') return failed('oauth-nothing-to-present');
  const answer = await sendEndpointRequest(
    request,
    {
      step: 'userinfo',
      endpoint: request.server.userinfoEndpoint,
      method: 'GET',
      credentials: { accessToken, scheme: tokenType === 'DPoP' ? 'DPoP' : 'Bearer' },
      accept: 'application/json, application/jwt;q=0.9',
    },
    deps,
    signal,
  );
  if (answer.status === 'failed') return answer;
  const { headers, text, members, status } = answer.value;
  if (!isJwtAnswer(headers)) {
    if (members === undefined) return failed('oauth-unexpected-answer', { status, mayHaveArrived: true });
    return ofSubject(members, idToken);
  }
  // `iss` and `aud` should be there, and need not (OIDC Core section 5.3.2).
  const claims = await readSignedAnswer(request, text, { mayBeAnonymous: true }, deps, signal);
  return claims.status === 'failed' ? claims : ofSubject(claims.value, idToken);
}

/** `sub` is always there (OIDC Core section 5.3.2); without it, nobody can tell whom the rest is about. */
function ofSubject(claims: JsonObject, idToken: string | undefined): OAuthOutcome<JsonObject> {
  const subject = memberOf(claims, 'sub');
  if (typeof subject !== 'string' || subject === '') return refuse('claim-missing');
  if (idToken === undefined || memberOf(claimsOf(decodeToken(idToken)), 'sub') === subject) return done(claims);
  return refuse('userinfo-sub-mismatch');
}

function refuse(error: string): OAuthOutcome<never> {
  return failed('oauth-unexpected-answer', { error, mayHaveArrived: true });
}
