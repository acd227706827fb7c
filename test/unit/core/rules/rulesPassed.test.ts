import assert from 'node:assert/strict';
import { rules, rulesPassed } from '../../../../src/core/rules/check';
import { factsOf } from '../../../../src/core/rules/facts';
import type { CheckContext, CheckOptions } from '../../../../src/core/rules/finding';
import type { Classification } from '../../../../src/core/token/classify';
import { decodeToken } from '../../../../src/core/token/decode';
import type { DecodedToken } from '../../../../src/core/token/decoded';
import { classified } from '../../../support/decodedFactory';
import { compactJws, type Json } from '../../../support/tokenFactory';
import { allCases } from './cases/all';
import { now, nowSeconds, type Case } from './ruleCases';

const cases: readonly Case[] = allCases.flatMap(({ hits, misses }) => [
  ...Object.values(hits),
  ...Object.values(misses),
]);

/** The context, and the names that were asked of it and not there. */
function spied(given: CheckContext): { readonly context: CheckContext; readonly missed: readonly string[] } {
  const missed: string[] = [];
  const context = new Proxy(given, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name);
      if (value === undefined) missed.push(String(name));
      return value;
    },
  });
  return { context, missed };
}

function passed(token: DecodedToken, as: Classification, options: Partial<CheckOptions>): ReadonlySet<string> {
  return new Set(rulesPassed(token, as, { now, ...options }).map(({ id }) => id));
}

describe('rulesPassed', () => {
  it('has no rule that asked for something it was not given, whatever the token', () => {
    for (const { token, as = classified('access'), options } of cases) {
      for (const context of [{}, { compact: 'a.b.c' }, options?.context ?? {}]) {
        const ids = passed(token, as, { ...options, context });
        const spy = spied(context);
        const facts = factsOf(token, as, { now, ...options, context: spy.context });
        for (const rule of rules.filter(({ id }) => ids.has(id))) {
          rule.check(facts);
          assert.deepEqual(spy.missed, [], rule.id);
        }
      }
    }
  });

  const signed = (claims: Json): DecodedToken =>
    decodeToken(compactJws({ alg: 'ES256', typ: 'JWT' }, { iat: nowSeconds, exp: nowSeconds + 60, ...claims }));
  const idToken = signed({ iss: 'https://a.example', sub: 'a', aud: 'b', azp: 'b', nonce: 'c', auth_time: nowSeconds });

  for (const [id, context] of [
    ['id-azp', { clientId: 'b' }],
    ['id-used-as-bearer', { textBefore: 'id_token=' }],
    ['id-at-hash', { accessToken: 'a' }],
    ['id-c-hash', { code: 'a' }],
    ['id-nonce', { nonce: 'c' }],
    ['id-auth-time', { maxAgeSeconds: 10 }],
  ] as const) {
    it(`has ${id} where there was something to compare with`, () => {
      const as = classified('id');
      assert.deepEqual([passed(idToken, as, {}).has(id), passed(idToken, as, { context }).has(id)], [false, true]);
    });
  }

  it('has the rule on demo secrets where they were tried', () => {
    const context = { compact: 'a.b.c' };
    const has = (options: Partial<CheckOptions>): boolean =>
      passed(idToken, classified('id'), options).has('hmac-known-secret');
    assert.deepEqual(
      [has({ context }), has({ tryDemoSecrets: true }), has({ context, tryDemoSecrets: true })],
      [false, false, true],
    );
  });

  it('has the rules on key binding and on what is encrypted for a token that has neither', () => {
    const ids = passed(idToken, classified('id'), {});
    assert.ok(ids.has('sd-jwt-kb') && ids.has('nested-inner-unsigned'));
  });
});
