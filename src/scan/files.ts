/** Which files of a folder are to be searched. */
import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import type { Skipped } from './found';
import { gitText, nulSeparated, startGit, type GitInput, type GitProblem } from './git';
import { withoutFilters } from './filters';
import { comparedCommit } from './revisions';
import { userExcludes } from './userExcludes';

/** A file by its path from the folder, with `/` between its parts. */
export interface ListedFile {
  readonly path: string;
  /** Undefined where no Git says it. */
  readonly tracking: 'tracked' | 'untracked' | 'ignored' | undefined;
}

/** Without Git, files that it would ignore are there too: it does not know the folder, or why it did not help. */
type ListedBy = 'git' | 'folder' | 'git-missing' | 'git-refused' | 'git-timeout';

/** The files, and what could not be listed. */
export interface FileList {
  readonly files: readonly ListedFile[];
  readonly skipped: readonly Skipped[];
  readonly by: ListedBy;
  /** What Git says where it refused, in a line. */
  readonly refusal?: string | undefined;
}

/** What Git knows, or that it is not known. */
export type GitList =
  | { readonly files: readonly ListedFile[]; readonly by: 'git'; readonly refusal?: undefined }
  | { readonly files: undefined; readonly by: Exclude<ListedBy, 'git'>; readonly refusal?: string | undefined };

/** Until when Git is waited for. */
export type Waiting = Pick<GitInput, 'signal' | 'silence'>;

/** Every file that Git tracks or would take up, and outside of its repositories every file; less once `signal` says so. */
export async function listFiles(root: string, signal: AbortSignal, silence?: number): Promise<FileList> {
  const { files, by, refusal } = await listInRepository(root, { signal, silence });
  if (files === undefined) return { ...(await walk(root, undefined, signal)), by, refusal };
  if (files.length > 0 || (await isTop(root, signal))) return { files, skipped: [], by };
  // Whoever names a folder that is ignored as a whole wants it searched.
  return { ...(await walk(root, 'ignored', signal)), by: 'folder' };
}

/** Every file that Git tracks or would take up. */
export async function listOfGit(root: string, waiting: Waiting = {}): Promise<GitList> {
  const list = await listInRepository(root, waiting);
  if (list.files?.length !== 0 || (await isTop(root, waiting.signal))) return list;
  // Whoever names a folder that is ignored as a whole wants it searched.
  return { files: undefined, by: 'folder' };
}

async function listInRepository(root: string, waiting: Waiting): Promise<GitList> {
  const { signal } = waiting;
  const asked = ['rev-parse', '--is-inside-work-tree'];
  const [inside, excludes] = await Promise.all([gitText(root, asked, { signal }), userExcludes(root, signal)]);
  if (inside.problem === undefined && inside.text !== 'true') return { files: undefined, by: 'folder' };
  const { files, problem } =
    inside.problem === undefined
      ? await listKnown(root, ['--cached', '--others'], { ...waiting, excludes })
      : { files: [], problem: inside.problem };
  if (problem === undefined) return { files, by: 'git' };
  return { files: undefined, ...whyNot(problem) };
}

/** That no repository is there is no refusal, nor that we tell Git to take no files for one. */
const noRepository = /^fatal: (?:not a git repository|cannot use bare repository)/;

function whyNot({ code, detail }: GitProblem): Pick<GitList & { readonly files: undefined }, 'by' | 'refusal'> {
  if (code === 'git-timeout' || code === 'git-missing') return { by: code };
  // A Git that was ended says nothing.
  if (detail === '' || noRepository.test(detail)) return { by: 'folder' };
  return { by: 'git-refused', refusal: detail.split(/[\r\n]/, 1)[0] };
}

/** Whether it is the top of its repository, which no repository ignores: it may have nothing, or ignore all that it has. */
async function isTop(root: string, signal?: AbortSignal): Promise<boolean> {
  const { text, problem } = await gitText(root, ['rev-parse', '--show-prefix'], { signal });
  return problem === undefined && text === '';
}

/** What differs from the last commit in the working tree, and what is not tracked. */
export async function listChanged(
  root: string,
  signal?: AbortSignal,
  silence?: number,
): Promise<{ readonly files: readonly ListedFile[]; readonly problem: GitProblem | undefined }> {
  const [{ commit, problem }, excludes] = await Promise.all([comparedCommit(root, signal), userExcludes(root, signal)]);
  if (commit === undefined) return { files: [], problem };
  const unfiltered = await withoutFilters(root, signal);
  if (unfiltered.problem !== undefined) return { files: [], problem: unfiltered.problem };
  // May name a file that was only touched. A submodule would be asked by another Git, with its own configuration.
  const differ = ['diff-index', '-z', '--name-only', '--no-renames', '--diff-filter=ACMTU', '--relative'];
  const { output, ended } = startGit(root, [...differ, '--ignore-submodules=all', commit, '--'], {
    ...unfiltered,
    signal,
    silence,
  });
  const files = new Map<string, ListedFile>();
  for await (const path of nulSeparated(output)) files.set(path, { path, tracking: 'tracked' });
  const failed = await ended;
  if (failed !== undefined) return { files: [], problem: failed };
  const others = await listKnown(root, ['--others'], { excludes, signal, silence });
  for (const file of others.files) files.set(file.path, file);
  return { files: [...files.values()], problem: others.problem };
}

async function listKnown(
  root: string,
  which: readonly string[],
  { excludes, ...waiting }: Waiting & { readonly excludes: readonly string[] },
): Promise<{ readonly files: readonly ListedFile[]; readonly problem: GitProblem | undefined }> {
  const args = [...excludes, 'ls-files', '-z', '-t', ...which, '--exclude-standard'];
  const { output, ended } = startGit(root, args, waiting);
  // A file in conflict is listed once for each of its versions.
  const files = new Map<string, ListedFile>();
  for await (const entry of nulSeparated(output)) {
    // A nested repository ends with a slash.
    const path = entry.slice(2).replace(/\/$/, '');
    files.set(path, { path, tracking: entry.startsWith('?') ? 'untracked' : 'tracked' });
  }
  return { files: [...files.values()], problem: await ended };
}

/** Installed packages and what Git keeps for itself are not what somebody has written here. */
export const unsearched: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Links are listed and never followed, so that none leads out of the folder or in a circle. */
async function walk(
  root: string,
  tracking: ListedFile['tracking'],
  signal: AbortSignal,
): Promise<Pick<FileList, 'files' | 'skipped'>> {
  const files: ListedFile[] = [];
  const skipped: Skipped[] = [];
  const folders = [''];
  for (let folder = folders.pop(); folder !== undefined && !signal.aborted; folder = folders.pop()) {
    const entries = await entriesOf(join(root, folder));
    if (entries === undefined) skipped.push({ path: folder, code: 'unreadable' });
    for (const entry of entries ?? []) {
      if (unsearched.has(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(path);
      else files.push({ path, tracking });
    }
  }
  return { files, skipped };
}

async function entriesOf(folder: string): Promise<readonly Dirent[] | undefined> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}
