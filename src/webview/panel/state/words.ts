/** The words of the token panel. */
import type { CheckView, ComparisonRow, PanelAct, PanelSource } from '../../../shared/panelMessages';
import type { DisclosureView, VerdictView } from '../../../shared/tokenView';
import type { MarkName } from './scale';

export const words = {
  loading: 'Loading…',
  emptyTitle: 'No token yet',
  empty: 'Put the cursor on a token in any file, or paste one here. It is read on this machine and kept nowhere.',
  pasteLabel: 'Token to read',
  pasteHint: 'Paste a token, a header or a URL with one',
  read: 'Read Token',
  pasteAnother: 'Read another token',
  restricted: 'This workspace is not trusted: tokens are read, and nobody is asked about them.',
  pin: 'Pin: stay with this token',
  unpin: 'Unpin: follow the cursor',
  why: 'Why it is taken for this',
  notVerified: 'Not verified',
  checkedAt: 'Checked',
  lifetime: 'Lifetime',
  claims: 'Claims',
  header: 'Header',
  checks: 'Checks',
  noChecks: 'No check failed.',
  expected: 'Expected',
  found: 'Found',
  mend: 'What to do',
  rule: 'About this rule',
  search: 'Search claims',
  noHits: 'No claim holds this text.',
  copy: 'Copy value of',
  duplicate: 'This name stands in the token more than once.',
  truncated: 'Cut here: the document has all of it.',
  name: 'Name',
  value: 'Value',
  meaning: 'Meaning',
  emptyValue: 'empty',
  disclosures: 'Disclosures',
  segments: 'Parts of the token',
  show: 'Show Raw Token',
  hide: 'Hide Raw Token',
  rawWarning: 'Whoever sees this can use the token.',
  facts: 'More about it',
  payload: 'Payload',
  comparison: 'Comparison',
  session: 'Session',
  scopes: 'Scopes',
} as const;

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

export const sources: Readonly<Record<PanelSource, string>> = {
  cursor: 'At the cursor',
  pasted: 'Pasted',
  link: 'Opened',
  session: 'Session',
};

export const confidences = {
  certain: 'certain',
  likely: 'likely',
  guess: 'a guess',
} as const;

export const marks: Readonly<Record<MarkName, string>> = {
  issued: 'Issued',
  begins: 'Valid from',
  now: 'Now',
  expires: 'Expires',
  refresh: 'Refresh token ends',
};

export const checkStates: Readonly<Record<CheckView['state'], { readonly label: string; readonly icon: string }>> = {
  failed: { label: 'Failed', icon: 'error' },
  attention: { label: 'Attention', icon: 'warning' },
  note: { label: 'Note', icon: 'info' },
  passed: { label: 'Passed', icon: 'pass' },
};

export const verdicts: Readonly<Record<VerdictView['status'], { readonly label: string; readonly icon: string }>> = {
  valid: { label: 'Valid', icon: 'pass-filled' },
  invalid: { label: 'Invalid', icon: 'error' },
  undecided: { label: 'Undecided', icon: 'question' },
};

export const rowStates: Readonly<Record<ComparisonRow['state'], { readonly label: string; readonly icon: string }>> = {
  changed: { label: 'Changed', icon: 'diff-modified' },
  left: { label: 'Only left', icon: 'diff-removed' },
  right: { label: 'Only right', icon: 'diff-added' },
  same: { label: 'Same', icon: 'check' },
};

export const disclosureStates: Readonly<Record<DisclosureView['state'], string>> = {
  matched: 'disclosed',
  unreferenced: 'no digest of the token belongs to it',
  duplicate: 'disclosed more than once',
  malformed: 'cannot be read',
};

export function passedLine(count: number): string {
  return `${String(count)} passed`;
}

export function sameLine(count: number): string {
  return `${String(count)} the same`;
}

export function hitsLine(hits: number, all: number): string {
  return hits === all ? `${String(all)} claims` : `${String(hits)} of ${String(all)} claims`;
}

/** What the button says that shows more of a list. */
export function moreLine(next: number, left: number): string {
  return next >= left ? `Show the last ${String(left)}` : `Show ${String(next)} more of ${String(left)}`;
}

export function leftOutLine(count: number): string {
  return `${String(count)} more in the document`;
}

export function charactersLine(count: number): string {
  return count === 1 ? '1 character' : `${String(count)} characters`;
}
