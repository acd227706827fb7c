/** Puts a reference to an environment variable in the place of a token, and the token where the person wants it. */
import * as vscode from 'vscode';
import { dotenvStanding } from '../../core/edits/dotenv';
import { environmentReference } from '../../core/edits/reference';
import { isVariableName, variableName } from '../../core/edits/variableName';
import { decodeToken } from '../../core/token/decode';
import { editMessages } from '../editMessages';
import { addReplacement, type PlacedToken, placeOf } from '../tokenPlace';
import { apply, type EditDeps, notice, resolveEditTarget } from './editTarget';
import { addIgnoring, addValues, envFiles, type EnvFiles, isDotenv, saveEnvFiles } from './envFiles';

export async function replaceByReference(deps: EditDeps, argument: unknown): Promise<void> {
  const target = await resolveEditTarget(deps, argument);
  if (target === undefined) return;
  const files = await envFiles(target.document.uri);
  if (isDotenv(target.document.uri)) return ignoreFile(deps, files);
  // Any name will do to see whether there is an idiom.
  if (referenceEdit(target, 'NAME') === undefined) return notice(deps, editMessages.noIdiom);
  const where = await askWhere(deps, files);
  if (where === undefined) return;
  const name = await askName(deps, target, where === 'nowhere' ? undefined : files);
  const edit = name === undefined ? undefined : referenceEdit(target, name);
  if (name === undefined || edit === undefined) return;
  if (files !== undefined && where !== 'nowhere') addValues(edit, files, [[name, target.match.compact]]);
  if (files !== undefined && where === 'ignored') addIgnoring(edit, files);
  if (await apply(deps, edit)) await saveEnvFiles(files);
}

function referenceEdit(token: PlacedToken, name: string): vscode.WorkspaceEdit | undefined {
  const place = placeOf(token);
  const reference = environmentReference(place, name);
  if (reference === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  addReplacement(edit, token.document, place.offset, reference);
  const { addition } = reference;
  // Imports stand at the start of a file, which is not all read of a long one.
  if (addition !== undefined && place.offset === 0) {
    const { offset, newText } = addition;
    addReplacement(edit, token.document, 0, { start: offset, end: offset, newText });
  }
  return edit;
}

/** Where the value goes besides. */
export type Where = keyof typeof editMessages.also;

export async function askWhere(
  { dialog }: Pick<EditDeps, 'dialog'>,
  files: Pick<EnvFiles, 'ignored' | 'tracked'> | undefined,
): Promise<Where | undefined> {
  if (files === undefined) return 'nowhere';
  const items = choicesFor(files).map((where) => ({ ...editMessages.also[where], where }));
  const options = { title: editMessages.replaceTitle, placeHolder: editMessages.alsoTitle };
  return (await dialog.pick(items, options))?.where;
}

/** Of a file that git tracks it is said, since to name it in `.gitignore` changes nothing. */
function choicesFor({ ignored, tracked }: Pick<EnvFiles, 'ignored' | 'tracked'>): readonly Where[] {
  if (tracked) return ['nowhere', 'tracked'];
  return ignored ? ['nowhere', 'dotenv'] : ['nowhere', 'dotenv', 'ignored'];
}

async function askName(
  { dialog }: EditDeps,
  { document, match }: PlacedToken,
  files: EnvFiles | undefined,
): Promise<string | undefined> {
  const start = document.positionAt(match.start);
  const lead = document.lineAt(start.line).text.slice(0, start.character);
  const isTaken = (name: string): boolean =>
    files !== undefined && dotenvStanding(files.dotenv.text, name, match.compact) === 'other';
  return dialog.input({
    title: editMessages.replaceTitle,
    prompt: editMessages.namePrompt,
    value: variableName(lead, decodeToken(match.compact)),
    validateInput: (name) => {
      if (!isVariableName(name)) return editMessages.nameInvalid;
      return isTaken(name) ? editMessages.nameTaken(name) : undefined;
    },
  });
}

/** In `.env` itself there is nothing to refer to; what can be done is to keep the file out of git. */
async function ignoreFile(deps: EditDeps, files: EnvFiles | undefined): Promise<void> {
  if (files === undefined || files.ignored) return notice(deps, editMessages.isIgnored);
  if (files.tracked && files.named) return notice(deps, editMessages.isTracked);
  const choice = await deps.dialog.pick([editMessages.ignoreOnly], { title: editMessages.replaceTitle });
  if (choice === undefined) return;
  const edit = new vscode.WorkspaceEdit();
  addIgnoring(edit, files);
  if (!(await apply(deps, edit))) return;
  await saveEnvFiles(files);
  if (files.tracked) notice(deps, editMessages.isTracked);
}
