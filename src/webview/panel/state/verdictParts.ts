/** What the verdict says, in the order in which a person wants it: plain words first, whose key decided last. */
import type { PanelToken } from '../../../shared/panelView';
import type { ReasonView, VerdictView } from '../../../shared/tokenView';
import { expiredWords } from './words/checkWords';
import { verdicts, verdictWords } from './words/verdictWords';

export interface VerdictParts {
  readonly headline: string;
  /** Plain sentences below it. */
  readonly sentences: readonly string[];
  /** The first reasons for which it failed, each with words of its own unless the headline says them. */
  readonly reasons: readonly (Pick<ReasonView, 'expected' | 'found' | 'difference'> & {
    readonly sentence: string | undefined;
  })[];
  /** How many reasons stand among the checks only. */
  readonly more: number;
  /** Rules that failed though nobody has validated the token, by their titles. */
  readonly failed: readonly string[];
  /** Who vouches for it with which key, or what stood in the way: for those who ask. */
  readonly why: readonly string[];
}

const mostReasons = 3;

export function verdictParts({
  verdict,
  verification,
  checks,
}: Pick<PanelToken, 'verdict' | 'verification' | 'checks'>): VerdictParts {
  const { head, rest } = split(verification);
  const told = new Set(verdict?.reasons.map(({ code }) => code));
  const failed = checks.filter(
    ({ state, ruleId = '' }) => state === 'failed' && ruleId !== expiredWords.ruleId && !told.has(ruleId),
  );
  const open = { sentences: [rest].filter((text) => text !== ''), failed: failed.map(({ title }) => title) };
  if (verdict === undefined) return { ...open, headline: head, reasons: [], more: 0, why: [] };
  const headline = headlineOf(verdict);
  const { reasons, notes, provenance } = verdict;
  const parts = {
    headline,
    reasons: reasons
      .slice(0, mostReasons)
      .map((reason) => ({ ...reason, sentence: unsaid(reason.sentence, headline) })),
    more: Math.max(reasons.length - mostReasons, 0),
  };
  const whose = provenance === undefined ? [] : [provenance];
  if (verdict.status !== 'undecided') return { ...parts, sentences: notes, failed: [], why: whose };
  // The first note says why nothing was decided; it is all there is where nothing can be done about it.
  const asked = notes.length > 1 ? 1 : 0;
  return {
    ...parts,
    failed: open.failed,
    sentences: [...open.sentences, ...notes.slice(asked)],
    why: [...notes.slice(0, asked), ...whose],
  };
}

/** The host's sentence begins with the words of the headline, which need not be said twice. */
function split(verification: string): { readonly head: string; readonly rest: string } {
  const colon = verification.indexOf(': ');
  if (colon < 0 || !verification.startsWith(verdictWords.notVerified))
    return { head: verdictWords.notVerified, rest: verification };
  return { head: verification.slice(0, colon), rest: capitalized(verification.slice(colon + 2)) };
}

function headlineOf({ status, headline }: VerdictView): string {
  const { label } = verdicts[status];
  if (headline.toLowerCase().startsWith(label.toLowerCase())) return headline;
  return `${label}: ${headline.charAt(0).toLowerCase()}${headline.slice(1)}`;
}

function unsaid(sentence: string, headline: string): string | undefined {
  const said = headline.toLowerCase().endsWith(`: ${sentence.toLowerCase().replace(/\.$/, '')}`);
  return said ? undefined : sentence;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
