/** Where the hooks of a repository are, as its configuration says; Git is asked and runs nothing. */
import { accessSync, constants, existsSync, lstatSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { gitText } from '../../../scan/git';

export interface HookPlace {
  /** The file of the hook. */
  readonly path: string;
  /** In the working tree, where it is committed for everybody: no place for paths of this machine. */
  readonly isShared: boolean;
  /** Outside of the repository, where it serves others as well. */
  readonly isForOthers: boolean;
  /** What is there: undefined where nothing is, empty where it cannot be read. */
  readonly existing: string | undefined;
  /** Git runs what is there; without the right to be run it passes over a hook. */
  readonly runs: boolean;
}

/** Undefined where the folder is in no repository. */
export async function hookPlace(folder: string): Promise<HookPlace | undefined> {
  const [top, common] = [
    await answer(folder, ['rev-parse', '--show-toplevel']),
    await answer(folder, ['rev-parse', '--git-common-dir']),
  ];
  if (top === undefined || common === undefined) return undefined;
  const gitFolder = resolve(folder, common);
  const configured = await configuredFolder(folder, top);
  const path = hookFile(configured ?? join(gitFolder, 'hooks'));
  const inGit = isInside(gitFolder, path);
  return {
    path,
    isShared: !inGit && isInside(top, path),
    isForOthers: !inGit && !isInside(top, path),
    existing: existingHook(path),
    runs: mayRun(path),
  };
}

async function answer(folder: string, args: readonly string[]): Promise<string | undefined> {
  const { text, problem } = await gitText(folder, args);
  return problem !== undefined || text === '' ? undefined : text;
}

/** The value of ours, which keeps hooks from running here, comes from the command line and does not count. */
async function configuredFolder(folder: string, top: string): Promise<string | undefined> {
  // As a path: Git knows the folders of other users, and where it is installed itself.
  const text = await answer(folder, ['config', '-z', '--type=path', '--show-scope', '--get-all', 'core.hooksPath']);
  const parts = text?.split('\0') ?? [];
  let last: string | undefined;
  for (let index = 0; index + 1 < parts.length; index += 2) if (parts[index] !== 'command') last = parts[index + 1];
  if (last === undefined || last === '') return undefined;
  // From the folder that hooks are run in.
  return isAbsolute(last) ? last : resolve(top, last);
}

/** Husky has scripts of its own in `.husky/_`, which run those of the folder above. */
function hookFile(folder: string): string {
  const isHusky = basename(folder) === '_' && existsSync(join(folder, 'husky.sh'));
  return join(isHusky ? dirname(folder) : folder, 'pre-commit');
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Windows has no such right: Git of it runs what begins like a script. */
function mayRun(path: string): boolean {
  try {
    if (process.platform !== 'win32') accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** More is no hook. */
const longest = 1_000_000;

function existingHook(path: string): string | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return undefined;
  return status.isFile() && status.size <= longest ? readFileSync(path, 'utf8') : '';
}
