/** Shows the hover at the cursor, by keyboard or by mouse. */
import type { Locator, Page } from 'playwright-core';
import { runCommand } from './quickInput';

const hoverSelector = '.monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover .monaco-hover:not(.hidden)';

/** The hover that is open now. */
export function openHover(page: Page): Locator {
  return page.locator(hoverSelector).filter({ visible: true }).first();
}

/** Runs "Show or Focus Hover" and waits until its text is complete. */
export async function hoverWithKeyboard(page: Page): Promise<Locator> {
  await runCommand(page, 'Show or Focus Hover');
  return settled(page);
}

/** Moves the mouse onto the character after the cursor and waits for the hover. */
export async function hoverWithMouse(page: Page): Promise<Locator> {
  const cursor = page.locator('.editor-group-container.active .monaco-editor .cursors-layer .cursor').first();
  const box = await cursor.boundingBox();
  if (box === null) throw new Error('The cursor is not in view, so the mouse cannot go there.');
  const y = box.y + box.height / 2;
  // Two moves: a hover starts when the mouse moves over the text, not when it appears there.
  await page.mouse.move(box.x + 12, y);
  await page.mouse.move(box.x + 5, y, { steps: 3 });
  return settled(page);
}

async function settled(page: Page): Promise<Locator> {
  const hover = openHover(page);
  await hover.waitFor();
  await page.locator('.monaco-hover', { hasText: 'Loading...' }).waitFor({ state: 'hidden' });
  return hover;
}
