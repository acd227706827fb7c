/** Verdicts in a real window: told by a command, shown in the hover and the status bar, explained in a report. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hoverWithKeyboard } from '../support/ui/hover';
import { pick, quickInputRows } from '../support/ui/quickInput';
import { sharedWindow } from '../support/ui/sharedWindow';
import { createSigner, token } from '../unit/core/validation/tokens';

const issuer = 'https://id.acme.example';
const audience = 'https://api.acme.example/orders';
const signer = createSigner('ES256', 'acme-2026-11');
const nowSeconds = Math.floor(Date.now() / 1000);

function acme(changes: Readonly<Record<string, unknown>> = {}, header: object = {}): string {
  const claims = {
    iss: issuer,
    aud: audience,
    sub: 'orders-service',
    client_id: 'orders-web',
    jti: 'c1a5',
    scope: 'orders:read',
    iat: nowSeconds - 60,
    exp: nowSeconds + 3540,
    ...changes,
  };
  return token(signer, claims, { typ: 'at+jwt', ...header });
}

const tokens = {
  valid: acme(),
  slash: acme({ aud: `${audience}/` }),
  unknown: acme({ iss: 'https://login.other.example' }),
  expired: acme({ exp: nowSeconds - 3600, iat: nowSeconds - 7200 }),
} as const;

const text = Object.entries(tokens)
  .map(([name, compact]) => `# ${name}\nGET https://api.acme.example/orders\nAuthorization: Bearer ${compact}\n`)
  .join('\n');

describe('verdicts in a window', () => {
  const window = sharedWindow({
    files: { 'orders.http': text, 'plain.txt': 'no token here\n' },
    settings: {
      'editor.wordWrap': 'on',
      'editor.stickyScroll.enabled': false,
      'claimcheck.issuers': [
        {
          name: 'Orders API',
          issuer,
          jwks: { keys: [signer.jwk] },
          audiences: [audience],
          algorithms: ['ES256'],
          tokenTypes: ['at+jwt'],
        },
      ],
    },
    openFile: 'orders.http',
  });

  const toast = (part: string): ReturnType<ReturnType<typeof window>['page']['locator']> =>
    window().page.locator('.notification-toast', { hasText: part });

  const status = (): ReturnType<typeof toast> =>
    window().page.locator('.statusbar-item', { hasText: /valid|expired|verified/ });

  /** Puts the cursor into a token; each stands on the third of four lines. */
  async function goToToken(name: keyof typeof tokens): Promise<void> {
    await window().goTo(Object.keys(tokens).indexOf(name) * 4 + 3, 30);
  }

  async function hoverOver(name: keyof typeof tokens): Promise<ReturnType<typeof toast>> {
    await goToToken(name);
    return hoverWithKeyboard(window().page);
  }

  it('the status bar tells how the tokens of the file stand, without being asked', async () => {
    await status().filter({ hasText: '1 valid' }).waitFor();
    const label = await status().locator('a, [aria-label]').first().getAttribute('aria-label');
    assert.equal(label, 'Tokens in this file: 1 valid, 1 invalid, 1 expired, 1 not verified');
    await status().click();
    await quickInputRows(window().page).filter({ hasText: 'orders.http:3' }).waitFor();
    await window().page.keyboard.press('Escape');
  });

  it('a command tells the verdict, and the hover remembers it', async () => {
    await goToToken('valid');
    await window().runCommand('Claimcheck: Validate Token');
    await toast('Valid for the profile “Orders API”').waitFor();
    await window().runCommand('Notifications: Clear All Notifications');
    const hover = await hoverOver('valid');
    const said = await hover.innerText();
    assert.match(said, /✓ Valid for the profile “Orders API”/u);
    assert.match(
      said,
      /issuer https:\/\/id\.acme\.example · key acme-2026-11 \(thumbprint .{11}…\) · ES256 · key set in the profile/u,
    );
    assert.doesNotMatch(said, /Not verified/u);
    await window().page.keyboard.press('Escape');
  });

  it('a wrong audience is shown with what was expected, what was found, and the slash', async () => {
    const hover = await hoverOver('slash');
    const said = await hover.innerText();
    assert.match(said, /✗ Invalid for the profile “Orders API”: it is for another audience/u);
    assert.match(said, /differ in nothing but a slash at the end/u);
    await window().page.keyboard.press('Escape');
  });

  it('an issuer that is not configured is asked for, and nothing is fetched', async () => {
    await goToToken('unknown');
    await window().runCommand('Claimcheck: Validate Token');
    const notice = toast('Not verified: its issuer is not configured');
    await notice.waitFor();
    await notice.getByText('Add Issuer…').waitFor();
    await window().runCommand('Notifications: Clear All Notifications');
    const hover = await hoverOver('unknown');
    await hover.getByText('Add issuer…').waitFor();
    await window().page.keyboard.press('Escape');
  });

  /** Asks why the token with the slash is rejected; answers what the rendered report says. */
  async function report(described = 'The audience is invalid'): Promise<string> {
    const { page } = window();
    await window().writeClipboard(
      `HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error="invalid_token", error_description="${described}"\n`,
    );
    await window().openFile('orders.http');
    await goToToken('slash');
    await window().runCommand('Claimcheck: Why Would My API Reject This Token?');
    await pick(page, 'Orders API');
    await pick(page, 'Use the clipboard');
    await page.locator('.tab.active', { hasText: 'Why rejected' }).waitFor();
    const rendered = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await rendered.getByText(`It says: ${described}`).waitFor();
    return rendered.locator('body').innerText();
  }

  it('a report says why an API would reject a token', async () => {
    const said = await report();
    assert.match(said, /They differ in nothing but a slash at the end\./u);
    assert.match(said, /It says: The audience is invalid/u);
    assert.match(said, /What mends it: Ask for the token with the audience/u);
    await window().runCommand('View: Close Editor');
  });

  it('a report says what was asked last while one of the same title is still open', async () => {
    await report();
    assert.match(await report('Wrong audience'), /What fails/u);
    await window().runCommand('View: Close Editor');
  });

  it('the status bar says nothing where there is no token', async () => {
    await window().openFile('plain.txt');
    await status().waitFor({ state: 'hidden' });
    await window().openFile('orders.http');
    await status().waitFor();
  });

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    it(`can be read in ${theme}`, async () => {
      await window().setTheme(theme);
      for (const name of ['valid', 'slash', 'unknown'] as const) {
        const hover = await hoverOver(name);
        assert.ok(await hover.isVisible());
        await window().screenshot(`.vscode-test/pictures/verdict-${name}-${theme}.png`);
        await window().page.keyboard.press('Escape');
      }
      await report();
      await window().screenshot(`.vscode-test/pictures/verdict-report-${theme}.png`);
      await window().runCommand('View: Close Editor');
    });
  }
});
