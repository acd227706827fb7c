/** Runs the suites of test/host inside an editor and prints every result. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say, secondsSince } from '../progress';
import { cacheRoot } from '../repository';
import { stageExtension } from '../stageExtension';
import { bundleSuites, findSuites, type Trust } from './bundleSuites';
import type { HostKind } from './chooseHost';
import { runInDesktop } from './desktopHost';
import { emptyTally, readReports, sumTallies, tallyReports, type Tally, type TestReport } from './testReport';
import type { EditorVersion } from './versions';
import { runInWeb } from './webHost';

/** One run of the editor: what it loads and how it is set up. */
export interface SuiteRun {
  readonly version: EditorVersion;
  readonly extension: string;
  readonly suitesIndex: string;
  readonly trust: Trust;
}

/** How the editor ended, with what it printed: shown when the suites did not finish. */
export interface SuiteEnd {
  readonly code: number;
  readonly log: string;
}

/** Runs the suites whose path contains `filter`, trusted and restricted ones each in an editor of their own. */
export async function runHostSuites(host: HostKind, version: EditorVersion, filter: string): Promise<Tally> {
  const folder = join(cacheRoot, 'runs', `host-${String(process.pid)}-${version.name}`);
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.on('exit', remove);
  try {
    mkdirSync(folder, { recursive: true });
    const extension = join(folder, 'extension');
    await stageExtension(extension);
    const tallies: Tally[] = [];
    for (const trust of ['trusted', 'restricted'] as const) {
      const suites = findSuites(trust, filter);
      if (suites.length === 0) continue;
      const suitesIndex = await bundleSuites(suites, join(folder, trust));
      tallies.push(await runOnce(host, { version, extension, suitesIndex, trust }));
    }
    return sumTallies(tallies);
  } finally {
    process.off('exit', remove);
    remove();
  }
}

async function runOnce(host: HostKind, run: SuiteRun): Promise<Tally> {
  const started = performance.now();
  const { version, trust } = run;
  say(`Host suites in ${host} VS Code ${version.vscode} (${version.name}), workspace ${trust}`);
  const resultsFile = join(run.suitesIndex, '..', 'results.jsonl');
  let shown = 0;
  const showNew = (): readonly TestReport[] => {
    const reports = readReports(resultsFile);
    for (const report of reports.slice(shown)) show(report);
    shown = reports.length;
    return reports;
  };
  const watcher = setInterval(showNew, 200);
  const end = await (host === 'desktop' ? runInDesktop(run) : runInWeb(run)).finally(() => {
    clearInterval(watcher);
  });
  const reports = showNew();
  const tally = reports.length === 0 ? { ...emptyTally, failed: 1 } : tallyReports(reports);
  const finished = reports.some(({ state }) => state === 'finished');
  if (!finished) say(`  ✘ the suites broke off (code ${String(end.code)})`);
  if (!finished || process.env['VSCODE_TEST_LOG'] !== undefined) say(end.log);
  say(`  in ${secondsSince(started)} s`);
  return tally;
}

function show(report: TestReport): void {
  switch (report.state) {
    case 'passed':
      say(`  ✔ ${report.title} (${String(report.milliseconds)} ms)`);
      break;
    case 'skipped':
      say(`  - ${report.title}`);
      break;
    case 'failed':
      say(`  ✘ ${report.title}\n${report.reason.replaceAll(/^/gm, '      ')}`);
      break;
    case 'finished':
      break;
  }
}
