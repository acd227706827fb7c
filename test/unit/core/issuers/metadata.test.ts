import assert from 'node:assert/strict';
import { maxAgeSeconds } from '../../../../src/core/issuers/cacheControl';
import { fetchMetadata } from '../../../../src/core/issuers/metadata';
import type { IssuerMetadata, MetadataFailure, MetadataOutcome } from '../../../../src/core/issuers/metadata';
import { metadataUrl } from '../../../../src/core/issuers/metadataUrl';
import { assertProportional } from '../../../support/proportion';
import { json, metadataServer, obtainedAt } from './metadataServer';
import type { Answer } from './metadataServer';

const issuer = 'https://issuer.example';
const url = 'https://issuer.example/.well-known/openid-configuration';
const document = { issuer, jwks_uri: 'https://issuer.example/jwks' };

function found(outcome: MetadataOutcome): IssuerMetadata {
  assert.ok(outcome.status === 'found', JSON.stringify(outcome));
  return outcome.metadata;
}

function failure(outcome: MetadataOutcome): MetadataFailure {
  assert.ok(outcome.status === 'failed', JSON.stringify(outcome));
  return outcome.failure;
}

/** What becomes of one answer to the request for {@link url}. */
async function answered(answer: Answer | string): Promise<MetadataOutcome> {
  return fetchMetadata({ issuer, discovery: 'oidc' }, metadataServer({ [url]: answer }).deps);
}

describe('the place of metadata', () => {
  // The first four of each are the examples of OIDC Discovery section 4.1 and RFC 8414 section 3.1, and their variants.
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'https://example.com',
      'https://example.com/.well-known/openid-configuration',
      'https://example.com/.well-known/oauth-authorization-server',
      'https://example.com/.well-known/openid-configuration',
    ],
    [
      'https://example.com/issuer1',
      'https://example.com/issuer1/.well-known/openid-configuration',
      'https://example.com/.well-known/oauth-authorization-server/issuer1',
      'https://example.com/.well-known/openid-configuration/issuer1',
    ],
    [
      'https://example.com/',
      'https://example.com/.well-known/openid-configuration',
      'https://example.com/.well-known/oauth-authorization-server',
      'https://example.com/.well-known/openid-configuration',
    ],
    [
      'https://example.com/a/b/',
      'https://example.com/a/b/.well-known/openid-configuration',
      'https://example.com/.well-known/oauth-authorization-server/a/b',
      'https://example.com/.well-known/openid-configuration/a/b',
    ],
    [
      'http://localhost:3000/oidc',
      'http://localhost:3000/oidc/.well-known/openid-configuration',
      'http://localhost:3000/.well-known/oauth-authorization-server/oidc',
      'http://localhost:3000/.well-known/openid-configuration/oidc',
    ],
    [
      'https://login.microsoftonline.com/{tenantid}/v2.0',
      'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      'https://login.microsoftonline.com/.well-known/oauth-authorization-server/common/v2.0',
      'https://login.microsoftonline.com/.well-known/openid-configuration/common/v2.0',
    ],
  ];
  for (const [configured, oidc, oauth, inserted] of cases) {
    it(`is right for ${configured}`, () => {
      assert.equal(metadataUrl(configured, 'oidc'), oidc);
      assert.equal(metadataUrl(configured, 'oauth'), oauth);
      assert.equal(metadataUrl(configured, 'oidc-inserted'), inserted);
    });
  }

  it('does not exist for an issuer that is no https URL', () => {
    for (const plain of ['accounts.google.com', 'http://issuer.example', 'https://u:p@issuer.example', '']) {
      assert.equal(metadataUrl(plain, 'oidc'), undefined);
    }
  });
});

describe('fetchMetadata', () => {
  it('reads the example of OpenID Connect Discovery section 4.2', async () => {
    const example = {
      issuer: 'https://server.example.com',
      authorization_endpoint: 'https://server.example.com/connect/authorize',
      token_endpoint: 'https://server.example.com/connect/token',
      jwks_uri: 'https://server.example.com/jwks.json',
      scopes_supported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'],
      id_token_signing_alg_values_supported: ['RS256', 'ES256', 'HS256'],
    };
    const where = 'https://server.example.com/.well-known/openid-configuration';
    const { deps } = metadataServer({ [where]: json(example, { 'cache-control': 'public, max-age=3600' }) });
    const outcome = await fetchMetadata({ issuer: 'https://server.example.com', discovery: 'oidc' }, deps);
    assert.deepEqual(outcome, {
      status: 'found',
      maxAgeSeconds: 3600,
      metadata: {
        issuer: 'https://server.example.com',
        jwksUri: 'https://server.example.com/jwks.json',
        signingAlgorithms: ['RS256', 'ES256', 'HS256'],
        scopesSupported: ['openid', 'profile', 'email', 'address', 'phone', 'offline_access'],
        url: where,
        obtainedAt,
        document: example,
      },
    });
  });

  it('sends one plain request, without cookies, that follows no redirect and can be stopped', async () => {
    const { deps, requests } = metadataServer({ [url]: json(document) });
    const controller = new AbortController();
    await fetchMetadata({ issuer, discovery: 'oidc' }, deps, controller.signal);
    const [request, ...others] = requests;
    assert.ok(request && others.length === 0);
    assert.equal(request.url, url);
    assert.equal(request.method, 'GET');
    assert.equal(request.redirect, 'manual');
    assert.equal(request.credentials, 'omit');
    assert.deepEqual([...request.headers], [['accept', 'application/json']]);
    assert.equal(request.body, null);
    assert.equal(request.signal.aborted, false);
    controller.abort();
    assert.equal(request.signal.aborted, true);
  });

  it('asks where RFC 8414 says with "oauth", and then in the older place', async () => {
    const nested = { ...document, issuer: 'https://issuer.example/a' };
    const first = 'https://issuer.example/.well-known/oauth-authorization-server/a';
    const second = 'https://issuer.example/.well-known/openid-configuration/a';
    const profile = { issuer: 'https://issuer.example/a', discovery: 'oauth' } as const;

    const standard = metadataServer({ [first]: json(nested) });
    assert.equal(found(await fetchMetadata(profile, standard.deps)).url, first);
    assert.deepEqual(urlsOf(standard.requests), [first]);

    const older = metadataServer({ [second]: json(nested) });
    assert.equal(found(await fetchMetadata(profile, older.deps)).url, second);
    assert.deepEqual(urlsOf(older.requests), [first, second]);

    const neither = metadataServer({});
    const expected = { code: 'metadata-status', url: first, found: 404 };
    assert.deepEqual(failure(await fetchMetadata(profile, neither.deps)), expected);

    const down = metadataServer({ [first]: 'http-dns' });
    assert.deepEqual(failure(await fetchMetadata(profile, down.deps)), { code: 'http-dns', url: first });
    assert.deepEqual(urlsOf(down.requests), [first]);
  });

  it('asks nothing for an issuer that has no URL, or without discovery', async () => {
    const { deps, requests } = metadataServer({});
    const ask = async (what: string, discovery: 'oidc' | 'oauth' | 'none'): Promise<MetadataFailure> =>
      failure(await fetchMetadata({ issuer: what, discovery }, deps));
    assert.deepEqual(await ask('supabase', 'oidc'), { code: 'http-url', url: 'supabase' });
    assert.deepEqual(await ask(issuer, 'none'), { code: 'http-url', url: issuer });
    assert.equal((await ask('https://u:p@issuer.example', 'oauth')).code, 'http-url');
    assert.equal((await ask('http://issuer.example', 'oidc')).code, 'http-insecure');
    assert.equal((await ask('http://169.254.169.254', 'oauth')).code, 'http-insecure');
    assert.deepEqual(requests, []);
  });

  const refused: readonly (readonly [string, Answer | string, Partial<MetadataFailure>])[] = [
    ['404', { status: 404 }, { code: 'metadata-status', found: 404 }],
    ['500 with the document', { ...json(document), status: 500 }, { code: 'metadata-status', found: 500 }],
    ['201 with the document', { ...json(document), status: 201 }, { code: 'metadata-status', found: 201 }],
    ['302', { status: 302, headers: { location: '/' } }, { code: 'metadata-status', found: 302 }],
    ['HTML', { body: '<!doctype html>', headers: { 'content-type': 'text/html' } }, { code: 'metadata-not-json' }],
    ['nothing', { body: '' }, { code: 'metadata-not-json' }],
    ['half a document', { body: '{"issuer":"https://issuer.example"' }, { code: 'metadata-not-json' }],
    ['a list', json([document]), { code: 'metadata-not-metadata' }],
    ['null', json(null), { code: 'metadata-not-metadata' }],
    ['a document without issuer', json({ jwks_uri: document.jwks_uri }), { code: 'metadata-not-metadata' }],
    ['an issuer that is no text', json({ issuer: [issuer] }), { code: 'metadata-not-metadata' }],
    ['an issuer in the prototype', { body: `{"__proto__":{"issuer":"${issuer}"}}` }, { code: 'metadata-not-metadata' }],
    ['deep nesting', json({ ...document, x: nested(1000) }), { code: 'metadata-not-metadata' }],
    ['1 MiB and a byte', { body: JSON.stringify(document).padEnd(1_048_577) }, { code: 'http-too-large' }],
    ['a timeout', 'http-timeout', { code: 'http-timeout' }],
    ['a bad certificate', 'http-tls', { code: 'http-tls' }],
    ['an unknown error', 'ECONNRESET', { code: 'http-unreachable' }],
    mismatch('a slash more', 'https://issuer.example/'),
    mismatch('another case', 'https://Issuer.example'),
    mismatch('a port that says nothing', 'https://issuer.example:443'),
    mismatch('http', 'http://issuer.example'),
    mismatch('another host', 'https://evil.example'),
    mismatch('a placeholder', 'https://login.microsoftonline.com/{tenantid}/v2.0'),
  ];
  for (const [name, answer, expected] of refused) {
    it(`names the failure for ${name}`, async () => {
      assert.deepEqual(failure(await answered(answer)), { url, ...expected });
    });
  }

  it('does not mind the content type, a byte order mark, or 1 MiB', async () => {
    assert.equal(found(await answered({ body: JSON.stringify(document) })).issuer, issuer);
    assert.equal(found(await answered({ ...json(document), headers: { 'content-type': 'text/html' } })).issuer, issuer);
    assert.equal(found(await answered({ body: `\uFEFF${JSON.stringify(document)}` })).issuer, issuer);
    assert.equal(found(await answered({ body: JSON.stringify(document).padEnd(1_048_576) })).issuer, issuer);
  });

  it('takes the URL of the keys only as https or of this machine, and without a user name', async () => {
    const keysAt = async (jwks_uri: unknown): Promise<string | undefined> =>
      found(await answered(json({ issuer, jwks_uri }))).jwksUri;
    const right = ['https://keys.example/certs?v=3', 'http://localhost:3000/jwks', 'http://127.0.0.1/jwks'];
    for (const each of right) assert.equal(await keysAt(each), each);
    const wrong = [
      'http://keys.example/jwks',
      'https://u:p@keys.example/jwks',
      '/jwks',
      'file:///jwks',
      `https://keys.example/${'x'.repeat(2048)}`,
      '',
      5,
      null,
      {},
    ];
    for (const each of wrong) assert.equal(await keysAt(each), undefined, JSON.stringify(each));
  });

  it('reads lists as far as they are lists of texts', async () => {
    const { signingAlgorithms, scopesSupported } = found(
      await answered(
        json({ issuer, id_token_signing_alg_values_supported: 'RS256', scopes_supported: ['a', 1, null] }),
      ),
    );
    assert.deepEqual(signingAlgorithms, []);
    assert.deepEqual(scopesSupported, ['a']);
  });

  it('knows a redirect that is hidden', async () => {
    const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
    const deps = { http: () => Promise.resolve(hidden), now: () => obtainedAt };
    const outcome = await fetchMetadata({ issuer, discovery: 'oidc' }, deps);
    assert.deepEqual(failure(outcome), { code: 'http-redirect', url });
  });

  it('takes time in proportion to what it reads', async () => {
    for (const [start, part] of [
      ['https://', 'a'],
      ['https://a/', 'a'],
      ['https://a?', 'a'],
      ['https:', 'a'],
      ['', '/'],
      ['https://a/', '/..'],
      ['https://', '@'],
    ] as const) {
      const read = async (length: number): Promise<void> => {
        const long = start + part.repeat(length / part.length);
        await answered(json({ issuer, jwks_uri: long }));
        await answered(json({ issuer: long }));
      };
      await assertProportional(start + part, read, 20_000);
    }
  });

  it('rejects with the reason when it is stopped, before and while it waits', async () => {
    const reason = new Error('stopped');
    const { deps } = metadataServer({ [url]: 'http-timeout' });
    await assert.rejects(fetchMetadata({ issuer, discovery: 'oidc' }, deps, AbortSignal.abort(reason)), reason);

    const controller = new AbortController();
    const http = (request: Request): Promise<Response> =>
      new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('socket closed')));
      });
    const waiting = fetchMetadata({ issuer, discovery: 'oidc' }, { ...deps, http }, controller.signal);
    controller.abort(reason);
    await assert.rejects(waiting, reason);
  });

  function mismatch(name: string, other: string): readonly [string, Answer, Partial<MetadataFailure>] {
    return [
      `an issuer with ${name}`,
      json({ ...document, issuer: other }),
      { code: 'metadata-issuer-mismatch', found: other },
    ];
  }
});

describe('the metadata of Microsoft Entra ID', () => {
  const login = 'https://login.microsoftonline.com';
  const tenant = '31537af4-6d77-4bb9-a681-d2394888ea26';
  const personal = '9188040d-6c67-4c5b-b112-36a304b66dad';
  const ask = async (configured: string, published: string): Promise<string> => {
    const http = (): Promise<Response> => Promise.resolve(new Response(JSON.stringify({ issuer: published })));
    const outcome = await fetchMetadata({ issuer: configured, discovery: 'oidc' }, { http, now: () => obtainedAt });
    return outcome.status === 'found' ? 'found' : outcome.failure.code;
  };

  const taken: readonly (readonly [string, string])[] = [
    [`${login}/${tenant}/v2.0`, `${login}/${tenant}/v2.0`],
    [`${login}/{tenantid}/v2.0`, `${login}/{tenantid}/v2.0`],
    [`${login}/common/v2.0`, `${login}/{tenantid}/v2.0`],
    [`${login}/organizations/v2.0`, `${login}/{tenantid}/v2.0`],
    [`${login}/consumers/v2.0`, `${login}/${personal}/v2.0`],
    [`${login}/common`, 'https://sts.windows.net/{tenantid}/'],
    ['https://sts.windows.net/{tenantid}/', 'https://sts.windows.net/{tenantid}/'],
    ['https://tenant.b2clogin.com/tfp/t/policy/v2.0/', 'https://tenant.b2clogin.com/tfp/t/policy/v2.0/'],
    [`https://${tenant}.ciamlogin.com/${tenant}/v2.0`, `https://${tenant}.ciamlogin.com/${tenant}/v2.0`],
  ];
  for (const [configured, published] of taken) {
    it(`for ${configured} may name ${published}`, async () => assert.equal(await ask(configured, published), 'found'));
  }

  const refused: readonly (readonly [string, string])[] = [
    [`${login}/${tenant}/v2.0`, `${login}/{tenantid}/v2.0`],
    [`${login}/common/v2.0`, `${login}/${tenant}/v2.0`],
    [`${login}/organizations/v2.0`, `${login}/${personal}/v2.0`],
    [`${login}/common/v2.0`, 'https://sts.windows.net/{tenantid}/'],
    [`${login}/common/v2.0`, 'https://login.microsoftonline.us/{tenantid}/v2.0'],
    [`${login}/common`, 'https://sts.evil.example/{tenantid}/'],
    ['https://evil.example/common/v2.0', 'https://evil.example/{tenantid}/v2.0'],
    ['https://evil.example/common/v2.0', `${login}/{tenantid}/v2.0`],
  ];
  for (const [configured, published] of refused) {
    it(`for ${configured} may not name ${published}`, async () =>
      assert.equal(await ask(configured, published), 'metadata-issuer-mismatch'));
  }
});

describe('max-age', () => {
  const cases: readonly (readonly [string | undefined, number | undefined])[] = [
    [undefined, undefined],
    ['max-age=600', 600],
    ['public, max-age=21600, must-revalidate', 21_600],
    ['no-cache,MAX-AGE = 5', 5],
    ['max-age="60"', 60],
    ['max-age=0', 0],
    ['no-store', undefined],
    ['s-maxage=600', undefined],
    ['x-max-age=600', undefined],
    ['max-age=-1', undefined],
    ['max-age=99999999999', undefined],
  ];
  for (const [value, expected] of cases) {
    it(`of ${value ?? 'nothing'}`, () => {
      const headers = new Headers(value === undefined ? {} : { 'cache-control': value });
      assert.equal(maxAgeSeconds(headers), expected);
    });
  }
});

function urlsOf(requests: readonly Request[]): readonly string[] {
  return requests.map((request) => request.url);
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}
