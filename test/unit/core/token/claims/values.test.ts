/** Values in words: the provider's meaning first, silence on what is not known. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { explainValue } from '../../../../../src/core/token/claims/values';
import type { JsonValue } from '../../../../../src/core/token/decoded';

describe('explainValue', () => {
  it('knows every value of RFC 8176', () => {
    const values = 'face fpt geo hwk iris kba mca mfa otp pin pop pwd rba retina sc sms swk tel user vbm wia';
    for (const value of values.split(' ')) assert.ok(explainValue('amr', [value]), value);
  });

  it("knows every value of Descope's amr", () => {
    for (const value of ['oauth', 'email', 'sms', 'whatsapp', 'webauthn', 'totp', 'fed', 'pwd', 'mfa']) {
      assert.ok(explainValue('amr', [value], 'descope'), value);
    }
    assert.equal(explainValue('amr', ['oauth']), undefined);
  });

  it('explains all known values of a list, each once', () => {
    assert.equal(
      explainValue('amr', ['pwd', 'nonsense', 'otp', 'pwd']),
      'signed in with a password; typed a one-time code',
    );
  });

  it("reads Supabase's methods with times", () => {
    const amr = [
      { method: 'totp', timestamp: 2 },
      { method: 'password', timestamp: 1 },
    ];
    assert.equal(
      explainValue('amr', amr, 'supabase'),
      'typed a code from an authenticator app; signed in with a password',
    );
  });

  it("takes the provider's meaning before the general one", () => {
    const cases: readonly (readonly [string, string, JsonValue, RegExp])[] = [
      ['cognito', 'token_use', 'access', /access token/],
      ['entra-v2', 'azpacr', '2', /certificate/],
      ['entra-v1', 'appidacr', '0', /public client/],
      ['entra-v2', 'idtyp', 'app', /application acting for itself/],
      ['entra-graph', 'aud', '00000003-0000-0000-c000-000000000000', /Microsoft Graph/],
      ['entra-v2', 'acct', 1, /guest/],
      ['entra-v2', 'wids', ['62e90394-69f5-4237-9190-012177145e10'], /Global Administrator/],
      ['keycloak', 'typ', 'Offline', /outlives the session/],
      ['keycloak', 'acr', '0', /session was reused/],
      ['supabase', 'role', 'service_role', /skips every row-level rule/],
      ['apple', 'real_user_status', 2, /real person/],
      ['github-actions', 'event_name', 'pull_request_target', /dangerous/],
      ['kubernetes', 'iss', 'kubernetes/serviceaccount', /not a URL/],
      ['google', 'iss', 'accounts.google.com', /old way/],
    ];
    for (const [provider, name, value, words] of cases) assert.match(explainValue(name, value, provider) ?? '', words);
    assert.equal(explainValue('azpacr', '2'), undefined);
    assert.equal(explainValue('typ', 'Offline'), undefined);
    assert.equal(explainValue('iss', 'accounts.google.com'), undefined);
  });

  it('explains types and algorithms of a header', () => {
    assert.match(explainValue('typ', 'JWT') ?? '', /not which kind/);
    assert.match(explainValue('alg', 'none') ?? '', /no signature/);
    assert.match(explainValue('enc', 'A256GCM') ?? '', /AES-256/);
  });

  it('is silent on what it does not know, and throws at nothing', () => {
    for (const value of [undefined, null, {}, [], '', 'nonsense', '__proto__', 'constructor', [[['pwd']]], [null]]) {
      assert.equal(explainValue('amr', value, 'descope'), undefined);
    }
    for (const name of ['constructor', '__proto__', 'toString']) assert.equal(explainValue(name, 'name'), undefined);
    fc.assert(
      fc.property(
        fc.string(),
        fc.jsonValue(),
        fc.option(fc.constantFrom('descope', 'supabase')),
        (name, value, provider) => {
          const words = explainValue(name, value, provider ?? undefined);
          assert.ok(words === undefined || words.length > 0);
        },
      ),
    );
  });

  it('stays short for a long list', () => {
    const long = Array.from(
      { length: 10000 },
      (_, index) => ['pwd', 'otp', 'sms', 'face', 'fpt', 'iris', 'tel', 'sc'][index % 8] ?? '',
    );
    assert.equal(explainValue('amr', long)?.split('; ').length, 6);
  });

  it('gives sentence parts, without a capital at the start of plain words or a full stop', () => {
    for (const value of ['oauth', 'email', 'mfa']) {
      assert.match(explainValue('amr', [value], 'descope') ?? '', /^[a-z][^\n]*[^.]$/);
    }
  });
});
