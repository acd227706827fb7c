/** What everything about leaks is made of. */
import type * as vscode from 'vscode';
import type { CommandDeps } from '../commands/table';
import type { LeakGrouping } from './leakGroups';
import type { LeaksNode } from './leakPages';

export interface LeaksDeps extends CommandDeps {
  readonly context: Pick<vscode.ExtensionContext, 'workspaceState' | 'extensionUri' | 'extension'>;
}

/** What the door hands to the rest. */
export interface LeaksFeatureDeps extends LeaksDeps {
  readonly view: Pick<vscode.TreeView<LeaksNode>, 'visible' | 'badge' | 'message' | 'selection' | 'reveal'>;
  readonly grouping: () => LeakGrouping;
  readonly group: (by: LeakGrouping) => Promise<void>;
}
