/** Against servers that mean no good: each misdeed has an outcome with a name, and none takes longer than the limits. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Socket } from 'node:net';
import { after, afterEach, before, describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../src/core/issuers/issuer';
import { createKeySource, type KeyFailure, type KeysOutcome } from '../../src/core/issuers/keys';
import * as hostile from '../support/hostileServer';
import type { Listening } from '../support/loopback';
import { httpTo } from '../support/peerHttp';

const limitMilliseconds = 500;
const megabyte = 1024 * 1024;

describe('a hostile server', () => {
  let server: hostile.HostileServer;
  let other: hostile.HostileServer;
  let sockets: Listening;

  before(async () => {
    other = await hostile.startHostileServer({ '/keys': hostile.text('{"keys":[]}') });
    server = await hostile.startHostileServer(misdeeds(other.origin));
    sockets = await hostile.startSocketServer((socket, path) => socketMisdeeds[path]?.(socket));
  });
  after(() => Promise.all([server.stop(), other.stop(), sockets.stop()]));
  afterEach(() => assert.deepEqual(other.requests, [], 'the other server was asked'));

  const ofHttp: readonly (readonly [path: string, outcome: KeyFailure['code']])[] = [
    ['/redirect-same-host', 'http-redirect'],
    ['/redirect-other-host', 'http-redirect'],
    ['/redirect-307', 'http-redirect'],
    ['/redirect-metadata-service', 'http-redirect'],
    ['/redirect-file', 'http-redirect'],
    ['/redirect-nowhere', 'http-redirect'],
    ['/redirect-to-itself', 'http-redirect'],
    ['/not-modified', 'http-redirect'],
    ['/50-mb', 'http-too-large'],
    ['/announced-50-mb', 'http-too-large'],
    ['/gzip-bomb', 'http-too-large'],
    ['/gzip-bomb-twice', 'http-too-large'],
    ['/brotli-bomb', 'http-too-large'],
    ['/broken-gzip', 'http-unreachable'],
    ['/drip', 'http-timeout'],
    ['/silence', 'http-timeout'],
    ['/reset', 'http-unreachable'],
    ['/reset-in-body', 'http-unreachable'],
    ['/html', 'keys-not-json'],
    ['/nothing', 'keys-not-json'],
    ['/binary', 'keys-not-json'],
    ['/another-object', 'keys-not-a-key-set'],
    ['/list', 'keys-not-a-key-set'],
    ['/deep', 'keys-not-a-key-set'],
    ['/1000-keys', 'keys-too-many'],
    ['/large-keys', 'http-too-large'],
    ['/missing', 'keys-status'],
    ['/unauthorized', 'keys-status'],
    ['/broken', 'keys-status'],
  ];
  for (const [path, outcome] of ofHttp) {
    it(`${path}: ${outcome}`, async () => {
      assert.equal(failureOf(await keysAt(`${server.origin}${path}`)).code, outcome);
    });
  }

  const ofSockets: readonly (readonly [path: string, outcome: KeyFailure['code']])[] = [
    ['/endless-headers', 'http-too-large'],
    ['/slow-headers', 'http-timeout'],
    ['/endless-hints', 'http-timeout'],
    ['/longer-than-said', 'keys-not-json'],
    ['/shorter-than-said', 'http-unreachable'],
    ['/two-lengths', 'http-unreachable'],
    ['/negative-length', 'http-unreachable'],
    ['/bad-chunks', 'http-unreachable'],
    ['/status-999', 'http-unreachable'],
    ['/not-http', 'http-unreachable'],
    ['/hangs-up', 'http-unreachable'],
  ];
  for (const [path, outcome] of ofSockets) {
    it(`${path}: ${outcome}`, async () => {
      assert.equal(failureOf(await keysAt(`${sockets.origin}${path}`)).code, outcome);
    });
  }

  it('does not get rid of 50 MB', async () => {
    const before = server.sentBytes();
    await keysAt(`${server.origin}/50-mb`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const sent = server.sentBytes() - before;
    assert.ok(sent > 0 && sent < 20 * megabyte, `${String(sent)} bytes were taken`);
  });

  it('may say what is right: a byte order mark, another content type, unknown members', async () => {
    for (const path of ['/byte-order-mark', '/as-text', '/duplicate-members']) {
      assert.deepEqual(keyIdsOf(await keysAt(`${server.origin}${path}`)), ['a'], path);
    }
  });

  it('may publish two keys of one name: both are there, for the verdict to say so', async () => {
    assert.deepEqual(keyIdsOf(await keysAt(`${server.origin}/duplicate-kids`)), ['same', 'same']);
  });

  it('may publish keys of other types: they are there without what is secret in them', async () => {
    const outcome = await keysAt(`${server.origin}/other-types`);
    assert.deepEqual(keyIdsOf(outcome), ['secret', 'future', 'private', 'nothing']);
    assert.doesNotMatch(JSON.stringify(outcome), /"[dk]":/);
  });

  it('is not the issuer that it says to be', async () => {
    const at = (path: string, issuer?: string): Promise<KeysOutcome> =>
      keysOf({ issuer: issuer ?? `${server.origin}${path}`, discovery: 'oidc' });
    const wrong = failureOf(await at('/wrong-issuer'));
    assert.ok(wrong.code === 'metadata-issuer-mismatch');
    assert.equal(wrong.found, 'https://login.example.com');
    assert.equal(failureOf(await at('/slash-issuer')).code, 'metadata-issuer-mismatch');
    assert.equal(failureOf(await at('/html-issuer')).code, 'metadata-not-json');
    assert.equal(failureOf(await at('/list-issuer')).code, 'metadata-not-metadata');
    assert.equal(failureOf(await at('/no-issuer')).code, 'metadata-status');
    assert.equal(failureOf(await at('/redirect-issuer')).code, 'http-redirect');
    assert.equal(failureOf(await at('/drip-issuer')).code, 'http-timeout');
    assert.equal(failureOf(await at('/bomb-issuer')).code, 'http-too-large');
  });

  it('names a key set that is not asked', async () => {
    const at = async (path: string): Promise<string> =>
      failureOf(await keysOf({ issuer: `${server.origin}${path}`, discovery: 'oidc' })).code;
    // That origin is of no configured issuer.
    assert.equal(await at('/keys-elsewhere'), 'http-host-not-configured');
    assert.equal(await at('/keys-insecure'), 'http-insecure');
    assert.equal(await at('/keys-metadata-service'), 'http-private-address');
  });

  async function keysAt(jwksUri: string): Promise<KeysOutcome> {
    return keysOf({ issuer: 'https://login.example.com', jwksUri });
  }

  async function keysOf(setting: Omit<IssuerSetting, 'name'>): Promise<KeysOutcome> {
    const origins = [server.origin, sockets.origin, 'https://169.254.169.254'];
    const limits = { totalMilliseconds: limitMilliseconds, requestsPerMinute: 1000 };
    const keys = createKeySource({ http: httpTo(origins, { limits }), now: () => new Date() });
    const started = performance.now();
    const outcome = await keys.keysOf(profileOf({ name: 'hostile', ...setting }), { keyId: undefined });
    const milliseconds = performance.now() - started;
    // Only what hangs takes so much longer: the machine may be busy.
    assert.ok(milliseconds < limitMilliseconds + 10_000, `${String(milliseconds)} ms`);
    return outcome;
  }
});

describe('a server with a bad certificate', () => {
  const hour = 3600_000;
  const cases: readonly (readonly [name: string, fromHours: number, untilHours: number])[] = [
    ['that nobody vouches for', -1, 1],
    ['that has expired', -2, -1],
    ['that is not valid yet', 1, 2],
  ];
  for (const [name, from, until] of cases) {
    it(`${name}: http-tls`, async () => {
      const now = Date.now();
      const server = await hostile.startSelfSignedServer(new Date(now + from * hour), new Date(now + until * hour));
      try {
        assert.equal(failureOf(await keysFrom(server.origin)).code, 'http-tls');
      } finally {
        await server.stop();
      }
    });
  }

  it('or none at all: http-tls', async () => {
    const server = await hostile.startHostileServer({ '/keys': hostile.text('{"keys":[]}') });
    try {
      assert.equal(failureOf(await keysFrom(server.origin.replace('http:', 'https:'))).code, 'http-tls');
      assert.deepEqual(server.requests, []);
    } finally {
      await server.stop();
    }
  });

  function keysFrom(origin: string): Promise<KeysOutcome> {
    const keys = createKeySource({ http: httpTo([origin]), now: () => new Date() });
    const profile = profileOf({ name: 'tls', issuer: origin, jwksUri: `${origin}/keys` });
    return keys.keysOf(profile, { keyId: undefined });
  }
});

function misdeeds(otherOrigin: string): Readonly<Record<string, hostile.Misdeed>> {
  const { text, redirect, flood, bomb } = hostile;
  const key = (members: object): object => ({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', ...members });
  const keySet = (...keys: readonly object[]): hostile.Misdeed => text(JSON.stringify({ keys }));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const otherKeys = [
    { kty: 'oct', kid: 'secret', k: 'c2VjcmV0' },
    { kty: 'SABER', kid: 'future' },
    { ...privateKey.export({ format: 'jwk' }), kid: 'private' },
    { kid: 'nothing' },
  ];
  const set = JSON.stringify({ keys: [key({ kid: 'a' })] });
  return {
    '/redirect-same-host': redirect(302, '/as-text'),
    '/redirect-other-host': redirect(301, `${otherOrigin}/keys`),
    '/redirect-307': redirect(307, `${otherOrigin}/keys`),
    '/redirect-metadata-service': redirect(303, 'http://169.254.169.254/latest/meta-data/'),
    '/redirect-file': redirect(308, 'file:///etc/passwd'),
    '/redirect-nowhere': text('', {}, 302),
    '/redirect-to-itself': redirect(302, '/redirect-to-itself'),
    '/not-modified': text('', {}, 304),
    '/50-mb': flood(50 * megabyte),
    '/announced-50-mb': (response) =>
      response.writeHead(200, { 'content-length': String(50 * megabyte) }).flushHeaders(),
    '/gzip-bomb': bomb(64 * megabyte, 'gzip'),
    '/gzip-bomb-twice': bomb(64 * megabyte, 'gzip, gzip'),
    '/brotli-bomb': bomb(64 * megabyte, 'br'),
    '/broken-gzip': text('no gzip', { 'content-encoding': 'gzip' }),
    '/drip': hostile.drip,
    '/silence': hostile.silence,
    '/reset': hostile.reset,
    '/reset-in-body': hostile.resetInBody,
    '/html': text('<!doctype html><title>Sign in</title>', { 'content-type': 'text/html' }),
    '/nothing': text(''),
    '/binary': text(Buffer.from([0xff, 0xfe, 0, 1, 2]), { 'content-type': 'application/json' }),
    '/another-object': text('{"error":"invalid_request"}'),
    '/list': text('[{"kty":"EC"}]'),
    '/deep': text(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    '/1000-keys': keySet(...Array.from({ length: 1000 }, (_, index) => key({ kid: String(index) }))),
    '/large-keys': keySet(key({ kid: 'a', x5c: ['A'.repeat(600 * 1024)] })),
    '/unauthorized': text('{"keys":[]}', { 'www-authenticate': 'Basic' }, 401),
    '/broken': text('{"keys":[]}', {}, 500),
    '/byte-order-mark': text(`\uFEFF${set}`),
    '/as-text': text(set, { 'content-type': 'text/plain' }),
    '/duplicate-members': text(set.replace('{', '{"keys":[],"extra":{"deep":[1]},')),
    '/duplicate-kids': keySet(key({ kid: 'same' }), key({ kid: 'same', x: 'AB' })),
    '/other-types': keySet(...otherKeys),
    ...issuers({
      '/wrong-issuer': text('{"issuer":"https://login.example.com"}'),
      '/slash-issuer': self((issuer) => ({ issuer: `${issuer}/` })),
      '/html-issuer': text('<html>'),
      '/list-issuer': text('[]'),
      '/redirect-issuer': redirect(302, `${otherOrigin}/keys`),
      '/drip-issuer': hostile.drip,
      '/bomb-issuer': bomb(64 * megabyte, 'gzip'),
      '/keys-elsewhere': self((issuer) => ({ issuer, jwks_uri: `${otherOrigin}/keys` })),
      '/keys-insecure': self((issuer) => ({ issuer, jwks_uri: 'http://keys.example.com/' })),
      '/keys-metadata-service': self((issuer) => ({ issuer, jwks_uri: 'https://169.254.169.254/keys' })),
    }),
  };
}

/** The same under the paths where metadata is looked for. */
function issuers(table: Readonly<Record<string, hostile.Misdeed>>): Readonly<Record<string, hostile.Misdeed>> {
  return Object.fromEntries(
    Object.entries(table).map(([path, misdeed]) => [`${path}/.well-known/openid-configuration`, misdeed]),
  );
}

/** Metadata made of the issuer that is asked for. */
function self(metadata: (issuer: string) => object): hostile.Misdeed {
  return (response, request) => {
    const path = (request.url ?? '').replace('/.well-known/openid-configuration', '');
    response.end(JSON.stringify(metadata(`http://${request.headers.host ?? ''}${path}`)));
  };
}

const ok = 'HTTP/1.1 200 OK\r\n';

const socketMisdeeds: Readonly<Record<string, (socket: Socket) => void>> = {
  '/endless-headers': (socket) => repeat(socket, 0, ok, `X-Filler: ${'x'.repeat(1000)}\r\n`),
  '/slow-headers': (socket) => repeat(socket, 20, ok, 'X-Filler: x\r\n'),
  '/endless-hints': (socket) => repeat(socket, 20, '', 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'),
  '/longer-than-said': (socket) => socket.end(`${ok}Content-Length: 5\r\n\r\n{"keys":[]}`),
  '/shorter-than-said': (socket) => socket.end(`${ok}Content-Length: 500\r\n\r\n{"keys":[]}`),
  '/two-lengths': (socket) => socket.end(`${ok}Content-Length: 11\r\nContent-Length: 5\r\n\r\n{"keys":[]}`),
  '/negative-length': (socket) => socket.end(`${ok}Content-Length: -11\r\n\r\n{"keys":[]}`),
  '/bad-chunks': (socket) => socket.end(`${ok}Transfer-Encoding: chunked\r\n\r\nzz\r\n{"keys":[]}\r\n`),
  '/status-999': (socket) => socket.end('HTTP/1.1 999 Request Denied\r\nContent-Length: 2\r\n\r\n{}'),
  '/not-http': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  '/hangs-up': (socket) => socket.end(),
};

/** Writes a text again and again; with no pause, as fast as it is taken. */
function repeat(socket: Socket, pauseMilliseconds: number, first: string, text: string): void {
  socket.write(first);
  const timer = setInterval(() => {
    for (let count = pauseMilliseconds === 0 ? 100 : 1; count > 0; count -= 1) socket.write(text);
  }, pauseMilliseconds);
  socket.once('close', () => clearInterval(timer));
}

function failureOf(outcome: KeysOutcome): KeyFailure {
  assert.ok(outcome.status === 'failed', JSON.stringify(outcome));
  return outcome.failure;
}

function keyIdsOf(outcome: KeysOutcome): readonly (string | undefined)[] {
  assert.ok(outcome.status === 'found', JSON.stringify(outcome));
  return outcome.keys.map(({ keyId }) => keyId);
}
