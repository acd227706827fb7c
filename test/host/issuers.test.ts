/** Issuer profiles: the user's own, those of a workspace after consent, and what belongs to each. */
import assert from 'node:assert/strict';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createKeyFileReader, fileInside } from '../../src/host/issuers/keyFiles';
import { secretKeyOf, storeSecret } from '../../src/host/issuers/secrets';
import { settingIds } from '../../src/shared/contributions';
import { closeEverything, openFile, until } from './support/documents';
import { createTestTrust, resetIssuers, setForUser, setForWorkspace, type TestTrust } from './support/issuerFlow';

const staging = { name: 'Staging', issuer: 'https://staging.example.com', audiences: ['https://api.example.com'] };

const keySet = (kid: string): string => JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid }] });

describe('issuer profiles', () => {
  let trust: TestTrust;

  beforeEach(() => {
    trust = createTestTrust();
  });
  afterEach(async () => {
    trust.dispose();
    await resetIssuers();
    await closeEverything();
  });

  const names = (): readonly string[] => trust.profiles.current().map(({ name }) => name);
  const standings = (): readonly string[] => trust.profiles.entries().entries.map(({ standing }) => standing);
  const [first] = vscode.workspace.workspaceFolders ?? [];

  async function agreeToAll(): Promise<void> {
    for (const entry of trust.profiles.entries().entries) await trust.profiles.agree(entry);
  }

  it('of the user count, and a wrong one leaves the others working', async () => {
    await setForUser(settingIds.issuers, [{ name: 'Wrong' }, { name: 'Right', issuer: 'https://right.example.com' }]);
    assert.deepEqual(names(), ['Right']);
    const { entries, problems } = trust.profiles.entries();
    assert.deepEqual(entries[0]?.source, { kind: 'user', index: 1 });
    assert.deepEqual(
      problems.map(({ entry, problem }) => [entry, problem.index, problem.code]),
      [['Wrong', 0, 'issuer-missing']],
    );
  });

  it('follow the settings', async () => {
    assert.deepEqual(names(), []);
    let changes = 0;
    trust.profiles.onDidChange(() => (changes += 1));
    await setForUser(settingIds.issuers, [staging]);
    await until(() => changes > 0);
    assert.deepEqual(names(), ['Staging']);
  });

  it('of the workspace do not count before the user agreed', async () => {
    await setForWorkspace([staging]);
    assert.deepEqual(names(), []);
    assert.deepEqual(standings(), ['not-agreed']);
    await agreeToAll();
    assert.deepEqual(names(), ['Staging (workspace)']);
  });

  it('of the workspace lose consent when any member changes', async () => {
    const changes = [
      { issuer: 'https://other.example.com' },
      { audiences: ['https://api.example.com', 'https://evil.example'] },
      { jwksUri: 'https://evil.example/keys' },
      { clientId: 'another' },
      { scopes: ['admin'] },
      { algorithms: ['RS256'] },
      { clockToleranceSeconds: 300 },
      { jwksFile: 'keys.json' },
    ];
    await setForWorkspace([staging]);
    await agreeToAll();
    for (const change of changes) {
      await setForWorkspace([{ ...staging, ...change }]);
      await until(() => standings()[0] === 'not-agreed');
      assert.deepEqual(names(), [], JSON.stringify(change));
    }
    await setForWorkspace([staging]);
    await until(() => names().length === 1);
  });

  it('of the workspace keep consent when members only change places', async () => {
    await setForWorkspace([staging]);
    await agreeToAll();
    await setForWorkspace([{ audiences: staging.audiences, issuer: staging.issuer, name: staging.name }]);
    assert.deepEqual(names(), ['Staging (workspace)']);
  });

  it('of the workspace stop counting when consent is revoked', async () => {
    await setForWorkspace([staging]);
    await agreeToAll();
    const [entry] = trust.profiles.entries().entries;
    assert.ok(entry);
    await trust.profiles.revoke(entry);
    assert.deepEqual(names(), []);
  });

  it('of the workspace are not taken from user settings', async () => {
    await setForUser(settingIds.workspaceIssuers, [staging]);
    assert.deepEqual(trust.profiles.entries().entries, []);
    await setForUser(settingIds.workspaceIssuers, undefined);
  });

  it('of the workspace give way to the user’s own for the same issuer, however it is written', async () => {
    await setForUser(settingIds.issuers, [{ name: 'Mine', issuer: 'https://staging.example.com/' }]);
    await setForWorkspace([staging, { ...staging, name: 'Capitals', issuer: 'https://STAGING.example.com' }]);
    await agreeToAll();
    assert.deepEqual(names(), ['Mine']);
    assert.deepEqual(standings(), ['in-effect', 'own-profile', 'own-profile']);
  });

  it('of the workspace are kept apart from the user’s of that name', async () => {
    await setForUser(settingIds.issuers, [
      { name: 'Staging', issuer: 'https://mine.example.com' },
      { name: 'Staging (workspace)', issuer: 'https://other.example.com' },
    ]);
    await setForWorkspace([staging]);
    await agreeToAll();
    assert.deepEqual(names(), ['Staging', 'Staging (workspace)']);
    assert.equal(trust.profiles.current()[1]?.issuer, 'https://other.example.com');
  });

  it('of the workspace never get at the secret of the user’s profile', async () => {
    const shared = { name: 'Shared', issuer: 'https://hmac.example.com', sharedSecret: true };
    await setForUser(settingIds.issuers, [shared]);
    const [mine] = trust.profiles.entries().entries;
    assert.ok(mine);
    await storeSecret(trust.secrets, secretKeyOf(mine), new TextEncoder().encode('a secret of thirty-two bytes ...'));
    await setForUser(settingIds.issuers, undefined);
    await setForWorkspace([shared]);
    await until(() => standings()[0] === 'not-agreed');
    await agreeToAll();
    const [theirs] = trust.profiles.entries().entries;
    const [profile] = trust.profiles.current();
    assert.ok(theirs && profile);
    assert.notEqual(secretKeyOf(theirs), secretKeyOf(mine));
    const outcome = await trust.keys.keysOf(profile, { keyId: undefined });
    assert.deepEqual(outcome, { status: 'failed', failure: { code: 'secret-missing' } });
  });

  it('of the workspace name key files inside of it only', () => {
    const root = first?.uri;
    assert.ok(root);
    assert.equal(fileInside(root, 'keys/jwks.json'), vscode.Uri.joinPath(root, 'keys/jwks.json').fsPath);
    for (const path of [
      '../keys.json',
      'a/../../keys.json',
      '/etc/keys.json',
      'C:\\keys.json',
      '\\\\host\\keys',
      '~/k',
      '',
    ]) {
      assert.equal(fileInside(root, path), undefined, path);
    }
  });

  it('of the workspace do not follow a link out of it', async () => {
    const root = first?.uri;
    assert.ok(root);
    const outside = join(mkdtempSync(join(tmpdir(), 'claimcheck-outside-')), 'keys.json');
    writeFileSync(outside, '{"keys":[]}');
    const link = vscode.Uri.joinPath(root, 'linked.json').fsPath;
    symlinkSync(outside, link);
    const inside = await openFile('inside.json', '{"keys":[]}');
    const read = createKeyFileReader(() => root);
    assert.equal(await read(inside.uri.fsPath), '{"keys":[]}');
    await assert.rejects(read(link), /outside/u);
    assert.equal(await createKeyFileReader(() => undefined)(link), '{"keys":[]}');
  });

  it('with a key file outside do not count, whatever the user agrees to', async () => {
    await setForWorkspace([{ ...staging, jwksFile: '../keys.json' }]);
    await agreeToAll();
    assert.deepEqual(names(), []);
    assert.deepEqual(standings(), ['outside']);
  });

  it('with a key file count with the keys that were agreed to, and with no others', async () => {
    const { uri } = await openFile('agreed.json', keySet('one'));
    await setForWorkspace([{ ...staging, jwksFile: 'agreed.json' }]);
    await agreeToAll();
    const [profile] = trust.profiles.current();
    assert.ok(profile);
    const keyIds = async (): Promise<unknown> => {
      const outcome = await trust.keys.cached.keysOf(profile, { keyId: undefined });
      return outcome.status === 'found' ? outcome.keys.map(({ keyId }) => keyId) : outcome.failure.code;
    };
    assert.deepEqual(await keyIds(), ['one']);
    writeFileSync(uri.fsPath, keySet('two'));
    assert.equal(await keyIds(), 'keys-file-unreadable');
    assert.deepEqual(standings(), ['not-agreed']);
    assert.equal(await keyIds(), 'keys-file-unreadable', 'not for who still holds the profile either');
    await agreeToAll();
    assert.deepEqual(await keyIds(), ['two']);
    writeFileSync(uri.fsPath, keySet('one'));
    assert.equal(await keyIds(), 'keys-file-unreadable', 'what was agreed to before counts no more');
  });

  it('are not read before somebody asks', async () => {
    await setForWorkspace([staging]);
    const fresh = createTestTrust();
    assert.deepEqual(fresh.state.keys(), []);
    fresh.profiles.current();
    assert.notDeepEqual(fresh.state.keys(), []);
    fresh.dispose();
  });

  it('that are wrong are marked in the settings file at the member', async () => {
    const text = `{
  // a comment
  "claimcheck.workspaceIssuers": [
    { "name": "A", "issuer": "https://a.example.com", "algorithms": ["RS256", "none"] },
    { "name": "B", "issuer": "http://b.example.com" }
  ]
}`;
    // Of a folder that is not open: the editor does not read it, and it can be written at will.
    const document = await openFile('elsewhere/.vscode/settings.json', text);
    await vscode.window.showTextDocument(document);
    const ours = (): readonly vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Claimcheck');
    await until(() => ours().length > 1);
    const marked = ours().map(({ code, range }) => [code, document.getText(range)]);
    assert.deepEqual(
      [...new Map(marked.map((each) => [each[0], each])).values()],
      [
        ['algorithm-none', '"none"'],
        ['not-https', '"http://b.example.com"'],
      ],
    );
  });
});
