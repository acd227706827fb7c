/** Endpoints that are on other hosts than the issuer, and that nobody has written or knows: a person has to agree first. */
import type { IssuerProfile } from '../issuers/issuer';
import { hostKind } from '../rules/addresses';
import type { AuthorizationServer } from './authorizationServer';
import { endpointsOf, serverOf } from './server';

export type EndpointName =
  | 'authorizationEndpoint'
  | 'tokenEndpoint'
  | 'deviceAuthorizationEndpoint'
  | 'revocationEndpoint'
  | 'introspectionEndpoint'
  | 'userinfoEndpoint';

export interface ForeignEndpoint {
  readonly name: EndpointName;
  readonly url: string;
  readonly origin: string;
  /** It leads inside a network, or is not https: never used, since metadata of a stranger could lead anywhere. */
  readonly isInside: boolean;
}

/** The endpoints of a server in the order people are told of them. */
export const endpointNames: readonly EndpointName[] = [
  'authorizationEndpoint',
  'tokenEndpoint',
  'deviceAuthorizationEndpoint',
  'revocationEndpoint',
  'introspectionEndpoint',
  'userinfoEndpoint',
];

/**
 * Those that come from metadata alone and whose origin is another than that of the issuer, of what the profile writes,
 * and of what its provider is known to have.
 */
export function foreignEndpoints(profile: IssuerProfile, server: AuthorizationServer): readonly ForeignEndpoint[] {
  const usable = new Set(endpointsOf(server));
  const own = new Set([...originsIn(profile.issuer), ...knownOrigins(profile)]);
  const [issuer] = urlsIn(profile.issuer);
  return endpointNames.flatMap((name) => {
    const url = server[name];
    if (url === undefined || !usable.has(url)) return [];
    const { origin, hostname, protocol } = new URL(url);
    if (own.has(origin)) return [];
    // The same machine at another port is no further inside than the issuer.
    const isInside = hostname !== issuer?.hostname && (protocol !== 'https:' || hostKind(hostname) !== 'public');
    return [{ name, url, origin, isInside }];
  });
}

/** Where the profile says that endpoints are, and where its provider has them without any metadata. */
export function knownOrigins(profile: IssuerProfile): readonly string[] {
  return [...new Set(endpointsOf(serverOf(profile, undefined)).flatMap(originsIn))];
}

/** The server without some of its endpoints. */
export function withoutEndpoints(server: AuthorizationServer, names: readonly EndpointName[]): AuthorizationServer {
  return { ...server, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

function originsIn(text: string): readonly string[] {
  return urlsIn(text).map(({ origin }) => origin);
}

function urlsIn(text: string): readonly URL[] {
  return URL.canParse(text) ? [new URL(text)] : [];
}
