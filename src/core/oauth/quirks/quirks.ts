/** Whose way of doing things a server follows. */
import type { IssuerProfile, Provider } from '../../issuers/issuer';

export function providerOf(profile: Pick<IssuerProfile, 'issuer' | 'provider'>): Provider {
  return profile.provider ?? 'generic';
}
