/** Lets a person pick the token to compare with: of the clipboard, of open files, or of a session. */
import type * as vscode from 'vscode';
import { candidateItems } from '../commands/compare';
import { messages } from '../messages';
import { keptToken, type TokenItem } from '../pickToken';
import type { KeptToken } from '../references';
import { oauthFailureSentence } from '../sessions/failureMessages';
import { shown } from '../shown';
import { sessionDescription, sessionDetail, sessionLabel } from '../sessions/useMessages';
import type { SessionView } from '../../core/sessions/session';
import type { PanelUse } from './panelDeps';
import { comparisonOf, type BoundedComparison, type Comparison } from './panelSnapshot';
import { placeWords } from './placeWords';

interface Other {
  readonly token: KeptToken;
  readonly place: string | undefined;
}

type Item = vscode.QuickPickItem & ({ readonly found: TokenItem } | { readonly session: SessionView });

/** Undefined where the person does not go on; a sentence where there is nothing to compare with. */
export async function compareWithPicked(
  use: PanelUse,
  first: KeptToken,
  place: string | undefined,
): Promise<BoundedComparison | string | undefined> {
  const items = await itemsBeside(use, first);
  if (items.length === 0) return messages.noSecondToken;
  const options = { title: messages.compareTitle, placeHolder: messages.compareSecond };
  const item = await use.dialog.pick(items, { ...options, matchOnDescription: true, matchOnDetail: true });
  const other = item && (await otherOf(use, item));
  if (other === undefined || typeof other === 'string') return other;
  const left: Comparison['left'] = { ...use.reader.read(first), place };
  return comparisonOf({ left, right: { ...use.reader.read(other.token), place: other.place } });
}

async function itemsBeside(use: PanelUse, { compact }: KeptToken): Promise<readonly Item[]> {
  const found = (await candidateItems(use, use.clipboard)).filter((item) => item.compact !== compact);
  // Sessions that cannot be read are no reason not to compare with what is in the files.
  const sessions = await use.sessions
    .sessions()
    .list()
    .catch(() => []);
  const now = use.clock.now();
  return [
    ...found.map((item) => ({ ...item, found: item })),
    ...sessions.map((session) => ({
      label: sessionLabel(session),
      description: sessionDescription(session, false),
      detail: sessionDetail(session, now),
      session,
    })),
  ];
}

async function otherOf(use: PanelUse, item: Item): Promise<Other | string | undefined> {
  if ('found' in item) {
    const token = keptToken(item.found);
    return { token, place: placeWords(use.index, token) ?? messages.clipboardToken };
  }
  const { id, profile } = item.session;
  const peeked = await use.sessions.sessions().peek(id);
  if (peeked.status === 'failed') return oauthFailureSentence(peeked.failure, profile);
  return { token: { compact: peeked.value.accessToken, origin: undefined }, place: shown(profile) };
}
