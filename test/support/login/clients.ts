/** The clients that the login server knows, one for each way in which a client can prove who it is. */
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { ClientMetadata } from 'oidc-provider';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const exchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';

/** Of the API that the login server brings. */
export const apiScopes = ['orders:read', 'orders:write'] as const;

/** The editor: a public native client (RFC 8252). */
export const editorClientId = 'claimcheck-demo';

/** Ids and secrets hold what RFC 6749 section 2.3.1 wants encoded, so that a client that does not is found out. */
export const basicClient = { id: 'service:basic', secret: ['a secret', 'with % & + =', 'and: "quotes"'].join(' ') };
export const postClient = { id: 'service-post', secret: ['another', 'secret', 'of', 'tests'].join('-') };
export const keyClientId = 'service-key';
/** The API: introspects the tokens of all, and gets signed answers (RFC 9701). */
export const apiClient = { id: 'orders-api', secret: ['the', 'secret', 'of', 'the', 'api'].join('-') };

export interface Clients {
  readonly metadata: ClientMetadata[];
  /** What {@link keyClientId} signs its assertions with. */
  readonly clientKey: JWK;
}

/** `/callback` and `/` at any port of this machine, and what a web editor makes of them. */
export function isRedirectUri(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const url = new URL(uri);
  if (url.protocol === 'vscode:') return url.hostname === 'claimcheck.claimcheck';
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return url.protocol === 'http:' && loopback && /^(?:\/proxy\/\d{1,5})?\/(?:callback)?$/.test(url.pathname);
}

export async function makeClients(): Promise<Clients> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const service = { grant_types: ['client_credentials', exchangeGrant], response_types: [], redirect_uris: [] };
  const metadata: ClientMetadata[] = [
    {
      client_id: editorClientId,
      client_name: 'Claimcheck',
      application_type: 'native',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token', deviceGrant, exchangeGrant],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/callback'],
    },
    {
      ...service,
      client_id: basicClient.id,
      client_secret: basicClient.secret,
      token_endpoint_auth_method: 'client_secret_basic',
    },
    {
      ...service,
      client_id: postClient.id,
      client_secret: postClient.secret,
      token_endpoint_auth_method: 'client_secret_post',
    },
    {
      ...service,
      client_id: keyClientId,
      token_endpoint_auth_method: 'private_key_jwt',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'service-key-1', alg: 'ES256', use: 'sig' }] },
    },
    {
      ...service,
      client_id: apiClient.id,
      client_secret: apiClient.secret,
      token_endpoint_auth_method: 'client_secret_basic',
      introspection_signed_response_alg: 'RS256',
    },
  ];
  const clientKey = { ...(await exportJWK(privateKey)), kid: 'service-key-1', alg: 'ES256' };
  return { metadata, clientKey };
}
