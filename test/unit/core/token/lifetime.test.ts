import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { decodeToken } from '../../../../src/core/token/decode';
import type { JsonObject } from '../../../../src/core/token/decoded';
import {
  expiringFromOf,
  expiringSeconds,
  expiringThreshold,
  lifetimeOf,
  tokenLifetime,
} from '../../../../src/core/token/lifetime';
import { base64url, compactJws } from '../../../support/tokenFactory';

/** The example of the mission: a life of ten minutes. */
const iat = 1698174801;
const exp = 1698175401;

function at(seconds: number): Date {
  return new Date(seconds * 1000);
}

function stateAt(claims: JsonObject, seconds: number): string {
  return lifetimeOf(claims, at(seconds)).state;
}

describe('lifetimeOf', () => {
  it('reads the example of the mission', () => {
    assert.deepEqual(lifetimeOf({ iat, exp }, at(exp + 60)), {
      state: 'expired',
      issuedAt: new Date('2023-10-24T19:13:21Z'),
      notBefore: undefined,
      expiresAt: new Date('2023-10-24T19:23:21Z'),
      lifetimeSeconds: 600,
      remainingSeconds: -60,
      oddities: [],
    });
  });

  it('follows a life: expiring in its last fifth when short, in its last five minutes when long', () => {
    assert.equal(stateAt({ iat, exp }, iat), 'active');
    assert.equal(stateAt({ iat, exp }, exp - 120), 'active');
    assert.equal(stateAt({ iat, exp }, exp - 119), 'expiring');
    const hour = { iat, exp: iat + 3600 };
    assert.equal(stateAt(hour, hour.exp - expiringSeconds), 'active');
    assert.equal(stateAt(hour, hour.exp - expiringSeconds + 1), 'expiring');
    assert.equal(stateAt({ exp }, exp - expiringSeconds + 1), 'expiring');
    // A life of zero or less says nothing about how long is long.
    assert.equal(stateAt({ iat: exp + 10, exp }, exp - 1), 'expiring');
  });

  it('ends at the instant exp, not after it (RFC 7519 section 4.1.4)', () => {
    assert.equal(lifetimeOf({ exp }, new Date(exp * 1000 - 1)).state, 'expiring');
    assert.equal(lifetimeOf({ exp }, new Date(exp * 1000)).state, 'expired');
  });

  it('begins at the instant nbf (section 4.1.5), and an iat in the future does not matter', () => {
    assert.equal(lifetimeOf({ nbf: iat, exp }, new Date(iat * 1000 - 1)).state, 'notYetValid');
    assert.equal(stateAt({ nbf: iat, exp }, iat), 'active');
    assert.equal(stateAt({ nbf: iat }, iat - 1), 'notYetValid');
    assert.equal(stateAt({ iat: exp, exp: exp + 600 }, iat), 'active');
    assert.equal(lifetimeOf({ nbf: iat, exp }, at(iat)).lifetimeSeconds, 600);
    // What has ended will not begin.
    assert.equal(stateAt({ nbf: exp + 100, exp }, exp + 1), 'expired');
  });

  it('is unbounded without exp', () => {
    for (const claims of [{}, { iat }, { iat, nbf: iat }]) assert.equal(stateAt(claims, exp), 'unbounded');
    const inherited = Object.create({ exp: 1 }) as JsonObject;
    assert.equal(stateAt(inherited, exp), 'unbounded');
  });

  it('reads what was meant, and says that it was written wrongly', () => {
    const cases = [
      [exp * 1000, ['milliseconds']],
      [String(exp), ['numeric-string']],
      [` ${String(exp)}.0 `, ['numeric-string']],
      [String(exp * 1000), ['numeric-string', 'milliseconds']],
      ['1.698175401e9', ['numeric-string']],
      ['2023-10-24T19:23:21Z', ['iso-string']],
      ['2023-10-24t19:23:21.000z', ['iso-string']],
      ['2023-10-24T21:23:21+02:00', ['iso-string']],
      ['2023-10-24 12:23:21-0700', ['iso-string']],
      ['2023-10-24T19:23:21', ['iso-string']],
    ] as const;
    for (const [written, oddities] of cases) {
      const life = lifetimeOf({ exp: written }, at(iat));
      assert.deepEqual(life.expiresAt, at(exp), String(written));
      assert.deepEqual(
        life.oddities,
        oddities.map((oddity) => ({ claim: 'exp', oddity })),
      );
    }
    assert.deepEqual(lifetimeOf({ exp: '2023-10-24' }, at(iat)).expiresAt, new Date('2023-10-24T00:00:00Z'));
  });

  it('reads zero, negative and fractional times as they are', () => {
    for (const value of [0, -1, -62135596800, 1698175401.5, 99_999_999_999]) {
      const life = lifetimeOf({ exp: value }, at(iat));
      assert.equal(life.expiresAt?.getTime(), value * 1000);
      assert.deepEqual(life.oddities, []);
    }
    assert.equal(stateAt({ exp: 0 }, iat), 'expired');
  });

  it('calls no time what is none', () => {
    for (const value of [
      true,
      null,
      {},
      [exp],
      '',
      'soon',
      'NaN',
      '12:00',
      '2023-13-45',
      '2023-10-24T25:00:00Z',
      '0x10',
    ]) {
      const life = lifetimeOf({ exp: value }, at(iat));
      assert.deepEqual([life.state, life.expiresAt], ['unbounded', undefined], JSON.stringify(value));
      assert.deepEqual(life.oddities, [{ claim: 'exp', oddity: 'not-a-time' }]);
    }
  });

  it('takes an infinite exp for no end, and any other infinity for what a verifier would make of it', () => {
    for (const value of [Infinity, NaN, JSON.parse('1e400') as number]) {
      const life = lifetimeOf({ exp: value }, at(iat));
      assert.deepEqual([life.state, life.expiresAt, life.remainingSeconds], ['unbounded', undefined, undefined]);
      assert.deepEqual(life.oddities, [{ claim: 'exp', oddity: 'infinite' }]);
    }
    assert.equal(stateAt({ exp: '1e400' }, iat), 'unbounded');
    assert.equal(stateAt({ exp: -Infinity }, iat), 'expired');
    assert.equal(stateAt({ nbf: Infinity, exp }, iat), 'notYetValid');
    assert.equal(stateAt({ nbf: -Infinity, exp }, iat), 'active');
  });

  it('never gives an invalid date or a number that is none', () => {
    const anything = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.constantFrom(1e11, 1e300, -1e300, 8.64e12, 8.64e15, 8.65e15, Number.MAX_VALUE, -Number.MAX_VALUE),
      fc.stringMatching(/^[+-]?\d{1,20}(?:e\d{1,3})?$/),
      fc.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/),
      fc.constantFrom<null | boolean>(null, true),
    );
    const claims = fc.record({ iat: anything, nbf: anything, exp: anything }, { requiredKeys: [] });
    fc.assert(
      fc.property(claims, (given) => {
        const life = lifetimeOf(given, at(iat));
        for (const instant of [life.issuedAt, life.notBefore, life.expiresAt]) {
          assert.ok(instant === undefined || !Number.isNaN(instant.getTime()));
        }
        for (const seconds of [life.lifetimeSeconds, life.remainingSeconds]) {
          assert.ok(seconds === undefined || Number.isFinite(seconds));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('tokenLifetime', () => {
  const lifeOf = (token: string): string | undefined => tokenLifetime(decodeToken(token), at(exp + 60))?.state;
  const disclosure = base64url(JSON.stringify(['salt', 'exp', exp]));
  const digest = createHash('sha256').update(disclosure, 'ascii').digest('base64url');

  it('reads the claims of a token', () => {
    assert.equal(lifeOf(compactJws({ alg: 'ES256' }, { iat, exp })), 'expired');
    assert.equal(lifeOf(compactJws({ alg: 'ES256' }, { iat })), 'unbounded');
  });

  it('reads a claim that an SD-JWT discloses, in the JSON serialization too', () => {
    const jwt = compactJws({ alg: 'ES256' }, { _sd: [digest] });
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const json = { payload, protected: header, header: { disclosures: [disclosure] }, signature };
    assert.equal(lifeOf(`${jwt}~`), 'unbounded');
    assert.equal(lifeOf(`${jwt}~${disclosure}~`), 'expired');
    assert.equal(lifeOf(JSON.stringify(json)), 'expired');
  });

  it('does not call a broken token one without an end, because its exp may be what is lost', () => {
    const cut = `{"iat":${String(iat)},"exp":${String(exp)},"sub":"so`;
    assert.equal(lifeOf(compactJws({ alg: 'ES256' }, cut)), 'expired');
    assert.equal(lifeOf(compactJws({ alg: 'ES256' }, cut.slice(0, 20))), undefined);
  });

  it('says nothing of a token without claims', () => {
    for (const token of [
      'not a token',
      compactJws({ alg: 'ES256' }, 'text'),
      `${base64url('{"alg":"ES256"}')}..c2ln`,
    ]) {
      assert.equal(lifeOf(token), undefined);
    }
  });
});

describe('expiringThreshold', () => {
  it('is a fifth of a short life, and five minutes of any other', () => {
    assert.equal(expiringThreshold(600), 120);
    assert.equal(expiringThreshold(1500), 300);
    assert.equal(expiringThreshold(86_400), 300);
    assert.equal(expiringThreshold(1), 0.2);
  });

  it('is five minutes where nobody knows how long the life is, or it ends before it begins', () => {
    for (const lifetime of [undefined, 0, -1, -1e300]) assert.equal(expiringThreshold(lifetime), 300);
  });
});

describe('expiringFromOf', () => {
  it('is two minutes before the end of the example of the mission, and five before that of an hour', () => {
    assert.deepEqual(expiringFromOf(lifetimeOf({ iat, exp }, at(iat))), new Date('2023-10-24T19:21:21Z'));
    assert.deepEqual(expiringFromOf(lifetimeOf({ exp }, at(iat))), new Date('2023-10-24T19:18:21Z'));
  });

  it('is the last instant at which the token counts as active', () => {
    for (const claims of [{ iat, exp }, { exp }, { iat, exp: iat + 3600 }, { nbf: iat, exp: iat + 10 }]) {
      const from = expiringFromOf(lifetimeOf(claims, at(iat)));
      assert.ok(from);
      assert.equal(lifetimeOf(claims, from).state, 'active');
      assert.equal(lifetimeOf(claims, new Date(from.getTime() + 1)).state, 'expiring');
    }
  });

  it('is not there for a token that never ends', () => {
    assert.equal(expiringFromOf(lifetimeOf({ iat }, at(iat))), undefined);
  });

  it('is a date for every token that ends, or whatever waits for it would be called again and again', () => {
    for (const end of [-1e300, -8.64e12, -8.63e12, 0, exp, 8.64e12, 1e300]) {
      const from = expiringFromOf(lifetimeOf({ exp: end }, at(exp)));
      assert.ok(Number.isFinite(from?.getTime()), String(end));
    }
  });
});
