/** Shows the keys of issuers that are cached, and forgets them. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { CachedKeySet } from '../../core/issuers/keys';
import { createTimeWords } from '../../core/present/times';
import { entryOfNode } from '../issuerNodes';
import { cachedDescription, cachedDetail, clearedOne, keyMessages } from '../keyMessages';
import { plainStart } from '../messages';
import { reportCached, type KeyFlow } from './keyReports';

/** Of the issuer of a node, or of one that is picked. */
export async function showKeys(flow: KeyFlow, argument?: unknown): Promise<void> {
  const named = issuerOf(flow, argument);
  if (named !== undefined && flow.keys.entries().some(({ issuer }) => issuer === named.issuer))
    return reportCached(flow, named);
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

export async function clearKeys(flow: KeyFlow, argument?: unknown): Promise<void> {
  const named = issuerOf(flow, argument);
  if (named !== undefined) return clear(flow, named.issuer);
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
  if (chosen !== undefined) clear(flow, chosen.issuer);
}

function clear({ keys, dialog }: KeyFlow, issuer: string | undefined): void {
  keys.clear(issuer);
  void dialog.say(issuer === undefined ? keyMessages.clearedAll : clearedOne(issuer));
}

/** The profile of a node, where it counts: no keys are kept for others. */
function issuerOf({ profiles }: KeyFlow, argument: unknown): IssuerProfile | undefined {
  const entry = entryOfNode(profiles, argument);
  return entry?.kind === 'entry' && entry.entry.standing === 'in-effect' ? entry.entry.profile : undefined;
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
