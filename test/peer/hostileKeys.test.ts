/** Key sets that could mislead: whatever a server publishes, a token is valid only by a key that fits it. */
import assert from 'node:assert/strict';
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { after, before, describe, it } from 'mocha';
import type { IssuerSetting } from '../../src/core/issuers/issuer';
import { createKeySource } from '../../src/core/issuers/keys';
import type { Validation } from '../../src/core/validation/outcome';
import { validateToken } from '../../src/core/validation/validate';
import * as hostile from '../support/hostileServer';
import { httpTo } from '../support/peerHttp';
import { base64url, type Json } from '../support/tokenFactory';

describe('a token of an issuer with hostile keys', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const smallRsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = Buffer.alloc(32, 7);
  const jwk = (key: KeyObject, members: Json = {}): Json => ({
    ...key.export({ format: 'jwk' }),
    kid: 'one',
    ...members,
  });
  const published = jwk(rsa.publicKey);

  let server: hostile.HostileServer;
  let keySet = '';
  before(async () => {
    server = await hostile.startHostileServer({
      '/keys': (response, request) => hostile.text(keySet)(response, request),
      '/bomb': hostile.bomb(64 * 1024 * 1024, 'gzip'),
      '/redirect': hostile.redirect(302, '/keys'),
    });
  });
  after(() => server.stop());

  interface Case {
    readonly name: string;
    readonly keys: readonly Json[];
    readonly token: string;
    readonly outcome: string;
  }
  const good = signed({ alg: 'RS256', kid: 'one' }, rsa.privateKey);
  const cases: readonly Case[] = [
    { name: 'the right key alone', keys: [published], token: good, outcome: 'valid' },
    { name: 'the same key twice', keys: [published, published], token: good, outcome: 'valid' },
    {
      name: 'two keys under one name',
      keys: [jwk(otherRsa.publicKey), published],
      token: good,
      outcome: 'undecided: key-ambiguous',
    },
    { name: 'no key at all', keys: [], token: good, outcome: 'undecided: key-not-found' },
    {
      name: 'another key under the name',
      keys: [jwk(otherRsa.publicKey)],
      token: good,
      outcome: 'invalid: signature-invalid',
    },
    {
      name: 'a key of another type under the name',
      keys: [jwk(ec.publicKey)],
      token: good,
      outcome: 'invalid: key-refused',
    },
    {
      name: 'a key for encryption',
      keys: [{ ...published, use: 'enc' }],
      token: good,
      outcome: 'invalid: key-refused',
    },
    {
      name: 'a key for another algorithm',
      keys: [{ ...published, alg: 'PS256' }],
      token: good,
      outcome: 'invalid: key-refused',
    },
    {
      name: 'a key that is too small',
      keys: [jwk(smallRsa.publicKey)],
      token: signed({ alg: 'RS256', kid: 'one' }, smallRsa.privateKey),
      outcome: 'invalid: key-refused',
    },
    { name: 'a key with its private half', keys: [jwk(rsa.privateKey)], token: good, outcome: 'valid' },
    { name: 'a key that is damaged', keys: [{ ...published, n: '!' }], token: good, outcome: 'invalid: key-refused' },
    {
      name: 'the secret that the token is signed with',
      keys: [{ kty: 'oct', kid: 'one', k: secret.toString('base64url') }],
      token: hashed({ alg: 'HS256', kid: 'one' }, secret),
      outcome: 'invalid: alg-not-allowed-for-issuer',
    },
    {
      name: 'a public key, taken for a secret',
      keys: [published],
      token: hashed({ alg: 'HS256', kid: 'one' }, rsa.publicKey.export({ type: 'spki', format: 'pem' })),
      outcome: 'invalid: alg-not-allowed-for-issuer',
    },
    {
      name: 'nothing to do with the key in the token',
      keys: [jwk(otherRsa.publicKey, { kid: 'two' })],
      token: signed({ alg: 'RS256', jwk: rsa.publicKey.export({ format: 'jwk' }) }, rsa.privateKey),
      outcome: 'invalid: signature-by-embedded-key',
    },
  ];
  for (const { name, keys, token, outcome } of cases) {
    it(`${name}: ${outcome}`, async () => {
      keySet = JSON.stringify({ keys });
      assert.equal(inShort(await validated(token, '/keys')), outcome);
    });
  }

  for (const [path, code] of [
    ['/redirect', 'http-redirect'],
    ['/bomb', 'http-too-large'],
    ['/missing', 'keys-status'],
  ] as const) {
    it(`cannot be decided by ${path}: ${code}`, async () => {
      const verdict = await validated(good, path);
      assert.ok(verdict.status === 'undecided');
      assert.equal(verdict.cause.code, 'keys-unavailable');
      assert.equal(verdict.cause.failure?.code, code);
    });
  }

  function validated(token: string, path: string): Promise<Validation> {
    const keys = createKeySource({ http: httpTo([server.origin]), now: () => new Date() });
    const setting: IssuerSetting = {
      name: 'hostile',
      issuer: 'https://login.example.com',
      jwksUri: `${server.origin}${path}`,
    };
    return validateToken(token, setting, { keys, now: new Date() });
  }
});

function signed(header: Json, key: KeyObject): string {
  const input = signingInput(header);
  return `${input}.${createSign('sha256').update(input).sign(key).toString('base64url')}`;
}

function hashed(header: Json, secret: Buffer | string): string {
  const input = signingInput(header);
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function signingInput(header: Json): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://login.example.com', sub: 's', aud: 'a', iat: now, exp: now + 300 };
  return `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}`;
}

function inShort(verdict: Validation): string {
  if (verdict.status === 'valid') return 'valid';
  if (verdict.status === 'undecided') return `undecided: ${verdict.cause.code}`;
  return `invalid: ${verdict.reasons.map(({ code }) => code).join(', ')}`;
}
