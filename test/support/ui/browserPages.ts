/** Pages that the editor opens in the browser beside itself, and what a person does on those of the login server. */
import type { Page } from 'playwright-core';

/** Does something that opens a page, and gives that page. */
export async function openedPage(window: Page, action: () => Promise<void>): Promise<Page> {
  const [page] = await Promise.all([window.context().waitForEvent('page'), action()]);
  return page;
}

/** Types the code where the page asks for it, says that it is the right one, and signs in. Closes the page. */
export async function approveCode(page: Page, userCode: string, account: string): Promise<void> {
  const box = page.getByLabel('Code that your editor shows');
  const yes = page.getByRole('button', { name: 'Yes, continue' });
  await box.or(yes).waitFor();
  if (await box.isVisible()) {
    await box.fill(userCode);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await page.getByText(userCode, { exact: true }).waitFor();
  await yes.click();
  await page.getByRole('button', { name: account, exact: true }).click();
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
  await page.close();
}
