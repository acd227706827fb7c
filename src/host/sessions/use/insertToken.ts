/** Puts an access token, or a reference to the variable that holds it, where the cursor is. */
import * as vscode from 'vscode';
import { environmentReference } from '../../../core/edits/reference';
import { envFiles, isDotenv } from '../../commands/envFiles';
import { isEditable } from '../../editor/problemScope';
import { insertReference, useMessages } from '../useMessages';
import { obtainToken } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

export async function insertAccessToken(use: Use, argument: unknown): Promise<void> {
  const { dialog } = use;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return void dialog.say(useMessages.noEditor);
  if (!isEditable(editor.document.uri)) return void dialog.say(useMessages.readOnly);
  const view = await resolveSession(use, argument, { title: useMessages.insertTitle });
  if (view === undefined) return;
  const reference = referenceAt(editor, use.settings.current().terminalVariableName);
  const what = (await mayBeCommitted(editor.document)) ? await askWhat(use, reference) : 'token';
  if (what === undefined) return;
  if (what !== 'token') return applyEdits(use, editor, what);
  const token = await obtainToken(use, view);
  if (token === undefined) return;
  const { selections } = editor;
  await applyEdits(
    use,
    editor,
    selections.map((range) => ({ range, newText: token.accessToken })),
  );
}

interface Edit {
  readonly range: vscode.Range;
  readonly newText: string;
}

interface ReferenceEdits {
  readonly name: string;
  readonly edits: readonly Edit[];
}

async function askWhat(
  { dialog }: Use,
  reference: ReferenceEdits | undefined,
): Promise<'token' | readonly Edit[] | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly what: 'token' | readonly Edit[] })[] = [
    ...(reference === undefined
      ? []
      : [{ label: insertReference(reference.name), detail: useMessages.insertReferenceDetail, what: reference.edits }]),
    { label: useMessages.insertToken, detail: useMessages.insertTokenDetail, what: 'token' },
  ];
  const options = { title: useMessages.insertTitle, placeHolder: useMessages.committed };
  return (await dialog.pick(items, options))?.what;
}

/** All at once, so that one undo takes all of it back. */
async function applyEdits({ dialog }: Use, editor: vscode.TextEditor, edits: readonly Edit[]): Promise<void> {
  // The editor can have been closed meanwhile, which rejects.
  const applied = await editor
    .edit((builder) => {
      for (const { range, newText } of edits) builder.replace(range, newText);
    })
    .then(
      (done) => done,
      () => false,
    );
  if (!applied) void dialog.say(useMessages.readOnly);
}

/** True for a file in a folder of the workspace, unless it is for secrets and git leaves it alone, or a request file. */
async function mayBeCommitted({ uri }: vscode.TextDocument): Promise<boolean> {
  if (uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) === undefined) return false;
  if (/\.(?:http|rest)$/.test(uri.path)) return false;
  return !isDotenv(uri) || (await envFiles(uri))?.ignored !== true;
}

/** In the place of a token that does not stand there yet. */
const placeholder = 'T';

/** What makes a reference to a variable of the one selection; undefined where the language has no idiom for it. */
function referenceAt({ document, selections }: vscode.TextEditor, name: string): ReferenceEdits | undefined {
  const [selection] = selections;
  if (selection === undefined || selections.length > 1 || isDotenv(document.uri)) return undefined;
  const whole = document.getText();
  if (whole.length > longestText) return undefined;
  const [start, end] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  const text = whole.slice(0, start) + placeholder + whole.slice(end);
  const place = {
    languageId: document.languageId,
    fileName: document.uri.path,
    text,
    start,
    end: start + placeholder.length,
  };
  const reference = environmentReference(place, name);
  if (reference === undefined) return undefined;
  // Offsets behind the selection count from a text in which the placeholder stands for it.
  const moved = (offset: number): vscode.Position =>
    document.positionAt(offset <= start ? offset : offset - placeholder.length + end - start);
  const edit = { range: new vscode.Range(moved(reference.start), moved(reference.end)), newText: reference.newText };
  const { addition } = reference;
  if (addition === undefined) return { name, edits: [edit] };
  const at = document.positionAt(addition.offset);
  return { name, edits: [{ range: new vscode.Range(at, at), newText: addition.newText }, edit] };
}

/** A longer text is not searched for the string around the cursor. */
const longestText = 500_000;
