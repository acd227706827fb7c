/** The commands about issuers, with a person's answers from a script and an issuer on loopback that counts requests. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { addIssuer } from '../../src/host/issuers/addIssuer';
import { addIssuerOfToken } from '../../src/host/issuers/addIssuerOfToken';
import { manageSecrets } from '../../src/host/issuers/manageSecrets';
import { removeIssuer } from '../../src/host/issuers/removeIssuer';
import { reviewIssuers } from '../../src/host/issuers/reviewIssuers';
import { secretPrefixes } from '../../src/host/issuers/secrets';
import { written } from '../../src/host/issuers/settingsFile';
import { testIssuer } from '../../src/host/issuers/testIssuer';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { closeEverything, pause, showText, until } from './support/documents';
import { ourHoverAt } from './support/hovers';
import { createTestTrust, resetIssuers, setForUser, setForWorkspace, type TestTrust } from './support/issuerFlow';
import { startIssuerServer, type IssuerServer } from './support/issuerServer';
import { sample } from './support/tokens';

describe('commands about issuers', () => {
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

  const host = (): string => server.issuer.replace('http://', '');
  const noToken = (): Promise<void> => Promise.reject(new Error('not asked for'));
  const noValidation = (): void => assert.fail('not asked for');
  const tokenOf = (issuer: string): string =>
    sample({ iss: issuer, aud: ['https://api.example.com', 'second'], sub: 'x' });

  describe('add', () => {
    it('asks the server only after the user agreed, shows what it offers, and writes the profile', async () => {
      const flow = trust.flow({
        answers: [
          'From the issuer',
          `${server.issuer}/.well-known/openid-configuration`,
          'Ask',
          'Add this',
          'https://api.example.com other',
          '',
          'Local',
        ],
      });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      assert.deepEqual(server.requests, ['/.well-known/openid-configuration']);
      assert.deepEqual(written(), [
        { issuer: server.issuer, name: 'Local', audiences: ['https://api.example.com', 'other'] },
      ]);
      const seen = flow.dialog.seen.join('\n');
      for (const text of [
        `Ask ${host()}`,
        'No sign of PKCE with S256',
        'metadata-no-pkce-s256',
        'client_credentials',
        'client_secret_basic (default)',
        `Keys at ${server.issuer}/jwks`,
        'Not offered',
      ]) {
        assert.ok(seen.includes(text), `${text} in ${seen}`);
      }
    });

    it('sends nothing when the user closes the question', async () => {
      for (const answer of [undefined, 'Cancel']) {
        const flow = trust.flow({ answers: ['From the issuer', server.issuer, answer] });
        await addIssuer(flow, noToken);
        flow.dialog.end();
      }
      assert.deepEqual(server.requests, []);
      assert.deepEqual(written(), []);
    });

    it('sends nothing when the user adds without asking', async () => {
      const flow = trust.flow({ answers: ['From the issuer', server.issuer, 'Add without', '', 'Quiet'] });
      await addIssuer(flow, noToken);
      assert.deepEqual(server.requests, []);
      assert.deepEqual(written(), [{ issuer: server.issuer, name: 'Quiet' }]);
    });

    it('writes nothing when the user closes the list of offers, and the host may not be asked again', async () => {
      const flow = trust.flow({ answers: ['From the issuer', server.issuer, 'Ask', undefined] });
      await addIssuer(flow, noToken);
      assert.deepEqual(written(), []);
      await assert.rejects(trust.http(new Request(`${server.issuer}/jwks`)), { code: 'http-host-not-configured' });
    });

    it('offers the name that the server gives itself', async () => {
      server.metadata['issuer'] = `${server.issuer}/`;
      const flow = trust.flow({
        answers: ['From the issuer', server.issuer, 'Ask', 'Add this', '', '', (suggested) => suggested],
        actions: ['Use That Issuer'],
      });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      assert.deepEqual(written(), [{ issuer: `${server.issuer}/`, name: host() }]);
    });

    it('asks anew before it turns to another host that the server names', async () => {
      server.metadata['issuer'] = 'https://evil.example';
      const flow = trust.flow({
        answers: ['From the issuer', server.issuer, 'Ask', undefined],
        actions: ['Use That Issuer'],
      });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      assert.ok(flow.dialog.seen.includes('Ask evil.example'));
      assert.deepEqual(written(), []);
    });

    it('does not offer a name that could not stand in the settings', async () => {
      for (const named of [
        `${server.issuer}/${'x'.repeat(5000)}`,
        `${server.issuer}/\u202Eevil`,
        'https://u:p@evil.example',
      ]) {
        server.metadata['issuer'] = named;
        const flow = trust.flow({
          answers: ['From the issuer', server.issuer, 'Ask'],
          actions: ['Use That Issuer'],
        });
        await addIssuer(flow, noToken);
        assert.ok(!flow.dialog.seen.includes('Use That Issuer'), named.slice(0, 60));
        assert.ok(flow.dialog.seen.includes('Add Anyway'));
      }
      assert.deepEqual(written(), []);
    });

    it('says why when the server is not there, and adds it only if told to', async () => {
      await server.stop();
      const flow = trust.flow({ answers: ['From the issuer', server.issuer, 'Ask'] });
      await addIssuer(flow, noToken);
      assert.ok(
        flow.dialog.seen.some((text) => text.includes('cannot be reached')),
        flow.dialog.seen.join('\n'),
      );
      assert.deepEqual(written(), []);
    });

    it('takes the issuer of a token with its audiences, after the same question', async () => {
      let validated = 0;
      const flow = trust.flow({
        answers: ['Ask', 'Add this', (suggested) => suggested, 'Token'],
        actions: ['Validate Token'],
      });
      await addIssuerOfToken(flow, tokenOf(server.issuer), () => (validated += 1));
      assert.deepEqual(written(), [
        { issuer: server.issuer, name: 'Token', audiences: ['https://api.example.com', 'second'] },
      ]);
      await until(() => validated === 1);
    });

    it('sends nothing to the issuer of a token when the user says no', async () => {
      await addIssuerOfToken(trust.flow({ answers: [undefined] }), tokenOf(server.issuer), noValidation);
      assert.deepEqual(server.requests, []);
    });

    it('tells how to go on with a token whose issuer is no URL', async () => {
      const project = `P2SAc2Ou4l9d5GlpYWyUZRYtNHM6`;
      const flow = trust.flow({
        answers: ['URL of a key set', (suggested) => suggested, (suggested) => suggested, '', 'Descope'],
        actions: ['Add by Hand…'],
      });
      await addIssuerOfToken(flow, sample({ iss: project }), noValidation);
      flow.dialog.end();
      assert.ok(flow.dialog.seen.some((text) => text.includes('no https URL')));
      assert.deepEqual(written(), [
        { issuer: project, jwksUri: `https://api.descope.com/${project}/.well-known/jwks.json`, name: 'Descope' },
      ]);
    });

    it('never asks an http issuer that a token names, or an issuer it does not name', async () => {
      for (const claims of [{ iss: 'http://issuer.example' }, { sub: 'x' }, { iss: 7 }]) {
        const flow = trust.flow({ answers: [] });
        await addIssuerOfToken(flow, sample(claims), noValidation);
        assert.ok(flow.dialog.seen.includes('Add by Hand…'));
      }
    });

    it('stores a shared secret where no setting shows it', async () => {
      const secret = ['only', 'for', 'this', 'test', 'and', 'long', 'enough'].join(' ');
      const flow = trust.flow({ answers: ['shared secret', 'https://hmac.example.com', secret, '', 'Shared'] });
      await addIssuer(flow, noToken);
      assert.deepEqual(written(), [{ issuer: 'https://hmac.example.com', sharedSecret: true, name: 'Shared' }]);
      assert.ok(!JSON.stringify([...flow.dialog.seen, ...trust.logged, trust.state.keys()]).includes(secret));
      const [profile] = trust.profiles.current();
      assert.ok(profile);
      const outcome = await trust.keys.keysOf(profile, { keyId: undefined });
      assert.equal(outcome.status, 'found');
      const material = outcome.keys[0]?.material;
      assert.deepEqual(material, { kind: 'secret', bytes: new TextEncoder().encode(secret) });
    });

    it('offers a shared secret first for a token that is signed with one, its issuer and audience filled in', async () => {
      const secret = ['only', 'for', 'this', 'test', 'and', 'long', 'enough'].join(' ');
      const token = sample({ iss: 'https://hmac.example.com', aud: 'orders' }, { alg: 'HS384' });
      const same = (suggested: string): string => suggested;
      let validated = 0;
      const flow = trust.flow({ answers: ['', same, secret, same, 'Shared'], actions: ['Validate Token'] });
      await addIssuerOfToken(flow, token, () => (validated += 1));
      flow.dialog.end();
      assert.deepEqual(written(), [
        { issuer: 'https://hmac.example.com', sharedSecret: true, name: 'Shared', audiences: ['orders'] },
      ]);
      await until(() => validated === 1);
    });

    it('fills in what a token at the cursor says of its issuer, and no audience for another issuer', async () => {
      const known = { issuer: 'https://hmac.example.com', audiences: ['orders'] };
      const suggestions: string[] = [];
      const keep = (suggested: string): string => {
        suggestions.push(suggested);
        return suggested;
      };
      for (const issuer of [keep, 'urn:other']) {
        const flow = trust.flow({ answers: ['shared secret', issuer, 'a secret of some length', keep, undefined] });
        await addIssuer(flow, noToken, () => known);
        flow.dialog.end();
      }
      assert.deepEqual(suggestions, ['https://hmac.example.com', 'orders', '']);
    });

    it('offers the setting first when http on this machine is not allowed', async () => {
      await setForUser(settingIds.allowInsecureLoopback, false);
      await until(() => !trust.settings.current().allowInsecureLoopback);
      const flow = trust.flow({ answers: ['From the issuer', server.issuer, 'Ask'], actions: ['Open Setting'] });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      const { seen } = flow.dialog;
      assert.ok(
        seen.some((text) => text.includes('claimcheck.network.allowInsecureLoopback')),
        seen.join('\n'),
      );
      assert.deepEqual(seen.slice(-2), ['Open Setting', 'Add Anyway']);
      assert.deepEqual(server.requests, []);
      assert.deepEqual(written(), []);
    });

    it('takes a key file, and refuses one with a private key', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const right = join(folder, 'public.json');
      const wrong = join(folder, 'private.json');
      writeFileSync(right, JSON.stringify({ keys: [publicKey.export({ format: 'jwk' })] }));
      writeFileSync(wrong, JSON.stringify({ keys: [privateKey.export({ format: 'jwk' })] }));
      const refused = trust.flow({ answers: ['key file', 'urn:files'], file: vscode.Uri.file(wrong) });
      await addIssuer(refused, noToken);
      assert.deepEqual(written(), []);
      assert.ok(refused.dialog.seen.some((text) => text.includes('private key')));
      const taken = trust.flow({ answers: ['key file', 'urn:files', '', 'Files'], file: vscode.Uri.file(right) });
      await addIssuer(taken, noToken);
      assert.deepEqual(written(), [{ issuer: 'urn:files', jwksFile: right, name: 'Files' }]);
      const [profile] = trust.profiles.current();
      assert.ok(profile);
      assert.equal((await trust.keys.keysOf(profile, { keyId: undefined })).status, 'found');
    });
  });

  describe('test', () => {
    it('reports what is right, weak and wrong', async () => {
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer }]);
      const reports: string[] = [];
      await testIssuer(trust.flow({ answers: ['Local'] }), {
        preview: (_title, text) => {
          reports.push(text);
          return Promise.resolve();
        },
      });
      const [report = ''] = reports;
      for (const text of ['## Right', '## Weak', 'One key', 'metadata-no-pkce-s256', `${host()}/jwks`, 'P-256']) {
        assert.ok(report.includes(text), `${text} in\n${report}`);
      }
    });

    it('lists each issuer under a title, and says nothing twice', async () => {
      await setForUser(settingIds.issuers, [
        { name: host(), issuer: server.issuer },
        { name: 'urn:files', issuer: 'urn:files', discovery: 'none', sharedSecret: true },
      ]);
      const flow = trust.flow({ answers: [undefined] });
      await testIssuer(flow, { preview: () => assert.fail('nothing was picked') });
      assert.ok(flow.dialog.seen.includes('Test Issuer'), flow.dialog.seen.join('\n'));
      assert.ok(flow.dialog.seen.includes(server.issuer), flow.dialog.seen.join('\n'));
      for (const name of [host(), 'urn:files']) {
        assert.equal(flow.dialog.seen.filter((text) => text.replace(/^\$\([a-z-]+\) /u, '') === name).length, 1, name);
      }
    });

    it('reports what a server wrote without a picture of its', async () => {
      server.metadata['token_endpoint'] =
        'http://evil.example/![x](https://evil.example/a.png)<img src=//evil.example/b>\\<img src=//evil.example/c>';
      await setForUser(settingIds.issuers, [{ name: 'Local <img src=//evil.example/d>', issuer: server.issuer }]);
      const reports: string[] = [];
      await testIssuer(trust.flow({ answers: ['Local'] }), {
        preview: (_title, text) => {
          reports.push(text);
          return Promise.resolve();
        },
      });
      const [report = ''] = reports;
      assert.match(report, /metadata-endpoint-not-https/u);
      assert.doesNotMatch(report, /<|\]\(/u);
    });

    it('reports a server that is gone', async () => {
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer }]);
      await server.stop();
      const reports: string[] = [];
      await testIssuer(trust.flow({ answers: ['Local'] }), {
        preview: (_title, text) => {
          reports.push(text);
          return Promise.resolve();
        },
      });
      assert.match(reports[0] ?? '', /## Wrong\n\n- .*cannot be reached/u);
    });
  });

  describe('remove', () => {
    it('takes out the one that was meant, its keys and its secret, after asking', async () => {
      await setForUser(settingIds.issuers, [
        { name: 'Wrong' },
        { name: 'Local', issuer: server.issuer },
        { name: 'Other', issuer: 'https://other.example' },
      ]);
      await trust.secrets.store(`${secretPrefixes.user}Local`, 'AAAA');
      const [profile] = trust.profiles.current();
      assert.ok(profile);
      await trust.keys.keysOf(profile, { keyId: undefined });
      assert.equal(trust.keys.entries().length > 0, true);
      await removeIssuer(trust.flow({ answers: ['Local', 'Cancel'] }));
      assert.equal(written().length, 3);
      const flow = trust.flow({ answers: ['Local', 'Remove'] });
      await removeIssuer(flow);
      assert.ok(flow.dialog.seen.includes('Issuer “Local” was removed, with its cached keys and its stored secret.'));
      assert.deepEqual(written(), [{ name: 'Wrong' }, { name: 'Other', issuer: 'https://other.example' }]);
      assert.deepEqual(await trust.secrets.keys(), []);
      assert.deepEqual(trust.keys.entries(), []);
    });

    it('says of nothing else that it was removed', async () => {
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer }]);
      const flow = trust.flow({ answers: ['Local', 'Remove'] });
      await removeIssuer(flow);
      assert.ok(flow.dialog.seen.includes('Issuer “Local” was removed.'));
      assert.ok(!/secret|cached keys/u.test(flow.dialog.seen.join('\n')));
    });

    it('clears the keys of a profile that was changed by hand', async () => {
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer }]);
      const [profile] = trust.profiles.current();
      assert.ok(profile);
      await trust.keys.keysOf(profile, { keyId: undefined });
      assert.equal(trust.keys.entries().length > 0, true);
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer, audiences: ['a'] }]);
      await until(() => trust.profiles.current()[0]?.audiences.length === 1);
      assert.deepEqual(trust.keys.entries(), []);
    });
  });

  describe('review', () => {
    const staging = {
      name: 'Staging',
      issuer: 'https://staging.example.com',
      audiences: ['https://api.example.com/orders'],
      jwksUri: 'https://keys.example.com/jwks',
    };

    it('shows the whole profile before the user agrees, and takes consent back', async () => {
      await setForWorkspace([staging]);
      const agreeing = trust.flow({ answers: ['Staging', 'Agree'] });
      await reviewIssuers(agreeing);
      for (const text of [
        'staging.example.com',
        'https://api.example.com/orders',
        'Fetched from https://keys.example.com/jwks',
      ]) {
        assert.ok(agreeing.dialog.seen.includes(text), text);
      }
      assert.equal(trust.profiles.current().length, 1);
      await reviewIssuers(trust.flow({ answers: ['Staging', 'Revoke'] }));
      assert.equal(trust.profiles.current().length, 0);
    });

    it('shows no icon, wherever a long value is cut', async () => {
      const audiences = Array.from({ length: 4 }, (_, index) => `${'a'.repeat(87 + index)}$(verified)`);
      await setForWorkspace([{ ...staging, audiences }]);
      const closing = trust.flow({ answers: ['Staging', undefined] });
      await reviewIssuers(closing);
      const shown = closing.dialog.seen.filter((text) => text.includes('(verified)') && !/\s/u.test(text));
      assert.ok(shown.length > 0);
      for (const text of shown) assert.doesNotMatch(text, /(?<!\\)\$\(/u);
    });

    it('says of a key file where it is, that no server is asked, and marks the rows that go on', async () => {
      const issuer = `https://staging.example.com/${'tenant/'.repeat(20)}`;
      await setForWorkspace([{ name: 'Files', issuer, jwksFile: 'keys/jwks.json' }]);
      const closing = trust.flow({ answers: ['Files', undefined] });
      await reviewIssuers(closing);
      const { seen } = closing.dialog;
      assert.ok(seen.includes('File keys/jwks.json. When it changes, you are asked again.'), seen.join('\n'));
      assert.ok(seen.some((text) => text.endsWith('No server is asked for its keys.')));
      assert.ok(seen.includes('Issuer') && seen.includes('↳ Issuer, continued'));
    });

    it('agrees to nothing when it is closed', async () => {
      await setForWorkspace([staging]);
      await reviewIssuers(trust.flow({ answers: ['Staging', 'Back', 'Staging', undefined] }));
      assert.equal(trust.profiles.current().length, 0);
    });
  });

  describe('secrets', () => {
    it('are listed without their values, and deleted', async () => {
      await setForUser(settingIds.issuers, [{ name: 'Shared', issuer: 'urn:x', sharedSecret: true }]);
      await trust.secrets.store(`${secretPrefixes.user}Shared`, 'c2VjcmV0LXZhbHVl');
      await trust.secrets.store(`${secretPrefixes.jweKey}mine`, 'c2VjcmV0LXZhbHVl');
      await trust.secrets.store('claimcheck.somethingElse', 'x');
      const flow = trust.flow({ answers: ['mine', 'Delete'] });
      await manageSecrets(flow);
      const seen = flow.dialog.seen.join('\n');
      assert.ok(
        seen.includes('Shared') && !seen.includes('somethingElse') && !/secret-value|c2VjcmV0/u.test(seen),
        seen,
      );
      assert.deepEqual(await trust.secrets.keys(), [`${secretPrefixes.user}Shared`, 'claimcheck.somethingElse']);
    });

    it('that a profile misses can be added', async () => {
      await setForUser(settingIds.issuers, [{ name: 'Shared', issuer: 'urn:x', sharedSecret: true }]);
      await manageSecrets(
        trust.flow({
          answers: ['Shared', '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'Hexadecimal'],
        }),
      );
      const stored = await trust.secrets.get(`${secretPrefixes.user}Shared`);
      assert.equal(
        Buffer.from(stored ?? '', 'base64url').toString('hex'),
        '00112233445566778899aabbccddeeff'.repeat(2),
      );
    });
  });

  it('send nothing unasked: not by settings, by a token in an editor, nor by a hover on it', async () => {
    await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer }]);
    await setForWorkspace([{ name: 'Theirs', issuer: `${server.issuer}/tenant` }]);
    const token = tokenOf(server.issuer);
    const editor = await showText(token);
    await ourHoverAt(editor.document, 20);
    await vscode.commands.executeCommand(commandIds.decode);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' ')).then(undefined, () => undefined);
    await pause(2000);
    assert.deepEqual(server.requests, []);
  });
});
