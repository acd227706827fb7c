/** Tokens in a real window: hover by mouse, the menu, the list, a link in the terminal, the mask, a reload. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { canary, exampleClaims, exampleToken, sample } from '../host/support/tokens';
import { quickInputRows } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';

const other = sample({ iss: 'https://issuer.example', aud: 'api', sub: 'someone' }, { typ: 'at+jwt' });

describe('tokens in a window', () => {
  const window = sharedWindow({
    files: {
      'login.ts': `const before = 1;\nconst token = '${exampleToken}';\nconst after = 2;\n`,
      'short.env': `TOKEN=${other}\n`,
      'plain.txt': 'no token here\n',
      'long.log': `${exampleToken}\n${'nothing new\n'.repeat(100)}`,
    },
    // Without the graphics card the terminal's lines are elements that can be found.
    settings: { 'editor.wordWrap': 'on', 'terminal.integrated.gpuAcceleration': 'off' },
    openFile: 'login.ts',
  });

  /** Opens a file, or goes to it, from the explorer. */
  async function showFile(name: string): Promise<void> {
    await window().page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await window().page.locator('.tab.active', { hasText: name }).waitFor();
    await window().editor.locator('.view-line').first().waitFor();
  }

  it('the mouse shows the hover', async () => {
    const hover = await window().mouseHoverAt(exampleToken.slice(0, 12));
    await hover.getByText('Show as document').waitFor();
    const text = await hover.innerText();
    for (const name of Object.keys(exampleClaims)) assert.ok(text.includes(name), `${name} is not in: ${text}`);
    assert.match(text, /not verified/iu);
  });

  it('a link of the hover opens the decoded document', async () => {
    const hover = await window().hoverAt(exampleToken.slice(0, 12));
    await hover.getByText('Show as document').click();
    await window().page.locator('.tab.active', { hasText: '.jsonc' }).waitFor();
    await window().editor.getByText('"payload"').waitFor();
  });

  it('the hint stands behind the token', async () => {
    await showFile('login.ts');
    await window()
      .editor.getByText(/expired\s\d+\syears\sago/)
      .first()
      .waitFor();
  });

  it('a right click in a file with tokens offers Claimcheck, and elsewhere does not', async () => {
    await showFile('login.ts');
    await window().goTo(2, 40);
    await window().page.waitForTimeout(500);
    await window().page.keyboard.press('Shift+F10');
    const entry = window().page.locator('.monaco-menu .action-label', { hasText: 'Claimcheck' });
    await entry.waitFor();
    await entry.hover();
    await window().page.locator('.monaco-menu .action-label', { hasText: 'Select Whole Token' }).waitFor();
    await window().page.keyboard.press('Escape');
    await window().page.keyboard.press('Escape');
    await showFile('plain.txt');
    await window().goTo(1, 3);
    await window().page.waitForTimeout(500);
    await window().page.keyboard.press('Shift+F10');
    await window().page.locator('.monaco-menu .action-label', { hasText: 'Command Palette' }).waitFor();
    assert.equal(await entry.count(), 0);
    await window().page.keyboard.press('Escape');
  });

  it('the list names kind, lifetime and place, and goes there', async () => {
    await showFile('short.env');
    await showFile('login.ts');
    await window().runCommand('Claimcheck: List Tokens in All Open Files');
    const row = quickInputRows(window().page).filter({ hasText: 'short.env:1' });
    await row.waitFor();
    assert.match(await row.innerText(), /access token/iu);
    assert.match(
      await quickInputRows(window().page).filter({ hasText: 'login.ts:2' }).innerText(),
      /expired \d+ years ago/u,
    );
    await row.click();
    await window().page.locator('.tab.active', { hasText: 'short.env' }).waitFor();
  });

  it('a token in the terminal is a link to the decoded document', async () => {
    const { page } = window();
    await window().runCommand('View: Close All Editors');
    await window().runCommand('Terminal: Create New Terminal');
    await page.locator('.terminal-wrapper .xterm-rows').first().waitFor();
    await page.waitForTimeout(1500);
    await page.keyboard.type('clear; cat short.env');
    await page.keyboard.press('Enter');
    const line = page.locator('.xterm-rows > div', { hasText: 'eyJ' }).first();
    await line.waitFor();
    const box = await line.boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 120, box.y + box.height / 2, { steps: 5 });
    await page.waitForTimeout(800);
    await page.keyboard.down('ControlOrMeta');
    await page.mouse.move(box.x + 130, box.y + box.height / 2, { steps: 3 });
    await page.waitForTimeout(500);
    await page.mouse.click(box.x + 130, box.y + box.height / 2);
    await page.keyboard.up('ControlOrMeta');
    await page.locator('.tab.active', { hasText: '.jsonc' }).waitFor();
    await window().editor.getByText('RFC\u00a09068').first().waitFor();
    await window().runCommand('Terminal: Kill All Terminals');
  });

  it('an empty clipboard and garbage say what to do', async () => {
    const { page } = window();
    await window().runCommand('View: Close All Editors');
    await window().writeClipboard(' ');
    await window().runCommand('Claimcheck: Decode Token from Clipboard');
    await page.locator('.notification-toast', { hasText: 'Copy a token' }).waitFor();
    await window().writeClipboard('Bearer of bad news');
    await window().runCommand('Claimcheck: Decode Token from Clipboard');
    await page.locator('.notification-toast', { hasText: 'cannot be read' }).waitFor();
    await window().runCommand('Notifications: Clear All Notifications');
    await window().writeClipboard(exampleToken.replace(/\.[^.]+\./, '.%%%.'));
    await window().runCommand('Claimcheck: Decode Token from Clipboard');
    await page.locator('.notification-toast', { hasText: 'The payload cannot be read' }).waitFor();
    await page.getByText('Show What Could Be Read').click();
    await page.locator('.tab.active', { hasText: '.jsonc' }).waitFor();
    await window().editor.getByText('"RS256"').waitFor();
  });

  it('typed input is hidden, and shown decoded', async () => {
    const { page } = window();
    await window().runCommand('View: Close All Editors');
    await window().runCommand('Claimcheck: Decode Token from Typed Input (Hidden)');
    const input = page.locator('.quick-input-widget input[type=password]');
    await input.fill(`Authorization: Bearer ${exampleToken}`);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'Descope.jsonc' }).waitFor();
  });

  it('a file over the scan limit is reported once', async () => {
    const { page } = window();
    await window().setSettings({ 'claimcheck.scan.maxFileSize': 0.001 });
    await showFile('long.log');
    const toast = page.locator('.notification-toast', { hasText: 'longer than the scan limit of 0.001 MB' });
    await toast.waitFor();
    await window().runCommand('Notifications: Clear All Notifications');
    await window().editor.locator('.view-line').first().click();
    await page.keyboard.type('x');
    await page.waitForTimeout(1000);
    assert.equal(await toast.count(), 0);
    await page.keyboard.press('ControlOrMeta+Z');
    await window().setSettings({ 'claimcheck.scan.maxFileSize': 20 });
    await window()
      .editor.getByText(/expired\s\d+\syears\sago/)
      .first()
      .waitFor();
    await window().runCommand('File: Revert File');
  });

  it('a reload leaves nothing of a decoded document', async () => {
    await showFile('login.ts');
    await window().goToText(exampleToken.slice(0, 12));
    await window().runCommand('Claimcheck: Decode Token at Cursor or Selection');
    await window().page.locator('.tab.active', { hasText: '.jsonc' }).waitFor();
    await window().runCommand('View: Keep Editor');
    await window().page.waitForTimeout(1500);
    await window().page.reload();
    await window().editor.getByText('const before').waitFor();
    assert.equal(await window().page.locator('.tab', { hasText: '.jsonc' }).count(), 0);
  });

  it('no token is on disk but in the files it came from', () => {
    const profile = join(window().workspace, '..');
    // The editor's own copies of files that were saved are the user's files too.
    const search = ['-rlaF', '--exclude-dir=workspace', '--exclude-dir=History', canary.slice(0, 24), profile];
    const { status, stdout } = spawnSync('grep', search, { encoding: 'utf8' });
    assert.equal(stdout, '');
    // grep's way to say that it searched and found nothing.
    assert.equal(status, 1);
  });
});
