/** Which leaks a command is about: what a tree selected, what a quick fix names, or what a person picks. */
import * as vscode from 'vscode';
import { rankOf } from '../../../core/leaks/leak';
import { shown } from '../../shown';
import type { FoundLeak } from '../foundLeak';
import { fileOf } from '../leakFile';
import type { LeakActDeps } from './actDeps';
import { actMessages, actTitles, type LeakActName, fullPlace } from './actMessages';

/** What a quick fix passes: it stands in the editor's memory, so it holds no credential. */
export interface LeakReference {
  readonly uri: string;
  readonly fingerprint: string;
}

type Picking = Pick<LeakActDeps, 'store' | 'problems' | 'dialog' | 'clock'>;

/** Empty where nothing was picked, or where there is nothing, which is said. */
export async function pickLeaks(
  deps: Picking,
  act: LeakActName,
  argument: unknown,
  selected: unknown,
): Promise<readonly FoundLeak[]> {
  const listed = new Map(deps.store.all().map((found) => [found.id, found]));
  const ids = idsIn(Array.isArray(selected) ? selected : [argument]);
  // A stranger's link can pass anything: what counts is the list, never what it passes.
  const named = ids.flatMap((id) => listed.get(id) ?? []);
  if (named.length > 0) return named;
  const reference = referenceIn(argument);
  if (reference !== undefined) return leaksAt(deps, reference);
  return ask(deps, act, [...listed.values()]);
}

function idsIn(nodes: readonly unknown[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (typeof node !== 'object' || node === null || !('found' in node)) return [];
    const { found } = node;
    return typeof found === 'object' && found !== null && 'id' in found && typeof found.id === 'string'
      ? [found.id]
      : [];
  });
}

function referenceIn(argument: unknown): LeakReference | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument) || !('fingerprint' in argument)) {
    return undefined;
  }
  const { uri, fingerprint } = argument;
  return typeof uri === 'string' && typeof fingerprint === 'string' ? { uri, fingerprint } : undefined;
}

/** Those of an open document, whether the list has them or not. */
function leaksAt({ problems, dialog, clock }: Picking, { uri, fingerprint }: LeakReference): readonly FoundLeak[] {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri);
  const file = document && fileOf(document);
  const folder = file && vscode.workspace.getWorkspaceFolder(file);
  if (document === undefined || file === undefined || folder === undefined) {
    void dialog.say(actMessages.moved);
    return [];
  }
  const all = problems.known(document).filter(({ leak }) => leak.fingerprint === fingerprint);
  if (all.length === 0) void dialog.say(actMessages.moved);
  return all.map(({ leak, range }) => ({
    id: `${uri} ${fingerprint} ${String(leak.start)}`,
    leak,
    folder,
    path: vscode.workspace.asRelativePath(file, false),
    uri: document.uri,
    range,
    rank: rankOf(leak, clock.now()),
    state: 'new',
    tracking: undefined,
    commit: undefined,
  }));
}

async function ask({ dialog }: Picking, act: LeakActName, all: readonly FoundLeak[]): Promise<readonly FoundLeak[]> {
  if (all.length === 0) {
    void dialog.say(actMessages.noLeaks);
    return [];
  }
  const items = all.map((found) => ({
    label: shown(found.leak.title),
    description: fullPlace(found),
    detail: found.leak.redacted,
    found,
  }));
  const options = { title: actTitles[act], placeHolder: actMessages.pickLeaks, matchOnDescription: true };
  return ((await dialog.pickMany(items, options)) ?? []).map(({ found }) => found);
}
