/** The token panel in a real window: follows, is pinned, reads what is pasted, forgets, moves, survives, harms nobody. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { canary, exampleToken, sample } from '../host/support/tokens';
import { filesHolding } from '../support/canaries';
import type { EditorWindow } from '../support/ui/editorWindow';
import { windowReady } from '../support/ui/editorWindow';
import { pick, quickInputRows } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';
import type { ThemeName } from '../support/ui/themes';
import { webviewFrame } from '../support/ui/webviewFrame';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const refusal = /Content Security Policy/i;

const soon = Math.floor(Date.now() / 1000) + 3000;
const orders = sample(
  {
    iss: 'https://issuer.example',
    aud: 'https://orders.example',
    sub: 'ada',
    exp: soon,
    iat: soon - 3600,
    scope: 'read write',
  },
  { typ: 'at+jwt' },
);
const hostile = sample({
  iss: 'javascript:alert(1)',
  picture: 'https://tracker.example/pixel.png',
  name: '<img src=x onerror="alert(2)"><script>alert(3)</script>',
  note: '](command:workbench.action.quit) `code` \u001B[31m \u202Etxt.exe',
  exp: soon,
});

describe('the token panel in a window', function () {
  this.timeout(120_000);
  const window = sharedWindow({
    files: {
      'login.ts': `const before = 1;\nconst token = '${exampleToken}';\nconst after = 2;\n`,
      'orders.env': `TOKEN=${orders}\n`,
      'hostile.txt': `${hostile}\n`,
      'plain.txt': 'no token here\n',
    },
    settings: { 'editor.wordWrap': 'on', 'workbench.editor.enablePreview': false },
    openFile: 'plain.txt',
    size: { width: 1280, height: 1000 },
  });
  const refusals: string[] = [];
  const dialogs: string[] = [];
  const requests: string[] = [];

  before(() => {
    const { page } = window();
    page.on('console', (message) => {
      if (refusal.test(message.text())) refusals.push(message.text());
    });
    page.on('dialog', (dialog) => {
      // The editor itself asks before it is left.
      if (dialog.type() === 'beforeunload') return void dialog.accept();
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => requests.push(request.url()));
  });

  async function panel(of: EditorWindow = window()): Promise<Frame> {
    return webviewFrame(of.page, 'panel.css');
  }

  async function open(of: EditorWindow = window()): Promise<Frame> {
    await of.runCommand('Claimcheck: Focus on Token View');
    return panel(of);
  }

  async function titled(frame: Frame, title: string): Promise<void> {
    await frame.locator('h1', { hasText: title }).waitFor();
  }

  async function read(frame: Frame, text: string): Promise<void> {
    await frame.locator('#paste').click();
    await window().page.keyboard.insertText(text);
    await window().page.keyboard.press('Enter');
  }

  /** By its button, or in the menu where the side bar is too narrow for one. */
  async function act(frame: Frame, name: string): Promise<void> {
    const button = frame.getByRole('button', { name });
    if ((await button.count()) > 0) return button.click();
    const item = frame.getByRole('menuitem', { name });
    // On a busy machine the editor may still be giving the focus back, and a menu closes when it loses that.
    for (let tries = 0; tries < 3; tries++) {
      if ((await item.count()) === 0) await frame.getByRole('button', { name: 'More Actions…' }).click();
      const isDone = await item.click({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (isDone) return;
    }
    assert.fail(`The menu has no "${name}" that stays.`);
  }

  it('says what it is for while there is no token', async () => {
    const frame = await open();
    await titled(frame, 'No token');
    await frame.locator('#paste').waitFor();
  });

  it('reads what is pasted, and forgets the text; keeps one without a token', async () => {
    const frame = await panel();
    await read(frame, 'hello world');
    await frame.getByText('There is no token in this text').waitFor();
    await titled(frame, 'No token');
    assert.equal(await frame.locator('#paste').inputValue(), 'hello world');
    await frame.locator('#paste').fill('');
    await read(frame, `Authorization: Bearer ${orders}`);
    await titled(frame, 'Access token');
    await frame.getByText('https://orders.example').first().waitFor();
    assert.ok(!(await frame.content()).includes(canary));
  });

  it('follows the cursor', async () => {
    await window().openFile('login.ts');
    await window().goToText(exampleToken.slice(0, 12));
    const frame = await panel();
    await frame.getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
    await frame.getByText('login.ts:2').first().waitFor();
    await frame.getByText('At the cursor').waitFor();
    await window().goTo(3, 1);
    await frame.getByText('From login.ts:2').waitFor();
    await frame.getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
    await act(frame, 'Back to the Pasted Token');
    await frame.getByText('https://orders.example').first().waitFor();
    await window().goToText(exampleToken.slice(0, 12));
    await frame.getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
  });

  it('says that nothing is verified, what has expired, and the claims in words', async () => {
    const frame = await panel();
    await frame.getByText('Not verified').first().waitFor();
    await frame.getByText('Expired', { exact: true }).first().waitFor();
    for (const claim of ['amr', 'drn', 'exp', 'iat', 'iss', 'rexp', 'sub']) {
      await frame
        .locator('.row code', { hasText: new RegExp(`^${claim}$`) })
        .first()
        .waitFor();
    }
  });

  it('stays with a token that is pinned', async () => {
    await window().runCommand('Claimcheck: Pin Token in Panel');
    await window().openFile('orders.env');
    await window().goToText(orders.slice(0, 12));
    await window().page.waitForTimeout(800);
    await (await panel()).getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
    await window().runCommand('Claimcheck: Unpin Token in Panel');
    await (await panel()).getByText('https://orders.example').first().waitFor();
  });

  it('shows the raw token when asked, and only then', async () => {
    const frame = await panel();
    assert.ok(!(await frame.content()).includes(canary));
    await frame.getByText('Show Raw Token').click();
    await frame.getByText('Hide Raw Token').waitFor();
    // A part that the mouse points at stands in an element of its own.
    const raw = await frame.locator('.raw').innerText();
    assert.ok(raw.replaceAll(/\s/g, '').includes(canary));
    await frame.getByText('Hide Raw Token').click();
    await frame.getByText('Show Raw Token').waitFor();
    assert.ok(!(await frame.content()).includes(canary));
  });

  it('is the same after it was hidden', async () => {
    await window().runCommand('View: Show Explorer');
    await window().page.waitForTimeout(500);
    const frame = await open();
    await frame.getByText('https://orders.example').first().waitFor();
  });

  it('has the focus again, where it was, when a list that it opened closes', async () => {
    const frame = await panel();
    // The policy of the page forbids to wait inside it for the value of a text.
    const isFocused = (): Promise<boolean> =>
      frame.evaluate("document.hasFocus() && document.activeElement?.getAttribute('aria-label') === 'More Actions…'");
    const focused = async (): Promise<void> => {
      while (!(await isFocused())) await window().page.waitForTimeout(100);
    };
    await act(frame, 'Copy As…');
    await quickInputRows(window().page).first().waitFor();
    assert.equal(await isFocused(), false);
    await window().page.keyboard.press('Escape');
    await quickInputRows(window().page).first().waitFor({ state: 'hidden' });
    await focused();
    await act(frame, 'Copy As…');
    await quickInputRows(window().page).filter({ hasText: 'Redacted' }).click();
    await frame.getByText('Redacted token copied').waitFor();
    await focused();
  });

  it('is at its top, and the tab key leads to its first control, when the command shows it', async () => {
    const frame = await panel();
    await frame
      .getByRole('button', { name: /^Copy value of/ })
      .last()
      .focus();
    await frame.evaluate('window.scrollTo(0, 400)');
    await window().openFile('login.ts');
    await window().goToText(exampleToken.slice(0, 12));
    await frame.getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
    assert.equal(await frame.evaluate('scrollY'), 0);
    assert.equal(
      await window().page.evaluate(() => document.activeElement?.closest('.editor-instance') !== null),
      true,
    );
    await frame.evaluate('window.scrollTo(0, 400)');
    await window().runCommand('Claimcheck: Show in Token Panel');
    await frame.locator('h1:focus').waitFor();
    assert.equal(await frame.evaluate('scrollY'), 0);
    await window().page.keyboard.press('Tab');
    await frame.locator('.identity summary:focus').waitFor();
    await window().openFile('orders.env');
    await window().goToText(orders.slice(0, 12));
    await frame.getByText('https://orders.example').first().waitFor();
  });

  it('compares with another token', async () => {
    const frame = await panel();
    await window().writeClipboard(exampleToken);
    await act(frame, 'Compare…');
    await quickInputRows(window().page)
      .filter({ hasText: 'Clipboard' })
      .or(quickInputRows(window().page).first())
      .first()
      .click();
    await frame.locator('h2', { hasText: 'Comparison' }).waitFor();
    await frame.getByText('Changed').first().waitFor();
    await frame.getByText('End Comparison').first().click();
    await frame.locator('h2', { hasText: 'Claims' }).waitFor();
  });

  it('shows hostile claims as text, and nothing comes of them', async () => {
    requests.length = 0;
    await window().openFile('hostile.txt');
    await window().goToText(hostile.slice(0, 12));
    const frame = await panel();
    await frame.getByText('<img src=x onerror="alert(2)"><script>alert(3)</script>').first().waitFor();
    await frame
      .getByText(String.raw`\u{202E}`)
      .first()
      .waitFor();
    await window().page.waitForTimeout(500);
    assert.deepEqual(dialogs, []);
    assert.equal(await frame.locator('#page img, #page script, #page a').count(), 0);
    assert.deepEqual(
      requests.filter((url) => url.includes('tracker.example') || url.endsWith('/x')),
      [],
    );
  });

  it('shows what the tree of tokens names', async () => {
    await window().openFile('login.ts');
    await window().goTo(1, 1);
    await window().runCommand('Claimcheck: Focus on Tokens in Open Files View');
    const row = window().page.locator('.pane-body .monaco-list-row', { hasText: 'login.ts:2' });
    await row.first().click();
    await (await panel()).getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
  });

  const themes: readonly ThemeName[] = ['light', 'highContrast', 'highContrastLight', 'dark'];
  for (const theme of themes) {
    it(`has no flaw that axe finds in ${theme}`, async () => {
      await window().setTheme(theme);
      const frame = await open();
      await frame.locator('h1').first().waitFor();
      // The colours of the page follow those of the window a moment later.
      await window().page.waitForTimeout(1000);
      // What is behind the page is the window, which this document cannot see.
      await frame.evaluate(`document.documentElement.style.background =
        getComputedStyle(document.documentElement).getPropertyValue('--vscode-sideBar-background')`);
      await frame.evaluate(axeSource);
      const found = await frame.evaluate<readonly string[]>(`
        axe.run({ preload: false, iframes: false }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ').slice(0, 500)))`);
      assert.deepEqual(found, []);
      await window().screenshot(`.vscode-test/pictures/panel-window-${theme}.png`);
    });
  }

  it('works in the secondary side bar', async () => {
    await window().runCommand('View: Move View');
    await pick(window().page, 'Token');
    await pick(window().page, 'New Secondary Side Bar Entry');
    await window().goToText(exampleToken.slice(0, 12));
    const frame = await panel();
    await frame.getByText('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6').first().waitFor();
    await window().screenshot('.vscode-test/pictures/panel-secondary.png');
    await window().runCommand('View: Reset View Locations');
  });

  it('works in a second window', async () => {
    const second = await window().another();
    const frame = await open(second);
    await second.openFile('orders.env');
    await second.goToText(orders.slice(0, 12));
    await frame.getByText('https://orders.example').first().waitFor();
    await second.close();
  });

  it('comes back after a reload, without what was pasted', async () => {
    const frame = await open();
    await window().runCommand('Claimcheck: Paste Token into Panel');
    await read(frame, hostile);
    await frame.getByText('javascript:alert(1)').first().waitFor();
    await window().page.reload({ waitUntil: 'commit' });
    await windowReady(window().page);
    const after = await open();
    await after.locator('h1').first().waitFor();
    assert.equal(await after.getByText('javascript:alert(1)').count(), 0);
  });

  it('made its page do nothing that the policy refuses, and left no token on the disk', () => {
    assert.deepEqual(refusals, []);
    const files = filesHolding(window().profileFolder, [canary]);
    assert.deepEqual(
      // The editor keeps copies of the user's own files, saved and unsaved.
      files.filter((file) => !file.startsWith('workspace/') && !/\/(?:History|Backups)\//.test(file)),
      [],
    );
  });
});
