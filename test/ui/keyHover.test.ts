/** Keys in a real window: the hover of a key, of a set and of private material, and the report. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Locator } from 'playwright-core';
import { hoverWithKeyboard } from '../support/ui/hover';
import { placeAfter } from '../support/ui/scenes';
import { sharedWindow } from '../support/ui/sharedWindow';
import type { ThemeName } from '../support/ui/themes';

const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
const publicJwk = pair.publicKey.export({ format: 'jwk' });
const privateJwk = pair.privateKey.export({ format: 'jwk' });
const set = {
  keys: [
    { kid: 'orders-2026', use: 'sig', alg: 'ES256', ...publicJwk },
    { kid: 'orders-2025', use: 'sig', alg: 'RS256', ...rsa },
    { kid: 'orders-2026', use: 'enc', alg: 'ES256', ...publicJwk },
    { kid: '<img src=x> [x](command:workbench.action.quit)', ...publicJwk },
  ],
};

/** Where pictures go that somebody wants to look at: every scene in every theme. */
const pictures = process.env['KEY_PICTURES'];
const seen: readonly ThemeName[] = ['light', 'dark', 'highContrast'];

describe('keys in a window', () => {
  const window = sharedWindow({
    files: {
      'jwks.json': `${JSON.stringify(set, undefined, 2)}\n`,
      'signing.json': `${JSON.stringify({ kid: 'orders-2026', alg: 'ES256', ...privateJwk }, undefined, 2)}\n`,
      'tls.pem': readFileSync('test/fixtures/keys/rsa-certificate.pem', 'utf8'),
    },
    settings: { 'editor.wordWrap': 'on', 'editor.hover.above': false, 'editor.minimap.enabled': false },
    openFile: 'jwks.json',
    size: { width: 1100, height: 900 },
  });

  /** The hover of a file, behind the first place where the text stands. */
  async function hoverIn(file: string, at: string): Promise<Locator> {
    await window().openFile(file);
    const { line, column } = placeAfter(readFileSync(join(window().workspace, file), 'utf8'), at);
    await window().goTo(line, column);
    return hoverWithKeyboard(window().page);
  }

  /** The text of the hover at a place, with a picture of it in each theme where they are wanted. */
  async function hoverText(file: string, at: string): Promise<string> {
    if (pictures !== undefined) {
      for (const theme of seen) {
        await window().setTheme(theme);
        await hoverIn(file, at);
        await window().page.waitForTimeout(400);
        await window().screenshot(join(pictures, `${file}-${at.replaceAll(/\W/g, '')}-${theme}.png`));
        await window().page.keyboard.press('Escape');
      }
    }
    return (await hoverIn(file, at)).innerText();
  }

  it('the hover of a key says what it is and what is wrong with it', async () => {
    const text = await hoverText('jwks.json', 'RS256');
    assert.match(text, /RSA public key · 1024 bits/u);
    assert.match(text, /Error: The RSA key has 1024 bits/u);
    assert.match(text, /Key id: orders-2025/u);
    assert.match(text, /Thumbprint: [\w-]{43} \(RFC 7638, SHA-256\)/u);
  });

  it('elsewhere in the set it is about the set, and hostile key ids are text', async () => {
    const text = await hoverText('jwks.json', 'keys');
    assert.match(text, /JWK set · 4 keys · 2 errors, 1 warning, 1 hint/u);
    assert.match(text, /Key 4: <img src=x> \[x\]\(command:workbench\.action\.quit\)/u);
    const hover = await hoverIn('jwks.json', 'keys');
    assert.equal(await hover.locator('img').count(), 0);
    assert.equal(await hover.locator('a[data-href*="quit"], a[href*="quit"]').count(), 0);
  });

  it('private material is warned of first', async () => {
    const text = await hoverText('signing.json', 'ES256');
    assert.match(text, /^This is a private key: whoever can read this file can sign or decrypt as its owner\./u);
    assert.ok(!text.includes(String(privateJwk.d)));
  });

  it('a certificate says whose it is and until when', async () => {
    const text = await hoverText('tls.pem', 'MII');
    assert.match(text, /RSA certificate · 2048 bits/u);
    assert.match(text, /Subject: emailAddress=keys@example\.com,CN=rsa\.example\.com/u);
    assert.match(text, /until (?:1 Jan|Jan 1,) 2036/u);
  });

  it('the link of the hover opens the report', async () => {
    const hover = await hoverIn('jwks.json', 'RS256');
    await hover.getByText('Check the whole set of 4').click();
    await window().page.locator('.tab.active', { hasText: 'Keys in jwks.json' }).waitFor();
    const preview = window().page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await preview.getByRole('heading', { name: 'Key 2: orders-2025' }).waitFor();
    assert.match(await preview.locator('body').innerText(), /rsa-key-too-small/u);
    assert.equal(await preview.locator('img').count(), 0);
    if (pictures !== undefined) {
      for (const theme of seen) {
        await window().setTheme(theme);
        await window().page.waitForTimeout(800);
        await window().screenshot(join(pictures, `report-${theme}.png`));
      }
    }
  });
});
