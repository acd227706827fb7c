/** What is shown of a session, when it changes, and when a token is due. */
import assert from 'node:assert/strict';
import { expiringFrom, isAlive, isFresh, renewAt } from '../../../../src/core/sessions/due';
import type { LedgerEntry } from '../../../../src/core/sessions/ledger';
import type { Session, SessionState } from '../../../../src/core/sessions/session';
import { nextViewChange, viewOf } from '../../../../src/core/sessions/sessionView';
import { later, sampleSession, start, tokenSet } from './samples';

describe('a token that is about to end', () => {
  it('is so in its last minute, or its last tenth where that is longer', () => {
    const cases = [
      [3600, 3600 - 360],
      [300, 240],
      [86_400, 86_400 - 8640],
      // Half of a short life is left alone.
      [120, 60],
      [60, 30],
      [10, 5],
      [0, 0],
    ] as const;
    for (const [lifetime, from] of cases) {
      const tokens = tokenSet({ expiresAt: later(lifetime) });
      assert.deepEqual(expiringFrom(tokens), later(from), String(lifetime));
      assert.equal(isFresh(tokens, later(from - 0.001)), true, String(lifetime));
      assert.equal(isFresh(tokens, later(from)), false);
      assert.equal(isAlive(tokens, later(lifetime - 0.001)), true);
      assert.equal(isAlive(tokens, later(lifetime)), false);
    }
  });

  it('is never so where the server said nothing of an end', () => {
    const tokens = tokenSet({ expiresAt: undefined });
    assert.equal(expiringFrom(tokens), undefined);
    assert.equal(renewAt(tokens, 0.5), undefined);
    assert.equal(isFresh(tokens, later(1e9)), true);
    assert.equal(isAlive(tokens, later(1e9)), true);
  });

  it('is renewed by itself within the first quarter of what is left', () => {
    const tokens = tokenSet({ expiresAt: later(3600) });
    assert.deepEqual(renewAt(tokens, 0), later(3240));
    assert.deepEqual(renewAt(tokens, 1), later(3330));
    assert.equal(isFresh(tokens, renewAt(tokens, 0) ?? start), false);
  });
});

describe('the view of a session', () => {
  it('holds no token and no key', () => {
    const secret = 'very-secret';
    const tokens = tokenSet({ accessToken: secret, refreshToken: secret, idToken: secret });
    const view = viewOf(sampleSession({ tokens, dpopKey: { d: secret } }), start);
    assert.ok(!JSON.stringify(view).includes(secret));
    assert.deepEqual([view.hasRefreshToken, view.hasIdToken], [true, true]);
  });

  const noRefresh = tokenSet({ refreshToken: undefined });
  const cases: readonly (readonly [string, Partial<Session>, number, SessionState, LedgerEntry?])[] = [
    ['a new token', {}, 0, 'active'],
    ['a token about to end', {}, 3300, 'expiring'],
    ['one that has ended', {}, 3600, 'expired'],
    ['one that has ended, without a refresh token', { tokens: noRefresh }, 3600, 'ended'],
    ['one that lives, without a refresh token', { tokens: noRefresh }, 3599, 'expiring'],
    ['one of a client that acts for itself', { way: 'client-credentials', tokens: noRefresh }, 3600, 'expired'],
    ['a refused refresh token beside a token that lives', { ended: 'refresh-token-refused' }, 0, 'active'],
    ['a refused refresh token', { ended: 'refresh-token-refused' }, 3600, 'ended'],
    ['a refresh token whose time is over', { tokens: tokenSet({ refreshExpiresAt: later(3600) }) }, 3600, 'ended'],
    ['no end that is known', { tokens: tokenSet({ expiresAt: undefined }) }, 1e9, 'active'],
    ['a renewal under way', { renewal: { startedAt: start, owner: 'w', lost: false } }, 59, 'renewing'],
    ['one that takes too long', { renewal: { startedAt: start, owner: 'w', lost: false } }, 60, 'uncertain'],
    ['one whose answer is lost', { renewal: { startedAt: start, owner: 'w', lost: true } }, 0, 'uncertain'],
    ['a refresh token that another window sent', {}, 0, 'outdated', { spent: 1, gone: 0 }],
    ['an older one that was sent', { generation: 2 }, 0, 'active', { spent: 1, gone: 0 }],
    ['nothing that could be sent', { tokens: noRefresh }, 0, 'active', { spent: 1, gone: 0 }],
  ];
  for (const [what, more, seconds, state, ledger] of cases) {
    it(`of ${what} is ${state}`, () => {
      assert.equal(viewOf(sampleSession(more), later(seconds), ledger).state, state);
    });
  }

  it('changes next when the first of the sessions does', () => {
    const views = (seconds: number): Parameters<typeof nextViewChange>[0] =>
      [
        sampleSession(),
        sampleSession({ tokens: tokenSet({ expiresAt: later(7200), refreshExpiresAt: later(5000) }) }),
      ].map((session) => viewOf(session, later(seconds)));
    const moments = [0, 3240, 3600, 5000, 6480, 7200];
    for (const [index, moment] of moments.entries()) {
      const next = moments[index + 1];
      assert.deepEqual(nextViewChange(views(moment), later(moment)), next === undefined ? undefined : later(next));
    }
    assert.equal(nextViewChange([], start), undefined);
  });

  it('of a renewal under way is looked at again within a minute', () => {
    const view = viewOf(sampleSession({ renewal: { startedAt: start, owner: 'w', lost: false } }), later(5));
    assert.equal(view.state, 'renewing');
    assert.deepEqual(nextViewChange([view], later(5)), later(65));
  });
});
