/** The words of the token panel. */
import type {
  CheckView,
  ComparisonRow,
  PanelMember,
  PanelSource,
  PanelToken,
  SegmentKind,
} from '../../../shared/panelView';
import type { DisclosureView, VerdictView } from '../../../shared/tokenView';
import type { MarkName } from './scale';

export const words = {
  loading: 'Loading…',
  emptyTitle: 'No token yet',
  empty: 'Claimcheck reads any token: what it is, how long it lives, what each claim means, and what is wrong with it.',
  emptyHint: 'Put the cursor on a token in any file, and it is shown here. Or paste one:',
  pasteLabel: 'Token to read',
  pasteHint: 'Paste a token, a header or a URL with one',
  read: 'Read Token',
  pasteAnother: 'Read another token',
  restricted: 'Restricted Mode: tokens are read, and nobody is asked about them. Trust the workspace to validate.',
  pin: 'Pin: Stay with This Token',
  unpin: 'Unpin: Follow the Cursor',
  pinned: 'pinned',
  actions: 'Actions',
  busy: 'Working…',
  why: '– why?',
  verdict: 'Verdict',
  notVerified: 'Not verified',
  checkedAt: 'Checked',
  lifetime: 'Lifetime',
  claims: 'Claims',
  header: 'Header',
  checks: 'Checks',
  expected: 'Expected',
  found: 'Found',
  mend: 'What to do',
  rule: 'About this rule',
  search: 'Search claims',
  copy: 'Copy',
  duplicate: 'This name stands in the token more than once.',
  truncated: 'Cut here: the document has all of it.',
  showAll: 'Show all of it',
  claim: 'Claim',
  parameter: 'Parameter',
  value: 'Value',
  meaning: 'Meaning',
  emptyText: 'empty text',
  emptyValue: 'empty',
  disclosures: 'Disclosures',
  nested: 'Inside this token',
  segments: 'Token text',
  show: 'Show Raw Token',
  hide: 'Hide Raw Token',
  rawWarning: 'Whoever sees this can use the token.',
  rawLabel: 'Raw token',
  facts: 'Good to know',
  payload: 'Payload',
  comparison: 'Comparison',
  endComparison: 'End Comparison',
  left: 'Left',
  right: 'Right',
  noDifference: 'They hold the same claims and the same header.',
  inHeader: 'in the header',
  absent: 'not there',
  session: 'Session',
  scopes: 'Scopes',
} as const;

export const sources: Readonly<Record<PanelSource, { readonly label: string; readonly icon: string }>> = {
  cursor: { label: 'At the cursor', icon: 'file-code' },
  pasted: { label: 'Pasted', icon: 'clippy' },
  link: { label: 'Opened', icon: 'link' },
  session: { label: 'Session', icon: 'account' },
};

export const confidences: Readonly<Record<PanelToken['confidence'], string>> = {
  certain: 'Recognised with certainty',
  likely: 'Recognised as likely',
  guess: 'Recognised by a guess',
};

export const marks: Readonly<Record<MarkName, string>> = {
  issued: 'Issued',
  begins: 'Valid from',
  now: 'Now',
  expires: 'Expires',
  refresh: 'Refresh token ends',
};

/** In the drawing, where room is scarce. */
export const shortMarks: Readonly<Record<MarkName, string>> = {
  issued: 'issued',
  begins: 'valid from',
  now: 'now',
  expires: 'expires',
  refresh: 'refresh ends',
};

/** A state in words, an icon and a colour, of which the words alone would do. */
interface Look {
  readonly label: string;
  readonly icon: string;
  readonly tone: 'neutral' | 'good' | 'attention' | 'bad';
}

export const checkStates: Readonly<Record<CheckView['state'], Look>> = {
  failed: { label: 'Failed', icon: 'error', tone: 'bad' },
  attention: { label: 'Attention', icon: 'warning', tone: 'attention' },
  note: { label: 'Note', icon: 'info', tone: 'neutral' },
  passed: { label: 'Passed', icon: 'pass', tone: 'good' },
};

export const verdicts: Readonly<Record<VerdictView['status'], Look>> = {
  valid: { label: 'Valid', icon: 'verified-filled', tone: 'good' },
  invalid: { label: 'Invalid', icon: 'error', tone: 'bad' },
  undecided: { label: 'Not verified', icon: 'unverified', tone: 'attention' },
};

export const disclosureStates: Readonly<Record<DisclosureView['state'], Look>> = {
  matched: { label: 'disclosed', icon: 'pass', tone: 'good' },
  unreferenced: { label: 'no digest of the token belongs to it', icon: 'warning', tone: 'attention' },
  duplicate: { label: 'disclosed more than once', icon: 'warning', tone: 'attention' },
  malformed: { label: 'cannot be read', icon: 'error', tone: 'bad' },
};

/** What stands in the block of a part and before its name. */
export const segmentLetters: Readonly<Record<SegmentKind, string>> = {
  header: 'H',
  payload: 'P',
  signature: 'S',
  'encrypted-key': 'K',
  iv: 'IV',
  ciphertext: 'C',
  tag: 'T',
  disclosure: 'D',
  'key-binding': 'KB',
  text: '…',
};

export const rowStates: Readonly<Record<ComparisonRow['state'], { readonly label: string; readonly icon: string }>> = {
  changed: { label: 'Changed', icon: 'diff-modified' },
  left: { label: 'Only left', icon: 'diff-removed' },
  right: { label: 'Only right', icon: 'diff-added' },
  same: { label: 'Same', icon: 'check' },
};

export function passedLine(count: number): string {
  return `${grouped(count)} passed`;
}

/** Such as `1 failed, 2 to look at`. */
export function openLine(checks: readonly CheckView[]): string {
  const count = (state: CheckView['state']): number => checks.filter((check) => check.state === state).length;
  const parts = [
    [count('failed'), 'failed'],
    [count('attention'), 'to look at'],
  ] as const;
  const said = parts.filter(([number]) => number > 0).map(([number, what]) => `${grouped(number)} ${what}`);
  return said.length === 0 ? 'none failed' : said.join(', ');
}

export function ruleLabel(title: string): string {
  return `${words.rule}: ${title}`;
}

export function sameLine(count: number): string {
  return `${grouped(count)} the same`;
}

export function differentLine(count: number): string {
  return count === 0 ? 'no difference' : counted(count, 'difference');
}

export function hitsLine(hits: number, all: number): string {
  if (hits === all) return grouped(all);
  return hits === 0 ? 'no claim has that' : `${grouped(hits)} of ${grouped(all)}`;
}

/** The names of members in one line, as long as it stays one. */
export function memberNames(members: readonly PanelMember[]): string {
  const names = members.map(({ name }) => name).join(', ');
  return names.length > 80 ? counted(members.length, 'parameter') : names;
}

export function copyLabel(name: string): string {
  return `Copy value of ${name}`;
}

export function moreLine(next: number): string {
  return `Show ${grouped(next)} more`;
}

/** What goes beyond the room of a view. */
export function leftOutLine(count: number): string {
  return `${grouped(count)} more in the document`;
}

export function leftOutCharacters(count: number): string {
  return `… ${charactersLine(count)} more`;
}

export function charactersLine(count: number): string {
  return counted(count, 'character');
}

export function pieceLabel(member: string): string {
  return `Go to ${member}`;
}

/** Such as `1 character` or `5,000 characters`. */
function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Such as `5,000`. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
