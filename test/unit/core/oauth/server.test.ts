/** Where the endpoints of a server are, and whose way of doing things it follows. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { profileOf, type IssuerSetting, type Provider } from '../../../../src/core/issuers/issuer';
import type { IssuerMetadata } from '../../../../src/core/issuers/metadata';
import { readMetadata } from '../../../../src/core/issuers/metadataDocument';
import { providerOf } from '../../../../src/core/oauth/quirks/quirks';
import type { AuthorizationServer } from '../../../../src/core/oauth/authorizationServer';
import { endpointsOf, serverOf } from '../../../../src/core/oauth/server';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { start } from './tokenWorld';

function server(
  setting: Partial<IssuerSetting> & { readonly issuer: string },
  document?: JsonObject,
): AuthorizationServer {
  const profile = profileOf({ name: 'example', ...setting });
  const metadata: IssuerMetadata | undefined = document && readMetadata(document, 'https://x.example/m', start);
  return serverOf(profile, metadata);
}

const issuer = 'https://server.example.com';
const document = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  device_authorization_endpoint: `${issuer}/device`,
  revocation_endpoint: `${issuer}/revoke`,
  introspection_endpoint: `${issuer}/introspect`,
  userinfo_endpoint: `${issuer}/me`,
  jwks_uri: `${issuer}/keys`,
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
  dpop_signing_alg_values_supported: ['ES256'],
  id_token_signing_alg_values_supported: ['RS256'],
};

describe('the endpoints of a server', () => {
  it('are those of its metadata', () => {
    assert.deepEqual(server({ issuer }, document), {
      issuer,
      authorizationEndpoint: `${issuer}/authorize`,
      tokenEndpoint: `${issuer}/token`,
      deviceAuthorizationEndpoint: `${issuer}/device`,
      revocationEndpoint: `${issuer}/revoke`,
      introspectionEndpoint: `${issuer}/introspect`,
      userinfoEndpoint: `${issuer}/me`,
      grantTypes: ['authorization_code', 'refresh_token'],
      codeChallengeMethods: ['S256'],
      issParameterSupported: true,
      dpopAlgorithms: ['ES256'],
      jwksUri: `${issuer}/keys`,
      signingAlgorithms: ['RS256'],
    });
  });

  it('are those of the profile first', () => {
    const setting = { issuer, tokenEndpoint: 'https://other.example/token', jwksUri: 'https://other.example/keys' };
    const found = server(setting, document);
    assert.equal(found.tokenEndpoint, 'https://other.example/token');
    assert.equal(found.jwksUri, 'https://other.example/keys');
    assert.equal(found.deviceAuthorizationEndpoint, `${issuer}/device`);
  });

  it('are none where nobody names them', () => {
    const found = server({ issuer });
    assert.deepEqual(endpointsOf(found), []);
    assert.equal(found.grantTypes, undefined);
    assert.equal(found.codeChallengeMethods, undefined);
    assert.equal(found.issParameterSupported, false);
  });

  it('are filled in where the metadata of a known provider has none', () => {
    const gitlab = server(
      { issuer: 'https://gitlab.com' },
      { issuer: 'https://gitlab.com', token_endpoint: 'https://gitlab.com/oauth/token' },
    );
    assert.equal(gitlab.deviceAuthorizationEndpoint, 'https://gitlab.com/oauth/authorize_device');
  });

  for (const value of [7, null, '', ['https://x.example'], { a: 1 }]) {
    it(`are not taken from ${JSON.stringify(value)}`, () => {
      assert.equal(server({ issuer }, { ...document, token_endpoint: value }).tokenEndpoint, undefined);
    });
  }

  it('are listed once each, and only where they are used', () => {
    const found = server(
      { issuer },
      {
        ...document,
        introspection_endpoint: `${issuer}/token`,
        userinfo_endpoint: 'http://evil.example/me',
        revocation_endpoint: 'no url',
      },
    );
    assert.deepEqual(endpointsOf(found), [`${issuer}/authorize`, `${issuer}/token`, `${issuer}/device`]);
    assert.deepEqual(endpointsOf(server({ issuer, tokenEndpoint: 'http://localhost:8080/token' })), [
      'http://localhost:8080/token',
    ]);
  });
});

const entraTenant = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const known: readonly (readonly [
  issuer: string,
  provider: Provider,
  token: string | undefined,
  device: string | undefined,
])[] = [
  [
    'https://github.com',
    'github',
    'https://github.com/login/oauth/access_token',
    'https://github.com/login/device/code',
  ],
  [
    'https://github.com/login/oauth',
    'github',
    'https://github.com/login/oauth/access_token',
    'https://github.com/login/device/code',
  ],
  [
    'https://octo.ghe.com',
    'github',
    'https://octo.ghe.com/login/oauth/access_token',
    'https://octo.ghe.com/login/device/code',
  ],
  [
    'https://accounts.google.com',
    'google',
    'https://oauth2.googleapis.com/token',
    'https://oauth2.googleapis.com/device/code',
  ],
  [
    `https://login.microsoftonline.com/${entraTenant}/v2.0`,
    'entra',
    `https://login.microsoftonline.com/${entraTenant}/oauth2/v2.0/token`,
    `https://login.microsoftonline.com/${entraTenant}/oauth2/v2.0/devicecode`,
  ],
  [
    'https://login.microsoftonline.com/{tenantid}/v2.0',
    'entra',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
  ],
  [
    'https://login.microsoftonline.com/common/v2.0',
    'entra',
    'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    'https://login.microsoftonline.com/common/oauth2/v2.0/devicecode',
  ],
  [
    `https://sts.windows.net/${entraTenant}/`,
    'entra',
    `https://login.microsoftonline.com/${entraTenant}/oauth2/v2.0/token`,
    `https://login.microsoftonline.com/${entraTenant}/oauth2/v2.0/devicecode`,
  ],
  [
    `https://login.microsoftonline.us/${entraTenant}/v2.0`,
    'entra',
    `https://login.microsoftonline.us/${entraTenant}/oauth2/v2.0/token`,
    `https://login.microsoftonline.us/${entraTenant}/oauth2/v2.0/devicecode`,
  ],
  [
    'https://tenant.eu.auth0.com/',
    'auth0',
    'https://tenant.eu.auth0.com/oauth/token',
    'https://tenant.eu.auth0.com/oauth/device/code',
  ],
  [
    'https://example.okta.com',
    'okta',
    'https://example.okta.com/oauth2/v1/token',
    'https://example.okta.com/oauth2/v1/device/authorize',
  ],
  [
    'https://example.okta.com/oauth2/default',
    'okta',
    'https://example.okta.com/oauth2/default/v1/token',
    'https://example.okta.com/oauth2/default/v1/device/authorize',
  ],
  [
    'https://sso.example.com/realms/shop',
    'keycloak',
    'https://sso.example.com/realms/shop/protocol/openid-connect/token',
    'https://sso.example.com/realms/shop/protocol/openid-connect/auth/device',
  ],
  [
    'http://localhost:8080/auth/realms/shop',
    'keycloak',
    'http://localhost:8080/auth/realms/shop/protocol/openid-connect/token',
    'http://localhost:8080/auth/realms/shop/protocol/openid-connect/auth/device',
  ],
  [
    'P2AAAAAAAAAAAAAAAAAAAAAAAAAA',
    'descope',
    'https://api.descope.com/oauth2/v1/token',
    'https://api.descope.com/oauth2/v1/device',
  ],
  [
    'https://api.descope.com/v1/apps/P2AAAAAAAAAAAAAAAAAAAAAAAAAA',
    'descope',
    'https://api.descope.com/oauth2/v1/token',
    'https://api.descope.com/oauth2/v1/device',
  ],
  [
    'https://api.euc1.descope.com/P2AAAAAAAAAAAAAAAAAAAAAAAAAA',
    'descope',
    'https://api.euc1.descope.com/oauth2/v1/token',
    'https://api.euc1.descope.com/oauth2/v1/device',
  ],
  ['https://gitlab.com', 'gitlab', 'https://gitlab.com/oauth/token', 'https://gitlab.com/oauth/authorize_device'],
  [
    'https://oidc.eu-central-1.amazonaws.com',
    'aws',
    'https://oidc.eu-central-1.amazonaws.com/token',
    'https://oidc.eu-central-1.amazonaws.com/device_authorization',
  ],
  ['https://server.example.com', 'generic', undefined, undefined],
  // Look-alikes.
  ['https://github.com.evil.example', 'generic', undefined, undefined],
  ['https://evil.example/github.com', 'generic', undefined, undefined],
  ['https://accounts.google.com.evil.example', 'generic', undefined, undefined],
  ['https://login.microsoftonline.com.evil.example/common/v2.0', 'generic', undefined, undefined],
  ['https://evil.example/?x=.auth0.com/', 'generic', undefined, undefined],
  ['https://descope.com.evil.example/P2AAAAAAAAAAAAAAAAAAAAAAAAAA', 'generic', undefined, undefined],
  ['http://github.com', 'generic', undefined, undefined],
];

describe('the provider of a profile', () => {
  for (const [from, provider, tokenEndpoint, deviceAuthorizationEndpoint] of known) {
    it(`is ${provider} for ${from}`, () => {
      assert.equal(providerOf(profileOf({ name: 'x', issuer: from })), provider);
      const found = server({ issuer: from });
      assert.equal(found.tokenEndpoint, tokenEndpoint);
      assert.equal(found.deviceAuthorizationEndpoint, deviceAuthorizationEndpoint);
    });
  }

  it('is what the profile says, for a host of its own', () => {
    const setting = { issuer: 'https://git.example.com', clientId: 'a b' } as const;
    const enterprise = server({ ...setting, provider: 'github' });
    assert.equal(enterprise.tokenEndpoint, 'https://git.example.com/login/oauth/access_token');
    assert.equal(enterprise.userinfoEndpoint, 'https://git.example.com/api/v3/user');
    assert.equal(enterprise.revocationEndpoint, 'https://git.example.com/api/v3/applications/a%20b/token');
    const gitlab = server({ ...setting, provider: 'gitlab' });
    assert.equal(gitlab.deviceAuthorizationEndpoint, 'https://git.example.com/oauth/authorize_device');
    assert.equal(providerOf(profileOf({ name: 'x', issuer: 'https://github.com', provider: 'generic' })), 'generic');
    assert.equal(server({ issuer: 'https://github.com', provider: 'generic' }).tokenEndpoint, undefined);
  });

  it('has the API of GitHub beside the site', () => {
    assert.equal(server({ issuer: 'https://github.com' }).userinfoEndpoint, 'https://api.github.com/user');
    assert.equal(server({ issuer: 'https://octo.ghe.com' }).userinfoEndpoint, 'https://api.octo.ghe.com/user');
    assert.equal(server({ issuer: 'https://github.com' }).revocationEndpoint, undefined);
  });

  it('makes nothing of an issuer that is no address', () => {
    for (const provider of ['github', 'entra', 'auth0', 'okta', 'keycloak', 'gitlab', 'aws'] as const) {
      assert.deepEqual(endpointsOf(server({ issuer: 'not an address', provider })), []);
    }
  });
});
