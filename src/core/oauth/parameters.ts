/** The parameters of requests to an authorization server, and those that say what the tokens are for. */
import type { IssuerProfile } from '../issuers/issuer';

/** A name may occur more than once only where its RFC says so, as `resource` does (RFC 8707 section 2). */
export type Parameter = readonly [name: string, value: string];

/** `scope` (RFC 6749 section 3.3); left out rather than empty, which the grammar does not have. */
export function scopeParameter(scopes: readonly string[]): readonly Parameter[] {
  return scopes.length === 0 ? [] : [['scope', scopes.join(' ')]];
}

/** One `resource` for each API (RFC 8707 section 2). */
export function resourceParameters({ resources }: Pick<IssuerProfile, 'resources'>): readonly Parameter[] {
  return resources.map((resource) => ['resource', resource]);
}

/** `audience`, as Auth0 and others want it in the place of a resource. */
export function audienceParameter({
  requestedAudience,
}: Pick<IssuerProfile, 'requestedAudience'>): readonly Parameter[] {
  return requestedAudience === undefined ? [] : [['audience', requestedAudience]];
}
