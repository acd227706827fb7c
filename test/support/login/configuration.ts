/** How `oidc-provider` is set up for sign-ins: every flow that the product speaks, short lives, own pages. */
import { randomBytes } from 'node:crypto';
import {
  errors,
  type ClientMetadata,
  type Configuration,
  type ErrorOut,
  type JWKS,
  type KoaContextWithOIDC,
  type ResourceServer,
} from 'oidc-provider';
import { apiScopes } from './clients';
import { codePage, confirmPage, messagePage, pageHeaders, readCodeForm } from './pages';

export interface Lives {
  /** Seconds; the defaults are those of the demo. */
  readonly accessToken: number;
  readonly refreshToken: number;
  readonly deviceCode: number;
}

export const defaultLives: Lives = { accessToken: 300, refreshToken: 8 * 3600, deviceCode: 600 };

export interface ConfigurationParts {
  readonly jwks: JWKS;
  readonly clients: ClientMetadata[];
  readonly lives: Lives;
  /** The API whose tokens are JWTs (RFC 9068). */
  readonly api: string;
  /** Asks for a nonce in each DPoP proof (RFC 9449 section 8) while this is true. */
  readonly requireNonce: () => boolean;
}

/** An API whose tokens say nothing to their bearer. */
export const opaqueApi = 'https://opaque.example.com';

export function configuration({ jwks, clients, lives, api, requireNonce }: ConfigurationParts): Configuration {
  return {
    jwks,
    clients,
    cookies: { keys: [randomBytes(16).toString('hex')] },
    scopes: ['openid', 'offline_access', 'profile', 'email'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...claimsOf(id) }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    renderError: showError,
    responseTypes: ['code'],
    // Who acts, for those who read a token that was had by exchange (RFC 8693 section 4.1).
    extraTokenClaims: ({ state }) => actorClaim(state['actor']),
    rotateRefreshToken: true,
    issueRefreshToken: (_context, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    expiresWithSession: (_context, code) => !code.scopes.has('offline_access'),
    ttl: {
      AccessToken: lives.accessToken,
      ClientCredentials: lives.accessToken,
      RefreshToken: lives.refreshToken,
      DeviceCode: lives.deviceCode,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 600,
      Session: 3600,
      Grant: lives.refreshToken,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: devicePages,
      introspection: { enabled: true, allowedPolicy: (_context, client, token) => mayIntrospect(client, token) },
      jwtIntrospection: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, resource) => resourceServer(resource, api, lives.accessToken),
      },
    },
  };
}

/** What is known of whoever signed in: the name they gave, and an address made of it. */
export function claimsOf(accountId: string): Readonly<Record<string, unknown>> {
  const name = accountId.replaceAll(/(?:^|-)\p{L}/gu, (start) => start.replace('-', ' ').toUpperCase());
  return { name, preferred_username: accountId, email: `${accountId}@example.com`, email_verified: true };
}

function actorClaim(actor: unknown): { readonly act: { readonly sub: string } } | undefined {
  return typeof actor === 'string' ? { act: { sub: actor } } : undefined;
}

/** The APIs that tokens can be had for (RFC 8707). */
export function resourceServer(resource: string, api: string, accessTokenTTL: number): ResourceServer {
  const common = { scope: apiScopes.join(' '), audience: resource, accessTokenTTL };
  if (resource === api) return { ...common, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } };
  if (resource === opaqueApi) return { ...common, accessTokenFormat: 'opaque' };
  throw new errors.InvalidTarget('there is no such API here');
}

/** A public client may ask about its own tokens, the others about all. */
function mayIntrospect(
  client: { readonly clientId: string; readonly tokenEndpointAuthMethod?: string | undefined },
  token: { readonly clientId?: string | undefined },
): boolean {
  return client.tokenEndpointAuthMethod !== 'none' || token.clientId === client.clientId;
}

const devicePages = {
  enabled: true,
  mask: '****-****',
  userCodeInputSource: (context: KoaContextWithOIDC, form: string, _out?: unknown, error?: Error) => {
    show(context, codePage(readCodeForm(form), error === undefined ? undefined : problemOf(error)));
  },
  userCodeConfirmSource: (
    context: KoaContextWithOIDC,
    form: string,
    client: { readonly clientId: string; readonly clientName?: string | undefined },
    _device: unknown,
    userCode: string,
  ) => {
    show(context, confirmPage(readCodeForm(form), client.clientName ?? client.clientId, userCode));
  },
  successSource: (context: KoaContextWithOIDC) => {
    show(context, messagePage('You are signed in', 'Close this page and go back to your editor.'));
  },
};

function problemOf(error: Error): string {
  switch (error.name) {
    case 'NoCodeError':
      return 'Type the code first.';
    case 'AbortedError':
      return 'Nothing was allowed. You can close this page.';
    default:
      return 'No sign-in waits for this code: it is mistyped, used, or too old.';
  }
}

function showError(context: KoaContextWithOIDC, out: ErrorOut): void {
  const parts = [out.error, out.error_description].filter((part) => part !== undefined);
  show(context, messagePage('This did not work', parts.join(': ')));
}

function show(context: KoaContextWithOIDC, page: string): void {
  context.set(pageHeaders);
  context.body = page;
}
