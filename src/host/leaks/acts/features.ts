/** The commands that end a breach, put together when one is called. */
import { commandIds } from '../../../shared/contributions';
import type { LeakAct } from '../../commands/lateIds';
import type { CommandTable } from '../../commands/table';
import { createDialog } from '../../dialog';
import { acceptLeaks } from './acceptLeaks';
import type { LeakActDeps } from './actDeps';
import { pickLeaks } from './pickLeaks';

export function createLeakActs(
  deps: Omit<LeakActDeps, 'dialog'>,
  dialog = createDialog(),
): Pick<CommandTable, LeakAct> {
  const all = { ...deps, dialog };
  return {
    [commandIds.acceptLeaks]: async (argument, selected) =>
      acceptLeaks(all, await pickLeaks(all, 'accept', argument, selected)),
  };
}
