/** Accepts credentials into the baseline of their folder, with a reason, for a time or for good. */
import * as vscode from 'vscode';
import { baselineText, withEntry, type BaselineEntry } from '../../../core/leaks/baseline';
import { scanText } from '../../../core/leaks/scan';
import { isReason } from '../../../core/edits/suppression';
import type { FoundLeak } from '../foundLeak';
import type { LeakActDeps } from './actDeps';
import { accepted, actMessages, actTitles, baselineUnreadable } from './actMessages';
import { baselineUri, readBaselineFile } from './baselineFile';

type Accepting = Pick<LeakActDeps, 'store' | 'dialog' | 'clock' | 'isTrusted'>;

/** What was answered for all of them. */
interface Acceptance {
  readonly reason: string;
  readonly added: string;
  readonly expires: string | undefined;
}

export async function acceptLeaks(deps: Accepting, leaks: readonly FoundLeak[]): Promise<void> {
  if (leaks.length === 0) return;
  const acceptance = await askAcceptance(deps);
  if (acceptance === undefined) return;
  let count = 0;
  for (const [folder, found] of byFolder(leaks)) {
    const entries = new Map(found.map((each) => [each.leak.fingerprint, entryOf(each, acceptance)]));
    if (await addEntries(folder, [...entries.values()])) {
      count += found.length;
      await deps.store.readBaseline(folder);
    } else void offerBaseline(deps, folder);
  }
  if (count > 0) void deps.dialog.say(accepted(count, acceptance.expires, deps.isTrusted()));
}

async function askAcceptance({ dialog, clock }: Accepting): Promise<Acceptance | undefined> {
  const title = actTitles.accept;
  const reason = await dialog.input({
    title,
    prompt: actMessages.reasonPrompt,
    validateInput: (text) => {
      if (!isReason(text)) return actMessages.reasonMissing;
      return scanText(text).length > 0 ? actMessages.reasonHoldsSecret : undefined;
    },
  });
  if (reason === undefined) return undefined;
  const { days30, days90, forGood } = actMessages.ends;
  const items: readonly (vscode.QuickPickItem & { readonly days: number | undefined })[] = [
    { ...days30, days: 30 },
    { ...days90, days: 90 },
    { ...forGood, days: undefined },
  ];
  const end = await dialog.pick(items, { title, placeHolder: actMessages.endPlaceholder });
  if (end === undefined) return undefined;
  const now = clock.now();
  return { reason, added: dayOf(now), expires: end.days === undefined ? undefined : dayOf(now, end.days) };
}

/** A calendar date in UTC, some days later. */
function dayOf(now: Date, days = 0): string {
  return new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** The editor gives a folder as another object after each change of the workspace. */
function byFolder(leaks: readonly FoundLeak[]): readonly (readonly [vscode.WorkspaceFolder, readonly FoundLeak[]])[] {
  const folders = new Map(leaks.map(({ folder }) => [folder.uri.toString(), folder]));
  return [...folders].map(([key, folder]) => [folder, leaks.filter((found) => found.folder.uri.toString() === key)]);
}

function entryOf({ leak, path }: FoundLeak, acceptance: Acceptance): BaselineEntry {
  const { fingerprint, kind, title } = leak;
  return { fingerprint, kind, title, path, ...acceptance };
}

/** False where the file is not read whole: what was not read would be lost. */
async function addEntries(folder: vscode.WorkspaceFolder, entries: readonly BaselineEntry[]): Promise<boolean> {
  const file = await readBaselineFile(folder);
  if (file === undefined || file.problems.length > 0) return false;
  const text = baselineText(entries.reduce(withEntry, file.baseline.entries));
  const uri = baselineUri(folder);
  const edit = new vscode.WorkspaceEdit();
  if (!file.exists) {
    edit.createFile(uri, { contents: new TextEncoder().encode(text) });
    return vscode.workspace.applyEdit(edit);
  }
  const document = await vscode.workspace.openTextDocument(uri);
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  // It is no file that a person has open to look at, so nobody would save it.
  return (await vscode.workspace.applyEdit(edit)) && document.save();
}

async function offerBaseline({ dialog }: Accepting, folder: vscode.WorkspaceFolder): Promise<void> {
  const choice = await dialog.warn(baselineUnreadable(folder.name), actMessages.openBaseline);
  if (choice !== undefined) await vscode.window.showTextDocument(baselineUri(folder));
}
