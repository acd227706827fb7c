/** What is wrong with an issuer setting, in words that say how to mend it. */
import type { IssuerProblem } from '../../core/issuers/issuer';
import { issuerProblemWords } from '../../core/present/issuerProblemWords';
import { label } from '../issuerMessages';
import type { PlacedProblem } from './entries';

/** Such as `“audiences[1]” has a value of the wrong type.` */
export function problemSentence({ path, code }: Pick<IssuerProblem, 'path' | 'code'>): string {
  const whole = code === 'not-a-list' ? 'The setting' : 'The entry';
  return `${path === '' ? whole : `“${label(path)}”`} ${issuerProblemWords(code)}.`;
}

/** As much as a notification shows without cutting it. */
const noticeLength = 400;

/** For a notification: every fault of the first entry as far as there is room, and the number of all others. */
export function problemNotice(problems: readonly PlacedProblem[]): string {
  const [first] = problems;
  if (first === undefined) return '';
  const ofFirst = problems.filter(
    ({ place, problem }) => place === first.place && problem.index === first.problem.index,
  );
  const where = first.place === undefined ? '' : ' of this workspace';
  let text = `An issuer${where} is left out. ${problemLine(first)}`;
  let named = 1;
  for (const { problem } of ofFirst.slice(1)) {
    const longer = `${text} ${problemSentence(problem)}`;
    if (longer.length > noticeLength) break;
    text = longer;
    named += 1;
  }
  const others = problems.length - named;
  return others === 0 ? text : `${text} … and ${String(others)} more; see the log.`;
}

/** A line of the log: which setting, which entry, what is wrong, and whether it works all the same. */
export function problemLogLine(placed: PlacedProblem): string {
  const whose = placed.place === undefined ? 'settings' : 'settings of the workspace';
  const effect = placed.problem.severity === 'error' ? 'left out' : 'used without it';
  return `Issuer in the ${whose}, ${effect}. ${problemLine(placed)}`;
}

export function moreProblems(count: number): string {
  return `Issuers in the settings: ${String(count)} more problems.`;
}

/** The entry and what is wrong with it. */
export function problemLine({ entry, problem }: PlacedProblem): string {
  return entry === '' ? problemSentence(problem) : `${label(entry)}: ${problemSentence(problem)}`;
}
