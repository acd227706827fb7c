/** VS Code for the web out of the package registry: set up once in the cache, with the Node it wants. */
import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, tryCommand } from '../processes';
import { cacheRoot } from '../repository';
import { setUpOnce } from '../setUpOnce';
import type { EditorVersion } from './versions';

export interface WebEditor {
  readonly version: EditorVersion;
  /** The Node binary that runs the files below. */
  readonly node: string;
  /** The bare server: runs extension tests, installs extensions. */
  readonly server: string;
  /** The entry for people: also keeps secrets and reaches loopback ports. */
  readonly entry: string;
}

// Native parts without which the extension host does not start or log; kerberos and argon2 are not needed here.
const nativeParts = ['@vscode/spdlog', 'native-watchdog', '@vscode/native-watchdog'];

/** Gives the web editor of a version; the first call of all takes about half a minute. */
export async function webEditor(version: EditorVersion): Promise<WebEditor> {
  if (process.platform === 'win32') {
    throw new Error('VS Code for the web does not run on Windows. Let the desktop VS Code be downloaded instead.');
  }
  const node = await nodeBinary(version.nodeMajor);
  const folder = await setUpOnce(
    join(cacheRoot, `web-${version.codeServer}`),
    `setting up VS Code ${version.vscode} for the web (once)`,
    (partial) => setUpEditor(partial, version),
  );
  return {
    version,
    node,
    server: join(folder, 'lib/vscode/out/server-main.js'),
    entry: join(folder, 'out/node/entry.js'),
  };
}

async function setUpEditor(folder: string, version: EditorVersion): Promise<void> {
  await runCommand('npm', ['pack', `code-server@${version.codeServer}`, '--silent', '--pack-destination', folder]);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack left no archive of code-server ${version.codeServer}.`);
  await runCommand('tar', ['-xzf', archive, '--strip-components=1'], { cwd: folder });
  const editor = join(folder, 'lib/vscode');
  const install = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  await runCommand('npm', install, { cwd: folder });
  await runCommand('npm', install, { cwd: editor });
  // The language features that come with the editor share one TypeScript; without it the editor complains to people.
  await runCommand('npm', install, { cwd: join(editor, 'extensions') });
  await buildNativeParts(editor);
  await linkRipgrep(editor);
  await runCommand('rm', ['-f', archive], { cwd: folder });
}

async function buildNativeParts(editor: string): Promise<void> {
  const present = nativeParts.filter((name) => existsSync(join(editor, 'node_modules', name)));
  const { code, output } = await tryCommand('npm', ['rebuild', '--foreground-scripts', ...present], { cwd: editor });
  if (code !== 0) {
    throw new Error(
      `The native parts of VS Code for the web did not build. They need python3, make and a C++ compiler ` +
        `(Debian: apt-get install -y python3 make g++).\n${output.slice(-2000)}`,
    );
  }
}

/** Older versions look for ripgrep where its own, skipped, install script would have put it. */
async function linkRipgrep(editor: string): Promise<void> {
  const package_ = join(editor, 'node_modules/@vscode/ripgrep');
  if (!existsSync(package_) || existsSync(join(package_, 'bin/rg'))) return;
  const { code, output } = await tryCommand('which', ['rg']);
  if (code !== 0) throw new Error('This VS Code needs ripgrep for searches (Debian: apt-get install -y ripgrep).');
  mkdirSync(join(package_, 'bin'), { recursive: true });
  symlinkSync(output.trim(), join(package_, 'bin/rg'));
}

/** Gives a Node of the wanted major: the running one, or one from the package registry. */
async function nodeBinary(major: number): Promise<string> {
  if (process.versions.node.startsWith(`${String(major)}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = await setUpOnce(
    join(cacheRoot, `node-${String(major)}`),
    `fetching Node ${String(major)}`,
    async (partial) => {
      writeFileSync(join(partial, 'package.json'), '{}');
      await runCommand('npm', ['install', '--no-save', '--no-audit', '--no-fund', `${name}@${String(major)}`], {
        cwd: partial,
      });
      renameSync(join(partial, 'node_modules', name), join(partial, 'runtime'));
    },
  );
  return join(folder, 'runtime/bin/node');
}
