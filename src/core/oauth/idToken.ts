/** Checks an ID token that came from a token endpoint against the sign-in it belongs to (OIDC Core section 3.1.3.7). */
import type { IssuerProfile } from '../issuers/issuer';
import type { KeySource } from '../issuers/keys';
import { leftHalfDigest } from '../rules/digests';
import { memberOf } from '../rules/facts';
import { decodeToken } from '../token/decode';
import type { DecodedJws, JsonObject } from '../token/decoded';
import { audienceReasons } from '../validation/audience';
import { issuerReasons } from '../validation/issuerClaim';
import type { Reason } from '../validation/outcome';
import { quirkOf } from '../validation/quirks';
import { duplicateReasons, structureReasons } from '../validation/structure';
import { timeReasons } from '../validation/times';
import { isSameText } from './constantTime';
import { failed, type OAuthOutcome } from './failure';
import { checkIssuerSignature } from './issuerSignature';

/** What is known of the sign-in that the token belongs to. */
export interface IdTokenExpectations {
  readonly profile: IssuerProfile;
  /** As it was sent in the authorization request; undefined where none was, and then none is asked for. */
  readonly nonce?: string | undefined;
  /** That came with it. */
  readonly accessToken?: string | undefined;
  /** `sub` of the ID token before, which a refresh must not change (OIDC Core section 12.2). */
  readonly subject?: string | undefined;
  readonly now: Date;
  /** Where absent, TLS with the token endpoint stands for the signature (OIDC Core section 3.1.3.7, step 6). */
  readonly keys?: Pick<KeySource, 'keysOf'> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** An expectation that failed; the codes beyond those of a verdict are ids of rules about ID tokens. */
export interface IdTokenReason extends Omit<Reason, 'code'> {
  readonly code: Reason['code'] | 'id-nonce' | 'id-azp' | 'id-at-hash' | 'id-sub';
}

export type IdTokenCheck =
  /** `signed` is true where a key of the issuer vouches for it, too. */
  | { readonly status: 'valid'; readonly claims: JsonObject; readonly signed: boolean }
  | { readonly status: 'invalid'; readonly reasons: readonly IdTokenReason[] };

/** An encrypted ID token is refused: nobody here asked for one. Rejects only with the reason of `signal`. */
export async function checkIdToken(idToken: string, expectations: IdTokenExpectations): Promise<IdTokenCheck> {
  const decoded = decodeToken(idToken);
  const structure = structureReasons(idToken, decoded);
  if (decoded.form !== 'jws' || decoded.claims === undefined) return invalid([...structure, noClaims(decoded.form)]);
  const { claims } = decoded;
  const own = [...structure, ...claimReasons(decoded, claims, expectations)];
  if (structure.length > 0) return invalid(own);
  const { profile, keys, now, signal } = expectations;
  // Which algorithms sign ID tokens is what the metadata lists, whatever a profile says about access tokens.
  const context = { profile, keys, now, signal, algorithms: [] };
  const signature = await checkIssuerSignature(idToken, memberOf(decoded.header, 'alg'), context);
  const added = signature.reasons.filter(({ code }) => own.every((reason) => reason.code !== code));
  const reasons = [...own, ...added];
  return reasons.length > 0 ? invalid(reasons) : { status: 'valid', claims, signed: signature.isChecked };
}

/** The failure that a flow ends with; `error` is the code of the first reason. */
export function idTokenFailure(reasons: readonly IdTokenReason[]): OAuthOutcome<never> {
  return failed('oauth-id-token-invalid', { error: reasons[0]?.code, mayHaveArrived: true });
}

function claimReasons(
  { header, payload }: DecodedJws,
  claims: JsonObject,
  expectations: IdTokenExpectations,
): readonly IdTokenReason[] {
  const { profile, now } = expectations;
  const text = payload.kind === 'claims' ? payload.source : undefined;
  const { clientId } = profile;
  return [
    ...duplicateReasons('duplicate-claim', text),
    ...(quirkOf(profile.issuer).issuerReasons?.(profile.issuer, claims) ?? issuerReasons([profile.issuer], claims)),
    ...audienceReasons(claims, {
      audiences: clientId === undefined ? [] : [clientId],
      found: memberOf(claims, 'aud'),
      isNeeded: () => true,
      isIdToken: () => false,
      clientId: undefined,
    }),
    ...timeReasons(claims, text, {
      nowSeconds: now.getTime() / 1000,
      toleranceSeconds: profile.clockToleranceSeconds,
      maxLifetimeSeconds: undefined,
      needsExpiry: () => true,
    }),
    ...missing('sub', typeof memberOf(claims, 'sub') === 'string' && memberOf(claims, 'sub') !== ''),
    ...missing('iat', memberOf(claims, 'iat') !== undefined),
    ...partyReasons(claims, clientId),
    ...bindingReasons(memberOf(header, 'alg'), claims, expectations),
  ];
}

/** Steps 4 and 5: one of several audiences is this client's only where the token says it was issued to it. */
function partyReasons(claims: JsonObject, clientId: string | undefined): readonly IdTokenReason[] {
  const [aud, found] = [memberOf(claims, 'aud'), memberOf(claims, 'azp')];
  if (clientId === undefined || found === clientId) return [];
  if (found === undefined) {
    return Array.isArray(aud) && aud.length > 1 ? [{ code: 'id-azp', claim: 'azp', expected: clientId }] : [];
  }
  return [{ code: 'id-azp', claim: 'azp', expected: clientId, found }];
}

/** What ties the token to this sign-in: nonce (step 11), access token (section 3.1.3.8), person (section 12.2). */
function bindingReasons(
  alg: unknown,
  claims: JsonObject,
  { nonce, accessToken, subject }: IdTokenExpectations,
): readonly IdTokenReason[] {
  const reasons: IdTokenReason[] = [];
  const claimedNonce = memberOf(claims, 'nonce');
  // Neither nonce is shown: the one sent is a secret of the sign-in.
  if (nonce !== undefined && !(typeof claimedNonce === 'string' && isSameText(nonce, claimedNonce))) {
    reasons.push({ code: 'id-nonce', claim: 'nonce' });
  }
  const claimedHash = memberOf(claims, 'at_hash');
  if (claimedHash !== undefined && accessToken !== undefined && typeof alg === 'string') {
    const expected = leftHalfDigest(alg, accessToken);
    if (expected !== undefined && expected !== claimedHash) reasons.push({ code: 'id-at-hash', claim: 'at_hash' });
  }
  if (subject !== undefined && memberOf(claims, 'sub') !== subject) reasons.push({ code: 'id-sub', claim: 'sub' });
  return reasons;
}

function missing(name: string, isThere: boolean): readonly IdTokenReason[] {
  return isThere ? [] : [{ code: 'claim-missing', claim: name, expected: name }];
}

function noClaims(form: string): IdTokenReason {
  return { code: 'malformed', claim: 'token', found: form };
}

function invalid(reasons: readonly IdTokenReason[]): IdTokenCheck {
  return { status: 'invalid', reasons };
}
