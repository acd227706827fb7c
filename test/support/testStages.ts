/** The stages of `npm test`, in lanes: the stages of a lane run one after another, the lanes of a round beside each other. */
import { join } from 'node:path';
import { packageExtension } from './packageExtension';
import { tryCommand } from './processes';
import { repositoryRoot } from './repository';
import { runMocha } from './runMocha';
import { runPageSuites, runWindowSuites } from './uiSuites';
import type { HostKind } from './vscodeHost/chooseHost';
import { runHostSuites } from './vscodeHost/runSuites';
import { emptyTally, sumTallies, type Tally } from './vscodeHost/testReport';
import { floorVersion, newestVersion, type EditorVersion } from './vscodeHost/versions';

export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

const worlds = ['src/shared', 'src/core', 'src/scan', 'src/host', 'src/webview', 'test'];
const vsix = join(repositoryRoot, 'claimcheck.vsix');

/** The checks that need no editor: two lanes for the two cores that a small machine has. */
export function plainStages(): readonly (readonly Stage[])[] {
  const types = worlds.map((world) => tool(`types of ${world}`, 'typescript/bin/tsc', '-p', world));
  return [
    [
      tool('lint', 'eslint/bin/eslint.js', '--config', '.config/eslint.config.mjs', '.'),
      { name: 'package', run: packed },
      { name: 'contract', run: () => runMocha({ folder: 'test/contract', timeoutSeconds: 60 }) },
    ],
    [
      inOrder('types, format, dead code', [
        ...types,
        tool('format', 'prettier/bin/prettier.cjs', '--check', '.'),
        tool('dead code', 'knip/bin/knip.js'),
      ]),
      { name: 'unit', run: () => runMocha({ folder: 'test/unit', coverage: true, brief: true }) },
      { name: 'peer', run: () => runMocha({ folder: 'test/peer', timeoutSeconds: 60 }) },
    ],
  ];
}

/** What must work in every version that is supported; the other window suites run in the newest one alone. */
const mainJob = /^(?:package|panel|smoke|tokens)\.test\.ts$/;

/**
 * The suites in a real VS Code, one after another: a window that draws without a graphics card keeps both cores of a small
 * machine busy. `npm run test:ui` runs every window suite in both versions.
 */
export function editorStages(host: HostKind): readonly Stage[] {
  const hostSuites = (version: EditorVersion): Stage => ({
    name: `host ${version.vscode}`,
    run: () => runHostSuites(host, version, ''),
  });
  const windowSuites = (version: EditorVersion, only?: RegExp): Stage => ({
    name: `ui ${version.vscode}`,
    run: () => runWindowSuites(version, { only, environment: { CLAIMCHECK_VSIX: vsix } }),
  });
  return [
    hostSuites(floorVersion),
    windowSuites(floorVersion, mainJob),
    { name: 'pages', run: () => runPageSuites('') },
    hostSuites(newestVersion),
    windowSuites(newestVersion),
  ];
}

/** A program of node_modules that says yes or no by its exit code: counts as one test. */
function tool(name: string, program: string, ...args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const command = [join(repositoryRoot, 'node_modules', program), ...args];
      const { code, output } = await tryCommand(process.execPath, command, { cwd: repositoryRoot });
      return code === 0 ? onePassed : { ...emptyTally, failed: 1, failures: [`${name}:\n${output}`] };
    },
  };
}

async function packed(): Promise<Tally> {
  await packageExtension(vsix);
  return onePassed;
}

function inOrder(name: string, stages: readonly Stage[]): Stage {
  return {
    name,
    run: async () => {
      const tallies: Tally[] = [];
      for (const stage of stages) tallies.push(await stage.run());
      return sumTallies(tallies);
    },
  };
}

const onePassed: Tally = { ...emptyTally, passed: 1 };
