/** The hover: whole tokens, everywhere, from every position, and nothing but our own links. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeEverything, openCell, openFile, openOutput, openProvided, openText, showText } from './support/documents';
import { ourHoverAt, ourHovers, referenceIn } from './support/hovers';
import { canary, exampleClaims, exampleToken, longToken, sample } from './support/tokens';

const line = (token: string): string => `Authorization: Bearer ${token}\n`;

const documents: Readonly<Record<string, (token: string) => Thenable<vscode.TextDocument>>> = {
  'an untitled document': (token) => openText(line(token)),
  'a file': (token) => openFile('login.ts', `const token = '${token}';\n`),
  'a dot-env file': (token) => openFile('.env', `TOKEN=${token}\n`),
  'the workspace settings': (token) => openFile('.vscode/settings.json', `{ "x.token": "${token}" } // why\n`),
  'a log': (token) => openFile('app.log', `12:00 INFO sent ${token}, 200\n`),
  'a language nobody knows': (token) => openFile('request.unheard-of', line(token)),
  'a read-only document': (token) => openProvided('read-only-test', '/view.txt', line(token)),
  'a git version': (token) => openProvided('git-imitation', '/login.ts', `const token = '${token}';`),
  'a notebook cell': (token) => openCell(`token = '${token}'\n`),
  'an output channel': (token) => openOutput(line(token)),
};

describe('hover', () => {
  after(closeEverything);

  for (const [name, open] of Object.entries(documents)) {
    it(`is the same on every position of a token in ${name}`, async () => {
      await assertWhole(await open(exampleToken), exampleToken);
    });
  }

  it('shows the whole of a 5 kB token', async () => {
    const token = longToken(5000);
    assert.ok(token.length > 4900, String(token.length));
    await assertWhole(await openText(line(token)), token);
  });

  it('shows a token in the middle of a line of 200 kB', async () => {
    await assertWhole(
      await openText(`${'a=1;'.repeat(25_000)}"${exampleToken}"${'b=2;'.repeat(25_000)}`),
      exampleToken,
    );
  });

  it('shows a token on each side of a diff', async () => {
    const left = await openProvided('diff-left-test', '/a.txt', line(exampleToken));
    const right = await openText(line(sample({ sub: 'other' })));
    await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri);
    await assertWhole(left, exampleToken);
    await assertWhole(right, sample({ sub: 'other' }));
  });

  it('names every claim of the example and says that nothing was verified', async () => {
    const document = await openText(exampleToken);
    const { text } = await ourHoverAt(document, 10);
    for (const name of Object.keys(exampleClaims)) assert.ok(text.includes(name), `no ${name} in ${text}`);
    assert.match(text, /not verified/iu);
    assert.match(text, /Expired \d+ years? ago/u);
    assert.match(text, /10 minutes/u);
    assert.match(text, /Descope/u);
  });

  it('stays away where there is no token', async () => {
    const document = await openText(`see com.example.SomeClass and ${exampleToken}`);
    assert.deepEqual(await ourHovers(document, new vscode.Position(0, 8)), []);
  });

  it('follows an edit', async () => {
    const editor = await showText(line(exampleToken));
    await ourHoverAt(editor.document, 40);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'x-note: none\nx-'));
    await assertWhole(editor.document, exampleToken);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 0, 3, 0)));
    assert.deepEqual(await ourHovers(editor.document, new vscode.Position(0, 0)), []);
  });

  it('trusts only its own commands, and renders neither HTML nor icons', async () => {
    const { content } = await ourHoverAt(await openText(exampleToken), 10);
    assert.ok(typeof content.isTrusted === 'object');
    const enabled = content.isTrusted.enabledCommands;
    assert.ok(enabled.length > 0);
    for (const id of enabled) assert.match(id, /^claimcheck\./u);
    assert.notEqual(content.supportHtml, true);
    assert.notEqual(content.supportThemeIcons, true);
  });

  it('holds nothing of the token in its links', async () => {
    const hover = await ourHoverAt(await openText(exampleToken), 10);
    assert.ok(!hover.text.includes(canary));
    for (const part of exampleToken.split('.')) assert.ok(!hover.text.includes(part.slice(0, 30)));
    assert.match(referenceIn(hover), /^[0-9a-f-]{36}$/u);
  });

  it('gives the same token the same handle', async () => {
    const [one, other] = [await openText(exampleToken), await openText(line(exampleToken))];
    assert.equal(referenceIn(await ourHoverAt(one, 10)), referenceIn(await ourHoverAt(other, 40)));
  });
});

async function assertWhole(document: vscode.TextDocument, token: string): Promise<void> {
  const start = document.getText().indexOf(token);
  assert.ok(start >= 0, 'the token is not in the document');
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + token.length));
  for (const offset of [0, 1, token.length >> 1, token.lastIndexOf('.'), token.length - 1]) {
    const hover = await ourHoverAt(document, start + offset);
    assert.deepEqual(hover.range, range, `at offset ${String(offset)}`);
  }
}
