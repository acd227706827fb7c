/** What the panel shows stays true while it stands there: its words, its place, and the token itself. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { commandIds } from '../../src/shared/contributions';
import { compactJws } from '../support/tokenFactory';
import { closeEverything, showText, until } from './support/documents';
import { createPanelTest, settled, type PanelTest } from './support/panel';
import { sample } from './support/tokens';

const one = sample({ iss: 'https://one.example', sub: 'first' });

describe('what the token panel shows', () => {
  let test: PanelTest;

  beforeEach(async () => {
    await closeEverything();
    test = createPanelTest();
  });
  afterEach(async () => {
    test.dispose();
    await closeEverything();
  });

  async function insert(editor: vscode.TextEditor, line: number, text: string): Promise<void> {
    await editor.edit((edit) => edit.insert(new vscode.Position(line, 0), text));
    await settled();
  }

  it('tells how long ago something was as time passes', async () => {
    const exp = Math.floor(test.clock.now().getTime() / 1000) - 120;
    await showText(`|${sample({ iss: 'https://one.example', exp })}`);
    test.open();
    const words = (): string => JSON.stringify(test.token().checks);
    assert.match(words(), /2 minutes ago/u);
    test.clock.advance(200);
    assert.match(words(), /5 minutes ago/u);
    test.page.show(false);
    assert.equal(test.clock.pending(), 0);
  });

  it('tells it of what was found in a token inside too', async () => {
    const exp = Math.floor(test.clock.now().getTime() / 1000) - 120;
    await showText(`|${compactJws({ alg: 'RS256', cty: 'JWT' }, sample({ iss: 'https://one.example', exp }))}`);
    test.open();
    const words = (): string => JSON.stringify(test.token().nested.map(({ token }) => token.checks));
    assert.match(words(), /2 minutes ago/u);
    test.clock.advance(200);
    assert.match(words(), /5 minutes ago/u);
  });

  it('names the line on which the token stands after an edit elsewhere', async () => {
    const editor = await showText(`top\n|${one}\nbelow`);
    test.open();
    assert.match(test.view().place ?? '', /:2$/u);
    await test.panel.commands[commandIds.pinToken](undefined);
    await insert(editor, 0, 'more\n');
    await until(() => test.clock.pending() > 0);
    test.clock.advance(1);
    assert.match(test.view().place ?? '', /:3$/u);
    const before = test.page.posted.length;
    await insert(editor, 3, 'no matter ');
    test.clock.advance(1);
    assert.equal(test.page.posted.length, before);
  });

  it('names the place at the cursor of a token that stands in two', async () => {
    const editor = await showText(`|${one}\n\n${one}\n`);
    test.open();
    assert.match(test.view().place ?? '', /:1$/u);
    editor.selection = new vscode.Selection(2, 3, 2, 3);
    await until(() => test.clock.pending() > 0);
    test.clock.advance(0.1);
    assert.match(test.view().place ?? '', /:3$/u);
  });

  it('stays in memory, however many tokens are met meanwhile', async () => {
    await showText(`|${one}`);
    test.open();
    const { reference } = test.token();
    for (let met = 0; met < 300; met += 1) test.references.keep({ compact: `${String(met)}.b.c`, origin: undefined });
    test.page.post({ type: 'reveal', reference });
    assert.equal(test.page.posted.at(-1)?.type, 'raw');
  });
});
