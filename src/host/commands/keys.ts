/** The commands about keys: what is cached, and what is wrong with a key set. */
import { commandIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from './table';

export function keysCommands(
  deps: CommandDeps,
): Pick<CommandTable, typeof commandIds.showKeys | typeof commandIds.clearKeys | typeof commandIds.checkKeySet> {
  void deps;
  return {
    [commandIds.showKeys]: () => undefined,
    [commandIds.clearKeys]: () => undefined,
    [commandIds.checkKeySet]: () => undefined,
  };
}
