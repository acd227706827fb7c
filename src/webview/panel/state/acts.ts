/** What can be done with a token: the words, which act is the one to do next, and which stand beside it. */
import type { PanelAct } from '../../../shared/panelView';
import type { StandingState } from './standing';
import { words } from './words';

/** What a person can do with it, and the icon of it in the editor's icon font. */
export const acts: Readonly<Record<PanelAct, { readonly label: string; readonly icon: string }>> = {
  validate: { label: 'Validate', icon: 'verified' },
  'validate-with': { label: 'Validate with Another Profile', icon: 'checklist' },
  explain: { label: 'Explain Why an API Rejects It', icon: 'question' },
  'add-issuer': { label: 'Add Issuer', icon: 'add' },
  compare: { label: 'Compare with Another Token', icon: 'diff' },
  'end-comparison': { label: 'End Comparison', icon: 'close' },
  refresh: { label: 'Refresh', icon: 'refresh' },
  'copy-as': { label: 'Copy As', icon: 'copy' },
  insert: { label: 'Insert at Cursor', icon: 'insert' },
  introspect: { label: 'Introspect', icon: 'inspect' },
  revoke: { label: 'Sign Out and Revoke', icon: 'sign-out' },
  'reveal-in-file': { label: 'Reveal in File', icon: 'go-to-file' },
  'open-document': { label: 'Show as Document', icon: 'json' },
  pin: { label: words.pin, icon: 'pin' },
  unpin: { label: words.unpin, icon: 'pinned' },
  'sign-in': { label: 'Sign In', icon: 'sign-in' },
  clear: { label: 'Clear', icon: 'clear-all' },
};

export interface OfferedActs {
  readonly primary: PanelAct | undefined;
  readonly others: readonly PanelAct[];
}

/** These have a place of their own on the page. */
const placed: readonly PanelAct[] = ['pin', 'unpin', 'end-comparison'];

/** A token that is over or about to be is renewed first; any other is validated. */
export function offeredActs(acts: readonly PanelAct[], state: StandingState): OfferedActs {
  const ending = state === 'expired' || state === 'expiring';
  const order: readonly PanelAct[] = ending ? ['refresh', 'sign-in', 'validate'] : ['validate', 'refresh', 'sign-in'];
  const primary = order.find((act) => acts.includes(act));
  return { primary, others: acts.filter((act) => act !== primary && !placed.includes(act)) };
}
