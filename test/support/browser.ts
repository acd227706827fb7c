/** Finds or installs the Chromium that shows the editor's window. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { runCommand, tryCommand } from './processes';
import { step } from './progress';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

// A test browser talks to this machine only; without these it looks for updates and time-outs slow the start.
const quietArguments = [
  ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
];

/** Starts a headless browser, with a fresh profile. */
export async function launchBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: await browserPath(),
    args: [...quietArguments, ...(asRoot ? ['--no-sandbox'] : [])],
  });
}

/** The path of a Chromium; installs Debian's where that is possible, else says what to do. */
export async function browserPath(): Promise<string> {
  const found = await findBrowser();
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('installing Chromium with apt-get', installChromium);
    const installed = await findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No Chromium found. Install Chromium or Google Chrome (Debian: apt-get install chromium), ' +
      'or run `npx playwright-core install chromium`, or set CHROMIUM to the path of a browser.',
  );
}

async function findBrowser(): Promise<string | undefined> {
  for (const variable of ['CHROMIUM', 'CHROME']) {
    const path = process.env[variable];
    if (path === undefined || path === '') continue;
    if (!existsSync(path)) throw new Error(`${variable} names a browser that is not there: ${path}`);
    return path;
  }
  for (const path of [chromium.executablePath(), ...macApplications]) if (existsSync(path)) return path;
  for (const name of names) {
    const { code, output } = await tryCommand(process.platform === 'win32' ? 'where' : 'which', [name]);
    const first = output.split('\n')[0]?.trim();
    if (code === 0 && first !== undefined && first !== '') return first;
  }
  return undefined;
}

async function installChromium(): Promise<void> {
  await runCommand('apt-get', ['update', '-qq']);
  await runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}
