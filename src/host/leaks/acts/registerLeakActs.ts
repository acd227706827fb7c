/** The door to what ends a breach: problems while one types, and commands that are loaded when one is called. */
import type * as vscode from 'vscode';
import type { LeakAct } from '../../commands/lateIds';
import type { CommandTable } from '../../commands/table';
import { createLeakProblems, type LeakProblems } from '../leakProblems';
import type { LeakDoorDeps } from './actDeps';
import { createLeakActs } from './features';

export interface LeakActsDoor extends vscode.Disposable {
  readonly problems: LeakProblems;
  readonly commands: () => Pick<CommandTable, LeakAct>;
}

/** Looks at nothing before a document has problems to show. */
export function registerLeakActs(deps: LeakDoorDeps): LeakActsDoor {
  const problems = createLeakProblems(deps);
  return {
    problems,
    commands: () => createLeakActs({ ...deps, problems }),
    dispose: () => void problems.dispose(),
  };
}
