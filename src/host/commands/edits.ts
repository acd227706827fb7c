/** The commands that change a document: a reference in place of a token, a redacted signature, a comment. */
import { commandIds } from '../../shared/contributions';
import { editMessages } from '../editMessages';
import { redactionEdit } from '../tokenEdits';
import { addComment } from './addComment';
import { apply, notice, resolveEditTarget } from './editTarget';
import { replaceByReference } from './replaceByReference';
import type { CommandDeps, CommandTable } from './table';

type EditsCommand = (typeof commandIds)['replaceByReference' | 'redactSignature' | 'allowToken'];

export function editsCommands(deps: CommandDeps): Pick<CommandTable, EditsCommand> {
  return {
    [commandIds.replaceByReference]: (argument) => replaceByReference(deps, argument),
    [commandIds.redactSignature]: (argument) => redactSignature(deps, argument),
    [commandIds.allowToken]: (argument) => addComment(deps, argument),
  };
}

async function redactSignature(deps: CommandDeps, argument: unknown): Promise<void> {
  const target = await resolveEditTarget(deps, argument);
  if (target === undefined) return;
  const edit = redactionEdit(target);
  if (edit === undefined) return notice(editMessages.nothingToRedact);
  await apply(edit);
}
