/** Finds the token in a text that a person pasted into the panel. */
import { pastedTokens } from '../../core/token/pastedTokens';
import { messages } from '../messages';
import { itemFor, type TokenItem } from '../pickToken';
import type { PanelUse } from './panelDeps';
import { panelMessages } from './panelMessages';

/** The token alone, or why there is none; neither where the person does not go on. */
export interface Pasted {
  readonly compact?: string | undefined;
  readonly problem?: string | undefined;
}

/** The one token of the text, or the one picked; one that is broken too, to say what is wrong with it. */
export async function pastedToken(use: PanelUse, text: string): Promise<Pasted> {
  if (text.trim() === '') return { problem: panelMessages.nothingPasted };
  if (text.length > use.settings.current().maxDocumentLength) return { problem: panelMessages.pastedTooLong };
  const found = pastedTokens(text);
  if (found.length === 0) return { problem: panelMessages.noTokenPasted };
  return { compact: found.length === 1 ? found[0] : (await picked(use, found))?.compact };
}

async function picked({ reader, dialog }: PanelUse, found: readonly string[]): Promise<TokenItem | undefined> {
  const shown = found.slice(0, mostListed);
  const items = shown.map((compact, index) =>
    itemFor(reader, compact, `${String(index + 1)} / ${String(found.length)}`),
  );
  return dialog.pick(items, {
    title: messages.tokenTitle,
    placeHolder: messages.pickFound,
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

const mostListed = 1000;
