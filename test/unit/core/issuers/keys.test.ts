/** The key source: when it fetches, when it does not, and what it answers while it cannot. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'mocha';
import type { HttpFailureCode } from '../../../../src/core/issuers/http';
import { createKeySource, type KeySource, type KeysOutcome } from '../../../../src/core/issuers/keys';
import type { IssuerProfile } from '../../../../src/core/issuers/issuer';
import * as fake from './fakeServer';

const { issuer, keysUrl, metadataUrl, profile } = fake;

describe('createKeySource', () => {
  it('finds the keys that the metadata names, and says where and when', async () => {
    const server = fake.createFakeServer();
    const outcome = await createKeySource(server).keysOf(profile(), { keyId: 'a' });
    assert.ok(outcome.status === 'found');
    assert.deepEqual(outcome.keys, [
      {
        keyId: 'a',
        material: { kind: 'jwk', jwk: fake.key('a') },
        issuer: undefined,
        origin: { kind: 'jwks-uri', location: keysUrl, obtainedAt: server.now() },
      },
    ]);
    assert.equal(outcome.metadata?.issuer, issuer);
    assert.deepEqual(server.requests, [metadataUrl, keysUrl]);
  });

  it('asks for keys alone where the profile has no discovery', async () => {
    const server = fake.createFakeServer();
    const outcome = await createKeySource(server).keysOf(profile({ jwksUri: keysUrl }), { keyId: 'a' });
    assert.deepEqual(keyIds(outcome), ['a']);
    assert.deepEqual(server.requests, [keysUrl]);
  });

  it('has keys at a given URL though the metadata cannot be had', async () => {
    const server = fake.createFakeServer();
    server.serve(metadataUrl, fake.failing('http-timeout'));
    const both = profile({ jwksUri: keysUrl, discovery: 'oidc' });
    const outcome = await createKeySource(server).keysOf(both, { keyId: 'a' });
    assert.ok(outcome.status === 'found' && outcome.metadata === undefined);
  });
});

describe('freshness', () => {
  it('lasts ten minutes', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    await ask(keys, 'a');
    server.pass(599);
    await ask(keys, 'a');
    assert.equal(server.requests.length, 2);
    server.pass(1);
    await ask(keys, 'a');
    assert.deepEqual(server.requests.slice(2), [metadataUrl, keysUrl]);
  });

  const ages: readonly (readonly [cacheControl: string, freshSeconds: number])[] = [
    ['public, max-age=60', 60],
    ['max-age=86400', 600],
    ['s-maxage=10, max-age=120', 120],
    // A server that forbids it is still not asked once for each of a hundred tokens.
    ['no-cache, no-store, max-age=0, must-revalidate', 5],
    ['max-age=nonsense', 600],
  ];
  for (const [cacheControl, seconds] of ages) {
    it(`lasts ${String(seconds)} s with "${cacheControl}"`, async () => {
      const server = fake.createFakeServer();
      server.serve(keysUrl, () => fake.json({ keys: [fake.key('a')] }, { 'cache-control': cacheControl }));
      const keys = createKeySource(server);
      await ask(keys, 'a');
      server.pass(seconds - 1);
      await ask(keys, 'a');
      assert.equal(server.countOf(keysUrl), 1);
      server.pass(1);
      await ask(keys, 'a');
      assert.equal(server.countOf(keysUrl), 2);
    });
  }

  it('ends when the clock is set back', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    await ask(keys, 'a');
    server.pass(-3600);
    await ask(keys, 'a');
    assert.equal(server.countOf(keysUrl), 2);
  });
});

describe('an unknown key id', () => {
  it('fetches the keys again, so that a rotation in mid-session is seen at once', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    await ask(keys, 'a');
    server.serve(keysUrl, () => fake.keySet('a', 'b'));
    server.pass(1);
    assert.deepEqual(keyIds(await ask(keys, 'b')), ['a', 'b']);
    assert.deepEqual(server.requests, [metadataUrl, keysUrl, keysUrl]);
  });

  it('fetches at most once in 30 s', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    await ask(keys, 'a');
    for (const keyId of ['x', 'y', 'z']) assert.deepEqual(keyIds(await ask(keys, keyId)), ['a']);
    assert.equal(server.countOf(keysUrl), 2);
    server.pass(29);
    await ask(keys, 'x');
    assert.equal(server.countOf(keysUrl), 2);
    server.pass(1);
    await ask(keys, 'x');
    assert.equal(server.countOf(keysUrl), 3);
  });

  it('does not fetch twice in one call', async () => {
    const server = fake.createFakeServer();
    assert.deepEqual(keyIds(await ask(createKeySource(server), 'unknown')), ['a']);
    assert.equal(server.countOf(keysUrl), 1);
  });

  it('fetches for one issuer without spending the fetch of another', async () => {
    const server = fake.createFakeServer();
    const other = 'https://other.example';
    server.serve(`${other}/keys`, () => fake.keySet('c'));
    const keys = createKeySource(server);
    const second = profile({ issuer: other, jwksUri: `${other}/keys` });
    await ask(keys, 'a');
    await ask(keys, 'c', second);
    await ask(keys, 'x');
    await ask(keys, 'x', second);
    assert.equal(server.countOf(keysUrl), 2);
    assert.equal(server.countOf(`${other}/keys`), 2);
  });

  it('says why newer keys could not be had, and gives the ones there are', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    await ask(keys, 'a');
    server.serve(keysUrl, fake.failing('http-timeout'));
    const outcome = await ask(keys, 'b');
    assert.ok(outcome.status === 'found');
    assert.deepEqual(keyIds(outcome), ['a']);
    assert.deepEqual(outcome.failure, { code: 'http-timeout', url: keysUrl });
  });
});

describe('a failure', () => {
  it('is remembered with growing pauses: 30 s, 1, 2, 4, 8, 10, 10 minutes', async () => {
    const server = fake.createFakeServer();
    server.serve(keysUrl, () => new Response('', { status: 503 }));
    const keys = createKeySource(server);
    const given = profile({ jwksUri: keysUrl });
    await ask(keys, 'a', given);
    let asked = 1;
    for (const pause of [30, 60, 120, 240, 480, 600, 600]) {
      server.pass(pause - 1);
      const again = await ask(keys, 'a', given);
      assert.deepEqual(again, { status: 'failed', failure: { code: 'keys-status', url: keysUrl, found: 503 } });
      assert.equal(server.countOf(keysUrl), asked, `within ${String(pause)} s`);
      server.pass(1);
      await ask(keys, 'a', given);
      asked += 1;
      assert.equal(server.countOf(keysUrl), asked, `after ${String(pause)} s`);
    }
  });

  it('is forgotten after a success', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    const given = profile({ jwksUri: keysUrl });
    const failOnce = async (): Promise<void> => {
      server.serve(keysUrl, fake.failing('http-unreachable'));
      server.pass(600);
      await ask(keys, 'a', given);
      server.serve(keysUrl, () => fake.keySet('a'));
      server.pass(30);
      const outcome = await ask(keys, 'a', given);
      assert.ok(outcome.status === 'found' && outcome.failure === undefined);
    };
    // The second pause is as short as the first.
    await failOnce();
    await failOnce();
  });

  it('leaves old keys serving', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    await ask(keys, 'a');
    const obtainedAt = server.now();
    server.serve(keysUrl, fake.failing('http-unreachable'));
    server.serve(metadataUrl, fake.failing('http-unreachable'));
    server.pass(3600);
    const outcome = await ask(keys, 'a');
    assert.ok(outcome.status === 'found');
    assert.deepEqual(outcome.keys[0]?.origin.obtainedAt, obtainedAt);
    assert.deepEqual(outcome.failure, { code: 'http-unreachable', url: keysUrl });
    assert.equal(outcome.metadata?.issuer, issuer);
  });

  it('leaves keys serving for a week and no longer, over a reload too', async () => {
    const server = fake.createFakeServer();
    let stored: unknown;
    const store = { read: () => stored, write: (value: unknown) => void (stored = value) };
    const keys = createKeySource({ ...server, store });
    await keys.keysOf(profile(), { keyId: 'a' });
    server.serve(metadataUrl, fake.failing('http-unreachable'));
    server.serve(keysUrl, fake.failing('http-unreachable'));
    const outcomes = async (): Promise<readonly string[]> => {
      const again = createKeySource({ ...server, store });
      const asked = [keys.keysOf(profile(), { keyId: 'a' }), again.keysOf(profile(), { keyId: 'a' })];
      const looked = [keys.cached.keysOf(profile(), { keyId: 'a' }), again.cached.keysOf(profile(), { keyId: 'a' })];
      const found = await Promise.all([...asked, ...looked]);
      return found.map((outcome) => (outcome.status === 'found' ? 'found' : outcome.failure.code));
    };
    server.pass(7 * 86_400);
    assert.deepEqual(await outcomes(), ['found', 'found', 'found', 'found']);
    server.pass(1);
    assert.deepEqual(await outcomes(), [
      ...['http-unreachable', 'http-unreachable'],
      ...['keys-not-cached', 'keys-not-cached'],
    ]);
  });

  it('of metadata is remembered too', async () => {
    const server = fake.createFakeServer();
    server.serve(metadataUrl, () => fake.json({ issuer: 'https://evil.example', jwks_uri: keysUrl }));
    const keys = createKeySource(server);
    for (let count = 0; count < 3; count += 1) {
      const outcome = await ask(keys, 'a');
      assert.ok(outcome.status === 'failed');
      assert.equal(outcome.failure.code, 'metadata-issuer-mismatch');
    }
    assert.deepEqual(server.requests, [metadataUrl]);
  });

  const passing: readonly HttpFailureCode[] = [
    ...(['http-insecure', 'http-host-not-configured', 'http-private-address', 'http-too-many', 'http-url'] as const),
  ];
  for (const code of passing) {
    it(`with the code ${code} is not remembered, for nothing was sent`, async () => {
      const server = fake.createFakeServer();
      server.serve(metadataUrl, fake.failing(code));
      const keys = createKeySource(server);
      const outcome = await ask(keys, 'a');
      assert.deepEqual(outcome, { status: 'failed', failure: { code, url: metadataUrl } });
      server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: keysUrl }));
      assert.deepEqual(keyIds(await ask(keys, 'a')), ['a']);
    });
  }

  it('of a network that is off is told as such, and gone when it is on', async () => {
    const server = fake.createFakeServer();
    server.serve(metadataUrl, fake.failing('http-network-off'));
    const keys = createKeySource(server);
    assert.deepEqual(await ask(keys, 'a'), { status: 'failed', failure: { code: 'keys-network-off' } });
    server.serve(metadataUrl, () => fake.json({ issuer, jwks_uri: keysUrl }));
    assert.deepEqual(keyIds(await ask(keys, 'a')), ['a']);
  });

  it('of a network that answers with something that is no error has a code all the same', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource({ ...server, http: () => Promise.reject(new Error('whatever')) });
    assert.deepEqual(await ask(keys, 'a'), {
      status: 'failed',
      failure: { code: 'http-unreachable', url: metadataUrl },
    });
  });
});

describe('those who wait', () => {
  it('wait for one request', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask(keys, 'a')));
    assert.deepEqual(server.requests, [metadataUrl, keysUrl]);
    for (const outcome of outcomes) assert.deepEqual(keyIds(outcome), ['a']);
  });

  it('go on waiting when one of them leaves', async () => {
    const server = fake.createFakeServer();
    const hold = fake.held(() => fake.keySet('a'));
    server.serve(keysUrl, hold.answer);
    const keys = createKeySource(server);
    const leaving = new AbortController();
    const left = keys.keysOf(profile(), { keyId: 'a', signal: leaving.signal });
    const staying = ask(keys, 'a');
    await turns();
    const reason = new Error('the editor was closed');
    leaving.abort(reason);
    await assert.rejects(left, reason);
    assert.equal(hold.aborted, false);
    hold.release();
    assert.deepEqual(keyIds(await staying), ['a']);
    assert.equal(server.countOf(keysUrl), 1);
  });

  it('end the request when all have left, which is no failure to remember', async () => {
    const server = fake.createFakeServer();
    const hold = fake.held(() => fake.keySet('a'));
    server.serve(keysUrl, hold.answer);
    const keys = createKeySource(server);
    const leaving = new AbortController();
    const left = [1, 2].map(() => keys.keysOf(profile(), { keyId: 'a', signal: leaving.signal }));
    await turns();
    leaving.abort();
    for (const each of left) await assert.rejects(each, { name: 'AbortError' });
    assert.equal(hold.aborted, true);
    server.serve(keysUrl, () => fake.keySet('a'));
    assert.deepEqual(keyIds(await ask(keys, 'a')), ['a']);
  });

  it('send nothing when they have left before', async () => {
    const server = fake.createFakeServer();
    const asked = createKeySource(server).keysOf(profile(), { keyId: 'a', signal: AbortSignal.abort() });
    await assert.rejects(asked, { name: 'AbortError' });
    assert.deepEqual(server.requests, []);
  });
});

describe('cached', () => {
  it('sends nothing, whatever is missing, stale or unknown', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    const notCached = { status: 'failed', failure: { code: 'keys-not-cached' } };
    assert.deepEqual(await ask(keys.cached, 'a'), notCached);
    assert.deepEqual(await ask(keys.cached, 'a', profile({ jwksUri: keysUrl })), notCached);
    assert.deepEqual(server.requests, []);
    await ask(keys, 'a');
    server.pass(24 * 3600);
    assert.deepEqual(keyIds(await ask(keys.cached, 'a')), ['a']);
    assert.deepEqual(keyIds(await ask(keys.cached, 'unknown')), ['a']);
    assert.equal(server.requests.length, 2);
  });

  it('says that there is no source where there is none', async () => {
    const outcome = await ask(createKeySource(fake.createFakeServer()).cached, 'a', profile({ discovery: 'none' }));
    assert.deepEqual(outcome, { status: 'failed', failure: { code: 'keys-no-source' } });
  });

  it('gives keys of the settings', async () => {
    const server = fake.createFakeServer();
    const inline = profile({ jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AA', kid: 'i' }] } });
    assert.deepEqual(keyIds(await ask(createKeySource(server).cached, 'i', inline)), ['i']);
    assert.deepEqual(server.requests, []);
  });
});

describe('entries and clear', () => {
  it('tell what is kept, and until when', async () => {
    const server = fake.createFakeServer();
    const keys = createKeySource(server);
    assert.deepEqual(keys.entries(), []);
    await ask(keys, 'a');
    const obtainedAt = server.now();
    const freshUntil = new Date(obtainedAt.getTime() + 600_000);
    const entry = { issuer, url: keysUrl, keyIds: ['a'], obtainedAt, freshUntil };
    assert.deepEqual(keys.entries(), [{ ...entry, failure: undefined }]);
    server.serve(keysUrl, fake.failing('http-timeout'));
    await ask(keys, 'unknown');
    assert.deepEqual(keys.entries(), [{ ...entry, failure: { code: 'http-timeout', url: keysUrl } }]);
  });

  it('tell of what never came', async () => {
    const server = fake.createFakeServer();
    server.serve(metadataUrl, fake.failing('http-tls'));
    const keys = createKeySource(server);
    await ask(keys, 'a');
    const obtainedAt = server.now();
    const freshUntil = new Date(obtainedAt.getTime() + 30_000);
    const failure = { code: 'http-tls', url: metadataUrl };
    assert.deepEqual(keys.entries(), [{ issuer, url: metadataUrl, keyIds: [], obtainedAt, freshUntil, failure }]);
  });

  it('forget one issuer, or all of them, failures too', async () => {
    const server = fake.createFakeServer();
    const other = profile({ issuer: 'https://other.example', jwksUri: 'https://other.example/keys' });
    const keys = createKeySource(server);
    await ask(keys, 'a');
    await ask(keys, 'a', other);
    assert.equal(keys.entries().length, 2);
    keys.clear(issuer);
    assert.deepEqual(
      keys.entries().map((entry) => entry.issuer),
      ['https://other.example'],
    );
    await ask(keys, 'a');
    assert.equal(server.countOf(keysUrl), 2);
    keys.clear();
    assert.deepEqual(keys.entries(), []);
    server.serve('https://other.example/keys', () => fake.keySet('a'));
    assert.deepEqual(keyIds(await ask(keys, 'a', other)), ['a']);
  });

  it('do not bring back what was forgotten while it was on its way', async () => {
    const server = fake.createFakeServer();
    const hold = fake.held(() => fake.keySet('a'));
    server.serve(keysUrl, hold.answer);
    const keys = createKeySource(server);
    const waiting = ask(keys, 'a');
    await turns();
    keys.clear();
    hold.release();
    assert.deepEqual(keyIds(await waiting), ['a']);
    assert.deepEqual(keys.entries(), []);
  });
});

function ask(keys: Pick<KeySource, 'keysOf'>, keyId: string, of: IssuerProfile = profile()): Promise<KeysOutcome> {
  return keys.keysOf(of, { keyId });
}

function keyIds(outcome: KeysOutcome): readonly (string | undefined)[] {
  assert.equal(outcome.status, 'found');
  return outcome.keys.map(({ keyId }) => keyId);
}

/** Lets what is under way go on until it waits for something that does not come by itself. */
async function turns(): Promise<void> {
  for (let count = 0; count < 10; count += 1) await setImmediate();
}
