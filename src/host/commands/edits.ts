/** The commands that change a document: a reference in place of a token, a redacted signature, an allow comment. */
import { commandIds } from '../../shared/contributions';
import type { CommandDeps, CommandTable } from './table';

export function editsCommands(
  deps: CommandDeps,
): Pick<
  CommandTable,
  typeof commandIds.replaceByReference | typeof commandIds.redactSignature | typeof commandIds.allowToken
> {
  void deps;
  return {
    [commandIds.replaceByReference]: () => undefined,
    [commandIds.redactSignature]: () => undefined,
    [commandIds.allowToken]: () => undefined,
  };
}
