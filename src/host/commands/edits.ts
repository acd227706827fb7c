/** The commands that change a document: a reference in place of a token, a redacted signature, a comment. */
import { commandIds } from '../../shared/contributions';
import { editMessages } from '../editMessages';
import { createDialog } from '../dialog';
import type { TargetDeps } from '../target';
import { redactionEdit } from '../tokenEdits';
import { addComment } from './addComment';
import { apply, type EditDeps, notice, resolveEditTarget } from './editTarget';
import { replaceByReference } from './replaceByReference';
import type { CommandTable } from './table';

type EditsCommand = (typeof commandIds)['replaceByReference' | 'redactSignature' | 'allowToken'];

export function editsCommands(commandDeps: TargetDeps, dialog = createDialog()): Pick<CommandTable, EditsCommand> {
  const deps = { ...commandDeps, dialog };
  return {
    [commandIds.replaceByReference]: (argument) => replaceByReference(deps, argument),
    [commandIds.redactSignature]: (argument) => redactSignature(deps, argument),
    [commandIds.allowToken]: (argument) => addComment(deps, argument),
  };
}

async function redactSignature(deps: EditDeps, argument: unknown): Promise<void> {
  const target = await resolveEditTarget(deps, argument);
  if (target === undefined) return;
  const edit = redactionEdit(target);
  if (edit === undefined) return notice(deps, editMessages.nothingToRedact);
  await apply(deps, edit);
}
