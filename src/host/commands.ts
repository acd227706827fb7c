/** Every command with its handler, from one table that the compiler keeps complete. */
import * as vscode from 'vscode';
import { commandIds, type Command } from '../shared/contributions';
import { compareCommands } from './commands/compare';
import { copyCommands } from './commands/copy';
import { decodeCommands } from './commands/decode';
import { lateCommands } from './commands/lateCommands';
import { lateCommandIds, leakActIds, leakCommandIds, sessionCommandIds } from './commands/lateIds';
import { listCommands } from './commands/list';
import { navigateCommands } from './commands/navigate';
import { rulesCommands } from './commands/rules';
import type { CommandDeps, CommandHandler, CommandTable } from './commands/table';
import { toggleCommands } from './commands/toggle';
import { sayFailure } from './failure';
import type { Log } from './log';
import type { LeaksDoor } from './leaks/registerLeaks';
import { messages } from './messages';
import type { LeakActsDoor } from './leaks/acts/registerLeakActs';
import type { PanelDoor } from './panel/registerPanel';
import type { SessionDoor } from './sessions/registerSessions';
import type { TreesDoor } from './trees/registerTrees';

export interface RegisterCommandsDeps extends CommandDeps {
  readonly sessions: Pick<SessionDoor, 'commands'>;
  readonly trees: Pick<TreesDoor, 'commands'>;
  readonly panel: Pick<PanelDoor, 'commands'>;
  readonly leaks: Pick<LeaksDoor, 'commands'>;
  readonly leakActs: Pick<LeakActsDoor, 'commands'>;
}

export function registerCommands(deps: RegisterCommandsDeps): vscode.Disposable {
  const table = createCommands(deps);
  const registrations = Object.values(commandIds).map((id) =>
    vscode.commands.registerCommand(id, (argument: unknown, selected: unknown) =>
      run(id, () => table[id](argument, selected), deps.log),
    ),
  );
  return vscode.Disposable.from(...registrations);
}

function createCommands(deps: RegisterCommandsDeps): CommandTable {
  return {
    ...decodeCommands(deps),
    ...copyCommands(deps),
    ...navigateCommands(deps),
    ...compareCommands(deps),
    ...listCommands(deps),
    ...toggleCommands(deps),
    ...rulesCommands(),
    ...deps.trees.commands,
    ...deps.panel.commands,
    ...whenCalled(lateCommandIds, () => lateCommands(deps)),
    ...whenCalled(sessionCommandIds, deps.sessions.commands),
    ...whenCalled(leakCommandIds, deps.leaks.commands),
    ...whenCalled(leakActIds, deps.leakActs.commands),
  };
}

/** Handlers that are made when one of them is called for the first time. */
function whenCalled<Id extends Command>(
  ids: readonly Id[],
  make: () => Pick<CommandTable, Id>,
): Pick<CommandTable, Id> {
  let made: Pick<CommandTable, Id> | undefined;
  const handler =
    (id: Id): CommandHandler =>
    (argument, selected) =>
      (made ??= make())[id](argument, selected);
  // One entry for each id, and no other.
  return Object.fromEntries(ids.map((id) => [id, handler(id)])) as Pick<CommandTable, Id>;
}

/** A bug must not throw into the editor, which would show the error's text, and with it perhaps a token. */
async function run(id: Command, handler: () => unknown, log: Log): Promise<unknown> {
  try {
    return await handler();
  } catch (error) {
    sayFailure(log, id, error, messages.failed);
    return undefined;
  }
}
