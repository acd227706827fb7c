/** What a profile says about signing in, for a person to read before agreeing to it. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import { endpointNames } from '../../core/oauth/foreignEndpoints';
import { providerOf } from '../../core/oauth/quirks/quirks';
import { endpointsOf, serverOf } from '../../core/oauth/server';
import { urlsIn } from './hosts';
import { authenticationWords, dpopWords, endpointTitle, providerTitle, redirectWords } from './loginWords';

/** A name and its values, each in full. */
export type Fact = readonly [what: string, values: readonly string[]];

/** AWS gives a client id to whoever asks; of all others it stands in the profile. */
export function isForLogin(profile: IssuerProfile): boolean {
  return profile.clientId !== undefined || providerOf(profile) === 'aws';
}

/**
 * Every member that is for signing in. Endpoints of the provider that the profile does not write are among the hosts,
 * since they are asked all the same; those that metadata names elsewhere are asked about at sign-in.
 */
export function loginFacts(profile: IssuerProfile): readonly Fact[] {
  const { clientId, scopes, provider, tokenEndpointAuthMethod, dpop, redirectUri, startUrl } = profile;
  const hosts = endpointsOf(serverOf(profile, undefined)).flatMap((url) => urlsIn(url).map(({ host }) => host));
  return [
    ['Client ID for sign-in', optional(clientId)],
    ['Scope for sign-in', scopes],
    ['Provider', provider === undefined ? [] : [providerTitle(provider)]],
    ...endpointNames.map((name): Fact => [endpointTitle(name), optional(profile[name])]),
    ['Host that gets codes and tokens', isForLogin(profile) ? [...new Set([...issuerHosts(profile), ...hosts])] : []],
    ['Client authentication', tokenEndpointAuthMethod === 'none' ? [] : [authenticationWords(tokenEndpointAuthMethod)]],
    ['Binding of tokens', dpop ? [dpopWords] : []],
    ['Resource that tokens are asked for', profile.resources],
    ['Audience that tokens are asked for', optional(profile.requestedAudience)],
    ['Redirect', redirectUri === undefined ? [] : [redirectWords(redirectUri)]],
    [
      'Parameter of the sign-in page',
      Object.entries(profile.authorizationParameters).map(([name, value]) => `${name} = ${value}`),
    ],
    ['Access portal', optional(startUrl)],
  ];
}

/** With discovery the issuer itself says where to go; without, it is asked only where an endpoint is there. */
function issuerHosts({ issuer, discovery }: IssuerProfile): readonly string[] {
  return discovery === 'none' ? [] : urlsIn(issuer).map(({ host }) => host);
}

function optional(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}
