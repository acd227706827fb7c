/** Finds the token a command is to edit, in the document it stands in. */
import * as vscode from 'vscode';
import { editMessages } from '../editMessages';
import { isEditable } from '../editor/problemScope';
import type { Dialog } from '../dialog';
import type { TokenOrigin } from '../references';
import { resolveTarget, type TargetDeps } from '../target';
import type { PlacedToken } from '../tokenPlace';

/** What the commands that edit are given. */
export interface EditDeps extends TargetDeps {
  readonly dialog: Dialog;
}

/** The token of a reference, or at the cursor; undefined, and said why, where it cannot be edited. */
export async function resolveEditTarget(deps: EditDeps, argument: unknown): Promise<PlacedToken | undefined> {
  const target = await resolveTarget(deps, argument);
  if (target === undefined) return undefined;
  if (target.origin === undefined) return notice(deps, editMessages.notInDocument);
  const document = await documentOf(target.origin);
  if (document === undefined) return notice(deps, editMessages.moved);
  if (!isEditable(document.uri)) return notice(deps, editMessages.readOnly);
  const { start } = target.origin;
  // The text may have changed since the token was read.
  const [match] = deps.index
    .matches(document)
    .filter(({ compact }) => compact === target.compact)
    .sort((one, other) => Math.abs(one.start - start) - Math.abs(other.start - start));
  return match === undefined ? notice(deps, editMessages.moved) : { document, match };
}

async function documentOf({ uri }: TokenOrigin): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  if (open !== undefined) return open;
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  } catch {
    return undefined;
  }
}

/** Says why nothing was done; nobody waits for an answer. */
export function notice({ dialog }: EditDeps, message: string): undefined {
  void dialog.say(message);
  return undefined;
}

/** Applies an edit, and says so where the document refuses it. */
export async function apply(deps: EditDeps, edit: vscode.WorkspaceEdit): Promise<boolean> {
  const applied = await vscode.workspace.applyEdit(edit);
  if (!applied) notice(deps, editMessages.readOnly);
  return applied;
}
