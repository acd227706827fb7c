/** Judges a compact token against a profile: structure, claims, keys and signature, in this order. */
import type { IssuerProfile } from '../issuers/issuer';
import type { IssuerMetadata } from '../issuers/metadata';
import { factsOf, memberOf } from '../rules/facts';
import type { TokenFacts } from '../rules/facts';
import { classifyToken } from '../token/classify';
import type { Classification, TokenKind } from '../token/classify';
import { allowedAlgorithms, isPublicKeyAlgorithm, signatureAlgorithm } from './algorithms';
import { claimReasons } from './claimChecks';
import { conclude } from './conclude';
import { obtainKeys } from './obtainKeys';
import type { Reason, Undecided, Validation } from './outcome';
import { quirkOf } from './quirks';
import type { Quirk } from './quirks/quirk';
import { disclosureReasons, unknownHash } from './sdJwt';
import { checkSignature } from './signature';
import type { SignedParts } from './signature';
import { structureReasons } from './structure';
import { nestedCompact, signedParts } from './subject';
import type { SignedToken } from './subject';
import type { ValidateOptions } from './validate';
import { signatureUses } from './verificationKey';

/** A token with everything that is known of it before its keys are. */
export interface Case {
  readonly compact: string;
  readonly decoded: SignedToken;
  readonly profile: IssuerProfile;
  readonly options: ValidateOptions;
  readonly parts: SignedParts;
  readonly facts: TokenFacts;
  readonly classification: Classification;
  readonly quirk: Quirk;
  readonly algorithm: string;
  /** The token in the payload. */
  readonly nested: string | undefined;
  /** Expectations that fail, whatever the signature says. */
  readonly known: readonly Reason[];
}

/** Never rejects. `validateInner` is for a token inside this one. */
export async function judge(
  compact: string,
  decoded: SignedToken,
  profile: IssuerProfile,
  options: ValidateOptions,
  validateInner: (inner: string) => Promise<Validation>,
): Promise<Validation> {
  const one = caseOf(compact, decoded, profile, options);
  const structure = structureReasons(compact, one.facts);
  if (structure.length > 0) return invalid([...structure.map((reason) => explained(reason, one)), ...one.known]);
  const withheld = withheldCause(one);
  if (withheld !== undefined) return undecided(withheld, one.known);
  // What the profile rules out by itself needs no keys, and so no request.
  const isSettled = profile.sharedSecret || profile.algorithms.length > 0;
  const refused = isSettled ? refusedAlgorithm(one, undefined) : undefined;
  if (refused !== undefined) return refused;
  const kid = memberOf(one.facts.header, 'kid');
  const obtained = await obtainKeys(profile, typeof kid === 'string' ? kid : undefined, options.keys, options.signal);
  if (obtained.status === 'aborted') return undecided({ code: 'aborted' }, one.known);
  if (obtained.status === 'failed') {
    const { failure } = obtained;
    return undecided({ code: 'keys-unavailable', ...(failure && { failure }) }, one.known);
  }
  const refusedByMetadata = refusedAlgorithm(one, obtained.metadata);
  if (refusedByMetadata !== undefined) return refusedByMetadata;
  const uses = [...signatureUses, ...(one.quirk.keyUses ?? [])];
  const context = { keys: obtained.keys, uses, signal: options.signal };
  const outcome = await checkSignature(one.parts, decoded.header, one.algorithm, context);
  return conclude(one, outcome, validateInner);
}

function caseOf(compact: string, decoded: SignedToken, profile: IssuerProfile, options: ValidateOptions): Case {
  const classification = classifyToken(decoded);
  const { clockToleranceSeconds } = profile;
  const facts = factsOf(decoded, classification, { now: options.now, clockToleranceSeconds });
  const quirk = quirkOf(profile.issuer);
  const parts = signedParts(compact);
  const nested = nestedCompact(decoded, parts);
  const claimFaults = nested === undefined ? claimReasons(facts, profile, quirk) : [];
  const known = [...disclosureReasons(facts), ...claimFaults];
  const algorithm = facts.alg ?? '';
  return { compact, decoded, profile, options, parts, facts, classification, quirk, algorithm, nested, known };
}

/** Proofs of possession: no issuer signs them, so no issuer's key can check them. */
const proofs: readonly TokenKind[] = ['dpop-proof', 'key-binding', 'credential-proof'];

/** Why nobody here can decide, although there is a signature. */
function withheldCause({ facts, classification, quirk, algorithm, profile }: Case): Undecided | undefined {
  const { header = {}, claims = {} } = facts;
  if (proofs.includes(facts.kind) && facts.confidence !== 'guess') return { code: 'proof-of-possession' };
  const isAlgorithmConfigured = profile.sharedSecret || profile.algorithms.length > 0;
  return (
    quirk.undecided?.({ header, claims, algorithm, classification, isAlgorithmConfigured }) ??
    unknownHash(facts.decoded)
  );
}

/** RFC 8725 section 3.1: an algorithm that is not expected is refused; one that is may still be too new for us. */
function refusedAlgorithm(one: Case, metadata: IssuerMetadata | undefined): Validation | undefined {
  const { algorithm, profile } = one;
  const expected = allowedAlgorithms(profile, metadata);
  if (expected.includes(algorithm)) return undefined;
  // Nobody said that it must not be; it just cannot be verified here.
  const isUnspoken = !profile.sharedSecret && profile.algorithms.length === 0 && noneListed(metadata);
  if (isUnspoken && isPublicKeyAlgorithm(algorithm) && signatureAlgorithm(algorithm) === undefined) {
    return undecided({ code: 'algorithm-not-supported', algorithm }, one.known);
  }
  return invalid([{ code: 'alg-not-allowed-for-issuer', claim: 'alg', expected, found: algorithm }, ...one.known]);
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

function undecided(cause: Undecided, reasons: readonly Reason[]): Validation {
  return { status: 'undecided', provenance: undefined, cause, ...(reasons.length > 0 && { reasons }) };
}
