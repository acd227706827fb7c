/** The account of a flow: what is known to be harmless, and nothing else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { maskedMembers, maskedParameters, scrub, secretsIn } from '../../../../src/core/oauth/trace';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { assertProportional } from '../../../support/proportion';

describe('masked parameters', () => {
  it('show what is known to be harmless, in order', () => {
    assert.deepEqual(
      maskedParameters([
        ['grant_type', 'refresh_token'],
        ['refresh_token', 'canary'],
        ['resource', 'https://one.example'],
        ['resource', 'https://two.example'],
        ['client_id', 'client-1'],
        ['client_secret', 'canary'],
        ['token_type_hint', 'access_token'],
      ]),
      [
        ['grant_type', 'refresh_token'],
        ['refresh_token', '***'],
        ['resource', 'https://one.example'],
        ['resource', 'https://two.example'],
        ['client_id', 'client-1'],
        ['client_secret', '***'],
        ['token_type_hint', 'access_token'],
      ],
    );
  });

  for (const name of [
    ...['access_token', 'refresh_token', 'id_token', 'id_token_hint', 'token', 'subject_token', 'actor_token'],
    ...['code', 'code_verifier', 'code_challenge', 'device_code', 'user_code', 'state', 'nonce', 'dpop_jkt'],
    ...['client_secret', 'client_assertion', 'assertion', 'password', 'username', 'login_hint', 'start_url'],
    ...['GRANT_TYPE', ' scope', 'unheard_of', '__proto__', 'constructor'],
  ]) {
    it(`hide ${name}`, () => {
      assert.deepEqual(maskedParameters([[name, 'canary']]), [[name, '***']]);
    });
  }

  it('hide a secret that stands in a harmless one as well', () => {
    assert.deepEqual(
      maskedParameters([
        ['refresh_token', 'canary-token'],
        ['scope', 'read canary-token'],
      ]),
      [
        ['refresh_token', '***'],
        ['scope', 'read ***'],
      ],
    );
  });
});

describe('masked members', () => {
  it('show what is known to be harmless, in order', () => {
    const members = {
      access_token: 'canary-access',
      token_type: 'Bearer',
      expires_in: 3600,
      refresh_token: 'canary-refresh',
      refresh_expires_in: '1800',
      scope: 'read',
      interval: 5,
      active: true,
      verification_uri: 'https://example.com/device',
      user_code: 'WDJB-MJHT',
      sub: 'canary-person',
      email: 'canary@example.com',
    };
    assert.deepEqual(maskedMembers(members), [
      ['access_token', '***'],
      ['token_type', 'Bearer'],
      ['expires_in', '3600'],
      ['refresh_token', '***'],
      ['refresh_expires_in', '1800'],
      ['scope', 'read'],
      ['interval', '5'],
      ['active', 'true'],
      ['verification_uri', 'https://example.com/device'],
      ['user_code', '***'],
      ['sub', '***'],
      ['email', '***'],
    ]);
  });

  it('show the code of an error that is repeated', () => {
    assert.deepEqual(maskedMembers({ error: 'invalid_grant', code: 'invalid_grant', suberror: 'canary-token' }), [
      ['error', 'invalid_grant'],
      ['code', '***'],
      ['suberror', '***'],
    ]);
  });

  it('hide a value of another type than it should be', () => {
    const members = { expires_in: 'canary', interval: { a: 'canary' }, scope: ['canary'], active: 'canary', error: {} };
    assert.deepEqual(
      maskedMembers(members).map(([, value]) => value),
      ['***', '***', '***', '***', '***'],
    );
  });

  it('are none where there is no object', () => {
    assert.deepEqual(maskedMembers(undefined), []);
  });

  it('are visible and short', () => {
    const shown = maskedMembers({ error_description: `\u202E${'x'.repeat(1000)}` })[0]?.[1];
    assert.match(shown ?? '', /^[\x20-\x7E…]{1,202}$/);
    assert.ok(
      maskedMembers(Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, 1]))).length <= 50,
    );
  });

  it('never leak a secret of the request or of the answer, wherever the server repeats it', () => {
    const canary = 'canary-0123456789';
    const harmless = fc.constantFrom('error', 'error_description', 'scope', 'token_type', 'verification_uri', 'iss');
    const secret = fc.constantFrom('access_token', 'refresh_token', 'device_code', 'user_code', 'x', 'sub');
    const around = fc.string({ maxLength: 20 });
    const nested = fc.constantFrom<(value: string) => JsonObject | string>(
      (value) => value,
      (value) => ({ deep: [{ value }] }),
    );
    fc.assert(
      fc.property(
        harmless,
        secret,
        around,
        around,
        nested,
        fc.boolean(),
        (shown, hidden, before, after, nest, isSent) => {
          const repeated = `${before}${canary}${after}`;
          const members: JsonObject = {
            [shown]: repeated,
            ...(isSent ? {} : { [hidden]: nest(canary) }),
            [`name ${canary}`]: 1,
          };
          const sent = isSent ? secretsIn([['refresh_token', canary]]) : [];
          assert.ok(!JSON.stringify(maskedMembers(members, sent)).includes(canary));
        },
      ),
    );
  });

  it('never leak the value of a member that is not known', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        fc.pre(
          !/^(?:error|error_description|token_type|issued_token_type|scope|verification_uri|client_id|iss|trace_id|correlation_id)$/.test(
            name,
          ),
        );
        // fast-check types JSON as unknown.
        const shown = maskedMembers({ [name]: value as string })[0]?.[1];
        assert.ok(shown === '***' || typeof value === 'number' || typeof value === 'boolean');
      }),
    );
  });
});

describe('scrubbing', () => {
  it('takes the longest secret first', () => {
    assert.equal(scrub('abcdef-ghi and abcdef', ['abcdef', 'abcdef-ghi']), '*** and ***');
  });

  it('takes whatever looks like a JWT', () => {
    assert.equal(scrub('token eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0. is bad', []), 'token *** is bad');
  });

  it('leaves no part of a secret where a text is cut', () => {
    const secret = 'canary-0123456789'.repeat(30);
    for (const before of [150, 190, 3900, 3990, 5000]) {
      for (const filler of ['x', 'x ', ' ']) {
        const text = `${filler.repeat(before).slice(0, before)} ${secret}`;
        const [shown] = maskedMembers({ error_description: text }, [secret]);
        assert.doesNotMatch(shown?.[1] ?? '', /canary/);
      }
    }
  });

  it('looks for no secret in each name when an answer is full of secrets, and shows nothing of it', async () => {
    const mask = (size: number): void => {
      const secrets = Array.from({ length: 1100 * size }, (_each, index) => `s-${String(index).padStart(6, '0')}`);
      const names = Array.from({ length: size }, (_each, index) => [`name-${String(index)} s-000007`, 'x'] as const);
      const members: JsonObject = { ...Object.fromEntries(names), error_description: 's-000007', secrets };
      assert.doesNotMatch(JSON.stringify(maskedMembers(members)), /s-0/);
    };
    await assertProportional('an answer with more names and more secrets', mask, 6);
  });

  it('leaves short words alone', () => {
    assert.deepEqual(secretsIn([['code', 'the']]), []);
  });
});
