/** Every command with its handler, from one table that the compiler keeps complete. */
import * as vscode from 'vscode';
import { commandIds, type Command } from '../shared/contributions';
import { compareCommands } from './commands/compare';
import { copyCommands } from './commands/copy';
import { decodeCommands } from './commands/decode';
import { listCommands } from './commands/list';
import { navigateCommands } from './commands/navigate';
import { toggleCommands } from './commands/toggle';
import type { TokenDocuments } from './editor/tokenDocument';
import type { Log } from './log';
import { messages } from './messages';
import type { TokenReader } from './reading';
import type { References } from './references';
import type { SettingsSource } from './settings';
import type { TokenIndex } from './tokenIndex';

export interface CommandDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly references: References;
  readonly documents: TokenDocuments;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** The argument is whatever the caller passed: see `resolveTarget` for what becomes of it. */
export type CommandHandler = (argument: unknown) => Promise<void> | void;

export type CommandTable = { readonly [K in Command]: CommandHandler };

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
  };
}

/** A bug must not throw into the editor, which would show the error's text, and with it perhaps a token. */
async function run(id: Command, handler: CommandHandler, argument: unknown, log: Log): Promise<void> {
  try {
    await handler(argument);
  } catch (error) {
    log.failure(id, error);
    void vscode.window.showErrorMessage(messages.failed, messages.showLog).then((choice) => {
      if (choice !== undefined) log.show();
    });
  }
}
