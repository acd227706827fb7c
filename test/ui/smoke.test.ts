/** A real window opens files, hovers, runs commands and changes its theme: what all other UI suites build on. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sharedWindow } from '../support/ui/sharedWindow';
import { themes, type ThemeName } from '../support/ui/themes';

describe('a window', () => {
  const window = sharedWindow({
    files: { 'notes.txt': 'first line\nsecond line: here it is\n', 'deep/page.css': 'p {\n  color: red;\n}\n' },
    openFile: 'notes.txt',
  });

  it('shows the file it was opened with', async () => {
    await window().editor.getByText('second line').waitFor();
  });

  it('opens another file', async () => {
    await window().openFile('deep/page.css');
    await window().editor.getByText('color').waitFor();
  });

  it('shows a hover by keyboard and by mouse', async () => {
    const byKeyboard = await window().hoverAt('color');
    assert.match(await byKeyboard.innerText(), /color of an element/);
    await window().page.keyboard.press('Escape');
    await window().page.keyboard.press('Escape');
    const byMouse = await window().mouseHoverAt('color');
    assert.match(await byMouse.innerText(), /color of an element/);
  });

  it('has the extension installed', async () => {
    await window().runCommand('Extensions: Show Installed Extensions');
    await window().page.locator('.extension-list-item', { hasText: 'Claimcheck' }).waitFor();
  });

  it('changes to every theme', async () => {
    const names: readonly ThemeName[] = ['light', 'highContrast', 'highContrastLight', 'dark'];
    for (const name of names) {
      await window().setTheme(name);
      assert.equal(await window().page.locator(`.monaco-workbench.${themes[name].windowClass}`).count(), 1);
    }
  });
});

describe('a window in Restricted Mode', () => {
  const window = sharedWindow({ trusted: false, files: { 'notes.txt': 'one line\n' }, openFile: 'notes.txt' });

  it('says so and shows the file', async () => {
    await window().editor.getByText('one line').waitFor();
    await window().page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  });
});
