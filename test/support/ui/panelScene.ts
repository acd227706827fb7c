/** The pictures of the token panel: a token with its tree, what its regions look like, and two tokens compared. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import type { EditorWindow } from './editorWindow';
import { openWindow, type WindowOptions } from './openWindow';
import { quickInputRows } from './quickInput';
import { placeAfter } from './scenes';
import { dragSideBarTo } from './sideBar';
import type { ThemeName } from './themes';
import { webviewFrame } from './webviewFrame';

/** From this x on is the editor: the side bar is as wide as a person who uses the panel makes it. */
const sideBarEnd = 460;

/** The regions that do not fit into the first picture, by a heading that stands at their top. */
const regions = [
  ['panel-checks', 'Checks'],
  ['panel-claims', 'Claims'],
  ['panel-parts', 'Token text'],
] as const;

/** Takes a window, and where `all` is wanted a picture of each region; `settings` hold the issuer of the demo. */
export async function takePanel(
  { theme, directory, all }: { readonly theme: ThemeName; readonly directory: string; readonly all: boolean },
  options: Pick<WindowOptions, 'workspaceFrom' | 'settings'>,
): Promise<void> {
  const window = await openWindow({
    ...options,
    theme,
    openFile: '.env',
    size: { width: 1200, height: 960 },
    scale: 1.5,
  });
  const take = async (name: string): Promise<void> => {
    const path = join(directory, `${name}-${theme}.png`);
    await window.page.mouse.move(800, 900);
    await window.page.waitForTimeout(800); // until what slides in stands still
    await window.page.screenshot({ path, animations: 'disabled' });
    console.log(`took ${path}`);
  };
  try {
    await window.runCommand('Claimcheck: Focus on Token View');
    await dragSideBarTo(window.page, sideBarEnd);
    await goTo(window, 'ORDERS_TOKEN=');
    const frame = await webviewFrame(window.page, 'panel.css');
    await frame.getByText('Valid for the profile').first().waitFor();
    await take('panel');
    if (!all) return;
    for (const [name, heading] of regions) {
      await scrollTo(frame, heading);
      await take(name);
    }
    await compare(window, frame);
    await take('panel-comparison');
  } finally {
    await window.close();
  }
}

async function goTo(window: EditorWindow, before: string): Promise<void> {
  const { line, column } = placeAfter(readFileSync(join(window.workspace, '.env'), 'utf8'), before);
  await window.page.locator('.editor-group-container.active .view-lines').click({ position: { x: 2, y: 2 } });
  await window.goTo(line, column);
}

async function scrollTo(frame: Frame, heading: string): Promise<void> {
  await frame
    .locator('h2', { hasText: heading })
    .first()
    .evaluate((element) => element.scrollIntoView());
}

async function compare(window: EditorWindow, frame: Frame): Promise<void> {
  await frame.getByRole('button', { name: 'Compare…' }).click();
  await quickInputRows(window.page).first().click();
  await frame.locator('h2', { hasText: 'Comparison' }).waitFor();
}
