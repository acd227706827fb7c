/** Runs suites in VS Code for the web: its server on loopback, its window in a headless Chromium. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser';
import { createProfile, hostSettings, writeSettings } from './profile';
import type { SuiteEnd, SuiteRun } from './runSuites';
import { webEditor } from './webEditor';
import { startTestServer } from './webServers';

const runSeconds = 1200;
const pageSeconds = 60;

// The bare server keeps no secrets of its own; with this key the browser keeps them over reloads.
const secretsKey = Buffer.alloc(32, 7);

/** Opens the window with the extension and the suites, and waits for the exit code of the extension host. */
export async function runInWeb(run: SuiteRun): Promise<SuiteEnd> {
  const editor = await webEditor(run.version);
  const profile = createProfile();
  const data = join(profile.root, 'data');
  writeSettings(join(data, 'data/User'), hostSettings(run.trust));
  const server = await startTestServer(editor, data);
  const browser = await launchBrowser();
  try {
    const origin = `http://localhost:${String(server.port)}`;
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    await context.route('**/mint-key', (route) => route.fulfill({ body: secretsKey }));
    const page = await context.newPage();
    const log: string[] = [];
    const exit = exitCode(page, log);
    const remote = (path: string): string => `vscode-remote://localhost:${String(server.port)}${path}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(run.extension)],
      ['extensionTestsPath', remote(run.suitesIndex)],
      ['skipWelcome', 'true'],
    ]);
    const query = new URLSearchParams({ folder: profile.workspace, payload });
    await page.goto(`${origin}/?${query.toString()}`, { timeout: pageSeconds * 1000 });
    const code = await exit;
    return { code, log: [...log, server.log()].join('\n') };
  } finally {
    await browser.close();
    await server.stop();
    profile.remove();
  }
}

/** The editor calls these two functions of its page: one with each console line, one at the end. */
async function exitCode(page: Page, log: string[]): Promise<number> {
  page.on('console', (message) => log.push(`[page ${message.type()}] ${message.text()}`));
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
    log.push(`[host ${type}] ${args.map(String).join(' ')}`);
  });
  let settle: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => {
    settle = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => {
    settle(code);
  });
  const timer = setTimeout(() => {
    log.push(`no end within ${String(runSeconds)} s`);
    settle(124);
  }, runSeconds * 1000);
  return exited.finally(() => {
    clearTimeout(timer);
  });
}
