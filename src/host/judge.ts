/** Judges a token by issuer profiles: by one of them, or by the first that holds it valid. */
import type { IssuerProfile } from '../core/issuers/issuer';
import type { KeySource } from '../core/issuers/keys';
import type { Validation } from '../core/validation/outcome';
import { checkDpopProof } from '../core/validation/dpop';
import type { Possession } from '../core/validation/possession';
import { judgeWithoutProfile } from '../core/validation/unconfigured';
import { validateToken } from '../core/validation/validate';

/** A validation with what it was made of. */
export interface Verdict {
  /** Name of the profile; empty when no profile fits. */
  readonly profile: string;
  readonly validation: Validation;
  readonly checkedAt: Date;
  /** What checking it as a DPoP proof answered, for a token that is one. */
  readonly possession?: Possession | undefined;
}

export interface JudgeOptions {
  readonly source: Pick<KeySource, 'keysOf'>;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/** Profiles of one issuer that are tried in turn, such as one for each API. */
const mostTried = 5;

/** The verdict of the first profile that holds the token valid, or else of the likeliest, which comes first. */
export async function judge(
  compact: string,
  profiles: readonly IssuerProfile[],
  options: JudgeOptions,
): Promise<Verdict> {
  const [likeliest, ...others] = profiles.slice(0, mostTried);
  if (likeliest === undefined) return judgeByNone(compact, options);
  const first = await judgeBy(compact, likeliest, options);
  if (first.validation.status !== 'invalid') return first;
  for (const profile of others) {
    const other = await judgeBy(compact, profile, options);
    if (other.validation.status === 'valid') return other;
  }
  return first;
}

async function judgeBy(
  compact: string,
  profile: IssuerProfile,
  { source, now, signal }: JudgeOptions,
): Promise<Verdict> {
  const validation = await validateToken(compact, profile, { keys: source, now, signal });
  const isProof = validation.status === 'undecided' && validation.cause.code === 'proof-of-possession';
  const possession = isProof ? await checkDpopProof(compact, { now }) : undefined;
  return { profile: profile.name, validation, checkedAt: now, possession };
}

async function judgeByNone(compact: string, { now }: JudgeOptions): Promise<Verdict> {
  const possession = await checkDpopProof(compact, { now });
  if (possession.status === 'undecided' && possession.code === 'not-a-proof') {
    return { profile: '', validation: judgeWithoutProfile(compact), checkedAt: now };
  }
  const cause = { code: 'proof-of-possession' } as const;
  const validation: Validation = { status: 'undecided', provenance: undefined, cause };
  return { profile: '', validation, checkedAt: now, possession };
}
