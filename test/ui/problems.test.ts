/** Problems and quick fixes in a real window: what a person sees, clicks and gets. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { exampleToken, sample } from '../host/support/tokens';
import { cacheRoot } from '../support/repository';
import { sharedWindow } from '../support/ui/sharedWindow';
import type { ThemeName } from '../support/ui/themes';
import { compactJws } from '../support/tokenFactory';

const access = sample(
  { iss: 'http://issuer.example', aud: 'orders', scope: 'orders:read admin', sub: 'someone', exp: 4_000_000_000 },
  { typ: 'at+jwt', jku: 'https://keys.example/jwks.json' },
);
const unsecured = compactJws({ alg: 'none', typ: 'JWT' }, { sub: 'me', admin: true }, new Uint8Array());

describe('problems in a window', () => {
  const window = sharedWindow({
    files: {
      'client.go': [
        'package client',
        '',
        `var session = "${exampleToken}"`,
        '',
        `var access = "${access}"`,
        '',
        `var made = "${unsecured}"`,
        '',
      ].join('\n'),
      'settings.json': `{ "token": "${exampleToken}" }\n`,
    },
    settings: { 'editor.wordWrap': 'on', 'editor.lightbulb.enabled': 'on', 'claimcheck.expiryHints.enabled': false },
    openFile: 'client.go',
  });

  /** A line of the open menu of fixes. */
  const menu = (title: string): Locator =>
    window().page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
  /**
   * Opens the menu of fixes at a text. The editor asks for fixes by itself where the cursor comes to rest, and an answer
   * to that which comes after the key takes the menu away: the light bulb tells that it has come.
   */
  async function openMenu(text: string): Promise<void> {
    const { page } = window();
    for (let attempt = 0; attempt < 5; attempt++) {
      await window().goToText(text);
      await page.locator('.lightBulbWidget').filter({ visible: true }).first().waitFor();
      await page.waitForTimeout(500 * (attempt + 1));
      await page.keyboard.press('ControlOrMeta+.');
      try {
        await menu('Suppress').waitFor({ timeout: 5000 });
        return;
      } catch {
        await page.keyboard.press('Escape');
      }
    }
    await menu('Suppress').waitFor();
  }
  /** Chooses a line of the open menu with the keyboard, as most people do. */
  async function choose(title: string): Promise<void> {
    for (let step = 0; step < 15; step++) {
      if ((await menu(title).getAttribute('class'))?.includes('focused') === true) break;
      await window().page.keyboard.press('ArrowDown');
    }
    await window().page.keyboard.press('Enter');
  }
  // A menu that a failed test left open would take every click.
  afterEach(() => window().page.keyboard.press('Escape'));

  const picture = (name: string): string => join(cacheRoot, 'pictures', `${name}.png`);

  it('are underlined, and listed with their codes', async () => {
    const { page } = window();
    await window().editor.locator('.squiggly-error').first().waitFor();
    await window().runCommand('Problems: Focus on Problems View');
    const rows = page.locator('.markers-panel .monaco-list-row');
    await rows.filter({ hasText: 'alg-none' }).first().waitFor();
    await rows.filter({ hasText: 'Claimcheck' }).first().waitFor();
  });

  for (const theme of ['light', 'dark', 'highContrast'] as const satisfies readonly ThemeName[]) {
    it(`are seen in ${theme}, with their menu`, async () => {
      const { page } = window();
      await window().setTheme(theme);
      await window().openFile('client.go');
      await openMenu(unsecured.slice(0, 12));
      await page.waitForTimeout(300);
      await window().screenshot(picture(`problems-${theme}`));
      await page.keyboard.press('Escape');
    });
  }

  /** The page of the rule is in front, rendered, and its source is nowhere. */
  async function seesRenderedPage(): Promise<void> {
    const { page } = window();
    await page.locator('.tab.active', { hasText: 'Preview alg-none' }).waitFor();
    const rendered = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await rendered.locator('h2', { hasText: 'Why it matters' }).waitFor();
    await page.locator('.tab', { hasText: /^alg-none/u }).waitFor({ state: 'detached' });
    assert.equal(await page.locator('.tab', { hasText: 'alg-none' }).count(), 1);
  }

  it('have a code that opens the rendered page of the rule, from the hover', async () => {
    const hover = await window().hoverAt(unsecured.slice(0, 12));
    await window().screenshot(picture('problems-hover'));
    const link = hover.locator('a.code-link').filter({ hasText: 'alg-none' }).first();
    await link.click({ modifiers: ['ControlOrMeta'] });
    await seesRenderedPage();
    await window().runCommand('View: Close Editor');
  });

  it('have a code that opens the rendered page of the rule, from the list, as often as it is chosen', async () => {
    const { page } = window();
    await window().runCommand('Problems: Focus on Problems View');
    const row = page.locator('.markers-panel .monaco-list-row', { hasText: 'alg-none' }).first();
    await row.locator('a', { hasText: 'alg-none' }).click();
    await seesRenderedPage();
    await window().screenshot(picture('problems-rule-page'));
    await window().openFile('client.go');
    await row.locator('a', { hasText: 'alg-none' }).click();
    await seesRenderedPage();
  });

  it('have a page whose source stays when somebody asks for it', async () => {
    const { page } = window();
    // Its name differs from version to version.
    await page.locator('.editor-actions a.action-label[aria-label*="Source"]').first().click();
    await page.locator('.tab.active', { hasText: /^alg-none/u }).waitFor();
    await page.waitForTimeout(1500);
    await page.locator('.tab.active', { hasText: /^alg-none/u }).waitFor();
    await window().runCommand('View: Close All Editors');
  });

  it('are explained by a fix on the same rendered page', async () => {
    await window().openFile('client.go');
    await openMenu(unsecured.slice(0, 12));
    await choose('Explain alg-none');
    await seesRenderedPage();
    await window().runCommand('View: Close Editor');
  });

  it('are silenced by a fix that asks for the reason', async () => {
    const { page } = window();
    await window().openFile('client.go');
    await openMenu(unsecured.slice(0, 12));
    await choose('Suppress alg-none here');
    const input = page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'Give a reason' }).waitFor();
    await input.fill('made up for the tests');
    await page.keyboard.press('Enter');
    await window().editor.getByText('claimcheck-ignore-next-line').waitFor();
    await page.keyboard.press('ControlOrMeta+Z');
    await window().editor.getByText('claimcheck-ignore-next-line').waitFor({ state: 'detached' });
  });

  it('give way to a reference, and one undo brings all back', async () => {
    const { page } = window();
    await window().goToText(access.slice(0, 60));
    await window().runCommand('Claimcheck: Replace Token by Environment Reference…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: '.gitignore' }).click();
    const input = page.locator('.quick-input-box input').first();
    await page.locator('.quick-input-widget', { hasText: 'environment variable' }).waitFor();
    assert.equal(await input.inputValue(), 'ACCESS');
    await page.keyboard.press('Enter');
    await window().editor.getByText('os.Getenv("ACCESS")').waitFor();
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '.gitignore' }).waitFor();
    await window().screenshot(picture('problems-replaced'));
    await window()
      .editor.locator('.view-lines')
      .click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('ControlOrMeta+Z');
    await window().editor.getByText('os.Getenv').waitFor({ state: 'detached' });
  });
});
