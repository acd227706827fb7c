/** The side bar of a window. */
import type { Page } from 'playwright-core';

/** Drags the edge between side bar and editor to this x. */
export async function dragSideBarTo(page: Page, x: number): Promise<void> {
  const sideBar = await page.locator('.part.sidebar').boundingBox();
  if (sideBar === null) throw new Error('There is no side bar.');
  await page.mouse.move(sideBar.x + sideBar.width, 500);
  await page.mouse.down();
  await page.mouse.move(x, 500, { steps: 5 });
  await page.mouse.up();
}
