/** Applies an edit of many files in one step, and sees to it that the files hold it. */
import * as vscode from 'vscode';
import type { Replacement } from '../../../core/edits/reference';
import type { LeakActDeps } from './actDeps';
import type { StandingLeak } from './findAgain';

export type Editing = Pick<LeakActDeps, 'dialog' | 'store'>;

/** What of each document is written anew already. */
export interface Spans {
  /** False, and nothing taken, where one of the places is taken. */
  readonly take: (document: vscode.TextDocument, offset: number, places: readonly Replacement[]) => boolean;
}

export function createSpans(): Spans {
  const taken = new Map<vscode.TextDocument, Pick<Replacement, 'start' | 'end'>[]>();
  return {
    take: (document, offset, places) => {
      const before = taken.get(document) ?? [];
      const now = places.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
      if (now.some((one) => before.some((other) => one.start < other.end && other.start < one.end))) return false;
      taken.set(document, [...before, ...now]);
      return true;
    },
  };
}

/** What an edit of many files came to. */
export interface Applied {
  readonly isDone: boolean;
  /** How many files still have the credentials on the disk, since they could not be saved. */
  readonly unsaved: number;
}

/**
 * One step to undo. A file without unsaved changes is saved, so that the credential is gone from the disk too; in one
 * with some, a person decides.
 */
export async function applyToFiles(
  { store }: Editing,
  edit: vscode.WorkspaceEdit,
  done: readonly StandingLeak[],
): Promise<Applied> {
  const documents = [...new Set(done.map(({ document }) => document))];
  const unchanged = documents.filter(({ isDirty }) => !isDirty);
  if (done.length === 0 || !(await vscode.workspace.applyEdit(edit))) return { isDone: false, unsaved: 0 };
  const unsaved: vscode.TextDocument[] = [];
  for (const document of unchanged) if (!(await document.save())) unsaved.push(document);
  await store.lookAgain(documents.filter((document) => !unsaved.includes(document)).map(({ uri }) => uri));
  return { isDone: true, unsaved: unsaved.length };
}
