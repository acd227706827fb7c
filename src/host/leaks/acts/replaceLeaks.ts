/** Puts references to environment variables in the place of credentials, all in one edit. */
import * as vscode from 'vscode';
import { environmentReference } from '../../../core/edits/reference';
import { addIgnoring, addValues, envFiles, isDotenv, saveEnvFiles, type EnvFiles } from '../../commands/envFiles';
import { askWhere, type Where } from '../../commands/replaceByReference';
import { isEditable } from '../../editor/problemScope';
import { addReplacement, placeOf } from '../../tokenPlace';
import type { FoundLeak } from '../foundLeak';
import { replacedSentence, sentences } from './actMessages';
import { applyToFiles, createSpans, type Editing } from './editFiles';
import { changedSince, findAgain, type StandingLeak } from './findAgain';
import type { LeftCode, LeftLeak } from './leftLeaks';
import { countStaged } from './stagedFiles';
import { stageAgainSentence } from './stagedMessages';
import { chooseNames, valueOf } from './variableNames';

export async function replaceLeaks(deps: Editing, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0) return;
  const again = await findAgain(leaks);
  const able: StandingLeak[] = [];
  const left: LeftLeak[] = [...again.left];
  for (const each of again.standing) {
    const why = obstacle(each);
    if (why === undefined) able.push(each);
    else left.push({ found: each.found, why });
  }
  if (able.length === 0) return void deps.dialog.say(replacedSentence([], 0, left));
  const files = await filesOf(able);
  const where = await askWhere(deps, files.size === 0 ? undefined : standingOf(files));
  if (where === undefined) return;
  const names = await chooseNames(deps, able, where === 'nowhere' ? [] : [...files.values()]);
  if (names === undefined) return;
  // A formatter, a checkout or a person can have changed the text while a list was open.
  const changed = changedSince(able);
  left.push(...changed.map(({ found }) => ({ found, why: 'moved' as const })));
  const standing = able.filter((each) => !changed.includes(each));
  const { edit, done, overlapping } = editOf(standing, names);
  left.push(...overlapping.map(({ found }) => ({ found, why: 'overlap' as const })));
  for (const [folder, env] of files) addToFiles(edit, env, where, valuesIn(folder, done, names));
  const { isDone, unsaved } = await applyToFiles(deps, edit, done);
  if (isDone) for (const env of files.values()) await saveEnvFiles(env);
  else left.push(...done.map(({ found }) => ({ found, why: 'refused' as const })));
  const told = isDone ? [...new Set(done.map((each) => names.get(valueOf(each)) ?? ''))] : [];
  const staged = isDone ? await countStaged(done.map(({ document }) => document.uri)) : 0;
  void deps.dialog.say(sentences(replacedSentence(told, unsaved, left), stageAgainSentence(staged)));
}

/** Why a reference cannot stand there; any name will do to see that. */
function obstacle(leak: StandingLeak): LeftCode | undefined {
  if (!isEditable(leak.document.uri)) return 'read-only';
  if (isDotenv(leak.document.uri)) return 'dotenv';
  return environmentReference(placeIn(leak), 'NAME') === undefined ? 'no-idiom' : undefined;
}

function placeIn({ document, leak }: StandingLeak): ReturnType<typeof placeOf> {
  return placeOf({ document, match: leak });
}

/** By the address of the folder. */
async function filesOf(leaks: readonly StandingLeak[]): Promise<ReadonlyMap<string, EnvFiles>> {
  const files = new Map<string, EnvFiles>();
  for (const { found, document } of leaks) {
    const key = found.folder.uri.toString();
    const env = files.has(key) ? undefined : await envFiles(document.uri);
    if (env !== undefined) files.set(key, env);
  }
  return files;
}

/** One that git tracks is enough to tell it of all. */
function standingOf(files: ReadonlyMap<string, EnvFiles>): Pick<EnvFiles, 'ignored' | 'tracked'> {
  const all = [...files.values()];
  return { ignored: all.every(({ ignored }) => ignored), tracked: all.some(({ tracked }) => tracked) };
}

interface References {
  readonly edit: vscode.WorkspaceEdit;
  readonly done: readonly StandingLeak[];
  readonly overlapping: readonly StandingLeak[];
}

function editOf(leaks: readonly StandingLeak[], names: ReadonlyMap<string, string>): References {
  const edit = new vscode.WorkspaceEdit();
  const spans = createSpans();
  const additions = new Set<string>();
  const done: StandingLeak[] = [];
  const overlapping: StandingLeak[] = [];
  for (const each of leaks) {
    const { document } = each;
    const place = placeIn(each);
    const reference = environmentReference(place, names.get(valueOf(each)) ?? '');
    // The literal around a credential may be written anew, and hold another.
    if (reference === undefined || !spans.take(document, place.offset, [reference])) {
      overlapping.push(each);
      continue;
    }
    addReplacement(edit, document, place.offset, reference);
    const { addition } = reference;
    const key = `${document.uri.toString()} ${addition?.newText ?? ''}`;
    // Imports stand at the start of a file, which is not all read of a long one; one import serves all.
    if (addition !== undefined && place.offset === 0 && !additions.has(key)) {
      additions.add(key);
      const { offset, newText } = addition;
      addReplacement(edit, document, 0, { start: offset, end: offset, newText });
    }
    done.push(each);
  }
  return { edit, done, overlapping };
}

function valuesIn(
  folder: string,
  done: readonly StandingLeak[],
  names: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  const values = new Set(done.filter(({ found }) => found.folder.uri.toString() === folder).map(valueOf));
  return [...values].map((value) => [names.get(value) ?? '', value]);
}

function addToFiles(
  edit: vscode.WorkspaceEdit,
  env: EnvFiles,
  where: Where,
  values: readonly (readonly [string, string])[],
): void {
  if (where === 'nowhere' || values.length === 0) return;
  addValues(edit, env, values);
  if (where === 'ignored') addIgnoring(edit, env);
}
