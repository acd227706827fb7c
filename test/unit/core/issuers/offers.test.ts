import assert from 'node:assert/strict';
import { checkMetadata, offersOf } from '../../../../src/core/issuers/metadata';
import type { IssuerMetadata, OfferId } from '../../../../src/core/issuers/metadata';
import { readMetadata } from '../../../../src/core/issuers/metadataDocument';
import { metadataRules } from '../../../../src/core/issuers/metadataRules';
import { obtainedAt } from './metadataServer';

const issuer = 'https://issuer.example';

function metadata(members: object): IssuerMetadata {
  // The tests write plain JSON.
  const document = JSON.parse(JSON.stringify({ issuer, ...members })) as IssuerMetadata['document'];
  const read = readMetadata(document, `${issuer}/.well-known/openid-configuration`, obtainedAt);
  assert.ok(read);
  return read;
}

describe('offersOf', () => {
  const offersIn = (members: object): Partial<Record<OfferId, readonly string[] | false>> =>
    Object.fromEntries(offersOf(metadata(members)).map(({ id, offered, values }) => [id, offered && values]));

  it('tells of everything a full server offers', () => {
    assert.deepEqual(
      offersIn({
        authorization_endpoint: 'https://issuer.example/auth',
        token_endpoint: 'https://issuer.example/token',
        device_authorization_endpoint: 'https://issuer.example/device',
        pushed_authorization_request_endpoint: 'https://issuer.example/par',
        revocation_endpoint: 'https://issuer.example/revoke',
        introspection_endpoint: 'https://issuer.example/introspect',
        userinfo_endpoint: 'https://issuer.example/me',
        end_session_endpoint: 'https://issuer.example/logout',
        grant_types_supported: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
        code_challenge_methods_supported: ['plain', 'S256'],
        token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
        authorization_response_iss_parameter_supported: true,
        dpop_signing_alg_values_supported: ['ES256'],
        id_token_signing_alg_values_supported: ['RS256'],
        scopes_supported: ['openid'],
      }),
      {
        'authorization-endpoint': ['https://issuer.example/auth'],
        'token-endpoint': ['https://issuer.example/token'],
        'device-endpoint': ['https://issuer.example/device'],
        'par-endpoint': ['https://issuer.example/par'],
        'revocation-endpoint': ['https://issuer.example/revoke'],
        'introspection-endpoint': ['https://issuer.example/introspect'],
        'userinfo-endpoint': ['https://issuer.example/me'],
        'end-session-endpoint': ['https://issuer.example/logout'],
        grants: ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'],
        'pkce-s256': ['plain', 'S256'],
        'token-endpoint-auth-methods': ['none', 'private_key_jwt'],
        'iss-parameter': [],
        dpop: ['ES256'],
        'signing-algorithms': ['RS256'],
        scopes: ['openid'],
      },
    );
  });

  it('fills in what RFC 8414 section 2 means by silence', () => {
    const offers = offersIn({
      authorization_endpoint: 'https://issuer.example/auth',
      token_endpoint: 'https://issuer.example/token',
    });
    assert.deepEqual(offers.grants, ['authorization_code', 'implicit']);
    assert.deepEqual(offers['token-endpoint-auth-methods'], ['client_secret_basic']);
    assert.equal(offers['pkce-s256'], false);
    assert.equal(offers['iss-parameter'], false);
    assert.equal(offers.dpop, false);
  });

  it('says which values the document does not have', () => {
    const endpoints = {
      authorization_endpoint: 'https://issuer.example/auth',
      token_endpoint: 'https://issuer.example/token',
    };
    const filledIn = (members: object): readonly OfferId[] =>
      offersOf(metadata(members)).flatMap(({ id, isDefault }) => (isDefault === true ? [id] : []));
    assert.deepEqual(filledIn(endpoints), ['grants', 'token-endpoint-auth-methods']);
    assert.deepEqual(
      filledIn({
        ...endpoints,
        grant_types_supported: ['authorization_code', 'implicit'],
        token_endpoint_auth_methods_supported: ['client_secret_basic'],
      }),
      [],
    );
    assert.deepEqual(filledIn({}), []);
  });

  it('tells of nothing that a server for workloads does not have', () => {
    // The shape of what Kubernetes publishes.
    const offers = offersIn({
      jwks_uri: 'https://issuer.example/openid/v1/jwks',
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
    const offered = Object.entries(offers).flatMap(([id, values]) => (values === false ? [] : [id]));
    assert.deepEqual(offered, ['signing-algorithms']);
  });

  it('knows PKCE with the plain method alone to be no S256', () => {
    const [offer] = offersOf(metadata({ code_challenge_methods_supported: ['plain', 's256'] })).filter(
      ({ id }) => id === 'pkce-s256',
    );
    assert.deepEqual(offer, { id: 'pkce-s256', offered: false, values: ['plain', 's256'] });
  });

  it('does not take other types for offers', () => {
    const offers = offersIn({
      token_endpoint: ['https://issuer.example/token'],
      revocation_endpoint: null,
      authorization_response_iss_parameter_supported: 'true',
      scopes_supported: 'openid profile',
    });
    assert.equal(offers['token-endpoint'], false);
    assert.equal(offers['revocation-endpoint'], false);
    assert.equal(offers['iss-parameter'], false);
    assert.equal(offers.scopes, false);
  });
});

describe('checkMetadata', () => {
  const sound = {
    authorization_endpoint: 'https://issuer.example/auth',
    token_endpoint: 'https://issuer.example/token',
    jwks_uri: 'https://issuer.example/jwks',
    code_challenge_methods_supported: ['S256'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
  const idsOf = (members: object, configured = issuer): readonly string[] =>
    checkMetadata(metadata({ ...sound, ...members }), configured).map(({ id, path }) => `${id} ${path ?? ''}`);

  it('has the four rules of the catalogue, with their severities', () => {
    assert.deepEqual(
      metadataRules.map(({ id, severity }) => [id, severity]),
      [
        ['metadata-issuer-mismatch', 'error'],
        ['metadata-endpoint-not-https', 'error'],
        ['metadata-no-pkce-s256', 'warning'],
        ['metadata-alg-none', 'warning'],
      ],
    );
    for (const { source } of metadataRules) assert.match(source, /^(?:RFC \d+|OpenID Connect Discovery 1\.0) §[\d.]+$/);
  });

  it('finds nothing in sound metadata', () => assert.deepEqual(idsOf({}), []));

  it('finds a document of another issuer', () => {
    assert.deepEqual(idsOf({}, 'https://issuer.example/'), ['metadata-issuer-mismatch issuer']);
    assert.deepEqual(idsOf({ issuer: 'https://evil.example' }), ['metadata-issuer-mismatch issuer']);
    const entra = { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' };
    assert.deepEqual(idsOf(entra, 'https://login.microsoftonline.com/common/v2.0'), []);
  });

  it('finds each endpoint that is not https', () => {
    assert.deepEqual(
      idsOf({
        token_endpoint: 'http://issuer.example/token',
        jwks_uri: 'http://issuer.example/jwks',
        revocation_endpoint: '/revoke',
        userinfo_endpoint: 5,
        made_up_endpoint: 'ftp://issuer.example',
        mtls_endpoint_aliases: { token_endpoint: 'http://mtls.issuer.example/token' },
      }),
      [
        'metadata-endpoint-not-https token_endpoint',
        'metadata-endpoint-not-https jwks_uri',
        'metadata-endpoint-not-https revocation_endpoint',
        'metadata-endpoint-not-https userinfo_endpoint',
        'metadata-endpoint-not-https made_up_endpoint',
        'metadata-endpoint-not-https mtls_endpoint_aliases.token_endpoint',
      ],
    );
  });

  it('finds a user name in the URL of an endpoint', () => {
    const [finding] = checkMetadata(metadata({ ...sound, jwks_uri: 'https://u:p@issuer.example/jwks' }), issuer);
    assert.equal(finding?.id, 'metadata-endpoint-not-https');
    assert.doesNotMatch(finding.message, /u:p/);
  });

  it('names no more than fifty of them', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`e${String(index)}_endpoint`, 'x']));
    assert.equal(idsOf(many).length, 50);
  });

  it('does not look at a megabyte of them', () => {
    const many = Object.fromEntries(Array.from({ length: 38_000 }, (_, index) => [`e${String(index)}_endpoint`, 'x']));
    const parse = globalThis.URL;
    let parsed = 0;
    globalThis.URL = class extends parse {
      constructor(...parameters: ConstructorParameters<typeof parse>) {
        parsed += 1;
        super(...parameters);
      }
    };
    try {
      idsOf(many);
    } finally {
      globalThis.URL = parse;
    }
    assert.ok(parsed > 0 && parsed < 1100, String(parsed));
  });

  it('leaves this machine, queries, and pages for people alone', () => {
    assert.deepEqual(
      idsOf({
        token_endpoint: 'http://localhost:3000/token',
        authorization_endpoint: 'http://127.0.0.1:3000/auth',
        userinfo_endpoint: 'https://issuer.example/me?v=2',
        service_documentation: 'http://issuer.example/docs',
        op_policy_uri: 'http://issuer.example/policy',
      }),
      [],
    );
  });

  it('finds that PKCE with S256 is not listed', () => {
    const hit = ['metadata-no-pkce-s256 code_challenge_methods_supported'];
    assert.deepEqual(idsOf({ code_challenge_methods_supported: undefined }), hit);
    assert.deepEqual(idsOf({ code_challenge_methods_supported: ['plain'] }), hit);
    assert.deepEqual(idsOf({ code_challenge_methods_supported: 'S256' }), hit);
    assert.deepEqual(idsOf({ code_challenge_methods_supported: ['plain', 'S256'] }), []);
  });

  it('asks for PKCE only where there are codes', () => {
    const without = { code_challenge_methods_supported: undefined };
    assert.deepEqual(idsOf({ ...without, authorization_endpoint: undefined }), []);
    assert.deepEqual(idsOf({ ...without, grant_types_supported: ['client_credentials'] }), []);
  });

  it('finds unsigned ID tokens on offer', () => {
    const hit = ['metadata-alg-none id_token_signing_alg_values_supported'];
    assert.deepEqual(idsOf({ id_token_signing_alg_values_supported: ['RS256', 'none'] }), hit);
    assert.deepEqual(idsOf({ request_object_signing_alg_values_supported: ['none'] }), []);
  });

  it('writes hostile text out, short and harmless', () => {
    const bad = `http://evil\u202E.example/${'a'.repeat(5000)}`;
    const findings = checkMetadata(metadata({ issuer: bad, [`x\u0007_endpoint`]: bad }), issuer);
    assert.equal(findings.length, 2);
    for (const { message, path } of findings) {
      assert.match(message, /^[\x20-\x7E…]{1,400}$/);
      assert.match(path ?? '', /^[\x20-\x7E]{1,60}$/);
    }
  });
});
