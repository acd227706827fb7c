/** The command line: `node scan.js [folder]`, see `helpText.ts`. */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Baseline } from '../core/leaks/baseline';
import { jsonReport } from '../core/leaks/report';
import { sarifReport } from '../core/leaks/sarif';
import type { Invocation } from '../core/leaks/sarifInvocation';
import { shownPath } from '../core/leaks/shownPath';
import { cutShortSentence, isSearchFailure } from '../core/leaks/unsearched';
import { acceptingAll, defaultBaseline, readBaseline, readStagedBaseline } from './baselineFile';
import { brokenWords, endWords, entryNumber, listedWords, unstagedWords } from './cliMessages';
import { readOptions, type CliOptions } from './cliOptions';
import { errorDetail } from './errorDetail';
import { folderBaselines, stagedBaselines, type BaselineEvents } from './folderBaselines';
import type { Find, Skipped } from './found';
import { gather, type Gathered } from './gather';
import { helpText } from './helpText';
import { isHistoryCutShort } from './history';
import { judge, resolvedBy, type Judged } from './report';
import { findLines, refusedLines, resolvedLines, skippedLines, summaryLines, unreadableWords } from './textReport';
import { acceptsMore } from './unstagedBaseline';
import { writeWhole } from './writeFile';

const exitCodes = { clean: 0, found: 1, failed: 2 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Put in by `esbuild.js`. */
const toolVersion = process.env['CLAIMCHECK_VERSION'] ?? 'development';

async function main(): Promise<ExitCode> {
  const read = readOptions(process.argv.slice(2));
  switch (read.kind) {
    case 'help':
      print(helpText);
      return exitCodes.clean;
    case 'version':
      print(`${toolVersion}\n`);
      return exitCodes.clean;
    case 'wrong':
      return fail(read.message, '--help tells the options.');
    case 'search':
      return run(read.options);
  }
}

async function run(options: CliOptions): Promise<ExitCode> {
  const root = resolve(options.folder);
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return fail(`${root} is no folder.`);
  const baselinePath = options.baseline === undefined ? join(root, defaultBaseline) : resolve(options.baseline);
  const isUpdate = options.acceptBecause !== undefined;
  const isStaged = options.scope.kind === 'staged' && options.baseline === undefined && !isUpdate;
  const read = isStaged
    ? await readStagedBaseline(root)
    : readBaseline(baselinePath, options.baseline !== undefined && !isUpdate);
  if (read.baseline === undefined)
    return fail(`The baseline ${baselinePath} cannot be read: ${unreadableWords(read.code)}.`);
  for (const { index, code } of read.problems)
    warn(`Entry ${entryNumber(index)} of the baseline does not count: ${code}.`);
  const worker = join(__dirname, 'scanWorker.js');
  const gathered = await gather({ ...options, root, worker, signal: new AbortController().signal });
  warnOfFailures(gathered);
  if (gathered.end.code !== 'done') return fail(endWords(gathered.end));
  const listed = listedWords(gathered);
  if (listed !== undefined) warn(listed);
  const now = new Date();
  const staged = isStaged ? gathered.finds : undefined;
  const baselines = await baselinesFor(options, root, { ofRoot: read.baseline, staged, now });
  const judged = judge(gathered.finds, { baselinesOf: baselines.of, minRank: options.minRank, now });
  if (baselines.unreadable.length > 0) return fail(...baselines.unreadable);
  if (options.acceptBecause === undefined) {
    const isCutShort = options.scope.kind === 'history' && (await isHistoryCutShort(root, options.scope.range));
    const code = report(options, gathered, judged, { baseline: read.baseline, now, isCutShort });
    if (isCutShort) warn(cutShortSentence);
    return isCutShort && code === exitCodes.clean ? exitCodes.failed : code;
  }
  // What could not be read would be lost.
  if (read.problems.length > 0) return fail('The baseline is not written, since not all of it can be read.');
  const { text, added } = acceptingAll(read.baseline, judged.told, { reason: options.acceptBecause, now });
  if (!writeWhole(baselinePath, text)) return fail(`The baseline ${baselinePath} cannot be written.`);
  print(`${shownPath(baselinePath)}: ${added} more accepted.\n`);
  return exitCodes.clean;
}

/** A baseline that is named is the only one; those of folders count for what stands in them. */
async function baselinesFor(
  { baseline: named }: CliOptions,
  root: string,
  {
    ofRoot,
    staged,
    now,
  }: { readonly ofRoot: Baseline; readonly staged: readonly Find[] | undefined; readonly now: Date },
): Promise<{ readonly of: (path: string) => readonly Baseline[]; readonly unreadable: readonly string[] }> {
  const unreadable: string[] = [];
  if (named !== undefined) return { of: () => [ofRoot], unreadable };
  const events: BaselineEvents = {
    onProblem: (path, { index, code }) => warn(`Entry ${entryNumber(index)} of ${path} does not count: ${code}.`),
    onUnreadable: (path, code) =>
      void unreadable.push(`The baseline ${path} cannot be read: ${unreadableWords(code)}.`),
    onStaged: (path, baseline) => {
      if (acceptsMore(root, path, { staged: baseline, finds: staged ?? [], now })) warn(unstagedWords(path));
    },
  };
  if (staged !== undefined) events.onStaged?.(defaultBaseline, ofRoot);
  const of =
    staged === undefined
      ? folderBaselines(root, ofRoot, events)
      : await stagedBaselines(root, { ofRoot, paths: staged.map(({ path }) => path) }, events);
  return { of, unreadable };
}

function report(
  { format, output, scope }: CliOptions,
  gathered: Gathered,
  judged: Judged,
  { baseline, now, isCutShort }: { readonly baseline: Baseline; readonly now: Date; readonly isCutShort: boolean },
): ExitCode {
  const { told } = judged;
  const isStaged = scope.kind === 'staged';
  // A hook must not let pass what nobody has looked into.
  const isFailure = ({ code }: Skipped): boolean => isSearchFailure({ code }) || (isStaged && code === 'too-large');
  const unsearched = skippedLines(isStaged ? gathered.skipped : gathered.skipped.filter(isFailure));
  const isOpen = told.some(({ standing }) => standing !== 'known');
  const resolved = scope.kind === 'folder' ? resolvedBy(baseline, gathered) : [];
  const advice = isStaged && isOpen ? refusedLines : [];
  const summary = lines([...unsearched, ...summaryLines(judged, gathered), ...resolvedLines(resolved), ...advice]);
  const isWhole = !isCutShort && !gathered.skipped.some(isFailure);
  const text = reportText(format, { ...judged, gathered, summary, now, isWhole, isCutShort });
  if (output === undefined) print(text);
  else {
    if (!writeWhole(resolve(output), text)) return fail(`The report ${output} cannot be written.`);
    print(summary);
  }
  if (isOpen) return exitCodes.found;
  return gathered.skipped.some(isFailure) ? exitCodes.failed : exitCodes.clean;
}

interface ReportParts extends Judged, Pick<Invocation, 'isWhole' | 'isCutShort'> {
  readonly gathered: Gathered;
  readonly summary: string;
  readonly now: Date;
}

function reportText(format: CliOptions['format'], given: ReportParts): string {
  const { gathered, told, summary, now, isWhole, isCutShort } = given;
  switch (format) {
    case 'json':
      return jsonReport(told, {
        ...{ now, toolVersion, skipped: gathered.skipped, allowed: gathered.allowed, isCutShort },
        notListed: Object.fromEntries(given.lesser),
      });
    case 'sarif':
      return sarifReport(told, { toolVersion, now, search: { skipped: gathered.skipped, isWhole, isCutShort } });
    case 'text':
      return lines(findLines(told)) + summary;
  }
}

/** More of them have the same cause. */
const mostFailures = 20;

/** Files at which the search itself failed; the report counts them. */
function warnOfFailures({ skipped }: Gathered): void {
  const failed = skipped.filter(({ code }) => code === 'failed');
  for (const { path, detail = '' } of failed.slice(0, mostFailures)) {
    warn(`The search failed in ${path}: ${detail}. Please report this.`);
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

function print(text: string): void {
  process.stdout.write(text);
}

/** Line breaks of ours stay; what a path or Git says is written out. */
/** Each is one line, whatever it names: a path can hold a line break, and a credential on both sides of it. */
function warn(...messages: readonly string[]): void {
  process.stderr.write(lines(messages.map((message) => shownPath(message))));
}

function fail(...messages: readonly string[]): ExitCode {
  warn(...messages);
  return exitCodes.failed;
}

// Whoever reads may have read enough, such as `head`.
process.stdout.on('error', () => undefined);
void main()
  .catch((error: unknown) => fail(brokenWords(errorDetail(error))))
  .then((code) => {
    process.exitCode = code;
  });
