/** Opens a real VS Code window with the extension installed, in a headless Chromium. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../browser';
import { extensionId } from '../repository';
import { stageExtension } from '../stageExtension';
import { createProfile, writeSettings, type Profile } from '../vscodeHost/profile';
import { type EditorVersion, versionsFrom } from '../vscodeHost/versions';
import { webEditor } from '../vscodeHost/webEditor';
import { type EditorServer, startPeopleServer } from '../vscodeHost/webServers';
import { createEditorWindow, type EditorWindow, windowReady } from './editorWindow';
import { themes, type ThemeName } from './themes';

export interface WindowOptions {
  /** The VS Code to open; without, the one that `VSCODE_TEST_VERSION` names. */
  readonly version?: EditorVersion;
  /** A folder to copy as the workspace. */
  readonly workspaceFrom?: string;
  /** Files to write into the workspace, by relative path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: ThemeName;
  /** `false` opens the workspace in Restricted Mode. */
  readonly trusted?: boolean;
  /** A file of the workspace to open at once. */
  readonly openFile?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Device pixels a CSS pixel: 2 for sharp pictures. */
  readonly scale?: number;
  /** Puts the extension into the profile; without, the current source is built and copied. */
  readonly installExtension?: (dataFolder: string) => Promise<void>;
}

const pageSeconds = 60;

/** Opens the window and waits until it can be used. Close it with `close`. */
export async function openWindow(options: WindowOptions = {}): Promise<EditorWindow> {
  const version = options.version ?? versionsFrom()[0];
  if (version === undefined) throw new Error('No VS Code version is chosen.');
  const editor = await webEditor(version);
  const profile = createProfile(options.workspaceFrom === undefined ? {} : { workspaceFrom: options.workspaceFrom });
  const data = join(profile.root, 'data');
  const settings = { ...options.settings, 'workbench.colorTheme': themes[options.theme ?? 'dark'].id };
  writeSettings(join(data, 'User'), settings);
  writeFiles(profile.workspace, options.files ?? {});
  const opened: { server?: EditorServer; browser?: Browser } = {};
  const close = async (): Promise<void> => {
    await opened.browser?.close();
    await opened.server?.stop();
    profile.remove();
  };
  try {
    await (options.installExtension ?? copyExtension)(data);
    const trusted = options.trusted ?? true;
    const start = (port: number): Promise<EditorServer> =>
      startPeopleServer(editor, { dataFolder: data, folder: profile.workspace, port, trusted });
    const server = await start(0);
    opened.server = server;
    const restartServer = async (): Promise<void> => {
      await opened.server?.stop();
      opened.server = await start(server.port);
    };
    opened.browser = await launchBrowser();
    const page = await openPage(opened.browser, server, profile, options);
    return createEditorWindow({ page, profile, settings, settingsFolder: join(data, 'User'), restartServer, close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function openPage(
  browser: Browser,
  server: EditorServer,
  profile: Profile,
  options: WindowOptions,
): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const origin = `localhost:${String(server.port)}`;
  const query = new URLSearchParams({ folder: profile.workspace });
  if (options.openFile !== undefined) {
    const file = `vscode-remote://${origin}${join(profile.workspace, options.openFile)}`;
    query.set('payload', JSON.stringify([['openFile', file]]));
  }
  await page.goto(`http://${origin}/?${query.toString()}`, { timeout: pageSeconds * 1000 });
  await windowReady(page);
  if (options.openFile !== undefined) {
    await page
      .locator('.editor-instance .view-lines')
      .first()
      .waitFor({ timeout: pageSeconds * 1000 });
  }
  return page;
}

async function copyExtension(dataFolder: string): Promise<void> {
  await stageExtension(join(dataFolder, 'extensions', `${extensionId}-0.0.0`));
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
