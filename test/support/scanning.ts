/** Folders and repositories for tests of the search for leaks, and the search as it is shipped. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Find } from '../../src/scan/found';
import { gather, type Gathered, type GatherOptions, type Scope } from '../../src/scan/gather';
import { repositoryRoot } from './repository';

/** A new folder below the system's own, to be removed by whoever asks. */
export function scratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'claimcheck-scan-'));
}

/** The bundles of the search, built into a folder. */
export function buildScan(
  folder: string,
  ...options: readonly string[]
): { readonly cli: string; readonly worker: string } {
  execFileSync(process.execPath, ['esbuild.js', `--outdir=${folder}`, ...options], { cwd: repositoryRoot });
  return { cli: join(folder, 'scan.js'), worker: join(folder, 'scanWorker.js') };
}

/** Writes files by their paths, with the folders that they need. */
export function writeFiles(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** Git with nothing of this machine's settings, and always at the same time. */
export const gitEnvironment = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@acme.dev',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@acme.dev',
};

/** Runs Git in a folder, and gives what it writes. */
export function git(root: string, ...args: readonly string[]): string {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', env: gitEnvironment, stdio: [...stdio] }).trim();
}

/** Commits everything there is, and gives the commit. */
export function commitAll(root: string, message = 'Work'): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** Searches to the end. */
export function searchIn(
  root: string,
  worker: string,
  scope: Scope['kind'] | Scope,
  options: Partial<GatherOptions> = {},
): Promise<Gathered> {
  const wanted = typeof scope === 'string' ? ({ kind: scope } as Exclude<Scope, { kind: 'history' }>) : scope;
  const signal = new AbortController().signal;
  return gather({ root, scope: wanted, maxBytes: 100_000, worker, signal, ...options });
}

/** `path:line`, in the order of the paths. */
export function placesOf(finds: readonly Find[]): readonly string[] {
  return finds.map(({ path, line }) => `${path}:${line}`).sort();
}

/** `path code` of what was not searched, in the order of the paths. */
export function skippedIn({ skipped }: Gathered): readonly string[] {
  return skipped.map(({ path, code }) => `${path} ${code}`).sort();
}

/** Removes folders, those without rights too. */
export function removeFolders(...folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
