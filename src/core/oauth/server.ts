/** The endpoints of an authorization server: what the profile says, else its metadata, else its provider's known ones. */
import type { IssuerProfile } from '../issuers/issuer';
import { keySetUrlFault } from '../issuers/issuerUrl';
import type { IssuerMetadata } from '../issuers/metadata';
import { stringsOf } from '../issuers/metadataDocument';
import { memberOf } from '../rules/facts';
import type { AuthorizationServer } from './authorizationServer';
import type { KnownEndpoints } from './quirks/quirk';
import { quirkOf } from './quirks/quirks';

/** `metadata` is undefined for a profile without discovery, or where nothing could be fetched. */
export function serverOf(profile: IssuerProfile, metadata: IssuerMetadata | undefined): AuthorizationServer {
  const document = metadata?.document;
  const known = quirkOf(profile).endpoints?.(profile) ?? {};
  const endpoint = (name: EndpointName, member: string): string | undefined =>
    profile[name] ?? urlOf(memberOf(document, member)) ?? known[name];
  const lists = (member: string): readonly string[] | undefined =>
    document === undefined ? undefined : stringsOf(document, member);
  return {
    issuer: profile.issuer,
    authorizationEndpoint: endpoint('authorizationEndpoint', 'authorization_endpoint'),
    tokenEndpoint: endpoint('tokenEndpoint', 'token_endpoint'),
    deviceAuthorizationEndpoint: endpoint('deviceAuthorizationEndpoint', 'device_authorization_endpoint'),
    revocationEndpoint: endpoint('revocationEndpoint', 'revocation_endpoint'),
    introspectionEndpoint: endpoint('introspectionEndpoint', 'introspection_endpoint'),
    userinfoEndpoint: endpoint('userinfoEndpoint', 'userinfo_endpoint'),
    grantTypes: lists('grant_types_supported'),
    codeChallengeMethods: lists('code_challenge_methods_supported'),
    issParameterSupported: memberOf(document, 'authorization_response_iss_parameter_supported') === true,
    dpopAlgorithms: lists('dpop_signing_alg_values_supported'),
    jwksUri: profile.jwksUri ?? metadata?.jwksUri ?? known.jwksUri,
    signingAlgorithms: metadata?.signingAlgorithms ?? [],
  };
}

/**
 * Where the flows of this server send requests and open the browser, each URL once; key sets are not among them. What
 * is no URL that {@link isEndpointUrl} takes is left out: it is never used.
 */
export function endpointsOf(server: AuthorizationServer): readonly string[] {
  const endpoints = [
    server.authorizationEndpoint,
    server.tokenEndpoint,
    server.deviceAuthorizationEndpoint,
    server.revocationEndpoint,
    server.introspectionEndpoint,
    server.userinfoEndpoint,
  ];
  return [...new Set(endpoints.filter((url): url is string => url !== undefined && isEndpointUrl(url)))];
}

/** https, or this machine; no fragment (RFC 6749 section 3.2), no user name; nothing that a parser would rewrite. */
export function isEndpointUrl(url: string): boolean {
  return url.length <= longestUrl && keySetUrlFault(url) === undefined;
}

type EndpointName = Exclude<keyof KnownEndpoints, 'jwksUri'>;

/** As long as a profile may write it. */
const longestUrl = 2048;

/** Whether it may be used is told when it is to be, so that a bad one is not taken for none. */
function urlOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
