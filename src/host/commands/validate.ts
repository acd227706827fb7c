/** The commands that validate a token, explain a rejection, or open an encrypted token. */
import { commandIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from './table';

export function validateCommands(
  deps: CommandDeps,
): Pick<
  CommandTable,
  | typeof commandIds.validate
  | typeof commandIds.validateWith
  | typeof commandIds.explainRejection
  | typeof commandIds.openEncrypted
> {
  void deps;
  return {
    [commandIds.validate]: () => undefined,
    [commandIds.validateWith]: () => undefined,
    [commandIds.explainRejection]: () => undefined,
    [commandIds.openEncrypted]: () => undefined,
  };
}
