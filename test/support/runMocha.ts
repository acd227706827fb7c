/** Runs the mocha suites of a folder in a process of their own and counts their results. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './progress';
import { startProcess } from './processes';
import { repositoryRoot } from './repository';
import { emptyTally, type Tally } from './vscodeHost/testReport';

export interface MochaRun {
  readonly folder: string;
  /** Only the files whose path contains this. */
  readonly filter?: string;
  /** Only the files for which this holds. */
  readonly only?: (file: string) => boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  /** How often a failed test is tried again. */
  readonly retries?: number;
  /** Measures the coverage of src/core and fails below the floor of package.json. */
  readonly coverage?: boolean;
  /** A dot for each test instead of a line. */
  readonly brief?: boolean;
}

/** Runs and counts. A run that ends badly with no failed test counts as one failure. */
export async function runMocha(run: MochaRun): Promise<Tally> {
  const files = findTests(run);
  if (files.length === 0) {
    say(`  no test file in ${run.folder} has "${run.filter ?? ''}" in its path`);
    return { ...emptyTally, failed: 1 };
  }
  const bin = (name: string): string => join(repositoryRoot, 'node_modules', name);
  const options = [
    '--timeout',
    String((run.timeoutSeconds ?? 10) * 1000),
    '--reporter',
    run.brief === true ? 'dot' : 'spec',
    '--retries',
    String(run.retries ?? 0),
  ];
  const mocha = ['--import', 'tsx', bin('mocha/bin/mocha.js'), '--forbid-only', ...options];
  const command = run.coverage === true ? [bin('c8/bin/c8.js'), process.execPath, ...mocha] : mocha;
  const lines: string[] = [];
  const { ended } = startProcess(process.execPath, [...command, ...files], {
    cwd: repositoryRoot,
    env: { ...process.env, FORCE_COLOR: '0', ...run.environment },
    onLine: (line) => {
      lines.push(line);
      say(line);
    },
  });
  return tallyOf(lines, await ended);
}

/** The test files of a folder, deep, as paths from the root of the repository. */
export function findTests({ folder, filter = '', only = () => true }: MochaRun): readonly string[] {
  const root = join(repositoryRoot, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && name.includes(filter) && only(name))
    .map((name) => join(folder, name))
    .sort();
}

function tallyOf(lines: readonly string[], code: number): Tally {
  const count = (word: string): number => {
    const line = lines.findLast((text) => new RegExp(String.raw`^\s+\d+ ${word}\b`).test(text));
    return line === undefined ? 0 : Number.parseInt(line, 10);
  };
  const tally = {
    passed: count('passing'),
    failed: count('failing'),
    skipped: count('pending'),
    failures: failuresIn(lines),
  };
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** What mocha lists below its count of failures, up to what coverage prints after it. */
function failuresIn(lines: readonly string[]): readonly string[] {
  const start = lines.findLastIndex((text) => /^\s+\d+ failing\b/.test(text));
  if (start === -1) return [];
  const end = lines.findIndex((text, index) => index > start && text.startsWith('=====') && text.includes('Coverage'));
  return [
    lines
      .slice(start + 1, end === -1 ? undefined : end)
      .join('\n')
      .trim(),
  ];
}
