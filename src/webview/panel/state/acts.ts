/** What can be done with a token: the words, which acts have a button of their own, and which stand in the menu. */
import type { PanelAct } from '../../../shared/panelView';
import type { StandingState } from './standing';

/** Ending a comparison has a place of its own, beside it. */
export type ToolbarAct = Exclude<PanelAct, 'end-comparison'>;

/** What a person can do with it, and the icon of it in the editor's icon font. Dots follow where more is asked first. */
export const acts: Readonly<Record<ToolbarAct, { readonly label: string; readonly icon: string }>> = {
  validate: { label: 'Validate', icon: 'verified' },
  'validate-with': { label: 'Validate with Another Profile…', icon: 'checklist' },
  explain: { label: 'Explain Why an API Rejects It', icon: 'question' },
  'add-issuer': { label: 'Add Issuer…', icon: 'add' },
  'review-issuers': { label: 'Review Workspace Issuers…', icon: 'shield' },
  compare: { label: 'Compare…', icon: 'diff' },
  refresh: { label: 'Refresh', icon: 'refresh' },
  'copy-as': { label: 'Copy As…', icon: 'copy' },
  insert: { label: 'Insert at Cursor', icon: 'insert' },
  introspect: { label: 'Introspect…', icon: 'inspect' },
  revoke: { label: 'Sign Out and Revoke…', icon: 'sign-out' },
  'reveal-in-file': { label: 'Reveal in File', icon: 'go-to-file' },
  'open-document': { label: 'Show as Document', icon: 'json' },
  'sign-in': { label: 'Sign In…', icon: 'sign-in' },
  'back-to-pasted': { label: 'Back to the Pasted Token', icon: 'reply' },
  clear: { label: 'Clear', icon: 'clear-all' },
};

/** Those that are likely next, in the order of their buttons, which is the same whichever of them is the first to do. */
const likely: readonly ToolbarAct[] = [
  'review-issuers',
  'validate',
  'refresh',
  'sign-in',
  'back-to-pasted',
  'compare',
  'copy-as',
];

/** The order of the menu: what comes and goes leaves the others in their places. */
const groups: readonly (readonly ToolbarAct[])[] = [
  ['validate', 'validate-with', 'explain', 'add-issuer', 'review-issuers', 'introspect'],
  ['compare', 'copy-as', 'insert'],
  ['refresh', 'sign-in', 'revoke'],
  ['reveal-in-file', 'open-document'],
  ['back-to-pasted', 'clear'],
];

export interface Offer {
  readonly acts: readonly PanelAct[];
  readonly standing: StandingState;
  /** Of the page, in pixels. */
  readonly width: number;
}

export interface OfferedActs {
  /** The one to do next. */
  readonly primary: ToolbarAct | undefined;
  /** Those with a button, the primary one among them. */
  readonly buttons: readonly ToolbarAct[];
  /** All others, for the menu. */
  readonly rest: readonly ToolbarAct[];
}

/** A token that is over or about to be is renewed first; any other is validated, once its issuer counts. */
export function offeredActs({ acts: offered, standing, width }: Offer): OfferedActs {
  const isEnding = standing === 'expired' || standing === 'expiring';
  const first: readonly ToolbarAct[] = isEnding
    ? ['refresh', 'sign-in', 'review-issuers', 'validate']
    : ['review-issuers', 'validate', 'refresh', 'sign-in'];
  const primary = first.find((act) => offered.includes(act));
  const wanted = likely.filter((act) => offered.includes(act) && act !== primary);
  const fitting = within(primary === undefined ? wanted : [primary, ...wanted], width);
  const buttons = likely.filter((act) => fitting.includes(act));
  const rest = groups.flat().filter((act) => offered.includes(act) && !buttons.includes(act));
  return { primary, buttons, rest };
}

/** The acts in the groups of the menu. */
export function groupsOf(all: readonly ToolbarAct[]): readonly (readonly ToolbarAct[])[] {
  return groups.map((group) => group.filter((act) => all.includes(act))).filter((group) => group.length > 0);
}

/** What a button takes beside its label, a letter of that, what is between two, and what the page and the menu take. */
const [frame, letter, gap, taken] = [44, 7.5, 6, 54];

/** As many as have room in one row, and at least one. */
function within(wanted: readonly ToolbarAct[], width: number): readonly ToolbarAct[] {
  let left = width - taken;
  return wanted.filter((act, index) => {
    left -= frame + acts[act].label.length * letter + (index === 0 ? 0 : gap);
    return index === 0 || left >= 0;
  });
}
