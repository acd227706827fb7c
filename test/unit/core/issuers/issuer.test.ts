import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { parseIssuers } from '../../../../src/core/issuers/parseIssuers';
import type { IssuerProfile } from '../../../../src/core/issuers/issuer';
import { settingFields } from '../../../../src/core/issuers/settingFields';

const base = { name: 'Example', issuer: 'https://issuer.example' };
const keyPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicJwk = { ...keyPair.publicKey.export({ format: 'jwk' }), kid: 'a' };
const privateJwk = keyPair.privateKey.export({ format: 'jwk' });
const publicPem = keyPair.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const privatePem = keyPair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

/** What is said of one entry, as `path code`; a warning in brackets. */
function saysOf(entry: unknown): readonly string[] {
  const { issuers, problems } = parseIssuers([entry]);
  const errors = problems.filter(({ severity }) => severity === 'error');
  assert.equal(issuers.length, errors.length === 0 ? 1 : 0, 'an entry is left out exactly when it has an error');
  assert.ok(problems.every(({ index }) => index === 0));
  return problems.map(({ path, code, severity }) => (severity === 'error' ? `${path} ${code}` : `(${path} ${code})`));
}

function profileFrom(entry: unknown): IssuerProfile {
  const { issuers, problems } = parseIssuers([entry]);
  assert.deepEqual(problems, []);
  const [profile] = issuers;
  assert.ok(profile);
  return profile;
}

describe('parseIssuers', () => {
  it('fills in the defaults of a short entry', () => {
    assert.deepEqual(profileFrom(base), {
      name: 'Example',
      issuer: 'https://issuer.example',
      discovery: 'oidc',
      jwksUri: undefined,
      jwks: undefined,
      jwksFile: undefined,
      publicKey: undefined,
      publicKeyFile: undefined,
      sharedSecret: false,
      audiences: [],
      algorithms: [],
      tokenTypes: [],
      kinds: [],
      requiredScopes: [],
      requiredClaims: [],
      clockToleranceSeconds: 60,
      maxLifetimeSeconds: undefined,
      clientId: undefined,
      scopes: [],
      provider: undefined,
      authorizationEndpoint: undefined,
      tokenEndpoint: undefined,
      deviceAuthorizationEndpoint: undefined,
      revocationEndpoint: undefined,
      introspectionEndpoint: undefined,
      userinfoEndpoint: undefined,
      tokenEndpointAuthMethod: 'none',
      dpop: false,
      resources: [],
      requestedAudience: undefined,
      redirectUri: undefined,
      authorizationParameters: {},
      startUrl: undefined,
    });
  });

  it('takes every member as it is written', () => {
    const full = {
      name: 'Shop API',
      issuer: 'https://login.example/realms/shop/',
      discovery: 'oauth',
      jwksUri: 'https://keys.example/jwks.json?use=sig',
      audiences: ['https://api.example', 'api://default'],
      algorithms: ['ES256', 'RS256', 'PS256', 'Ed25519'],
      tokenTypes: ['at+jwt'],
      kinds: ['access', 'id'],
      requiredScopes: ['read:orders'],
      requiredClaims: ['sub', 'https://claims.example/tenant'],
      clockToleranceSeconds: 0,
      maxLifetimeSeconds: 3600,
      clientId: 'shop-cli',
      scopes: ['openid', 'offline_access'],
      provider: 'generic',
      authorizationEndpoint: 'https://login.example/authorize?p=policy',
      tokenEndpoint: 'https://login.example/token',
      deviceAuthorizationEndpoint: 'https://login.example/device',
      revocationEndpoint: 'https://login.example/revoke',
      introspectionEndpoint: 'https://login.example/introspect',
      userinfoEndpoint: 'https://login.example/userinfo',
      tokenEndpointAuthMethod: 'client_secret_basic',
      dpop: true,
      resources: ['https://api.example/v1', 'urn:example:api'],
      requestedAudience: 'https://api.example',
      redirectUri: 'http://127.0.0.1:33418/',
      authorizationParameters: { prompt: 'select_account' },
      startUrl: 'https://example.awsapps.com/start',
    };
    assert.deepEqual(profileFrom(full), { ...profileFrom(base), ...full });
  });

  it('does without discovery when keys are given, unless it is asked for', () => {
    const jwksUri = 'https://keys.example/jwks.json';
    assert.equal(profileFrom({ ...base, jwksUri }).discovery, 'none');
    assert.equal(profileFrom({ ...base, jwksUri, discovery: 'oidc' }).discovery, 'oidc');
    assert.equal(profileFrom({ ...base, sharedSecret: true }).discovery, 'none');
    assert.equal(profileFrom({ ...base, sharedSecret: false }).discovery, 'oidc');
  });

  it('does without discovery for providers that have no metadata, unless it is asked for', () => {
    assert.equal(profileFrom({ ...base, provider: 'github' }).discovery, 'none');
    assert.equal(profileFrom({ ...base, provider: 'github', discovery: 'oauth' }).discovery, 'oauth');
    assert.equal(profileFrom({ ...base, provider: 'okta' }).discovery, 'oidc');
  });

  it('leaves out what is wrong and goes on with the rest', () => {
    const { issuers, problems } = parseIssuers([
      { ...base, name: 'one' },
      { ...base, name: 'two', issuer: 'http://issuer.example' },
      null,
      { ...base, name: 'one' },
      { ...base, name: 'three' },
    ]);
    assert.deepEqual(
      issuers.map(({ name }) => name),
      ['one', 'three'],
    );
    assert.deepEqual(problems, [
      { index: 1, path: 'issuer', severity: 'error', code: 'not-https' },
      { index: 2, path: '', severity: 'error', code: 'not-an-object' },
      { index: 3, path: 'name', severity: 'error', code: 'name-taken' },
    ]);
  });

  it('names everything that is wrong with an entry, not the first alone', () => {
    assert.deepEqual(
      saysOf({ issuer: 5, audiences: ['a', 1, ''], algorithms: ['none', 'RS256', 'XS1'], audience: 'x' }),
      [
        'name name-missing',
        'issuer wrong-type',
        'audiences[1] wrong-type',
        'audiences[2] out-of-range',
        'algorithms[0] algorithm-none',
        'algorithms[2] algorithm-unknown',
        '(audience unknown-member)',
      ],
    );
  });

  it('refuses a value that is no list', () => {
    for (const value of [undefined, null, {}, { 0: base, length: 1 }, 'x', 5, true]) {
      const problem = { index: undefined, path: '', severity: 'error', code: 'not-a-list' };
      assert.deepEqual(parseIssuers(value), { issuers: [], problems: [problem] });
    }
    assert.deepEqual(parseIssuers([]), { issuers: [], problems: [] });
  });

  it('refuses an entry that is no object', () => {
    for (const entry of [null, [], [base], 'https://issuer.example', 5, true]) {
      assert.deepEqual(saysOf(entry), [' not-an-object']);
    }
  });

  it('reads no more than 200 entries', () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ ...base, name: String(index) }));
    const { issuers, problems } = parseIssuers(many);
    assert.equal(issuers.length, 200);
    assert.deepEqual(problems, [{ index: 200, path: '', severity: 'error', code: 'too-long' }]);
  });

  it('stops at names of the prototype no more than at other unknown ones', () => {
    const entry: unknown = JSON.parse(
      '{"__proto__": {"discovery": "none", "polluted": true}, "constructor": 1, "name": "Example", "issuer": "https://issuer.example"}',
    );
    assert.deepEqual(saysOf(entry), ['(__proto__ unknown-member)', '(constructor unknown-member)']);
    const [profile] = parseIssuers([entry]).issuers;
    assert.equal(profile?.discovery, 'oidc');
    assert.equal('polluted' in {}, false);
    assert.equal('polluted' in profile, false);
  });

  it('takes nothing from the prototype of an entry', () => {
    assert.deepEqual(saysOf(Object.create(base)), ['name name-missing', 'issuer issuer-missing']);
  });

  it('writes invisible characters in the name of an unknown member out, and cuts it', () => {
    const [problem] = parseIssuers([{ ...base, [`a\u202Eb${'c'.repeat(5000)}`]: 1 }]).problems;
    assert.ok(problem);
    assert.ok(problem.path.startsWith('a\\u{202E}bccc'));
    assert.ok(problem.path.length <= 60);
  });
});

describe('an entry with very many unknown members', () => {
  it('has twenty of them named', () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`member${String(index)}`, 1]));
    assert.equal(saysOf({ ...base, ...many }).length, 20);
  });
});

describe('an issuer', () => {
  const issuerSays = (issuer: unknown, more: object = {}): readonly string[] => saysOf({ ...base, issuer, ...more });
  const jwksUri = 'https://keys.example/jwks.json';

  const right = [
    'https://issuer.example',
    'https://issuer.example/',
    'https://Issuer.Example:8443/realms/shop',
    'https://tenant.eu.auth0.com/',
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
    'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0',
    'https://login.microsoftonline.com/{tenantid}/v2.0',
    'https://login.microsoftonline.com/common/v2.0',
    'https://sts.windows.net/{tenantid}/',
    'https://kubernetes.default.svc.cluster.local',
    'https://10.0.0.7:8443/auth',
    'http://localhost:3000',
    'http://127.0.0.1:8080/realms/test',
    'http://127.1.2.3',
    'http://[::1]:9000/oidc',
    'https://issuer.example/a%20b/~c;d=1,(e)!',
  ];
  for (const issuer of right) it(`may be ${issuer}`, () => assert.deepEqual(issuerSays(issuer), []));

  const plain = [
    'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
    'accounts.google.com',
    'kubernetes/serviceaccount',
    'supabase',
    'spiffe://example.org',
    'urn:example:issuer',
    'shop@project.iam.gserviceaccount.com',
    'My Company',
  ];
  for (const issuer of plain) {
    it(`may be ${issuer} when the keys are given`, () => {
      assert.deepEqual(issuerSays(issuer, { jwksUri }), []);
      assert.deepEqual(issuerSays(issuer, { publicKey: publicPem }), []);
      assert.deepEqual(issuerSays(issuer, { sharedSecret: true }), []);
    });
    it(`cannot be ${issuer} when they are to be discovered`, () => {
      assert.deepEqual(issuerSays(issuer), ['issuer issuer-not-a-url']);
      assert.deepEqual(issuerSays(issuer, { jwksUri, discovery: 'oidc' }), ['issuer issuer-not-a-url']);
      assert.deepEqual(issuerSays(issuer, { discovery: 'none' }), ['discovery no-keys']);
    });
  }

  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['absent', undefined, 'issuer-missing'],
    ['empty', '', 'issuer-missing'],
    ['null', null, 'wrong-type'],
    ['a list', ['https://issuer.example'], 'wrong-type'],
    ['white space', '  ', 'out-of-range'],
    ['http', 'http://issuer.example', 'not-https'],
    ['http to a private address', 'http://10.0.0.1', 'not-https'],
    ['http to the cloud metadata service', 'http://169.254.169.254/latest', 'not-https'],
    ['http to a host that begins like this machine', 'http://127.0.0.1.evil.example', 'not-https'],
    ['http to a host that ends like this machine', 'http://evil-localhost', 'not-https'],
    ['http behind a user name of this machine', 'http://localhost@evil.example', 'url-with-credentials'],
    ['a password', 'https://user:pass@issuer.example', 'url-with-credentials'],
    ['an empty user name', 'https://@issuer.example', 'url-with-credentials'],
    ['a query', 'https://issuer.example/?p=policy', 'issuer-query-or-fragment'],
    ['an empty query', 'https://issuer.example?', 'issuer-query-or-fragment'],
    ['a fragment', 'https://issuer.example/#x', 'issuer-query-or-fragment'],
    ['no host', 'https://', 'issuer-not-a-url'],
    ['one slash', 'https:/issuer.example', 'issuer-not-a-url'],
    ['three slashes', 'https:///issuer.example', 'issuer-not-a-url'],
    ['a back slash', 'https://issuer.example\\@evil.example', 'issuer-not-a-url'],
    ['dot segments', 'https://issuer.example/a/../b', 'issuer-not-a-url'],
    ['hidden dot segments', 'https://issuer.example/a/%2e%2E/b', 'issuer-not-a-url'],
    ['a port that is none', 'https://issuer.example:99999', 'issuer-not-a-url'],
    ['a broken address', 'https://[::1', 'issuer-not-a-url'],
    ['space before', ' https://issuer.example', 'issuer-not-a-url'],
    ['space after', 'https://issuer.example ', 'issuer-not-a-url'],
    ['space within', 'https://issuer.example/a b', 'issuer-not-a-url'],
    ['letters beyond ASCII', 'https://іssuer.example', 'issuer-not-a-url'],
    ['a tab', 'https://issuer.example\t', 'invisible-characters'],
    ['a bidirectional override', 'https://issuer.example/\u202Egnp', 'invisible-characters'],
    ['a zero-width space', 'https://issuer\u200B.example', 'invisible-characters'],
    ['a tenant of another host', 'https://evil.example/{tenantid}/v2.0', 'issuer-not-a-url'],
    ['a placeholder elsewhere', 'https://login.microsoftonline.com/v2.0/{tenantid}', 'issuer-not-a-url'],
    [
      'a host that begins like Entra',
      'https://login.microsoftonline.com.evil.example/{tenantid}/v2.0',
      'issuer-not-a-url',
    ],
    ['2049 characters', `https://issuer.example/${'a'.repeat(2049 - 23)}`, 'too-long'],
  ];
  for (const [name, issuer, code] of wrong) {
    it(`is refused with ${name}`, () => assert.deepEqual(issuerSays(issuer), [`issuer ${code}`]));
  }
});

describe('a member', () => {
  const cases: readonly (readonly [string, object, readonly string[]])[] = [
    ['a long name', { name: 'n'.repeat(101) }, ['name too-long']],
    ['an empty name', { name: '' }, ['name name-missing']],
    ['a long name of large characters', { name: '🔑'.repeat(101) }, ['name too-long']],
    ['a name with a line break', { name: 'a\nb' }, ['name invisible-characters']],
    ['a name that turns around', { name: 'a\u202Eb' }, ['name invisible-characters']],
    ['a number for a name', { name: 1 }, ['name wrong-type']],
    ['an unknown discovery', { discovery: 'OIDC' }, ['discovery unknown-value']],
    ['null', { clientId: null }, ['clientId wrong-type']],
    ['http keys', { jwksUri: 'http://keys.example/jwks' }, ['jwksUri not-https']],
    ['keys behind a password', { jwksUri: 'https://u:p@keys.example/jwks' }, ['jwksUri url-with-credentials']],
    ['keys at no URL', { jwksUri: 'keys.example/jwks' }, ['jwksUri not-a-url']],
    ['keys in a file URL', { jwksUri: 'file:///etc/jwks.json' }, ['jwksUri not-a-url']],
    ['keys with a fragment', { jwksUri: 'https://keys.example/jwks#a' }, ['jwksUri not-a-url']],
    ['a file on another machine', { jwksFile: '\\\\evil.example\\share\\jwks.json' }, ['jwksFile not-a-file-path']],
    ['the same with slashes', { publicKeyFile: '//evil.example/key.pem' }, ['publicKeyFile not-a-file-path']],
    ['a file URL', { jwksFile: 'file:///jwks.json' }, ['jwksFile not-a-file-path']],
    ['a path with NUL', { jwksFile: 'jwks\0.json' }, ['jwksFile invisible-characters']],
    ['"true"', { sharedSecret: 'true' }, ['sharedSecret secret-in-settings']],
    ['1 for true', { sharedSecret: 1 }, ['sharedSecret wrong-type']],
    ['a text for a list', { audiences: 'https://api.example' }, ['audiences wrong-type']],
    ['an audience with NUL', { audiences: ['a\0'] }, ['audiences[0] invisible-characters']],
    ['a long audience', { audiences: ['a'.repeat(1025)] }, ['audiences[0] too-long']],
    ['a long list', { audiences: Array.from({ length: 201 }, () => 'a') }, ['audiences too-long']],
    ['no algorithm', { algorithms: [] }, ['algorithms out-of-range']],
    ['none', { algorithms: ['RS256', 'none'] }, ['algorithms[1] algorithm-none']],
    ['none in disguise', { algorithms: ['nOnE'] }, ['algorithms[0] algorithm-none']],
    ['an algorithm in lower case', { algorithms: ['rs256'] }, ['algorithms[0] algorithm-unknown']],
    ['a prohibited algorithm', { algorithms: ['RS1'] }, ['algorithms[0] algorithm-unknown']],
    ['an algorithm to encrypt with', { algorithms: ['RSA-OAEP'] }, ['algorithms[0] algorithm-unknown']],
    ['HMAC beside RSA', { algorithms: ['HS256', 'RS256'] }, ['algorithms algorithms-mixed']],
    ['HMAC without a secret', { algorithms: ['HS256'] }, ['algorithms algorithm-needs-secret']],
    ['a secret for RSA', { sharedSecret: true, algorithms: ['RS256'] }, ['algorithms algorithms-mixed']],
    [
      'HMAC beside RSA with a secret',
      { sharedSecret: true, algorithms: ['HS256', 'RS256'] },
      ['algorithms algorithms-mixed'],
    ],
    ['a kind that no issuer signs', { kinds: ['dpop-proof'] }, ['kinds[0] unknown-value']],
    ['an unknown kind', { kinds: ['access', 'Access'] }, ['kinds[1] unknown-value']],
    ['two scopes in one', { requiredScopes: ['read write'] }, ['requiredScopes[0] not-a-scope']],
    ['a scope in quotes', { scopes: ['"read"'] }, ['scopes[0] not-a-scope']],
    ['a tolerance below zero', { clockToleranceSeconds: -1 }, ['clockToleranceSeconds out-of-range']],
    ['a tolerance of ten minutes', { clockToleranceSeconds: 600 }, ['clockToleranceSeconds out-of-range']],
    ['a tolerance as text', { clockToleranceSeconds: '60' }, ['clockToleranceSeconds wrong-type']],
    ['half a second', { clockToleranceSeconds: 0.5 }, ['clockToleranceSeconds wrong-type']],
    ['a lifetime of nothing', { maxLifetimeSeconds: 0 }, ['maxLifetimeSeconds out-of-range']],
    ['an endless lifetime', { maxLifetimeSeconds: Infinity }, ['maxLifetimeSeconds wrong-type']],
    ['a secret by its name', { client_secret: 'x' }, ['(client_secret secret-in-settings)']],
    ['the secret of the client', { clientSecret: 'x' }, ['(clientSecret secret-in-settings)']],
    ['the key of the client', { privateKey: 'x' }, ['(privateKey secret-in-settings)']],
    ['a token', { refresh_token: 'x' }, ['(refresh_token secret-in-settings)']],
    ['an unknown provider', { provider: 'GitHub' }, ['provider unknown-value']],
    ['an http endpoint', { tokenEndpoint: 'http://login.example/t' }, ['tokenEndpoint not-https']],
    ['an endpoint with a fragment', { revocationEndpoint: 'https://a.example/#x' }, ['revocationEndpoint not-a-url']],
    ['a relative resource', { resources: ['v1'] }, ['resources[0] not-a-resource']],
    ['a resource with a fragment', { resources: ['urn:a', 'urn:a#b'] }, ['resources[1] not-a-resource']],
    ['"yes" for DPoP', { dpop: 'yes' }, ['dpop wrong-type']],
    ['a redirect elsewhere', { redirectUri: 'http://evil.example/' }, ['redirectUri not-a-redirect-uri']],
    ['a redirect to a port that is none', { redirectUri: 'http://[::1]:70000' }, ['redirectUri not-a-redirect-uri']],
    [
      'a redirect to a script',
      { redirectUri: 'javascript://claimcheck.claimcheck.x' },
      ['redirectUri not-a-redirect-uri'],
    ],
    ['an own state', { authorizationParameters: { state: '1' } }, ['authorizationParameters.state protocol-parameter']],
    [
      'a number for a parameter',
      { authorizationParameters: { max_age: 1 } },
      ['authorizationParameters.max_age wrong-type'],
    ],
    [
      'a parameter that turns around',
      { authorizationParameters: { ok: 'a\u202Eb', 'a\u202Eb': 'x' } },
      ['authorizationParameters.ok invisible-characters', 'authorizationParameters.a\\u{202E}b unknown-value'],
    ],
    [
      'too many parameters',
      {
        authorizationParameters: Object.fromEntries(
          Array.from({ length: 51 }, (_, index) => [`p${String(index)}`, 'x']),
        ),
      },
      ['authorizationParameters too-long'],
    ],
    ['no access portal', { provider: 'aws' }, ['startUrl start-url-missing']],
    [
      'endpoints of a plain name',
      { issuer: 'shop', tokenEndpoint: 'https://a.example/t' },
      ['issuer issuer-not-a-url'],
    ],
    ['no discovery for anybody', { provider: 'generic', discovery: 'none' }, ['discovery no-keys']],
    ['what is unknown', { audience: 'x' }, ['(audience unknown-member)']],
    ['no keys at all', { discovery: 'none' }, ['discovery no-keys']],
    [
      'keys from three places',
      { jwksUri: 'https://keys.example/jwks', jwksFile: 'jwks.json', sharedSecret: true },
      ['jwksFile keys-given-twice', 'sharedSecret keys-given-twice'],
    ],
  ];
  for (const [name, members, says] of cases) {
    it(`with ${name} is a problem`, () => assert.deepEqual(saysOf({ ...base, ...members }), says));
  }

  const right: readonly (readonly [string, object])[] = [
    ['a secret kept elsewhere', { sharedSecret: true, algorithms: ['HS256', 'HS512'] }],
    ['a secret without algorithms', { sharedSecret: true }],
    ['a Windows path', { jwksFile: 'C:\\keys\\jwks.json' }],
    ['a path from the workspace', { publicKeyFile: './keys/public.pem' }],
    ['a tolerance of five minutes', { clockToleranceSeconds: 300 }],
    ['keys of this machine', { jwksUri: 'http://localhost:3000/jwks' }],
    ['empty lists', { audiences: [], kinds: [], requiredScopes: [] }],
    ['undefined for absent', { jwksUri: undefined }],
    ['a hundred large characters', { name: '🔑'.repeat(100) }],
    ['names in any script', { name: 'Шоп – 店' }],
  ];
  for (const [name, members] of right) {
    it(`may have ${name}`, () => assert.deepEqual(saysOf({ ...base, ...members }), []));
  }
});

describe('keys in the settings', () => {
  const jwks = (value: unknown): readonly string[] => saysOf({ ...base, jwks: value });
  const pem = (publicKey: unknown): readonly string[] => saysOf({ ...base, publicKey });

  it('are public', () => {
    assert.deepEqual(jwks({ keys: [publicJwk] }), []);
    assert.deepEqual(pem(publicPem), []);
    assert.deepEqual(pem(`\n${publicPem.replaceAll('\n', '\r\n')}`), []);
  });

  it('are refused when private', () => {
    assert.deepEqual(jwks({ keys: [publicJwk, privateJwk] }), ['jwks.keys[1] private-key']);
    assert.deepEqual(jwks(privateJwk), ['jwks private-key']);
    assert.deepEqual(pem(privatePem), ['publicKey private-key']);
    assert.deepEqual(pem(`${publicPem}${privatePem}`), ['publicKey private-key']);
    assert.deepEqual(pem('-----BEGIN ENCRYPTED PRIVATE KEY-----'), ['publicKey private-key']);
  });

  it('are refused when shared secrets', () => {
    assert.deepEqual(jwks({ keys: [{ kty: 'oct', k: 'AAAA' }] }), ['jwks.keys[0] secret-in-settings']);
    assert.deepEqual(jwks({ keys: [{ kty: 'RSA', k: 'AAAA' }] }), ['jwks.keys[0] secret-in-settings']);
    assert.deepEqual(jwks({ kty: 'oct' }), ['jwks secret-in-settings']);
  });

  it('are refused when they are none', () => {
    assert.deepEqual(jwks({}), ['jwks not-a-key-set']);
    assert.deepEqual(jwks(publicJwk), ['jwks not-a-key-set']);
    // Nothing that is made of a profile later may run out of stack.
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
    assert.deepEqual(jwks({ keys: [{ ...publicJwk, x5c: deep }] }), ['jwks not-a-key-set']);
    assert.deepEqual(jwks([publicJwk]), ['jwks wrong-type']);
    assert.deepEqual(jwks({ keys: [] }), ['jwks.keys no-keys']);
    assert.deepEqual(jwks({ keys: [null, { kid: 'a' }] }), [
      'jwks.keys[0] not-a-key-set',
      'jwks.keys[1] not-a-key-set',
    ]);
    assert.deepEqual(jwks({ keys: Array.from({ length: 101 }, () => publicJwk) }), ['jwks.keys too-long']);
    assert.deepEqual(pem('MFkwEwYH'), ['publicKey not-pem']);
    assert.deepEqual(pem(''), ['publicKey not-pem']);
    assert.deepEqual(pem(`${publicPem}${publicPem}`), ['publicKey not-pem']);
    assert.deepEqual(pem(publicPem.replace('END PUBLIC KEY', 'END CERTIFICATE')), ['publicKey not-pem']);
    assert.deepEqual(pem(publicPem.padEnd(65_537)), ['publicKey too-long']);
  });
});

describe('parseIssuers, whatever it is given,', () => {
  const member = fc.oneof(
    fc.jsonValue(),
    fc.webUrl({ validSchemes: ['http', 'https', 'ftp'], withQueryParameters: true }),
    fc.constantFrom('oidc', 'none', 'http://localhost', 'https://issuer.example', true, 60, ['RS256'], 'x'),
  );
  const entry = fc.dictionary(fc.constantFrom('__proto__', 'other', ...Object.keys(settingFields)), member, {
    noNullPrototype: true,
  });
  const value = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(fc.jsonValue(), entry)));

  it('never throws, and says why for each entry it leaves out', () => {
    fc.assert(
      fc.property(value, (each) => {
        const { issuers, problems } = parseIssuers(each);
        const left = new Set(problems.filter(({ severity }) => severity === 'error').map(({ index }) => index));
        assert.equal(issuers.length + left.size, Array.isArray(each) ? each.length : 1);
      }),
      { numRuns: 500 },
    );
  });

  it('lets through only URLs that are https or of this machine', () => {
    let seen = 0;
    const some = fc.record(
      { name: fc.constant('a'), issuer: member, jwksUri: member },
      { requiredKeys: ['name', 'issuer'] },
    );
    fc.assert(
      fc.property(some, (each) => {
        for (const { issuer, jwksUri } of parseIssuers([each]).issuers) {
          seen += 1;
          if (jwksUri !== undefined) assert.ok(isSafe(jwksUri), jwksUri);
          if (jwksUri === undefined || /^https?:/i.test(issuer)) assert.ok(isSafe(issuer), issuer);
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(seen > 50, 'hardly any profile was made');
  });

  function isSafe(text: string): boolean {
    const { protocol, hostname, username, password } = new URL(text);
    assert.equal(`${username}${password}`, '');
    return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
  }
});

describe('profileOf', () => {
  it('gives what parseIssuers gives for a right setting', () => {
    for (const setting of [base, { ...base, sharedSecret: true }, { ...base, jwks: { keys: [{ kty: 'RSA' }] } }]) {
      assert.deepEqual(profileOf(setting), profileFrom(setting));
    }
  });
});
