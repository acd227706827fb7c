/** The stages of `npm test`, in lanes: lanes run one after another, the stages of a lane beside each other. */
import { join } from 'node:path';
import { packageExtension } from './packageExtension';
import { tryCommand } from './processes';
import { repositoryRoot } from './repository';
import { runMocha } from './runMocha';
import { runUiSuites } from './uiSuites';
import type { HostKind } from './vscodeHost/chooseHost';
import { runHostSuites } from './vscodeHost/runSuites';
import { emptyTally, type Tally } from './vscodeHost/testReport';
import { floorVersion, newestVersion } from './vscodeHost/versions';

export interface Stage {
  readonly name: string;
  readonly run: () => Promise<StageEnd>;
}

export interface StageEnd {
  readonly tally: Tally;
  /** What to show when the stage failed. */
  readonly output?: string;
}

const worlds = ['src/shared', 'src/core', 'src/host', 'src/webview', 'test'];
const vsix = join(repositoryRoot, 'claimcheck.vsix');

/** The checks that need no editor. The two long ones share the two cores that a small machine has. */
export function plainStages(): readonly (readonly Stage[])[] {
  const types = worlds.map((world) => tool(`types of ${world}`, 'typescript/bin/tsc', '-p', world));
  return [
    [
      tool('lint', 'eslint/bin/eslint.js', '--config', '.config/eslint.config.mjs', '.'),
      inOrder('types, format, dead code', [
        ...types,
        tool('format', 'prettier/bin/prettier.cjs', '--check', '.'),
        tool('dead code', 'knip/bin/knip.js'),
      ]),
    ],
    [{ name: 'unit', run: counted(() => runMocha({ folder: 'test/unit', coverage: true, brief: true })) }],
    [{ name: 'peer', run: counted(() => runMocha({ folder: 'test/peer', timeoutSeconds: 60 })) }],
    [{ name: 'package', run: packed }],
    [{ name: 'contract', run: counted(() => runMocha({ folder: 'test/contract', timeoutSeconds: 60 })) }],
  ];
}

/** The suites in a real VS Code: the floor version and the newest. */
export function editorStages(host: HostKind): readonly (readonly Stage[])[] {
  return [floorVersion, newestVersion].flatMap((version) => [
    [{ name: `host ${version.vscode}`, run: counted(() => runHostSuites(host, version, '')) }],
    [{ name: `ui ${version.vscode}`, run: counted(() => runUiSuites(version, '', { CLAIMCHECK_VSIX: vsix })) }],
  ]);
}

function counted(run: () => Promise<Tally>): () => Promise<StageEnd> {
  return async () => ({ tally: await run() });
}

/** A program of node_modules that says yes or no by its exit code: counts as one test. */
function tool(name: string, program: string, ...args: readonly string[]): Stage {
  return {
    name,
    run: async () => {
      const command = [join(repositoryRoot, 'node_modules', program), ...args];
      const { code, output } = await tryCommand(process.execPath, command, { cwd: repositoryRoot });
      return { tally: oneTest(code === 0), output: `${name}:\n${output}` };
    },
  };
}

async function packed(): Promise<StageEnd> {
  await packageExtension(vsix);
  return { tally: oneTest(true) };
}

function inOrder(name: string, stages: readonly Stage[]): Stage {
  return {
    name,
    run: async () => {
      let tally = emptyTally;
      const outputs: string[] = [];
      for (const stage of stages) {
        const end = await stage.run();
        tally = { ...tally, passed: tally.passed + end.tally.passed, failed: tally.failed + end.tally.failed };
        if (end.tally.failed > 0 && end.output !== undefined) outputs.push(end.output);
      }
      return { tally, output: outputs.join('\n') };
    },
  };
}

function oneTest(passed: boolean): Tally {
  return passed ? { ...emptyTally, passed: 1 } : { ...emptyTally, failed: 1 };
}
