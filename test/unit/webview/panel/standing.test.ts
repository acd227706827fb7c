/** Where a token stands in its life, and when the words about it change next. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LifetimeScale } from '../../../../src/shared/panelView';
import { leftWords, relativeWords, spanWords } from '../../../../src/webview/panel/state/spans';
import { standingOf, untilChange } from '../../../../src/webview/panel/state/standing';

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const noon = Date.UTC(2026, 10, 28, 12);

function scale(more: Partial<LifetimeScale>): LifetimeScale {
  const nothing = { issuedAt: undefined, notBefore: undefined, expiringFrom: undefined };
  return { ...nothing, expiresAt: undefined, refreshExpiresAt: undefined, ...more };
}

const hourly = scale({ issuedAt: noon, expiringFrom: noon + 55 * minute, expiresAt: noon + hour });

describe('the standing of a token', () => {
  const at = (of: LifetimeScale, now: number): string => {
    const { name, text } = standingOf({ scale: of, lifetime: undefined }, now);
    return text === '' ? name : `${name}, ${text}`;
  };

  it('goes from valid over expiring to expired at the second', () => {
    assert.equal(at(hourly, noon), 'Not expired, 1:00:00 left');
    assert.equal(at(hourly, noon + 55 * minute), 'Not expired, 05:00 left');
    assert.equal(at(hourly, noon + 55 * minute + 1), 'Expires soon, 05:00 left');
    assert.equal(at(hourly, noon + hour - 1), 'Expires soon, 00:01 left');
    assert.equal(at(hourly, noon + hour), 'Expired, just now');
    assert.equal(at(hourly, noon + hour + 75 * second), 'Expired, 1 minute ago');
  });

  it('says that it does not begin yet, and when', () => {
    const later = scale({ notBefore: noon + 90 * second, expiresAt: noon + hour });
    assert.equal(at(later, noon), 'Not valid yet, valid in 01:30');
    assert.equal(at(later, noon + 90 * second), 'Not expired, 58:30 left');
  });

  it('never says valid of a token, since nobody has checked that', () => {
    for (const now of [noon, noon + 56 * minute, noon + 2 * hour]) assert.doesNotMatch(at(hourly, now), /^Valid/);
  });

  it('has a word for tokens without an end, and for those that do not say', () => {
    assert.equal(at(scale({ issuedAt: noon }), noon), 'Never expires');
    assert.equal(standingOf({ scale: undefined, lifetime: undefined }, noon).name, 'Lifetime unknown');
    const lifetime = { state: 'unbounded', tone: 'attention', sentence: '', short: '' } as const;
    const nothing = { issuedAt: undefined, notBefore: undefined, expiresAt: undefined };
    assert.equal(standingOf({ scale: undefined, lifetime: { ...lifetime, ...nothing } }, noon).name, 'Never expires');
  });
});

describe('the next change of the words', () => {
  it('is the next second in the hour before, and in the minute after', () => {
    assert.equal(untilChange([scale({ expiresAt: noon })], noon - hour + 300), 700);
    assert.equal(untilChange([scale({ expiresAt: noon })], noon - 5 * second), second);
    assert.equal(untilChange([scale({ expiresAt: noon })], noon + 30 * second + 1), 999);
  });

  it('is the next minute before and after that, and the beginning of the hour', () => {
    assert.equal(untilChange([scale({ expiresAt: noon })], noon - 5 * hour), minute);
    assert.equal(untilChange([scale({ expiresAt: noon })], noon - hour - 20 * second), 20 * second);
    assert.equal(untilChange([scale({ expiresAt: noon })], noon + 400 * day + 15 * second), 45 * second);
  });

  it('is never where there is no instant', () => {
    assert.equal(untilChange([undefined], noon), undefined);
    assert.equal(untilChange([scale({})], noon), undefined);
    assert.equal(untilChange([], noon), undefined);
  });

  it('is the earliest of all tokens that are shown', () => {
    const [far, near] = [scale({ expiresAt: noon + 5 * hour }), scale({ expiresAt: noon + hour / 2 })];
    assert.equal(untilChange([far], noon), minute);
    assert.equal(untilChange([far, undefined, near], noon), second);
    assert.equal(untilChange([undefined, near], noon), second);
  });

  it('comes in time for every word: what is not asked for does not change', () => {
    for (const start of [noon - 70 * minute, noon - 90 * second, noon + 20 * second]) {
      let now = start;
      for (let step = 0; step < 200; step++) {
        const wait = untilChange([scale({ expiresAt: noon })], now) ?? NaN;
        assert.ok(wait >= 1 && wait <= minute, String(wait));
        const words = (when: number): string =>
          standingOf({ scale: scale({ expiresAt: noon }), lifetime: undefined }, when).text;
        assert.equal(words(now + wait - 1), words(now), `${String(now - noon)} and ${String(wait)}`);
        now += wait;
      }
    }
  });
});

describe('spans in words', () => {
  it('are in the largest unit that fits', () => {
    assert.deepEqual([0, 59 * second, minute, 119 * minute, 25 * hour, 400 * day].map(spanWords), [
      '0 seconds',
      '59 seconds',
      '1 minute',
      '1 hour',
      '1 day',
      '1 year',
    ]);
  });

  it('are finer for what is left', () => {
    const left = (span: number): string => leftWords(noon + span, noon);
    assert.deepEqual([0, 61 * second, 59 * minute, 3 * hour + 5 * minute, day + hour, 60 * day].map(left), [
      '00:00',
      '01:01',
      '59:00',
      '3 h 5 min',
      '1 day 1 h',
      '1 month',
    ]);
  });

  it('are told from now', () => {
    assert.equal(relativeWords(noon + 12 * minute, noon), 'in 12 minutes');
    assert.equal(relativeWords(noon - 4 * second, noon), 'just now');
    assert.equal(relativeWords(noon - 3 * day, noon), '3 days ago');
  });
});
