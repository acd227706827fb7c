/** The webview writes text as text, keeps nothing, asks nobody; its style sheet names colours of the theme and no other. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readText, typeScriptFiles } from './sourceFiles';

const forbidden =
  /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|unsafe(?:HTML|SVG|CSS|Static)|(?:local|session)Storage|indexedDB|\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|\bimport\(/g;

/** What VS Code 1.110 gave its own window, by theme. */
const themes: Readonly<Record<string, object>> = JSON.parse(readText('test/fixtures/webview/themes.json')) as Readonly<
  Record<string, object>
>;

describe('the webview', () => {
  const files = typeScriptFiles('src/webview');

  it('has no way to markup, storage or the network', () => {
    assert.ok(files.length > 8, 'the source files were not found');
    assert.deepEqual(
      files.flatMap((file) => (readText(file).match(forbidden) ?? []).map((use) => `${file}: ${use}`)),
      [],
    );
  });

  it('keeps which regions are open, in one place, and nothing else', () => {
    const keepers = files.filter((file) => /[gs]etState\b/.test(readText(file)));
    assert.deepEqual(keepers, ['src/webview/panel/uiState.ts']);
    const kept = readText('src/webview/panel/uiState.ts').match(/setState\([^\n]*\);/g);
    assert.deepEqual(kept, ['setState(regions.filter((region) => open.has(region)));']);
  });

  it('has no style in its templates, which its policy would refuse', () => {
    for (const file of files) assert.doesNotMatch(readText(file), /\sstyle=|styleMap|<style/, file);
  });

  it('is told of no secret', () => {
    for (const file of ['src/shared/signInMessages.ts', 'src/shared/panelMessages.ts']) {
      const messages = readText(file).replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
      assert.doesNotMatch(messages, /device_?code|access_?token|refresh_?token|id_?token|secret/i, file);
    }
  });

  for (const file of ['media/signIn.css', 'media/panel.css']) {
    it(`takes every colour of ${file} from the theme`, () => {
      const css = readText(file).replaceAll(/\/\*[\s\S]*?\*\//g, '');
      assert.match(css, /var\(--vscode-/);
      const colors = new Set(css.match(/--vscode-\w[\w-]*/g)?.filter((name) => !/-font-/.test(name)));
      const known = new Set(Object.values(themes).flatMap((theme) => Object.keys(theme)));
      assert.deepEqual(
        [...colors].filter((name) => !known.has(name)),
        [],
        'no theme of the editor has these',
      );
      assert.doesNotMatch(css, /#[\da-f]{3,8}\b|\brgba?\(|\bhsla?\(|url\(|@import/i);
    });
  }
});
