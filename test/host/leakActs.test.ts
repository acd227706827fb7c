/** What ends a breach: that it is done to all that were meant, said in one sentence, and that no secret is in any of it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parseBaseline } from '../../src/core/leaks/parseBaseline';
import type { FoundLeak } from '../../src/host/leaks/foundLeak';
import { commandIds } from '../../src/shared/contributions';
import { madeUpGitHubToken } from '../support/tokenFactory';
import { closeEverything, openFile, until } from './support/documents';
import { git, newRepository, workspaceRoot } from './support/gitFolders';
import { createLeakActsTest, issuer, leaksOf, sessionWith } from './support/leakActs';
import { canary, sample } from './support/tokens';

const exp = Date.parse('2026-11-28T13:00:00Z') / 1000;
const live = accessToken('me');
const clientSecret = 'q8Zs4Kd0vXw7Rb2Ny6Tf';
const secrets = [canary.slice(0, 12), clientSecret.slice(0, 10)];

function accessToken(sub: string): string {
  return sample({ iss: issuer, sub, aud: 'api', client_id: 'app', jti: sub, iat: exp - 3600, exp }, { typ: 'at+jwt' });
}

describe('acts on leaks', () => {
  before(closeEverything);
  afterEach(async () => {
    await closeEverything();
    await removeRootFiles();
  });

  describe('references', () => {
    it('take the place of all, in one edit of all files that one undo takes back', async () => {
      const other = accessToken('other');
      const one = await write('a.py', `ORDERS = "${live}"\nSTOCK = "${other}"\n`);
      const two = await write('b.ts', `const orders = '${live}';\n`);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(one)), ...(await leaksOf(two)));
      const { seen } = await test.run(commandIds.replaceLeaks, '.gitignore');
      const python = await textOf(one);
      assert.match(python, /^import os\n\nORDERS = os\.environ\["ORDERS"\]\nSTOCK = os\.environ\["STOCK"\]\n$/u);
      assert.equal(await textOf(two), 'const orders = process.env.ORDERS;\n');
      assert.equal(rootFile('.env'), `ORDERS=${live}\nSTOCK=${other}\n`);
      assert.equal(rootFile('.gitignore'), '.env\n');
      assert.match(seen.at(-1) ?? '', /^Replaced by references to ORDERS, STOCK\. What was committed stays/u);
      assert.deepEqual(test.looked, [one.toString(), two.toString()]);
      noSecretIn(seen);
    });

    it('stand nowhere else where the text changes while a person answers', async () => {
      const before = `a = "${live}"\n`;
      const uri = await write('a.py', before);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      const { seen } = await test.run(commandIds.replaceLeaks, 'Replace only', async (suggested) => {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(uri, new vscode.Position(0, 0), '# a new line at the top\n');
        assert.ok(await vscode.workspace.applyEdit(edit));
        return suggested;
      });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(), `# a new line at the top\n${before}`);
      assert.match(seen.at(-1) ?? '', /^Nothing was replaced\. 1 was left alone: 1 is no longer in the text/u);
    });

    it('put no value through a link', async () => {
      const target = await write('public.md', 'For everybody\n');
      symlinkSync(target.fsPath, join(workspaceRoot().uri.fsPath, '.env'));
      const uri = await write('a.py', `a = "${live}"\n`);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      await test.run(commandIds.replaceLeaks, (suggested) => suggested);
      assert.match(await textOf(uri), /os\.environ/u);
      assert.equal(await textOf(target), 'For everybody\n');
    });

    it('are taken back by one undo', async () => {
      const before = `a = "${live}"\nb = "${accessToken('b')}"\n`;
      const uri = await write('a.py', before);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      await test.run(commandIds.replaceLeaks, 'Replace only');
      const { document } = await vscode.window.showTextDocument(uri);
      assert.ok(!document.getText().includes(canary));
      await vscode.commands.executeCommand('undo');
      await until(() => document.getText() === before);
    });

    it('ask for the name of a single one, and take client secrets and keys', async () => {
      const uri = await write('a.ts', `const clientSecret = '${clientSecret}';\n`);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      await test.run(commandIds.replaceLeaks, 'Replace only', (suggested) => `${suggested}_NOW`);
      assert.equal(await textOf(uri), 'const clientSecret = process.env.CLIENT_SECRET_NOW;\n');
    });

    it('leave the text alone where a credential is gone, has moved to a place without an idiom, or stands in .env', async () => {
      const gone = await write('gone.ts', `const a = '${live}';\n`);
      const prose = await write('prose.txt', `The token is ${live} today.\n`);
      const env = await write('.env.local', `A=${live}\n`);
      const moved = await write('moved.ts', `const a = '${live}';\n`);
      const test = createLeakActsTest();
      const lists = await Promise.all([gone, prose, env, moved].map((uri) => leaksOf(uri)));
      test.list(...lists.flat());
      await change(gone, 'const a = 1;\n');
      await change(moved, `// one more line\n\nconst a = '${live}';\n`);
      const { seen } = await test.run(commandIds.replaceLeaks, 'Replace only', 'A_TOKEN');
      assert.equal(await textOf(gone), 'const a = 1;\n');
      assert.equal(await textOf(prose), `The token is ${live} today.\n`);
      assert.equal(await textOf(env), `A=${live}\n`);
      assert.equal(await textOf(moved), '// one more line\n\nconst a = process.env.A_TOKEN;\n');
      assert.match(
        seen.at(-1) ?? '',
        /3 were left alone: 1 is no longer in the text \(search again\); 1 is at a place where no reference/u,
      );
    });

    it('serve a literal with two credentials once, and say so of the other', async () => {
      const uri = await write('a.ts', `const both = "${live} and ${accessToken('b')}";\n`);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      const { seen } = await test.run(commandIds.replaceLeaks, 'Replace only');
      assert.match(seen.at(-1) ?? '', /1 was left alone: 1 is in the same literal as another/u);
    });
  });

  describe('a redaction', () => {
    it('takes the secret parts of tokens, keys and client secrets, in one step', async () => {
      const github = madeUpGitHubToken();
      const uri = await write(
        'a.txt',
        `${live}\n${github}\nclient_secret=${clientSecret}\n{"kty":"EC","crv":"P-256","x":"usWxHK2PmfnHKwXPS54m0kTcGJ90UiglWiGahtagnv8","y":"IBOL-C3BttVivg-lSreASjpkttcsz-1rb7btKLv8EX4","d":"V8kgd2ZBRuh2dgyVINBUqpPDr7BOMGcF22CQMIUHtNM"}\n`,
      );
      const test = createLeakActsTest();
      const found = await leaksOf(uri);
      assert.equal(found.length, 4);
      test.list(...found);
      const { seen } = await test.run(commandIds.redactLeaks);
      const text = await textOf(uri);
      for (const secret of [canary, github.slice(4), clientSecret, 'V8kgd2ZBRuh2dgyVINBUqpPDr7BOMGcF22CQMIUHtNM']) {
        assert.ok(!text.includes(secret), text);
      }
      assert.ok(
        text.includes('usWxHK2PmfnHKwXPS54m0kTcGJ90UiglWiGahtagnv8') && text.includes(live.split('.')[1] ?? '-'),
      );
      assert.match(seen.at(-1) ?? '', /^4 credentials redacted\./u);
    });

    it('says which files to stage again, since what is staged is as it was', async () => {
      const root = newRepository({ 'a[1].txt': `${live}\n`, 'b.txt': `${live}\n` });
      git(root, 'add', 'a[1].txt');
      const test = createLeakActsTest();
      const uris = ['a[1].txt', 'b.txt'].map((name) => vscode.Uri.file(join(root, name)));
      for (const uri of uris) await vscode.workspace.openTextDocument(uri);
      test.list(...(await Promise.all(uris.map((uri) => leaksOf(uri)))).flat());
      const { seen } = await test.run(commandIds.redactLeaks);
      assert.match(
        seen.at(-1) ?? '',
        /^2 credentials redacted\..* One of the files is staged as before\. Stage again/u,
      );
      assert.ok(git(root, 'show', ':a[1].txt').includes(canary));
    });

    it('keeps the frame of a PEM key', async () => {
      const { generateKeyPairSync } = await import('node:crypto');
      const pem = generateKeyPairSync('ec', {
        namedCurve: 'P-256',
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      }).privateKey;
      const uri = await write('key.pem', pem);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      await test.run(commandIds.redactLeaks);
      assert.equal(await textOf(uri), '-----BEGIN PRIVATE KEY-----\nREDACTED\n-----END PRIVATE KEY-----\n');
    });
  });

  describe('a revocation', () => {
    const endpoint = { revocationEndpoint: `${issuer}/revoke` };

    it('asks once, lists what is revoked, and says what stays valid until when', async () => {
      const uri = await write('a.txt', `${live}\n${accessToken('b')}\n${live}\nclient_secret=${clientSecret}\n`);
      const test = createLeakActsTest(endpoint);
      test.list(...(await leaksOf(uri)));
      const { seen } = await test.run(commandIds.revokeLeaks);
      assert.equal(test.questions.length, 1);
      const [{ message, detail } = { message: '', detail: '' }] = test.questions;
      assert.equal(message, 'Revoke 2 tokens at id.corp-of-nobody.com? This cannot be taken back.');
      assert.match(detail, /^Corp: Access token[^\n]*, line 1\nCorp: Access token[^\n]*, line 2$/u);
      assert.equal(test.sent.length, 2);
      assert.ok(test.sent.every((each) => each.includes('token_type_hint=access_token')));
      const said = seen.at(-1) ?? '';
      assert.match(
        said,
        /^The revocation of 2 tokens was accepted\. APIs that check tokens without asking the server may/u,
      );
      assert.match(said, /may accept 2 of them until 28 Nov 2026, 13:00:00 UTC\. 1 was left alone: 1 is not a token/u);
      noSecretIn([...seen, message, detail]);
      const fingerprints = new Set(test.checked.map(([fingerprint]) => fingerprint));
      assert.equal(fingerprints.size, 2);
      assert.deepEqual([...new Set(test.checked.map(([, result]) => result))], ['revoked']);
    });

    it('sends nothing where the person does not agree, the workspace is not trusted, or no profile fits', async () => {
      const uri = await write('a.txt', `${live}\n`);
      const test = createLeakActsTest(endpoint);
      test.list(...(await leaksOf(uri)));
      test.agrees = false;
      await test.run(commandIds.revokeLeaks);
      test.agrees = true;
      test.isTrusted = false;
      await test.run(commandIds.revokeLeaks);
      test.isTrusted = true;
      const foreign = await write(
        'b.txt',
        `${sample({ iss: 'https://id.other-corp.com', sub: 'x', exp }, { typ: 'at+jwt' })}\n`,
      );
      test.list(...(await leaksOf(foreign)));
      const { seen } = await test.run(commandIds.revokeLeaks);
      assert.match(
        seen.at(-1) ?? '',
        /^Nothing was revoked\. 1 was left alone: 1 is of no configured issuer \(revoke it in the settings/u,
      );
      assert.deepEqual(test.sent, []);
    });

    it('says which issuer offers none, and which refused', async () => {
      const uri = await write('a.txt', `${live}\n`);
      const without = createLeakActsTest();
      without.list(...(await leaksOf(uri)));
      assert.match(
        (await without.run(commandIds.revokeLeaks)).seen.at(-1) ?? '',
        /1 is of an issuer that offers no revocation/u,
      );
      const refused = createLeakActsTest(endpoint);
      refused.list(...(await leaksOf(uri)));
      refused.answer = () => Response.json({ error: 'invalid_client' }, { status: 401 });
      const said = (await refused.run(commandIds.revokeLeaks)).seen.join('\n');
      assert.match(said, /Nothing was revoked\. 1 was left alone: 1 is of an issuer that did not do it\./u);
      assert.match(said, /“Corp”/u);
    });

    it('says of one that is revoked or not active that it is that, and not that it has expired', async () => {
      const uri = await write('a.txt', `${live}\n${accessToken('b')}\n`);
      const [one, other] = await leaksOf(uri);
      assert.ok(one && other);
      const at = new Date('2026-11-28T11:00:00Z');
      const test = createLeakActsTest(endpoint);
      test.list(
        { ...one, rank: 'expired', said: { result: 'revoked', at } },
        { ...other, rank: 'expired', said: { result: 'inactive', at } },
      );
      const { seen } = await test.run(commandIds.revokeLeaks);
      assert.match(seen.at(-1) ?? '', /1 is revoked already; 1 is not active any more, as its issuer has said\./u);
      assert.deepEqual(test.sent, []);
    });

    it('leaves ID tokens and expired ones alone', async () => {
      const id = sample({ iss: issuer, sub: 'me', aud: 'app', nonce: 'n', iat: exp - 3600, exp });
      const old = sample(
        { iss: issuer, sub: 'me', aud: 'api', client_id: 'app', exp: 1_700_000_000 },
        { typ: 'at+jwt' },
      );
      const uri = await write('a.txt', `${id}\n${old}\n`);
      const test = createLeakActsTest(endpoint);
      test.list(...(await leaksOf(uri)));
      const { seen } = await test.run(commandIds.revokeLeaks);
      assert.match(
        seen.at(-1) ?? '',
        /2 were left alone: 1 is an ID token, which no issuer revokes \(end its session\); 1 is expired already/u,
      );
      assert.deepEqual(test.sent, []);
    });
  });

  describe('a check', () => {
    it('asks the issuer after one question, and tells the list what it said', async () => {
      const uri = await write('a.txt', `${live}\n${accessToken('b')}\n`);
      const test = createLeakActsTest({ introspectionEndpoint: `${issuer}/introspect` });
      const found = await leaksOf(uri);
      test.list(...found);
      test.answer = () => Response.json({ active: test.sent.length === 1 });
      const { seen } = await test.run(commandIds.checkLeaks);
      assert.equal(test.questions.length, 1);
      assert.match(test.questions[0]?.message ?? '', /^Send 2 tokens to id\.corp-of-nobody\.com to ask/u);
      assert.equal(seen.at(-1), '1 token active, 1 not active any more.');
      assert.deepEqual(test.checked, [
        [found[0]?.leak.fingerprint, 'active'],
        [found[1]?.leak.fingerprint, 'inactive'],
      ]);
      noSecretIn(seen);
    });

    it('goes by the keys where the issuer does not answer such questions, and sends no token then', async () => {
      const uri = await write('a.txt', `${live}\n`);
      const test = createLeakActsTest();
      const [found] = await leaksOf(uri);
      test.list(...(found === undefined ? [] : [found]));
      test.verdict = verdict([{ code: 'aud-mismatch' }], true);
      const { seen } = await test.run(commandIds.checkLeaks);
      assert.deepEqual(test.checked, [[found?.leak.fingerprint, 'active']]);
      assert.match(
        seen.at(-1) ?? '',
        /^1 token active, .* Of 1 the issuer’s key says so, which cannot know of a revocation/u,
      );
      test.verdict = verdict([{ code: 'signature-invalid' }], true);
      await test.run(commandIds.checkLeaks);
      assert.equal(test.checked.at(-1)?.[1], 'inactive');
      test.verdict = verdict([{ code: 'iss-mismatch' }], false);
      const undecided = await test.run(commandIds.checkLeaks);
      assert.match(undecided.seen.at(-1) ?? '', /^Nothing was found out\. 1 was left alone: 1 is undecided/u);
      assert.equal(test.checked.length, 2);
      assert.deepEqual(test.sent, []);
      assert.deepEqual(test.questions, []);
      // A key does not know of a revocation.
      test.verdict = verdict([{ code: 'aud-mismatch' }], true);
      test.list(...(found === undefined ? [] : [{ ...found, said: { result: 'revoked', at: new Date(0) } as const }]));
      await test.run(commandIds.checkLeaks);
      assert.equal(test.checked.length, 2);
    });
  });

  describe('a reissue', () => {
    it('is asked of the sessions that hold a token, or are of its account, and of no others', async () => {
      const uri = await write('a.txt', `${live}\n${accessToken('ada')}\n`);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      test.sessions.push(
        sessionWith('holds', live, 'someone'),
        sessionWith('account', accessToken('newer'), 'ada'),
        sessionWith('other', accessToken('x'), 'x'),
      );
      await test.run(commandIds.reissueLeaks);
      assert.deepEqual(test.ran, [
        [commandIds.reissue, 'holds'],
        [commandIds.reissue, 'account'],
      ]);
      test.sessions.splice(0);
      const { seen } = await test.run(commandIds.reissueLeaks);
      assert.match(seen.at(-1) ?? '', /^No session that is kept here holds one of these tokens/u);
    });
  });

  describe('the baseline', () => {
    it('takes all with reason, day and end, in a file without any secret', async () => {
      const uri = await write('a.txt', `${live}\nclient_secret=${clientSecret}\n`);
      const test = createLeakActsTest();
      const found = await leaksOf(uri);
      test.list(...found);
      const { seen } = await test.run(commandIds.acceptLeaks, 'opens the test server only', '30 days');
      const { baseline, problems } = parseBaseline(rootFile('.claimcheck-baseline.json'));
      assert.deepEqual(problems, []);
      assert.deepEqual(new Set(baseline.byFingerprint.keys()), new Set(found.map(({ leak }) => leak.fingerprint)));
      for (const { reason, added, expires, path } of baseline.entries) {
        assert.deepEqual([reason, added, expires], ['opens the test server only', '2026-11-28', '2026-12-28']);
        assert.equal(path, found[0]?.path);
      }
      assert.deepEqual(test.looked, [`baseline of ${workspaceRoot().name}`]);
      assert.match(seen.at(-1) ?? '', /^2 credentials accepted into the baseline until 2026-12-28\./u);
      noSecretIn([...seen, rootFile('.claimcheck-baseline.json')]);
      // One more keeps those that are there.
      const more = await write('b.txt', `${accessToken('more')}\n`);
      test.list(...(await leaksOf(more)));
      await test.run(commandIds.acceptLeaks, 'made up', 'For good');
      const after = parseBaseline(rootFile('.claimcheck-baseline.json')).baseline;
      assert.equal(after.entries.length, 3);
      assert.equal(after.entries.filter(({ expires }) => expires === undefined).length, 1);
    });

    it('is not written where it has mistakes', async () => {
      const text = '{ "version": 1, "entries": [ { "fingerprint": "mine" } ] }\n';
      const uri = await write('a.txt', `${live}\n`);
      for (const broken of [text, '<<<<<<< HEAD\n', '{"version":99,"entries":[]}']) {
        await vscode.workspace.fs.writeFile(inRoot('.claimcheck-baseline.json'), Buffer.from(broken));
        const test = createLeakActsTest();
        test.list(...(await leaksOf(uri)));
        const { seen } = await test.run(commandIds.acceptLeaks, 'made up', 'For good');
        assert.match(seen.join('\n'), /has mistakes or cannot be read, so it was not changed/u);
        assert.ok(seen.includes('Open Baseline'));
        assert.equal(rootFile('.claimcheck-baseline.json'), broken);
      }
    });

    it('wants a reason that says something and holds no credential', async () => {
      const uri = await write('a.txt', `${live}\n`);
      const test = createLeakActsTest();
      test.list(...(await leaksOf(uri)));
      for (const reason of ['  ', '…', `it is ${live}`]) {
        await assert.rejects(test.run(commandIds.acceptLeaks, reason), /is refused/u, reason);
      }
    });
  });

  describe('what they are about', () => {
    it('is picked from the list where nobody names it, and never taken from a stranger', async () => {
      const uri = await write('a.txt', `${live}\n`);
      const test = createLeakActsTest();
      const [found] = await leaksOf(uri);
      assert.ok(found !== undefined);
      test.list(found);
      const forged: FoundLeak = { ...found, id: 'forged', uri: vscode.Uri.file('/etc/passwd') };
      const { seen } = await test.call(commandIds.redactLeaks, [{ kind: 'leak', found: forged }], undefined);
      assert.ok(seen.some((text) => text.includes('line 1')));
      assert.equal(await textOf(uri), `${live}\n`);
      noSecretIn(seen);
      await test.call(commandIds.redactLeaks, [], 'Access token');
      assert.notEqual(await textOf(uri), `${live}\n`);
      test.list();
      const nothing = await test.call(commandIds.redactLeaks, []);
      assert.match(nothing.seen.at(-1) ?? '', /^No leaked credential is listed/u);
    });
  });
});

function verdict(
  reasons: readonly { readonly code: 'aud-mismatch' | 'signature-invalid' | 'iss-mismatch' }[],
  isByKey: boolean,
): NonNullable<ReturnType<typeof createLeakActsTest>['verdict']> {
  const provenance = {
    profile: 'Corp',
    issuer,
    keyId: undefined,
    algorithm: 'RS256',
    thumbprint: undefined,
    origin: { kind: 'jwks' },
  } as never;
  return {
    profile: 'Corp',
    checkedAt: new Date(),
    validation: { status: 'invalid', provenance: isByKey ? provenance : undefined, reasons },
  };
}

function noSecretIn(texts: readonly string[]): void {
  for (const text of texts) for (const secret of secrets) assert.ok(!text.includes(secret), text);
}

async function write(name: string, content: string): Promise<vscode.Uri> {
  return (await openFile(`${randomUUID()}/${name}`, content)).uri;
}

async function change(uri: vscode.Uri, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), content);
  assert.ok(await vscode.workspace.applyEdit(edit));
  assert.ok(await document.save());
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

function inRoot(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceRoot().uri, name);
}

function rootFile(name: string): string {
  return readFileSync(join(workspaceRoot().uri.fsPath, name), 'utf8');
}

async function removeRootFiles(): Promise<void> {
  for (const name of ['.env', '.gitignore', '.claimcheck-baseline.json']) {
    await vscode.workspace.fs.delete(inRoot(name)).then(undefined, () => undefined);
  }
}
