/** The handlers that wait in a bundle of their own: what is about issuers, keys, verdicts and edits. */
import { editsCommands } from './edits';
import { issuersCommands } from './issuers';
import { keysCommands } from './keys';
import type { LateCommand } from './lateIds';
import type { CommandDeps, CommandTable } from './table';
import { validateCommands } from './validate';

export function lateCommands(deps: CommandDeps): Pick<CommandTable, LateCommand> {
  return { ...editsCommands(deps), ...issuersCommands(deps), ...keysCommands(deps), ...validateCommands(deps) };
}
