/** Keys in documents: the hover, the report, and the commands about cached keys. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { clearKeys, showKeys } from '../../src/host/commands/cachedKeys';
import { checkKeySet } from '../../src/host/commands/checkKeySet';
import type { KeyFlow } from '../../src/host/commands/keyReports';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { closeEverything, openCell, openFile, openProvided, openText, showText, until } from './support/documents';
import { ourHoverAt, ourHovers } from './support/hovers';
import { createTestTrust, resetIssuers, setForUser, type TestTrust } from './support/issuerFlow';
import { startIssuerServer, type IssuerServer } from './support/issuerServer';
import type { Script, ScriptedDialog } from './support/scriptedDialog';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'orders-2026', alg: 'ES256' };
const privateJwk = { ...pair.privateKey.export({ format: 'jwk' }), kid: 'orders-2026', alg: 'ES256' };
const json = JSON.stringify(jwk);
const set = {
  keys: [
    { ...jwk, kid: 'one' },
    { ...jwk, kid: 'two', use: 'enc' },
  ],
};
const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();

const documents: Readonly<Record<string, () => Thenable<vscode.TextDocument>>> = {
  'an untitled document': () => openText(json),
  'a JSON file': () => openFile('key.json', json),
  TypeScript: () => openFile('key.ts', `export const key = ${json} as const;\n`),
  Python: () => openFile('key.py', `KEY = ${json}\n`),
  'a dot-env file': () => openFile('.env.keys', `JWK='${json}'\n`),
  'a git version': () => openProvided('git-keys', '/key.json', json),
  'a notebook cell': () => openCell(`key = ${json}\n`),
};

describe('hover on a key', () => {
  afterEach(async () => {
    await vscode.workspace.getConfiguration().update(settingIds.scanMaxFileSize, undefined, true);
    await closeEverything();
  });

  for (const [name, open] of Object.entries(documents)) {
    it(`covers the whole key in ${name}`, async () => {
      const document = await open();
      const start = document.getText().indexOf(json);
      const range = new vscode.Range(document.positionAt(start), document.positionAt(start + json.length));
      for (const offset of [0, 1, json.length >> 1, json.length - 1]) {
        const hover = await ourHoverAt(document, start + offset);
        assert.deepEqual(hover.range, range);
        assert.match(hover.text, /Elliptic-curve public key.*P-256/u);
        assert.match(hover.text, /orders-2026/u);
      }
    });
  }

  it('is about the key at the cursor in a set, and about the set elsewhere', async () => {
    const text = JSON.stringify(set, undefined, 2);
    const document = await openText(text, 'json');
    const key = await ourHoverAt(document, text.indexOf('"two"'));
    assert.ok(document.getText(key.range).includes('"two"') && !document.getText(key.range).includes('"one"'));
    assert.match(key.text, /verifiers skip the key/u);
    const whole = await ourHoverAt(document, text.indexOf('keys'));
    assert.equal(document.getText(whole.range), text);
    assert.match(whole.text, /JWK set.*2 keys.*1 error/u);
  });

  it('reads PEM in a string', async () => {
    const text = `const pem = ${JSON.stringify(pem)};`;
    const hover = await ourHoverAt(await openText(text, 'typescript'), text.indexOf('BEGIN'));
    assert.match(hover.text, /Elliptic-curve public key.*P-256/u);
  });

  it('warns of private material and does not show it', async () => {
    const hover = await ourHoverAt(await openText(JSON.stringify(privateJwk), 'json'), 3);
    assert.match(hover.text, /^\*\*This is a private key: whoever can read this file/u);
    assert.ok(!hover.text.includes(String(privateJwk.d)));
  });

  it('trusts two of our commands only, and renders neither HTML nor icons', async () => {
    const { content } = await ourHoverAt(await openText(json, 'json'), 3);
    assert.deepEqual(content.isTrusted, { enabledCommands: [commandIds.checkKeySet, commandIds.openRule] });
    assert.notEqual(content.supportHtml, true);
    assert.notEqual(content.supportThemeIcons, true);
  });

  it('follows an edit', async () => {
    const editor = await showText(json);
    await ourHoverAt(editor.document, 5);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'key = '));
    const hover = await ourHoverAt(editor.document, 10);
    assert.equal(editor.document.getText(hover.range), json);
    await editor.edit((edit) => edit.delete(new vscode.Range(0, 6, 0, 8)));
    assert.deepEqual(await ourHovers(editor.document, new vscode.Position(0, 20)), []);
  });

  it('stays away from a document over the scan limit', async () => {
    await vscode.workspace.getConfiguration().update(settingIds.scanMaxFileSize, 0.0001, true);
    assert.deepEqual(await ourHovers(await openText(json, 'json'), new vscode.Position(0, 5)), []);
  });
});

describe('commands about keys', () => {
  let trust: TestTrust;
  let server: IssuerServer;

  beforeEach(async () => {
    await setForUser(settingIds.allowInsecureLoopback, true);
    trust = createTestTrust();
    server = await startIssuerServer();
  });
  afterEach(async () => {
    trust.dispose();
    await server.stop();
    await resetIssuers();
    await closeEverything();
  });

  interface TestFlow extends KeyFlow {
    readonly dialog: ScriptedDialog;
    readonly shown: string[];
  }

  function flowOf(answers: Script['answers']): TestFlow {
    const shown: string[] = [];
    const reports = {
      ...trust.reports,
      dispose: () => undefined,
      preview: (title: string, markdown: string) => {
        shown.push(title, markdown);
        return Promise.resolve();
      },
    };
    return { ...trust.flow({ answers }), reports, shown };
  }

  const configure = async (): Promise<void> => {
    await setForUser(settingIds.issuers, [{ name: 'Orders', issuer: server.issuer }]);
    await until(() => trust.profiles.current().length === 1);
  };

  it('check the set at the cursor without any request', async () => {
    await configure();
    await showText(`const jwks = {|"keys": ${JSON.stringify(set.keys)}};\nconst other = ${json};`);
    const flow = flowOf([]);
    await checkKeySet(flow, undefined);
    const [title = '', markdown = ''] = flow.shown;
    assert.match(title, /^Keys in shown-/u);
    assert.match(markdown, /## Key 2: `two`\n\n- \*\*Error:\*\*.*`jwk-use-ops-mismatch`/u);
    assert.match(markdown, /Nothing was fetched\./u);
    assert.deepEqual(server.requests, []);
  });

  it('open the report in the editor', async () => {
    await showText(`|${JSON.stringify(set)}`);
    await vscode.commands.executeCommand(commandIds.checkKeySet);
    const tab = await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.match(/Keys in shown-.*/u)?.[0],
    );
    assert.match(tab, /\.md/u);
  });

  it('check what the link of a hover names, and nothing else that is passed', async () => {
    const document = await openFile('linked.json', `\n${json}`);
    const empty = await openText('nothing');
    const flow = flowOf([]);
    await checkKeySet(flow, { uri: document.uri.toString(), offset: 1 });
    assert.match(flow.shown[1] ?? '', /orders-2026/u);
    for (const argument of [
      { uri: 'file:///etc/passwd', offset: 0 },
      { uri: empty.uri.toString(), offset: 0 },
    ]) {
      const other = flowOf([]);
      await checkKeySet(other, argument);
      assert.deepEqual(other.shown, []);
      assert.match(other.dialog.seen.join(), /no longer there/u);
    }
  });

  it('offer the keys of the file and of the issuers where the cursor is on none', async () => {
    await configure();
    await showText(`|none here\n${JSON.stringify(set)}\n${pem}`);
    const flow = flowOf(['JWK set, 2 keys']);
    await checkKeySet(flow, undefined);
    assert.match(flow.shown[1] ?? '', /2 keys · 1 error/u);
    const seen = flow.dialog.seen.join('\n');
    for (const part of ['PEM', 'Orders', server.issuer]) assert.ok(seen.includes(part), part);
  });

  it('say what to do where there is nothing to check', async () => {
    await showText('|nothing');
    const flow = flowOf([]);
    await checkKeySet(flow, undefined);
    assert.match(flow.dialog.seen.join(), /no JWK, JWK set or PEM block/u);
  });

  it('fetch the keys of an issuer only when it is picked, then show and forget them', async () => {
    await configure();
    await showText('|nothing');
    const check = flowOf(['Orders']);
    await checkKeySet(check, undefined);
    assert.ok(server.requests.includes('/jwks'), server.requests.join());
    assert.match(check.shown[1] ?? '', /^# Keys of Orders\n\nIssuer http/u);
    assert.match(check.shown[1] ?? '', /## Key 1: `one`\n\nNothing was found wrong/u);

    const asked = server.requests.length;
    const show = flowOf([server.issuer]);
    await showKeys(show);
    assert.match(show.dialog.seen.join('\n'), /1 key, fetched just now/u);
    assert.match(show.dialog.seen.join('\n'), /jwks · fresh, fetched again in \d+ minutes · one/u);
    assert.match(show.shown[1] ?? '', /## Key 1: `one`/u);

    await trust.verdicts.validate('text');
    assert.notEqual(trust.verdicts.known('text'), undefined);
    const clear = flowOf([server.issuer]);
    await clearKeys(clear);
    assert.equal(trust.verdicts.known('text'), undefined, 'verdicts go with the keys');
    assert.match(clear.dialog.seen.at(-1) ?? '', /were forgotten/u);
    assert.deepEqual(trust.keys.entries(), []);
    assert.equal(server.requests.length, asked);
  });

  it('say when nothing is cached', async () => {
    const flow = flowOf([]);
    await showKeys(flow);
    await clearKeys(flow);
    assert.match(flow.dialog.seen.join('\n'), /No keys of issuers are cached\. .*\n.*nothing to clear/u);
  });

  it('say why the keys of an issuer could not be had', async () => {
    await configure();
    server.metadata['jwks_uri'] = `${server.issuer}/none`;
    await showText('|nothing');
    const flow = flowOf(['Orders']);
    await checkKeySet(flow, undefined);
    assert.deepEqual(flow.shown, []);
    assert.match(flow.dialog.seen.at(-1) ?? '', /could not be had.*404/u);
  });
});
