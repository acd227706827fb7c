/** Restricted Mode: no issuer of the workspace counts, and nothing is sent, whatever was agreed to before. */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { explainRejection } from '../../src/host/commands/validateReport';
import type { ValidateFlow } from '../../src/host/commands/validateToken';
import { profileDigest } from '../../src/host/issuers/consent';
import { addIssuer } from '../../src/host/issuers/addIssuer';
import { createKeyFileReader } from '../../src/host/issuers/keyFiles';
import { reviewIssuers } from '../../src/host/issuers/reviewIssuers';
import { stateKeys } from '../../src/host/issuers/state';
import { createTokenReader } from '../../src/host/reading';
import { createReferences } from '../../src/host/references';
import { parseIssuers } from '../../src/core/issuers/parseIssuers';
import { settingIds } from '../../src/shared/contributions';
import { closeEverything, openFile, pause } from './support/documents';
import { createTestTrust, setForUser } from './support/issuerFlow';
import { startIssuerServer } from './support/issuerServer';
import { signedToken } from './support/verdicts';

describe('issuers in Restricted Mode', () => {
  const theirs = { name: 'Theirs', issuer: 'https://theirs.example.com' };

  before(async () => {
    await openFile(
      '.vscode/settings.json',
      JSON.stringify({ 'claimcheck.workspaceIssuers': [theirs], 'claimcheck.issuers': [theirs] }),
    );
    await pause(1500);
  });
  afterEach(async () => {
    await setForUser(settingIds.issuers, undefined);
    await setForUser(settingIds.allowInsecureLoopback, undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  after(closeEverything);

  it('of the workspace do not count, agreed to or not', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const trust = createTestTrust();
    const [profile] = parseIssuers([theirs]).issuers;
    assert.ok(profile);
    const place = vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? '';
    await trust.state.update(stateKeys.consent, { [place]: [profileDigest(profile)] });
    assert.deepEqual(trust.profiles.entries().entries, []);
    trust.dispose();
  });

  it('of the user send nothing, by validation or by command', async () => {
    const server = await startIssuerServer();
    await setForUser(settingIds.allowInsecureLoopback, true);
    await setForUser(settingIds.issuers, [{ name: 'Mine', issuer: server.issuer }]);
    const trust = createTestTrust();
    const [profile] = trust.profiles.current();
    assert.ok(profile);
    const outcome = await trust.keys.keysOf(profile, { keyId: undefined });
    assert.equal(outcome.status, 'failed');
    const flow = trust.flow({ answers: ['From the issuer', server.issuer] });
    await addIssuer(flow, () => Promise.reject(new Error('not asked for')));
    assert.ok(flow.dialog.seen.some((text) => text.includes('not trusted')));
    assert.deepEqual(server.requests, []);
    trust.dispose();
    await server.stop();
  });

  it('of the user are not asked by an explanation, which says what could not be checked', async () => {
    const server = await startIssuerServer();
    await setForUser(settingIds.allowInsecureLoopback, true);
    await setForUser(settingIds.issuers, [{ name: 'Mine', issuer: server.issuer }]);
    const trust = createTestTrust();
    const answers = trust.flow({ answers: ['Mine', 'Go on without it'] });
    const references = createReferences();
    const reader = createTokenReader({ ...answers, references, verdicts: trust.verdicts, locale: 'en' });
    const reports: string[] = [];
    const preview = (_title: string, markdown: string): Promise<void> => {
      reports.push(markdown);
      return Promise.resolve();
    };
    // What this command asks of the rest, and no more.
    const flow = { ...answers, ...trust, reader, references, reports: { preview } } as unknown as ValidateFlow;
    const { token } = await signedToken({ iss: server.issuer });
    await explainRejection(flow, { compact: token, origin: undefined });
    assert.equal(reports.length, 1, answers.dialog.seen.join('\n'));
    assert.match(String(reports[0]), /not trusted/u, String(reports[0]));
    assert.deepEqual(server.requests, []);
    trust.dispose();
    await server.stop();
  });

  it('cannot be agreed to', async () => {
    const trust = createTestTrust();
    const flow = trust.flow({ answers: [] });
    await reviewIssuers(flow);
    assert.ok(flow.dialog.seen.some((text) => text.includes('not trusted')));
    trust.dispose();
  });

  it('of the user take no key file from the workspace', async () => {
    await openFile('keys.json', '{"keys":[]}');
    await assert.rejects(createKeyFileReader(() => undefined)('keys.json'));
  });
});
