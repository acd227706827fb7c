/** Whose way of doing things a server follows: what the profile says, else what its issuer looks like. */
import type { IssuerProfile, Provider } from '../../issuers/issuer';
import { auth0Quirk } from './auth0';
import { awsQuirk } from './aws';
import { descopeQuirk } from './descope';
import { entraQuirk } from './entra';
import { githubQuirk } from './github';
import { gitlabQuirk } from './gitlab';
import { googleQuirk } from './google';
import { keycloakQuirk } from './keycloak';
import { oktaQuirk } from './okta';
import type { OAuthQuirk } from './quirk';

const generic: OAuthQuirk = { id: 'generic', fits: () => true };

/** Keycloak is told by its path alone, so the providers with hosts of their own come before it. */
const quirks: readonly OAuthQuirk[] = [
  githubQuirk,
  googleQuirk,
  entraQuirk,
  auth0Quirk,
  oktaQuirk,
  descopeQuirk,
  gitlabQuirk,
  awsQuirk,
  keycloakQuirk,
];

type OfProvider = Pick<IssuerProfile, 'issuer' | 'provider'>;

export function providerOf(profile: OfProvider): Provider {
  return profile.provider ?? quirkOf(profile).id;
}

/** What is special about the server of a profile; nothing for most. */
export function quirkOf({ issuer, provider }: OfProvider): OAuthQuirk {
  const fits =
    provider === undefined ? ({ fits: isOf }: OAuthQuirk) => isOf(issuer) : ({ id }: OAuthQuirk) => id === provider;
  return quirks.find(fits) ?? generic;
}
