/** The comments of a token document; nothing in them can end a comment. */
import type { FindingView, InstantView, MemberView, ReasonView, TokenView } from '../../shared/tokenView';
import { visibleText } from './escape';
import { localAndUtc } from './times';
import { capitalized, meaningSentences, severityWords } from './words';

/** What stands above the token: what it is, how long it lives, what to know of it. */
export function tokenComments(view: TokenView): readonly string[] {
  const sure = { certain: '', likely: ' (likely)', guess: ' (best guess)' }[view.confidence];
  const { lifetime } = view;
  return [
    view.problem ?? '',
    `${view.title}${fromWhom(view)}${sure}`,
    ...view.reasons.map((reason) => `- ${reason}`),
    lifetime === undefined ? '' : capitalized(lifetime.sentence),
    lifetime?.expiresAt === undefined ? '' : `Expires: ${localAndUtc(lifetime.expiresAt)}`,
    ...verdictComments(view),
    ...view.facts,
    ...findingComments(view.findings),
  ]
    .filter((line) => line !== '')
    .flatMap(commentLines);
}

/** What stands above a claim or a header parameter. */
export function memberComments(member: MemberView | undefined): readonly string[] {
  if (member === undefined) {
    return [];
  }
  const source = member.source === undefined ? '' : ` (${member.source})`;
  const instant = member.instant === undefined ? '' : `: ${instantWords(member.instant)}`;
  const title = member.title === undefined ? instantOnly(member) : `${member.title}${source}${instant}`;
  return [
    title,
    meaningSentences(member),
    member.duplicate ? 'This name is repeated; readers differ in which one they take.' : '',
  ]
    .filter((line) => line !== '')
    .flatMap(commentLines);
}

/** A text as `//` comments of a width that fits beside another editor, with every control character written out. */
/** The provider, or else the issuer as the token itself says. */
function fromWhom({ provider, issuer }: TokenView): string {
  if (provider !== undefined) {
    return ` from ${provider}`;
  }
  return issuer === undefined ? '' : ` from ${issuer} (as the token says)`;
}

function commentLines(text: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of visibleText(text).split(' ')) {
    if (line !== '' && line.length + word.length >= width) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((content, index) => `//${index > 0 ? '   ' : ' '}${content}`);
}

const width = 100;

/** What validating said and whose key decided, or that nothing was checked. */
function verdictComments({ verdict, verification }: TokenView): readonly string[] {
  if (verdict === undefined) {
    return [verification];
  }
  const { headline, checkedAt, provenance = '', notes, reasons } = verdict;
  const when = checkedAt === undefined ? '' : ` (checked ${localAndUtc(checkedAt)})`;
  return [`Verdict: ${headline}${when}`, capitalized(provenance), ...notes, ...reasons.map(reasonComment)];
}

function reasonComment({ code, sentence, expected, found, difference = '' }: ReasonView): string {
  const values = [
    expected === undefined ? '' : ` Expected: ${expected}.`,
    found === undefined ? '' : ` Found: ${found}.`,
    difference === '' ? '' : ` ${difference}`,
  ];
  return `- ${sentence}${values.join('')} (${code})`;
}

function findingComments(findings: readonly FindingView[]): readonly string[] {
  return findings.map(
    ({ id, severity, message, source }) => `${severityWords[severity]}: ${message} (${source}; ${id})`,
  );
}

function instantWords(instant: InstantView): string {
  return `${localAndUtc(instant)}, ${instant.relative}`;
}

function instantOnly({ instant }: MemberView): string {
  return instant === undefined ? '' : instantWords(instant);
}
