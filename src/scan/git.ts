/** Runs Git so that nothing a repository says can start another program or reach a network. */
import { spawn } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { dirname, resolve } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** Why Git gave no answer, with its own words if it had any; of a commit that it does not know, the name. */
export interface GitProblem {
  readonly code: 'git-missing' | 'git-failed' | 'git-timeout' | 'no-commit' | 'no-commit-in-shallow';
  readonly detail: string;
}

/** Git at work. Whoever starts it reads `output` to the end, then `ended`. */
export interface GitRun {
  readonly output: AsyncIterable<Buffer>;
  readonly ended: Promise<GitProblem | undefined>;
}

/**
 * What a repository's own configuration must not decide: programs that Git asks for changed files, hooks, programs
 * that check signatures, and from which size on files are not compared.
 */
const settings = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'core.bigFileThreshold=512m',
  'core.quotePath=false',
  // They can name what has no end. Attributes are of no use here; what a person has Git leave alone, listings are told.
  'core.attributesFile=',
  'core.excludesFile=',
  // It hides a file whose name differs from another in case alone; elsewhere than here it can be true.
  ...(process.platform === 'linux' ? ['core.ignoreCase=false'] : []),
  'advice.graftFileDeprecated=false',
  // What looks like a repository without a working tree can be committed as files.
  'safe.bareRepository=explicit',
].flatMap((setting) => ['-c', setting]);

const longestDetail = 500;
/** A short answer takes milliseconds; where a pipe or a device is in the place of a file, Git waits or reads for ever. */
const patienceMs = 30_000;
/** Before it lists anything it walks through the folders, which takes long on a slow disk. */
const silenceMs = 60_000;
const longestAnswer = 64_000_000;

export interface GitInput {
  /** All it is given to read. */
  readonly input?: string;
  /** Ends it when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
  /** What it is told besides by its environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** For how many milliseconds it may say nothing while somebody waits for it; then it is ended. */
  readonly silence?: number | undefined;
}

/** Starts Git in a folder, never by a shell. */
export function startGit(
  root: string,
  args: readonly string[],
  { input = '', variables, signal, silence = silenceMs }: GitInput = {},
): GitRun {
  const child = spawn('git', ['--no-pager', '-C', root, ...settings, ...args], {
    // Windows looks for programs in the current folder first, and a repository may hold a `git.exe`.
    cwd: dirname(process.execPath),
    env: { ...environment(), ...variables },
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  // Git may end before it has read everything; what it says about that is in its status.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let detail = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    detail = `${detail}${text}`.slice(0, longestDetail);
  });
  const kill = (): void => void child.kill('SIGKILL');
  if (signal?.aborted === true) kill();
  signal?.addEventListener('abort', kill, { once: true });
  let isLate = false;
  const endLate = (): void => {
    isLate = true;
    kill();
  };
  const ended = new Promise<GitProblem | undefined>((resolveEnd) => {
    child.once('error', () => resolveEnd({ code: 'git-missing', detail: '' }));
    child.once('close', (status) => {
      signal?.removeEventListener('abort', kill);
      const failed = { code: isLate ? 'git-timeout' : 'git-failed', detail: isLate ? '' : detail.trim() } as const;
      resolveEnd(status === 0 ? undefined : failed);
    });
  });
  return { output: patiently(child.stdout, silence, endLate), ended };
}

/** Time counts only while somebody waits: a reader may be slower than Git. */
async function* patiently(output: Readable, silence: number, onLate: () => void): AsyncGenerator<Buffer> {
  let timer = setTimeout(onLate, silence);
  try {
    for await (const part of output as AsyncIterable<Buffer>) {
      clearTimeout(timer);
      yield part;
      timer = setTimeout(onLate, silence);
    }
  } finally {
    clearTimeout(timer);
  }
}

/** All that Git writes, for short answers. */
export async function gitText(
  root: string,
  args: readonly string[],
  given?: GitInput,
): Promise<{ readonly text: string; readonly problem: GitProblem | undefined }> {
  const { bytes, problem } = await gitBytes(root, args, given);
  return { text: bytes.toString('utf8').trim(), problem };
}

/** The same as bytes, which need not be UTF-8. Git is ended when it takes too long, or says too much. */
export async function gitBytes(
  root: string,
  args: readonly string[],
  { signal, ...given }: GitInput = {},
  patience = patienceMs,
): Promise<{ readonly bytes: Buffer; readonly problem: GitProblem | undefined }> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  if (signal?.aborted === true) end();
  signal?.addEventListener('abort', end, { once: true });
  const timer = setTimeout(() => ending.abort(late), patience);
  const { output, ended } = startGit(root, args, { ...given, signal: ending.signal });
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of output) {
    length += part.length;
    if (length > longestAnswer) end();
    else parts.push(part);
  }
  const problem = await ended;
  clearTimeout(timer);
  signal?.removeEventListener('abort', end);
  const isCut = ending.signal.aborted && signal?.aborted !== true;
  const cut = ending.signal.reason === late ? late : endless;
  return { bytes: Buffer.concat(parts), problem: isCut ? cut : problem };
}

const late: GitProblem = { code: 'git-timeout', detail: '' };
const endless: GitProblem = { code: 'git-failed', detail: 'Git was asked something small and came to no end.' };

/** The parts of an output between NULs, as they come. */
export async function* nulSeparated(output: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const part of output) {
    const parts = `${rest}${decoder.write(part)}`.split('\0');
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

/** Ours, with nothing that changes what Git writes, and with no way to fetch objects that a partial clone lacks. */
function environment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...Object.fromEntries(placeNames.flatMap((name) => absolutePlace(name, process.env[name]))),
    GIT_EXTERNAL_DIFF: undefined,
    GIT_DIFF_OPTS: undefined,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_GRAFT_FILE: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** Set for hooks, such as to the index of a partial commit, and there from the folder that a hook runs in. */
const placeNames = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'GIT_COMMON_DIR', 'GIT_OBJECT_DIRECTORY'] as const;

function absolutePlace(name: string, place: string | undefined): readonly (readonly [string, string])[] {
  return place === undefined ? [] : [[name, resolve(place)]];
}
