/** The command that opens the page of a rule. */
import { commandIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from './table';

export function rulesCommands(deps: CommandDeps): Pick<CommandTable, typeof commandIds.openRule> {
  void deps;
  return {
    [commandIds.openRule]: () => undefined,
  };
}
