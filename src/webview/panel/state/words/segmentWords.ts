/** The words of the token's text. */
import type { SegmentKind } from '../../../../shared/panelView';
import { counted } from './counted';

export const segmentWords = {
  segments: 'Token text',
  show: 'Show Raw Token',
  hide: 'Hide Raw Token',
  rawWarning: 'Whoever sees this can use the token.',
  rawUnsigned: 'It is not signed, so it proves nothing; whoever sees this can read what it says.',
  rawLabel: 'Raw token',
} as const;

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

export function charactersLine(count: number): string {
  return counted(count, 'character');
}

export function leftOutCharacters(count: number): string {
  return `… ${charactersLine(count)} more`;
}

export function pieceLabel(member: string): string {
  return `Go to ${member}`;
}
