/** The schema of issuers in package.json, which VS Code applies while one types, and `parseIssuers` agree. */
import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, it } from 'mocha';
import { parseIssuers } from '../../src/core/issuers/parseIssuers';
import { settingFields } from '../../src/core/issuers/settingFields';
import { profileFromMetadata } from '../../src/core/issuers/discover';
import { readText } from './sourceFiles';

interface ItemSchema {
  readonly type: string;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
  readonly properties: Readonly<Record<string, MemberSchema>>;
  readonly defaultSnippets: readonly { readonly label: string; readonly body: unknown }[];
}

interface MemberSchema {
  readonly type: string;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
  readonly examples?: readonly unknown[];
}

// The shape is what this test is about.
const manifest = JSON.parse(readText('package.json')) as {
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { items: ItemSchema }>> };
  };
};
const { properties: settings } = manifest.contributes.configuration;
const schema = itemsOf('claimcheck.issuers');
// VS Code adds keywords of its own, such as `defaultSnippets`.
const accepts: ValidateFunction = new Ajv({ strict: false, allErrors: true }).compile(schema);

const base = { name: 'Example', issuer: 'https://issuer.example' };
const pem = '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----\n';
const jwksUri = 'https://keys.example/jwks.json';
const key = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};

const right: Readonly<Record<string, object>> = {
  'a short entry': base,
  'a path and a port': { ...base, issuer: 'https://Issuer.Example:8443/realms/shop/' },
  'a scheme in capitals': { ...base, issuer: 'HTTPS://issuer.example' },
  'this machine': { ...base, issuer: 'http://localhost:3000/oidc', jwksUri: 'http://127.0.0.1:3000/jwks' },
  'this machine by IPv6': { ...base, issuer: 'http://[::1]:9000' },
  'every tenant': { ...base, issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
  'every tenant, version 1.0': { ...base, issuer: 'https://sts.windows.net/{tenantid}/' },
  'a project id': { ...base, issuer: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6', jwksUri },
  'a host name': { ...base, issuer: 'accounts.google.com', jwksUri: 'https://www.googleapis.com/oauth2/v3/certs?x=1' },
  'a legacy Kubernetes issuer': { ...base, issuer: 'kubernetes/serviceaccount', publicKeyFile: 'sa.pub' },
  'a legacy Supabase issuer': { ...base, issuer: 'supabase', sharedSecret: true, algorithms: ['HS256'] },
  'a trust domain': { ...base, issuer: 'spiffe://example.org', jwksFile: '/etc/spire/bundle.json' },
  'a name with a space': { ...base, issuer: 'My Company', publicKey: pem },
  'discovery beside keys': { ...base, jwksUri, discovery: 'oidc' },
  'no discovery': { ...base, jwks: { keys: [key] }, discovery: 'none' },
  'a key of every form': { ...base, jwks: { keys: [key, { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'a', use: 'sig' }] } },
  'a Windows path': { ...base, jwksFile: 'C:\\keys\\jwks.json' },
  'no shared secret': { ...base, sharedSecret: false, jwksUri },
  'every other member': {
    ...base,
    discovery: 'oauth',
    audiences: ['https://api.example', 'api://default'],
    algorithms: ['ES256', 'Ed25519', 'ML-DSA-65'],
    tokenTypes: ['at+jwt', 'JWT'],
    kinds: ['access', 'jwt'],
    requiredScopes: ['read:orders', 'a/b'],
    requiredClaims: ['sub', 'https://claims.example/tenant'],
    clockToleranceSeconds: 0,
    maxLifetimeSeconds: 3600,
    clientId: 'client',
    scopes: ['openid'],
  },
  'every member for signing in': {
    ...base,
    provider: 'keycloak',
    authorizationEndpoint: 'https://login.example/authorize?p=policy',
    tokenEndpoint: 'https://login.example:8443/token',
    deviceAuthorizationEndpoint: 'http://localhost:3000/device',
    revocationEndpoint: 'http://[::1]:3000/revoke',
    introspectionEndpoint: 'https://login.example/introspect',
    userinfoEndpoint: 'https://login.example/userinfo',
    tokenEndpointAuthMethod: 'private_key_jwt',
    dpop: true,
    resources: ['https://api.example/v1?x=1', 'urn:example:api', 'api://default', 'https://api.example/%C3%A9'],
    requestedAudience: 'https://api.example',
    redirectUri: 'http://127.0.0.1:33418/',
    authorizationParameters: { prompt: 'select_account', kc_idp_hint: 'corp', max_age: '0' },
    startUrl: 'https://example.awsapps.com/start',
  },
  'an own port on this machine': { ...base, redirectUri: 'http://localhost:8080/callback' },
  'this machine without a port': { ...base, redirectUri: 'http://[::1]' },
  'an address of this extension': { ...base, redirectUri: 'vscode-insiders://claimcheck.claimcheck/callback' },
  'a page that leads back': { ...base, redirectUri: 'https://vscode.dev/redirect' },
  'no further parameters': { ...base, authorizationParameters: {} },
  'a provider without metadata': { ...base, provider: 'github' },
  'a provider without metadata, discovery said': { ...base, provider: 'github', discovery: 'none' },
  'a provider without discovery': { ...base, provider: 'okta', discovery: 'none' },
  'endpoints without discovery': { ...base, discovery: 'none', tokenEndpoint: 'https://login.example/token' },
  'a plain issuer to sign in with': {
    ...base,
    issuer: 'shop',
    discovery: 'none',
    tokenEndpoint: 'https://a.example/t',
  },
  'a plain issuer of a provider': { ...base, issuer: 'work', provider: 'github' },
  'an access portal': { ...base, provider: 'aws', startUrl: 'https://example.awsapps.com/start' },
  'empty lists': { ...base, audiences: [], kinds: [], requiredScopes: [] },
  'the greatest numbers': { ...base, clockToleranceSeconds: 300, maxLifetimeSeconds: 3_162_240_000 },
  'a name in another script': { ...base, name: 'Шоп – 店' },
  'a long name': { ...base, name: '🔑'.repeat(100) },
};

const wrong: Readonly<Record<string, unknown>> = {
  'no object': 'https://issuer.example',
  'a list': [base],
  null: null,
  'no name': { issuer: base.issuer },
  'no issuer': { name: 'Example' },
  'an empty name': { ...base, name: '' },
  'a blank name': { ...base, name: '  ' },
  'a name too long': { ...base, name: 'n'.repeat(101) },
  'a name with a line break': { ...base, name: 'a\nb' },
  'a name that turns around': { ...base, name: 'a\u202Eb' },
  'a number for a name': { ...base, name: 5 },
  'an unknown member': { ...base, audience: 'x' },
  'a secret': { ...base, secret: 'x' },
  http: { ...base, issuer: 'http://issuer.example' },
  'http to a host like this machine': { ...base, issuer: 'http://127.0.0.1.evil.example' },
  'a user name': { ...base, issuer: 'https://u:p@issuer.example' },
  'a query': { ...base, issuer: 'https://issuer.example/?p=x' },
  'a fragment': { ...base, issuer: 'https://issuer.example/#x' },
  'no host': { ...base, issuer: 'https://' },
  'one slash': { ...base, issuer: 'https:/issuer.example' },
  'a back slash': { ...base, issuer: 'https://issuer.example\\x' },
  'space after': { ...base, issuer: 'https://issuer.example ' },
  'space before': { ...base, issuer: ' https://issuer.example' },
  'space after a plain issuer': { ...base, issuer: 'supabase ', jwksUri },
  'letters beyond ASCII': { ...base, issuer: 'https://іssuer.example' },
  'an issuer too long': { ...base, issuer: `https://issuer.example/${'a'.repeat(2048)}` },
  'a plain issuer without keys': { ...base, issuer: 'supabase' },
  'a plain issuer with discovery': { ...base, issuer: 'supabase', jwksUri, discovery: 'oidc' },
  'no discovery and no keys': { ...base, discovery: 'none' },
  'no discovery and no secret': { ...base, discovery: 'none', sharedSecret: false },
  'an unknown discovery': { ...base, discovery: 'OIDC' },
  'keys by http': { ...base, jwksUri: 'http://keys.example' },
  'keys with a user name': { ...base, jwksUri: 'https://u@keys.example' },
  'keys with a fragment': { ...base, jwksUri: 'https://keys.example/#a' },
  'keys at no URL': { ...base, jwksUri: 'keys.example' },
  'keys twice': { ...base, jwksUri, jwks: { keys: [key] } },
  'files twice': { ...base, jwksFile: 'a.json', publicKeyFile: 'b.pem' },
  'a key and a file': { ...base, publicKey: pem, publicKeyFile: 'b.pem' },
  'keys and a secret': { ...base, jwksUri, sharedSecret: true },
  'a set without keys': { ...base, jwks: {} },
  'an empty set': { ...base, jwks: { keys: [] } },
  'a key instead of a set': { ...base, jwks: key },
  'a key without type': { ...base, jwks: { keys: [{ kid: 'a' }] } },
  'a private key': { ...base, jwks: { keys: [{ ...key, d: 'AAAA' }] } },
  'a private ML-DSA key': { ...base, jwks: { keys: [{ kty: 'AKP', priv: 'AAAA' }] } },
  'a secret key': { ...base, jwks: { keys: [{ kty: 'oct', k: 'AAAA' }] } },
  'a secret key without secret': { ...base, jwks: { keys: [{ kty: 'oct' }] } },
  'a private PEM': { ...base, publicKey: pem.replaceAll('PUBLIC', 'PRIVATE') },
  'no PEM': { ...base, publicKey: 'MFkw' },
  'a file on another machine': { ...base, jwksFile: '\\\\evil.example\\share\\a.json' },
  'a file URL': { ...base, publicKeyFile: 'file:///a.pem' },
  'the secret itself': { ...base, sharedSecret: 'hunter2' },
  'a text for a list': { ...base, audiences: 'https://api.example' },
  'a number in a list': { ...base, audiences: [5] },
  'an empty audience': { ...base, audiences: [''] },
  'an audience too long': { ...base, audiences: ['a'.repeat(1025)] },
  'a list too long': { ...base, audiences: Array.from({ length: 201 }, () => 'a') },
  'no algorithms': { ...base, algorithms: [] },
  none: { ...base, algorithms: ['none'] },
  'an unknown algorithm': { ...base, algorithms: ['rs256'] },
  'an algorithm to encrypt with': { ...base, algorithms: ['RSA-OAEP'] },
  'algorithms mixed': { ...base, algorithms: ['RS256', 'HS256'] },
  'algorithms mixed with a secret': { ...base, algorithms: ['RS256', 'HS256'], sharedSecret: true },
  'HMAC without a secret': { ...base, algorithms: ['HS256'] },
  'a secret for RSA': { ...base, algorithms: ['RS256'], sharedSecret: true },
  'an unknown kind': { ...base, kinds: ['Access'] },
  'a kind that no issuer signs': { ...base, kinds: ['dpop-proof'] },
  'two scopes in one': { ...base, requiredScopes: ['read write'] },
  'a negative tolerance': { ...base, clockToleranceSeconds: -1 },
  'a tolerance too great': { ...base, clockToleranceSeconds: 301 },
  'half a second': { ...base, clockToleranceSeconds: 0.5 },
  'a number as text': { ...base, maxLifetimeSeconds: '60' },
  'no lifetime': { ...base, maxLifetimeSeconds: 0 },
  'null for a member': { ...base, clientId: null },
  'an unknown provider': { ...base, provider: 'GitHub' },
  'an endpoint by http': { ...base, tokenEndpoint: 'http://login.example/token' },
  'an endpoint with a fragment': { ...base, authorizationEndpoint: 'https://login.example/authorize#a' },
  'an endpoint with a user name': { ...base, revocationEndpoint: 'https://u@login.example' },
  'an endpoint at no URL': { ...base, deviceAuthorizationEndpoint: '/device' },
  'an unknown way to authenticate': { ...base, tokenEndpointAuthMethod: 'client_secret_jwt' },
  'a text for true': { ...base, dpop: 'true' },
  'a resource with a fragment': { ...base, resources: ['https://api.example/#a'] },
  'a relative resource': { ...base, resources: ['/v1'] },
  'a resource with a space': { ...base, resources: ['https://api.example/a b'] },
  'a resource with a broken escape': { ...base, resources: ['https://api.example/%zz'] },
  'an empty audience to ask for': { ...base, requestedAudience: ' ' },
  'a redirect by http': { ...base, redirectUri: 'http://app.example/callback' },
  'a redirect to a host like this machine': { ...base, redirectUri: 'http://127.0.0.1.evil.example/' },
  'a redirect to another loopback address': { ...base, redirectUri: 'http://127.0.0.2/' },
  'a redirect to port 0': { ...base, redirectUri: 'http://127.0.0.1:0/' },
  'a redirect with a query': { ...base, redirectUri: 'http://127.0.0.1/?x=1' },
  'a redirect with a fragment': { ...base, redirectUri: 'https://app.example/#x' },
  'a redirect with a user name': { ...base, redirectUri: 'https://u@app.example/' },
  'a redirect to another extension': { ...base, redirectUri: 'vscode://evil.extension/callback' },
  'a redirect to an extension like this one': { ...base, redirectUri: 'vscode://claimcheck.claimcheck.evil/callback' },
  'a redirect to a script': { ...base, redirectUri: 'javascript:alert(1)' },
  'a script in the guise of this extension': { ...base, redirectUri: 'javascript://claimcheck.claimcheck/%0Aalert(1)' },
  'a protocol parameter': { ...base, authorizationParameters: { state: 'x' } },
  'a secret in the address': { ...base, authorizationParameters: { client_secret: 'x' } },
  'a number for a parameter': { ...base, authorizationParameters: { max_age: 5 } },
  'a parameter with a space': { ...base, authorizationParameters: { 'a b': 'x' } },
  'an empty parameter': { ...base, authorizationParameters: { prompt: '' } },
  'a list of parameters': { ...base, authorizationParameters: ['prompt=login'] },
  'a portal without https': { ...base, provider: 'aws', startUrl: 'http://example.awsapps.com/start' },
  'no portal': { ...base, provider: 'aws' },
  'the client’s secret': { ...base, clientSecret: 'hunter2' },
  'the client’s key': { ...base, privateKey: 'x' },
  'no discovery, for a generic provider': { ...base, discovery: 'none', provider: 'generic' },
  'no discovery and half of the endpoints': { ...base, discovery: 'none', revocationEndpoint: 'https://a.example/r' },
  'a plain issuer with endpoints and discovery': { ...base, issuer: 'shop', tokenEndpoint: 'https://a.example/t' },
  'a plain issuer of a provider with metadata': { ...base, issuer: 'shop', provider: 'okta' },
};

/** What a schema cannot say; the parser says it in the list of problems. */
const beyondTheSchema: Readonly<Record<string, object>> = {
  'dot segments': { ...base, issuer: 'https://issuer.example/a/../b' },
  'a port that is none': { ...base, issuer: 'https://issuer.example:99999' },
  'a redirect to a port that is none': { ...base, redirectUri: 'http://127.0.0.1:99999/' },
  'an endpoint with dot segments': { ...base, tokenEndpoint: 'https://login.example/a/../token' },
  'every tenant of another host': { ...base, issuer: 'https://evil.example/{tenantid}/v2.0' },
};

describe('the schema of an issuer', () => {
  it('is the same for the issuers of a workspace', () => {
    assert.deepEqual(itemsOf('claimcheck.workspaceIssuers'), schema);
  });

  it('has the members of the parser, each of its type and with a description', () => {
    assert.deepEqual(Object.keys(schema.properties), Object.keys(settingFields));
    assert.deepEqual(schema.required, ['name', 'issuer']);
    assert.equal(schema.additionalProperties, false);
    for (const [name, { type }] of Object.entries(settingFields)) {
      assert.equal(schema.properties[name]?.type, type, name);
      assert.match(schema.properties[name].markdownDescription, /^[A-Z].{20,}\.$/u, name);
    }
  });

  it('offers only values that the parser takes, and describes those that need it', () => {
    const offered = (name: string): readonly string[] => schema.properties[name]?.items?.enum ?? [];
    const symmetric = offered('algorithms').filter((name) => name.startsWith('HS'));
    const asymmetric = offered('algorithms').filter((name) => !name.startsWith('HS'));
    assert.ok(symmetric.length === 3 && asymmetric.length > 10 && offered('kinds').length > 10);
    assertRight({ ...base, algorithms: asymmetric, kinds: offered('kinds') });
    assertRight({ ...base, algorithms: symmetric, sharedSecret: true });
    const { enum: places = [], markdownEnumDescriptions = [] } = schema.properties['discovery'] ?? {};
    assert.equal(places.length, markdownEnumDescriptions.length);
    for (const discovery of places) assertRight({ ...base, discovery, ...(discovery === 'none' ? { jwksUri } : {}) });
  });

  it('gives snippets and examples that are right', () => {
    assert.ok(schema.defaultSnippets.length >= 3);
    for (const { body } of schema.defaultSnippets) assertRight(JSON.parse(filledIn(JSON.stringify(body))));
    for (const [name, { examples = [] }] of Object.entries(schema.properties)) {
      for (const example of examples) assertRight({ ...base, [name]: example });
    }
  });

  it('takes what "Add issuer" writes', () => {
    for (const url of ['https://issuer.example/.well-known/openid-configuration', 'https://issuer.example/x']) {
      const metadata = {
        issuer: base.issuer,
        jwksUri,
        signingAlgorithms: [],
        scopesSupported: [],
        url,
        obtainedAt: new Date(0),
        document: {},
      };
      assertRight(profileFromMetadata('Example', metadata));
    }
  });

  for (const [name, entry] of Object.entries(right))
    it(`accepts ${name}, as the parser does`, () => assertRight(entry));

  for (const [name, entry] of Object.entries(wrong)) {
    it(`refuses ${name}, as the parser does`, () => {
      assert.equal(accepts(entry), false, 'the schema accepts it');
      assert.notDeepEqual(parseIssuers([entry]).problems, [], 'the parser accepts it');
    });
  }

  for (const [name, entry] of Object.entries(beyondTheSchema)) {
    it(`leaves ${name} to the parser`, () => {
      assert.equal(accepts(entry), true, 'it can be said: move it to the list above');
      assert.notDeepEqual(parseIssuers([entry]).problems, [], 'the parser accepts it');
    });
  }
});

function assertRight(entry: unknown): void {
  assert.ok(accepts(entry), `${JSON.stringify(entry)}: ${JSON.stringify(accepts.errors)}`);
  assert.deepEqual(parseIssuers([entry]).problems, [], JSON.stringify(entry));
}

/** A snippet as it is inserted: `${1:text}` leaves the text. */
function filledIn(snippet: string): string {
  return snippet.replace(/\$\{\d:([^}]*)\}/g, (_, text: string) => text.replaceAll(' ', '-'));
}

function itemsOf(id: string): ItemSchema {
  const setting = settings[id];
  assert.ok(setting);
  return setting.items;
}
