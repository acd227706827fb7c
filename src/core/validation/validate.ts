/** Validates a token against an issuer profile; the only place that mints a verified token. */
import { profileOf } from '../issuers/issuer';
import type { IssuerProfile, IssuerSetting } from '../issuers/issuer';
import { decodeToken, maxNesting } from '../token/decode';
import type { DecodedToken } from '../token/decoded';
import { caseOf } from './case';
import { judge, type ValidateOptions } from './judge';
import type { Reason, Undecided, Validation } from './outcome';
import { rankProfiles } from './profileRanking';
import { isNoToken, structureReasons } from './structure';
import { compactForms, isSigned } from './subject';
import type { CompactForms } from './subject';

/**
 * Checks signature and claims of a token against one profile, and names everything that fails, not the first alone.
 * Which algorithms and keys count is the profile's and its metadata's to say, never the token's (RFC 8725 section 3.1).
 * The token is to be given bare: what surrounds it counts as a part of it. Never rejects: a failure is a value.
 */
export function validateToken(compact: string, issuer: IssuerSetting, options: ValidateOptions): Promise<Validation> {
  return validate(compact, profileOf(issuer), options, 0);
}

/** The profiles a token may be of, the likeliest first: by `iss`, and for tokens without one by what else fits. */
export function profilesFor(compact: string, profiles: readonly IssuerProfile[]): readonly IssuerProfile[] {
  return rankProfiles(decodeToken(compact), profiles);
}

async function validate(
  compact: string,
  profile: IssuerProfile,
  options: ValidateOptions,
  nesting: number,
): Promise<Validation> {
  const decoded = decodeToken(compact);
  const cause = unreadableCause(decoded);
  if (cause !== undefined) return { status: 'undecided', provenance: undefined, cause };
  if (decoded.form === 'jws-json') return validateJson(compactForms(compact, decoded), profile, options, nesting);
  if (isSigned(decoded)) {
    const one = caseOf(compact, decoded, profile, options.now);
    return judge(one, options, (inner) => validateInner(inner, profile, options, nesting + 1));
  }
  return { status: 'invalid', provenance: undefined, reasons: structureReasons(compact, decoded) };
}

/** A token in a token; as deep as decoding goes, and no deeper. */
function validateInner(
  compact: string,
  profile: IssuerProfile,
  options: ValidateOptions,
  nesting: number,
): Promise<Validation> {
  if (nesting <= maxNesting) return validate(compact, profile, options, nesting);
  const reason: Reason = { code: 'malformed', claim: 'token', found: 'nested-too-deep' };
  return Promise.resolve({ status: 'invalid', provenance: undefined, reasons: [reason] });
}

/** Valid when one of its signatures is (RFC 7515 section 7.2.1), and the form is one that it may have. */
async function validateJson(
  { forms, reasons }: CompactForms,
  profile: IssuerProfile,
  options: ValidateOptions,
  nesting: number,
): Promise<Validation> {
  let verdict: Validation | undefined;
  for (const form of forms) {
    const next = await validate(form, profile, options, nesting);
    if (verdict === undefined || next.status === 'valid') verdict = next;
    if (next.status === 'valid') break;
  }
  const beside = verdict === undefined || verdict.status === 'valid' ? [] : (verdict.reasons ?? []);
  if (verdict !== undefined && reasons.length === 0) return verdict;
  return { status: 'invalid', provenance: verdict?.provenance, reasons: [...reasons, ...beside] };
}

/** Why there is nothing to check: only their issuer or their receiver can read such tokens. */
function unreadableCause(decoded: DecodedToken): Undecided | undefined {
  if (decoded.form === 'opaque') return { code: 'opaque' };
  if (decoded.form === 'jwe') return { code: 'encrypted' };
  return isNoToken(decoded) ? { code: 'not-a-jwt' } : undefined;
}
