/** The checks as they stand now: the settings may ask for an expired token not to be called a mistake, but it is over. */
import type { CheckView, PanelToken } from '../../../shared/panelView';
import { standingOf } from './standing';
import { expiredWords } from './words/checkWords';

/** That a token has expired counts as failed, unless a verdict says that its profile allows for that much. */
export function checksAt(
  token: Pick<PanelToken, 'checks' | 'scale' | 'lifetime' | 'verdict'>,
  now: number,
): readonly CheckView[] {
  const { checks, verdict } = token;
  if (standingOf(token, now).state !== 'expired') return checks;
  const found = checks.find(({ ruleId }) => ruleId === expiredWords.ruleId);
  if (found?.state === 'failed') return checks;
  const told = found === undefined || found.state === 'passed' ? { ...expiredWords, reason: undefined } : found;
  const expired: CheckView = { ...told, state: verdict?.status === 'valid' ? 'attention' : 'failed' };
  const others = checks.filter((check) => check !== found);
  const before = others.filter(({ state }) => state === 'failed');
  return expired.state === 'failed'
    ? [expired, ...others]
    : [...before, expired, ...others.filter(({ state }) => state !== 'failed')];
}
