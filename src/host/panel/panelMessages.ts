/** The words of the token panel that its page does not have itself. */
import { isRenewable } from '../sessions/treeIcons';
import { sessionWords } from '../sessions/treeMessages';
import type { SessionView } from '../../core/sessions/session';

export const panelMessages = {
  nothingPasted: 'The text is empty. Paste a token, or a text that holds one.',
  noTokenPasted: 'There is no token in this text. Paste a token, or a text that holds one whole.',
  pastedTooLong: 'The text is longer than the scan limit allows. Paste the token alone.',
  noTokenAtCursor: 'There is no token at the cursor. Put it on one, or paste a token here.',
  sessionsUnreadable: 'The sessions cannot be read. Run “Claimcheck: Check Secret Storage”.',
  sessionOver: 'This session is no longer kept. What is shown is the last token it had.',
  copyTitle: 'Copy Token',
  copyPlaceholder: 'Copy it as what?',
  redacted: { label: 'Redacted token', detail: 'It can be recognised, but not used' },
  pasted: 'Pasted',
  memberGone: 'The token is another one by now, so nothing was copied.',
} as const;

export function copiedMember(name: string, area: 'header' | 'claims'): string {
  return area === 'claims' ? `Claim ${name} copied.` : `Header parameter ${name} copied.`;
}

export function copiedPart(name: string): string {
  return `Part of ${name} copied.`;
}

/** Of two tokens with thousands of members. */
export function notCompared(count: number): string {
  return `${String(count)} more members are not shown. Run “Claimcheck: Compare Token with…” to see all of them.`;
}

/** Where the session stands; the time that is left stands in the panel already and would have to be kept live here. */
export function standingWords(view: SessionView, now: Date, renewsByItself: boolean): string {
  if (view.state !== 'active' && view.state !== 'expiring') return sentence(sessionWords(view, now));
  if (!isRenewable(view)) return 'Cannot be renewed; it ends with this token';
  return renewsByItself ? 'Renewed by itself before it expires' : 'Renewed when it is used';
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
