/** The session in the status bar: what it says, when it warns, and how seldom it wakes. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { SessionState } from '../../src/core/sessions/session';
import { createSessionStatus } from '../../src/host/sessions/sessionStatus';
import { fakeClock, type FakeClock } from '../support/fakeClock';
import { fakeSessions, testNow, testView, type FakeSessions } from './support/fakeSessions';

interface Opened {
  readonly item: vscode.StatusBarItem;
  readonly isShown: () => boolean;
  readonly clock: FakeClock;
  readonly set: (sessionStatusBar: boolean) => void;
  readonly dispose: () => void;
}

/** With an item that tells whether it is shown, which the editor's own does not. */
function open(sessions: FakeSessions): Opened {
  const clock = fakeClock(testNow);
  const changes = new vscode.EventEmitter<void>();
  let settings = { sessionStatusBar: true };
  let shown = false;
  // Only what is set of it is looked at.
  const item = Object.assign(Object.create(null) as vscode.StatusBarItem, {
    show: () => void (shown = true),
    hide: () => void (shown = false),
    dispose: () => undefined,
  });
  const status = createSessionStatus({
    sessions,
    clock,
    settings: { current: () => settings, onDidChange: changes.event },
    createItem: () => item,
  });
  return {
    item,
    isShown: () => shown,
    clock,
    set: (sessionStatusBar) => {
      settings = { sessionStatusBar };
      changes.fire();
    },
    dispose: () => void status.dispose(),
  };
}

describe('session in the status bar', () => {
  it('says who and how long, and follows the time', () => {
    const { item, clock, isShown } = open(fakeSessions([testView()]));
    assert.ok(isShown());
    assert.equal(item.text, '$(key) ada@example.com 12 min');
    assert.equal(item.accessibilityInformation?.label, 'ada@example.com at Prod, expires in 12 min, in use');
    assert.equal(item.command, 'claimcheck.selectSession');
    clock.advance(60);
    assert.equal(item.text, '$(key) ada@example.com 11 min');
    clock.advance(631);
    assert.equal(item.text, '$(key) ada@example.com 29 s');
  });

  it('wakes once a minute until the last one', () => {
    const opened = open(fakeSessions([testView()]));
    let wakes = 0;
    Object.defineProperty(opened.item, 'text', { set: () => void (wakes += 1) });
    opened.clock.advance(600);
    assert.ok(wakes <= 11, String(wakes));
    opened.dispose();
    assert.equal(opened.clock.pending(), 0);
  });

  it('is hidden without a session, and where the setting is off', () => {
    const sessions = fakeSessions([]);
    const opened = open(sessions);
    assert.ok(!opened.isShown());
    sessions.set(testView());
    assert.ok(opened.isShown());
    opened.set(false);
    assert.ok(!opened.isShown());
    assert.equal(opened.clock.pending(), 0);
    opened.set(true);
    assert.ok(opened.isShown());
  });

  it('warns where a person is needed, and only there', () => {
    const warns = (changes: Parameters<typeof testView>[0]): boolean =>
      open(fakeSessions([testView(changes)])).item.backgroundColor !== undefined;
    const states: Readonly<Record<SessionState, boolean>> = {
      active: false,
      expiring: false,
      expired: true,
      renewing: false,
      uncertain: true,
      outdated: true,
      ended: true,
    };
    // The keys of a literal of that type.
    for (const state of Object.keys(states) as readonly SessionState[]) {
      assert.equal(warns({ state }), states[state], state);
    }
    assert.ok(warns({ state: 'expiring', hasRefreshToken: false }));
  });

  it('shows a hostile name as text, and a long one cut', () => {
    const { item } = open(fakeSessions([testView({ account: { id: 'x', label: `$(bug) ${'x'.repeat(500)}` } })]));
    assert.doesNotMatch(item.text.slice(6), /(?<!\\)\$\(/u);
    assert.ok(item.text.length < 60, item.text);
  });
});
