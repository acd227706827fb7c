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
import { takeLeaks } from './ui/leaksScene';
import { takePanel } from './ui/panelScene';
import { placeAfter, scenes, type Scene } from './ui/scenes';
import { takeSignIn } from './ui/signInScene';
import type { ThemeName } from './ui/themes';

// The pictures show local time and UTC apart, whatever the zone of the machine that takes them.
process.env['TZ'] = 'Europe/Berlin';

const themeOrder: readonly ThemeName[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

/** Which theme the README shows each scene in. */
const readmeThemes: Readonly<Record<string, readonly ThemeName[]>> = {
  'access-token': ['dark'],
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
  audience: ['light'],
  'key-set': ['dark'],
};

/** Windows with the issuer of the demo, by the name of their first picture. */
const windows = { panel: takePanel, leaks: takeLeaks } as const;

/** The same as in the demo's own settings, but the user's, so that no picture needs a question answered. */
function demoIssuer(workspace: string): Readonly<Record<string, unknown>> {
  return {
    name: 'Acme ID',
    issuer: 'https://id.acme.example',
    discovery: 'none',
    jwks: JSON.parse(readFileSync(join(workspace, 'certs', 'jwks.json'), 'utf8')) as unknown,
    audiences: ['https://orders.acme.example'],
    tokenTypes: ['at+jwt'],
  };
}

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
      const isWanted = values.only === undefined || values.only === 'sign-in';
      if (isWanted && (values.all !== undefined || theme === 'dark')) await takeSignIn(theme, target);
      for (const [name, takeWindow] of Object.entries(windows)) {
        if (values.only === undefined || values.only === name) await takeIn(takeWindow, theme);
      }
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }

  async function takeIn(takeWindow: typeof takePanel, theme: ThemeName): Promise<void> {
    const all = values.all !== undefined;
    if (!all && theme !== 'dark') return;
    const settings = { 'claimcheck.issuers': [demoIssuer(workspace)], 'editor.minimap.enabled': false };
    await takeWindow({ theme, directory: target, all }, { workspaceFrom: workspace, settings });
  }
}

async function takeAll(workspace: string, theme: ThemeName, due: readonly Scene[], target: string): Promise<void> {
  const window = await openWindow({
    workspaceFrom: workspace,
    theme,
    size: { width: 1100, height: 960 },
    scale: 1.5,
    settings: {
      'editor.minimap.enabled': false,
      'editor.hover.above': false,
      'editor.wordWrap': 'off',
      'editor.stickyScroll.enabled': false,
      'workbench.editor.enablePreview': false,
      'claimcheck.issuers': [demoIssuer(workspace)],
    },
  });
  try {
    for (const scene of due) {
      const path = join(target, `${scene.name}-${theme}.png`);
      await takeHover(window, scene, path);
      console.log(`took ${path}`);
    }
    if (due.length === scenes.length || theme === 'dark') await takeWindows(window, join(target, `%-${theme}.png`));
  } finally {
    await window.close();
  }
}

/** The whole window: the hints in a file, a decoded token, the list of tokens, and everything masked. */
async function takeWindows(window: EditorWindow, pattern: string): Promise<void> {
  const take = async (name: string): Promise<void> => {
    await window.page.mouse.move(600, 700); // off the tabs, which have tooltips
    await window.page.waitForTimeout(800); // a list slides into place
    await window.page.screenshot({ path: pattern.replace('%', name), animations: 'disabled' });
    console.log(`took ${pattern.replace('%', name)}`);
  };
  for (const file of ['logs/api.log', 'src/main.go', '.env']) {
    await window.openFile(file);
    await window.page.waitForTimeout(500); // the list of files remembers what was opened last
  }
  await window.runCommand('View: Close Primary Side Bar');
  await takeProblems(window, () => take('problems'));
  await window.goTo(3, 20);
  await window.runCommand('Claimcheck: List Tokens in All Open Files');
  await take('list');
  await window.page.keyboard.press('Escape');
  await window.runCommand('Claimcheck: Decode Token at Cursor or Selection');
  await window.page.locator('.tab.active', { hasText: 'Access token' }).waitFor();
  await take('document');
  await window.runCommand('View: Close Editor');
  await window.runCommand('Claimcheck: Toggle Masking of All Tokens (Screen Sharing)');
  await take('masked');
  await window.runCommand('Claimcheck: Toggle Masking of All Tokens (Screen Sharing)');
}

/** The problems of a file, and what can be done about the one at the cursor. */
async function takeProblems({ page, goTo }: EditorWindow, take: () => Promise<void>): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await page.locator('.editor-group-container.active .view-lines').click({ position: { x: 2, y: 2 } });
  await goTo(9, 15);
  await page.keyboard.press('ControlOrMeta+.');
  await page.locator('.action-widget .monaco-list-row').first().waitFor();
  await take();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+J');
}

async function takeHover(window: EditorWindow, scene: Scene, path: string): Promise<void> {
  await window.openFile(scene.file);
  await window.page.waitForTimeout(2000); // until the tokens of the file have been validated
  const { line, column } = placeAfter(readFileSync(join(window.workspace, scene.file), 'utf8'), scene.before);
  const clip = await showHover(window, { line, column });
  await window.page.screenshot({ path, animations: 'disabled', clip });
  await window.page.keyboard.press('Escape');
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Shows the hover as large as it needs to be, and says where it is. A hover may close while its edge is dragged. */
async function showHover(window: EditorWindow, place: ReturnType<typeof placeAfter>, attempts = 4): Promise<Box> {
  try {
    await window.goTo(place.line, place.column);
    const hover = await hoverWithKeyboard(window.page);
    // Problems at the same place are shown at once, and ours a moment later.
    await hover
      .getByText(/Show as document|Check the whole set/)
      .first()
      .waitFor({ timeout: 5000 });
    if (attempts > 0) await enlarge(window.page, hover);
    return await around(window.page, hover);
  } catch (error) {
    if (attempts === 0) throw error;
    return showHover(window, place, attempts - 1);
  }
}

/** Drags the lower edge of the hover, as a person would who wants to see more of it. */
async function enlarge(page: Page, hover: Locator): Promise<void> {
  const { shown, whole } = await hover
    .locator('.monaco-scrollable-element')
    .first()
    .evaluate((element) => {
      const inner = element.querySelector('.monaco-hover-content') ?? element;
      return { shown: element.clientHeight, whole: inner.scrollHeight };
    });
  if (whole <= shown) return;
  const edges = page.locator('.monaco-resizable-hover > .monaco-sash.horizontal:not(.disabled)');
  const edge = await edges.last().boundingBox({ timeout: 2000 });
  if (edge === null) return;
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + Math.min(whole - shown + 4, 260), { steps: 8 });
  await page.mouse.up();
  // Away from the edge, which lights up under the mouse.
  await page.mouse.move(x, y - 60);
}

function cursorBox(page: Page): ReturnType<Locator['boundingBox']> {
  return page.locator('.editor-group-container.active .monaco-editor .cursors-layer .cursor').first().boundingBox();
}

/** The hover with the line it belongs to and a little of what is around. */
async function around(page: Page, hover: Locator): Promise<Box> {
  const box = await hover.boundingBox({ timeout: 2000 });
  const cursor = await cursorBox(page);
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
