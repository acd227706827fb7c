/** Signing in, from a real window through a real browser at a real server, and everything that comes after it. */
import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { after, before, describe, it } from 'mocha';
import type { FrameLocator, Locator } from 'playwright-core';
import { filesHolding } from '../support/canaries';
import { signInSettings } from '../support/demoSignIn';
import { editorClientId } from '../support/login/clients';
import { startLoginServer, type LoginServer } from '../support/loginServer';
import { approveCode, openedPage } from '../support/ui/browserPages';
import { windowReady, type EditorWindow } from '../support/ui/editorWindow';
import { pick, quickInputRows } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';
import { editorWebview, webviewFrame } from '../support/ui/webviewFrame';

describe('signing in', function () {
  this.timeout(180_000);
  let server: LoginServer;
  /** Every token that came to light on the way. */
  const canaries = new Set<string>();

  before(async () => {
    server = await startLoginServer({
      interval: 1,
      onSecrets: (secrets) => secrets.forEach((each) => canaries.add(each)),
    });
  });
  after(() => server.stop());

  const window = sharedWindow(() => ({
    files: { 'notes.txt': 'nothing yet\n' },
    settings: {
      ...signInSettings(server),
      'editor.wordWrap': 'on',
      'claimcheck.sessions.refreshAutomatically': false,
      'claimcheck.clipboard.clearAfterSeconds': 0,
    },
    openFile: 'notes.txt',
  }));

  const codePage = (of: EditorWindow = window()): FrameLocator =>
    of.page.frameLocator(editorWebview).frameLocator('iframe#active-frame');

  const session = (account: string, of: EditorWindow = window()): Locator =>
    of.page.locator('.pane-body .monaco-list-row', { hasText: account }).first();

  const toast = (text: string | RegExp, of: EditorWindow = window()): Locator =>
    of.page.locator('.notification-toast', { hasText: text }).first();

  async function begin(way: string): Promise<void> {
    await window().runCommand('Claimcheck: Sign In…');
    for (const row of ['Local demo', way]) {
      // The first call of all loads the code, the second asks the server what it offers.
      await quickInputRows(window().page).filter({ hasText: row }).first().waitFor();
      await pick(window().page, row);
    }
  }

  async function copiedToken(of: EditorWindow = window()): Promise<string> {
    await of.runCommand('Claimcheck: Copy Access Token As…');
    await pick(of.page, 'Access token');
    await toast('Access token copied', of).waitFor();
    await of.runCommand('Notifications: Clear All Notifications');
    return of.readClipboard();
  }

  async function subjectOf(token: string): Promise<string | undefined> {
    const keys = createRemoteJWKSet(new URL(`${server.issuer}/jwks`));
    const { payload } = await jwtVerify(token, keys, { issuer: server.issuer, audience: server.api });
    return payload.sub;
  }

  /** What the server says of a token. */
  async function isActive(token: string): Promise<boolean> {
    const body = new URLSearchParams({ client_id: editorClientId, token });
    const response = await fetch(`${server.issuer}/token/introspection`, { method: 'POST', body });
    return ((await response.json()) as { readonly active: boolean }).active;
  }

  it('shows a code, opens the page of the issuer on a click, and has a session when the person is done', async () => {
    await begin('With a code, in any browser');
    const code = await codePage().locator('.code').innerText();
    assert.match(code, /^[A-Z]{4}-[A-Z]{4}$/);
    const page = await openedPage(window().page, () =>
      codePage()
        .getByText(/^Copy Code and Open/)
        .click(),
    );
    await approveCode(page, code, 'Ada');
    assert.equal(await window().readClipboard(), code);
    await toast('Signed in to “Local demo” as ada').waitFor();
    await window().runCommand('Claimcheck: Focus on Sessions View');
    await session('Ada').waitFor();
    await window().screenshot('.vscode-test/pictures/sign-in-done.png');
  });

  it('copies the access token, and it is valid', async () => {
    const token = await copiedToken();
    assert.ok(canaries.has(token));
    assert.equal(await subjectOf(token), 'ada');
  });

  it('renews it', async () => {
    const before = await copiedToken();
    await window().runCommand('Claimcheck: Refresh Session');
    await toast('was renewed').waitFor();
    const after = await copiedToken();
    assert.notEqual(after, before);
    assert.equal(await subjectOf(after), 'ada');
  });

  it('stands in the token panel, which renews it', async () => {
    await session('Ada').click({ button: 'right' });
    await window().page.locator('.monaco-menu .action-label', { hasText: 'Show in Token Panel' }).click();
    const frame = await webviewFrame(window().page, 'panel.css');
    await frame.locator('h1', { hasText: 'Access token' }).waitFor();
    await frame.locator('.session', { hasText: 'Ada' }).waitFor();
    const before = server.count('/token');
    await frame.getByRole('button', { name: 'Refresh' }).click();
    await toast('was renewed').waitFor();
    assert.equal(server.count('/token') - before, 1);
    await frame.getByText('Not verified').first().waitFor();
    const shown = await frame.content();
    for (const secret of canaries) assert.ok(!shown.includes(secret), 'the panel holds a token');
  });

  it('is renewed once when two windows ask at once, and the grant survives', async () => {
    const second = await window().another();
    await second.runCommand('Claimcheck: Focus on Sessions View');
    await session('Ada', second).waitFor();
    const before = server.count('/token');
    await Promise.all([window(), second].map((each) => each.runCommand('Claimcheck: Refresh Session')));
    await Promise.any([window(), second].map((each) => toast('was renewed', each).waitFor()));
    await second.screenshot('.vscode-test/pictures/sign-in-second-window.png');
    await second.close();
    await window().page.reload();
    await windowReady(window().page);
    const token = await copiedToken();
    assert.equal(await subjectOf(token), 'ada');
    // A refresh token that is used twice ends the whole grant, and with it this token.
    assert.ok(await isActive(token));
    assert.ok(server.count('/token') - before <= 2);
  });

  it('goes on with a code after the window was reloaded', async () => {
    const before = server.count('/token');
    await begin('With a code, in any browser');
    const code = await codePage().locator('.code').innerText();
    // The first poll comes after the code was put away for a reload.
    while (server.count('/token') === before) await window().page.waitForTimeout(100);
    await window().page.reload();
    await windowReady(window().page);
    assert.equal(await codePage().locator('.code').innerText(), code);
    const page = await window().page.context().newPage();
    await page.goto(`${server.issuer}/device`);
    await approveCode(page, code, 'Grace');
    await toast('Signed in to “Local demo” as grace').waitFor();
    await window().runCommand('Claimcheck: Focus on Sessions View');
    await session('Grace').waitFor();
    await session('Ada').waitFor();
  });

  it('signs in through the browser, which comes back by itself', async () => {
    const page = await openedPage(window().page, () => begin('In the browser of this machine'));
    await page.getByLabel('Or somebody else').fill('Linus');
    await page.getByRole('button', { name: 'Sign in with this name' }).click();
    await page.waitForURL(/\/callback\?/);
    await toast('Signed in to “Local demo” as linus').waitFor();
    await page.close();
    await session('Linus').waitFor();
  });

  it('keeps the sessions when the editor ends and starts again', async () => {
    await window().restart();
    await window().runCommand('Claimcheck: Focus on Sessions View');
    for (const account of ['Ada', 'Grace', 'Linus']) await session(account).waitFor();
    assert.ok((await subjectOf(await copiedToken())) !== undefined);
  });

  it('signs out: revokes the refresh token, then the access token, and says what the server answered', async () => {
    const before = server.requests.length;
    await window().runCommand('Claimcheck: Sign Out…');
    await quickInputRows(window().page).filter({ hasText: 'Grace' }).click();
    await window().page.locator('.monaco-dialog-box').getByRole('button', { name: 'Sign Out' }).click();
    await toast('The server accepted the revocation').waitFor();
    await session('Grace').waitFor({ state: 'detached' });
    const asked = server.requests.slice(before).filter((each) => each === 'POST /token/revocation');
    assert.equal(asked.length, 2);
  });

  it('left no token anywhere but in the secret storage', async () => {
    await window().runCommand('Claimcheck: Show Sign-In Log');
    await window().page.locator('.part.panel .view-line', { hasText: '***' }).first().waitFor();
    await window().screenshot('.vscode-test/pictures/sign-in-log.png');
    const stored = await window().page.evaluate(() => JSON.stringify({ ...localStorage }) + document.body.innerText);
    const secrets = [...canaries];
    assert.ok(secrets.length > 15, String(secrets.length));
    for (const secret of secrets) assert.ok(!stored.includes(secret), 'a token stands in the page or its storage');
    assert.deepEqual(filesHolding(window().profileFolder, secrets), []);
    // What is there is found.
    assert.ok(filesHolding(window().profileFolder, ['nothing yet']).includes('workspace/notes.txt'));
  });
});
