/** Issuers in a real window: add one from its URL, agree to one of the workspace, store a secret, report on one. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { startIssuerServer, type IssuerServer } from '../host/support/issuerServer';
import { sample } from '../host/support/tokens';
import { pick, quickInputRows } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';

const token = sample({ iss: 'https://staging.example.com', aud: 'https://api.example.com/orders', sub: 'someone' });
const staging = {
  name: 'Staging',
  issuer: 'https://staging.example.com',
  audiences: ['https://api.example.com/orders'],
  jwksUri: 'https://keys.example.com/jwks.json',
};

describe('issuers in a window', () => {
  let server: IssuerServer;
  before(async () => {
    server = await startIssuerServer();
  });
  after(() => server.stop());

  const window = sharedWindow({
    files: {
      'call.http': `GET https://api.example.com/orders\nAuthorization: Bearer ${token}\n`,
      '.vscode/settings.json': JSON.stringify({ 'claimcheck.workspaceIssuers': [staging] }, null, 2),
    },
    settings: { 'claimcheck.network.allowInsecureLoopback': true, 'editor.wordWrap': 'on' },
    openFile: 'call.http',
  });

  /** Types into the box that asks now, once its prompt is there, and accepts. */
  async function answer(prompt: string, text: string | undefined): Promise<void> {
    const widget = window().page.locator('.quick-input-widget:not([style*="display: none"])', { hasText: prompt });
    await widget.waitFor();
    if (text !== undefined) await widget.locator('.quick-input-box input').first().fill(text);
    await window().page.keyboard.press('Enter');
  }

  async function notification(text: string): Promise<void> {
    await window().page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first().waitFor();
  }

  it('adds one from its URL, and asks it only after the question', async () => {
    const host = server.issuer.replace('http://', '');
    server.requests.length = 0;
    await window().runCommand('Claimcheck: Add Issuer…');
    await pick(window().page, 'From the issuer’s URL');
    await answer('The URL of the issuer', server.issuer);
    await quickInputRows(window().page).filter({ hasText: 'Add without asking' }).waitFor();
    await window().page.waitForTimeout(500);
    assert.deepEqual(server.requests, []);
    await window().screenshot('.vscode-test/pictures/issuer-question.png');
    await pick(window().page, `Ask ${host}`);
    await quickInputRows(window().page).filter({ hasText: 'metadata-no-pkce-s256' }).waitFor();
    await window().screenshot('.vscode-test/pictures/issuer-offers.png');
    await pick(window().page, 'Add this issuer');
    await answer('Audience', 'https://api.example.com');
    await answer('For signing in', '');
    await answer('A name for this issuer', 'Local');
    await notification('Issuer “Local” was added');
    assert.deepEqual(server.requests, ['/.well-known/openid-configuration']);
  });

  it('shows where one stands in the settings', async () => {
    await window().runCommand('Claimcheck: Edit Issuer…');
    await pick(window().page, 'Local');
    // Newer versions show settings above the other editors.
    await window().page.locator('.view-line', { hasText: '"Local"' }).first().waitFor();
    await window().screenshot('.vscode-test/pictures/issuer-settings.png');
    const close = window().page.locator('.monaco-modal-editor-block .codicon-close').first();
    if ((await close.count()) > 0) await close.click();
  });

  it('reports on one', async () => {
    await window().runCommand('Claimcheck: Test Issuer…');
    await pick(window().page, 'Local');
    await window().page.locator('.tab.active', { hasText: 'Preview Issuer Local.md' }).waitFor();
    const rendered = window().page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await rendered.getByRole('heading', { name: 'Weak or missing' }).waitFor();
    // Its keys are an address that is to be read, not opened.
    await rendered.getByText(`${server.issuer}/jwks`).first().waitFor();
    assert.equal(await rendered.locator(`a[href^="${server.issuer}"]`).count(), 0);
    await window().screenshot('.vscode-test/pictures/issuer-report.png');
    await window().runCommand('View: Close Editor');
  });

  it('stand in their view, with what is known of each and what can be done', async () => {
    const { page } = window();
    await window().runCommand('Claimcheck: Focus on Issuers View');
    // Other trees stand in the same side bar: a row is told by its whole name for screen readers.
    const row = (label: string): Locator => page.locator(`.pane-body .monaco-list-row[aria-label^="${label}"]`).first();
    const mine = row(`Local, ${server.issuer}, In effect.`);
    // A second try finds it open.
    if ((await mine.getAttribute('aria-expanded')) !== 'true') await mine.click();
    await row('Audience: https://api.example.com').waitFor();
    await row('Keys: 2 keys, fetched').or(row('Keys: 1 key, fetched')).first().waitFor();
    await mine.hover();
    await mine.locator('.actions .action-label').first().waitFor();
    const waiting = row('Staging (workspace), https://staging.example.com, Not used before you agree');
    await window().screenshot('.vscode-test/pictures/issuers-view.png');
    // Closed, so that there is room for the row below it.
    await mine.click();
    await waiting.hover();
    await waiting.locator('.action-label[aria-label^="Review Issuers of This Workspace"]').click();
    await quickInputRows(page).filter({ hasText: 'Agree and use this issuer' }).waitFor();
    await page.keyboard.press('Escape');
    await window().runCommand('View: Show Explorer');
  });

  it('says that the workspace brings one, shows all of it, and uses it once agreed to', async () => {
    await window().page.reload();
    await window().editor.locator('.view-lines').waitFor();
    await window().openFile('call.http');
    await window().runCommand('Claimcheck: Edit Issuer…');
    await quickInputRows(window().page).filter({ hasText: 'Not used before you agree' }).waitFor();
    await window().page.keyboard.press('Escape');
    await window().runCommand('Claimcheck: Review Issuers of This Workspace…');
    await pick(window().page, 'Staging (workspace)');
    for (const text of ['https://api.example.com/orders', 'Fetched from https://keys.example.com/jwks.json']) {
      await quickInputRows(window().page).filter({ hasText: text }).waitFor();
    }
    await window().screenshot('.vscode-test/pictures/issuer-consent.png');
    await pick(window().page, 'Agree and use this issuer');
    await notification('is used in this workspace until its entry changes');
  });

  it('keeps a shared secret where it cannot be read', async () => {
    const secret = ['a', 'secret', 'of', 'this', 'window', 'only', 'and', 'long'].join(' ');
    await window().runCommand('Claimcheck: Add Issuer…');
    await pick(window().page, 'With a shared secret (HMAC)');
    await answer('The issuer, exactly', 'urn:example:hmac');
    await answer('The shared secret', 'short');
    // What is weak is said while it is typed; it is the user's to go on or to type another.
    await window().page.keyboard.press('Escape');
    await window().runCommand('Claimcheck: Add Issuer…');
    await pick(window().page, 'With a shared secret (HMAC)');
    await answer('The issuer, exactly', 'urn:example:hmac');
    await answer('The shared secret', secret);
    await answer('Audience', '');
    await answer('A name for this issuer', 'Hmac');
    await notification('The secret of “Hmac” is stored');
    await window().runCommand('Claimcheck: Manage Stored Secrets and Keys…');
    const row = quickInputRows(window().page).filter({ hasText: 'Hmac' });
    await row.waitFor();
    assert.ok(!(await window().page.locator('body').innerText()).includes(secret));
    await window().page.keyboard.press('Escape');
  });
});
