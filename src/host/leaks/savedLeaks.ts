/** Keeps the list over a reload of the window: redacted forms, fingerprints and places, in the state of the workspace. */
import * as vscode from 'vscode';
import { leakKindOf } from '../../core/leaks/kinds';
import type { Allowance } from '../../core/leaks/ignore';
import type { Leak } from '../../core/leaks/leak';
import { withoutTokens } from '../../core/present/panelText';
import type { LeakRow, LeakSource } from './leakRows';
import { savedLeaksKey } from './savedLeaksKey';

const cutKey = 'claimcheck.leaksCut';

/** The editor keeps the state of all extensions in one file, which it reads at once. */
const mostKept = 1000;

/** Of a row what its text does not hold; one whose path holds a token is not kept. */
export function saveLeaks(state: vscode.Memento, rows: readonly LeakRow[]): void {
  const kept = rows
    .filter(({ path, folder }) => [path, folder.uri.toString()].every((text) => withoutTokens(text) === text))
    .slice(0, mostKept);
  const isCut = kept.length < rows.length;
  if (isCut !== savedWereCut(state)) void state.update(cutKey, isCut ? true : undefined);
  void state.update(savedLeaksKey, kept.length === 0 ? undefined : kept.map(savedOf));
}

function savedOf({ leak, folder, range, id, path, tracking, commit, source, isResolved, comment }: LeakRow): object {
  const { start, end } = range;
  const { issuer, expiresAt, ...plain } = leak;
  return {
    leak: {
      ...plain,
      issuer: issuer === undefined ? undefined : withoutTokens(issuer),
      expiresAt: expiresAt === undefined || Number.isNaN(expiresAt.getTime()) ? undefined : expiresAt.getTime(),
    },
    folder: folder.uri.toString(),
    range: [start.line, start.character, end.line, end.character],
    ...{ id, path, tracking, commit, source, isResolved, comment },
  };
}

/** Whether the list had more than was kept, so that what the next search finds may not be new. */
export function savedWereCut(state: vscode.Memento): boolean {
  return state.get<unknown>(cutKey) === true;
}

/** The rows of an earlier window, of folders that are still there; whatever is not one is left out. */
export function savedLeaks(state: vscode.Memento): readonly LeakRow[] {
  const saved = state.get<unknown>(savedLeaksKey);
  return listOf(saved).flatMap((each) => rowOf(each) ?? []);
}

function rowOf(saved: unknown): LeakRow | undefined {
  if (!isObject(saved) || !isObject(saved['leak'])) return undefined;
  const { id, path, isResolved } = saved;
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === saved['folder']);
  const leak = leakOf(saved['leak']);
  const [line, column, endLine, endColumn] = numbersOf(saved['range']);
  if (folder === undefined || leak === undefined || typeof id !== 'string' || typeof path !== 'string')
    return undefined;
  if (line === undefined || column === undefined || endLine === undefined || endColumn === undefined) return undefined;
  return {
    id,
    leak,
    folder,
    path,
    uri: vscode.Uri.joinPath(folder.uri, ...path.split('/')),
    range: new vscode.Range(line, column, endLine, endColumn),
    tracking: trackings.find((each) => each === saved['tracking']),
    commit: textOf(saved['commit']),
    source: sources.find((each) => each === saved['source']) ?? 'files',
    isFresh: false,
    isResolved: isResolved === true,
    comment: comments.find((each) => each === saved['comment']),
  };
}

const trackings = ['tracked', 'untracked', 'ignored', 'history'] as const satisfies readonly LeakRow['tracking'][];
const comments: readonly Allowance[] = ['allowed', 'unreasoned'];
const sources: readonly LeakSource[] = ['files', 'staged', 'history'];

function leakOf(saved: Readonly<Record<string, unknown>>): Leak | undefined {
  const { title, fingerprint, redacted, reasons, expiresAt, start, end } = saved;
  const kind = leakKindOf(saved['kind']);
  if (kind === undefined || typeof title !== 'string' || typeof redacted !== 'string') return undefined;
  if (typeof fingerprint !== 'string' || typeof start !== 'number' || typeof end !== 'number') return undefined;
  return {
    start,
    end,
    kind,
    title,
    fingerprint,
    redacted,
    reasons: listOf(reasons).filter((reason) => typeof reason === 'string'),
    issuer: textOf(saved['issuer']),
    expiresAt: typeof expiresAt === 'number' ? new Date(expiresAt) : undefined,
    testReason: textOf(saved['testReason']),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numbersOf(value: unknown): readonly number[] {
  return listOf(value)
    .filter((each) => typeof each === 'number')
    .filter((each) => each >= 0);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
