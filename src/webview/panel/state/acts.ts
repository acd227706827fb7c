/** What can be done with a token: the words, which act is the one to do next, and which stand beside it. */
import type { PanelAct } from '../../../shared/panelView';
import type { StandingState } from './standing';

/** Ending a comparison has a place of its own, beside it. */
export type ToolbarAct = Exclude<PanelAct, 'end-comparison'>;

/** What a person can do with it, and the icon of it in the editor's icon font. */
export const acts: Readonly<Record<ToolbarAct, { readonly label: string; readonly icon: string }>> = {
  validate: { label: 'Validate', icon: 'verified' },
  'validate-with': { label: 'Validate with Another Profile', icon: 'checklist' },
  explain: { label: 'Explain Why an API Rejects It', icon: 'question' },
  'add-issuer': { label: 'Add Issuer', icon: 'add' },
  'review-issuers': { label: 'Review Workspace Issuers', icon: 'shield' },
  compare: { label: 'Compare with Another Token', icon: 'diff' },
  refresh: { label: 'Refresh', icon: 'refresh' },
  'copy-as': { label: 'Copy As', icon: 'copy' },
  insert: { label: 'Insert at Cursor', icon: 'insert' },
  introspect: { label: 'Introspect', icon: 'inspect' },
  revoke: { label: 'Sign Out and Revoke', icon: 'sign-out' },
  'reveal-in-file': { label: 'Reveal in File', icon: 'go-to-file' },
  'open-document': { label: 'Show as Document', icon: 'json' },
  'sign-in': { label: 'Sign In', icon: 'sign-in' },
  'back-to-pasted': { label: 'Back to the Pasted Token', icon: 'reply' },
  clear: { label: 'Clear', icon: 'clear-all' },
};

export interface OfferedActs {
  readonly primary: ToolbarAct | undefined;
  readonly others: readonly ToolbarAct[];
}

/** A token that is over or about to be is renewed first; any other is validated, once its issuer counts. */
export function offeredActs(offered: readonly PanelAct[], state: StandingState): OfferedActs {
  const ending = state === 'expired' || state === 'expiring';
  const order: readonly ToolbarAct[] = ending
    ? ['refresh', 'sign-in', 'review-issuers', 'validate']
    : ['review-issuers', 'validate', 'refresh', 'sign-in'];
  const primary = order.find((act) => offered.includes(act));
  return { primary, others: offered.filter(isOfToolbar).filter((act) => act !== primary) };
}

function isOfToolbar(act: PanelAct): act is ToolbarAct {
  return Object.hasOwn(acts, act);
}
