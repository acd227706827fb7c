/** Sessions that a test sets, which tell how often a token was asked of them. */
import * as vscode from 'vscode';
import type { DamagedEntry, SessionFailureCode, SignOutReport } from '../../../src/core/sessions/outcome';
import { sessionFailed } from '../../../src/core/sessions/outcome';
import type { SessionView } from '../../../src/core/sessions/session';
import type { Sessions } from '../../../src/host/sessions/sessions';

export const testNow = new Date('2026-11-28T10:00:00Z');

/** A session that lives for twelve minutes from {@link testNow} on. */
export function testView(changes: Partial<SessionView> = {}): SessionView {
  return {
    id: 'session-1',
    profile: 'Prod',
    issuer: 'https://login.example.com',
    account: { id: 'ada-1', label: 'ada@example.com' },
    scopes: ['openid', 'api.read'],
    requestedScopes: ['openid', 'api.read'],
    way: 'device-code',
    state: 'active',
    tokenType: 'Bearer',
    obtainedAt: testNow,
    expiresAt: new Date(testNow.getTime() + 720_000),
    hasRefreshToken: true,
    refreshExpiresAt: undefined,
    hasIdToken: true,
    ...changes,
  };
}

export interface FakeSessions extends Pick<
  Sessions,
  'list' | 'known' | 'damaged' | 'token' | 'signOut' | 'inUse' | 'onDidChange' | 'dispose'
> {
  readonly set: (...views: readonly SessionView[]) => void;
  readonly use: (id: string | undefined) => void;
  /** Ids of the sessions whose token was asked for, in order. */
  readonly asked: () => readonly string[];
  readonly refuse: (id: string, code: SessionFailureCode) => void;
  readonly damage: (...entries: readonly DamagedEntry[]) => void;
  /** From now on nothing can be read. */
  readonly break: () => void;
  readonly signedOut: () => readonly string[];
}

/** `tokenOf` gives the access token of each session. */
export function fakeSessions(
  views: readonly SessionView[] = [],
  tokenOf: (id: string) => string = (id) => `token of ${id}`,
): FakeSessions {
  const changes = new vscode.EventEmitter<void>();
  const refused = new Map<string, SessionFailureCode>();
  const asked: string[] = [];
  const signedOut: string[] = [];
  let current = views;
  let inUse = views[0]?.id;
  let damaged: readonly DamagedEntry[] = [];
  let isBroken = false;
  const find = (id: string): SessionView | undefined => current.find((view) => view.id === id);
  return {
    list: () => (isBroken ? Promise.reject(new Error('no keyring')) : Promise.resolve(current)),
    known: () => current,
    damaged: () => Promise.resolve(damaged),
    token: (id) => {
      asked.push(id);
      const view = find(id);
      const code = refused.get(id) ?? (view === undefined ? 'session-gone' : undefined);
      if (code !== undefined || view === undefined) return Promise.resolve(sessionFailed(code ?? 'session-gone'));
      const { tokenType, expiresAt } = view;
      const accessToken = tokenOf(id);
      const value = { view, accessToken, tokenType, idToken: 'an ID token', dpopKey: undefined, expiresAt };
      return Promise.resolve({ status: 'done', value });
    },
    signOut: (id) => {
      signedOut.push(id);
      const view = find(id) ?? testView({ id });
      const report: SignOutReport = {
        view,
        refreshToken: { kind: 'revoked', status: 200 },
        accessToken: { kind: 'revoked', status: 200 },
        deleted: !refused.has(id),
      };
      return Promise.resolve(report);
    },
    inUse: () => current.find(({ id }) => id === inUse),
    onDidChange: changes.event,
    dispose: () => changes.dispose(),
    set: (...next) => {
      current = next;
      inUse ??= next[0]?.id;
      changes.fire();
    },
    use: (id) => {
      inUse = id;
      changes.fire();
    },
    asked: () => asked,
    refuse: (id, code) => refused.set(id, code),
    damage: (...entries) => {
      damaged = entries;
    },
    break: () => {
      isBroken = true;
    },
    signedOut: () => signedOut,
  };
}
