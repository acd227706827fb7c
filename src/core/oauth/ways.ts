/** Which ways to sign in a server leaves open to a client, the fitting one first. */
import type { ClientAuthentication } from './client';
import type { AuthorizationServer } from './authorizationServer';

/** How tokens are first obtained, by or for a person who asks for them. */
export type InteractiveWay = 'device-code' | 'browser' | 'client-credentials';

export interface WayOffer {
  readonly way: InteractiveWay;
  /** Undefined where nothing is in its way. */
  readonly obstacle: WayObstacle | undefined;
}

export type WayObstacle =
  /** The server names no endpoint for it. */
  | 'no-endpoint'
  /** The server lists its grants, and this one is not among them. */
  | 'not-granted'
  /** A client that cannot authenticate has no credentials of its own (RFC 6749 section 4.4). */
  | 'public-client'
  /** RFC 9700 section 2.1.1. */
  | 'no-pkce';

export interface WaysContext {
  /** Where the browser of the person is, seen from here. */
  readonly place: 'here' | 'elsewhere';
  readonly offerFirst: 'automatic' | 'deviceCode' | 'browser';
}

/** `grant_type` of each way that the token endpoint shares with others (RFC 8414 section 2). */
const grants: Readonly<Record<Exclude<InteractiveWay, 'device-code'>, string>> = {
  browser: 'authorization_code',
  'client-credentials': 'client_credentials',
};

/**
 * Every way with what is in its way, those that work first. Where the browser is on another machine a device code
 * comes first, since no redirect of it arrives here; elsewhere the browser does, since RFC 10027 asks for a flow on one
 * device where there is one.
 */
export function waysFor(
  server: AuthorizationServer,
  authentication: Pick<ClientAuthentication, 'method'>,
  { place, offerFirst }: WaysContext,
): readonly WayOffer[] {
  const deviceFirst = offerFirst === 'automatic' ? place === 'elsewhere' : offerFirst === 'deviceCode';
  const people: readonly InteractiveWay[] = deviceFirst ? ['device-code', 'browser'] : ['browser', 'device-code'];
  const offers = [...people, 'client-credentials' as const].map((way) => ({
    way,
    obstacle: obstacleOf(way, server, authentication),
  }));
  return [...offers.filter(({ obstacle }) => obstacle === undefined), ...offers.filter(({ obstacle }) => obstacle)];
}

function obstacleOf(
  way: InteractiveWay,
  server: AuthorizationServer,
  { method }: Pick<ClientAuthentication, 'method'>,
): WayObstacle | undefined {
  const { grantTypes, codeChallengeMethods } = server;
  if (way === 'client-credentials' && method === 'none') return 'public-client';
  if (server.tokenEndpoint === undefined || endpointOf(way, server) === undefined) return 'no-endpoint';
  // An endpoint that serves one grant alone says that the grant is offered, even where the list of grants forgets it.
  if (way !== 'device-code' && grantTypes !== undefined && !grantTypes.includes(grants[way])) return 'not-granted';
  if (way === 'browser' && codeChallengeMethods !== undefined && !codeChallengeMethods.includes('S256')) {
    return 'no-pkce';
  }
  return undefined;
}

function endpointOf(way: InteractiveWay, server: AuthorizationServer): string | undefined {
  switch (way) {
    case 'device-code':
      return server.deviceAuthorizationEndpoint;
    case 'browser':
      return server.authorizationEndpoint;
    case 'client-credentials':
      return server.tokenEndpoint;
  }
}
