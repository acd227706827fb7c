/** Shows the keys of issuers that are cached, and forgets them. */
import * as vscode from 'vscode';
import type { CachedKeySet } from '../../core/issuers/keys';
import { createTimeWords } from '../../core/present/times';
import { cachedDescription, cachedDetail, clearedOne, keyMessages } from '../keyMessages';
import { plainStart } from '../messages';
import { reportCached, type KeyFlow } from './keyReports';

export async function showKeys(flow: KeyFlow): Promise<void> {
  const entries = flow.keys.entries();
  if (entries.length === 0) {
    void flow.dialog.say(keyMessages.none);
    return;
  }
  const options = {
    title: keyMessages.showTitle,
    placeHolder: keyMessages.showPlaceholder,
    matchOnDescription: true,
    matchOnDetail: true,
  };
  const chosen = await flow.dialog.pick(itemsFor(flow, entries), options);
  const profile = flow.profiles.current().find(({ issuer }) => issuer === chosen?.issuer);
  if (profile !== undefined) await reportCached(flow, profile);
}

export async function clearKeys(flow: KeyFlow): Promise<void> {
  const entries = flow.keys.entries();
  if (entries.length === 0) {
    void flow.dialog.say(keyMessages.nothingToClear);
    return;
  }
  const all: KeysItem = { label: keyMessages.allIssuers, issuer: undefined };
  const options = {
    title: keyMessages.clearTitle,
    placeHolder: keyMessages.clearPlaceholder,
    matchOnDescription: true,
  };
  const chosen = await flow.dialog.pick([all, ...itemsFor(flow, entries)], options);
  if (chosen === undefined) return;
  flow.keys.clear(chosen.issuer);
  const done = chosen.issuer === undefined ? keyMessages.clearedAll : clearedOne(chosen.issuer);
  void flow.dialog.say(done);
}

interface KeysItem extends vscode.QuickPickItem {
  /** Undefined for all of them. */
  readonly issuer: string | undefined;
}

function itemsFor({ clock }: KeyFlow, entries: readonly CachedKeySet[]): readonly KeysItem[] {
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
