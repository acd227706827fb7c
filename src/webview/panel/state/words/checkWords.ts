/** The words of the checks. */
import type { CheckView } from '../../../../shared/panelView';
import { grouped } from './counted';
import type { Look } from './look';

export const checkWords = {
  checks: 'Checks',
  expected: 'Expected',
  found: 'Found',
  mend: 'What to do',
  rule: 'About this rule',
} as const;

/** Of a token whose time ran out since the host looked, or where the settings have nothing said of that. */
export const expiredWords = {
  ruleId: 'expired',
  title: 'The token has expired',
  expected: undefined,
  found: undefined,
  source: 'RFC 7519 section 4.1.4',
  fix: 'Get a new token, by refreshing or signing in again.',
} as const;

export const checkStates: Readonly<Record<CheckView['state'], Look>> = {
  failed: { label: 'Failed', icon: 'error', tone: 'bad' },
  attention: { label: 'Attention', icon: 'warning', tone: 'attention' },
  note: { label: 'Note', icon: 'info', tone: 'neutral' },
  passed: { label: 'Passed', icon: 'pass', tone: 'good' },
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
  return `${checkWords.rule}: ${title}`;
}
