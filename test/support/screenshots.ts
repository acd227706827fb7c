/**
 * `npm run screenshots`: takes the pictures of the README from a real window, so that they are never old.
 * `-- --all DIRECTORY` takes every scene in every theme instead, to be looked at; `-- --only NAME` takes one.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { createDemoWorkspace } from './demoWorkspace';
import { repositoryRoot } from './repository';
import type { EditorWindow } from './ui/editorWindow';
import { hoverWithKeyboard } from './ui/hover';
import { openWindow } from './ui/openWindow';
import { placeAfter, scenes, type Scene } from './ui/scenes';
import type { ThemeName } from './ui/themes';

const themeOrder: readonly ThemeName[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

/** Which theme the README shows each scene in. */
const readmeThemes: Readonly<Record<string, readonly ThemeName[]>> = {
  'access-token': ['dark', 'light', 'highContrast'],
  'expired-token': ['light'],
  'opaque-token': ['dark'],
  unsecured: ['highContrast'],
  'dpop-proof': ['dark'],
  'id-token': ['light'],
  'sd-jwt': ['dark'],
  'refresh-token': ['highContrast'],
  encrypted: ['light'],
  broken: ['dark'],
  'logout-token': ['highContrastLight'],
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { all: { type: 'string' }, only: { type: 'string' } } });
  const workspace = mkdtempSync(join(tmpdir(), 'claimcheck-demo-'));
  await createDemoWorkspace(workspace);
  const target = values.all ?? join(repositoryRoot, 'media', 'screenshots');
  const chosen = scenes.filter((scene) => values.only === undefined || scene.name === values.only);
  try {
    for (const theme of themeOrder) {
      const due = chosen.filter(
        (scene) => values.all !== undefined || readmeThemes[scene.name]?.includes(theme) === true,
      );
      if (due.length > 0) await takeAll(workspace, theme, due, target);
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

async function takeAll(workspace: string, theme: ThemeName, due: readonly Scene[], target: string): Promise<void> {
  const window = await openWindow({
    workspaceFrom: workspace,
    theme,
    size: { width: 1100, height: 760 },
    scale: 2,
    settings: { 'editor.minimap.enabled': false, 'editor.wordWrap': 'off', 'editor.stickyScroll.enabled': false },
  });
  try {
    for (const scene of due) {
      const path = join(target, `${scene.name}-${theme}.png`);
      await takeHover(window, scene, path);
      console.log(`took ${path}`);
    }
  } finally {
    await window.close();
  }
}

async function takeHover(window: EditorWindow, scene: Scene, path: string): Promise<void> {
  await window.openFile(scene.file);
  const { line, column } = placeAfter(readFileSync(join(window.workspace, scene.file), 'utf8'), scene.before);
  await window.goTo(line, column);
  const hover = await hoverWithKeyboard(window.page);
  await window.page.screenshot({ path, animations: 'disabled', clip: await around(window.page, hover) });
  await window.page.keyboard.press('Escape');
}

/** The hover with the line it belongs to and a little of what is around. */
async function around(page: Page, hover: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await hover.boundingBox();
  const cursor = await page
    .locator('.editor-group-container.active .monaco-editor .cursors-layer .cursor')
    .first()
    .boundingBox();
  if (box === null) throw new Error('The hover is gone before its picture was taken.');
  const top = Math.min(box.y, cursor?.y ?? box.y) - 24;
  const bottom = Math.max(box.y + box.height, (cursor?.y ?? box.y) + 20) + 24;
  const left = Math.max(0, Math.min(box.x, cursor?.x ?? box.x) - 40);
  return {
    x: left,
    y: Math.max(0, top),
    width: Math.min(1100 - left, box.width + 120),
    height: bottom - Math.max(0, top),
  };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
