/** Comments that keep one rule silent about one token: `claimcheck-ignore alg-none: made up for the tests`. */
import { commentAbove, trailingComment } from './comments';
import type { Replacement, TokenPlace } from './reference';

const keyword = 'claimcheck-ignore';
const aboveKeyword = 'claimcheck-ignore-next-line';

/** A reason is cut to this; one line of code is not longer. */
const longestReason = 120;

/**
 * The rules that comments keep silent about a token.
 *
 * A comment without a reason silences nothing: whoever reads it later must know why.
 *
 * @param above the lines in front of the token's first line, the nearest first; `claimcheck-ignore-next-line` counts
 *   there, on as many lines as have it without one between
 * @param own the lines the token stands on; `claimcheck-ignore` counts there
 */
export function suppressedRules(above: Iterable<string>, own: readonly string[]): ReadonlySet<string> {
  const rules = new Set<string>();
  for (const line of own) for (const id of idsIn(line, keyword)) rules.add(id);
  for (const line of above) {
    const ids = idsIn(line, aboveKeyword);
    if (ids.length === 0) break;
    for (const id of ids) rules.add(id);
  }
  return rules;
}

/** The comment that silences a rule about a token; undefined where the language has no comments or none can stand there. */
export function suppressionComment(place: TokenPlace, rule: string, reason: string): Replacement | undefined {
  const why = `${rule}: ${asComment(reason)}`;
  return commentAbove(place, `${aboveKeyword} ${why}`) ?? trailingComment(place, `${keyword} ${why}`);
}

/** A reason as it may stand in a comment: on one line, and without what would end the comment. */
function asComment(reason: string): string {
  return reason
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\*\/|-->|--/g, '-')
    .trim()
    .slice(0, longestReason);
}

/** Whether a reason says anything. */
export function isReason(reason: string): boolean {
  return /[\p{L}\p{N}]/u.test(asComment(reason));
}

/** The rules that comments at these places name without a reason, so that they do not count. */
export function unreasonedRules(above: Iterable<string>, own: readonly string[]): ReadonlySet<string> {
  const named = [...own].flatMap((line) => commentsIn(line, keyword));
  for (const line of above) {
    const comments = commentsIn(line, aboveKeyword);
    if (comments.length === 0) break;
    named.push(...comments);
  }
  return new Set(named.flatMap(({ ids, hasReason }) => (hasReason ? [] : ids)));
}

function idsIn(line: string, wanted: string): readonly string[] {
  return commentsIn(line, wanted).flatMap(({ ids, hasReason }) => (hasReason ? ids : []));
}

interface RuleComment {
  readonly ids: readonly string[];
  readonly hasReason: boolean;
}

function commentsIn(line: string, wanted: string): readonly RuleComment[] {
  const comments: RuleComment[] = [];
  for (let at = line.indexOf(keyword); at >= 0; at = line.indexOf(keyword, at + keyword.length)) {
    // A line may be as long as its file.
    const [, found, list, rest = ''] = comment.exec(line.slice(at, at + 600)) ?? [];
    if (found !== wanted || list === undefined) continue;
    const [, reason = ''] = /^[ \t]{0,9}:(.*)$/.exec(rest) ?? [];
    comments.push({ ids: list.split(',').map((id) => id.trim()), hasReason: isReason(reason) });
  }
  return comments;
}

const comment =
  /^(claimcheck-ignore(?:-next-line)?)[ \t]{1,9}([a-z\d/-]{1,60}(?:[ \t]{0,9},[ \t]{0,9}[a-z\d/-]{1,60}){0,20})(?![a-z\d/-])(.*)$/;
