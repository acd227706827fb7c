/** The pictures of signing in: the page with the code, and the sessions that come of it. */
import { join } from 'node:path';
import { startDemoSignIn } from '../demoSignIn';
import { approveCode, openedPage } from './browserPages';
import type { EditorWindow } from './editorWindow';
import { openWindow } from './openWindow';
import { pick } from './quickInput';
import type { ThemeName } from './themes';

/** Signs in at a server of its own and takes both pictures on the way. */
export async function takeSignIn(theme: ThemeName, directory: string): Promise<void> {
  const { server, settings } = await startDemoSignIn();
  const window = await openWindow({
    files: { 'notes.txt': 'Nothing yet.\n' },
    openFile: 'notes.txt',
    theme,
    size: { width: 1100, height: 720 },
    scale: 1.5,
    settings: { ...settings, 'workbench.editor.enablePreview': false },
  });
  const take = async (name: string): Promise<void> => {
    const path = join(directory, `${name}-${theme}.png`);
    await window.page.mouse.move(700, 300);
    await window.page.waitForTimeout(800); // until what slides in stands still
    await window.page.screenshot({ path, animations: 'disabled' });
    console.log(`took ${path}`);
  };
  try {
    await window.runCommand('View: Close Primary Side Bar');
    await signIn(window, () => take('sign-in'));
    await window.runCommand('Claimcheck: Focus on Sessions View');
    await window.page.locator('.pane-body .monaco-list-row .monaco-tl-twistie.collapsible').first().click();
    await window.page.locator('.pane-body .monaco-list-row', { hasText: 'Refresh token' }).waitFor();
    await take('sessions');
  } finally {
    await window.close();
    await server.stop();
  }
}

async function signIn(window: EditorWindow, takeCode: () => Promise<void>): Promise<void> {
  await window.runCommand('Claimcheck: Sign In…');
  await pick(window.page, 'Local demo');
  await pick(window.page, 'With a code, in any browser');
  const frame = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const code = await frame.locator('.code').innerText();
  await takeCode();
  const page = await openedPage(window.page, () => frame.getByText(/^Copy Code and Open/).click());
  await approveCode(page, code, 'Ada');
  await window.page.locator('.notification-toast', { hasText: 'Signed in to' }).waitFor();
}
