/** One window for all tests of a suite, with a picture kept of each test that failed. */
import { join } from 'node:path';
import { after, afterEach, before } from 'mocha';
import { cacheRoot } from '../repository';
import type { EditorWindow } from './editorWindow';
import { openWindow, type WindowOptions } from './openWindow';

const openMilliseconds = 180_000;

/**
 * Called inside `describe`: opens the window before the first test, closes it after the last; gives the getter.
 * Options that need something started before are a function, called when that has happened.
 */
export function sharedWindow(options: WindowOptions | (() => WindowOptions) = {}): () => EditorWindow {
  let window: EditorWindow | undefined;
  before(async function () {
    this.timeout(openMilliseconds);
    window = await openWindow(typeof options === 'function' ? options() : options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'passed' && this.currentTest['currentRetry']() > 0) {
      console.log('        passed only at the second try');
    }
    if (this.currentTest?.state !== 'failed' || window === undefined) return;
    const name = this.currentTest
      .fullTitle()
      .replaceAll(/[^\w-]+/g, '-')
      .slice(0, 100);
    const path = join(cacheRoot, 'failures', `${name}.png`);
    await window.screenshot(path);
    console.log(`        picture of the failure: ${path}`);
  });
  after(async () => {
    await window?.close();
  });
  return () => {
    if (window === undefined) throw new Error('The window is not open yet: ask for it inside a test.');
    return window;
  };
}
