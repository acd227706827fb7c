/** Every command with its handler, from one table that the compiler keeps complete. */
import * as vscode from 'vscode';
import { commandIds, type Command } from '../shared/contributions';
import { compareCommands } from './commands/compare';
import { copyCommands } from './commands/copy';
import { decodeCommands } from './commands/decode';
import { listCommands } from './commands/list';
import { navigateCommands } from './commands/navigate';
import type { CommandDeps, CommandHandler, CommandTable } from './commands/table';
import { toggleCommands } from './commands/toggle';
import { editsCommands } from './commands/edits';
import { issuersCommands } from './commands/issuers';
import { keysCommands } from './commands/keys';
import { rulesCommands } from './commands/rules';
import { validateCommands } from './commands/validate';
import { sayFailure } from './failure';
import type { Log } from './log';
import { messages } from './messages';

export function registerCommands(deps: CommandDeps): vscode.Disposable {
  const table = createCommands(deps);
  const registrations = Object.values(commandIds).map((id) =>
    vscode.commands.registerCommand(id, (argument: unknown) => run(id, table[id], argument, deps.log)),
  );
  return vscode.Disposable.from(...registrations);
}

function createCommands(deps: CommandDeps): CommandTable {
  return {
    ...decodeCommands(deps),
    ...copyCommands(deps),
    ...navigateCommands(deps),
    ...compareCommands(deps),
    ...listCommands(deps),
    ...toggleCommands(deps),
    ...editsCommands(deps),
    ...issuersCommands(deps),
    ...keysCommands(deps),
    ...rulesCommands(),
    ...validateCommands(deps),
  };
}

/** A bug must not throw into the editor, which would show the error's text, and with it perhaps a token. */
async function run(id: Command, handler: CommandHandler, argument: unknown, log: Log): Promise<void> {
  try {
    await handler(argument);
  } catch (error) {
    sayFailure(log, id, error, messages.failed);
  }
}
