/** Judges a compact token against a profile: structure, claims, keys and signature, in this order. */
import type { IssuerProfile } from '../issuers/issuer';
import type { KeySource, KeysOutcome } from '../issuers/keys';
import type { IssuerMetadata } from '../issuers/metadata';
import { mediaType, memberOf } from '../rules/facts';
import type { TokenKind } from '../token/classify';
import type { JsonObject } from '../token/decoded';
import { allowedAlgorithms, isPublicKeyAlgorithm, signatureAlgorithm } from './algorithms';
import type { Case } from './case';
import { conclude } from './conclude';
import { obtainKeys } from './obtainKeys';
import type { Reason, Undecided, Validation } from './outcome';
import { unknownHash } from './sdJwt';
import { checkSignature, type SignatureOutcome } from './signature';
import { structureReasons } from './structure';
import { signatureUses } from './verificationKey';

/** What a validation is given: where keys come from, the time it counts by, and who may stop it. */
export interface ValidateOptions {
  readonly keys: Pick<KeySource, 'keysOf'>;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** Never rejects. `validateInner` is for a token inside this one. */
export async function judge(
  one: Case,
  { keys, signal }: ValidateOptions,
  validateInner: (inner: string) => Promise<Validation>,
): Promise<Validation> {
  const { compact, decoded, header, profile, quirk, algorithm } = one;
  const structure = structureReasons(compact, decoded);
  if (structure.length > 0) return invalid([...structure.map((reason) => explained(reason, one)), ...one.known()]);
  const withheld = withheldCause(one);
  if (withheld !== undefined) return undecided(withheld, one);
  // What the profile rules out by itself needs no keys, and so no request.
  const refused = isAlgorithmConfigured(profile) ? refusedAlgorithm(one, undefined) : undefined;
  if (refused !== undefined) return refused;
  const kid = memberOf(header, 'kid');
  const obtained = await obtainKeys(profile, typeof kid === 'string' ? kid : undefined, keys, signal);
  if (obtained.status === 'aborted') return undecided({ code: 'aborted' }, one);
  if (obtained.status === 'failed') {
    const { failure } = obtained;
    return undecided({ code: 'keys-unavailable', ...(failure && { failure }) }, one);
  }
  const refusedByMetadata = refusedAlgorithm(one, obtained.metadata);
  if (refusedByMetadata !== undefined) return refusedByMetadata;
  const uses = [...signatureUses, ...(quirk.keyUses ?? [])];
  const context = { keys: obtained.keys, uses, signal };
  const outcome = await checkSignature(one.parts, header, algorithm, context);
  return conclude(one, placed(outcome, obtained, one.now), validateInner);
}

/** Says of a key that was not found among which keys: those of a cache may be older than the key. */
function placed(outcome: SignatureOutcome, { keys, failure }: FoundKeys, now: Date): SignatureOutcome {
  if (outcome.status !== 'undecided' || outcome.cause.code !== 'key-not-found') return outcome;
  const keysFrom = keys[0]?.origin;
  const isFresh = keysFrom?.obtainedAt !== undefined && keysFrom.obtainedAt.getTime() >= now.getTime();
  return {
    status: 'undecided',
    cause: { ...outcome.cause, ...(keysFrom && { keysFrom, isFresh }), ...(failure && { failure }) },
  };
}

type FoundKeys = Extract<KeysOutcome, { readonly status: 'found' }>;

/** Proofs of possession: no issuer signs them, so no issuer's key can check them. */
const proofs: readonly TokenKind[] = ['dpop-proof', 'key-binding', 'credential-proof'];

/** Why nobody here can decide, although there is a signature. */
function withheldCause(one: Case): Undecided | undefined {
  const { header, claims = {}, quirk, algorithm, profile, decoded, classification } = one;
  if (mayBeProof(header) && proofs.includes(classification().kind) && classification().confidence !== 'guess') {
    return { code: 'proof-of-possession' };
  }
  const isConfigured = isAlgorithmConfigured(profile);
  const kind = (): TokenKind => classification().kind;
  const withheld = quirk.undecided?.({ header, claims, algorithm, kind, isAlgorithmConfigured: isConfigured });
  return withheld ?? unknownHash(decoded);
}

/** A proof says so in its type, or carries its key; to classify a token that cannot be one would be for nothing. */
function mayBeProof(header: JsonObject): boolean {
  const type = mediaType(memberOf(header, 'typ'));
  return memberOf(header, 'jwk') !== undefined || (type !== undefined && type !== 'jwt');
}

function isAlgorithmConfigured({ sharedSecret, algorithms }: IssuerProfile): boolean {
  return sharedSecret || algorithms.length > 0;
}

/** RFC 8725 section 3.1: an algorithm that is not expected is refused; one that is may still be too new for us. */
function refusedAlgorithm(one: Case, metadata: IssuerMetadata | undefined): Validation | undefined {
  const { algorithm, profile } = one;
  const expected = allowedAlgorithms(profile, metadata);
  if (expected.includes(algorithm)) return undefined;
  // Nobody said that it must not be; it just cannot be verified here.
  const isUnspoken = !isAlgorithmConfigured(profile) && noneListed(metadata);
  if (isUnspoken && isPublicKeyAlgorithm(algorithm) && signatureAlgorithm(algorithm) === undefined) {
    return undecided({ code: 'algorithm-not-supported', algorithm }, one);
  }
  return invalid([{ code: 'alg-not-allowed-for-issuer', claim: 'alg', expected, found: algorithm }, ...one.known()]);
}

function noneListed(metadata: IssuerMetadata | undefined): boolean {
  return !(metadata?.signingAlgorithms ?? []).some(isPublicKeyAlgorithm);
}

function explained(reason: Reason, { quirk, parts }: Case): Reason {
  const isEmulated = reason.code === 'alg-none' && quirk.hasEmulator === true && parts.signature === '';
  return isEmulated ? { ...reason, difference: 'firebase-emulator' } : reason;
}

function invalid(reasons: readonly Reason[]): Validation {
  return { status: 'invalid', provenance: undefined, reasons };
}

function undecided(cause: Undecided, one: Case): Validation {
  const reasons = one.known();
  return { status: 'undecided', provenance: undefined, cause, ...(reasons.length > 0 && { reasons }) };
}
