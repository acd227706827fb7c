/** Lifetimes in words, and when the words change. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  lifetimeSentence,
  lifetimeView,
  nextChange,
  shortLabel,
  shortLifetime,
} from '../../../../src/core/present/lifetimeWords';
import { createTimeWords } from '../../../../src/core/present/times';
import type { Lifetime, LifetimeState } from '../../../../src/core/token/lifetime';

const now = new Date('2026-11-22T12:00:00Z');
const nowSeconds = now.getTime() / 1000;

interface Times {
  readonly iat?: number;
  readonly nbf?: number;
  readonly exp?: number;
}

/** A lifetime whose claims are given in seconds from now. */
function lifetime(state: LifetimeState, { iat, nbf, exp }: Times): Lifetime {
  const at = (offset: number | undefined): Date | undefined =>
    offset === undefined ? undefined : new Date((nowSeconds + offset) * 1000);
  const begin = iat ?? nbf;
  return {
    state,
    issuedAt: at(iat),
    notBefore: at(nbf),
    expiresAt: at(exp),
    lifetimeSeconds: exp === undefined || begin === undefined ? undefined : exp - begin,
    remainingSeconds: exp,
    oddities: [],
  };
}

describe('the words for a lifetime', () => {
  const rows: readonly (readonly [Lifetime, sentence: string, short: string])[] = [
    [lifetime('active', { iat: -2880, exp: 720 }), 'expires in 12 minutes · lives 1 hour', 'expires in 12 min'],
    [lifetime('expiring', { iat: -560, exp: 40 }), 'expires in 40 seconds · lives 10 minutes', 'expires in 40 s'],
    [lifetime('expired', { iat: -600, exp: -2 }), 'expired just now · lived 9 minutes 58 seconds', 'expired just now'],
    [lifetime('expired', { iat: -4200, exp: -3600 }), 'expired 1 hour ago · lived 10 minutes', 'expired 1 h ago'],
    [lifetime('expired', { exp: -7200 }), 'expired 2 hours ago', 'expired 2 h ago'],
    [
      lifetime('notYetValid', { nbf: 300, exp: 3900 }),
      'not valid yet, starts in 5 minutes · will live 1 hour',
      'valid in 5 min',
    ],
    [lifetime('unbounded', { iat: -86_400 }), 'no expiry stated · issued 1 day ago', 'no expiry'],
    [lifetime('unbounded', {}), 'no expiry stated', 'no expiry'],
    [lifetime('active', { iat: 5, exp: 5 }), 'expires in 5 seconds', 'expires in 5 s'],
  ];
  for (const [given, sentence, short] of rows) {
    it(`says "${sentence}"`, () => {
      assert.equal(lifetimeSentence(given, now), sentence);
      assert.equal(shortLifetime(given, now), short);
    });
  }

  it('puts both into the view, with the instants', () => {
    const view = lifetimeView(lifetime('expired', { iat: -4200, exp: -3600 }), now, createTimeWords('en-GB', 'UTC'));
    assert.equal(view.tone, 'bad');
    assert.equal(view.expiresAt?.utc, '22 Nov 2026, 11:00:00 UTC');
    assert.equal(view.issuedAt?.relative, '1 hour 10 minutes ago');
    assert.equal(view.notBefore, undefined);
  });
});

describe('shortLabel', () => {
  const active = lifetime('active', { exp: 720 });
  it('is the lifetime', () =>
    assert.equal(shortLabel({ lifetime: active, unsecured: false }, now), 'expires in 12 min'));
  it('says unsecured before anything else', () => {
    assert.equal(shortLabel({ lifetime: active, unsecured: true }, now), 'unsecured, expires in 12 min');
    assert.equal(shortLabel({ lifetime: undefined, unsecured: true }, now), 'unsecured');
  });
  it('is absent when there is nothing to say', () =>
    assert.equal(shortLabel({ lifetime: undefined, unsecured: false }, now), undefined));
});

describe('nextChange', () => {
  const rows: readonly (readonly [Lifetime, seconds: number | undefined])[] = [
    [lifetime('unbounded', { iat: -5 }), undefined],
    [lifetime('active', { exp: 720 }), 1],
    [lifetime('active', { exp: 730.5 }), 11.5],
    [lifetime('expiring', { exp: 40 }), 1],
    [lifetime('expiring', { exp: 0.25 }), 0.25],
    [lifetime('expired', { exp: 0 }), 5],
    [lifetime('expired', { exp: -5 }), 1],
    [lifetime('expired', { exp: -90 }), 30],
    [lifetime('active', { exp: 3 * 3600 + 10 }), 11],
    [lifetime('active', { exp: 400 * 86_400 + 43_200 }), 43_201],
    [lifetime('expired', { exp: -3 * 86_400 }), 86_400],
    [lifetime('notYetValid', { nbf: 65, exp: 4000 }), 6],
    // It lives seven minutes: from 84 seconds before its end on it is expiring.
    [lifetime('active', { iat: -310, exp: 110 }), 26.001],
  ];
  for (const [given, seconds] of rows) {
    it(`waits ${seconds} s for "${shortLifetime(given, now)}"`, () =>
      assert.equal(nextChange(given, now)?.toFixed(3), seconds?.toFixed(3)));
  }

  it('never misses a change of the words', () => {
    const milliseconds = fc.integer({ min: -200_000_000, max: 200_000_000 });
    fc.assert(
      fc.property(milliseconds, fc.double({ min: 0, max: 0.999, noNaN: true }), (exp, part) => {
        const given = lifetime(exp <= 0 ? 'expired' : 'active', { exp: exp / 1000 });
        const wait = nextChange(given, now);
        assert.ok(wait !== undefined && wait > 0 && wait <= 86_400);
        const before = new Date(now.getTime() + Math.floor(wait * part * 1000));
        assert.equal(shortLifetime(given, before), shortLifetime(given, now));
      }),
    );
  });
});
