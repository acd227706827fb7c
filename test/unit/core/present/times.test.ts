/** Instants for a person in a zone. */
import assert from 'node:assert/strict';
import { createTimeWords, localAndUtc } from '../../../../src/core/present/times';

const now = new Date('2026-11-22T12:00:00Z');
const exp = new Date(1698175401 * 1000);

describe('createTimeWords', () => {
  it('writes the instant in UTC, in the zone asked for, and relative to now', () => {
    assert.deepEqual(createTimeWords('en-GB', 'Europe/Berlin').instant(exp, now), {
      iso: '2023-10-24T19:23:21Z',
      local: '24 Oct 2023, 21:23:21 CEST',
      utc: '24 Oct 2023, 19:23:21 UTC',
      relative: '3 years ago',
    });
  });

  it('follows the zone into winter time', () => {
    const winter = createTimeWords('en-GB', 'Europe/Berlin').instant(now, now);
    assert.equal(winter?.local, '22 Nov 2026, 13:00:00 CET');
  });

  it('lays dates out as the locale does, with Gregorian years and Latin digits', () => {
    assert.equal(createTimeWords('de', 'Europe/Berlin').instant(exp, now)?.local, '24. Okt. 2023, 21:23:21 MESZ');
    assert.match(createTimeWords('th', 'UTC').instant(exp, now)?.utc ?? '', /2023/);
    assert.match(createTimeWords('ar-EG', 'UTC').instant(exp, now)?.utc ?? '', /2023/);
  });

  it('falls back for a locale or a zone that does not exist', () => {
    assert.equal(
      createTimeWords('not a locale', 'Europe/Berlin').instant(exp, now)?.local,
      '24 Oct 2023, 21:23:21 CEST',
    );
    assert.equal(createTimeWords('en-GB', 'Mars/Olympus').instant(exp, now)?.local, '24 Oct 2023, 19:23:21 UTC');
    assert.equal(createTimeWords('??', 'Mars/Olympus').instant(exp, now)?.local, '24 Oct 2023, 19:23:21 UTC');
  });

  it('has nothing for an instant that no calendar holds', () => {
    assert.equal(createTimeWords('en-GB', 'UTC').instant(new Date(NaN), now), undefined);
    assert.notEqual(createTimeWords('en-GB', 'UTC').instant(new Date(8.64e15), now), undefined);
  });

  it('keeps the relative part live when the same instant is asked for again', () => {
    const times = createTimeWords('en-GB', 'UTC');
    assert.equal(times.instant(exp, new Date(exp.getTime() - 60_000))?.relative, 'in 1 minute');
    assert.equal(times.instant(exp, new Date(exp.getTime() + 60_000))?.relative, '1 minute ago');
  });

  it('stays right for more instants than it remembers', () => {
    const times = createTimeWords('en-GB', 'UTC');
    for (let second = 0; second < 1200; second++) {
      const date = new Date(second * 1000);
      assert.equal(times.instant(date, now)?.iso, `${date.toISOString().slice(0, 19)}Z`);
    }
  });
});

describe('localAndUtc', () => {
  const written = (zone: string, locale = 'en-GB'): string | undefined => {
    const instant = createTimeWords(locale, zone).instant(exp, now);
    return instant && localAndUtc(instant);
  };
  it('says the date once where both share it', () =>
    assert.equal(written('Europe/Berlin'), '24 Oct 2023, 21:23:21 CEST (19:23:21 UTC)'));
  it('says both dates where the day differs', () =>
    assert.equal(written('Asia/Kathmandu'), '25 Oct 2023, 01:08:21 GMT+5:45 (24 Oct 2023, 19:23:21 UTC)'));
  it('says the instant once for a person in UTC', () => assert.equal(written('UTC'), '24 Oct 2023, 19:23:21 UTC'));
  it('works in other locales', () =>
    assert.equal(written('Europe/Berlin', 'en-US'), 'Oct 24, 2023, 09:23:21 PM GMT+2 (07:23:21 PM UTC)'));
  it('says the whole date in UTC where the day differs, also in the same month', () =>
    assert.equal(
      written('Asia/Kathmandu', 'en-US'),
      'Oct 25, 2023, 01:08:21 AM GMT+5:45 (Oct 24, 2023, 07:23:21 PM UTC)',
    ));
});
