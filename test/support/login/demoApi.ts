/** An API to try tokens on: says in `WWW-Authenticate` what it misses (RFC 6750 section 3, RFC 9449 section 7.1). */
import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { calculateJwkThumbprint, decodeJwt, EmbeddedJWK, jwtVerify, type JWTPayload } from 'jose';

export interface DemoApiParts {
  readonly origin: string;
  /** The claims of a token that counts, whatever its form. */
  readonly claimsOf: (token: string) => Promise<JWTPayload | undefined>;
  readonly requireNonce: () => boolean;
}

/** Answers requests below `/api/`; false for the others. */
export type DemoApi = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export function createDemoApi(parts: DemoApiParts): DemoApi {
  const nonce = randomUUID();
  return async (request, response) => {
    const url = new URL(request.url ?? '/', parts.origin);
    if (!url.pathname.startsWith('/api')) return false;
    const answer = await judge(request, url, parts, nonce);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body, null, 2));
    return true;
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

async function judge(request: IncomingMessage, url: URL, parts: DemoApiParts, nonce: string): Promise<Answer> {
  const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
  const isDpop = scheme.toLowerCase() === 'dpop';
  if (!isDpop && scheme.toLowerCase() !== 'bearer') return refusal(401, 'Bearer', {});
  const challenge = isDpop ? 'DPoP' : 'Bearer';
  const claims = await parts.claimsOf(token);
  if (claims === undefined)
    return refusal(401, challenge, { error: 'invalid_token', error_description: whyNot(token) });
  if (claims.aud !== `${parts.origin}/api`) {
    return refusal(401, challenge, { error: 'invalid_token', error_description: 'The token is for another API' });
  }
  const problem = await possessionProblem(
    request,
    url,
    token,
    claims,
    isDpop,
    parts.requireNonce() ? nonce : undefined,
  );
  if (problem === 'use_dpop_nonce') return refusal(401, 'DPoP', { error: problem }, { 'dpop-nonce': nonce });
  if (problem !== undefined) return refusal(401, 'DPoP', { error: 'invalid_token', error_description: problem });
  const needed = request.method === 'GET' || request.method === 'HEAD' ? 'orders:read' : 'orders:write';
  if (!String(claims['scope']).split(' ').includes(needed)) {
    return refusal(403, challenge, { error: 'insufficient_scope', scope: needed });
  }
  if (url.pathname !== '/api/orders') return { status: 404, headers: {}, body: { error: 'not_found' } };
  return { status: 200, headers: {}, body: { caller: claims.sub, orders: [{ id: 17, item: 'A-100', quantity: 2 }] } };
}

function refusal(
  status: number,
  scheme: string,
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const all = { realm: 'orders', ...parameters };
  const challenge = Object.entries(all).map(([name, value]) => `${name}="${value}"`);
  const error = parameters['error'] ?? 'unauthorized';
  return { status, headers: { 'www-authenticate': `${scheme} ${challenge.join(', ')}`, ...headers }, body: { error } };
}

function whyNot(token: string): string {
  try {
    const { exp } = decodeJwt(token);
    if (exp !== undefined && exp * 1000 < Date.now()) return 'The access token expired';
  } catch {
    // No JWT: nothing more to say.
  }
  return 'The access token is unknown, revoked or changed';
}

async function possessionProblem(
  request: IncomingMessage,
  url: URL,
  token: string,
  claims: JWTPayload,
  isDpop: boolean,
  nonce: string | undefined,
): Promise<string | undefined> {
  const bound = (claims['cnf'] as { readonly jkt?: string } | undefined)?.jkt;
  if (bound === undefined) return isDpop ? 'The token is not bound to a key' : undefined;
  if (!isDpop) return 'The token is bound to a key and needs a proof';
  try {
    const proof = String(request.headers['dpop']);
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: 60 });
    const hash = createHash('sha256').update(token).digest('base64url');
    if (protectedHeader.jwk === undefined || (await calculateJwkThumbprint(protectedHeader.jwk)) !== bound) {
      return 'The proof is by another key';
    }
    if (payload['ath'] !== hash || payload['htm'] !== request.method) return 'The proof is for another request';
    if (payload['htu'] !== `${url.origin}${url.pathname}`) return 'The proof is for another address';
    return nonce === undefined || payload['nonce'] === nonce ? undefined : 'use_dpop_nonce';
  } catch {
    return 'The proof cannot be checked';
  }
}
