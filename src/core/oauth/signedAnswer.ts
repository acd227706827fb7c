/** Reads what an endpoint answers as a JWT in the place of JSON (RFC 9701 section 5, OIDC Core section 5.3.2). */
import type { IssuerProfile } from '../issuers/issuer';
import { mediaType, memberOf } from '../rules/facts';
import { decodeToken } from '../token/decode';
import type { JsonObject } from '../token/decoded';
import { audienceReasons } from '../validation/audience';
import { issuerReasons } from '../validation/issuerClaim';
import type { ReasonCode } from '../validation/outcome';
import { quirkOf } from '../validation/quirks';
import { duplicateReasons, structureReasons } from '../validation/structure';
import type { OAuthRequest } from './client';
import { failed, type OAuthOutcome } from './failure';
import { answerAlgorithms, checkIssuerSignature, type KeyedDeps } from './issuerSignature';

export interface SignedAnswerExpectations {
  /** What `typ` must be (RFC 8725 section 3.11); where absent, anything. */
  readonly type?: string | undefined;
  /** Whether `iss` and `aud` may be missing; what is there is compared all the same. */
  readonly mayBeAnonymous: boolean;
}

/** True for an answer whose media type is one of a JWT. */
export function isJwtAnswer(headers: Headers): boolean {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  return /^application\/(?:[\w.+-]+\+)?jwt$/i.test(type.trim());
}

/** The claims of a JWT that this server made for this client. The failure's `error` says what is wrong with it. */
export async function readSignedAnswer(
  { profile }: OAuthRequest,
  text: string,
  { type, mayBeAnonymous }: SignedAnswerExpectations,
  { keys, now }: KeyedDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<JsonObject>> {
  const compact = text.trim();
  const decoded = decodeToken(compact);
  const [structure] = structureReasons(compact, decoded);
  if (structure !== undefined) return refuse(structure.code);
  if (decoded.form !== 'jws' || decoded.claims === undefined) return refuse('malformed');
  const { header, claims, payload } = decoded;
  if (type !== undefined && mediaType(memberOf(header, 'typ')) !== type) return refuse('typ-mismatch');
  const [wrong] = [
    ...duplicateReasons('duplicate-claim', payload.kind === 'claims' ? payload.source : undefined),
    ...partyReasons(profile, claims, mayBeAnonymous),
  ];
  if (wrong !== undefined) return refuse(wrong.code);
  const context = { profile, keys, now: now(), signal, algorithms: answerAlgorithms };
  const signature = await checkIssuerSignature(compact, memberOf(header, 'alg'), context);
  // Who made it and for whom was compared above, and these answers need no end.
  const [fault] = signature.reasons.filter(({ code }) => !optional.includes(code));
  return fault === undefined ? { status: 'done', value: claims } : refuse(fault.code);
}

const optional: readonly ReasonCode[] = ['iss-missing', 'aud-missing', 'exp-missing'];

/** Who made it, and for whom. */
function partyReasons(profile: IssuerProfile, claims: JsonObject, mayBeAnonymous: boolean) {
  const { issuer } = profile;
  const isIssuerOptional = mayBeAnonymous && memberOf(claims, 'iss') === undefined;
  return [
    ...(isIssuerOptional ? [] : (quirkOf(issuer).issuerReasons?.(issuer, claims) ?? issuerReasons([issuer], claims))),
    ...audienceReasons(claims, {
      audiences: mayBeAnonymous && memberOf(claims, 'aud') === undefined ? [] : receivers(profile),
      found: memberOf(claims, 'aud'),
      isNeeded: () => !mayBeAnonymous,
      isIdToken: () => false,
      clientId: undefined,
    }),
  ];
}

/** The client, or the API in whose name it asks (RFC 9701 section 5). */
function receivers({ clientId, audiences, resources }: IssuerProfile): readonly string[] {
  return [...(clientId === undefined ? [] : [clientId]), ...audiences, ...resources];
}

function refuse(error: ReasonCode): OAuthOutcome<never> {
  return failed('oauth-unexpected-answer', { error, mayHaveArrived: true });
}
