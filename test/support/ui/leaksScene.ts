/** The pictures of the view of leaks: what a search of a repository has found, with the tooltip of the worst one. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { git, writeFiles } from '../scanning';
import { madeUpGitHubToken } from '../tokenFactory';
import { openWindow, type WindowOptions } from './openWindow';
import { dragSideBarTo } from './sideBar';
import type { ThemeName } from './themes';

/** As wide as a person has it who works on leaks, and as narrow as a side bar becomes. */
const widths = { leaks: 520, 'leaks-narrow': 348 } as const;

/** Takes the view, and where `all` is wanted a narrow one too; `settings` hold the issuer of the demo. */
export async function takeLeaks(
  { theme, directory, all }: { readonly theme: ThemeName; readonly directory: string; readonly all: boolean },
  options: Pick<WindowOptions, 'workspaceFrom' | 'settings'>,
): Promise<void> {
  const window = await openWindow({
    ...options,
    theme,
    openFile: 'README.md',
    size: { width: 1200, height: 800 },
    scale: 1.5,
  });
  const take = async (name: string): Promise<void> => {
    const path = join(directory, `${name}-${theme}.png`);
    await window.page.waitForTimeout(800); // until what slides in stands still
    await window.page.screenshot({ path, animations: 'disabled' });
    console.log(`took ${path}`);
  };
  const rows = window.page.locator('.pane-body .monaco-list-row[aria-label]');
  try {
    makeRepository(window.workspace);
    await window.runCommand('Claimcheck: Search Workspace for Leaks');
    await window.page
      .getByText(/^Searched \d+ files/)
      .first()
      .waitFor();
    for (const name of ['Token', 'Tokens in Open Files']) await fold(window.page, name);
    await dragSideBarTo(window.page, widths.leaks);
    await rows.filter({ hasText: 'deploy.env:2' }).click();
    await showTooltip(window.page, rows.filter({ hasText: 'deploy.env:2' }));
    await take('leaks');
    if (!all) return;
    await window.page.mouse.move(900, 700);
    await dragSideBarTo(window.page, widths['leaks-narrow']);
    await take('leaks-narrow');
  } finally {
    await window.close();
  }
}

/** As a hand does it: the editor shows no tooltip for a mouse that is there at once, and none while a list changes. */
async function showTooltip(page: Page, row: Locator): Promise<void> {
  const tooltip = page.locator('.workbench-hover', { hasText: 'What to do' }).first();
  for (let attempt = 0; attempt < 10 && !(await tooltip.isVisible()); attempt++) {
    await page.mouse.move(900, 700);
    await page.waitForTimeout(500);
    const box = await row.boundingBox();
    if (box === null) throw new Error('There is no such row.');
    await page.mouse.move(box.x + 160, box.y + box.height / 2, { steps: 20 });
    await page.waitForTimeout(2500);
  }
  await tooltip.waitFor();
}

async function fold(page: Page, view: string): Promise<void> {
  await page.locator('.pane-header', { has: page.getByText(view, { exact: true }) }).click();
}

/** What people commit by mistake, beside the tokens of the demo. */
function makeRepository(root: string): void {
  writeFiles(root, {
    'deploy/deploy.env': `# read by the pipeline\nGITHUB_TOKEN=${madeUpGitHubToken()}\n`,
    'deploy/old.env': `GITHUB_TOKEN=${madeUpGitHubToken()}\n`,
  });
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'Deploy from the pipeline');
}
