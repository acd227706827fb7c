/** Leaks in a real window: searched, listed, shown where they stand and as a commit has them, and never shown raw. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { madeUpGitHubToken } from '../support/tokenFactory';
import { sample } from '../host/support/tokens';
import { windowReady } from '../support/ui/editorWindow';
import { quickInputRows } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';

const vendor = madeUpGitHubToken();
const gone = madeUpGitHubToken();
const seconds = Math.floor(Date.now() / 1000);
const access = sample(
  { iss: 'https://id.acme.dev', aud: 'https://api.acme.dev', sub: 'someone', client_id: 'app', exp: seconds + 86_400 },
  { typ: 'at+jwt' },
);
const expired = sample({ iss: 'https://id.acme.dev', sub: 'someone', exp: seconds - 86_400 });

describe('leaks in a window', () => {
  const window = sharedWindow({
    files: {
      'deploy/config.env': `# for the pipeline\nGITHUB_TOKEN=${vendor}\n`,
      'src/client.ts': `export const token = '${access}';\n`,
      'docs/old.md': `An old one: ${expired}\n`,
      'old.env': `TOKEN=${gone}\n`,
      'notes.txt': 'nothing here\n',
    },
    settings: { 'editor.wordWrap': 'on' },
    openFile: 'notes.txt',
  });

  const row = (text: string): Locator =>
    window().page.locator('.pane-body .monaco-list-row[aria-label]', { hasText: text }).first();
  const search = (title: string): Promise<void> => window().runCommand(`Claimcheck: ${title}`);

  function git(...args: readonly string[]): void {
    const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    execFileSync('git', ['-C', window().workspace, ...person, ...args], { stdio: 'pipe' });
  }

  it('welcomes with what can be searched', async () => {
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'First');
    writeFileSync(join(window().workspace, 'old.env'), 'TOKEN=\n');
    await window().runCommand('Claimcheck: Focus on Leaks View');
    await window().page.locator('.welcome-view-content', { hasText: 'sends nothing' }).first().waitFor();
    await window().screenshot('.vscode-test/pictures/leaks-welcome.png');
  });

  it('lists what it finds, the worst first and the expired folded', async () => {
    await search('Search Workspace for Leaks');
    await row('config.env:2').waitFor();
    await row('client.ts:1').waitFor();
    await row('Expired or revoked').waitFor();
    assert.equal(await row('old.md').count(), 0);
    await row('Expired or revoked').click();
    await row('old.md:1').waitFor();
    assert.match(
      (await row('config.env:2').getAttribute('aria-label')) ?? '',
      /GitHub.*May be live, not verified, tracked/,
    );
  });

  it('shows one where it stands, by mouse and by command', async () => {
    await row('config.env:2').click();
    await window().page.locator('.tab.active', { hasText: 'config.env' }).waitFor();
    await window().editor.getByText('for the pipeline').first().waitFor();
    await search('Go to Next Leak');
    await window().page.locator('.tab.active', { hasText: 'client.ts' }).waitFor();
  });

  it('says in the tooltip why it is one and what to do', async () => {
    await row('config.env:2').hover();
    const tooltip = window().page.locator('.workbench-hover', { hasText: 'What to do' });
    await tooltip.waitFor();
    assert.match(await tooltip.innerText(), /Why it is one[\s\S]*Revoke it/);
    await window().page.mouse.move(700, 600);
  });

  it('groups by file', async () => {
    await search('Group Leaks by File');
    await row('client.ts').waitFor();
    await search('Group Leaks by Severity');
    await row('May be live').waitFor();
  });

  it('finds in the history what is gone from the files, and shows the file as the commit has it', async () => {
    await search('Search Git History for Leaks…');
    await quickInputRows(window().page).filter({ hasText: 'The last 100 commits' }).click();
    await row('old.env:1').waitFor();
    assert.match(await row('old.env:1').innerText(), /in history \([\da-f]{8}\)/);
    await row('old.env:1').click();
    await window().page.locator('.tab.active', { hasText: 'old.env' }).waitFor();
    await window().editor.getByText(gone.slice(0, 12)).first().waitFor();
    await window().screenshot('.vscode-test/pictures/leaks-history.png');
  });

  it('has no credential in the view', async () => {
    const shown = await window().page.locator('.part.sidebar').innerHTML();
    for (const secret of [vendor, gone, access, expired]) {
      assert.ok(!shown.includes(secret.slice(-30)), 'a credential is in the side bar');
    }
  });

  it('keeps the list over a reload, and tells what is resolved', async () => {
    await window().page.waitForTimeout(2500);
    await window().page.reload();
    await windowReady(window().page);
    await row('config.env:2').waitFor();
    await window().page.getByText('From an earlier search').first().waitFor();
    writeFileSync(join(window().workspace, 'deploy/config.env'), 'GITHUB_TOKEN=\n');
    await search('Search Workspace for Leaks');
    await row('Resolved').waitFor();
  });
});
