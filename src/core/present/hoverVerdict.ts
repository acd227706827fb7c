/** Writes the verdict of a hover: what validating said and whose key decided, or that nothing was checked. */
import type { ReasonView, TokenView, VerdictView } from '../../shared/tokenView';
import { showAllLink, verdictLinks } from './commandLinks';
import { codeSpan, cutText } from './escape';
import { awaitingConsent } from './undecidedWords';
import { prose } from './words';

/** The verdict, or the sentence that says there is none, with the links that lead on. */
export function verdictBlock(view: TokenView): string {
  const { verdict } = view;
  const said = verdict === undefined ? [unverified(view)] : verdictBlocks(verdict, view.reference);
  return [...said, verdictLinks(view)].filter((block) => block !== '').join('\n\n');
}

function unverified({ verification, issuerState }: TokenView): string {
  return lines([`*${prose(verification)}*`, ...(issuerState === 'awaiting-consent' ? [awaitingConsent] : [])]);
}

const reasonLimit = 4;

/** A value is shown whole in the document. */
const valueLimit = 80;

const marks: Readonly<Record<VerdictView['status'], string>> = { valid: '✓', invalid: '✗', undecided: '?' };

/** In a narrow window little is seen without scrolling: what is wrong comes before whose key decided. */
function verdictBlocks(verdict: VerdictView, reference: string): readonly string[] {
  const { status, headline, checkedAt, provenance, reasons } = verdict;
  const when = checkedAt === undefined ? '' : ` · checked ${prose(checkedAt.relative)}`;
  const head = `**${marks[status]} ${prose(headline)}**${when}`;
  const whose = provenance === undefined ? [] : [`*${prose(provenance)}*`];
  const notes = verdict.notes.map((note) => prose(note));
  if (reasons.length === 0) return [lines([head, ...whose, ...notes])];
  const listed = reasonList(reasons, reference);
  // Of an undecided token the notes lead to the reasons; of an invalid one they say what is right all the same.
  return status === 'undecided'
    ? [lines([head, ...notes]), listed, lines(whose)]
    : [head, listed, lines([...whose, ...notes])];
}

function lines(texts: readonly string[]): string {
  return texts.join('\\\n');
}

function reasonList(reasons: readonly ReasonView[], reference: string): string {
  const items = reasons.slice(0, reasonLimit).map(reasonLine);
  if (reasons.length > reasonLimit) {
    items.push(`- ${showAllLink(`and ${reasons.length - reasonLimit} more`, reference)}`);
  }
  return items.join('\n');
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
