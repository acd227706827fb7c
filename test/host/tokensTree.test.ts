/** The tree of tokens in open files: states by shape and words, live, by issuer or file, and no token text anywhere. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { TokenMatch } from '../../src/core/token/match';
import { locateTokens } from '../../src/core/token/locate';
import { createTokenReader } from '../../src/host/reading';
import { createReferences } from '../../src/host/references';
import { createSettingsSource } from '../../src/host/settings';
import { tokenOfNode } from '../../src/host/tokenNodes';
import { createTokensTree, type TokensNode, type TokensTree } from '../../src/host/trees/tokensTree';
import type { Grouping } from '../../src/host/trees/tokenGroups';
import { commandIds } from '../../src/shared/contributions';
import type { FakeClock } from '../support/fakeClock';
import type { Json } from '../support/tokenFactory';
import { closeEverything, openFile, showText, until } from './support/documents';
import { exampleToken, sample } from './support/tokens';
import { audience, createTestVerdicts, issuer, signedToken, type TestVerdicts } from './support/verdicts';

interface Opened {
  readonly tree: TokensTree;
  readonly clock: FakeClock;
  readonly verdicts: TestVerdicts;
  readonly view: { visible: boolean; badge?: vscode.ViewBadge | undefined; message?: string };
  readonly fired: (TokensNode | undefined)[];
  readonly scans: () => number;
  readonly show: (visible: boolean) => void;
  grouping: Grouping;
  documents: readonly vscode.TextDocument[];
}

const profile = {
  name: 'Orders',
  issuer,
  audiences: [audience],
  jwksUri: `${issuer}/jwks`,
  discovery: 'none',
} as const;

function open(documents: readonly vscode.TextDocument[], verdicts = createTestVerdicts([], [])): Opened {
  const { clock } = verdicts;
  const settings = createSettingsSource();
  const reader = createTokenReader({ clock, references: createReferences(), settings, verdicts, locale: 'en' });
  const seen = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  const view = { visible: true, onDidChangeVisibility: seen.event } as Opened['view'] & vscode.TreeView<unknown>;
  let scans = 0;
  const matches = (document: vscode.TextDocument): readonly TokenMatch[] => {
    scans += 1;
    return locateTokens(document.getText());
  };
  const opened: Omit<Opened, 'tree'> & { tree?: TokensTree } = {
    clock,
    verdicts,
    view,
    fired: [],
    grouping: 'issuer',
    documents,
    scans: () => scans,
    show: (visible) => {
      view.visible = visible;
      seen.fire({ visible });
    },
  };
  const tree = createTokensTree({
    index: { matches },
    reader,
    profiles: verdicts.profiles,
    verdicts,
    settings,
    clock,
    view,
    documents: () => Promise.resolve(opened.documents),
    grouping: () => opened.grouping,
  });
  tree.onDidChangeTreeData((node) => opened.fired.push(node));
  return Object.assign(opened, { tree });
}

const textFile = (text: string): Promise<vscode.TextDocument> => openFile(`tokens-${randomUUID()}.txt`, text);

/** No rule has anything against it. */
const cleanToken = (claims: Json = {}): ReturnType<typeof signedToken> =>
  signedToken({ client_id: 'app', jti: '1', ...claims });

/** The JSON of the payload ends too early. */
function cutPayload(compact: string): string {
  const [header = '', payload = '', signature = ''] = compact.split('.');
  return `${header}.${payload.slice(0, -8)}.${signature}`;
}

interface Shown {
  readonly group: vscode.TreeItem;
  readonly rows: readonly vscode.TreeItem[];
  readonly nodes: readonly TokensNode[];
}

async function shown({ tree }: Opened): Promise<readonly Shown[]> {
  const groups = await tree.getChildren();
  return Promise.all(
    groups.map(async (group) => {
      const nodes = await tree.getChildren(group);
      return { group: tree.getTreeItem(group), rows: nodes.map((node) => tree.getTreeItem(node)), nodes };
    }),
  );
}

async function onlyRow(opened: Opened): Promise<vscode.TreeItem> {
  const [row, ...others] = (await shown(opened)).flatMap(({ rows }) => rows);
  assert.ok(row !== undefined && others.length === 0);
  return row;
}

function iconOf({ iconPath }: vscode.TreeItem): string {
  assert.ok(iconPath instanceof vscode.ThemeIcon);
  return iconPath.id;
}

function textOf({ label, description }: vscode.TreeItem): string {
  assert.ok(typeof label === 'string');
  return `${label} ${String(description)}`;
}

describe('tree of tokens', () => {
  it('shows what a token is, how long it lives and where it stands, and says that it is not verified', async () => {
    const { token } = await cleanToken();
    const document = await openFile('orders.env', `# comment\nTOKEN=${token}\n`);
    const row = await onlyRow(open([document]));
    assert.equal(row.label, 'Access token');
    assert.equal(row.description, 'orders.env:2 · 10 min left · not verified');
    assert.equal(iconOf(row), 'unverified');
    assert.equal(row.contextValue, 'token.unverified');
    assert.match(
      row.accessibilityInformation?.label ?? '',
      /^Access token, .*not verified, expires in 10 min, orders.env line 2$/u,
    );
  });

  it('tells the states apart by shape and words', async () => {
    const good = await cleanToken();
    const expired = await cleanToken({
      exp: Date.UTC(2026, 10, 22, 11) / 1000,
      iat: Date.UTC(2026, 10, 22, 10) / 1000,
    });
    const ending = await cleanToken({
      iat: Date.UTC(2026, 10, 22, 11) / 1000,
      exp: Date.UTC(2026, 10, 22, 12, 1) / 1000,
    });
    const other = await cleanToken({ aud: 'https://other.example' });
    const verdicts = createTestVerdicts([profile], [good.jwk]);
    await verdicts.validate(good.token);
    const otherVerdicts = createTestVerdicts([profile], [other.jwk]);
    await otherVerdicts.validate(other.token);
    const states: readonly (readonly [text: string, TestVerdicts, icon: string, words: RegExp])[] = [
      [good.token, verdicts, 'pass', /:1 · valid · 10 min left$/u],
      [other.token, otherVerdicts, 'error', /:1 · invalid · 10 min left$/u],
      [expired.token, createTestVerdicts([], []), 'history', /:1 · expired 1 h ago · /u],
      [ending.token, createTestVerdicts([], []), 'watch', /:1 · 1 min left · /u],
      [sample({ iss: issuer, exp: 1 }, { alg: 'none' }), createTestVerdicts([], []), 'warning', /:1 · \d errors? · /u],
      [cutPayload(exampleToken), createTestVerdicts([], []), 'circle-slash', /:1 · broken/u],
    ];
    for (const [text, known, icon, words] of states) {
      const row = await onlyRow(open([await textFile(text)], known));
      assert.match(String(row.description), words);
      assert.equal(iconOf(row), icon, String(row.description));
      const isDecided = / · (?:valid|invalid|broken)\b/u.test(String(row.description));
      assert.equal(String(row.description).endsWith(' · not verified'), !isDecided, String(row.description));
    }
  });

  it('puts tokens together by profile, by what they say of their issuer, by vendor, and the rest', async () => {
    const { token } = await cleanToken();
    const texts = [
      token,
      sample({ iss: 'https://elsewhere.example', sub: 'x' }),
      sample({ sub: 'x' }),
      `ghp_${'a'.repeat(30)}2dA5Uy`,
    ];
    const opened = open([await textFile(texts.join('\n\n'))], createTestVerdicts([profile], []));
    const groups = await shown(opened);
    assert.deepEqual(
      groups.map(({ group }) => group.label),
      ['Orders', 'https://elsewhere.example', ...groups.slice(2, -1).map(({ group }) => group.label), 'Issuer unknown'],
    );
    const said = groups[1]?.group.tooltip;
    assert.ok(typeof said === 'string');
    assert.match(said, /say they are from .* not verified/u);
  });

  it('does not take what a token says for the name of a profile', async () => {
    const { token } = await cleanToken();
    const forged = sample({ iss: 'Orders', sub: 'x' });
    const groups = await shown(open([await textFile(`${token}\n\n${forged}`)], createTestVerdicts([profile], [])));
    assert.deepEqual(
      groups.map(({ group, rows }) => [group.label, rows.length]),
      [
        ['Orders', 1],
        ['Orders', 1],
      ],
    );
    assert.notEqual(groups[0]?.group.id, groups[1]?.group.id);
    assert.notEqual(
      iconOf(groups[0]?.group ?? new vscode.TreeItem('')),
      iconOf(groups[1]?.group ?? new vscode.TreeItem('')),
    );
  });

  it('groups by file, with one row for each place', async () => {
    const [one, two] = [
      await openFile('a/one.env', exampleToken),
      await openFile('two.env', `${exampleToken}\n\n${exampleToken}`),
    ];
    const opened = open([one, two]);
    opened.grouping = 'file';
    const groups = await shown(opened);
    assert.deepEqual(
      groups.map(({ group, rows }) => [group.label, group.description, rows.length]),
      [
        ['one.env', 'a · 1', 1],
        ['two.env', '2', 2],
      ],
    );
    assert.match(String(groups[1]?.rows[1]?.description), /^line 3 · .*Descope · not verified$/u);
  });

  it('keeps the identity of rows and groups while text changes elsewhere', async () => {
    const editor = await showText(`one\n\n${exampleToken}\n\n${sample({ iss: issuer })}`);
    const opened = open([editor.document]);
    const ids = async (): Promise<unknown> =>
      (await shown(opened)).map(({ group, rows }) => [group.id, rows.map(({ id }) => id)]);
    const before = await ids();
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'more text\n'));
    assert.deepEqual(await ids(), before);
    await closeEverything();
  });

  it('holds no part of a token in ids, words or tooltips but its redacted form, and nodes that commands understand', async () => {
    const opened = open([await textFile(exampleToken)]);
    const [{ nodes, rows } = { nodes: [], rows: [] }] = await shown(opened);
    const [node, row] = [nodes[0], rows[0]];
    assert.ok(node && row);
    assert.equal(tokenOfNode(node)?.compact, exampleToken);
    const { tooltip } = opened.tree.resolveTreeItem(row, node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.equal(tooltip.isTrusted, false);
    const text = JSON.stringify([
      node,
      row.id,
      row.label,
      row.description,
      row.contextValue,
      row.accessibilityInformation,
      tooltip.value,
    ]);
    for (const part of exampleToken.split('.')) assert.ok(!text.includes(part.slice(8, 40)), text);
    assert.match(tooltip.value, /not verified/iu);
  });

  it('shows hostile claims as text', async () => {
    const iss = '$(zap) [go](command:x) \u202E<img src=x>';
    const opened = open([await textFile(sample({ iss, sub: 'x' }))]);
    const [shownGroup] = await shown(opened);
    assert.ok(shownGroup);
    assert.ok(!textOf(shownGroup.group).includes('\u202E'));
    const [node] = shownGroup.nodes;
    const [row] = shownGroup.rows;
    assert.ok(node && row);
    const { tooltip } = opened.tree.resolveTreeItem(row, node);
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.ok(!tooltip.value.includes('](command:x)') && !tooltip.value.includes('<img'), tooltip.value);
  });

  it('keeps the words true as time passes, row by row, and counts nothing while hidden', async () => {
    const { token } = await cleanToken();
    const opened = open([await textFile(token)]);
    await shown(opened);
    opened.clock.advance(61);
    const [node] = opened.fired;
    assert.ok(node?.kind === 'token');
    assert.match(String(opened.tree.getTreeItem(node).description), / · 8 min left/u);
    opened.show(false);
    opened.clock.advance(61);
    opened.fired.length = 0;
    opened.clock.advance(3600);
    assert.deepEqual(opened.fired, []);
    assert.equal(opened.clock.pending() <= 1, true);
    opened.show(true);
    assert.deepEqual(opened.fired, [undefined]);
  });

  it('waits for a pause in typing, and hears of verdicts', async () => {
    const editor = await showText(exampleToken);
    const opened = open([editor.document]);
    await shown(opened);
    opened.clock.advance(0.31);
    opened.fired.length = 0;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x '));
    await until(() => opened.clock.pending() > 0 || undefined);
    const refreshes = (): number => opened.fired.filter((node) => node === undefined).length;
    assert.equal(refreshes(), 0);
    opened.clock.advance(2);
    assert.equal(refreshes(), 1);
    opened.verdicts.forget();
    opened.clock.advance(2);
    assert.equal(refreshes(), 2);
    await closeEverything();
  });

  it('counts in the badge what needs a look, each token once, even while hidden', async () => {
    const bad = sample({ iss: issuer, exp: 1 }, { alg: 'none' });
    const { token } = await cleanToken();
    const opened = open([await textFile(`${bad}\n\n${bad}\n\n${token}`)]);
    const badge = (): vscode.ViewBadge | undefined => opened.view.badge;
    assert.equal(opened.scans(), 0);
    assert.ok(badge() === undefined);
    await shown(opened);
    assert.equal(badge()?.value, 1);
    assert.match(badge()?.tooltip ?? '', /^1 token in open files is/u);
    opened.show(false);
    opened.documents = [await textFile(token)];
    opened.verdicts.forget();
    opened.clock.advance(1);
    await until(() => (badge() === undefined ? true : undefined));
  });

  it('lists five hundred tokens and says how many more there are', async () => {
    const tokens = Array.from({ length: 503 }, (_, number) => sample({ iss: issuer, sub: String(number) }));
    const opened = open([await textFile(tokens.join('\n\n'))]);
    const rows = (await shown(opened)).flatMap((group) => group.rows);
    assert.equal(rows.length, 500);
    assert.equal(new Set(rows.map(({ id }) => id)).size, 500);
    assert.equal(opened.view.message, '3 more tokens are not listed.');
  });

  it('says which files are not searched, and does not search them', async () => {
    const opened = open([await textFile('x'.repeat(20_000_001))]);
    await shown(opened);
    assert.equal(opened.scans(), 0);
    assert.match(opened.view.message ?? '', /above the scan limit/u);
  });

  it('opens the token by a click and leaves the focus in the list', async () => {
    const document = await openFile('click.env', `TOKEN=${exampleToken}\n`);
    const { command } = await onlyRow(open([document]));
    assert.equal(command?.command, commandIds.revealToken);
    await vscode.commands.executeCommand(command.command, command.arguments?.[0]);
    const editor = await until(() => vscode.window.activeTextEditor);
    assert.equal(editor.document.getText(editor.selection), exampleToken);
    await closeEverything();
  });
});
