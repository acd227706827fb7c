/** Whether the issuer's key signed what one of its endpoints answered: ID tokens, signed introspection and user information. */
import type { IssuerProfile } from '../issuers/issuer';
import type { KeySource } from '../issuers/keys';
import { isSymmetric } from '../validation/algorithms';
import type { Reason } from '../validation/outcome';
import { validateToken } from '../validation/validate';
import type { OAuthDeps } from './client';

/** The world of a flow that may have signatures checked, too. */
export interface KeyedDeps extends OAuthDeps {
  /** Where the issuer's keys are; where absent, TLS stands for the signatures of what its endpoints answer. */
  readonly keys?: Pick<KeySource, 'keysOf'> | undefined;
}

export interface SignatureContext {
  readonly profile: IssuerProfile;
  readonly keys: Pick<KeySource, 'keysOf'> | undefined;
  readonly now: Date;
  readonly signal?: AbortSignal | undefined;
  /** Those that may have signed; where empty, the ones that the metadata lists for ID tokens. */
  readonly algorithms: readonly string[];
}

export interface IssuerSignature {
  /** Why the token is refused; empty also where nothing could be checked. */
  readonly reasons: readonly Reason[];
  /** True where a key of the issuer vouches for it. */
  readonly isChecked: boolean;
}

/** What endpoints may sign their answers with, where no list of the metadata is about them. */
export const answerAlgorithms: readonly string[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'],
];

/**
 * Asks the issuer's keys. Where they cannot be had, or the algorithm cannot be checked here, TLS has to do (OIDC Core
 * section 3.1.3.7, step 6); an HMAC with the client secret proves no more than TLS with the only other one who knows it.
 * Rejects only with the reason of `signal`.
 */
export async function checkIssuerSignature(
  compact: string,
  algorithm: unknown,
  { profile, keys, now, signal, algorithms }: SignatureContext,
): Promise<IssuerSignature> {
  if (keys === undefined || profile.sharedSecret || (typeof algorithm === 'string' && isSymmetric(algorithm))) {
    return { reasons: [], isChecked: false };
  }
  const verdict = await validateToken(compact, signatureProfile(profile, algorithms), { keys, now, signal });
  // What was called off has not passed.
  signal?.throwIfAborted();
  const reasons = verdict.status === 'invalid' ? verdict.reasons : [];
  return { reasons, isChecked: verdict.status === 'valid' };
}

/** What a profile expects of tokens is about access tokens. */
function signatureProfile(profile: IssuerProfile, algorithms: readonly string[]): IssuerProfile {
  return {
    ...profile,
    algorithms,
    audiences: [],
    tokenTypes: [],
    kinds: [],
    requiredScopes: [],
    requiredClaims: [],
    maxLifetimeSeconds: undefined,
  };
}
