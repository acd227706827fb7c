/** The documents of webviews in a window, which may show several. */
import type { Frame, Page } from 'playwright-core';

/** Webviews among the editors, and not those of the side bar. */
export const editorWebview = 'iframe.webview.ready:not([src*="purpose=webviewView"])';

const longestMilliseconds = 30_000;

/** The document of the webview that loaded this style sheet, once it stands. */
export async function webviewFrame(page: Page, styleSheet: 'panel.css' | 'signIn.css'): Promise<Frame> {
  const deadline = Date.now() + longestMilliseconds;
  for (;;) {
    for (const frame of page.frames()) {
      if (await holds(frame, styleSheet)) return frame;
    }
    if (Date.now() > deadline) throw new Error(`No webview with ${styleSheet} is there.`);
    await page.waitForTimeout(100);
  }
}

/** A frame that is seen; one that was replaced meanwhile holds nothing. */
async function holds(frame: Frame, styleSheet: string): Promise<boolean> {
  try {
    if ((await frame.locator(`link[href$="${styleSheet}"]`).count()) === 0) return false;
    return await frame.locator('#page > *').first().isVisible();
  } catch {
    return false;
  }
}
