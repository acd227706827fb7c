/** The commands about keys: what is cached, and what is wrong with a key set. */
import { commandIds } from '../../shared/contributions';
import { createDialog } from '../dialog';
import { clearKeys, showKeys } from './cachedKeys';
import { checkKeySet } from './checkKeySet';
import type { CommandDeps, CommandTable } from './table';

export function keysCommands(
  deps: CommandDeps,
): Pick<CommandTable, typeof commandIds.showKeys | typeof commandIds.clearKeys | typeof commandIds.checkKeySet> {
  const flow = { ...deps, dialog: createDialog() };
  return {
    [commandIds.showKeys]: (argument) => showKeys(flow, argument),
    [commandIds.clearKeys]: (argument) => clearKeys(flow, argument),
    [commandIds.checkKeySet]: (argument) => checkKeySet(flow, argument),
  };
}
