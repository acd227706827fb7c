/** The quick input of VS Code: command palette, file list, pick lists. */
import type { Locator, Page } from 'playwright-core';

const attempts = 3;
const attemptMilliseconds = 4000;
const pickMilliseconds = 10_000;

/** Presses a key that opens the quick input and gives its text field; presses again while the window was too busy. */
export async function openQuickInput(page: Page, key: string): Promise<Locator> {
  const input = page.locator('.quick-input-widget:not([style*="display: none"]) .quick-input-box input').first();
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    await page.keyboard.press(key);
    try {
      await input.waitFor({ timeout: attemptMilliseconds });
      return input;
    } catch {
      // The key went nowhere: once more.
    }
  }
  await page.keyboard.press(key);
  await input.waitFor();
  return input;
}

/** The rows that the quick input shows. */
export function quickInputRows(page: Page): Locator {
  return page.locator('.quick-input-list .monaco-list-row');
}

/** Runs a command by its full title in the palette, such as `View: Toggle Terminal`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await persistently(page, async () => {
    const input = await openQuickInput(page, 'F1');
    await input.fill(`>${title}`);
    await pick(page, title);
  });
}

/** Chooses the row with exactly this label. */
export async function pick(page: Page, label: string): Promise<void> {
  const row = quickInputRows(page).filter({ has: page.locator('.label-name', { hasText: exactly(label) }) });
  await row.first().waitFor({ timeout: pickMilliseconds });
  // Enter leaves the mouse where it is: a pointer above the editor would close a hover or open another.
  if ((await row.first().getAttribute('class'))?.includes('focused') === true) await page.keyboard.press('Enter');
  else await row.first().click({ timeout: pickMilliseconds });
}

/** Does something with the quick input again from its start, when a busy window closed or refilled it meanwhile. */
export async function persistently(page: Page, action: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    try {
      await action();
      return;
    } catch {
      await page.keyboard.press('Escape');
    }
  }
  await action();
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\\s*$`);
}
