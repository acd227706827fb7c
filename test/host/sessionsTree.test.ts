/** The tree of sessions: live words, states told by shape and words, hostile text inert, no token anywhere. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { SessionState } from '../../src/core/sessions/session';
import {
  attentionBadge,
  createSessionsTree,
  type SessionNode,
  type SessionsTree,
} from '../../src/host/sessions/sessionsTree';
import { createPendingSignIns } from '../../src/host/sessions/pendingSignIns';
import { commandIds } from '../../src/shared/contributions';
import { fakeClock, type FakeClock } from '../support/fakeClock';
import { fakeSessions, testNow, testView, type FakeSessions } from './support/fakeSessions';

interface Opened {
  readonly tree: SessionsTree;
  readonly clock: FakeClock;
  readonly fired: (SessionNode | undefined)[];
}

function open(sessions: FakeSessions, view?: Parameters<typeof createSessionsTree>[0]['view']): Opened {
  const clock = fakeClock(testNow);
  const tree = createSessionsTree({ sessions, clock, view });
  const fired: (SessionNode | undefined)[] = [];
  tree.onDidChangeTreeData((node) => fired.push(node));
  return { tree, clock, fired };
}

async function first({ tree }: Opened): Promise<{ readonly node: SessionNode; readonly item: vscode.TreeItem }> {
  const [node] = await tree.getChildren();
  assert.ok(node !== undefined);
  return { node, item: tree.getTreeItem(node) };
}

async function facts(opened: Opened): Promise<readonly vscode.TreeItem[]> {
  const { node } = await first(opened);
  return (await opened.tree.getChildren(node)).map((fact) => opened.tree.getTreeItem(fact));
}

function iconOf({ iconPath }: vscode.TreeItem): string {
  assert.ok(iconPath instanceof vscode.ThemeIcon);
  return iconPath.id;
}

function textOf({ label, description }: vscode.TreeItem): string {
  assert.ok(typeof label === 'string');
  return `${label} ${String(description)}`;
}

function tooltipOf({ tooltip }: vscode.TreeItem): vscode.MarkdownString {
  assert.ok(tooltip instanceof vscode.MarkdownString);
  return tooltip;
}

describe('tree of sessions', () => {
  it('shows the account, the time left and the profile where there is one profile', async () => {
    const { node, item } = await first(open(fakeSessions([testView()])));
    assert.ok(node.kind === 'session' && node.id === 'session-1');
    assert.equal(item.label, 'ada@example.com');
    assert.equal(item.description, '12 min left · Prod');
    assert.equal(item.contextValue, 'session.active.renewable');
    assert.equal(item.id, 'session:session-1');
    assert.equal(item.accessibilityInformation?.label, 'ada@example.com at Prod, expires in 12 min');
    assert.equal(iconOf(item), 'pass');
  });

  it('shows the sign-ins that wait, by profile, with the command that shows the code', async () => {
    const pending = createPendingSignIns();
    const tree = createSessionsTree({ sessions: fakeSessions([]), pending, clock: fakeClock(testNow) });
    let changes = 0;
    tree.onDidChangeTreeData(() => (changes += 1));
    let end = (): void => undefined;
    const run = (): Promise<void> => new Promise((resolve) => (end = resolve));
    const device = pending.during({ profile: 'Prod $(zap)', way: 'device-code' }, run);
    const endDevice = end;
    const browser = pending.during({ profile: 'Stage', way: 'browser' }, () =>
      run().then(() => Promise.reject(new Error('no'))),
    );
    assert.equal(changes, 2);
    const items = (await tree.getChildren()).map((node) => tree.getTreeItem(node));
    assert.deepEqual(
      items.map(({ label, description, command }) => [label, description, command?.command]),
      [
        ['Sign-in waiting…', 'Prod $(zap)', commandIds.showSignIn],
        ['Sign-in waiting…', 'Stage', undefined],
      ],
    );
    assert.equal(items[0]?.accessibilityInformation?.role, 'button');
    endDevice();
    await device;
    assert.equal((await tree.getChildren()).length, 1);
    end();
    await assert.rejects(browser);
    assert.deepEqual(await tree.getChildren(), []);
    assert.equal(changes, 4);
  });

  it('groups by profile where there are several', async () => {
    const { tree } = open(fakeSessions([testView(), testView({ id: 'session-2', profile: 'Stage' })]));
    const roots = await tree.getChildren();
    assert.deepEqual(
      roots.map((node) => tree.getTreeItem(node).label),
      ['Prod', 'Stage'],
    );
    const [prod] = roots;
    const [session] = await tree.getChildren(prod);
    assert.ok(session !== undefined);
    assert.equal(tree.getTreeItem(session).description, '12 min left · in use');
  });

  it('finds a session that just came, with what it stands under, so that it can be revealed', async () => {
    const sessions = fakeSessions([testView()]);
    const { tree } = open(sessions);
    sessions.set(testView(), testView({ id: 'session-2', profile: 'Stage' }));
    const found = await tree.find('session-2');
    assert.ok(found !== undefined);
    const parent = tree.getParent(found);
    assert.ok(parent?.kind === 'profile' && parent.profile === 'Stage');
    const [fact] = await tree.getChildren(found);
    assert.ok(fact !== undefined);
    assert.equal(tree.getParent(fact), found);
    assert.equal(tree.getParent(parent), undefined);
    assert.equal(await tree.find('session-3'), undefined);
  });

  it('tells every state by icon and words, and what can be renewed by the context', async () => {
    const expected: Readonly<Record<SessionState, readonly [icon: string, words: RegExp, context: string]>> = {
      active: ['pass', /^12 min left/, 'session.active.renewable'],
      expiring: ['pass', /^12 min left/, 'session.expiring.renewable'],
      expired: ['history', /^expired ·/, 'session.expired.renewable'],
      renewing: ['sync~spin', /^renewing ·/, 'session.renewing.renewable'],
      uncertain: ['question', /^renewal uncertain ·/, 'session.uncertain.renewable'],
      outdated: ['warning', /^renewed elsewhere ·/, 'session.outdated.renewable'],
      ended: ['error', /^ended ·/, 'session.ended'],
    };
    // The keys of a literal of that type.
    for (const state of Object.keys(expected) as readonly SessionState[]) {
      const { item } = await first(open(fakeSessions([testView({ state })])));
      const [icon, words, context] = expected[state];
      assert.equal(iconOf(item), icon);
      assert.match(String(item.description), words);
      assert.equal(item.contextValue, context);
      assert.ok((item.accessibilityInformation?.label ?? '').length > 'ada@example.com at Prod, '.length);
    }
  });

  it('warns of an end that no refresh token puts off', async () => {
    const view = testView({ state: 'expiring', hasRefreshToken: false });
    const { item } = await first(open(fakeSessions([view])));
    assert.equal(iconOf(item), 'warning');
    assert.equal(item.contextValue, 'session.expiring');
  });

  it('lists what is known of a session', async () => {
    const view = testView({ requestedScopes: ['openid', 'api.read', 'api.write'], tokenType: 'DPoP' });
    const items = await facts(open(fakeSessions([view])));
    assert.deepEqual(
      items.map(({ label, description }) => [label, description]),
      [
        ['Access token', 'expires in 12 min, bound to a key (DPoP)'],
        ['Refresh token', 'kept, end not stated'],
        ['Scopes', 'openid api.read'],
        ['Not granted', 'api.write'],
        ['Signed in', 'with a device code'],
        ['Issuer', 'https://login.example.com'],
      ],
    );
    for (const item of items) assert.ok(item.accessibilityInformation?.label);
  });

  it('takes scopes for granted that an answer about an API does not list', async () => {
    const view = testView({
      scopes: ['api.read'],
      requestedScopes: ['openid', 'profile', 'offline_access', 'api.read'],
    });
    assert.ok(!(await facts(open(fakeSessions([view])))).some(({ label }) => label === 'Not granted'));
    const less = await facts(open(fakeSessions([{ ...view, hasIdToken: false, hasRefreshToken: false }])));
    assert.equal(less.find(({ label }) => label === 'Not granted')?.description, 'openid profile offline_access');
  });

  it('says of a refresh token whether there is one, and until when', async () => {
    const words = async (changes: Parameters<typeof testView>[0]): Promise<unknown> =>
      (await facts(open(fakeSessions([testView(changes)])))).find(({ label }) => label === 'Refresh token')
        ?.description;
    assert.equal(await words({ hasRefreshToken: false }), 'the server gave none');
    assert.equal(await words({ hasRefreshToken: false, way: 'client-credentials' }), 'not needed');
    const refreshExpiresAt = new Date(testNow.getTime() + 3 * 86_400_000);
    assert.equal(await words({ refreshExpiresAt }), 'kept, 3 days left');
  });

  it('puts first what a person has to decide, with the command for it', async () => {
    const [item] = await facts(open(fakeSessions([testView({ state: 'uncertain' })])));
    assert.equal(item?.label, 'Renewal uncertain');
    assert.equal(item.command?.command, 'claimcheck.refreshSession');
    assert.deepEqual(item.command.arguments, ['session-1']);
  });

  it('names a client, and an account without a name', async () => {
    const account = { id: '', label: ' ' };
    const label = async (changes: Parameters<typeof testView>[0]): Promise<unknown> =>
      (await first(open(fakeSessions([testView(changes)])))).item.label;
    assert.equal(await label({ account, way: 'client-credentials' }), 'The client itself');
    assert.equal(await label({ account }), 'Account without a name');
  });

  it('keeps hostile text inert', async () => {
    const text = '$(bug) [x](command:evil) <img src=x> ![i](https://evil.example/i.png) \u202E';
    const view = testView({ account: { id: 'x', label: text }, profile: text, issuer: text, scopes: [text] });
    const opened = open(fakeSessions([view]));
    const { item } = await first(opened);
    for (const each of [item, ...(await facts(opened))]) {
      // A tree draws neither icons nor links of its words.
      assert.doesNotMatch(textOf(each), /\u202E/u);
      const { value, isTrusted, supportHtml, supportThemeIcons } = tooltipOf(each);
      assert.ok(isTrusted !== true && supportHtml !== true && supportThemeIcons !== true);
      assert.doesNotMatch(value, /\]\(|<img|\u202E/u);
    }
  });

  it('shows entries that cannot be read, with the command that looks after them', async () => {
    const sessions = fakeSessions([]);
    sessions.damage(
      { key: 'x', reason: 'not-json', setAside: true },
      { key: 'y', reason: 'newer-version', setAside: false },
    );
    const { item } = await first(open(sessions));
    assert.equal(item.label, '2 stored sessions cannot be read');
    assert.equal(item.command?.command, 'claimcheck.checkSecretStorage');
    assert.ok(typeof item.tooltip === 'string');
    assert.match(item.tooltip, /newer version.*left where it was/u);
  });

  it('says when nothing can be read', async () => {
    const sessions = fakeSessions([testView()]);
    sessions.break();
    const { item } = await first(open(sessions));
    assert.equal(item.label, 'The secret storage cannot be read');
  });

  it('changes its words as time passes, and keeps the node', async () => {
    const opened = open(fakeSessions([testView()]));
    const { node } = await first(opened);
    opened.clock.advance(60);
    assert.ok(opened.fired.length > 0 && opened.fired.every((each) => each === node));
    assert.equal(opened.tree.getTreeItem(node).description, '11 min left · Prod');
  });

  it('counts seconds in the last minute only, and only while it is seen', async () => {
    const visibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
    const view = { visible: true, onDidChangeVisibility: visibility.event };
    const opened = open(fakeSessions([testView()]), view);
    await first(opened);
    opened.clock.advance(600);
    assert.ok(opened.fired.length <= 11, String(opened.fired.length));
    opened.clock.advance(90);
    opened.fired.length = 0;
    opened.clock.advance(10);
    assert.equal(opened.fired.length, 10);
    view.visible = false;
    visibility.fire({ visible: false });
    assert.equal(opened.clock.pending(), 0);
    view.visible = true;
    visibility.fire({ visible: true });
    assert.equal(opened.clock.pending(), 1);
    opened.tree.dispose();
    assert.equal(opened.clock.pending(), 0);
  });

  it('is read anew when sessions change', async () => {
    const sessions = fakeSessions([testView()]);
    const opened = open(sessions);
    await first(opened);
    sessions.set(testView({ id: 'session-2', account: { id: 'g', label: 'Grace' } }));
    assert.deepEqual(opened.fired, [undefined]);
    assert.equal((await first(opened)).item.label, 'Grace');
  });

  it('counts on its badge the sessions that need a person', () => {
    const states: readonly SessionState[] = ['active', 'expired', 'ended', 'uncertain', 'outdated', 'renewing'];
    assert.deepEqual(attentionBadge(states.map((state) => testView({ state }))), {
      value: 3,
      tooltip: '3 sessions need your attention',
    });
    assert.equal(attentionBadge([testView()]), undefined);
  });
});
