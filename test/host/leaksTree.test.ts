/** The view of leaks: groups, words, marks, the badge, hostile names, long lists, and no credential in any of it. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { baselineText } from '../../src/core/leaks/baseline';
import { createTimeWords } from '../../src/core/present/times';
import { leakTooltip } from '../../src/host/leaks/leakTooltip';
import { createVouching } from '../../src/host/leaks/vouching';
import { saveAnswers, savedAnswers } from '../../src/host/leaks/savedAnswers';
import { saveLeaks, savedLeaks, savedWereCut } from '../../src/host/leaks/savedLeaks';
import { compactJws, madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, until } from './support/documents';
import { commitAll, drawn, leaksScene, startOfLeaks, type DrawnGroup, type LeaksScene } from './support/leaks';
import { memoryState } from './support/memory';
import { audience, createTestVerdicts, issuer, signedToken } from './support/verdicts';

const seconds = startOfLeaks.getTime() / 1000;
const vendor = madeUpGitHubToken();
const signed = (claims: Readonly<Record<string, string | number>>): string =>
  compactJws({ alg: 'RS256', typ: 'JWT' }, { sub: 'someone', ...claims }, Buffer.alloc(256, 7));
const expired = signed({ iss: 'https://id.acme.dev', exp: seconds - 60 });
const ending = signed({ iss: 'https://id.acme.dev', exp: seconds + 60 });
const demo = signed({ iss: 'https://login.example.com', exp: seconds + 600 });

/** Each group with its rows, as a person reads them. */
function texts(groups: readonly DrawnGroup[]): readonly string[] {
  return groups.flatMap(({ item, rows }) => [
    `${labelOf(item)} (${String(item.description)})`,
    ...rows.map((row) => `  ${labelOf(row)} · ${String(row.description)}`),
  ]);
}

function labelOf({ label }: vscode.TreeItem): string {
  return typeof label === 'string' ? label : (label?.label ?? '');
}

describe('the view of leaks', () => {
  let scene: LeaksScene | undefined;
  const open = (...args: Parameters<typeof leaksScene>): LeaksScene => (scene = leaksScene(...args));
  const later = (at: LeaksScene, byNow = 0.3): void => at.clock.advance(byNow);

  afterEach(async () => {
    await closeEverything();
    scene?.dispose();
    scene = undefined;
  });

  async function mixed(): Promise<LeaksScene> {
    const at = open({ 'a.txt': vendor, 'b/old.txt': expired, 'b/demo.txt': `x\n${demo}`, 'c.txt': `${ending}\n` });
    commitAll(at.root);
    at.write({ 'new.txt': vendor });
    await at.scan('folder');
    later(at);
    return at;
  }

  it('has what may be live first, then tests, then what has expired, folded', async () => {
    const at = await mixed();
    const groups = drawn(at);
    assert.deepEqual(
      groups.map(({ item, rows }) => [labelOf(item), rows.length, item.collapsibleState]),
      [
        ['May be live, not verified', 3, vscode.TreeItemCollapsibleState.Expanded],
        ['Test or demo', 1, vscode.TreeItemCollapsibleState.Expanded],
        ['Expired or revoked', 1, vscode.TreeItemCollapsibleState.Collapsed],
      ],
    );
    const [first, second] = groups[0]?.rows ?? [];
    assert.equal(labelOf(first ?? {}), 'a.txt:1');
    assert.match(String(first?.description), /^GitHub[^·]* · leaks-[^·]+ · tracked · ghp_/);
    assert.equal(labelOf(second ?? {}), 'c.txt:1');
    assert.match(String(second?.description), / · tracked · eyJ/);
    assert.equal(first?.contextValue, 'leak.new.live.token');
    assert.match(
      first.accessibilityInformation?.label ?? '',
      /^leaks-.*a\.txt line 1, GitHub.*, May be live, not verified, tracked$/,
    );
    // One credential at two places, and another one.
    assert.equal(at.view.badge?.value, 2);
    assert.match(at.view.message ?? '', /^Searched 5 files: 5 leaks\.$/);
  });

  it('is whole as soon as a search has ended, so that the next leak can be gone to', async () => {
    const at = open({ 'a.txt': vendor });
    assert.equal(at.tree.inOrder().length, 0);
    await at.scan('folder');
    assert.equal(at.tree.inOrder().length, 1);
  });

  it('groups by file, issuer and kind too', async () => {
    const at = await mixed();
    const names = (grouping: LeaksScene['grouping']): readonly string[] => {
      at.grouping = grouping;
      at.tree.refresh();
      return drawn(at).map(({ item, rows }) => `${labelOf(item)} ${String(rows.length)}`);
    };
    assert.deepEqual(names('file'), ['a.txt 1', 'demo.txt 1', 'old.txt 1', 'c.txt 1', 'new.txt 1']);
    assert.deepEqual(names('issuer'), ['https://id.acme.dev 2', 'https://login.example.com 1', 'Issuer unknown 2']);
    assert.deepEqual(names('kind'), ['Token or API key in a text 2', 'Signed token in a text 3']);
  });

  it('follows the clock: what expires goes to the expired, and the badge with it', async () => {
    const at = await mixed();
    drawn(at);
    later(at, 61);
    later(at);
    assert.deepEqual(
      drawn(at).map(({ item, rows }) => `${labelOf(item)} ${String(rows.length)}`),
      ['May be live, not verified 2', 'Test or demo 1', 'Expired or revoked 2'],
    );
    assert.equal(at.view.badge?.value, 1);
  });

  it('folds what the baseline accepts, follows its file, and says what is no longer accepted', async () => {
    const at = await mixed();
    const entry = (expires: string | undefined) => ({
      ...{ fingerprint: at.list.all().find(({ path }) => path.endsWith('/a.txt'))?.leak.fingerprint ?? '' },
      ...{ kind: 'opaque-token', title: 'GitHub', path: 'a.txt', reason: 'made up for a test', added: '2026-11-01' },
      expires,
    });
    const file = vscode.Uri.joinPath(at.folder.uri, '.claimcheck-baseline.json');
    const accept = async (expires: string | undefined): Promise<void> => {
      const text = baselineText([{ ...entry(expires), kind: 'opaque-token' }]);
      await vscode.workspace.fs.writeFile(file, Buffer.from(text));
      await at.readBaseline();
      later(at);
    };
    try {
      await accept(undefined);
      const known = drawn(at).at(-1);
      assert.equal(labelOf(known?.item ?? {}), 'Accepted in the baseline');
      assert.equal(known?.item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
      assert.deepEqual(
        known.rows.map(({ contextValue }) => contextValue),
        ['leak.known.live.token', 'leak.known.live.token'],
      );
      assert.equal(at.view.badge?.value, 1);
      await accept('2026-11-21');
      assert.match(texts(drawn(at)).join('\n'), /a\.txt:1 · GitHub[^·]* · leaks-[^·]+ · no longer accepted · tracked/);
      assert.deepEqual(at.view.badge.value, 2);
      // An editor elsewhere, or a pull, changes the file. A file that comes and goes at once is one that never was.
      await vscode.workspace.fs.writeFile(file, Buffer.from(baselineText([])));
      await until(() => {
        later(at);
        return at.list.all().every(({ state }) => state === 'new');
      });
    } finally {
      await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
    }
  });

  it('keeps what is resolved in a group of its own, grey, until it is cleared', async () => {
    const at = await mixed();
    at.write({ 'a.txt': 'nothing' });
    await at.scan('folder');
    later(at);
    const resolved = drawn(at).at(-1);
    assert.equal(labelOf(resolved?.item ?? {}), 'Resolved: not found any more');
    assert.equal(resolved?.rows[0]?.resourceUri?.scheme, 'claimcheck-leak');
    at.list.clear();
    later(at);
    assert.deepEqual(drawn(at), []);
    assert.equal(at.view.badge, undefined);
  });

  it('puts first what a check called active, and last what it called inactive', async () => {
    const at = await mixed();
    const fingerprintOf = (name: string): string =>
      at.list.all().find(({ path }) => path.endsWith(name))?.leak.fingerprint ?? '';
    at.list.check(fingerprintOf('/a.txt'), 'active');
    at.list.check(fingerprintOf('/c.txt'), 'inactive');
    later(at);
    assert.deepEqual(
      drawn(at).map(({ item, rows }) => `${labelOf(item)} ${String(rows.length)}`),
      ['Live, an issuer of yours vouches for it 2', 'Test or demo 1', 'Expired or revoked 2'],
    );
  });

  it('counts what a check called active as expired when its time is over', async () => {
    const at = await mixed();
    const rank = (): string | undefined => at.list.all().find(({ path }) => path.endsWith('/c.txt'))?.rank;
    at.list.check(at.list.all().find(({ path }) => path.endsWith('/c.txt'))?.leak.fingerprint ?? '', 'active');
    assert.equal(rank(), 'verified');
    later(at, 61);
    assert.equal(rank(), 'expired');
  });

  it('says what was revoked and until when it is accepted offline, over a reload, and counts it no more', async () => {
    const at = await mixed();
    const revoked = at.list.all().find(({ path }) => path.endsWith('/c.txt'));
    const fingerprint = revoked?.leak.fingerprint ?? '';
    const { value } = at.view.badge ?? { value: 0 };
    at.list.check(fingerprint, 'revoked');
    later(at);
    assert.equal(at.view.badge?.value, value - 1);
    const rowNow = (): vscode.TreeItem | undefined =>
      drawn(at)
        .flatMap(({ rows }) => rows)
        .find((row) => labelOf(row) === 'c.txt:1');
    const words = /^JWT · leaks-[^·]+ · revoked, accepted offline until 12:01 · tracked/;
    assert.match(String(rowNow()?.description), words);
    assert.match(rowNow()?.accessibilityInformation?.label ?? '', /revoked, accepted offline until 12:01/);
    const tooltip = rowNow()?.tooltip;
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /Revoked Nov 22, 2026, 12:00:00 .*may accept it until Nov 22, 2026, 12:01:00/);
    const state = memoryState();
    saveAnswers(state, at.list.said(), at.list.rows());
    assert.ok(!JSON.stringify(state.keys().map((key) => state.get(key))).includes(ending.slice(-40)));
    const at300 = new Date(startOfLeaks.getTime() + 300);
    assert.deepEqual([...savedAnswers(state)], [[fingerprint, { result: 'revoked', at: at300 }]]);
    later(at, 61);
    assert.match(String(rowNow()?.description), /^JWT · leaks-[^·]+ · revoked · tracked/);
  });

  it('takes no answer of an issuer from a state that is not ours', () => {
    const state = memoryState();
    const good = { fingerprint: 'a'.repeat(32), result: 'inactive', at: 5 };
    const wrong = [
      { ...good, fingerprint: vendor },
      { ...good, result: 'gone' },
      { ...good, at: 1e300 },
      { ...good, at: Number.NaN },
    ];
    for (const value of [7, 'x', [null, 7, {}, ...wrong]]) {
      void state.update('claimcheck.leakAnswers', value);
      assert.deepEqual([...savedAnswers(state)], []);
    }
    void state.update('claimcheck.leakAnswers', [good]);
    assert.deepEqual([...savedAnswers(state).values()], [{ result: 'inactive', at: new Date(5) }]);
  });

  it('puts first what a profile holds valid by the keys at hand, and asks nobody for it', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts(
      [{ name: 'Orders', issuer, audiences: [audience], jwksUri: `${issuer}/jwks`, discovery: 'none' }],
      [jwk],
    );
    const at = open({ 'a.txt': `key: ${token}`, 'b.txt': vendor });
    await at.scan('folder');
    const vouching = createVouching({ ...verdicts, verdicts, list: at.list, clock: at.clock });
    const first = (): string => {
      later(at, 0.4);
      later(at, 0.4);
      return labelOf(drawn(at)[0]?.item ?? {});
    };
    await vouching.judge();
    assert.equal(first(), 'May be live, not verified');
    assert.equal(verdicts.asked.network, 0);
    // A person validates one: the keys are at hand from then on.
    await verdicts.validate(token);
    const { network } = verdicts.asked;
    assert.equal(first(), 'Live, an issuer of yours vouches for it');
    verdicts.forget();
    assert.equal(first(), 'May be live, not verified');
    await vouching.judge();
    assert.equal(first(), 'Live, an issuer of yours vouches for it');
    assert.equal(verdicts.asked.network, network);
    vouching.dispose();
    verdicts.dispose();
  });

  it('finds one of an own issuer behind any number of those of strangers', async () => {
    const { token, jwk } = await signedToken();
    const verdicts = createTestVerdicts(
      [{ name: 'Orders', issuer, audiences: [audience], jwksUri: `${issuer}/jwks`, discovery: 'none' }],
      [jwk],
    );
    const strangers = Array.from({ length: 120 }, (_, index) =>
      signed({ iss: 'https://id.acme.dev', jti: `stranger ${String(index)}`, exp: seconds + 600 }),
    );
    const at = open({ 'a.txt': strangers.join('\n') });
    await at.scan('folder');
    at.write({ 'b.txt': `first\r\nkey: ${token}` });
    await at.scan('folder');
    const vouching = createVouching({ ...verdicts, verdicts, list: at.list, clock: at.clock });
    await verdicts.validate(token);
    verdicts.forget();
    await vouching.judge();
    later(at, 0.4);
    later(at, 0.4);
    const ranks = at.list.all().map(({ rank }) => rank);
    assert.equal(ranks.length, 121);
    assert.equal(ranks.filter((rank) => rank === 'verified').length, 1);
    vouching.dispose();
    verdicts.dispose();
  });

  it('shows hostile names of files and issuers as text', async () => {
    const hostile = signed({ iss: `\u202E$(trash)](command:x) ${vendor}`, exp: seconds + 600 });
    const at = open({ [`${vendor} $(trash) \u202E.txt`]: hostile, 'x](command:y).txt': hostile });
    await at.scan('folder');
    for (const grouping of ['severity', 'file', 'issuer'] as const) {
      at.grouping = grouping;
      at.tree.refresh();
      const all = drawn(at).flatMap(({ item, rows }) => [item, ...rows]);
      for (const { label, description, tooltip, accessibilityInformation, id } of all) {
        const shown = JSON.stringify([label, description, tooltip, accessibilityInformation, id]);
        assert.ok(!shown.includes('\u202E'), shown);
        assert.ok(!shown.includes(vendor), shown);
        if (!(tooltip instanceof vscode.MarkdownString)) continue;
        assert.ok(tooltip.isTrusted !== true && tooltip.supportHtml !== true && tooltip.supportThemeIcons !== true);
        assert.doesNotMatch(tooltip.value, /[^\\]\]\(command:/);
      }
    }
  });

  it('says in the tooltip why it is one, what it can do and what to do', async () => {
    const at = await mixed();
    const tooltip = drawn(at)[0]?.rows[1]?.tooltip;
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /Why it is one/);
    assert.match(tooltip.value, /JOSE header/);
    assert.match(tooltip.value, /Expires: Nov 22, 2026/);
    assert.match(tooltip.value, /Harm: Whoever reads/);
    assert.match(tooltip.value, /What to do: .*revoke/i);
    assert.match(tooltip.value, /everybody who has the repository/);
  });

  it('says that a comment without a reason does not count, after a reload too', async () => {
    const at = open({ 'a.txt': `${vendor} # claimcheck-ignore leak\n`, 'b.txt': `${vendor}\n` });
    await at.scan('folder');
    const [refused, none] = at.list
      .all()
      .map((found) => leakTooltip(found, createTimeWords('en', 'UTC'), at.clock.now()).value);
    assert.match(refused ?? '', /The comment that should allow it gives no reason behind a colon/);
    assert.doesNotMatch(none ?? '', /comment/);
    saveLeaks(at.state, at.list.rows());
    assert.deepEqual(
      savedLeaks(at.state).map(({ comment }) => comment),
      ['unreasoned', undefined],
    );
  });

  it('draws a list of thousands in pages', async () => {
    const lines = Array.from({ length: 3000 }, () => madeUpGitHubToken()).join('\n');
    const at = open({ 'many.txt': lines });
    await at.scan('folder');
    later(at);
    const [group] = at.tree.getChildren();
    assert.ok(group);
    const first = at.tree.getChildren(group);
    assert.equal(first.length, 251);
    const more = first.at(-1);
    assert.equal(more?.kind, 'more');
    assert.equal(labelOf(at.tree.getTreeItem(more)), '2750 more');
    assert.equal(at.tree.getParent(more), group);
    assert.equal(drawn(at)[0]?.rows.length, 3000);
    const ids = new Set(drawn(at)[0]?.rows.map(({ id }) => id));
    assert.equal(ids.size, 3000);
  });

  it('survives a reload without any credential, and goes on telling what is resolved', async () => {
    const at = await mixed();
    const state = memoryState();
    saveLeaks(state, at.list.rows());
    const kept = JSON.stringify(state.keys().map((key) => state.get(key)));
    for (const secret of [vendor, expired, demo, ending]) {
      assert.ok(!kept.includes(secret.slice(-40)), 'a credential is in the state');
    }
    at.list.clear();
    at.list.restore(savedLeaks(state));
    later(at);
    assert.equal(drawn(at).flatMap(({ rows }) => rows).length, 5);
    at.write({ 'a.txt': 'nothing' });
    await at.scan('folder');
    assert.equal(at.list.all().filter(({ state: standing }) => standing === 'resolved').length, 1);
  });

  it('remembers that not all was kept, and forgets that once all is', async () => {
    const at = await mixed();
    const state = memoryState();
    const rows = at.list.rows();
    const [row] = rows;
    assert.ok(row);
    saveLeaks(state, rows);
    assert.equal(savedWereCut(state), false);
    saveLeaks(state, [...rows, { ...row, path: `${vendor}.txt` }]);
    assert.equal(savedWereCut(state), true);
    saveLeaks(
      state,
      Array.from({ length: 1001 }, () => row),
    );
    assert.equal(savedWereCut(state), true);
    saveLeaks(state, rows);
    assert.equal(savedWereCut(state), false);
  });

  it('keeps nothing of a state that is not ours', () => {
    const state = memoryState();
    for (const value of [7, 'x', [null, 7, {}, { leak: {} }, { leak: { kind: 'access-token' } }]]) {
      void state.update('claimcheck.leaks', value);
      assert.deepEqual(savedLeaks(state), []);
    }
  });
});
