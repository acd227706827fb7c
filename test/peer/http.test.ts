/** The way out of the product: what it refuses before anything is sent, and what it lets through. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { httpFailureCode, type Http, type HttpFailureCode } from '../../src/core/issuers/http';
import { createHttp, type HttpDeps } from '../../src/host/http';
import { failureOf } from '../../src/host/http/failure';
import * as hostile from '../support/hostileServer';
import { httpTo } from '../support/peerHttp';

describe('createHttp', () => {
  let server: hostile.HostileServer;

  before(async () => {
    server = await hostile.startHostileServer({
      '/ok': hostile.text('{"fine":true}', { 'set-cookie': 'session=1', etag: '"1"' }),
      '/packed': hostile.bomb(1000, 'gzip'),
      '/no-content': hostile.text('', {}, 204),
      '/error': hostile.text('{"error":"invalid_grant"}', {}, 400),
      '/redirect': hostile.redirect(307, '/ok'),
      '/silence': hostile.silence,
      '/echo': (response, request) => void request.pipe(response),
    });
  });
  after(() => server.stop());

  describe('refuses, and sends nothing', () => {
    interface Case {
      readonly name: string;
      readonly url: string;
      readonly code: HttpFailureCode;
      readonly deps?: Partial<HttpDeps>;
    }
    const anyHost = { isAllowed: () => true };
    const configured = { ...anyHost, isConfiguredHost: () => true };
    const resolvesTo = (...addresses: readonly string[]): Partial<HttpDeps> => ({
      ...anyHost,
      lookup: () => Promise.resolve(addresses),
    });
    const cases: readonly Case[] = [
      { name: 'plain http', url: 'http://login.example.com/', code: 'http-insecure', deps: configured },
      { name: 'plain http to a private address', url: 'http://10.0.0.1/', code: 'http-insecure', deps: configured },
      {
        name: 'loopback that is not opted in',
        url: 'http://127.0.0.1:1/',
        code: 'http-insecure',
        deps: { ...configured, allowInsecureLoopback: () => false },
      },
      {
        name: 'what only begins like localhost',
        url: 'http://localhost.example.com/',
        code: 'http-insecure',
        deps: anyHost,
      },
      { name: 'another scheme', url: 'ftp://login.example.com/', code: 'http-insecure', deps: anyHost },
      { name: 'data', url: 'data:application/json,{}', code: 'http-insecure', deps: anyHost },
      {
        name: 'everything while the network is off',
        url: 'https://login.example.com/',
        code: 'http-network-off',
        deps: { ...anyHost, isNetworkAllowed: () => false },
      },
      { name: 'a host of no configured issuer', url: 'https://login.example.com/', code: 'http-host-not-configured' },
      { name: 'a private address', url: 'https://192.168.1.1/', code: 'http-private-address', deps: anyHost },
      {
        name: 'the same in another spelling',
        url: 'https://0xc0.0xa80101/',
        code: 'http-private-address',
        deps: anyHost,
      },
      { name: 'a mapped address', url: 'https://[::ffff:10.1.2.3]/', code: 'http-private-address', deps: anyHost },
      { name: 'a link-local address', url: 'https://[fe80::1]/', code: 'http-private-address', deps: anyHost },
      {
        name: 'a name of an internal network',
        url: 'https://vault.internal/',
        code: 'http-private-address',
        deps: anyHost,
      },
      {
        name: 'the metadata service, configured or not',
        url: 'https://169.254.169.254/',
        code: 'http-private-address',
        deps: configured,
      },
      { name: 'the same by IPv6', url: 'https://[fd00:ec2::254]/', code: 'http-private-address', deps: configured },
      {
        name: 'the same by name',
        url: 'https://metadata.google.internal/',
        code: 'http-private-address',
        deps: configured,
      },
      { name: 'the unspecified address', url: 'https://0.0.0.0/', code: 'http-private-address', deps: configured },
      {
        name: 'a name that leads to a private address',
        url: 'https://login.example.com/',
        code: 'http-private-address',
        deps: resolvesTo('10.0.0.5'),
      },
      {
        name: 'a name one of whose addresses is private',
        url: 'https://login.example.com/',
        code: 'http-private-address',
        deps: resolvesTo('1.1.1.1', '::ffff:192.168.0.1'),
      },
      {
        name: 'a name that leads to this machine',
        url: 'https://login.example.com/',
        code: 'http-private-address',
        deps: resolvesTo('127.0.0.1'),
      },
      {
        name: 'a configured name that leads to the metadata service',
        url: 'https://login.example.com/',
        code: 'http-private-address',
        deps: { ...resolvesTo('169.254.169.254'), isConfiguredHost: () => true },
      },
      {
        name: 'plain http to a localhost that is elsewhere',
        url: 'http://localhost/',
        code: 'http-private-address',
        deps: { ...resolvesTo('1.1.1.1'), isConfiguredHost: () => true },
      },
      {
        name: 'an answer of DNS that is no address',
        url: 'https://login.example.com/',
        code: 'http-private-address',
        deps: resolvesTo('not an address'),
      },
    ];
    for (const { name, url, code, deps } of cases) {
      it(`${name}: ${code}`, async () => {
        const sent = await withFetch(
          () => Promise.resolve(new Response('{}')),
          () => assertFails(httpTo([], deps)(new Request(url)), code),
        );
        assert.deepEqual(sent, []);
      });
    }

    it('a URL with a user name, where the platform lets it come this far', async () => {
      const request = { url: 'https://user:password@login.example.com/', signal: new AbortController().signal };
      // Request refuses such a URL itself.
      await assertFails(httpTo([], anyHost)(request as Request), 'http-url');
    });
  });

  describe('reaches', () => {
    const reached = async (url: string, deps: Partial<HttpDeps>): Promise<void> => {
      const sent = await withFetch(
        () => Promise.resolve(new Response('{}')),
        async () => assert.equal((await httpTo([], { isAllowed: () => true, ...deps })(new Request(url))).status, 200),
      );
      assert.deepEqual(
        sent.map(([to]) => to),
        [url],
      );
    };
    const lookup = (): Promise<readonly string[]> => Promise.resolve(['10.0.0.5', 'fd12::5']);

    it('a host that the user configured though it is private', async () => {
      await reached('https://keycloak.corp.internal/', {
        lookup,
        isConfiguredHost: (host) => host === 'keycloak.corp.internal',
      });
      await reached('https://192.168.1.5:8443/', { isConfiguredHost: (host) => host === '192.168.1.5' });
    });

    it('a host that only a proxy can look up', async () => {
      const unknown = (): Promise<never> =>
        Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }));
      await reached('https://login.example.com/', { lookup: unknown });
    });

    it('loopback over https only when it is opted in or configured', async () => {
      await reached('https://127.0.0.1:8443/', {});
      await reached('https://localhost:8443/', {
        allowInsecureLoopback: () => false,
        isConfiguredHost: () => true,
        lookup: () => Promise.resolve(['127.0.0.1', '::1']),
      });
    });
  });

  it('calls the fetch of the moment, into which the editor puts its proxy and certificates', async () => {
    const http = httpTo([server.origin]);
    await http(new Request(`${server.origin}/ok`));
    const sent = await withFetch(
      () => Promise.resolve(new Response('patched')),
      async () => assert.equal(await (await http(new Request(`${server.origin}/ok`))).text(), 'patched'),
    );
    const [[, init] = []] = sent;
    assert.equal(init?.redirect, 'manual');
    assert.equal(init.credentials, 'omit');
    assert.equal('dispatcher' in init, false);
  });

  it('gives back status, headers and the whole body, and no cookie', async () => {
    const http = httpTo([server.origin]);
    const response = await http(new Request(`${server.origin}/ok`));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('etag'), '"1"');
    assert.equal(response.headers.get('set-cookie'), null);
    assert.deepEqual(await response.json(), { fine: true });
    await http(new Request(`${server.origin}/ok`, { headers: { referer: 'https://secret.example', cookie: 'a=b' } }));
    const headers = server.requests.at(-1)?.headers ?? {};
    assert.equal(headers.cookie, undefined);
    assert.equal(headers.referer, undefined);
    assert.equal(headers.accept, 'application/json');
  });

  it('gives back a compressed body as plain, an empty one, and one of an error', async () => {
    const http = httpTo([server.origin]);
    const packed = await http(new Request(`${server.origin}/packed`));
    assert.equal(packed.headers.get('content-encoding'), null);
    assert.equal((await packed.text()).length, 1000);
    assert.equal((await http(new Request(`${server.origin}/no-content`))).status, 204);
    const error = await http(new Request(`${server.origin}/error`));
    assert.equal(error.status, 400);
    assert.deepEqual(await error.json(), { error: 'invalid_grant' });
  });

  it('sends a form, and never a second time to where a redirect points', async () => {
    const http = httpTo([server.origin]);
    const post = (path: string): Promise<Response> =>
      http(new Request(`${server.origin}${path}`, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) }));
    assert.equal(await (await post('/echo')).text(), 'grant_type=x');
    assert.match(server.requests.at(-1)?.headers['content-type'] ?? '', /^application\/x-www-form-urlencoded/);
    const before = server.requests.length;
    await assertFails(post('/redirect'), 'http-redirect');
    assert.equal(server.requests.length, before + 1);
  });

  it('sends so many requests a minute to a host, and no more', async () => {
    const http = httpTo([server.origin], { limits: { requestsPerMinute: 3 } });
    const ask = (): Promise<Response> => http(new Request(`${server.origin}/ok`));
    for (let count = 0; count < 3; count += 1) await ask();
    const before = server.requests.length;
    await assertFails(ask(), 'http-too-many');
    assert.equal(server.requests.length, before);
  });

  it('stops when the caller stops, with the reason of the caller', async () => {
    const reason = new Error('closed');
    const controller = new AbortController();
    const http = httpTo([server.origin]);
    const asked = http(new Request(`${server.origin}/silence`, { signal: controller.signal }));
    setTimeout(() => controller.abort(reason), 50);
    await assert.rejects(asked, reason);
    const before = server.requests.length;
    await assert.rejects(http(new Request(`${server.origin}/ok`, { signal: controller.signal })), reason);
    assert.equal(server.requests.length, before);
  });

  it('ends in time when the search for a proxy or a name does not', async () => {
    const never = new Promise<never>(() => undefined);
    const limits = { totalMilliseconds: 100 };
    await withFetch(
      () => never,
      () => assertFails(httpTo([server.origin], { limits })(new Request(`${server.origin}/ok`)), 'http-timeout'),
    );
    const deps = { isAllowed: () => true, lookup: () => never, limits };
    await assertFails(httpTo([], deps)(new Request('https://login.example.com/')), 'http-timeout');
  });

  it('names a refused connection', async () => {
    const gone = await hostile.startHostileServer({});
    await gone.stop();
    await assertFails(httpTo([gone.origin])(new Request(`${gone.origin}/`)), 'http-refused');
  });

  it('needs no vscode and no second argument to refuse everything', async () => {
    const http = createHttp({
      isAllowed: () => false,
      isConfiguredHost: () => false,
      allowInsecureLoopback: () => false,
      isNetworkAllowed: () => false,
    });
    await assertFails(http(new Request(`${server.origin}/ok`)), 'http-insecure');
  });
});

describe('failureOf', () => {
  const codes: readonly (readonly [code: string, meaning: HttpFailureCode])[] = [
    ['ENOTFOUND', 'http-dns'],
    ['EAI_AGAIN', 'http-dns'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'http-tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'http-tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'http-tls'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'http-tls'],
    ['CERT_HAS_EXPIRED', 'http-tls'],
    ['CERT_NOT_YET_VALID', 'http-tls'],
    ['CERT_UNTRUSTED', 'http-tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'http-tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'http-tls'],
    ['EPROTO', 'http-tls'],
    ['UND_ERR_CONNECT_TIMEOUT', 'http-refused'],
    ['ETIMEDOUT', 'http-timeout'],
    ['UND_ERR_HEADERS_OVERFLOW', 'http-too-large'],
    ['ECONNREFUSED', 'http-refused'],
    ['ECONNRESET', 'http-unreachable'],
    ['EHOSTUNREACH', 'http-unreachable'],
    ['UND_ERR_SOCKET', 'http-unreachable'],
  ];
  for (const [code, meaning] of codes) {
    it(`takes ${code} for ${meaning}`, () => {
      const cause = Object.assign(new Error('words that change'), { code });
      assert.equal(failureOf(new TypeError('fetch failed', { cause })).code, meaning);
      assert.equal(failureOf(new AggregateError([new Error('other'), cause])).code, meaning);
    });
  }

  for (const code of ['ENETUNREACH', 'EHOSTUNREACH', 'ETIMEDOUT']) {
    it(`tells ${code} of a connection that never stood from one of a connection that did`, () => {
      const before = Object.assign(new Error('words that change'), { code, syscall: 'connect' });
      const during = Object.assign(new Error('words that change'), { code, syscall: 'read' });
      assert.equal(failureOf(new TypeError('fetch failed', { cause: before })).code, 'http-refused');
      assert.notEqual(failureOf(new TypeError('fetch failed', { cause: during })).code, 'http-refused');
    });
  }

  it('ends with causes that go in circles, and with what is no error', () => {
    const error = new Error('circle');
    error.cause = error;
    for (const thrown of [error, undefined, null, 'text', 5, {}]) {
      assert.equal(failureOf(thrown).code, 'http-unreachable');
    }
  });
});

const realFetch = globalThis.fetch;
type Sent = readonly [url: string, init: RequestInit | undefined];

/** Runs with another global `fetch`, and gives what it was called with. */
async function withFetch(answer: () => Promise<Response>, run: () => Promise<void>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  globalThis.fetch = (input, init) => {
    sent.push([input instanceof Request ? input.url : String(input), init]);
    return answer();
  };
  try {
    await run();
  } finally {
    globalThis.fetch = realFetch;
  }
  return sent;
}

afterEach(() => assert.equal(globalThis.fetch, realFetch));

async function assertFails(asked: ReturnType<Http>, code: HttpFailureCode): Promise<void> {
  await assert.rejects(asked, (error) => {
    assert.equal(httpFailureCode(error), code);
    return true;
  });
}
