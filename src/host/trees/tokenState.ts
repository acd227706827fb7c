/** How a token stands, as the tree of tokens tells it: by the shape of an icon, and in a word. */
import type { ThemeIcon } from 'vscode';
import type { TokenView } from '../../shared/tokenView';
import { errorColor, icon, warningColor } from '../sessions/treeIcons';

/** `faulty`: a rule finds an error. That a token has expired alone makes it neither invalid nor faulty. */
export type TokenState = 'malformed' | 'invalid' | 'faulty' | 'expired' | 'valid' | 'expiring' | 'unverified';

export function stateOf({ form, verdict, findings, lifetime }: TokenView): TokenState {
  const onlyExpired = verdict?.reasons.every(({ code }) => code === 'expired') === true;
  if (form === 'malformed') return 'malformed';
  if (verdict?.status === 'invalid' && !onlyExpired) return 'invalid';
  if (findings.some(({ severity }) => severity === 'error')) return 'faulty';
  if (verdict?.status === 'invalid' || lifetime?.state === 'expired') return 'expired';
  if (verdict?.status === 'valid') return 'valid';
  return lifetime?.state === 'expiring' ? 'expiring' : 'unverified';
}

/** True where a person should look. */
export function needsLook(state: TokenState): boolean {
  return state === 'malformed' || state === 'invalid' || state === 'faulty';
}

/** By shape first: colour only repeats what the shape says. */
export function stateIcon(state: TokenState): ThemeIcon {
  const [name, color] = icons[state];
  return icon(name, color);
}

const icons: Readonly<Record<TokenState, readonly [name: string, color?: string]>> = {
  malformed: ['circle-slash', errorColor],
  invalid: ['error', errorColor],
  faulty: ['warning', errorColor],
  expired: ['history'],
  valid: ['pass', 'charts.green'],
  expiring: ['watch', warningColor],
  unverified: ['unverified'],
};
