/** The mask in a real window: no character of a token can be seen, in any theme, selected or not, and after a reload. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { exampleToken, sample } from '../host/support/tokens';
import { sharedWindow } from '../support/ui/sharedWindow';

const other = sample({ sub: 'someone' });

describe('masking', () => {
  const window = sharedWindow({
    files: {
      'login.ts': `const before = 1;\nconst token = '${exampleToken}';\nconst after = '${other}';\n`,
      'concat.js': `const t = '${exampleToken.slice(0, 60)}' +\n  '${exampleToken.slice(60)}';\n`,
    },
    settings: { 'editor.wordWrap': 'on', 'editor.minimap.enabled': true },
    openFile: 'login.ts',
  });

  /** The texts of tokens that a person could read now. */
  async function readable(): Promise<readonly string[]> {
    return window().page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.view-line span')]
        .filter((span) => span.children.length === 0 && /eyJ|[\w-]{30,}/.test(span.textContent))
        .filter((span) => getComputedStyle(span).opacity !== '0')
        .map((span) => span.textContent),
    );
  }

  it('is off at first', async () => {
    await window().editor.getByText('const before').waitFor();
    assert.notDeepEqual(await readable(), []);
  });

  for (const theme of ['dark', 'light', 'highContrast', 'highContrastLight'] as const) {
    it(`hides every token in ${theme}, selected too`, async () => {
      await window().setTheme(theme);
      if (theme === 'dark') await window().runCommand('Claimcheck: Toggle Masking of All Tokens (Screen Sharing)');
      await window().page.locator('.statusbar-item', { hasText: 'Tokens masked' }).waitFor();
      await window().page.waitForTimeout(500);
      assert.deepEqual(await readable(), []);
      await window().editor.getByText('const before').click();
      await window().page.keyboard.press('ControlOrMeta+A');
      await window().page.waitForTimeout(300);
      assert.deepEqual(await readable(), []);
      await window().screenshot(`.vscode-test/pictures/masking-${theme}.png`);
    });
  }

  it('hides a token broken over lines', async () => {
    await window().openFile('concat.js');
    await window().editor.getByText('const t').waitFor();
    await window().page.waitForTimeout(500);
    assert.deepEqual(await readable(), []);
  });

  it('stays on after a reload', async () => {
    await window().page.reload();
    await window().page.locator('.statusbar-item', { hasText: 'Tokens masked' }).waitFor();
    await window().editor.getByText('const t').waitFor();
    await window().page.waitForTimeout(500);
    assert.deepEqual(await readable(), []);
  });

  it('is taken off by the status bar item', async () => {
    await window().page.locator('.statusbar-item', { hasText: 'Tokens masked' }).click();
    await window().page.locator('.statusbar-item', { hasText: 'Tokens masked' }).waitFor({ state: 'hidden' });
    await window().page.waitForTimeout(300);
    assert.notDeepEqual(await readable(), []);
  });
});
