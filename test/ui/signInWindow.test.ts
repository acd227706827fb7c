/** The device code page in a real window: the code of a real server, the clipboard, hiding and showing, themes, the end. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { type DemoSignIn, startDemoSignIn } from '../support/demoSignIn';
import { pick } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';
import type { ThemeName } from '../support/ui/themes';
import { editorWebview } from '../support/ui/webviewFrame';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const refusal = /Content Security Policy/i;

describe('signing in with a device code', function () {
  this.timeout(120_000);
  let demo: DemoSignIn;
  const refusals: string[] = [];

  before(async () => {
    demo = await startDemoSignIn();
  });
  after(() => demo.server.stop());

  const window = sharedWindow(() => ({
    settings: demo.settings,
    files: { 'notes.txt': 'a line\n' },
    openFile: 'notes.txt',
  }));

  before(() => {
    window().page.on('console', (message) => {
      if (refusal.test(message.text())) refusals.push(message.text());
    });
  });

  async function begin(): Promise<Frame> {
    await window().runCommand('Claimcheck: Sign In with a Device Code…');
    await pick(window().page, 'Local demo');
    return pageFrame();
  }

  /** The frame of the page, once it shows a code. */
  async function pageFrame(): Promise<Frame> {
    const inner = window().page.frameLocator(editorWebview).frameLocator('#active-frame');
    await inner.locator('.code').waitFor();
    const frame = await (await inner.locator('html').elementHandle()).ownerFrame();
    assert.ok(frame);
    return frame;
  }

  const codeOn = async (frame: Frame): Promise<string> => frame.locator('.code').innerText();
  const tab = () => window().page.locator('.tab', { hasText: 'Sign in to Local demo' });

  it('shows a code, the host and the time left', async () => {
    const frame = await begin();
    assert.match(await codeOn(frame), /^[A-Z]{4}-[A-Z]{4}$/);
    assert.equal(await frame.locator('.host').innerText(), new URL(demo.server.issuer).host);
    assert.match(await frame.locator('.time').innerText(), /^\d\d:\d\d$/);
    // No phone reaches an address of this machine.
    assert.equal(await frame.locator('.qr').count(), 0);
  });

  it('copies the code when asked, and says so', async () => {
    const frame = await pageFrame();
    await window().writeClipboard('before');
    await frame.getByRole('button', { name: /^Copy Code$/ }).click();
    await frame.getByText('The code is in the clipboard.').waitFor();
    assert.equal(await window().readClipboard(), await codeOn(frame));
  });

  it('shows the same code after it was hidden', async () => {
    const code = await codeOn(await pageFrame());
    await window().openFile('notes.txt');
    await window().page.locator(editorWebview).waitFor({ state: 'hidden' });
    await tab().click();
    assert.equal(await codeOn(await pageFrame()), code);
  });

  it('shows it again after its tab was closed', async () => {
    const code = await codeOn(await pageFrame());
    await tab().getByRole('button', { name: /Close/ }).click();
    await tab().waitFor({ state: 'detached' });
    await window().runCommand('Claimcheck: Show Running Sign-In');
    assert.equal(await codeOn(await pageFrame()), code);
  });

  const names: readonly ThemeName[] = ['light', 'highContrast', 'highContrastLight', 'dark'];
  for (const theme of names) {
    it(`has no flaw that axe finds in ${theme}`, async () => {
      await window().setTheme(theme);
      const frame = await pageFrame();
      await frame.evaluate(axeSource);
      const found = await frame.evaluate<readonly string[]>(`
        axe.run().then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
      assert.deepEqual(found, []);
      await window().screenshot(`.vscode-test/pictures/sign-in-window-${theme}.png`);
    });
  }

  it('ends at once when the person cancels', async () => {
    const frame = await pageFrame();
    await frame.getByRole('button', { name: 'Cancel Sign-In' }).click();
    await tab().waitFor({ state: 'detached', timeout: 5000 });
    const asked = demo.server.count('/token');
    await window().page.waitForTimeout(3000);
    assert.equal(demo.server.count('/token'), asked);
  });

  it('made its page do nothing that the policy refuses', async () => {
    assert.deepEqual(refusals, []);
    const frame = await begin();
    await frame.evaluate(`document.body.setAttribute('style', 'color: red')`);
    await window().page.waitForTimeout(500);
    assert.equal(refusals.length, 1, 'a refusal would not have been seen');
    await frame.getByRole('button', { name: 'Cancel Sign-In' }).click();
  });
});
