/** What a server answered, fit for a report: members with what they mean, bodies in a block, and no token in either. */
import type { Finding } from '../rules/finding';
import { claimEntry } from '../token/claims';
import { explainValue } from '../token/claims/values';
import type { JsonObject } from '../token/decoded';
import { locateTokens } from '../token/locate';
import { redactToken } from '../token/redact';
import { codeSpan, cutText, markdownText, shortText, visibleText } from './escape';
import { membersOf, memberView } from './members';
import { localAndUtc, type TimeWords } from './times';
import { meaningSentences, prose, severityWords } from './words';

/** How instants are written. */
export interface AnswerTimes {
  readonly now: Date;
  readonly times: TimeWords;
}

const mostMembers = 60;
const longestName = 60;
const longestValue = 200;

/** Items of Markdown, one a member: value, name and meaning. Texts of the server are escaped, tokens redacted. */
export function memberLines(members: JsonObject, { now, times }: AnswerTimes, secret?: string): readonly string[] {
  const all = membersOf(members);
  const context = { entry: claimEntry, explain: explainValue, lifetime: undefined, times, now };
  const lines = all.slice(0, mostMembers).map((member) => {
    const view = memberView(member, context);
    const title = view.title === undefined ? '' : ` **${prose(view.title)}**`;
    const when = view.instant === undefined ? '' : `${prose(localAndUtc(view.instant))}, **${view.instant.relative}** `;
    const meaning = meaningSentences(view);
    const value = inSpan(withoutTokens(view.value, secret), longestValue);
    return `${inSpan(view.name, longestName)}${title}: ${when}${value}${meaning === '' ? '' : `\\\n  ${prose(meaning)}`}`;
  });
  return all.length > mostMembers ? [...lines, `and ${all.length - mostMembers} more members`] : lines;
}

/** A text of the server that stands for itself, cut. */
export function inSpan(text: string, limit: number): string {
  return codeSpan(shortText(text, limit));
}

/** A piece of a token that is shorter than this opens nothing. */
const shortestPiece = 16;

/**
 * The text with every token in it redacted, and `secret` too, which may have no shape of a token: an API that echoes
 * requests sends the access token back. A piece of `secret` at the end, where the text was cut, goes as well.
 */
export function withoutTokens(text: string, secret?: string): string {
  const own = secret === undefined || secret === '' ? text : withoutSecret(text, secret);
  let redacted = '';
  let position = 0;
  for (const { start, end, compact } of locateTokens(own)) {
    redacted += own.slice(position, start) + redactToken(compact);
    position = end;
  }
  return redacted + own.slice(position);
}

function withoutSecret(text: string, secret: string): string {
  const whole = text.replaceAll(secret, () => redactToken(secret));
  for (let length = Math.min(whole.length, secret.length - 1); length >= shortestPiece; length--) {
    if (whole.endsWith(secret.slice(0, length))) return `${whole.slice(0, -length)}…`;
  }
  return whole;
}

const longestBody = 8000;

/** The start of a body as a code block that nothing in it can end (CommonMark 0.31 section 4.5). */
export function bodyBlock(body: string, language: 'json' | 'text', isCut: boolean): string {
  const { text, truncated } = cutText(body, longestBody);
  const lines = text.split(/\r\n|[\r\n]/).map((line) => visibleText(line.replaceAll('\t', '  ')));
  const longestRun = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  return [`${fence}${language}`, ...lines, ...(truncated || isCut ? ['…'] : []), fence].join('\n');
}

/** A table of Markdown; the cells are texts of servers and tokens. */
export function tableOf(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (text: string): string => {
    const short = shortText(text, longestValue);
    // A bar ends a cell even inside a code span, where it cannot be escaped without a trace.
    return short.includes('|') || short.trim() === '' ? markdownText(short) : codeSpan(short);
  };
  return [line(titles), line(titles.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}

/** A finding of a rule as an item: `**Error:** The issuer says that the token is not active. *RFC 7662 §2.2*`. */
export function findingLine({ severity, message, source, id }: Finding): string {
  return `**${severityWords[severity]}:** ${prose(message)} *${prose(source)}* (\`${id}\`)`;
}

/** Items of a list. */
export function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
