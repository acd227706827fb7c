/** Writes the verdict of a hover: what validating said and whose key decided, or that nothing was checked. */
import type { ReasonView, TokenView, VerdictView } from '../../shared/tokenView';
import { showAllLink, verdictLinks } from './commandLinks';
import { codeSpan, cutText } from './escape';
import { prose } from './words';

/** The verdict, or the sentence that says there is none, with the links that lead on. */
export function verdictBlock(view: TokenView): string {
  const { verdict } = view;
  const said = verdict === undefined ? [`*${prose(view.verification)}*`] : verdictLines(verdict);
  const links = verdictLinks(view);
  const blocks = [said.join('\\\n')];
  if (verdict !== undefined && verdict.reasons.length > 0) {
    blocks.push(reasonList(verdict.reasons, view.reference));
  }
  return [...blocks, links].filter((block) => block !== '').join('\n\n');
}

const reasonLimit = 4;

/** A value is shown whole in the document. */
const valueLimit = 80;

const marks: Readonly<Record<VerdictView['status'], string>> = { valid: '✓', invalid: '✗', undecided: '?' };

function verdictLines({ status, headline, checkedAt, provenance, notes }: VerdictView): readonly string[] {
  const when = checkedAt === undefined ? '' : ` · checked ${prose(checkedAt.relative)}`;
  return [
    `**${marks[status]} ${prose(headline)}**${when}`,
    ...(provenance === undefined ? [] : [`*${prose(provenance)}*`]),
    ...notes.map((note) => prose(note)),
  ];
}

function reasonList(reasons: readonly ReasonView[], reference: string): string {
  const lines = reasons.slice(0, reasonLimit).map(reasonLine);
  if (reasons.length > reasonLimit) {
    lines.push(`- ${showAllLink(`and ${reasons.length - reasonLimit} more`, reference)}`);
  }
  return lines.join('\n');
}

/** Expected above found, so that the eye sees where they part. */
function reasonLine({ sentence, expected, found, difference }: ReasonView): string {
  return [
    `- ${prose(sentence)}`,
    ...(expected === undefined ? [] : [`Expected: ${short(expected)}`]),
    ...(found === undefined ? [] : [`Found: ${short(found)}`]),
    ...(difference === undefined ? [] : [`**${prose(difference)}**`]),
  ].join('\\\n  ');
}

/** In a code span, or else in quotation marks: the text is the token's and must not read as ours. */
function short(text: string): string {
  const cut = cutText(text, valueLimit);
  const span = codeSpan(cut.truncated ? `${cut.text}…` : text);
  return span.startsWith('`') ? span : `“${span}”`;
}
