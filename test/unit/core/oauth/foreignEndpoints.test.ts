/** Which endpoints a person has to agree to, and which are never used. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { foreignEndpoints, knownOrigins, withoutEndpoints } from '../../../../src/core/oauth/foreignEndpoints';
import { serverOf } from '../../../../src/core/oauth/server';

const issuer = 'https://login.example.com/tenant';

function found(document: JsonObject, members: Partial<IssuerSetting> = {}): readonly string[] {
  const profile = profileOf({ name: 'x', issuer, ...members });
  const metadata = {
    issuer: profile.issuer,
    jwksUri: undefined,
    signingAlgorithms: [],
    scopesSupported: [],
    url: `${issuer}/.well-known/openid-configuration`,
    obtainedAt: new Date(0),
    document,
  };
  return foreignEndpoints(profile, serverOf(profile, metadata)).map(
    ({ name, origin, isInside }) => `${name} ${origin}${isInside ? ' inside' : ''}`,
  );
}

describe('endpoints on other hosts', () => {
  it('are those of another origin: scheme, host or port', () => {
    assert.deepEqual(found({ token_endpoint: 'https://login.example.com/oauth/token' }), []);
    assert.deepEqual(
      found({
        authorization_endpoint: 'https://www.example.com/authorize',
        token_endpoint: 'https://login.example.com:8443/token',
        revocation_endpoint: 'https://login.example.com/revoke',
      }),
      ['authorizationEndpoint https://www.example.com', 'tokenEndpoint https://login.example.com:8443'],
    );
  });

  it('are not those that the profile writes, nor others of the same origin', () => {
    const document = {
      token_endpoint: 'https://api.example.com/token',
      userinfo_endpoint: 'https://api.example.com/me',
    };
    assert.equal(found(document).length, 2);
    assert.deepEqual(found(document, { revocationEndpoint: 'https://api.example.com/revoke' }), []);
  });

  it('are not those that the provider is known to have', () => {
    const google = { issuer: 'https://accounts.google.com' } as const;
    assert.deepEqual(
      found(
        { token_endpoint: 'https://oauth2.googleapis.com/token', revocation_endpoint: 'https://evil.example/r' },
        google,
      ),
      ['revocationEndpoint https://evil.example'],
    );
    assert.ok(knownOrigins(profileOf({ name: 'x', ...google })).includes('https://oauth2.googleapis.com'));
    assert.deepEqual(knownOrigins(profileOf({ name: 'x', issuer })), []);
  });

  const inside = [
    'https://10.0.0.5/token',
    'https://127.0.0.1/token',
    'https://localhost/token',
    'https://169.254.169.254/token',
    'https://intranet/token',
    'https://vault.corp.internal/token',
    'https://[fd00::1]/token',
    'http://127.0.0.1:8080/token',
  ];
  for (const url of inside) {
    it(`lead inside a network with ${url}`, () => {
      assert.deepEqual(found({ token_endpoint: url }), [`tokenEndpoint ${new URL(url).origin} inside`]);
    });
  }

  it('are as far inside as an issuer that is there itself', () => {
    const local = { issuer: 'http://localhost:8080' } as const;
    assert.deepEqual(found({ token_endpoint: 'http://localhost:9000/token' }, local), [
      'tokenEndpoint http://localhost:9000',
    ]);
    assert.deepEqual(found({ token_endpoint: 'https://10.0.0.5/token' }, local), [
      'tokenEndpoint https://10.0.0.5 inside',
    ]);
  });

  it('that cannot be asked at all are none: nothing is sent to them', () => {
    for (const url of [
      'http://api.example.com/t',
      'ftp://api.example.com',
      'javascript:alert(1)',
      '/token',
      'https://u:p@api.example.com/',
    ]) {
      assert.deepEqual(found({ token_endpoint: url }), [], url);
    }
  });

  it('can be left out', () => {
    const profile = profileOf({
      name: 'x',
      issuer,
      tokenEndpoint: 'https://a.example/t',
      userinfoEndpoint: 'https://a.example/u',
    });
    const server = withoutEndpoints(serverOf(profile, undefined), ['userinfoEndpoint']);
    assert.equal(server.userinfoEndpoint, undefined);
    assert.equal(server.tokenEndpoint, 'https://a.example/t');
  });
});
