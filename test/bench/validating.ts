/** Validating with a key at hand, against the library that does the cryptography. */
import { jwtVerify, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { Core } from './loadCore';
import { middle, milliseconds, times, type Figure } from './measure';

const algorithms = ['RS256', 'ES256', 'EdDSA'] as const;
const pairs = 25;
const callsPerBatch = 200;

/** One figure an algorithm: a token validated whole, beside jose's signature and registered claims alone. */
export async function validatingFigures(core: Core): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const algorithm of algorithms) figures.push(await figureOf(core, algorithm));
  return figures;
}

async function figureOf({ createKeySource, validateToken }: Core, algorithm: string): Promise<Figure> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: algorithm };
  const issuer = 'https://id.acme.example';
  const audience = 'https://orders.acme.example';
  const now = new Date();
  const token = await new SignJWT({ scope: 'orders:read', client_id: 'acme-web', jti: 'b7c6' })
    .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: 'bench' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('248289761001')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  const key = await importJWK(jwk, algorithm);
  const keys = createKeySource({ http: () => Promise.reject(new Error('no request')), now: () => now });
  const setting = { name: 'bench', issuer, jwks: { keys: [jwk] }, audiences: [audience], algorithms: [algorithm] };
  const ours = async (): Promise<void> => {
    const { status } = await validateToken(token, setting, { keys, now });
    if (status !== 'valid') throw new Error(`The bench token is ${status}.`);
  };
  const options = { issuer, audience, algorithms: [algorithm], typ: 'at+jwt' };
  const peer = async (): Promise<void> => {
    await jwtVerify(token, key, options);
  };
  const { ratio, oursMs, peerMs } = await asyncRatio(ours, peer);
  return {
    what: `validate a token, ${algorithm}, key at hand`,
    ours: times(ratio),
    goal: '<= 1.15x',
    met: ratio <= 1.15,
    against: `jose.jwtVerify (${milliseconds(oursMs)} against ${milliseconds(peerMs)})`,
  };
}

async function asyncRatio(
  ours: () => Promise<void>,
  peer: () => Promise<void>,
): Promise<{ readonly ratio: number; readonly oursMs: number; readonly peerMs: number }> {
  for (let round = 0; round < 12; round++) {
    await batchMs(ours);
    await batchMs(peer);
  }
  const rows: { readonly oursMs: number; readonly peerMs: number }[] = [];
  for (let pair = 0; pair < pairs; pair++) rows.push({ oursMs: await batchMs(ours), peerMs: await batchMs(peer) });
  const median = (values: readonly number[]): number => middle([...values].sort((one, other) => one - other));
  return {
    ratio: median(rows.map(({ oursMs, peerMs }) => oursMs / peerMs)),
    oursMs: median(rows.map(({ oursMs }) => oursMs)),
    peerMs: median(rows.map(({ peerMs }) => peerMs)),
  };
}

/** Milliseconds of one call, one after the other as a person validates. */
async function batchMs(action: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  for (let call = 0; call < callsPerBatch; call++) await action();
  return (performance.now() - begin) / callsPerBatch;
}
