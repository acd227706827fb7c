/** Comments that allow a credential to stand where it stands: ours, and those of the scanners that people use already. */
import { suppressedRules, unreasonedRules } from '../edits/suppression';

/** What `claimcheck-ignore` names for a credential; comments for the rules about tokens say nothing about leaks. */
const leakRule = 'leak';

const gitleaksAllow = 'gitleaks:allow';
const nextLineKeyword = 'claimcheck-ignore-next-line';

// As detect-secrets spells them. It knows six openings of comments; these words stand nowhere by chance, so that they
// count in the comments of any language.
const ownPragma = /pragma: ?(?:allow|white)list[ -]secret/;
const nextLinePragma = /pragma: ?allowlist[ -]nextline[ -]secret/;

/** What comments say of a credential; `unreasoned` where one would allow it, had it given a reason. */
export type Allowance = 'allowed' | 'unreasoned' | undefined;

/**
 * Whether comments allow a credential: `gitleaks:allow` and `pragma: allowlist secret` on a line of its own, `pragma:
 * allowlist nextline secret` on the line above, and `claimcheck-ignore leak: reason` or
 * `claimcheck-ignore-next-line leak: reason`, which count with a reason alone.
 *
 * @param above the lines in front of the credential's first line, the nearest first; no more are read than needed
 * @param own the lines the credential stands on
 */
export function allowanceOf(above: Iterable<string>, own: readonly string[]): Allowance {
  if (own.some((line) => line.includes(gitleaksAllow) || ownPragma.test(line))) return 'allowed';
  const comments = linesOfComments(above);
  if (nextLinePragma.test(comments[0] ?? '') || suppressedRules(comments, own).has(leakRule)) return 'allowed';
  return unreasonedRules(comments, own).has(leakRule) ? 'unreasoned' : undefined;
}

/** Whoever writes more comments about one line has a file made of them. */
const mostComments = 20;

/** The line directly above, and those behind it as long as each may say something about the next. */
function linesOfComments(above: Iterable<string>): readonly string[] {
  const lines: string[] = [];
  for (const line of above) {
    lines.push(line);
    if (lines.length >= mostComments || !line.includes(nextLineKeyword)) break;
  }
  return lines;
}
