/** Where keys come from, and what is no key set: settings, files, secrets, and whatever a server calls its keys. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import {
  createKeySource,
  type KeyFailure,
  type KeySourceDeps,
  type KeysOutcome,
} from '../../../../src/core/issuers/keys';
import type { JsonObject } from '../../../../src/core/token/decoded';
import * as fake from './fakeServer';

const { issuer, keysUrl, metadataUrl, profile } = fake;
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
/** The form of a certificate; nothing here looks into it. */
const certificatePem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

describe('keys that the profile gives', () => {
  it('are those of an inline set, without a request', async () => {
    const inline = asJson({ keys: [fake.key('one'), fake.key(undefined)] });
    const outcome = await keysOf({ jwks: inline });
    assert.ok(outcome.status === 'found');
    assert.deepEqual(
      outcome.keys.map(({ keyId, origin }) => ({ keyId, origin })),
      ['one', undefined].map((keyId) => ({
        keyId,
        origin: { kind: 'jwks', location: undefined, obtainedAt: undefined },
      })),
    );
  });

  it('are those of PEM text', async () => {
    const outcome = await keysOf({ publicKey: `A key:\n${publicPem}\n` });
    assert.deepEqual(materials(outcome), [{ kind: 'pem', pem: publicPem }]);
  });

  it('are the first certificate of a chain, for the others are those that signed it', async () => {
    const signer = certificatePem.replace('MIIB', 'MIIC');
    const outcome = await keysOf({ publicKey: `${certificatePem}\n${signer}\n` });
    assert.deepEqual(materials(outcome), [{ kind: 'pem', pem: certificatePem }]);
  });

  it('are never private', async () => {
    const outcome = await keysOf({ publicKey: `${publicPem}\n${privatePem}` });
    assert.deepEqual(failureOf(outcome), { code: 'keys-not-a-key-set', url: 'claimcheck.issuers' });
  });

  it('are those of files', async () => {
    const readFile = async (path: string): Promise<string> =>
      Promise.resolve(path.endsWith('.pem') ? publicPem : `\uFEFF${JSON.stringify({ keys: [fake.key('f')] })}`);
    const set = await keysOf({ jwksFile: 'keys.json' }, { readFile });
    assert.ok(set.status === 'found');
    assert.equal(set.keys[0]?.keyId, 'f');
    assert.deepEqual(set.keys[0].origin, { kind: 'jwks-file', location: 'keys.json', obtainedAt: noon });
    assert.deepEqual(materials(await keysOf({ publicKeyFile: 'key.pem' }, { readFile })), [
      { kind: 'pem', pem: publicPem },
    ]);
  });

  it('are named as missing when the file cannot be read, or when nobody can read files', async () => {
    const failure = { code: 'keys-file-unreadable', path: 'no.json' };
    const readFile = (): Promise<string> => Promise.reject(new Error('ENOENT'));
    assert.deepEqual(failureOf(await keysOf({ jwksFile: 'no.json' }, { readFile })), failure);
    assert.deepEqual(failureOf(await keysOf({ jwksFile: 'no.json' })), failure);
  });

  it('are the secret that is kept for the profile, and only that', async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const secretOf: KeySourceDeps['secretOf'] = async ({ name }) =>
      Promise.resolve(name === 'example' ? bytes : undefined);
    const outcome = await keysOf({ sharedSecret: true }, { secretOf });
    assert.deepEqual(materials(outcome), [{ kind: 'secret', bytes }]);
    assert.deepEqual(failureOf(await keysOf({ sharedSecret: true, name: 'other' }, { secretOf })), {
      code: 'secret-missing',
    });
    assert.deepEqual(failureOf(await keysOf({ sharedSecret: true })), { code: 'secret-missing' });
  });

  it('come with the metadata where the profile wants discovery beside them', async () => {
    const server = fake.createFakeServer();
    const both = profile({ discovery: 'oidc', publicKey: publicPem });
    const outcome = await createKeySource(server).keysOf(both, { keyId: undefined });
    assert.ok(outcome.status === 'found');
    assert.equal(outcome.metadata?.jwksUri, keysUrl);
    assert.deepEqual(server.requests, [metadataUrl]);
  });
});

describe('a key set', () => {
  it('may be a map of key ids to certificates, as Firebase publishes it', async () => {
    const outcome = await served(JSON.stringify({ k1: certificatePem, k2: publicPem }));
    assert.ok(outcome.status === 'found');
    assert.deepEqual(
      outcome.keys.map(({ keyId, material }) => [keyId, material]),
      [
        ['k1', { kind: 'pem', pem: certificatePem }],
        ['k2', { kind: 'pem', pem: publicPem }],
      ],
    );
  });

  it('may begin with a byte order mark', async () => {
    assert.equal((await served(`\uFEFF{"keys":[{"kty":"EC"}]}`)).status, 'found');
  });

  it('may be empty', async () => {
    assert.deepEqual(materials(await served('{"keys":[]}')), []);
  });

  it('keeps what Microsoft Entra ID says of each key, and two keys of one name', async () => {
    const keys = [
      { ...fake.key('same'), issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
      { ...fake.key('same'), issuer: 7 },
    ];
    const outcome = await served(JSON.stringify({ keys }));
    assert.ok(outcome.status === 'found');
    assert.deepEqual(
      outcome.keys.map((key) => [key.keyId, key.issuer]),
      [
        ['same', 'https://login.microsoftonline.com/{tenantid}/v2.0'],
        ['same', undefined],
      ],
    );
  });

  it('loses everything private that its publisher left in it', async () => {
    const secrets = { d: '1', p: '2', q: '3', dp: '4', dq: '5', qi: '6', oth: [{ r: '7' }], k: '8', priv: '9' };
    const outcome = await served(
      JSON.stringify({
        keys: [
          { ...fake.key('a'), ...secrets },
          { kty: 'oct', kid: 's', k: 'x' },
        ],
      }),
    );
    assert.deepEqual(materials(outcome), [
      { kind: 'jwk', jwk: fake.key('a') },
      { kind: 'jwk', jwk: { kty: 'oct', kid: 's' } },
    ]);
  });

  it('is not read through a prototype', async () => {
    const outcome = await served('{"keys":[{"__proto__":{"kid":"p"},"kty":"RSA","constructor":"x"}]}');
    assert.deepEqual(materials(outcome), [{ kind: 'jwk', jwk: { kty: 'RSA' } }]);
    assert.ok(outcome.status === 'found' && outcome.keys[0]?.keyId === undefined);
  });

  it('has at most a hundred keys', async () => {
    const set = (count: number): string => JSON.stringify({ keys: Array.from({ length: count }, () => fake.key('a')) });
    assert.equal(materials(await served(set(100))).length, 100);
    assert.deepEqual(failureOf(await served(set(101))), { code: 'keys-too-many', url: keysUrl, found: 101 });
    const map = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`k${String(index)}`, certificatePem]));
    assert.deepEqual(failureOf(await served(JSON.stringify(map))), { code: 'keys-too-many', url: keysUrl, found: 101 });
  });

  it('has at most 512 KiB', async () => {
    const padded = (length: number): string => `{"keys":[]${' '.repeat(length - 11)}}`;
    assert.equal((await served(padded(512 * 1024))).status, 'found');
    assert.deepEqual(failureOf(await served(padded(512 * 1024 + 1))), { code: 'http-too-large', url: keysUrl });
  });

  const others: readonly (readonly [body: string, code: KeyFailure['code']])[] = [
    ['', 'keys-not-json'],
    ['<!doctype html><title>Sign in</title>', 'keys-not-json'],
    ['{"keys":[', 'keys-not-json'],
    ['null', 'keys-not-a-key-set'],
    ['[]', 'keys-not-a-key-set'],
    ['{}', 'keys-not-a-key-set'],
    ['{"error":"not found"}', 'keys-not-a-key-set'],
    ['{"keys":{}}', 'keys-not-a-key-set'],
    ['{"keys":"x"}', 'keys-not-a-key-set'],
    ['{"keys":[{"kty":"RSA"},null]}', 'keys-not-a-key-set'],
    ['{"keys":[["kty","RSA"]]}', 'keys-not-a-key-set'],
    [JSON.stringify({ a: certificatePem, b: 1 }), 'keys-not-a-key-set'],
    [JSON.stringify({ a: privatePem }), 'keys-not-a-key-set'],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'keys-not-a-key-set'],
  ];
  for (const [body, code] of others) {
    it(`is not ${body.slice(0, 40) || 'nothing'}`, async () => {
      assert.deepEqual(failureOf(await served(body)), { code, url: keysUrl });
    });
  }

  it('is read or refused, whatever JSON it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.json().map((text) => `{"keys":[${text}]}`),
        ),
        async (body) => {
          const outcome = await served(body);
          if (outcome.status === 'failed')
            assert.match(outcome.failure.code, /^keys-(?:not-a-key-set|not-json|too-many)$/);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('with another status than 200 is none', async () => {
    for (const found of [201, 204, 401, 404, 500]) {
      const outcome = await answered(() => new Response(found === 204 ? null : '{"keys":[]}', { status: found }));
      assert.deepEqual(failureOf(outcome), { code: 'keys-status', url: keysUrl, found });
    }
  });
});

describe('a profile that is for signing in only', () => {
  it('has no keys, and nobody is asked for any', async () => {
    const server = fake.createFakeServer();
    const forLogin = profile({
      discovery: 'none',
      provider: 'github',
      tokenEndpoint: 'https://login.example.com/token',
    });
    const source = createKeySource(server);
    assert.deepEqual(failureOf(await source.keysOf(forLogin, { keyId: 'a' })), { code: 'keys-no-source' });
    assert.deepEqual(failureOf(await source.cached.keysOf(forLogin, { keyId: 'a' })), { code: 'keys-no-source' });
    assert.deepEqual(server.requests, []);
  });
});

describe('the URL of a key set in metadata', () => {
  const refused: readonly (readonly [jwksUri: unknown, code: KeyFailure['code']])[] = [
    [undefined, 'keys-no-source'],
    [5, 'keys-no-source'],
    ['http://login.example.com/keys', 'http-insecure'],
    ['ftp://login.example.com/keys', 'http-insecure'],
    ['file:///etc/passwd', 'http-insecure'],
    ['/keys', 'http-url'],
    ['https://user:password@login.example.com/keys', 'http-url'],
    // A server on the internet names machines of this network.
    ['https://169.254.169.254/latest/meta-data', 'http-private-address'],
    ['https://[::ffff:10.0.0.1]/keys', 'http-private-address'],
    ['http://127.0.0.1:8080/keys', 'http-private-address'],
    ['https://localhost/keys', 'http-private-address'],
    ['https://vault.corp.internal/keys', 'http-private-address'],
  ];
  for (const [jwksUri, code] of refused) {
    it(`is not ${String(jwksUri)}`, async () => {
      const server = fake.createFakeServer();
      server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: jwksUri }));
      const outcome = await createKeySource(server).keysOf(profile(), { keyId: 'a' });
      assert.equal(failureOf(outcome).code, code);
      assert.deepEqual(server.requests, [metadataUrl]);
    });
  }

  it('may be of another host, when that is approved, which is asked once for all who wait', async () => {
    const server = fake.createFakeServer();
    const elsewhere = 'https://keys.example.net/certs';
    server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: elsewhere }));
    server.serve(elsewhere, () => fake.keySet('e'));
    const questions: string[] = [];
    const approveKeyHost: KeySourceDeps['approveKeyHost'] = (of, url) => {
      questions.push(`${of.name} ${url}`);
      return Promise.resolve(true);
    };
    const keys = createKeySource({ ...server, approveKeyHost });
    const outcomes = await Promise.all([1, 2, 3].map(() => keys.keysOf(profile(), { keyId: 'e' })));
    for (const outcome of outcomes) assert.equal(outcome.status, 'found');
    assert.deepEqual(questions, [`example ${elsewhere}`]);
  });

  it('is not asked when it is not approved', async () => {
    const server = fake.createFakeServer();
    const elsewhere = 'https://keys.example.net/certs';
    server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: elsewhere }));
    for (const approveKeyHost of [() => Promise.resolve(false), () => Promise.reject(new Error('dismissed'))]) {
      const outcome = await createKeySource({ ...server, approveKeyHost }).keysOf(profile(), { keyId: 'e' });
      assert.deepEqual(failureOf(outcome), { code: 'keys-host-refused', url: elsewhere });
    }
    assert.deepEqual(server.requests, [metadataUrl, metadataUrl]);
  });

  it('may be at another port of the same host, when that is approved', async () => {
    const server = fake.createFakeServer();
    const elsewhere = `${issuer}:8443/keys`;
    server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: elsewhere }));
    server.serve(elsewhere, () => fake.keySet('p'));
    const answered = (answer: boolean): Promise<KeysOutcome> =>
      createKeySource({ ...server, approveKeyHost: () => Promise.resolve(answer) }).keysOf(profile(), { keyId: 'p' });
    assert.equal((await answered(true)).status, 'found');
    assert.deepEqual(failureOf(await answered(false)), { code: 'keys-host-refused', url: elsewhere });
  });

  it('needs no approval on the same host, or where the user wrote it', async () => {
    const server = fake.createFakeServer();
    const approveKeyHost = (): Promise<boolean> => Promise.reject(new Error('asked'));
    const keys = createKeySource({ ...server, approveKeyHost });
    assert.equal((await keys.keysOf(profile(), { keyId: 'a' })).status, 'found');
    server.serve('https://keys.example.net/certs', () => fake.keySet('a'));
    const written = profile({ jwksUri: 'https://keys.example.net/certs' });
    assert.equal((await keys.keysOf(written, { keyId: 'a' })).status, 'found');
  });
});

const noon = new Date('2026-03-01T12:00:00Z');

function keysOf(members: Partial<IssuerSetting>, deps: Partial<KeySourceDeps> = {}): Promise<KeysOutcome> {
  const http: KeySourceDeps['http'] = () => Promise.reject(new Error('a request was sent'));
  return createKeySource({ http, now: () => noon, ...deps }).keysOf(profile(members), { keyId: undefined });
}

function served(body: string): Promise<KeysOutcome> {
  return answered(() => new Response(body));
}

function answered(answer: () => Response): Promise<KeysOutcome> {
  const server = fake.createFakeServer();
  server.serve(keysUrl, answer);
  return createKeySource(server).keysOf(profile({ jwksUri: keysUrl }), { keyId: undefined });
}

function materials(outcome: KeysOutcome): readonly unknown[] {
  assert.ok(outcome.status === 'found', JSON.stringify(outcome));
  return outcome.keys.map(({ material }) => material);
}

function failureOf(outcome: KeysOutcome): KeyFailure {
  assert.ok(outcome.status === 'failed', JSON.stringify(outcome));
  return outcome.failure;
}

function asJson(value: unknown): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
