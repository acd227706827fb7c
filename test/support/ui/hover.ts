/** Shows the hover at the cursor, by keyboard or by mouse. */
import type { Locator, Page } from 'playwright-core';
import { runCommand } from './quickInput';

const attempts = 8;
const attemptMilliseconds = 2500;
const hoverSelector = '.monaco-editor .monaco-hover:not(.hidden), .monaco-resizable-hover .monaco-hover:not(.hidden)';

/** The hover that is open now. */
function openHover(page: Page): Locator {
  return page.locator(hoverSelector).filter({ visible: true }).first();
}

/** Runs "Show or Focus Hover" and waits until its text is complete; asks again when a provider was not ready yet. */
export async function hoverWithKeyboard(page: Page): Promise<Locator> {
  await page.mouse.move(1, 1);
  return retried(page, () => runCommand(page, 'Show or Focus Hover'));
}

/** Moves the mouse onto the character after the cursor and waits for the hover. */
export async function hoverWithMouse(page: Page): Promise<Locator> {
  const cursor = page.locator('.editor-group-container.active .monaco-editor .cursors-layer .cursor').first();
  const box = await cursor.boundingBox();
  if (box === null) throw new Error('The cursor is not in view, so the mouse cannot go there.');
  const y = box.y + box.height / 2;
  return retried(page, async () => {
    // A hover starts when the mouse moves over the text, not when it appears there.
    await page.mouse.move(box.x + 5, y + 3 * box.height);
    await page.mouse.move(box.x + 5, y, { steps: 5 });
  });
}

async function retried(page: Page, trigger: () => Promise<void>): Promise<Locator> {
  const hover = openHover(page);
  for (let attempt = 1; attempt < attempts; attempt += 1) {
    await trigger();
    try {
      await hover.waitFor({ timeout: attemptMilliseconds });
      break;
    } catch {
      // Nothing yet: once more.
    }
  }
  await hover.waitFor({ timeout: attemptMilliseconds });
  await page.locator('.monaco-hover', { hasText: 'Loading...' }).waitFor({ state: 'hidden' });
  await settled(page, hover);
  return hover;
}

const quietMilliseconds = 700;

/** Waits until nothing is added any more: the problems at a place come first, and what extensions say of it later. */
async function settled(page: Page, hover: Locator): Promise<void> {
  for (let text = await hover.innerText(); ;) {
    await page.waitForTimeout(quietMilliseconds);
    const now = await hover.innerText();
    if (now === text) return;
    text = now;
  }
}
