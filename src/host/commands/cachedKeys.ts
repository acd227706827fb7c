/** Shows the keys of issuers that are cached, and forgets them. */
import * as vscode from 'vscode';
import type { CachedKeySet } from '../../core/issuers/keys';
import { createTimeWords } from '../../core/present/times';
import { cachedDescription, cachedDetail, clearedOne, keyMessages } from '../keyMessages';
import { plainStart } from '../messages';
import { reportCached } from './keyReports';
import type { CommandDeps } from './table';

export async function showKeys(deps: CommandDeps): Promise<void> {
  const entries = deps.keys.entries();
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(keyMessages.none);
    return;
  }
  const options = { placeHolder: keyMessages.showPlaceholder, matchOnDescription: true, matchOnDetail: true };
  const chosen = await vscode.window.showQuickPick(itemsFor(deps, entries), options);
  const profile = deps.profiles.current().find(({ issuer }) => issuer === chosen?.issuer);
  if (profile !== undefined) await reportCached(deps, profile);
}

export async function clearKeys(deps: CommandDeps): Promise<void> {
  const entries = deps.keys.entries();
  if (entries.length === 0) {
    void vscode.window.showInformationMessage(keyMessages.nothingToClear);
    return;
  }
  const all = { label: keyMessages.allIssuers, issuer: undefined };
  const options = { placeHolder: keyMessages.clearPlaceholder, matchOnDescription: true };
  const chosen = await vscode.window.showQuickPick([all, ...itemsFor(deps, entries)], options);
  if (chosen === undefined) return;
  deps.keys.clear(chosen.issuer);
  const done = chosen.issuer === undefined ? keyMessages.clearedAll : clearedOne(chosen.issuer);
  void vscode.window.showInformationMessage(done);
}

function itemsFor(
  { clock }: CommandDeps,
  entries: readonly CachedKeySet[],
): readonly (vscode.QuickPickItem & { readonly issuer: string })[] {
  const now = clock.now();
  const times = createTimeWords(vscode.env.language, undefined);
  const relative = (date: Date): string => times.instant(date, now)?.relative ?? '';
  return entries.map((entry) => {
    const fresh = entry.freshUntil > now ? `fresh, fetched again ${relative(entry.freshUntil)}` : 'to be fetched again';
    return {
      label: plainStart(entry.issuer),
      description: cachedDescription(entry, relative(entry.obtainedAt)),
      detail: cachedDetail(entry, fresh),
      issuer: entry.issuer,
    };
  });
}
