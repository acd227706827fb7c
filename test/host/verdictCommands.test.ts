/** The commands about verdicts: what they ask, tell, show and keep, and what they never do. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openEncrypted } from '../../src/host/commands/validateEncrypted';
import { explainRejection } from '../../src/host/commands/validateReport';
import { validateTarget, validateWithPicked, type ValidateFlow } from '../../src/host/commands/validateToken';
import { secretPrefixes } from '../../src/host/issuers/secrets';
import type { Reading } from '../../src/host/reading';
import { createTokenReader } from '../../src/host/reading';
import { createReferences } from '../../src/host/references';
import { createSettingsSource } from '../../src/host/settings';
import { verdictMessages } from '../../src/host/verdictMessages';
import { memorySecrets } from './support/memory';
import { scriptedDialog, type Script, type ScriptedDialog } from './support/scriptedDialog';
import { exampleToken } from './support/tokens';
import { audience, createTestVerdicts, issuer, signedToken, type TestVerdicts } from './support/verdicts';

const orders = { name: 'Orders', issuer, audiences: [audience] };

interface Shown {
  readonly flow: ValidateFlow;
  readonly dialog: ScriptedDialog;
  readonly opened: readonly Reading[];
  /** Title and text of each report. */
  readonly reports: readonly (readonly [string, string])[];
}

describe('the commands about verdicts', () => {
  const settings = createSettingsSource();
  let verdicts: TestVerdicts;
  let secrets: vscode.SecretStorage;
  let good: Awaited<ReturnType<typeof signedToken>>;

  beforeEach(async () => {
    good = await signedToken();
    verdicts = createTestVerdicts([orders], [good.jwk]);
    secrets = memorySecrets();
    await vscode.env.clipboard.writeText('');
  });
  afterEach(() => {
    verdicts.dispose();
  });

  function start(script: Script): Shown {
    const dialog = scriptedDialog(script);
    const references = createReferences();
    const { clock, profiles } = verdicts;
    const reader = createTokenReader({ clock, references, settings, verdicts, locale: 'en' });
    const opened: Reading[] = [];
    const reports: (readonly [string, string])[] = [];
    const show = (title: string, text: string): Promise<void> => {
      reports.push([title, text]);
      return Promise.resolve();
    };
    const documents = {
      open: (reading: Reading) => {
        opened.push(reading);
        return Promise.resolve();
      },
    };
    // What these commands ask of the rest, and no more.
    const deps = {
      clock,
      profiles,
      verdicts,
      references,
      reader,
      secrets,
      documents,
      reports: { show, preview: show },
    };
    return { flow: { ...deps, dialog } as unknown as ValidateFlow, dialog, opened, reports };
  }

  const target = (compact: string): { compact: string; origin: undefined } => ({ compact, origin: undefined });

  describe('validate', () => {
    it('tells the verdict, and who decided stands in the view', async () => {
      const { flow, dialog } = start({ answers: [] });
      await validateTarget(flow, target(good.token));
      assert.ok(
        dialog.seen.some((text) => text.startsWith('Valid for the profile “Orders”.')),
        dialog.seen.join('\n'),
      );
      const { verdict } = flow.reader.look(good.token);
      assert.match(
        verdict?.provenance ?? '',
        /profile “Orders” · issuer https:\/\/id\.example · key k1 .* · keys fetched/u,
      );
    });

    it('tells the difference when the token is invalid, and offers the report', async () => {
      const { token, jwk } = await signedToken({ aud: `${audience}/` });
      verdicts.setKeys([jwk]);
      const { flow, dialog } = start({ answers: [] });
      await validateTarget(flow, target(token));
      const message = dialog.seen.find((text) => text.startsWith('Invalid'));
      assert.match(message ?? '', /: it is for another audience\. They differ in nothing but a slash at the end\.$/u);
      assert.ok(dialog.seen.includes(verdictMessages.why));
    });

    it('offers to add an issuer that is not configured', async () => {
      const { token } = await signedToken({ iss: 'https://other.example', aud: 'other' });
      const { flow, dialog } = start({ answers: [] });
      await validateTarget(flow, target(token));
      assert.ok(dialog.seen.some((text) => text.startsWith('Not verified: its issuer is not configured.')));
      assert.ok(dialog.seen.includes(verdictMessages.addIssuer));
      assert.equal(verdicts.asked.network, 0);
    });

    it('cannot be made to act by what stands in a token', async () => {
      const { token } = await signedToken({ iss: 'https://x.example/](command:x)$(warning)\u202E', aud: 'x' });
      const { flow, dialog } = start({ answers: [] });
      await validateTarget(flow, target(token));
      for (const text of dialog.seen) assert.doesNotMatch(text, /\]\(|(?<!\\)\$\(|\u202E/u);
    });

    it('uses the profile that is picked, those that fit first', async () => {
      verdicts.setProfiles([{ ...orders, name: 'Elsewhere', issuer: 'https://elsewhere.example' }, orders]);
      const { flow, dialog } = start({ answers: ['Elsewhere'] });
      await validateWithPicked(flow, target(good.token));
      assert.deepEqual(
        dialog.seen.filter((text) => text === 'Orders' || text === 'Elsewhere'),
        ['Orders', 'Elsewhere'],
      );
      assert.ok(
        dialog.seen.some((text) => text.startsWith('Invalid for the profile “Elsewhere”: its issuer is another')),
      );
    });

    it('says what to do when no profile is configured', async () => {
      verdicts.setProfiles([]);
      const { flow, dialog } = start({ answers: [] });
      await validateWithPicked(flow, target(good.token));
      assert.deepEqual(dialog.seen, [verdictMessages.noProfiles, verdictMessages.addIssuer]);
    });
  });

  describe('explain a rejection', () => {
    it('reports what fails and what the API answered, from the clipboard', async () => {
      const { token, jwk } = await signedToken({ aud: `${audience}/` });
      verdicts.setKeys([jwk]);
      await vscode.env.clipboard.writeText('WWW-Authenticate: Bearer error="insufficient_scope", scope="orders:read"');
      const { flow, dialog, reports } = start({ answers: ['Orders', verdictMessages.answerFromClipboard] });
      await explainRejection(flow, target(token));
      dialog.end();
      const [[title, markdown] = ['', '']] = reports;
      assert.equal(title, 'Why rejected - Access token');
      assert.match(
        markdown,
        /## What fails[\s\S]*a slash at the end[\s\S]*## What the API answered[\s\S]*insufficient_scope/u,
      );
      for (const part of token.split('.')) assert.ok(!markdown.includes(part));
    });

    it('takes a header that is typed, and goes on without one', async () => {
      const typed = start({ answers: ['Orders', verdictMessages.answerTyped, 'Bearer realm="orders"'] });
      await explainRejection(typed.flow, target(good.token));
      assert.match(typed.reports[0]?.[1] ?? '', /saw no token at all/u);
      const without = start({ answers: ['Orders', verdictMessages.noAnswer] });
      await explainRejection(without.flow, target(good.token));
      assert.doesNotMatch(without.reports[0]?.[1] ?? '', /What the API answered/u);
      assert.ok(!without.dialog.seen.includes(verdictMessages.answerFromClipboard));
    });

    it('works without any profile, and shows nothing when the person goes away', async () => {
      const away = start({ answers: ['Orders', undefined] });
      await explainRejection(away.flow, target(good.token));
      assert.deepEqual(away.reports, []);
      verdicts.setProfiles([]);
      const without = start({ answers: [verdictMessages.noAnswer] });
      await explainRejection(without.flow, target(exampleToken));
      assert.match(without.reports[0]?.[1] ?? '', /held against no issuer profile/u);
    });

    it('opens nothing that an API names', async () => {
      const answer = 'Bearer resource_metadata="https://api.example/.well-known/oauth-protected-resource"';
      const { flow, reports } = start({ answers: ['Orders', verdictMessages.answerTyped, answer] });
      const { network } = verdicts.asked;
      await explainRejection(flow, target(good.token));
      assert.match(reports[0]?.[1] ?? '', /This was not opened/u);
      assert.equal(verdicts.asked.network, network + 1, 'the keys of the profile, and nothing else');
    });
  });

  describe('open an encrypted token', () => {
    const secret = randomBytes(32);
    const sealed = (text: string | Uint8Array, header: object = {}): Promise<string> =>
      new CompactEncrypt(typeof text === 'string' ? Buffer.from(text) : text)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'shared-1', ...header })
        .encrypt(secret);
    const key = secret.toString('base64url');

    it('shows the token inside, which can then be validated, and keeps the key only when asked', async () => {
      const { flow, dialog, opened } = start({ answers: [verdictMessages.keyTyped, key] });
      await openEncrypted(flow, target(await sealed(good.token, { cty: 'JWT' })));
      assert.equal(opened[0]?.compact, good.token);
      assert.ok(dialog.seen.some((text) => /^Opened \(dir, A256GCM\)\. .*not verified\.$/u.test(text)));
      assert.ok(dialog.seen.includes(verdictMessages.validateInner));
      assert.ok(dialog.seen.some((text) => text.includes('dir · A256GCM · shared-1')));
      assert.deepEqual(await secrets.keys(), []);
      assert.ok(!dialog.seen.some((text) => text.includes(key)));
    });

    it('keeps the key under a name, and opens with it the next time', async () => {
      const token = await sealed('{"sub":"someone"}');
      const first = start({
        answers: [verdictMessages.keyTyped, key, ' Orders test '],
        actions: [verdictMessages.keepKey],
      });
      await openEncrypted(first.flow, target(token));
      first.dialog.end();
      assert.deepEqual(await secrets.keys(), [`${secretPrefixes.jweKey}Orders test`]);
      const again = start({ answers: ['Orders test'] });
      await openEncrypted(again.flow, target(token));
      assert.deepEqual(again.reports, [[verdictMessages.contentTitle, '{\n  "sub": "someone"\n}']]);
      assert.ok(!again.dialog.seen.includes(verdictMessages.keepKey), 'it is kept already');
    });

    it('says that a key is wrong, changes nothing, and lets another one be tried', async () => {
      const wrong = randomBytes(32).toString('base64url');
      const { flow, dialog, reports } = start({
        answers: [verdictMessages.keyTyped, wrong, verdictMessages.keyTyped, key],
        actions: [verdictMessages.tryAnother],
      });
      await openEncrypted(flow, target(await sealed('just text')));
      dialog.end();
      assert.ok(dialog.seen.some((text) => text.startsWith('This key does not open the token.')));
      assert.deepEqual(reports, [[verdictMessages.contentTitle, 'just text']]);
    });

    it('takes a key from a file, as PEM or as bytes', async () => {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      const bytes = vscode.Uri.joinPath(folder.uri, 'key.bin');
      await vscode.workspace.fs.writeFile(bytes, secret);
      const raw = start({ answers: [verdictMessages.keyFile], file: bytes });
      await openEncrypted(raw.flow, target(await sealed('from a file')));
      assert.equal(raw.reports[0]?.[1], 'from a file');
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const pem = vscode.Uri.joinPath(folder.uri, 'key.pem');
      await vscode.workspace.fs.writeFile(pem, Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })));
      const token = await new CompactEncrypt(Buffer.from('for the private key'))
        .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
        .encrypt(publicKey);
      const file = start({ answers: [verdictMessages.keyFile], file: pem });
      await openEncrypted(file.flow, target(token));
      assert.equal(file.reports[0]?.[1], 'for the private key');
      await Promise.all([bytes, pem].map((uri) => vscode.workspace.fs.delete(uri)));
    });

    it('keeps numbers as they are written, and says of bytes that there is nothing to show', async () => {
      const large = start({ answers: [verdictMessages.keyTyped, key] });
      await openEncrypted(large.flow, target(await sealed('{"id":12345678901234567890}')));
      assert.equal(large.reports[0]?.[1], '{"id":12345678901234567890}');
      const binary = start({ answers: [verdictMessages.keyTyped, key] });
      await openEncrypted(binary.flow, target(await sealed(Uint8Array.of(0xff))));
      assert.deepEqual(binary.reports, []);
      assert.ok(binary.dialog.seen.includes(verdictMessages.contentBinary));
    });

    it('says of a token that is not encrypted that it can be read', async () => {
      const { flow, dialog } = start({ answers: [] });
      await openEncrypted(flow, target(good.token));
      assert.deepEqual(dialog.seen, [verdictMessages.notEncrypted]);
    });
  });
});
