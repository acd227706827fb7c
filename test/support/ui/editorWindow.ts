/** What a test does in an open window, in a person's terms: open, go, hover, run, look. */
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Profile, writeSettings } from '../vscodeHost/profile';
import { hoverWithKeyboard, hoverWithMouse } from './hover';
import { openQuickInput, persistently, pick, runCommand } from './quickInput';
import { themes, type ThemeName } from './themes';

const readySeconds = 60;

export interface EditorWindow {
  /** For what this interface has no word for. */
  readonly page: Page;
  readonly workspace: string;
  /** Holds all that the editor writes on this machine: user data, logs, extensions and the workspace. */
  readonly profileFolder: string;
  /** The editor that has the focus. */
  readonly editor: Locator;
  /** Opens a file of the workspace by its relative path. */
  readonly openFile: (path: string) => Promise<void>;
  /** Puts the cursor at a place, both counted from one. */
  readonly goTo: (line: number, column?: number) => Promise<void>;
  /** Puts the cursor at the start of the first place in the file where the text stands. */
  readonly goToText: (text: string) => Promise<void>;
  /** Shows the hover at the start of the text with the command "Show or Focus Hover". */
  readonly hoverAt: (text: string) => Promise<Locator>;
  /** Shows the hover by moving the mouse onto the start of the text. */
  readonly mouseHoverAt: (text: string) => Promise<Locator>;
  /** Runs a command by its title in the palette, category included. */
  readonly runCommand: (title: string) => Promise<void>;
  readonly setTheme: (theme: ThemeName) => Promise<void>;
  /** Changes user settings and reloads the window. */
  readonly setSettings: (settings: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly readClipboard: () => Promise<string>;
  readonly writeClipboard: (text: string) => Promise<void>;
  /** Takes a picture of the window, or of a part of it. */
  readonly screenshot: (path: string, part?: Locator) => Promise<void>;
  /** Another window on the same workspace and profile, with an extension host of its own. */
  readonly another: () => Promise<EditorWindow>;
  /** Ends the editor and starts it again, in the same place. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface WindowParts {
  readonly page: Page;
  readonly profile: Profile;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly settingsFolder: string;
  /** Ends the server of the editor and starts it again on the same port. */
  readonly restartServer: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Gives an open page the words of {@link EditorWindow}. */
export function createEditorWindow(parts: WindowParts): EditorWindow {
  const { page, profile, settings, settingsFolder, close } = parts;
  let current = settings;
  return {
    page,
    workspace: profile.workspace,
    profileFolder: profile.root,
    editor: focusedEditor(page),
    openFile: (path) => openFile(page, profile.workspace, path),
    goTo: (line, column = 1) => goTo(page, line, column),
    goToText: (text) => goToText(page, text),
    hoverAt: async (text) => {
      await goToText(page, text);
      return hoverWithKeyboard(page);
    },
    mouseHoverAt: async (text) => {
      await goToText(page, text);
      return hoverWithMouse(page);
    },
    runCommand: (title) => runCommand(page, title),
    setTheme: (theme) => setTheme(page, theme),
    setSettings: async (changes) => {
      current = { ...current, ...changes };
      writeSettings(settingsFolder, current);
      // The web editor reads its user settings when the window opens.
      await page.reload();
      await windowReady(page);
    },
    readClipboard: async () => {
      // Only the page in front may read it.
      await page.bringToFront();
      return page.evaluate(() => navigator.clipboard.readText());
    },
    writeClipboard: (text) => page.evaluate((written) => navigator.clipboard.writeText(written), text),
    screenshot: async (path, part) => {
      mkdirSync(dirname(path), { recursive: true });
      await (part ?? page).screenshot({ path, animations: 'disabled' });
    },
    another: async () => {
      const second = await page.context().newPage();
      await second.goto(page.url(), { timeout: readySeconds * 1000 });
      await windowReady(second);
      return createEditorWindow({ ...parts, page: second, settings: current, close: () => second.close() });
    },
    restart: async () => {
      await parts.restartServer();
      await page.reload();
      await windowReady(page);
    },
    close,
  };
}

/** Waits until the window stands and its extension host is connected. */
export async function windowReady(page: Page): Promise<void> {
  await page
    .locator('.monaco-workbench .statusbar-item')
    .first()
    .waitFor({ timeout: readySeconds * 1000 });
}

async function setTheme(page: Page, theme: ThemeName): Promise<void> {
  const themed = page.locator(`.monaco-workbench.${themes[theme].windowClass}`);
  if ((await themed.count()) > 0) return;
  await persistently(page, async () => {
    await runCommand(page, 'Preferences: Color Theme');
    // The command's own list takes the place of the palette, in the same box.
    await page.locator('.quick-input-box input[placeholder*="Theme"]').fill(themes[theme].label);
    await pick(page, themes[theme].label);
    await themed.waitFor({ timeout: 10_000 });
  });
}

function focusedEditor(page: Page): Locator {
  return page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
}

async function openFile(page: Page, workspace: string, path: string): Promise<void> {
  const input = await openQuickInput(page, 'ControlOrMeta+P');
  await input.fill(join(workspace, path));
  const row = page.locator('.quick-input-list .monaco-list-row', { hasText: basename(path) }).first();
  // The first row may be another file that was opened lately.
  await row.click();
  const name = basename(path);
  await page.locator('.editor-group-container.active .tab.active', { hasText: name }).waitFor();
  await focusedEditor(page).locator('.view-lines').waitFor();
}

async function goTo(page: Page, line: number, column: number): Promise<void> {
  const input = await openQuickInput(page, 'Control+G');
  await input.fill(`:${String(line)}:${String(column)}`);
  await page.keyboard.press('Enter');
  await input.waitFor({ state: 'hidden' });
}

async function goToText(page: Page, text: string): Promise<void> {
  await focusedEditor(page)
    .locator('.view-lines')
    .click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+F');
  const find = focusedEditor(page).locator('.find-widget.visible textarea').first();
  await find.fill(text);
  await focusedEditor(page)
    .locator('.find-widget .matchesCount', { hasText: /of [1-9]/ })
    .waitFor();
  await page.keyboard.press('Escape');
  // The match is selected now: left puts the cursor at its start.
  await page.keyboard.press('ArrowLeft');
}
