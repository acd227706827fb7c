/** The token panel: follows the cursor while it is seen, stays where it is told to, posts no token, and answers its page alone. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { locateTokens } from '../../src/core/token/locate';
import { tokenNode } from '../../src/host/tokenNodes';
import { commandIds, documentScheme } from '../../src/shared/contributions';
import { closeEverything, showText, until } from './support/documents';
import { createPanelTest, fakePanelView, settled, type PanelTest } from './support/panel';
import { canary, exampleToken, sample } from './support/tokens';
import { issuer, signedToken } from './support/verdicts';

const one = sample({ iss: 'https://one.example', sub: 'first' });
const two = sample({ iss: 'https://two.example', sub: 'second' });

describe('the token panel', () => {
  let test: PanelTest;

  beforeEach(async () => {
    await closeEverything();
    test = createPanelTest();
  });
  afterEach(async () => {
    test.dispose();
    await closeEverything();
  });

  /** Moves the cursor as keys do, and waits for the pause that follows. */
  async function put(editor: vscode.TextEditor, ...offsets: readonly number[]): Promise<void> {
    const before = test.clock.pending();
    editor.selections = offsets.map((offset) => {
      const position = editor.document.positionAt(offset);
      return new vscode.Selection(position, position);
    });
    await until(() => test.clock.pending() > before);
    test.clock.advance(0.1);
  }

  it('shows the token at the cursor as soon as its page is ready, and where it stands', async () => {
    const { document } = await showText(`line\nkey = |${one}\n`);
    test.panel.resolve(test.page.view);
    assert.deepEqual(test.page.posted, []);
    test.page.post({ type: 'ready' });
    const { source, place, pinned, restricted } = test.view();
    assert.equal(test.token().issuer, 'https://one.example');
    assert.deepEqual([source, pinned, restricted], ['cursor', false, false]);
    assert.equal(place, `${document.uri.path.split('/').at(-1) ?? ''}:2`);
  });

  it('follows in a file of 10 MB without reading it again for each keystroke', async () => {
    const line = `export const value = compute(first, second); // ${'word '.repeat(9)}\n`;
    const editor = await showText(`|${one}\n${line.repeat(100_000)}${two}\n`);
    test.open();
    assert.equal(test.token().issuer, 'https://one.example');
    const last = editor.document.lineCount - 2;
    editor.selection = new vscode.Selection(last, 3, last, 3);
    await until(() => test.clock.pending() > 0);
    const started = performance.now();
    locateTokens(editor.document.getText());
    const whole = performance.now() - started;
    const times: number[] = [];
    for (let key = 0; key < 20; key += 1) {
      const before = test.searched();
      await editor.edit((edit) => edit.insert(new vscode.Position(50_000, 0), 'x'));
      await until(() => test.clock.pending() > 0);
      const from = performance.now();
      test.clock.advance(0.1);
      times.push(performance.now() - from);
      assert.ok(test.searched() > before);
    }
    assert.equal(test.token().issuer, 'https://two.example');
    const middle = times.sort((a, b) => a - b)[10] ?? Infinity;
    assert.ok(
      middle < whole / 5,
      `${middle.toFixed(1)} ms after a keystroke, ${whole.toFixed(1)} ms for the whole file`,
    );
  });

  it('looks at nothing before it is seen, and at no secret before a session is asked for', async () => {
    const editor = await showText(`|${one}\n\n${two}\n`);
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    await settled();
    test.verdicts.setProfiles([{ name: 'Any', issuer }]);
    await test.sessions.change();
    assert.deepEqual([test.searched(), test.clock.pending(), test.sessions.loaded], [0, 0, 0]);
    test.open();
    await put(editor, 0);
    assert.ok(test.searched() > 0);
    assert.equal(test.sessions.loaded, 0);
  });

  it('says how it stands where there is no token', async () => {
    await showText('|nothing here');
    test.open();
    assert.equal(test.view().token, undefined);
    assert.deepEqual(test.view().acts, ['sign-in']);
  });

  it('follows the cursor after a pause, keeps the last token between and says where it is from, and reads nothing on the way', async () => {
    const editor = await showText(`|${one}\n\nbetween\n\n${two}\n`);
    test.open();
    assert.equal(test.view().source, 'cursor');
    await put(editor, editor.document.getText().indexOf('between'));
    assert.equal(test.token().issuer, 'https://one.example');
    assert.equal(test.view().source, 'file');
    assert.match(test.view().place ?? '', /:1$/u);
    await put(editor, editor.document.getText().indexOf('between') + 2);
    await put(editor, editor.document.getText().indexOf(two) + 3);
    assert.equal(test.token().issuer, 'https://two.example');
    assert.equal(test.view().source, 'cursor');
    assert.equal(test.page.posted.length, 3);
  });

  it('takes the first of several cursors that stands on a token', async () => {
    const editor = await showText(`|none\n${one}\n${two}\n`);
    test.open();
    const text = editor.document.getText();
    await put(editor, 0, text.indexOf(two) + 1, text.indexOf(one) + 1);
    assert.equal(test.token().issuer, 'https://two.example');
  });

  it('shows the token of a decoded document', async () => {
    const reference = test.references.keep({ compact: two, origin: undefined });
    // Its provider knows other references; the address is what counts.
    const uri = vscode.Uri.from({ scheme: documentScheme, path: '/Token.jsonc', query: reference });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    test.open();
    assert.equal(test.token().reference, reference);
  });

  it('posts nothing and follows nothing while it is hidden, and the whole view when its page is there again', async () => {
    const editor = await showText(`|${one}\n\n${two}\n`);
    test.open();
    test.page.show(false);
    const before = test.page.posted.length;
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    await settled();
    test.verdicts.setProfiles([{ name: 'Any', issuer }]);
    assert.equal(test.clock.pending(), 0);
    test.page.show(true);
    assert.equal(test.page.posted.length, before);
    test.page.post({ type: 'ready' });
    assert.equal(test.page.posted.length, before + 1);
    assert.equal(test.token().issuer, 'https://two.example');
  });

  it('goes on in a view that the editor made anew', async () => {
    await showText(`|${one}`);
    test.open();
    await test.panel.commands[commandIds.pinToken](undefined);
    test.page.close();
    const again = fakePanelView();
    test.panel.resolve(again.view);
    again.post({ type: 'ready' });
    const [message] = again.posted;
    assert.ok(message?.type === 'view');
    assert.equal(message.view.token?.issuer, 'https://one.example');
    assert.equal(message.view.pinned, true);
  });

  it('stays with a pinned token, and follows again', async () => {
    const editor = await showText(`|${one}\n\n${two}\n`);
    test.open();
    await test.panel.commands[commandIds.pinToken](undefined);
    assert.equal(test.view().pinned, true);
    assert.equal(test.view().source, 'file');
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    await settled();
    assert.equal(test.clock.pending(), 0);
    assert.equal(test.token().issuer, 'https://one.example');
    await test.panel.commands[commandIds.unpinToken](undefined);
    assert.equal(test.view().pinned, false);
    assert.equal(test.token().issuer, 'https://two.example');
    assert.equal(test.view().source, 'cursor');
  });

  it('says that a token is from its file when another editor is the active one', async () => {
    await showText(`|${one}`);
    test.open();
    await showText('|nothing');
    await until(() => test.clock.pending() > 0);
    test.clock.advance(0.1);
    assert.equal(test.token().issuer, 'https://one.example');
    assert.equal(test.view().source, 'file');
    assert.match(test.view().place ?? '', /:1$/u);
  });

  it('says of the token of a document from no file that it was opened, when the cursor has left it', async () => {
    const reference = test.references.keep({ compact: two, origin: undefined });
    const uri = vscode.Uri.from({ scheme: documentScheme, path: '/Token.jsonc', query: reference });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    test.open();
    await test.panel.commands[commandIds.pinToken](undefined);
    assert.deepEqual([test.view().source, test.view().place], ['link', undefined]);
  });

  describe('stays with a pasted token', () => {
    const third = sample({ iss: 'https://three.example' });

    async function paste(text: string): Promise<void> {
      test.page.post({ type: 'paste', text });
      await settled();
    }

    it('when an editor with a token at its cursor gets the focus, or is edited', async () => {
      const { document } = await showText(`|${one}`);
      const plain = (await showText('|nothing')).document;
      test.open();
      await paste(two);
      await vscode.window.showTextDocument(document);
      await settled();
      const editor = await vscode.window.showTextDocument(plain);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${one} `));
      await settled();
      test.clock.advance(0.1);
      assert.equal(test.token().issuer, 'https://two.example');
      assert.ok(!test.view().acts.includes('back-to-pasted'));
    });

    it('until a person moves onto another, and gives it back then', async () => {
      const editor = await showText(`|nothing\n${one}\n`);
      test.open();
      await paste(two);
      await put(editor, 2);
      assert.equal(test.token().issuer, 'https://two.example');
      const before = test.clock.pending();
      await vscode.commands.executeCommand('cursorMove', { to: 'down', by: 'line' });
      await until(() => test.clock.pending() > before);
      test.clock.advance(0.1);
      assert.equal(test.token().issuer, 'https://one.example');
      await test.act('back-to-pasted');
      assert.equal(test.token().issuer, 'https://two.example');
      assert.deepEqual([test.view().source, test.view().place], ['pasted', undefined]);
      assert.ok(!test.view().acts.includes('back-to-pasted'));
    });

    it('however many tokens are met before it is wanted again', async () => {
      await showText('|nothing');
      test.open();
      await paste(two);
      await test.panel.commands[commandIds.showPanel](test.references.keep({ compact: one, origin: undefined }));
      for (let met = 0; met < 300; met += 1) test.references.keep({ compact: `${String(met)}.b.c`, origin: undefined });
      await test.act('back-to-pasted');
      assert.equal(test.token().issuer, 'https://two.example');
    });

    it('and forgets it with the next one, or when the panel is cleared', async () => {
      const editor = await showText(`|${one}\n`);
      test.open();
      await paste(two);
      await paste(third);
      assert.ok(!test.view().acts.includes('back-to-pasted'));
      await put(editor, 3);
      assert.equal(test.token().issuer, 'https://one.example');
      await test.act('clear');
      assert.equal(test.view().token, undefined);
      await put(editor, 2);
      assert.equal(test.token().issuer, 'https://one.example');
      assert.ok(!test.view().acts.includes('back-to-pasted'));
    });
  });

  it('pins nothing where it shows nothing, and is cleared with its pin', async () => {
    await showText('|nothing');
    test.open();
    await test.panel.commands[commandIds.pinToken](undefined);
    assert.equal(test.view().pinned, false);
    await showText(`|${one}`);
    await test.panel.commands[commandIds.showPanel](undefined);
    await test.panel.commands[commandIds.pinToken](undefined);
    await test.act('clear');
    assert.equal(test.view().token, undefined);
    assert.equal(test.view().pinned, false);
  });

  it('shows what a handle or a node names, whatever the cursor is on, and opens the view', async () => {
    await showText(`|${one}`);
    test.open();
    const reference = test.references.keep({ compact: two, origin: undefined });
    await test.panel.commands[commandIds.showPanel](reference);
    assert.equal(test.token().reference, reference);
    assert.equal(test.view().source, 'link');
    assert.deepEqual(test.ran, [['claimcheck.panel.focus', undefined]]);
    await test.panel.commands[commandIds.showPanel](tokenNode({ compact: exampleToken, origin: undefined }, {}));
    assert.equal(test.token().issuer, 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6');
  });

  it('takes no argument for a token, and says what is gone', async () => {
    await showText('|nothing');
    test.open();
    for (const argument of [exampleToken, { id: exampleToken }, crypto.randomUUID()]) {
      await test.panel.commands[commandIds.showPanel](argument);
      assert.equal(test.view().token, undefined);
      assert.match(test.view().notice ?? '', /no longer/u);
    }
    await test.panel.commands[commandIds.showPanel]({ compact: exampleToken });
    assert.match(test.view().notice ?? '', /no token at the cursor/u);
  });

  it('leads to its top when the command shows it, and only then', async () => {
    test.open();
    await showText(`|${exampleToken}`);
    const tops = (): number => test.page.posted.filter(({ type }) => type === 'focus-top').length;
    assert.equal(tops(), 0);
    await test.panel.commands[commandIds.showPanel]({ compact: exampleToken });
    assert.equal(tops(), 1);
  });

  it('puts the focus into its paste box, however late the page is there', async () => {
    await test.panel.commands[commandIds.pasteToken](undefined);
    assert.deepEqual(test.page.posted, []);
    test.open();
    assert.deepEqual(
      test.page.posted.map(({ type }) => type),
      ['view', 'focus-paste'],
    );
    await test.panel.commands[commandIds.pasteToken](undefined);
    assert.equal(test.page.posted.filter(({ type }) => type === 'focus-paste').length, 2);
  });

  it('posts no token, whatever it shows, unless a person asks for its parts', async () => {
    await showText(`|${exampleToken}`);
    test.open();
    await test.panel.commands[commandIds.pinToken](undefined);
    test.page.post({ type: 'paste', text: `${two} ` });
    await settled();
    const text = JSON.stringify(test.page.posted);
    for (const part of [...exampleToken.split('.'), ...two.split('.'), canary]) assert.ok(!text.includes(part), part);
    const { reference } = test.token();
    test.page.post({ type: 'reveal', reference });
    const raw = test.page.posted.at(-1);
    assert.ok(raw?.type === 'raw');
    assert.equal(raw.reference, reference);
    assert.equal(raw.segments.map((segment) => segment.text).join('.'), two);
  });

  it('reveals no other token than the one it shows, and listens to nothing else', async () => {
    await showText(`|${one}`);
    test.open();
    const other = test.references.keep({ compact: two, origin: undefined });
    const before = test.page.posted.length;
    const messages: readonly unknown[] = [
      { type: 'reveal', reference: other },
      { type: 'reveal' },
      { type: 'act', act: 'format-disk' },
      { type: 'act', act: { toString: () => 'clear' } },
      { type: 'copy-member', reference: test.token().reference, area: 'constructor', name: 'iss' },
      ...['ready ', null, undefined, 1, 'ready', [], { __proto__: { type: 'ready' } }],
    ];
    for (const message of messages) test.page.post(message);
    await settled();
    assert.equal(test.page.posted.length, before);
    assert.deepEqual(test.ran, []);
  });

  it('does nothing with another token than the one that was seen', async () => {
    await showText(`|${one}`);
    test.open();
    const seen = test.token().reference;
    test.page.post({
      type: 'act',
      act: 'open-document',
      reference: test.references.keep({ compact: two, origin: undefined }),
    });
    test.page.post({ type: 'act', act: 'open-document' });
    await settled();
    assert.deepEqual(test.ran, []);
    test.page.post({ type: 'act', act: 'open-document', reference: seen });
    await settled();
    assert.equal(test.ran.length, 1);
  });

  it('wakes when the token turns, else once a minute, and not while it is hidden', async () => {
    const { token } = await signedToken();
    await showText(`|${token}`);
    test.open();
    assert.equal(test.token().lifetime?.state, 'active');
    assert.equal(test.clock.pending(), 1);
    // Ten minutes, of which the last two count as expiring.
    test.clock.advance(481);
    assert.equal(test.token().lifetime?.state, 'expiring');
    const before = test.page.posted.length;
    test.clock.advance(110);
    assert.equal(test.page.posted.length, before + 1);
    test.clock.advance(10);
    assert.equal(test.token().lifetime?.state, 'expired');
    test.page.show(false);
    assert.equal(test.clock.pending(), 0);
  });

  it('sets no timer beyond the end of time', async () => {
    await showText(`|${sample({ exp: 8_640_000_000_000, nbf: 1e300 })}`);
    test.open();
    test.clock.advance(1);
    assert.ok(test.page.posted.length < 3);
  });

  it('asks nobody by showing, and shows a verdict when there is one', async () => {
    const { token, jwk } = await signedToken();
    test.dispose();
    test = createPanelTest([{ name: 'Orders', issuer, jwksUri: `${issuer}/jwks`, discovery: 'none' }], [jwk]);
    await showText(`|${token}`);
    test.open();
    assert.deepEqual(test.verdicts.asked, { network: 0, cache: 0 });
    assert.equal(test.sessions.peeked, 0);
    assert.equal(test.token().verdict, undefined);
    await test.verdicts.validate(token);
    assert.equal(test.token().verdict?.status, 'valid');
    const passed = test.token().checks.filter(({ state }) => state === 'passed');
    assert.ok(passed.some(({ title }) => title.includes(issuer)));
  });
});
