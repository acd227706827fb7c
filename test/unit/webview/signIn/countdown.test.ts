/** The countdown: what is left, in digits, as a share and in spoken words. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { secondsUntil, untilNextSecond } from '../../../../src/webview/state/clock';
import { countdownOf } from '../../../../src/webview/signIn/state/countdown';
import { noon, view } from './views';

describe('countdownOf', () => {
  const after = (milliseconds: number): ReturnType<typeof countdownOf> => countdownOf(view(), noon + milliseconds);

  it('starts with the whole lifetime', () => {
    assert.deepEqual(after(0), { seconds: 900, text: '15:00', share: 1, urgent: false, spoken: words(20) });
  });

  it('counts the second that has begun', () => {
    assert.equal(after(1).text, '15:00');
    assert.equal(after(1000).text, '14:59');
    assert.equal(after(899_001).text, '00:01');
    assert.equal(after(900_000).text, '00:00');
  });

  it('stays at nothing afterwards', () => {
    const { seconds, share, text, spoken } = after(10_000_000);
    assert.deepEqual({ seconds, share, text }, { seconds: 0, share: 0, text: '00:00' });
    assert.equal(spoken, 'The code has run out.');
  });

  it('gives a clock that was set back no more than the lifetime', () => {
    const { seconds, share } = after(-86_400_000);
    assert.deepEqual({ seconds, share }, { seconds: 900, share: 1 });
  });

  it('shows hours where there are some', () => {
    const { text } = countdownOf(view({ expiresAt: noon + 5_405_000, lifetimeSeconds: 7200 }), noon);
    assert.equal(text, '1:30:05');
  });

  it('shows half of the lifetime as a half', () => {
    assert.equal(after(450_000).share, 0.5);
  });

  it('is urgent in the last minute', () => {
    assert.equal(after(840_000).urgent, false);
    assert.equal(after(840_001).urgent, false);
    assert.equal(after(841_000).urgent, true);
  });

  it('shows no time that is no number', () => {
    for (const expiresAt of [Number.NaN, -Infinity]) {
      assert.equal(countdownOf(view({ expiresAt }), noon).text, '00:00');
    }
    assert.equal(countdownOf(view({ expiresAt: Infinity }), noon).text, '15:00');
    assert.equal(countdownOf(view({ expiresAt: noon, lifetimeSeconds: 0 }), noon).share, 0);
  });

  it('changes its spoken words a few times and not at every second', () => {
    const heard = new Set<string>();
    for (let second = 0; second <= 900; second += 1) heard.add(after(second * 1000).spoken);
    assert.deepEqual(
      [...heard],
      [
        words(20),
        words(10),
        words(5),
        words(2),
        'The code is good for less than a minute.',
        'The code is good for less than 30 seconds.',
        'The code has run out.',
      ],
    );
  });

  it('says nothing of a code that lives long', () => {
    assert.equal(countdownOf(view({ expiresAt: noon + 3_600_000, lifetimeSeconds: 3600 }), noon).spoken, '');
  });
});

describe('secondsUntil and untilNextSecond', () => {
  it('agree on when a second ends', () => {
    assert.equal(secondsUntil(noon + 4200, noon), 5);
    assert.equal(untilNextSecond(noon + 4200, noon), 200);
    assert.equal(secondsUntil(noon + 4200, noon + 200), 4);
    assert.equal(untilNextSecond(noon + 4200, noon + 200), 1000);
  });

  it('wait a second when the instant is past', () => {
    assert.equal(secondsUntil(noon, noon + 300), 0);
    assert.equal(untilNextSecond(noon, noon + 300), 1000);
    assert.equal(untilNextSecond(Number.NaN, noon), 1000);
  });
});

function words(minutes: number): string {
  return `The code is good for less than ${String(minutes)} minutes.`;
}
