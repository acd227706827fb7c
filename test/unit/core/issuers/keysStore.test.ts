/** What of the key cache survives a reload: public keys and metadata, nothing private, and nothing from a damaged store. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { createKeySource, type KeySource, type KeyStore } from '../../../../src/core/issuers/keys';
import type { JsonObject } from '../../../../src/core/token/decoded';
import * as fake from './fakeServer';

const { issuer, keysUrl, metadataUrl, profile } = fake;

describe('the stored cache', () => {
  it('serves the next session without a request', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const before = await createKeySource({ ...server, store }).keysOf(profile(), { keyId: 'a' });
    server.pass(60);
    const second = createKeySource({ ...server, store });
    assert.deepEqual(await second.keysOf(profile(), { keyId: 'a' }), before);
    assert.deepEqual(await second.cached.keysOf(profile(), { keyId: 'a' }), before);
    assert.deepEqual(server.requests, [metadataUrl, keysUrl]);
    server.pass(540);
    await second.keysOf(profile(), { keyId: 'a' });
    assert.equal(server.requests.length, 4);
  });

  it('keeps certificates too', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';
    server.serve(keysUrl, () => fake.json({ x: pem }));
    const given = profile({ jwksUri: keysUrl });
    const before = await createKeySource({ ...server, store }).keysOf(given, { keyId: 'x' });
    assert.equal(before.status, 'found');
    assert.deepEqual(await createKeySource({ ...server, store }).cached.keysOf(given, { keyId: 'x' }), before);
  });

  it('is plain JSON without a private member, whatever the server publishes', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const secret = 'TOP-SECRET';
    const members = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth', 'priv'];
    const secrets = Object.fromEntries(members.map((name) => [name, secret]));
    server.serve(keysUrl, () =>
      fake.json({
        keys: [
          { ...fake.key('a'), ...secrets },
          { kty: 'oct', kid: 'o', k: secret },
        ],
      }),
    );
    server.serve(metadataUrl, () =>
      fake.json({ issuer, jwks_uri: keysUrl, ...secrets, jwks: { keys: [secrets] }, list: [secrets] }),
    );
    await createKeySource({ ...server, store }).keysOf(profile(), { keyId: 'a' });
    const text = JSON.stringify(store.read());
    assert.ok(text.includes('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'), 'the public key is there');
    assert.ok(!text.includes(secret));
    for (const name of members) assert.ok(!text.includes(`"${name}":`), name);
  });

  it('never sees a shared secret, a file or the keys of the settings', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const bytes = new Uint8Array([1, 2, 3]);
    const keys = createKeySource({
      ...server,
      store,
      secretOf: () => Promise.resolve(bytes),
      readFile: () => Promise.resolve('{"keys":[]}'),
    });
    await keys.keysOf(profile({ sharedSecret: true }), { keyId: undefined });
    await keys.keysOf(profile({ jwksFile: 'keys.json' }), { keyId: undefined });
    assert.equal(store.read(), undefined);
  });

  it('forgets what is cleared', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const keys = createKeySource({ ...server, store });
    await keys.keysOf(profile(), { keyId: 'a' });
    keys.clear();
    assert.deepEqual(store.read(), { version: 1, keySets: [], metadata: [] });
  });

  it('does not grow with a server that names another key set each time', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const keys = createKeySource({ ...server, store });
    for (let round = 0; round < 30; round += 1) {
      const url = `${issuer}/keys/${String(round)}`;
      server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: url }, { 'cache-control': 'max-age=0' }));
      server.serve(url, () => fake.keySet(`key ${String(round)}`));
      const outcome = await keys.keysOf(profile(), { keyId: undefined });
      assert.equal(outcome.status === 'found' && outcome.keys[0]?.keyId, `key ${String(round)}`);
      server.pass(6);
    }
    assert.equal(keys.entries().length, 5);
    assert.equal(JSON.stringify(store.read()).split('obtainedAt').length - 1, 6);
  });

  it('holds no entry of more than 200,000 characters', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    const ballast = 'x'.repeat(250_000);
    server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: keysUrl, ballast }));
    server.serve(keysUrl, () => fake.json({ keys: [{ ...fake.key('a'), kid: ballast }] }));
    assert.equal((await createKeySource({ ...server, store }).keysOf(profile(), { keyId: 'a' })).status, 'found');
    assert.deepEqual(store.read(), { version: 1, keySets: [], metadata: [] });
  });

  it('is not read before it is needed', () => {
    const store: KeyStore = { read: () => assert.fail('read'), write: () => assert.fail('written') };
    createKeySource({ ...fake.createFakeServer(), store });
  });

  it('is not believed when it says to be fresh for longer than anything else, or from the future', async () => {
    const server = fake.createFakeServer();
    const store = createStore();
    await createKeySource({ ...server, store }).keysOf(profile(), { keyId: 'a' });
    const hour = 3600_000;
    const entryWith = (change: (entry: { obtainedAt: number; freshUntil: number }) => object): KeySource =>
      createKeySource({ ...server, store: createStore(changed(store.read(), change)) });

    const long = entryWith((entry) => ({ freshUntil: entry.freshUntil + 24 * hour }));
    assert.equal(long.entries()[0]?.freshUntil.getTime(), server.now().getTime() + 600_000);
    const future = entryWith((entry) => ({ obtainedAt: entry.obtainedAt + hour, freshUntil: entry.freshUntil + hour }));
    assert.deepEqual(future.entries(), []);
    const turned = entryWith((entry) => ({ freshUntil: entry.obtainedAt - 1 }));
    assert.deepEqual(turned.entries(), []);
  });

  const damaged: readonly unknown[] = [
    ...[undefined, null, 5, 'text', [], {}, { version: 2, keySets: [] }, { version: 1, keySets: 'x', metadata: {} }],
    { version: 1, keySets: [null, 5, [], {}, { key: 1, obtainedAt: 0, freshUntil: 0, keys: [] }] },
    { version: 1, keySets: [{ key: 'x', obtainedAt: 'now', freshUntil: 0, keys: [] }] },
    { version: 1, metadata: [{ key: 'x', obtainedAt: 0, freshUntil: 0 }] },
    { version: 1, metadata: [{ key: 'x', obtainedAt: 0, freshUntil: 0, url: metadataUrl, document: [] }] },
  ];
  for (const value of damaged) {
    it(`counts as empty when it is ${value === undefined ? 'missing' : JSON.stringify(value)}`, async () => {
      const server = fake.createFakeServer();
      const keys = createKeySource({ ...server, store: createStore(value) });
      assert.deepEqual(keys.entries(), []);
      assert.equal((await keys.keysOf(profile(), { keyId: 'a' })).status, 'found');
    });
  }

  it('never throws, whatever stands in it', () => {
    const time = fc.oneof(fc.integer(), fc.double(), fc.constant(0), fc.string());
    const entry = fc.record(
      { key: fc.oneof(fc.json(), fc.string()), obtainedAt: time, freshUntil: time, keys: fc.array(fc.anything()) },
      { requiredKeys: [] },
    );
    const stored = fc.record({ version: fc.constant(1), keySets: fc.array(entry), metadata: fc.array(entry) });
    fc.assert(
      fc.property(fc.oneof(stored, fc.anything()), (value) => {
        createKeySource({ ...fake.createFakeServer(), store: createStore(value) }).entries();
      }),
      { numRuns: 300 },
    );
  });
});

function createStore(value?: unknown): KeyStore {
  let stored = value;
  return { read: () => stored, write: (json: JsonObject) => void (stored = JSON.parse(JSON.stringify(json))) };
}

/** The store with a change to every entry. */
function changed(stored: unknown, change: (entry: { obtainedAt: number; freshUntil: number }) => object): unknown {
  type Entry = { obtainedAt: number; freshUntil: number };
  const { keySets, ...rest } = stored as { readonly keySets: readonly Entry[] };
  return { ...rest, metadata: [], keySets: keySets.map((entry) => ({ ...entry, ...change(entry) })) };
}
