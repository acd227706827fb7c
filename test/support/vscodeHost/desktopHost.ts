/** Runs suites in the desktop VS Code, which `@vscode/test-electron` downloads once. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { startProcess, tryCommand } from '../processes';
import { step } from '../progress';
import { cacheRoot } from '../repository';
import { createProfile, hostSettings, writeSettings } from './profile';
import type { SuiteEnd, SuiteRun } from './runSuites';
import type { EditorVersion } from './versions';

const runSeconds = 1200;

const downloads = join(cacheRoot, 'desktop');

/** Whether a version was downloaded, whole, by an earlier run. */
export function hasDesktop(version: EditorVersion): boolean {
  if (!existsSync(downloads)) return false;
  const folder = readdirSync(downloads).find((name) => name.endsWith(`-${version.vscode}`));
  return folder !== undefined && existsSync(join(downloads, folder, 'is-complete'));
}

/** The path of the desktop editor's program; downloads it when it is missing. */
export function desktopEditor(version: EditorVersion): Promise<string> {
  return step(`desktop VS Code ${version.vscode} (downloaded once)`, () =>
    downloadAndUnzipVSCode({ version: version.vscode, cachePath: downloads }),
  );
}

/** Starts the editor with the extension and the suites, and waits until it ends itself. */
export async function runInDesktop(run: SuiteRun): Promise<SuiteEnd> {
  const program = await desktopEditor(run.version);
  const profile = createProfile();
  const log: string[] = [];
  try {
    const data = join(profile.root, 'data');
    writeSettings(join(data, 'User'), hostSettings(run.trust));
    const args = [
      ...desktopArguments(profile.root),
      `--extensionDevelopmentPath=${run.extension}`,
      `--extensionTestsPath=${run.suitesIndex}`,
      profile.workspace,
    ];
    const [command, ...rest] = [...(await displayPrefix()), program, ...args];
    const running = startProcess(command ?? program, rest, {
      onLine: (line) => log.push(line),
      env: desktopEnvironment(),
    });
    const timer = setTimeout(() => void running.stop(), runSeconds * 1000);
    const code = await running.ended;
    clearTimeout(timer);
    return { code, log: log.join('\n') };
  } finally {
    profile.remove();
  }
}

/** The arguments that keep a desktop editor apart from the user's own and quiet. */
export function desktopArguments(profileRoot: string): readonly string[] {
  return [
    `--user-data-dir=${join(profileRoot, 'data')}`,
    `--extensions-dir=${join(profileRoot, 'extensions')}`,
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--disable-telemetry'],
    ...['--skip-welcome', '--skip-release-notes', '--password-store=basic'],
  ];
}

/** Our environment without what another VS Code around us set: it would make the new one a command-line tool. */
export function desktopEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_RUN_AS_NODE$)/.test(name)),
  );
}

/** `xvfb-run` where Linux has no display. */
async function displayPrefix(): Promise<readonly string[]> {
  const { DISPLAY: display, WAYLAND_DISPLAY: wayland } = process.env;
  if (process.platform !== 'linux' || display !== undefined || wayland !== undefined) return [];
  const { code } = await tryCommand('which', ['xvfb-run']);
  if (code !== 0) throw new Error('There is no display and no xvfb-run (Debian: apt-get install -y xvfb xauth).');
  return ['xvfb-run', '-a'];
}
