/** The words of claims and header parameters. */
import type { PanelMember } from '../../../../shared/panelView';
import { counted, grouped } from './counted';

export const claimWords = {
  claims: 'Claims',
  header: 'Header',
  search: 'Search claims',
  copy: 'Copy',
  duplicate: 'This name stands in the token more than once.',
  claim: 'Claim',
  parameter: 'Parameter',
  value: 'Value',
  meaning: 'Meaning',
} as const;

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
