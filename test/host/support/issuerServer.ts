/** A small issuer on loopback that counts who asks what. */
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { listenOnLoopback } from '../../support/loopback';

export interface IssuerServer {
  readonly issuer: string;
  /** The paths that were asked, in order. */
  readonly requests: string[];
  /** Members that are put into the metadata from now on. */
  readonly metadata: Record<string, unknown>;
  /** What it answers at further paths; a number is a status. */
  readonly answers: Record<string, unknown>;
  readonly stop: () => Promise<void>;
}

export async function startIssuerServer(): Promise<IssuerServer> {
  const requests: string[] = [];
  const metadata: Record<string, unknown> = {};
  const further: Record<string, unknown> = {};
  const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const answers: Readonly<Record<string, unknown>> = {
      '/.well-known/openid-configuration': { ...documentOf(issuer), ...metadata },
      '/jwks': { keys: [{ ...jwk, kid: 'one', use: 'sig', alg: 'ES256' }] },
      ...further,
    };
    const answer = answers[request.url ?? ''];
    const status = typeof answer === 'number' ? answer : answer === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  const { origin: issuer, stop } = await listenOnLoopback(server);
  return { issuer, requests, metadata, answers: further, stop };
}

function documentOf(issuer: string): Readonly<Record<string, unknown>> {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    grant_types_supported: ['authorization_code', 'client_credentials'],
  };
}
