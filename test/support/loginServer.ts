/** A real authorization server to sign in to: `oidc-provider` on loopback with every flow, own pages and an API. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider from 'oidc-provider';
import { isRedirectUri, makeClients } from './login/clients';
import { configuration, defaultLives, resourceServer, type Lives } from './login/configuration';
import { createDemoApi } from './login/demoApi';
import { interactionRoutes } from './login/interactions';
import { createJwtTokens } from './login/jwtTokens';
import { createMischief, type Mischief } from './login/mischief';
import { messagePage, pageHeaders } from './login/pages';
import { registerTokenExchange } from './login/tokenExchange';
import { listenOnLoopback, type Listening } from './loopback';

export interface LoginServerOptions {
  readonly lives?: Partial<Lives>;
  /** Seconds between polls that the server asks for; without, it names none, which means five (RFC 8628 section 3.2). */
  readonly interval?: number;
  /** Is told every secret of every answer to the editor: tokens, device codes. */
  readonly onSecrets?: (secrets: readonly string[]) => void;
  /** 0, or nothing: the system chooses. */
  readonly port?: number;
}

export interface LoginServer extends Listening {
  readonly issuer: string;
  /** The resource whose access tokens are JWTs; `${api}/orders` answers to them. */
  readonly api: string;
  /** Method and path of every request, in order. */
  readonly requests: readonly string[];
  /** How often a path was asked. */
  readonly count: (path: string) => number;
  readonly plan: (path: string, mischief: Mischief, times?: number) => void;
  /** Whether each DPoP proof has to hold a nonce of the server. */
  readonly requireNonce: (required: boolean) => void;
  /** What the client with `private_key_jwt` signs with. */
  readonly clientKey: JWK;
}

export async function startLoginServer(options: LoginServerOptions = {}): Promise<LoginServer> {
  const requests: string[] = [];
  const mischief = createMischief();
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = () => Promise.resolve();
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${pathOf(request)}`);
    void mischief.meet(request, response).then((goOn) => (goOn ? answer(request, response) : undefined));
  });
  const listening = await listenOnLoopback(server, options.port);
  const needs = { nonce: false };
  const made = await makeProvider(listening.origin, options, () => needs.nonce);
  answer = async (request, response) => {
    if (sendToOwnOrigin(request, response, listening.origin)) return;
    if (pathOf(request) === '/') response.writeHead(200, pageHeaders).end(welcome());
    else if (!(await made.api(request, response))) await made.provider.callback()(request, response);
  };
  return {
    ...listening,
    issuer: listening.origin,
    api: `${listening.origin}/api`,
    requests,
    count: (path) => requests.filter((each) => each.endsWith(` ${path}`)).length,
    plan: mischief.plan,
    requireNonce: (required) => (needs.nonce = required),
    clientKey: made.clientKey,
  };
}

async function makeProvider(origin: string, options: LoginServerOptions, requireNonce: () => boolean) {
  const lives = { ...defaultLives, ...options.lives };
  const { metadata, clientKey } = await makeClients();
  const keys = await signingKeys();
  const api = `${origin}/api`;
  const provider = new Provider(
    origin,
    configuration({ jwks: { keys: keys.map(({ secret }) => secret) }, clients: metadata, lives, api, requireNonce }),
  );
  // Loopback with any port is the provider's own rule; the path of a web editor's proxy is not.
  provider.Client.prototype.redirectUriAllowed = isRedirectUri;
  const tokens = createJwtTokens(provider, { keys: keys.map(({ open }) => open) });
  registerTokenExchange(provider, tokens, (resource) => resourceServer(resource, api, lives.accessToken));
  provider.use(interactionRoutes(provider));
  provider.use(tokens.middleware);
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/device/auth' && context.status === 200 && options.interval !== undefined) {
      context.body = { ...(context.body as object), interval: options.interval };
    }
    options.onSecrets?.(secretsIn(context.body));
  });
  return { provider, clientKey, api: createDemoApi({ origin, claimsOf: tokens.claimsOf, requireNonce }) };
}

async function signingKeys(): Promise<readonly { readonly secret: JWK; readonly open: JWK }[]> {
  return Promise.all(
    (['RS256', 'ES256'] as const).map(async (alg) => {
      const pair = await generateKeyPair(alg, { extractable: true });
      const names = { kid: `demo-${alg}`, use: 'sig', alg };
      return {
        secret: { ...(await exportJWK(pair.privateKey)), ...names },
        open: { ...(await exportJWK(pair.publicKey)), ...names },
      };
    }),
  );
}

function secretsIn(answer: unknown): readonly string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const names = ['access_token', 'refresh_token', 'id_token', 'device_code'];
  return Object.entries(answer).flatMap(([name, value]) =>
    names.includes(name) && typeof value === 'string' ? [value] : [],
  );
}

/** Behind the proxy of an editor in the browser the pages have another origin, where their cookies and forms fail. */
function sendToOwnOrigin(request: IncomingMessage, response: ServerResponse, origin: string): boolean {
  if (request.method !== 'GET' || request.headers.host === new URL(origin).host) return false;
  response.writeHead(302, { location: `${origin}${request.url ?? '/'}` }).end();
  return true;
}

function welcome(): string {
  return messagePage(
    'Nothing to do here',
    'This server signs people in to the demo of Claimcheck. Run “Claimcheck: Sign In…” in the editor to begin.',
  );
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? '/', 'http://localhost').pathname;
}
