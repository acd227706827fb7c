/** The checks of a token as one list: what failed, what deserves attention, what passed. */
import type { CheckView } from '../../shared/panelView';
import type { FindingView, ReasonView, VerdictView } from '../../shared/tokenView';
import type { Rule } from '../rules/rule';
import { shortText } from './escape';
import { shownText, withoutTokens } from './panelText';
import { pageOf, ruleOf } from './ruleCatalogue';

export interface ChecksOptions {
  readonly findings: readonly FindingView[];
  readonly verdict: VerdictView | undefined;
  /** What the profile of the verdict expects, in plain words. */
  readonly expectations: readonly string[];
  /** The rules that found nothing. */
  readonly passed: readonly Rule[];
}

/** Failed first; what passed last: expectations of a profile only where the verdict says that all of them hold. */
export function checkViews({ findings, verdict, expectations, passed }: ChecksOptions): readonly CheckView[] {
  const reasons = (verdict?.reasons ?? []).map((reason) => reasonCheck(reason, verdict?.status === 'invalid'));
  const told = new Set<string>(verdict?.reasons.map(({ code }) => code));
  // What the verdict says already, with what was expected and found, need not be said again.
  const ofRules = findings.filter(({ id }) => !told.has(id)).map(findingCheck);
  return [
    ...[...reasons, ...ofRules].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state)),
    ...(verdict?.status === 'valid' ? expectations.map(expectationCheck) : []),
    ...unique(passed.map(({ id }) => id).filter((id) => !told.has(id))).map(passedRule),
  ];
}

const order: readonly CheckView['state'][] = ['failed', 'attention', 'note', 'passed'];

const states: Readonly<Record<FindingView['severity'], CheckView['state']>> = {
  error: 'failed',
  warning: 'attention',
  information: 'note',
  hint: 'note',
};

/** A reason counts as failed where the verdict is that the token is invalid; else nothing was decided by it. */
function reasonCheck({ code, sentence, expected, found, difference }: ReasonView, isDecided: boolean): CheckView {
  const rule = ruleOf(code);
  return {
    state: isDecided ? 'failed' : 'attention',
    ruleId: rule?.id,
    title: shownText(sentence),
    reason: difference && shownText(difference),
    expected: shown(expected),
    found: shown(found),
    source: rule?.source,
    fix: pageOf(code)?.mend,
  };
}

function findingCheck({ id, severity, message, source }: FindingView): CheckView {
  const page = pageOf(id);
  return {
    state: states[severity],
    ruleId: id,
    title: page?.title ?? id,
    reason: shownText(message),
    expected: undefined,
    found: undefined,
    source,
    fix: page?.mend,
  };
}

function expectationCheck(expectation: string): CheckView {
  return { ...nothingFound, ruleId: undefined, title: expectation, source: undefined };
}

function passedRule(id: string): CheckView {
  const rule = ruleOf(id);
  return { ...nothingFound, ruleId: id, title: rule?.title ?? id, source: rule?.source };
}

const nothingFound = {
  state: 'passed',
  reason: undefined,
  expected: undefined,
  found: undefined,
  fix: undefined,
} as const;

const longestValue = 2000;

function shown(value: string | undefined): string | undefined {
  return value === undefined ? undefined : shownText(shortText(withoutTokens(value), longestValue));
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
