/** The device code page in a browser: what it shows in every state and theme, what it posts, and what it cannot be made to do. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser } from 'playwright-core';
import type { SignInAct, SignInView } from '../../src/shared/signInMessages';
import { launchBrowser } from '../support/browser';
import { tryCommand } from '../support/processes';
import { cacheRoot, repositoryRoot } from '../support/repository';
import type { HarnessOptions } from '../support/ui/pageHarness';
import { openSignInPage, type SignInHarness } from '../support/ui/signInHarness';
import type { ThemeName } from '../support/ui/themes';

const noon = Date.UTC(2026, 10, 28, 12);

const waiting: SignInView = {
  state: 'waiting',
  profile: 'orders-dev',
  host: 'login.example.com',
  userCode: 'WDJB-MJHT',
  verificationUri: 'https://login.example.com/device',
  qrText: 'https://login.example.com/device?user_code=WDJB-MJHT',
  scopes: ['openid', 'offline_access', 'orders:read'],
  expiresAt: noon + 900_000,
  lifetimeSeconds: 900,
};

const views: Readonly<Record<SignInView['state'], SignInView>> = {
  starting: {
    ...waiting,
    ...{ state: 'starting', host: '', userCode: '', verificationUri: '', qrText: '', lifetimeSeconds: 0 },
  },
  waiting: { ...waiting, feedback: 'copied-and-opened' },
  'slowed-down': { ...waiting, state: 'slowed-down' },
  'backing-off': { ...waiting, state: 'backing-off', retryAt: noon + 8000, expiresAt: noon + 42_000 },
  'signed-in': { ...waiting, state: 'signed-in', account: 'ada@example.com' },
  failed: { ...waiting, state: 'failed', sentence: 'Access was denied. Sign in again when you may.' },
};

const themeNames: readonly ThemeName[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

/** The worst that a profile and a server can hold. */
const markup = '<img src=x onerror="posted.push(1)"><b>"\'&amp;${posted}</b>';
const hostile: SignInView = {
  ...waiting,
  profile: `${markup}${'p'.repeat(2000)}`,
  host: `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example`,
  userCode: `${markup}${'W'.repeat(200)}`,
  verificationUri: `https://x.example/\u{202E}${markup}${'u'.repeat(2000)}`,
  qrText: `javascript:${markup}`,
  scopes: [markup, 's'.repeat(2000), '\u{202E}\u{2066}'],
  sentence: `${markup}${'e'.repeat(2000)}`,
  account: markup,
};

describe('the device code page', function () {
  this.timeout(60_000);
  const dist = mkdtempSync(join(tmpdir(), 'claimcheck-page-'));
  let browser: Browser;
  let opened: SignInHarness | undefined;

  before(async function () {
    this.timeout(120_000);
    // Whether the bundles beside it can be built is for other tests to say.
    await tryCommand(process.execPath, ['esbuild.js', '--production', `--outdir=${dist}`], { cwd: repositoryRoot });
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const refused = await opened?.violations();
    await opened?.close();
    opened = undefined;
    assert.deepEqual(refused ?? [], [], 'the policy of the page refused something');
  });
  after(async () => {
    await browser.close();
    rmSync(dist, { recursive: true, force: true });
  });

  async function open(view: SignInView = waiting, options: Partial<HarnessOptions> = {}): Promise<SignInHarness> {
    opened = await openSignInPage(browser, { dist, browserClock: noon, ...options });
    await opened.show(view, noon);
    return opened;
  }

  /** What axe finds, by rule and element. */
  async function flaws({ page }: SignInHarness): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  const acts = async ({ messages }: SignInHarness): Promise<readonly (SignInAct | 'ready')[]> =>
    (await messages()).map((message) => (message.type === 'ready' ? 'ready' : message.act));

  describe('shows', () => {
    it('the code, the host, the address and the way on, in this order', async () => {
      const { page } = await open();
      const text = await page.locator('main').innerText();
      const order = [
        'Sign in to orders-dev',
        'WDJB-MJHT',
        'login.example.com',
        'https://login.example.com/device',
        'Copy Code and Open login.example.com',
        'Copy Code',
        'Open Without Copying',
        'Waiting for you to enter the code.',
        '15:00',
        'Only go on if you started this sign-in yourself.',
        'Cancel Sign-In',
      ];
      const places = order.map((part) => text.indexOf(part));
      assert.ok(!places.includes(-1), text);
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
      );
    });

    it('the code largest of all, in a monospaced font, and selects all of it by one click', async () => {
      const { page } = await open();
      const size = (selector: string): Promise<number> =>
        page.locator(selector).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      assert.ok((await size('.code')) >= 1.5 * (await size('h1')));
      assert.match(await page.locator('.code').evaluate((element) => getComputedStyle(element).fontFamily), /mono/i);
      await page.locator('.code').click();
      assert.equal(await page.evaluate(() => String(getSelection())), 'WDJB-MJHT');
      await page.locator('.uri').click();
      assert.equal(await page.evaluate(() => String(getSelection())), 'https://login.example.com/device');
    });

    it('each state in its words', async () => {
      const harness = await open();
      const sentences: Readonly<Record<SignInView['state'], string>> = {
        starting: 'Asking the server for a code…',
        waiting: 'Waiting for you to enter the code.',
        'slowed-down': 'Waiting for you to enter the code. The server asked to be asked less often',
        'backing-off': 'The server cannot be reached. Trying again in 8 s.',
        'signed-in': 'You are signed in as ada@example.com.',
        failed: 'Access was denied. Sign in again when you may.',
      };
      for (const view of Object.values(views)) {
        await harness.show(view, noon);
        const text = await harness.page.locator('.state').innerText();
        assert.ok(text.startsWith(sentences[view.state]), text);
        const hasCode = (await harness.page.locator('.code').count()) === 1;
        assert.equal(hasCode, !['starting', 'signed-in', 'failed'].includes(view.state), view.state);
      }
    });

    it('a QR code beside the code, and where that is narrow behind a line that opens', async () => {
      const { page } = await open();
      await page.locator('figure.qr svg').waitFor();
      await page.setViewportSize({ width: 300, height: 700 });
      await page.getByText('Show QR code for a phone').click();
      await page.getByRole('img', { name: 'QR code that opens login.example.com' }).waitFor();
      await page.getByText('Go on only if it is the one shown here.').waitFor();
    });

    it('no picture for an address without or too long for one', async () => {
      const harness = await open({ ...waiting, qrText: `https://x.example/${'a'.repeat(400)}` });
      assert.equal(await harness.page.locator('.qr').count(), 0);
    });

    it('what the scopes mean', async () => {
      const { page } = await open();
      await page.getByText('What this sign-in asks for').click();
      await page.getByText('Says who you are, in an ID token.').waitFor();
      assert.match(await page.locator('.about').innerText(), /orders:read\s+Defined by the server\./);
    });
  });

  describe('posts', () => {
    it('that it is ready, and by itself nothing more', async () => {
      const harness = await open();
      await harness.page.clock.runFor(20_000);
      assert.deepEqual(await harness.messages(), [{ type: 'ready' }]);
    });

    it('what a person presses, by mouse', async () => {
      const harness = await open();
      for (const name of [/^Copy Code and/, /^Copy Code$/, /^Open Without/, /^Cancel/]) {
        await harness.page.getByRole('button', { name }).click();
      }
      await harness.show(views.failed, noon);
      for (const name of ['Try Again', 'Close']) await harness.page.getByRole('button', { name }).click();
      assert.deepEqual(await acts(harness), ['ready', 'copy-and-open', 'copy', 'open', 'cancel', 'again', 'close']);
    });

    it('the same by keyboard alone, once for each key, and space does not scroll', async () => {
      const harness = await open(waiting, { height: 200 });
      const { keyboard } = harness.page;
      for (const key of ['Enter', 'Space', 'Enter', 'Space']) {
        await keyboard.press('Tab');
        const before = await harness.page.evaluate(() => scrollY);
        await keyboard.press(key);
        assert.equal(await harness.page.evaluate(() => scrollY), before);
      }
      assert.deepEqual(await acts(harness), ['ready', 'copy-and-open', 'copy', 'open', 'cancel']);
    });

    it('no copy or open once the code has run out', async () => {
      const harness = await open();
      await harness.show(waiting, noon + 900_000);
      await harness.page.getByText('The code has run out.').first().waitFor();
      for (const name of [/^Copy Code and/, /^Copy Code$/, /^Open Without/]) {
        await harness.page.getByRole('button', { name }).click({ force: true });
      }
      await harness.page.getByRole('button', { name: /^Cancel/ }).click();
      assert.deepEqual(await acts(harness), ['ready', 'cancel']);
    });

    it('again that it is ready when its clock was set, so that the host tells the time', async () => {
      const harness = await open();
      await harness.page.clock.setSystemTime(noon + 3_600_000);
      await harness.page.clock.runFor(1000);
      assert.deepEqual(await acts(harness), ['ready', 'ready']);
      await harness.page.clock.runFor(5000);
      assert.deepEqual(await acts(harness), ['ready', 'ready']);
    });
  });

  describe('counts down', () => {
    it('by seconds, by the clock of the host', async () => {
      const harness = await open();
      const time = harness.page.locator('.time');
      await harness.show(waiting, noon + 300);
      assert.equal(await time.innerText(), '15:00');
      await harness.page.clock.runFor(700);
      assert.equal(await time.innerText(), '14:59');
      await harness.page.clock.runFor(60_000);
      assert.equal(await time.innerText(), '13:59');
      const bar = await harness.page.locator('progress').evaluate((one) => (one as HTMLProgressElement).value);
      assert.ok(Math.abs(bar - 839 / 900) < 0.001, String(bar));
    });

    it('to nothing, and stays there', async () => {
      const harness = await open({ ...waiting, expiresAt: noon + 3000 });
      await harness.page.clock.runFor(10_000);
      assert.equal(await harness.page.locator('.time').innerText(), '00:00');
      assert.equal(await harness.page.locator('.state').innerText(), 'The code has run out.');
    });

    it('without taking the focus or the selection away', async () => {
      const harness = await open();
      await harness.page.locator('.code').click();
      await harness.page.getByRole('button', { name: /^Copy Code$/ }).focus();
      await harness.page.clock.runFor(3000);
      await harness.show({ ...waiting, state: 'slowed-down' }, noon + 3000);
      const focused = await harness.page.evaluate(() => document.activeElement?.textContent.trim());
      assert.equal(focused, 'Copy Code');
      assert.equal(await harness.page.evaluate(() => String(getSelection())), 'WDJB-MJHT');
    });

    it('without a word to a screen reader but at a few marks', async () => {
      const harness = await open();
      await harness.page.evaluate(`
        window.heard = [];
        for (const region of document.querySelectorAll('[role=status]'))
          new MutationObserver(() => heard.push(region.textContent.trim()))
            .observe(region, { subtree: true, childList: true, characterData: true });`);
      await harness.page.clock.runFor(290_000);
      assert.deepEqual(await harness.page.evaluate('heard'), []);
      await harness.page.clock.runFor(11_000);
      assert.deepEqual(await harness.page.evaluate('heard'), ['The code is good for less than 10 minutes.']);
    });

    it('without motion where none is wanted', async () => {
      const { page } = await open();
      const animation = (): Promise<string> =>
        page.locator('.turning').evaluate((element) => getComputedStyle(element).animationName);
      assert.equal(await animation(), 'turn');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      assert.equal(await animation(), 'none');
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await page.evaluate(() => document.body.classList.add('vscode-reduce-motion'));
      assert.equal(await animation(), 'none');
    });
  });

  describe('is usable by everybody', () => {
    for (const theme of themeNames) {
      it(`in every state and width in ${theme}`, async function () {
        this.timeout(180_000);
        // With a clock that runs, because axe waits.
        const harness = await open(waiting, { theme, browserClock: undefined });
        for (const width of [900, 300, 220]) {
          await harness.page.setViewportSize({ width, height: 700 });
          for (const view of [...Object.values(views), hostile]) {
            await harness.show(view, noon);
            await harness.page
              .locator('details')
              .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
            const overflow = await harness.page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            assert.equal(overflow, 0, `${view.state} is wider than ${String(width)} pixels`);
            if (width === 900 || view.state === 'waiting') assert.deepEqual(await flaws(harness), [], view.state);
          }
        }
      });

      it(`with a QR code dark on white in ${theme}`, async () => {
        const { page } = await open(waiting, { theme });
        const fill = (selector: string): Promise<string> =>
          page.locator(selector).evaluate((element) => getComputedStyle(element).fill);
        assert.equal(await fill('.qr rect'), 'rgb(255, 255, 255)');
        assert.equal(await fill('.qr path'), 'rgb(0, 0, 0)');
        await page.screenshot({ path: join(cacheRoot, 'pictures', `sign-in-${theme}.png`), animations: 'disabled' });
      });
    }
  });

  describe('shows hostile values as text', () => {
    for (const state of ['waiting', 'failed', 'signed-in'] as const) {
      it(`when ${state}`, async () => {
        const harness = await open({ ...hostile, state });
        const { page } = harness;
        assert.equal(await page.locator('main img, main b, main script, main a').count(), 0);
        assert.ok((await page.locator('h1').textContent())?.includes(markup));
        await page.clock.runFor(3000);
        assert.deepEqual(await harness.messages(), [{ type: 'ready' }]);
      });
    }

    it('with every character that cannot be seen written out', async () => {
      const { page } = await open({ ...hostile, host: 'login\u{200B}.example', userCode: 'WDJB\u{AD}MJHT' });
      await page.getByText('What this sign-in asks for').click();
      const text = await page.locator('main').innerText();
      for (const part of [
        'https://x.example/\\u{202E}<img',
        '\\u{2066}',
        'login\\u{200B}.example',
        'WDJB\\u{AD}MJHT',
      ]) {
        assert.ok(text.includes(part), part);
      }
      assert.doesNotMatch(text, /[\u{AD}\u{200B}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u);
    });

    it('with the code and the buttons in sight', async () => {
      const { page } = await open({ ...hostile, userCode: 'WDJB-MJHT' }, { width: 600, height: 760 });
      const box = await page.getByRole('button', { name: /^Copy Code and/ }).boundingBox();
      assert.ok(box && box.y + box.height < 760, JSON.stringify(box));
    });

    it('with an address that scrolls by keyboard', async () => {
      const { page } = await open(hostile);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'uri');
    });
  });

  it('has a policy that refuses what it does not do, and this test sees that', async () => {
    const harness = await openSignInPage(browser, { dist });
    await harness.page.evaluate(`
      const add = (name, members) => document.body.append(Object.assign(document.createElement(name), members));
      add('style', { textContent: 'b { color: red }' });
      add('script', { textContent: 'posted.push(1)' });
      add('img', { src: 'https://evil.example/x.png' });
      add('iframe', { src: 'https://evil.example/' });
      document.body.setAttribute('style', 'color: red');
      fetch('https://evil.example/').catch(() => undefined);`);
    await harness.page.waitForFunction('refused.length >= 6');
    const refused = (await harness.violations()).map((line) => line.split(' ')[0]).toSorted();
    assert.deepEqual(refused, [
      'connect-src',
      'frame-src',
      'img-src',
      'script-src-elem',
      'style-src-attr',
      'style-src-elem',
    ]);
    assert.deepEqual(await harness.messages(), [{ type: 'ready' }]);
    await harness.close();
  });
});
