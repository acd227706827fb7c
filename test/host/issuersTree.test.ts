/** The tree of issuers: which count, what waits, what is wrong; nothing is fetched; commands take its nodes. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { clearKeys } from '../../src/host/commands/cachedKeys';
import { entryOfNode } from '../../src/host/issuerNodes';
import { removeIssuer } from '../../src/host/issuers/removeIssuer';
import { reviewIssuers } from '../../src/host/issuers/reviewIssuers';
import { written } from '../../src/host/issuers/settingsFile';
import { testIssuer } from '../../src/host/issuers/testIssuer';
import { createIssuersTree, type IssuersNode, type IssuersTree } from '../../src/host/trees/issuersTree';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { fakeClock, type FakeClock } from '../support/fakeClock';
import { closeEverything } from './support/documents';
import { testNow, testView } from './support/fakeSessions';
import { createTestTrust, resetIssuers, setForUser, setForWorkspace, type TestTrust } from './support/issuerFlow';
import { startIssuerServer, type IssuerServer } from './support/issuerServer';

interface Opened {
  readonly tree: IssuersTree;
  readonly clock: FakeClock;
  readonly view: { visible: boolean; badge?: vscode.ViewBadge | undefined; message?: string };
  readonly fired: () => number;
}

const login = {
  name: 'GitHub',
  issuer: 'https://github.com/login/oauth',
  provider: 'github',
  discovery: 'none',
  clientId: 'Iv1.example',
  scopes: ['read:user'],
} as const;

describe('tree of issuers', () => {
  let trust: TestTrust;

  beforeEach(() => {
    trust = createTestTrust();
  });
  afterEach(async () => {
    trust.dispose();
    await resetIssuers();
    await closeEverything();
  });

  function open(isTrusted = true): Opened {
    const clock = fakeClock(testNow);
    const seen = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
    const view = { visible: true, onDidChangeVisibility: seen.event } as Opened['view'] & vscode.TreeView<unknown>;
    const sessions = {
      known: () => [testView({ profile: 'GitHub' })],
      onDidChange: new vscode.EventEmitter<void>().event,
    };
    const { profiles, keys, verdicts } = trust;
    const tree = createIssuersTree({ profiles, keys, verdicts, sessions, clock, view, isTrusted: () => isTrusted });
    let fired = 0;
    tree.onDidChangeTreeData(() => (fired += 1));
    return { tree, clock, view, fired: () => fired };
  }

  const items = ({ tree }: Opened, node?: IssuersNode): readonly vscode.TreeItem[] =>
    tree.getChildren(node).map((each) => tree.getTreeItem(each));
  const nodeAt = ({ tree }: Opened, name: string): IssuersNode => {
    const node = tree.getChildren().find((each) => tree.getTreeItem(each).label === name);
    assert.ok(node, name);
    return node;
  };
  const iconOf = ({ iconPath }: vscode.TreeItem): string => (iconPath instanceof vscode.ThemeIcon ? iconPath.id : '');

  it('lists those of the user, of the workspace, and what is left out with the reason', async () => {
    await setForUser(settingIds.issuers, [
      { name: 'Orders', issuer: 'https://id.example' },
      login,
      { name: 'Broken', issuer: 'https://id.example?x=1' },
    ]);
    await setForWorkspace([{ name: 'Theirs', issuer: 'https://theirs.example' }]);
    const opened = open();
    const rows = items(opened);
    assert.deepEqual(
      rows.map((item) => [item.label, iconOf(item), item.contextValue]),
      [
        ['Orders', 'server', 'issuer.user.in-effect'],
        ['GitHub', 'server', 'issuer.user.in-effect.login'],
        ['Theirs (workspace)', 'question', 'issuer.workspace.not-agreed'],
        ['Broken', 'error', 'broken.user'],
      ],
    );
    assert.equal(rows[0]?.description, 'https://id.example');
    assert.equal(rows[2]?.description, 'waits for your agreement · https://theirs.example');
    assert.match(String(rows[3]?.description), /^left out · .+\.$/u);
    for (const row of rows) assert.ok(row.accessibilityInformation?.label.includes(', '));
    assert.equal(opened.view.badge?.value, 2);
    assert.match(opened.view.badge.tooltip, /1 issuer has an error.*1 issuer of this workspace waits/u);
  });

  it('tells what is known of an issuer without asking it', async () => {
    await setForUser(settingIds.issuers, [
      {
        name: 'Orders',
        issuer: 'https://id.example',
        audiences: ['https://api.example', 'other'],
        algorithms: ['ES256'],
      },
      login,
    ]);
    const opened = open();
    const facts = (name: string): readonly unknown[] =>
      items(opened, nodeAt(opened, name)).map(({ label, description }) => [label, description]);
    assert.deepEqual(facts('Orders'), [
      ['Issuer', 'https://id.example'],
      ['Keys', 'found by discovery, none fetched yet'],
      ['Audience', 'https://api.example, other'],
      ['Algorithms', 'ES256'],
    ]);
    assert.deepEqual(facts('GitHub'), [
      ['Issuer', 'https://github.com/login/oauth'],
      ['Keys', 'none: for signing in only'],
      ['Audience', 'not looked at'],
      ['Algorithms', 'not looked at'],
      ['Client ID', 'Iv1.example'],
      ['Scopes', 'read:user'],
      ['Ways to sign in', 'browser, device code'],
      ['Sessions', '1 kept'],
    ]);
  });

  it('says where the algorithms come from when the settings name none', async () => {
    const other = { issuer: 'https://id.example' };
    await setForUser(settingIds.issuers, [
      { ...other, name: 'Discovered' },
      { ...other, name: 'With keys', jwksUri: 'https://id.example/jwks', discovery: 'none' },
      { ...other, name: 'With a file', jwksFile: '/keys.json' },
      { ...other, name: 'With a secret', sharedSecret: true },
    ]);
    const opened = open();
    const algorithms = (name: string): unknown =>
      items(opened, nodeAt(opened, name)).find(({ label }) => label === 'Algorithms')?.description;
    assert.equal(algorithms('Discovered'), 'those its metadata lists');
    assert.equal(algorithms('With keys'), 'the usual ones of public keys');
    assert.equal(algorithms('With a file'), 'the usual ones of public keys');
    assert.equal(algorithms('With a secret'), 'HMAC alone');
  });

  it('keeps the identity of rows, and shows settings as text', async () => {
    const entry = { name: '$(zap) [x](command:y)', issuer: 'https://id.example', audiences: ['$(zap)'] };
    await setForUser(settingIds.issuers, [entry]);
    const opened = open();
    const [first] = items(opened);
    assert.equal(first?.id, items(opened)[0]?.id);
    assert.equal(typeof first?.tooltip, 'string');
  });

  it('has rows of its own for two members whose names are cut to the same', async () => {
    const long = 'x'.repeat(500);
    await setForUser(settingIds.issuers, [
      { name: 'Orders', issuer: 'https://id.example', [`${long}1`]: true, [`${long}2`]: true },
    ]);
    const opened = open();
    const ids = items(opened, nodeAt(opened, 'Orders')).map(({ id }) => id);
    assert.equal(ids.length, 6);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('says in an untrusted workspace that its issuers do not count', async () => {
    await setForUser(settingIds.issuers, [login]);
    const opened = open(false);
    items(opened);
    assert.match(opened.view.message ?? '', /not trusted: its issuers do not count/u);
  });

  it('hears of other settings after a pause', async () => {
    await setForUser(settingIds.issuers, [login]);
    const opened = open();
    items(opened);
    await setForUser(settingIds.issuers, [login, { name: 'Second', issuer: 'https://two.example' }]);
    trust.profiles.entries();
    opened.clock.advance(2);
    assert.equal(opened.fired(), 1);
    assert.equal(items(opened).length, 2);
  });

  describe('nodes', () => {
    let server: IssuerServer;

    beforeEach(async () => {
      await setForUser(settingIds.allowInsecureLoopback, true);
      server = await startIssuerServer();
      await setForUser(settingIds.issuers, [login, { name: 'Local', issuer: server.issuer }]);
    });
    afterEach(() => server.stop());

    it('are tested without asking which, while a name asks, whoever sent it', async () => {
      const opened = open();
      const asked = trust.flow({ answers: [undefined] });
      await testIssuer(asked, trust.reports, 'Local');
      asked.dialog.end();
      const forged: unknown = JSON.parse(JSON.stringify(nodeAt(opened, 'Local')));
      const again = trust.flow({ answers: [undefined] });
      await testIssuer(again, trust.reports, forged);
      again.dialog.end();
      assert.deepEqual(server.requests, []);
      await testIssuer(trust.flow({ answers: [] }), trust.reports, nodeAt(opened, 'Local'));
      assert.ok(server.requests.length > 0);
    });

    it('show the keys that were fetched, and clear them', async () => {
      const opened = open();
      const node = nodeAt(opened, 'Local');
      await testIssuer(trust.flow({ answers: [] }), trust.reports, node);
      const [, keys] = items(opened, node);
      assert.match(String(keys?.description), /^\d keys?, fetched /u);
      assert.match(opened.tree.getTreeItem(node).contextValue ?? '', /\.keys$/u);
      await clearKeys({ ...trust.flow({ answers: [] }), reports: trust.reports }, node);
      assert.equal(trust.keys.entries().length, 0);
    });

    it('are removed only when the person says so', async () => {
      const opened = open();
      const node = nodeAt(opened, 'Local');
      await removeIssuer(trust.flow({ answers: ['Cancel'] }), node);
      assert.equal(written().length, 2);
      await removeIssuer(trust.flow({ answers: ['Remove “Local”'] }), node);
      assert.deepEqual(written(), [login]);
    });

    it('mean what the settings hold now', async () => {
      const node = nodeAt(open(), 'Local');
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer, audiences: ['new'] }]);
      const entry = entryOfNode(trust.profiles, node);
      assert.ok(entry?.kind === 'entry');
      assert.deepEqual(entry.entry.profile.audiences, ['new']);
      await setForUser(settingIds.issuers, [login]);
      assert.equal(entryOfNode(trust.profiles, node), undefined);
    });

    it('of a workspace are reviewed at once', async () => {
      await setForWorkspace([{ name: 'Theirs', issuer: 'https://theirs.example' }]);
      const opened = open();
      const node = nodeAt(opened, 'Theirs (workspace)');
      const [standing] = items(opened, node);
      assert.equal(standing?.command?.command, commandIds.reviewWorkspaceIssuers);
      const flow = trust.flow({ answers: ['Agree and use', undefined] });
      await reviewIssuers(flow, node);
      assert.equal(trust.profiles.entryNamed('Theirs (workspace)')?.standing, 'in-effect');
    });
  });
});
