/** A real authorization server on loopback: `oidc-provider`, with keys that can be rotated while it runs. */
import { createSecretKey, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, {
  type AsymmetricSigningAlgorithm,
  type Configuration,
  type JWKS,
  type ResourceServer,
  type SigningAlgorithm,
  type SymmetricSigningAlgorithm,
} from 'oidc-provider';
import { listenOnLoopback, type Listening } from './loopback';

/** Every asymmetric algorithm that `oidc-provider` signs with on this version of Node. */
export const signingAlgorithms: readonly AsymmetricSigningAlgorithm[] = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'] as const),
];

/** The ones that need a secret, which the API and the server share. */
export const secretAlgorithms: readonly SymmetricSigningAlgorithm[] = ['HS256', 'HS384', 'HS512'];

/** The audience of every access token. */
export const audience = 'https://api.example.com';

export interface AuthServer extends Listening {
  readonly issuer: string;
  /** The paths that were asked, in order, but for those of `accessToken`. */
  readonly requests: readonly string[];
  /** A JWT access token by client credentials (RFC 6749 section 4.4, RFC 9068), signed with this algorithm. */
  readonly accessToken: (algorithm: SigningAlgorithm) => Promise<string>;
  /** What tokens of {@link secretAlgorithms} are signed with. */
  readonly secret: Uint8Array;
  /** New keys in the place of the old ones, under names that begin with `prefix`. */
  readonly rotate: (prefix: string) => Promise<void>;
}

export async function startAuthServer(): Promise<AuthServer> {
  const requests: string[] = [];
  const secret = randomBytes(64);
  let provider: Provider | undefined;
  const server: Server = createServer((request, response) => {
    if (request.url !== '/token') requests.push(request.url ?? '');
    void provider?.callback()(request, response);
  });
  const listening = await listenOnLoopback(server);
  const issuer = listening.origin;
  const rotate = async (prefix: string): Promise<void> => {
    provider = new Provider(issuer, configuration(await signingKeys(prefix), secret));
  };
  await rotate('first');
  return {
    ...listening,
    issuer,
    requests,
    rotate,
    secret,
    accessToken: (algorithm) => requestToken(issuer, algorithm),
  };
}

const client = { id: 'daemon', secret: ['a', 'client', 'secret', 'of', 'tests'].join('-') };

async function requestToken(issuer: string, algorithm: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.id,
      client_secret: client.secret,
      resource: `https://${algorithm.toLowerCase()}.example.com`,
      scope: 'read',
    }),
  });
  const answer = (await response.json()) as { readonly access_token?: unknown };
  if (typeof answer.access_token !== 'string') throw new Error(`no access token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

function configuration(jwks: JWKS, secret: Buffer): Configuration {
  return {
    jwks,
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    cookies: { keys: ['a key of tests'] },
    enabledJWA: { idTokenSigningAlgValues: [...signingAlgorithms] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: 'read',
          audience,
          accessTokenTTL: 600,
          accessTokenFormat: 'jwt',
          jwt: { sign: signingOf(resource, secret) },
        }),
      },
    },
    ttl: { ClientCredentials: 600 },
  };
}

type Signing = NonNullable<ResourceServer['jwt']>['sign'];

/** The resource that a token is for says which algorithm it is to be signed with. */
function signingOf(resource: string, secret: Buffer): Signing {
  const [name] = new URL(resource).hostname.split('.');
  const isNamed = (each: string): boolean => each.toLowerCase() === name;
  const symmetric = secretAlgorithms.find(isNamed);
  if (symmetric !== undefined) return { alg: symmetric, key: createSecretKey(secret) };
  const alg = signingAlgorithms.find(isNamed);
  if (alg === undefined) throw new Error(`no algorithm ${String(name)}`);
  return { alg };
}

/** A key of each kind, without `alg`, so that it serves each algorithm of its kind. */
async function signingKeys(prefix: string): Promise<JWKS> {
  const kinds = ['RS256', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;
  const keys = await Promise.all(
    kinds.map(async (kind): Promise<JWK> => {
      const { privateKey } = await generateKeyPair(kind, { extractable: true });
      return { ...(await exportJWK(privateKey)), kid: `${prefix}-${kind}`, use: 'sig' };
    }),
  );
  return { keys };
}
