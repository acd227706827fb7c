/** The index of tokens: right after every edit, forgotten when a document closes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createSettingsSource, type SettingsSource } from '../../src/host/settings';
import { createTokenIndex, type TokenIndex } from '../../src/host/tokenIndex';
import { closeEverything, openText, showText } from './support/documents';
import { exampleToken, sample } from './support/tokens';

describe('token index', () => {
  let settings: SettingsSource;
  let index: TokenIndex;
  before(() => {
    settings = createSettingsSource();
    index = createTokenIndex({ settings, onOverLimit: () => assert.fail('no document is over the limit') });
  });
  after(async () => {
    index.dispose();
    settings.dispose();
    await closeEverything();
  });

  it('gives the same answer for the same version', async () => {
    const document = await openText(exampleToken);
    assert.equal(index.matches(document), index.matches(document));
  });

  it('counts in UTF-16 units and over CRLF', async () => {
    const document = await openText(`趙 🙂\r\n🙂 ${exampleToken} é\r\n`);
    const [match] = index.matches(document);
    assert.ok(match);
    assert.equal(document.getText().slice(match.start, match.end), exampleToken);
    assert.ok(index.at(document, new vscode.Position(1, 10)));
    assert.equal(index.at(document, new vscode.Position(0, 1)), undefined);
  });

  for (const size of [1000, 3_000_000]) {
    it(`finds after each edit what a fresh search finds, in ${String(size)} characters`, async function () {
      this.timeout(60_000);
      const filler = 'lorem ipsum dolor sit amet\n'.repeat(Math.ceil(size / 54));
      const editor = await showText(`${filler}${exampleToken}\n${filler}${sample({ sub: 'two' })}\n`);
      const { document } = editor;
      const end = (): vscode.Position => document.lineAt(document.lineCount - 1).range.end;
      const edits: readonly ((edit: vscode.TextEditorEdit) => void)[] = [
        (edit) => edit.insert(new vscode.Position(0, 3), 'more words\n'),
        (edit) => edit.insert(end(), `third: ${sample({ sub: 'three' })}`),
        (edit) => edit.delete(new vscode.Range(end().translate(0, -3), end())),
        (edit) => edit.insert(new vscode.Position(0, 0), exampleToken.slice(0, 40)),
        (edit) => edit.insert(new vscode.Position(0, 40), exampleToken.slice(40)),
        (edit) => {
          edit.insert(new vscode.Position(0, 20), ' ');
          edit.insert(end(), '\n');
        },
        (edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF),
        (edit) => edit.insert(new vscode.Position(2, 0), `two\nlines ${exampleToken}\n`),
        (edit) => {
          edit.delete(new vscode.Range(0, 5, 1, 2));
          edit.insert(new vscode.Position(2, 1), 'x\n');
        },
      ];
      index.matches(document);
      for (const change of edits) {
        await editor.edit(change);
        assert.deepEqual(index.matches(document), searchAnew(document, settings));
      }
    });
  }

  it('notices edits that nobody asked about in between', async () => {
    const editor = await showText('|');
    index.matches(editor.document);
    for (const character of exampleToken.slice(0, 30)) {
      await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, character));
    }
    await editor.edit((edit) => edit.insert(editor.document.lineAt(0).range.end, exampleToken.slice(30)));
    assert.deepEqual(
      index.matches(editor.document).map(({ compact }) => compact),
      [exampleToken],
    );
  });
});

/** What an index that knows nothing of earlier versions finds. */
function searchAnew(document: vscode.TextDocument, settings: SettingsSource): ReturnType<TokenIndex['matches']> {
  const fresh = createTokenIndex({ settings, onOverLimit: () => undefined });
  try {
    return fresh.matches(document);
  } finally {
    fresh.dispose();
  }
}
