/** The token panel in a browser: what it shows in every state and theme, what it posts, and what it cannot be made to do. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Browser, Locator } from 'playwright-core';
import type { PanelMessage } from '../../src/shared/panelMessages';
import { type PanelAct, type PanelToken, type PanelView, panelActs, type RawSegment } from '../../src/shared/panelView';
import { launchBrowser } from '../support/browser';
import { tryCommand } from '../support/processes';
import { cacheRoot, repositoryRoot } from '../support/repository';
import type { HarnessOptions } from '../support/ui/pageHarness';
import { openPanel, type PanelHarness } from '../support/ui/panelHarness';
import {
  accessToken,
  chips,
  date,
  disclosure,
  disclosureSegment,
  emptyView,
  hour,
  member,
  minute,
  noInstants,
  noon,
  scenes,
  token,
  verdicts,
  view,
} from '../support/ui/panelViews';
import type { ThemeName } from '../support/ui/themes';

const themeNames: readonly ThemeName[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

const rawSegments: readonly RawSegment[] = [
  { kind: 'header', text: 'SECRETHEADER', parts: [{ start: 1, end: 6, member: 'alg' }] },
  {
    kind: 'payload',
    text: 'SECRETPAYLOAD',
    parts: [
      { start: 1, end: 5, member: 'iss' },
      { start: 5, end: 9, member: 'exp' },
    ],
  },
  { kind: 'signature', text: 'SECRETSIGNATURE', parts: [] },
];

describe('the token panel', function () {
  this.timeout(60_000);
  const dist = mkdtempSync(join(tmpdir(), 'claimcheck-panel-'));
  let browser: Browser;
  let opened: PanelHarness | undefined;

  before(async function () {
    this.timeout(120_000);
    // Whether the bundles beside it can be built is for other tests to say.
    await tryCommand(process.execPath, ['esbuild.js', '--production', `--outdir=${dist}`], { cwd: repositoryRoot });
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const refused = await opened?.violations();
    const requests = opened?.requests;
    await opened?.close();
    opened = undefined;
    assert.deepEqual(refused ?? [], [], 'the policy of the page refused something');
    assert.deepEqual(requests ?? [], [], 'the page asked for something');
  });
  after(async () => {
    await browser.close();
    rmSync(dist, { recursive: true, force: true });
  });

  async function open(shown: PanelView = view(), options: Partial<HarnessOptions> = {}): Promise<PanelHarness> {
    opened = await openPanel(browser, { dist, browserClock: noon, ...options });
    await opened.show(shown, noon);
    return opened;
  }

  const text = ({ page }: PanelHarness): Promise<string> => page.locator('main').innerText();

  /** What a person did, without the message that the page is there. */
  const done = async ({ messages }: PanelHarness): Promise<readonly PanelMessage[]> =>
    (await messages()).filter(({ type }) => type !== 'ready');

  const unfold = (harness: PanelHarness, title: string | RegExp): Promise<void> =>
    harness.page.locator('summary').filter({ hasText: title }).first().click();

  /** One after the other, because what opens can hold more that opens. */
  const unfoldAll = async ({ page }: PanelHarness): Promise<void> => {
    const folded = page.locator('details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
  };

  const more = ({ page }: PanelHarness): Locator => page.getByRole('button', { name: 'More Actions…' });
  const focusedText = ({ page }: PanelHarness): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? '';
    });
  const press = async ({ page }: PanelHarness, ...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const actsDone = async (harness: PanelHarness): Promise<readonly string[]> =>
    (await done(harness)).map((message) => (message.type === 'act' ? message.act : message.type));

  describe('shows', () => {
    it('the most important first', async () => {
      const shown = await text(await open());
      const order = [
        ...['Access token', 'Keycloak', 'login.ts:12', 'Not expired', '30:00 left', 'Not verified', 'Validate'],
        ...['Lifetime', 'Checks', 'Claims', 'Header', 'Token text', 'Read another token'],
      ];
      const places = order.map((part) => shown.indexOf(part));
      assert.ok(!places.includes(-1), shown);
      assert.deepEqual(
        places,
        places.toSorted((one, other) => one - other),
      );
    });

    it('the kind largest of all', async () => {
      const { page } = await open();
      const sizes = await page
        .locator('main *')
        .evaluateAll((all) => all.map((one) => [parseFloat(getComputedStyle(one).fontSize), one.localName] as const));
      const largest = sizes.toSorted(([one], [other]) => other - one)[0];
      assert.equal(largest?.[1], 'h1');
    });

    it('that nothing was verified, for every token without a verdict', async () => {
      const harness = await open();
      for (const form of ['jws', 'jwe', 'sd-jwt', 'opaque', 'malformed'] as const) {
        await harness.show(view({ token: token({ form, reference: form }) }), noon);
        assert.match(
          await harness.page.locator('.verdict').innerText(),
          /^Not verified\s+The signature was not checked, so anyone could have written this\.$/,
        );
        assert.equal(await harness.page.locator('.verdict').isVisible(), true);
      }
    });

    it('a verdict with whose key decided, and an undecided one as not verified', async () => {
      const harness = await open();
      const verdictText = async (status: keyof typeof verdicts): Promise<string> => {
        await harness.show(view({ token: token({ verdict: verdicts[status] }) }), noon);
        return harness.page.locator('.verdict').innerText();
      };
      assert.match(
        await verdictText('valid'),
        /^Valid for the profile “Orders API”\s+Checked\s+1 minute ago\s+28 Nov 2026, 12:59:00 CET \(11:59:00 UTC\)\s+Why\?/,
      );
      const invalid = await verdictText('invalid');
      assert.match(invalid, /^Invalid for the profile “Orders API”: it is for another audience\s+Expected/);
      assert.match(invalid, /https:\/\/orders\.example\.com\/\s+Found[\s\S]*They differ in a slash at the end\./);
      const undecided = await verdictText('undecided');
      assert.match(
        undecided,
        /^Not verified: its issuer is not configured\s+The signature was not checked[\s\S]*Add the issuer if you trust it\./,
      );
      assert.equal(undecided.match(/not verified/gi)?.length, 1);
      assert.doesNotMatch(undecided, /No issuer profile/);
      await unfold(harness, 'What the verdict rests on');
      assert.match(await harness.page.locator('.verdict').innerText(), /No issuer profile is for/);
    });

    it('keys, paths and thumbprints to those who ask why', async () => {
      const harness = await open(view({ token: token({ verdict: verdicts.valid }) }));
      const shown = harness.page.locator('.verdict');
      assert.doesNotMatch(await shown.innerText(), /orders-2026-11|thumbprint|certs/);
      await unfold(harness, 'What the verdict rests on');
      assert.match(await shown.innerText(), /key orders-2026-11 \(thumbprint kPrK_qmxVW…\) · RS256 · keys fetched/);
    });

    it('the rule that failed beside the verdict, though nobody has validated the token', async () => {
      const [failed] = scenes.expired.view.token?.checks ?? [];
      assert.ok(failed);
      const checks = [{ ...failed, ruleId: 'alg-none', title: 'The token has no signature' }];
      const verification =
        'Not verified, and it cannot be: the token has no signature, so anyone could have written this.';
      const harness = await open(view({ token: token({ checks, verification }) }));
      assert.match(
        await harness.page.locator('.verdict').innerText(),
        /^Not verified, and it cannot be\s+The token has no signature, so[\s\S]*Failed: The token has no signature$/,
      );
    });

    it('every instant in one way: how far from now, then the date here and in UTC', async () => {
      const harness = await open(view({ token: token({ verdict: verdicts.valid }) }));
      const { page } = harness;
      const expires = /in 30 minutes\s+28 Nov 2026, 13:30:00 CET \(12:30:00 UTC\)/;
      assert.match(await page.locator('.marks > .expires').innerText(), expires);
      assert.match(await page.locator('.row[data-member=exp] .value').innerText(), expires);
      const dates = await page.locator('main time').allInnerTexts();
      assert.equal(dates.length, 5);
      for (const date of dates) assert.match(date, /^28 Nov 2026, \d\d:\d\d:00 CET \(\d\d:\d\d:00 UTC\)$/);
    });

    it('checks: failed first, each with what to do, and what passed folded', async () => {
      const harness = await open(scenes.expired.view);
      const shown = await harness.page.locator('.checks').innerText();
      assert.match(shown, /^Checks\s+1 failed, 1 to look at\s+Failed\s*:?\s*It is for another audience\./);
      for (const part of ['Expected', 'https://orders.example.com/', 'Found', 'What to do', '3 passed']) {
        assert.ok(shown.includes(part), part);
      }
      assert.ok(!shown.includes('The token is signed'));
      await unfold(harness, '3 passed');
      await harness.page.getByText('The token is signed').waitFor();
    });

    it('a tick for the life of a token that somebody vouches for, and of no other', async () => {
      const harness = await open();
      const tick = async (verdict: PanelToken['verdict']): Promise<readonly boolean[]> => {
        await harness.show(view({ token: token({ verdict }) }), noon);
        const pill = harness.page.locator('.pill');
        assert.match(await pill.innerText(), /Not expired\s+30:00 left/);
        const green = '.pill.good, .pill .codicon-pass, .scale.vouched';
        return [(await harness.page.locator(green).count()) > 0];
      };
      assert.deepEqual(await tick(undefined), [false]);
      assert.deepEqual(await tick(verdicts.invalid), [false]);
      assert.deepEqual(await tick(verdicts.undecided), [false]);
      assert.deepEqual(await tick(verdicts.valid), [true]);
    });

    it('that the check of the time failed, from the second on at which it does', async () => {
      const harness = await open();
      await harness.show(
        view({ token: token({ checks: accessToken.checks.filter(({ state }) => state === 'passed') }) }),
        noon + 30 * minute - 1000,
      );
      assert.match(await harness.page.locator('.checks .line').innerText(), /none failed/);
      await harness.page.clock.runFor(1000);
      assert.match(await harness.page.locator('.checks').innerText(), /1 failed[\s\S]*The token has expired/);
    });

    it('claims with value, meaning, source and dates in words', async () => {
      const { page } = await open();
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^exp/ }) });
      const shown = await row.innerText();
      assert.match(shown, /Expiration Time[\s\S]*in 30 minutes\s+28 Nov 2026, 13:30:00 CET \(12:30:00 UTC\)/);
      assert.match(shown, /From then on[\s\S]*RFC 7519 section 4\.1\.4/);
      assert.equal(
        await page.getByRole('table', { name: 'Claims' }).getByRole('row').count(),
        accessToken.claims.length + 1,
      );
    });

    it('nested values as trees, and lists as chips', async () => {
      const { page } = await open();
      const row = page.getByRole('row').filter({ hasText: 'realm_access' });
      assert.match(await row.innerText(), /roles[\s\S]*orders-admin[\s\S]*account[\s\S]*locked\s*false/);
      assert.equal(await row.locator('.chip').count(), 3);
    });

    it('trees whose parts fold, by mouse and by keyboard, as one stop of the tab key', async () => {
      const harness = await open();
      const row = harness.page.locator('.row[data-member=realm_access]');
      const shown = async (): Promise<string> =>
        (await row.locator('.value').innerText()).replaceAll(/\s+/g, ' ').trim();
      const whole = await shown();
      assert.match(
        whole,
        /^2 members roles orders-admin offline_access uma_authorization account 1 member locked ?false$/,
      );
      const fold = row.getByRole('button', { name: 'account 1 member' });
      assert.equal(await fold.getAttribute('aria-expanded'), 'true');
      await fold.click();
      assert.equal(await fold.getAttribute('aria-expanded'), 'false');
      assert.match(await shown(), /account 1 member$/);
      await press(harness, 'ArrowRight');
      assert.equal(await shown(), whole);
      await press(harness, 'ArrowLeft', 'Home', 'ArrowLeft');
      assert.equal(await shown(), '2 members');
      assert.equal(await focusedText(harness), '2 members');
      await press(harness, 'Enter');
      assert.match(await shown(), /account 1 member$/);
      assert.equal(await row.locator('[data-stop][tabindex="0"]').count(), 1);
      await press(harness, 'Tab');
      assert.equal(await focusedText(harness), 'Copy value of realm_access');
    });

    it('large values folded, until a search finds something in them', async () => {
      const members = Array.from({ length: 30 }, (_, index) => ({ name: `key-${String(index)}`, value: chips(['a']) }));
      const large = member('large', { kind: 'object', members, total: 30 });
      const harness = await open(
        view({ token: token({ claims: [large, member('groups', chips(members.map(({ name }) => name)))] }) }),
      );
      const value = harness.page.locator('.row .value');
      assert.deepEqual(await value.allInnerTexts(), ['30 members', '30 items']);
      await harness.page.getByLabel('Search claims').fill('key-29');
      assert.match(await value.first().innerText(), /30 members\s+key-29\s+a/);
      assert.equal(await value.last().locator('.chip').innerText(), 'key-29');
      await harness.page.getByLabel('Search claims').fill('');
      assert.deepEqual(await value.allInnerTexts(), ['30 members', '30 items']);
    });

    it('disclosures with their state in words, a nested token with its own regions, and facts', async () => {
      const harness = await open(scenes.selective.view);
      assert.match(
        await harness.page.locator('.disclosures').innerText(),
        /given_name[\s\S]*disclosed[\s\S]*no digest of the token/,
      );
      await unfold(harness, 'Inside this token');
      const inner = harness.page.getByRole('article', { name: 'Key Binding JWT' });
      assert.match(await inner.innerText(), /Key Binding JWT[\s\S]*Not verified[\s\S]*Lifetime[\s\S]*Claims/);
      await harness.page.getByText('2 claims stay withheld.').waitFor();
    });

    it('what cannot be read, and why', async () => {
      const harness = await open(scenes.malformed.view);
      const shown = await text(harness);
      assert.ok(shown.indexOf('The payload is not base64url') < shown.indexOf('Not verified'), shown);
      assert.match(shown, /Payload\s+Text\s+hello <b>\s+Cut here/);
    });

    it('a session with its account, scopes and standing', async () => {
      const harness = await open(scenes.expiring.view);
      assert.match(
        await harness.page.getByRole('region', { name: 'Session' }).innerText(),
        /ada@example\.com[\s\S]*Renewed by itself in 3 min[\s\S]*openid/,
      );
    });

    it('that it is pinned, and leaves it to the title of the view to change that', async () => {
      const harness = await open();
      const place = harness.page.locator('.place');
      assert.doesNotMatch(await place.innerText(), /pin/i);
      assert.match(await place.innerText(), /^At the cursor · login\.ts:12$/);
      await harness.show(view({ source: 'file', pinned: true, acts: ['validate'] }), noon);
      assert.match(await place.innerText(), /^From login\.ts:12\s+Pinned$/);
      assert.equal(await place.locator('.pinned .codicon-pinned').isVisible(), true);
      assert.equal(await harness.page.getByRole('button', { name: /pin/i }).count(), 0);
    });

    it('in Restricted Mode why acts are missing', async () => {
      const harness = await open(scenes.restricted.view);
      assert.match(await text(harness), /Restricted Mode: tokens are read, and nobody is asked/);
      assert.equal(await harness.page.getByRole('button', { name: 'Validate' }).count(), 0);
    });

    it('what to do where there is no token', async () => {
      const shown = await text(await open(emptyView));
      for (const part of ['No token yet', 'reads any token', 'Put the cursor on a token', 'Token to read', 'Sign In']) {
        assert.ok(shown.includes(part), part);
      }
    });
  });

  describe('posts', () => {
    it('that it is ready, and by itself nothing more', async () => {
      const harness = await open();
      await harness.page.clock.runFor(20_000);
      assert.deepEqual(await harness.messages(), [{ type: 'ready' }]);
    });

    it('every act by mouse, each of them named in words that are seen', async () => {
      const harness = await open(view({ acts: panelActs }), { width: 400 });
      const { page } = harness;
      for (const button of await page.locator('.toolbar vscode-button').all()) await button.click();
      await more(harness).click();
      const items = await page.getByRole('menuitem').allInnerTexts();
      for (const name of items) {
        if ((await page.getByRole('menu').count()) === 0) await more(harness).click();
        await page.getByRole('menuitem', { name: name.trim() }).click();
      }
      const elsewhere: readonly PanelAct[] = ['end-comparison'];
      assert.deepEqual(
        (await actsDone(harness)).toSorted(),
        panelActs.filter((act) => !elsewhere.includes(act)).toSorted(),
      );
      const icons = page.locator('.card').getByRole('button').filter({ hasNotText: /\w/ });
      assert.equal(await icons.count(), 1, 'more than one button without words');
    });

    it('the same by keyboard: one stop for the toolbar, arrows inside, no scrolling', async () => {
      const harness = await open(view({ acts: ['validate', 'compare', 'copy-as'] }), { height: 200, width: 400 });
      await harness.page.locator('.toolbar vscode-button').first().focus();
      const before = await harness.page.evaluate(() => scrollY);
      await press(harness, 'Space');
      assert.equal(await harness.page.evaluate(() => scrollY), before);
      await press(harness, 'ArrowRight', 'Enter', 'ArrowRight', 'Space', 'ArrowRight', 'Enter');
      assert.deepEqual(await actsDone(harness), ['validate', 'compare', 'copy-as', 'validate']);
      await press(harness, 'Tab');
      const inToolbar = await harness.page.evaluate(() => document.activeElement?.closest('.toolbar') !== null);
      assert.equal(inToolbar, false);
    });

    it('nothing while something is being done, and says so', async () => {
      const harness = await open(view({ busy: 'validate' }));
      for (const button of await harness.page.locator('.toolbar vscode-button').all()) {
        await button.click({ force: true });
        assert.equal(await button.getAttribute('aria-disabled'), 'true');
      }
      await more(harness).click();
      await harness.page.getByRole('menuitem', { name: 'Introspect…' }).click({ force: true });
      assert.deepEqual(await done(harness), []);
      assert.equal(await harness.page.locator('.notice').innerText(), 'Working…');
      assert.equal(await harness.page.locator('.codicon-loading').count(), 1);
      await harness.show(view({ busy: 'introspect' }), noon);
      assert.equal(await harness.page.locator('.more .codicon-loading').count(), 1);
      await harness.show(view({ notice: 'The token was validated.' }), noon);
      assert.equal(await harness.page.locator('.notice').innerText(), 'The token was validated.');
    });

    it('which claim to copy, and which rule to open', async () => {
      const harness = await open();
      await harness.page.getByRole('button', { name: 'Copy value of aud', exact: true }).click();
      await unfold(harness, 'Header');
      await harness.page.getByRole('button', { name: 'Copy value of kid', exact: true }).click();
      await harness.page
        .getByRole('button', { name: /^About this rule/ })
        .first()
        .click();
      assert.deepEqual(await done(harness), [
        { type: 'copy-member', reference: 'token-1', area: 'claims', name: 'aud' },
        { type: 'copy-member', reference: 'token-1', area: 'header', name: 'kid' },
        { type: 'open-rule', ruleId: 'lifetime-long' },
      ]);
    });

    it('which part of a claim to copy, by its places', async () => {
      const twice = {
        kind: 'object',
        members: [
          { name: 'a', value: chips(['x']) },
          { name: 'a', value: chips(['y']) },
        ],
        total: 2,
      } as const;
      const list = { kind: 'array', items: [twice, twice], total: 2 } as const;
      const harness = await open(view({ token: token({ claims: [member('list', 'other'), member('list', list)] }) }));
      const copies = harness.page.getByRole('button', { name: 'Copy value of list › 1 › a', exact: true });
      await harness.page.locator('.node .leaf').last().hover();
      await copies.last().click();
      await harness.page.getByRole('button', { name: 'Copy value of list › 0', exact: true }).focus();
      await press(harness, 'Enter');
      await harness.page.getByLabel('Search claims').fill('y');
      await harness.page.locator('.node .leaf').last().hover();
      await copies.last().click();
      const whole = { type: 'copy-member', reference: 'token-1', area: 'claims', name: 'list', occurrence: 1 };
      assert.deepEqual(await done(harness), [
        { ...whole, path: '1.1' },
        { ...whole, path: '0' },
        { ...whole, path: '1.1' },
      ]);
    });

    it('what is typed or pasted, and forgets it as soon as it is read', async () => {
      const harness = await open(emptyView);
      const box = harness.page.getByLabel('Token to read');
      assert.deepEqual(
        await box.evaluate((one) => [one.getAttribute('spellcheck'), one.getAttribute('autocomplete')]),
        ['false', 'off'],
      );
      await box.fill('eyJ.one');
      await harness.page.getByRole('button', { name: 'Read Token' }).click();
      await box.fill('eyJ.two');
      await box.press('Enter');
      await harness.send({ type: 'pasted', isRead: true, problem: undefined });
      assert.equal(await box.inputValue(), '');
      await box.evaluate((one) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'eyJ.three');
        one.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      });
      assert.deepEqual(
        (await done(harness)).map((message) => (message.type === 'paste' ? message.text : message)),
        ['eyJ.one', 'eyJ.two', 'eyJ.three'],
      );
      assert.doesNotMatch(await harness.page.content(), /eyJ\.(?:one|two|three)/);
    });

    it('nothing for what something else posts into it', async () => {
      const harness = await open();
      const before = await text(harness);
      for (const garbage of [
        undefined,
        null,
        7,
        'view',
        [],
        {},
        { type: 'x' },
        { type: ['view'] },
        { type: '__proto__' },
      ]) {
        await harness.post(garbage);
      }
      assert.equal(await text(harness), before);
      assert.deepEqual(await done(harness), []);
    });

    it('again that it is ready when its clock was set', async () => {
      const harness = await open();
      await harness.page.clock.setSystemTime(noon + 5 * hour);
      await harness.page.clock.runFor(1000);
      assert.equal((await harness.messages()).length, 2);
    });
  });

  describe('offers acts', () => {
    it('in a toolbar with one stop, though the button that was it goes', async () => {
      const harness = await open(view({ acts: ['validate', 'compare', 'copy-as'] }), { width: 400 });
      await harness.page.locator('.toolbar vscode-button').first().focus();
      await press(harness, 'End');
      await harness.show(view({ acts: ['validate', 'compare'] }), noon);
      const stops = harness.page.locator('.toolbar [data-stop][tabindex="0"]');
      assert.deepEqual(
        (await stops.allInnerTexts()).map((each) => each.trim()),
        ['Validate'],
      );
    });

    it('in a menu by keyboard, as menus work: arrows around, both ends, letters, Escape back', async () => {
      const harness = await open();
      const button = more(harness);
      await button.focus();
      const all = ['Validate with Another Profile…', 'Explain Why an API Rejects It', 'Introspect…'];
      await press(harness, 'ArrowDown');
      assert.equal(await button.getAttribute('aria-expanded'), 'true');
      assert.equal(await focusedText(harness), all[0]);
      await press(harness, 'ArrowDown', 'ArrowDown');
      assert.equal(await focusedText(harness), all[2]);
      await press(harness, 'End');
      assert.equal(await focusedText(harness), 'Show as Document');
      await press(harness, 'ArrowDown');
      assert.equal(await focusedText(harness), all[0]);
      await press(harness, 'ArrowUp', 'Home', 'r');
      assert.equal(await focusedText(harness), 'Reveal in File');
      await press(harness, 'Escape');
      assert.equal(await harness.page.getByRole('menu').count(), 0);
      assert.equal(await focusedText(harness), 'More Actions…');
      assert.equal(await button.getAttribute('aria-expanded'), 'false');
      await press(harness, 'ArrowUp');
      assert.equal(await focusedText(harness), 'Show as Document');
      await press(harness, 'Enter');
      assert.deepEqual(await actsDone(harness), ['open-document']);
      assert.equal(await focusedText(harness), 'More Actions…');
      await press(harness, 'Enter', 'Tab');
      assert.equal(await harness.page.getByRole('menu').count(), 0);
      assert.equal(await harness.page.evaluate(() => document.activeElement?.closest('.actions') !== null), false);
    });

    it('in a menu that does not move while it is open: what comes waits for the next time', async () => {
      const acts: readonly PanelAct[] = ['validate', 'validate-with', 'explain', 'copy-as', 'open-document'];
      const harness = await open(view({ acts }));
      const items = async (): Promise<readonly string[]> =>
        (await harness.page.getByRole('menuitem').allInnerTexts()).map((each) => each.trim());
      await more(harness).click();
      const before = await items();
      await harness.show(view({ acts: ['validate', 'add-issuer', 'introspect', 'copy-as', 'open-document'] }), noon);
      assert.deepEqual(await items(), before);
      const gone = harness.page.getByRole('menuitem', { name: 'Explain Why an API Rejects It' });
      assert.equal(await gone.getAttribute('aria-disabled'), 'true');
      await gone.click({ force: true });
      assert.deepEqual(await done(harness), []);
      await harness.page.locator('h1').click();
      assert.equal(await harness.page.getByRole('menu').count(), 0);
      await more(harness).click();
      assert.deepEqual(await items(), ['Add Issuer…', 'Introspect…', 'Show as Document']);
      await more(harness).click();
      assert.equal(await harness.page.getByRole('menu').count(), 0);
      await more(harness).click();
      await harness.show(view({ token: token({ reference: 'token-2' }) }), noon);
      assert.equal(await harness.page.getByRole('menu').count(), 0);
    });
  });

  describe('keeps', () => {
    it('which regions are open, by name, and nothing else', async () => {
      const harness = await open();
      await unfold(harness, 'Header');
      await unfold(harness, 'why');
      await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
      await harness.page.getByLabel('Search claims').fill('aud');
      await harness.page.waitForFunction('window.kept?.length === 2');
      assert.deepEqual(await harness.page.evaluate('kept'), ['why', 'header']);
    });

    it('them open in the next page, and takes no other word', async () => {
      const harness = await open(view(), { kept: ['header', 'evil', '<img>'] });
      assert.equal(await harness.page.locator('.header details').getAttribute('open'), '');
      await unfold(harness, 'why');
      await harness.page.waitForFunction('window.kept.length === 2');
      assert.deepEqual(await harness.page.evaluate('kept'), ['why', 'header']);
    });
  });

  describe('counts down', () => {
    it('by the second, by the clock of the host, through every state', async () => {
      const harness = await open();
      const pill = harness.page.locator('.pill');
      const says = async (words: string): Promise<void> =>
        assert.equal((await pill.innerText()).replaceAll(/\s+/g, ' ').trim(), words);
      await harness.show(view(), noon + 300);
      await says('Not expired 30:00 left');
      await harness.page.clock.runFor(700);
      await says('Not expired 29:59 left');
      await harness.page.clock.runFor(25 * minute - 1000);
      await says('Not expired 05:00 left');
      await harness.page.clock.runFor(1000);
      await says('Expires soon 04:59 left');
      await harness.page.clock.runFor(298_000);
      await says('Expires soon 00:01 left');
      await harness.page.clock.runFor(1000);
      await says('Expired just now');
      await harness.page.clock.runFor(3 * minute);
      await says('Expired 3 minutes ago');
      assert.equal(await harness.page.locator('.scale .expired').count(), 1);
    });

    it('and tells a screen reader of each change of state once, and of no second', async () => {
      const harness = await open();
      await harness.page.evaluate(`
        window.heard = [];
        for (const region of document.querySelectorAll('[role=status]'))
          new MutationObserver(() => heard.push(region.textContent.trim()))
            .observe(region, { subtree: true, childList: true, characterData: true });`);
      await harness.page.clock.runFor(25 * minute);
      assert.deepEqual(await harness.page.evaluate('heard'), []);
      await harness.page.clock.runFor(10 * minute);
      assert.deepEqual(await harness.page.evaluate('heard'), ['Access token: Expires soon.', 'Access token: Expired.']);
    });

    it('for tokens inside too, from when a person looks at them', async () => {
      const scale = { ...noInstants, expiresAt: noon + 90_000 };
      const inside = token({ scale, reference: '', nested: [] });
      const outer = token({
        scale: undefined,
        lifetime: undefined,
        nested: [{ label: 'Nested token', token: inside }],
      });
      const harness = await open(view({ token: outer }));
      await harness.page.clock.runFor(30_500);
      await unfold(harness, 'Inside this token');
      const pill = harness.page.getByRole('article', { name: 'Nested token' }).locator('.pill');
      await pill.getByText('01:00 left').waitFor();
      await harness.page.clock.runFor(1000);
      assert.match(await pill.innerText(), /Not expired\s+00:59 left/);
      await harness.page.clock.runFor(60_000);
      assert.match(await pill.innerText(), /Expired\s+just now/);
      assert.equal(await harness.page.locator('p.heard').innerText(), 'Nested token: Expired.');
    });

    it('in one timer, by the minute where no second counts, and in none where nothing changes or nobody looks', async () => {
      const harness = await open(view(), { browserClock: undefined });
      await harness.page.evaluate(`
        window.waits = [];
        const set = window.setTimeout;
        window.setTimeout = (work, wait) => { if (wait > 0) waits.push(wait); return set(work, wait); };`);
      const waits = async (shown: PanelView, now: number): Promise<readonly number[]> => {
        await harness.page.evaluate('waits.length = 0');
        await harness.show(shown, now);
        return harness.page.evaluate('waits');
      };
      assert.deepEqual(await waits(view(), noon), [1000]);
      assert.deepEqual(await waits(view(), noon + 2000 * hour + 1), [minute - 1]);
      assert.deepEqual(await waits(view({ token: token({ scale: undefined, lifetime: undefined }) }), noon), []);
      const folded = [{ label: 'Nested token', token: token({ reference: '' }) }];
      assert.deepEqual(await waits(view({ token: token({ scale: undefined, nested: folded }) }), noon), []);
      assert.deepEqual(await waits(emptyView, noon), []);
      await harness.page.evaluate(`
        Object.defineProperty(document, 'hidden', { get: () => window.isHidden ?? false, configurable: true });
        window.isHidden = true;`);
      assert.deepEqual(await waits(view(), noon), []);
      await harness.page.evaluate('isHidden = false; document.dispatchEvent(new Event("visibilitychange"))');
      assert.equal(await harness.page.evaluate('waits.length'), 1);
    });

    it('by changing text alone, without taking focus or selection away', async () => {
      const harness = await open();
      await harness.page.getByRole('button', { name: 'Copy value of aud', exact: true }).focus();
      await harness.page.evaluate(`
        window.changed = [];
        new MutationObserver((all) => changed.push(...all.map(({ type, target }) => type + ' ' + target.nodeName)))
          .observe(document.body, { subtree: true, childList: true, characterData: true });`);
      await harness.page.clock.runFor(5000);
      const changes = await harness.page.evaluate<readonly string[]>('changed');
      assert.ok(changes.length > 0);
      assert.deepEqual([...new Set(changes)], ['characterData #text']);
      assert.equal(
        await harness.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
        'Copy value of aud',
      );
    });
  });

  describe('begins at the top', () => {
    const another = view({ token: token({ reference: 'token-2', title: 'ID token' }) });
    const scrolled = ({ page }: PanelHarness): Promise<number> => page.evaluate(() => Math.round(scrollY));
    const focused = ({ page }: PanelHarness): Promise<string> =>
      page.evaluate(() => document.activeElement?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '');
    const farDown = async (shown?: PanelView): Promise<PanelHarness> => {
      const harness = await open(shown, { height: 300 });
      await harness.page.evaluate(() => window.scrollTo(0, 500));
      return harness;
    };
    /** As in an editor: the window of the page has the focus when a person goes there. */
    const hasFocus = ({ page }: PanelHarness, has: boolean): Promise<void> =>
      page.evaluate((is) => {
        document.hasFocus = () => is;
        if (is) window.dispatchEvent(new Event('focus'));
      }, has);

    it('with another token, and with none', async () => {
      const harness = await farDown();
      await harness.show(another, noon);
      assert.equal(await scrolled(harness), 0);
      await harness.page.evaluate(() => window.scrollTo(0, 500));
      await harness.show(emptyView, noon);
      assert.equal(await scrolled(harness), 0);
    });

    it('and stays where it is while the same token ticks, gets a verdict, or is renewed with its session', async () => {
      const harness = await farDown();
      await harness.page.clock.runFor(5000);
      await harness.show(view({ token: token({ verdict: verdicts.valid }), notice: 'Done.' }), noon);
      assert.ok((await scrolled(harness)) >= 500);
      const { session } = scenes.expiring.view;
      await harness.show(view({ session, token: token({ reference: 'token-3' }) }), noon);
      await harness.page.evaluate(() => window.scrollTo(0, 500));
      await harness.show(view({ session, token: token({ reference: 'token-4' }) }), noon);
      assert.equal(await scrolled(harness), 500);
    });

    it('when a pasted text was read, though it holds the same token', async () => {
      const harness = await farDown();
      await unfold(harness, 'Read another token');
      await harness.page.locator('#paste').fill('eyJ.one');
      await harness.page.locator('#paste').press('Enter');
      assert.notEqual(await scrolled(harness), 0);
      await harness.send({ type: 'pasted', isRead: true, problem: undefined });
      assert.equal(await scrolled(harness), 0);
      assert.equal(await focused(harness), 'Access token');
    });

    it('with the focus too, when a person comes to a page with another token', async () => {
      const harness = await farDown();
      await harness.page.getByRole('button', { name: 'Copy value of aud', exact: true }).focus();
      await hasFocus(harness, false);
      await harness.show(another, noon);
      assert.equal(await harness.page.evaluate(() => document.activeElement?.localName), 'body');
      await hasFocus(harness, true);
      assert.equal(await focused(harness), 'ID token');
      await harness.page.keyboard.press('Tab');
      assert.match(await focused(harness), /^Recognised with certainty/);
    });

    it('where the command leads that shows the panel, though it shows that token already', async () => {
      const harness = await farDown();
      await harness.page.getByRole('button', { name: 'Copy value of aud', exact: true }).focus();
      await harness.send({ type: 'focus-top' });
      assert.equal(await scrolled(harness), 0);
      await harness.page.keyboard.press('Tab');
      assert.match(await focused(harness), /^Recognised with certainty/);
    });
  });

  describe('searches', () => {
    it('names, meanings, values and chips, and says how many', async () => {
      const harness = await open();
      const search = harness.page.getByLabel('Search claims');
      const names = (): Promise<readonly string[]> => harness.page.locator('.claims .row .name code').allInnerTexts();
      await search.fill('orders:write');
      assert.deepEqual(await names(), ['scope']);
      assert.deepEqual(await harness.page.locator('.claims .chip').allInnerTexts(), ['orders:write']);
      assert.equal(await harness.page.locator('.hits').innerText(), '1 of 9');
      assert.equal(await harness.page.locator('.hits').getAttribute('role'), 'status');
      await search.fill('no such thing');
      assert.equal(await harness.page.locator('.hits').innerText(), 'no claim has that');
      await search.fill('');
      assert.equal((await names()).length, 9);
    });

    it('and leads to the first hit, however deep it is, with the box in sight', async () => {
      const many = Array.from({ length: 30 }, (_, index) => member(`claim-${String(index)}`, `value ${String(index)}`));
      const members = Array.from({ length: 90 }, (_, index) => ({
        name: `row-${String(index)}`,
        value: chips([index === 80 ? 'needle' : 'hay']),
      }));
      const tree = member('tree', {
        kind: 'object',
        members: [{ name: 'deep', value: { kind: 'object', members, total: 90 } }],
        total: 1,
      });
      const long = member('long', `${'hay '.repeat(100)}thread`);
      const harness = await open(view({ token: token({ claims: [...many, tree, long] }) }), { height: 300 });
      const { page } = harness;
      const search = page.getByLabel('Search claims');
      const marked = (): Promise<readonly string[]> =>
        page.evaluate(() => [...(CSS.highlights.get('hit') ?? [])].map((range) => (range as Range).toString()));
      const isSeen = async (of: Locator): Promise<boolean> => {
        const box = await of.boundingBox();
        return box !== null && box.y >= -0.5 && box.y + box.height <= 300.5;
      };
      for (const [text, hit] of [
        ['claim-27', page.locator('.claims .row').first()],
        ['needle', page.locator('.chip', { hasText: 'needle' })],
        ['thread', page.locator('.claims .row')],
      ] as const) {
        await search.fill(text);
        assert.ok(await isSeen(hit), text);
        assert.ok(await isSeen(page.locator('.search')), `the box, for ${text}`);
        assert.deepEqual(await marked(), [text]);
      }
      await search.fill('nowhere');
      assert.ok(await isSeen(page.locator('.search')));
      await search.fill('');
      assert.deepEqual(await marked(), []);
    });

    it('and forgets the search with the token', async () => {
      const harness = await open();
      await harness.page.getByLabel('Search claims').fill('aud');
      await harness.show(view({ token: token({ reference: 'token-2' }) }), noon);
      assert.equal(await harness.page.getByLabel('Search claims').inputValue(), '');
    });
  });

  describe('pages', () => {
    const groups = Array.from(
      { length: 5000 },
      (_, index) => `8f1e2d3c-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );

    it('5,000 group ids, and what goes beyond a view', async () => {
      const harness = await open(view({ token: token({ claims: [member('groups', chips(groups, 6000))] }) }));
      const count = (): Promise<number> => harness.page.locator('.chip').count();
      assert.equal(await count(), 0);
      await harness.page.getByRole('button', { name: '6,000 items' }).click();
      assert.equal(await count(), 40);
      assert.ok((await harness.page.locator('main *').count()) < 700);
      await harness.page.getByRole('button', { name: 'Show 200 more' }).click();
      assert.equal(await count(), 240);
      await harness.page.getByLabel('Search claims').fill('000000004999');
      assert.equal(await count(), 1);
    });

    it('many claims, and trees too', async () => {
      const many = Array.from({ length: 1000 }, (_, index) => member(`claim-${String(index)}`, 'x'));
      const members = groups.map((name) => ({ name, value: chips(['a']) }));
      const tree = member('tree', { kind: 'object', members, total: 5000 });
      const harness = await open(view({ token: token({ claims: [tree, ...many] }) }));
      assert.equal(await harness.page.locator('.claims .row').count(), 100);
      const table = harness.page.getByRole('table', { name: 'Claims' });
      const rowIndexes = (): Promise<readonly (string | null)[]> =>
        table.getByRole('row').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-rowindex')));
      assert.equal(await table.getAttribute('aria-rowcount'), '1002');
      assert.deepEqual(
        await rowIndexes(),
        Array.from({ length: 101 }, (_, index) => String(index + 1)),
      );
      await harness.page.getByLabel('Search claims').fill('claim-77');
      assert.equal(await table.getAttribute('aria-rowcount'), '12');
      assert.equal((await rowIndexes()).at(-1), '12');
      await harness.page.getByLabel('Search claims').fill('');
      await harness.page.getByRole('button', { name: '5,000 members' }).click();
      assert.equal(await harness.page.locator('.nest > li').count(), 40);
    });

    it('without a freeze for 200 kB of group ids', async () => {
      const harness = await open(view(), { browserClock: undefined });
      const large = view({ token: token({ reference: 'large', claims: [member('groups', chips(groups))] }) });
      const milliseconds = await harness.page.evaluate(
        (data) => {
          const start = performance.now();
          window.dispatchEvent(new MessageEvent('message', { data }));
          document.querySelector<HTMLElement>('.fold')?.click();
          // Asking for a size lays the page out.
          return document.body.getBoundingClientRect().height > 0 ? performance.now() - start : NaN;
        },
        { type: 'view', view: large, now: noon },
      );
      assert.ok(milliseconds < 500, String(milliseconds));
    });

    it('long texts, and says what was cut', async () => {
      const cut = { kind: 'string', text: 'y'.repeat(2000), truncated: true } as const;
      const harness = await open(view({ token: token({ claims: [member('long', cut, { duplicate: true })] }) }));
      assert.ok((await harness.page.locator('.claims .value').innerText()).length < 400);
      await harness.page.getByRole('button', { name: 'Show all of it' }).click();
      assert.match(await harness.page.locator('.claims .value').innerText(), /y{2000}\s*Cut here/);
      await harness.page.getByText('This name stands in the token more than once.').waitFor();
    });
  });

  describe('the text of the token', () => {
    it('is asked for, shown by its parts, and dropped when hidden', async () => {
      const harness = await open();
      assert.doesNotMatch(await harness.page.content(), /SECRET/);
      await harness.page.getByRole('button', { name: 'Show Raw Token' }).click();
      assert.deepEqual(await done(harness), [{ type: 'reveal', reference: 'token-1' }]);
      await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
      const raw = await harness.page.locator('.raw').innerText();
      assert.equal(raw, 'SECRETHEADER.SECRETPAYLOAD.SECRETSIGNATURE');
      await harness.page.getByText('Whoever sees this can use the token.').waitFor();
      await harness.page.getByRole('button', { name: 'Hide Raw Token' }).click();
      assert.doesNotMatch(await harness.page.content(), /SECRET/);
    });

    it('is said to open nothing where the token is not signed', async () => {
      const segments = accessToken.segments.map((each) => (each.kind === 'signature' ? { ...each, length: 0 } : each));
      const harness = await open(view({ token: token({ segments }) }));
      await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
      await harness.page.getByText('It is not signed, so it proves nothing').waitFor();
      assert.equal(await harness.page.getByText('can use the token').count(), 0);
    });

    it('is dropped with the token, and not taken for another', async () => {
      const harness = await open();
      await harness.send({ type: 'raw', reference: 'token-2', segments: rawSegments });
      assert.doesNotMatch(await harness.page.content(), /SECRET/);
      await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
      assert.match(await harness.page.content(), /SECRET/);
      await harness.show(view({ token: token({ reference: 'token-2' }) }), noon);
      await harness.show(view(), noon);
      assert.doesNotMatch(await harness.page.content(), /SECRET/);
      assert.doesNotMatch(JSON.stringify([await harness.messages(), await harness.page.evaluate('kept')]), /SECRET/);
    });

    const isPointed = (of: Locator): Promise<boolean> => of.evaluate((one) => one.classList.contains('pointed'));

    it('is linked with what it decodes to, both ways, by pointer', async () => {
      const harness = await open();
      await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
      const { page } = harness;
      await page.locator('.piece[data-member=exp]').hover();
      assert.equal(await isPointed(page.locator('.row[data-member=exp]')), true);
      assert.equal(await isPointed(page.locator('.row[data-member=iss]')), false);
      assert.equal(await isPointed(page.locator('button.part.payload')), true);
      await page.locator('.row[data-member=iss]').hover();
      assert.equal(await isPointed(page.locator('.piece[data-member=iss]')), true);
      await page.locator('button.part.payload').hover();
      assert.equal(await isPointed(page.locator('.region.claims')), true);
      await page.locator('button.part.header').hover();
      assert.equal(await isPointed(page.locator('.region.header')), true);
      await page.locator('.verdict').hover();
      assert.equal(await isPointed(page.locator('button.part.signature')), true);
    });

    const disclosedRaw: readonly RawSegment[] = [
      ...rawSegments,
      { kind: 'disclosure', text: 'SECRETONE', parts: [] },
      { kind: 'disclosure', text: 'SECRETTWO', parts: [] },
    ];
    const selective = (disclosures: PanelToken['disclosures']): PanelView =>
      view({
        token: token({ disclosures, segments: [...accessToken.segments, disclosureSegment(1), disclosureSegment(2)] }),
      });

    it('and each disclosure for itself', async () => {
      const harness = await open(selective([disclosure('given_name'), disclosure('address')]));
      await harness.send({ type: 'raw', reference: 'token-1', segments: disclosedRaw });
      const { page } = harness;
      const pointed = (): Promise<readonly string[]> =>
        page
          .locator('.pointed:not(.band *)')
          .evaluateAll((all) => all.map(({ textContent }) => textContent.replaceAll(/\s+/g, ' ').trim()));
      const second = ['address disclosed "address disclosed"', 'D Disclosure 2 30 bytes · 40 characters', 'SECRETTWO'];
      for (const place of ['button.part >> nth=4', '.rawpart >> nth=4', '.disclosed > li >> nth=1']) {
        await page.locator(place).hover();
        assert.deepEqual(await pointed(), second, place);
        assert.equal(await page.locator('.band .pointed').count(), 1);
      }
      await page.getByRole('heading', { name: 'Disclosures' }).hover();
      assert.equal(await isPointed(page.locator('.region.disclosures')), true);
      assert.equal(await page.locator('button.part.pointed').count(), 2);
    });

    it('as far as it is certain which is which', async () => {
      const { page } = await open(selective([disclosure('address', [disclosure('country')])]));
      await page.locator('button.part').nth(4).hover();
      assert.equal(await page.locator('button.part.pointed').count(), 1);
      assert.equal(await isPointed(page.locator('.region.disclosures')), true);
      assert.equal(await page.locator('.disclosed .pointed').count(), 0);
    });

    it('and by keyboard: arrows lead through the pieces, Enter to the claim', async () => {
      const harness = await open(view(), { height: 300 });
      await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
      const { page } = harness;
      await page.locator('.piece[data-member=alg]').focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await isPointed(page.locator('.row[data-member=iss]')), true);
      await page.keyboard.press('ArrowRight');
      assert.equal(await isPointed(page.locator('.row[data-member=exp]')), true);
      await page.keyboard.press('Enter');
      const box = await page.locator('.row[data-member=exp]').boundingBox();
      assert.ok(box && box.y >= -1 && box.y < 300, JSON.stringify(box));
    });
  });

  describe('compares', () => {
    it('what differs first, in words, and what is the same folded', async () => {
      const harness = await open(scenes.comparison.view);
      const region = harness.page.getByRole('region', { name: 'Comparison' });
      const shown = await region.innerText();
      for (const part of [
        '4 differences',
        'Changed',
        'Only in this token',
        'Only in the other token',
        '28 Nov 2026, 13:30:00 CET',
        '28 Nov 2026, 13:30:00 UTC',
        'The other one is 1 hour later.',
        'in the header',
        'They differ in a slash at the end.',
        'not there',
        '1 the same',
      ]) {
        assert.ok(shown.includes(part), part);
      }
      assert.ok(shown.indexOf('Changed') < shown.indexOf('Only in this token'));
      await unfold(harness, '1 the same');
      await region.getByText('Same', { exact: true }).waitFor();
      await harness.page.getByRole('button', { name: 'End Comparison' }).click();
      assert.deepEqual(await done(harness), [{ type: 'act', act: 'end-comparison', reference: 'token-1' }]);
    });

    it('what is decoded, and says of both sides that nobody has verified it here', async () => {
      const { page } = await open(scenes.comparison.view);
      const sides = await page.locator('.region.comparison > .sides > p').allInnerTexts();
      assert.equal(sides.length, 2);
      assert.match(sides[0] ?? '', /^This token[\s\S]*Access token[\s\S]*Not verified here, only decoded$/);
      assert.match(sides[1] ?? '', /^The other token[\s\S]*ID token[\s\S]*Not verified here, only decoded$/);
    });

    it('side by side where there is room', async () => {
      const { page } = await open(scenes.comparison.view, { width: 500 });
      const tops = (): Promise<readonly number[]> =>
        page
          .locator('.compared')
          .first()
          .locator('.cell')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
      const [left, right] = await tops();
      assert.equal(left, right);
      await page.setViewportSize({ width: 240, height: 700 });
      const [above = 0, below = 0] = await tops();
      assert.ok(above < below);
    });
  });

  describe('the paste box', () => {
    const problem = 'There is no token in this text.';
    const field = ({ page }: PanelHarness): Locator => page.locator('#paste');

    it('keeps a text without a token, and says why it was not read, as the error of the box', async () => {
      // With a clock that runs, because axe waits.
      const harness = await open(emptyView, { browserClock: undefined });
      await field(harness).fill('hello world');
      await field(harness).press('Enter');
      assert.deepEqual(await done(harness), [{ type: 'paste', text: 'hello world' }]);
      assert.equal(await field(harness).getAttribute('aria-invalid'), null);
      await harness.send({ type: 'pasted', isRead: false, problem });
      assert.equal(await field(harness).inputValue(), 'hello world');
      assert.equal(await harness.page.getByRole('alert').innerText(), problem);
      assert.equal(await field(harness).getAttribute('aria-invalid'), 'true');
      const described = (await field(harness).getAttribute('aria-describedby')) ?? '';
      assert.equal(await harness.page.locator(`#${described}`).innerText(), problem);
      assert.deepEqual(await flaws(harness), []);
      await field(harness).press('End');
      await field(harness).press('!');
      assert.equal(await harness.page.getByRole('alert').innerText(), '');
      assert.equal(await field(harness).getAttribute('aria-invalid'), null);
    });

    it('forgets the text when its token is shown, and leads there', async () => {
      const harness = await open();
      await harness.send({ type: 'focus-paste' });
      await field(harness).fill('Bearer eyJ');
      await harness.page.getByRole('button', { name: 'Read Token' }).click();
      assert.equal(await field(harness).inputValue(), 'Bearer eyJ');
      await harness.show(view({ token: token({ reference: 'token-2' }) }), noon);
      await harness.send({ type: 'pasted', isRead: true, problem: undefined });
      assert.equal(await field(harness).inputValue(), '');
      assert.equal(await harness.page.evaluate(() => document.activeElement?.localName), 'h1');
    });

    it('is opened and focused by the host', async () => {
      const harness = await open();
      await harness.send({ type: 'focus-paste' });
      assert.equal(await harness.page.evaluate(() => document.activeElement?.id), 'paste');
      await harness.show(emptyView, noon);
      await harness.send({ type: 'focus-paste' });
      assert.equal(await harness.page.evaluate(() => document.activeElement?.id), 'paste');
    });
  });

  describe('is usable by everybody', () => {
    /** Those that are laid out in another way where it is narrow; every scan takes seconds. */
    const narrowScenes: readonly string[] = ['empty', 'token', 'selective', 'comparison'];

    for (const theme of themeNames) {
      it(`in every state and width in ${theme}`, async function () {
        this.timeout(240_000);
        // With a clock that runs, because axe waits.
        const harness = await open(view(), { theme, browserClock: undefined });
        for (const [name, scene] of Object.entries(scenes)) {
          await harness.show(scene.view, scene.now);
          await unfoldAll(harness);
          if (name === 'token') await harness.send({ type: 'raw', reference: 'token-1', segments: rawSegments });
          for (const width of [220, 300, 400, 700]) {
            await harness.page.setViewportSize({ width, height: 700 });
            const overflow = await harness.page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            assert.equal(overflow, 0, `${name} is wider than ${String(width)} pixels`);
            if (width === 400 || (width === 220 && narrowScenes.includes(name)))
              assert.deepEqual(await flaws(harness), [], `${name} at ${String(width)}`);
            if (width === 220 && name === 'token') {
              await harness.page.locator('.toolbar .more').click();
              assert.deepEqual(await flaws(harness), [], 'the menu');
              await harness.page.keyboard.press('Escape');
            }
          }
        }
        await harness.page.screenshot({ path: join(cacheRoot, 'pictures', `panel-${theme}.png`), fullPage: true });
      });
    }

    it('without motion where none is wanted', async () => {
      const { page } = await open(view({ busy: 'validate' }));
      const animation = (): Promise<string> =>
        page.locator('.codicon-loading').evaluate((element) => getComputedStyle(element).animationName);
      assert.equal(await animation(), 'turn');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      assert.equal(await animation(), 'none');
    });
  });

  /** What axe finds, by rule and element. */
  async function flaws({ page }: PanelHarness): Promise<readonly string[]> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  describe('shows hostile text as text:', () => {
    const hostile: Readonly<Record<string, string>> = {
      'an image with a handler': '<img src=https://evil.example/x.png onerror="posted.push(1)">',
      'the end of a script': '</script><script>posted.push(1)</script>',
      'a frame, a form and a link':
        '<iframe src=https://evil.example></iframe><form action=//evil.example><a href=//x>y</a>',
      'a style sheet': '<style>@import "https://evil.example/x.css";</style><link rel=stylesheet href=//evil.example>',
      'a Markdown link to a command': '[x](command:workbench.action.terminal.new) ![y](https://evil.example/z.png)',
      'backticks and fences': '```\n# heading\n```\n`code` ~~~',
      'escape sequences of a terminal': '\u{1B}[31mred\u{1B}]8;;https://evil.example\u{07}link',
      'a script for an address': 'javascript:posted.push(1)',
      'data for an address': 'data:text/html,<script>posted.push(1)</script>',
      'a template of lit': '${posted.push(1)} ?lit$1$ <!--?lit$1$--> {{lit-1}}',
      'characters that turn the line around': '\u{202E}evil\u{2066}\u{200F}',
      'an attribute that ends': `" onmouseover="posted.push(1)" x='`,
      'the name of a prototype': '__proto__',
    };

    /** The same text wherever a token, a server or a profile could put it. */
    function everywhere(evil: string): PanelView {
      const check = {
        ...accessToken.checks[0],
        title: evil,
        reason: evil,
        expected: evil,
        found: evil,
        fix: evil,
        source: evil,
      };
      const segment = { kind: 'payload', label: evil, length: 3, describes: evil } as const;
      const disclosure = {
        state: 'matched',
        label: evil,
        title: evil,
        value: evil,
        truncated: true,
        children: [],
      } as const;
      const claims = [
        member(evil, evil, { title: evil, meaning: evil, explained: evil, source: evil, duplicate: true }),
        member('picture', evil),
        member('iss', chips([evil, evil])),
        member('__proto__', { kind: 'object', members: [{ name: evil, value: chips([evil]) }], total: 1 }),
        member('constructor', { kind: 'array', items: [{ kind: 'literal', text: evil, truncated: false }], total: 1 }),
        date('exp', noon, { instant: { iso: evil, local: evil, utc: evil, relative: evil } }),
      ];
      const inner = token({
        ...{ title: evil, provider: evil, issuer: evil, reasons: [evil], verification: evil, problem: evil },
      });
      const bad = token({
        ...inner,
        verdict: { ...verdicts.invalid, headline: evil, provenance: evil, notes: [evil] },
        claims,
        header: claims,
        payload: { label: evil, text: evil, truncated: true },
        checks: [{ ...check, state: 'failed', ruleId: evil }],
        segments: [segment],
        disclosures: [disclosure],
        facts: [evil],
        nested: [{ label: evil, token: inner }],
        redacted: evil,
      });
      const instant = { iso: evil, local: evil, utc: evil, relative: evil };
      const row = {
        ...({ area: 'claims', name: evil, state: 'changed', left: evil, right: evil, difference: evil } as const),
        ...{ leftInstant: instant, rightInstant: instant },
      };
      const side = { title: evil, place: evil };
      return view({
        token: bad,
        place: evil,
        notice: evil,
        session: { id: evil, profile: evil, account: evil, scopes: [evil], standing: evil, tone: 'bad' },
        comparison: { left: side, right: side, rows: [row, { ...row, state: 'same' }] },
      });
    }

    for (const [name, evil] of Object.entries(hostile)) {
      it(name, async () => {
        const harness = await open(everywhere(evil));
        const { page } = harness;
        const dialogs: string[] = [];
        page.on('dialog', (dialog) => {
          dialogs.push(dialog.message());
          void dialog.dismiss();
        });
        await unfoldAll(harness);
        await harness.send({
          type: 'raw',
          reference: 'token-1',
          segments: [{ kind: 'payload', text: evil, parts: [{ start: 0, end: 3, member: evil }] }],
        });
        await page.getByLabel('Search claims').fill(evil.slice(0, 3));
        await page.locator('.row').first().hover();
        await page.clock.runFor(3000);
        const elements = await page.evaluate(() =>
          [...document.querySelectorAll('main *')]
            .map(({ localName }) => localName)
            .filter((each) => /^(?:img|script|iframe|form|a|style|link|object|embed|b|meta|base)$/.test(each)),
        );
        assert.deepEqual(elements, []);
        const handlers = await page.evaluate(() =>
          [...document.querySelectorAll('main *')].flatMap((one) =>
            one.getAttributeNames().filter((each) => /^on|^style$|^href$|^src$/.test(each)),
          ),
        );
        assert.deepEqual(handlers, []);
        assert.equal(await page.locator('.claims .row .name code').first().textContent(), evil);
        assert.deepEqual(dialogs, []);
        assert.deepEqual(await done(harness), []);
        assert.equal(page.url(), 'https://webview.test/');
      });
    }

    it('a megabyte of it, without a freeze', async () => {
      const harness = await open(view(), { browserClock: undefined, width: 220 });
      const start = Date.now();
      const huge = 'x'.repeat(1_000_000);
      await harness.show(
        view({
          token: token({
            reference: 'huge',
            claims: [
              member('big', huge),
              member('list', chips(Array.from({ length: 20 }, () => huge.slice(0, 50_000)))),
            ],
          }),
        }),
        noon,
      );
      await harness.send({ type: 'raw', reference: 'huge', segments: [{ kind: 'payload', text: huge, parts: [] }] });
      assert.equal(await harness.page.locator('.raw').isVisible(), true);
      assert.ok(Date.now() - start < 10_000);
      const overflow = await harness.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0);
    });
  });

  it('has a policy that refuses what it does not do, and this test sees that', async () => {
    const harness = await openPanel(browser, { dist });
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
