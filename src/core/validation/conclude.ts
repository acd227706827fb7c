/** Draws the conclusion from a signature, and mints the verified token: nothing else may. */
import { mediaType, memberOf } from '../rules/facts';
import { uncheckedOf } from './claimChecks';
import type { Case } from './case';
import type { ReadyKey } from './keySelection';
import type { KeyProvenance, Reason, Validation, VerifiedToken } from './outcome';
import { keyBindingReasons } from './sdJwt';
import type { SignatureOutcome } from './signature';
import { withinTolerance } from './times';

/** The verdict on a token whose signature was checked. */
export async function conclude(
  one: Case,
  outcome: SignatureOutcome,
  validateInner: (inner: string) => Promise<Validation>,
): Promise<Validation> {
  if (outcome.status === 'undecided') return withoutSignature(one, outcome);
  const provenance = outcome.by && provenanceOf(one, outcome.by);
  if (outcome.status === 'wrong') {
    // What a detached signature is made for is elsewhere (RFC 7515 appendix F).
    const isDetached = one.decoded.form === 'jws-detached' && outcome.reason.code === 'signature-invalid';
    if (isDetached) return { status: 'undecided', provenance, cause: { code: 'not-a-jwt' } };
    return { status: 'invalid', provenance, reasons: [outcome.reason, ...one.known()] };
  }
  const reasons = [
    ...bindingReasons(one, outcome.by),
    ...(await keyBindingReasons(one.compact, one.decoded, one.now)),
    ...nestingReasons(one),
    ...one.known(),
  ];
  if (one.nested !== undefined) return throughNesting(reasons, provenance, await validateInner(one.nested));
  if (reasons.length > 0) return { status: 'invalid', provenance, reasons };
  return { status: 'valid', provenance, token: mint(one) };
}

function withoutSignature(one: Case, { cause }: SignatureOutcome & { readonly status: 'undecided' }): Validation {
  const known = one.known();
  return { status: 'undecided', provenance: undefined, cause, ...(known.length > 0 && { reasons: known }) };
}

function provenanceOf({ profile, algorithm }: Case, { issuerKey, thumbprint }: ReadyKey): KeyProvenance {
  const { keyId, origin } = issuerKey;
  return { profile: profile.name, issuer: profile.issuer, keyId, algorithm, thumbprint, origin };
}

/** A key may be bound to one issuer of several that share a key set (RFC 8725 section 3.8). */
function bindingReasons({ claims, quirk, nested }: Case, { issuerKey }: ReadyKey): readonly Reason[] {
  const bound = issuerKey.issuer;
  if (bound === undefined || claims === undefined || nested !== undefined) return [];
  const found = memberOf(claims, 'iss');
  const serves = quirk.keyMayServe?.(bound, claims) ?? bound === found;
  return serves ? [] : [{ code: 'key-issuer-binding', expected: bound, ...(found !== undefined && { found }) }];
}

/** RFC 7519 section 5.2: whoever nests a token says so with `cty`. */
function nestingReasons({ nested, header }: Case): readonly Reason[] {
  const found = memberOf(header, 'cty');
  if (nested === undefined || mediaType(found) === 'jwt') return [];
  return [{ code: 'nested-invalid', claim: 'cty', expected: 'JWT', ...(found !== undefined && { found }) }];
}

/** The claims of a nested token are those of the innermost one, and every layer has to hold. */
function throughNesting(
  reasons: readonly Reason[],
  provenance: KeyProvenance | undefined,
  inner: Validation,
): Validation {
  if (inner.status === 'invalid') {
    const nested: Reason = { code: 'nested-invalid', found: inner.reasons.map(({ code }) => code) };
    return { status: 'invalid', provenance, reasons: [...reasons, nested, ...inner.reasons] };
  }
  if (reasons.length > 0) return { status: 'invalid', provenance, reasons };
  return { ...inner, provenance: inner.provenance ?? provenance };
}

function mint(one: Case): VerifiedToken {
  const { decoded, header, claims = {}, profile, quirk, now } = one;
  const token = {
    decoded,
    claims,
    header,
    checkedAt: now,
    unchecked: uncheckedOf(one, profile, quirk),
    withinTolerance: withinTolerance(claims, now.getTime() / 1000),
  };
  // The brand exists in the type alone, so that no other code can make a token that counts as verified.
  return token as unknown as VerifiedToken;
}
