/** The lists of a hover: claims, header, payload, disclosures. */
import type { DisclosureView, MemberView, TokenView } from '../../shared/tokenView';
import { showAllLink } from './commandLinks';
import { codeSpan, cutText } from './escape';
import { selectiveParameters } from './selective';
import { capitalized, meaningSentences, prose } from './words';
import { localAndUtc } from './times';

/** The claims, one a line with what each means; the first `limit` of them. */
export function claimsSection(view: TokenView, limit: number): string {
  const claims = isSelective(view) ? view.claims.filter(({ name }) => !digestClaims.has(name)) : view.claims;
  if (claims.length === 0) {
    return '';
  }
  const lines = claims.slice(0, limit).map((claim) => memberLine(claim, meaningSentences(claim), view.reference));
  if (claims.length > limit) {
    lines.push(`- ${showAllLink(`Show all ${claims.length} claims`, view.reference)}`);
  }
  return ['**Claims**', '', ...lines].join('\n');
}

/** The header: the algorithm, the type and the key first, with what each means. */
export function headerSection(view: TokenView): string {
  const header = isSelective(view) ? view.header.filter(({ name }) => !selectiveParameters.has(name)) : view.header;
  if (header.length === 0) {
    return '';
  }
  const ordered = header.toSorted((one, other) => headerRank(one.name) - headerRank(other.name));
  const lines = ordered.slice(0, headerLimit).map((member) => memberLine(member, shortMeaning(member), view.reference));
  if (header.length > headerLimit) {
    lines.push(`- ${showAllLink(`Show all ${header.length} header parameters`, view.reference)}`);
  }
  return ['**Header**', '', ...lines].join('\n');
}

/** A payload that is no claims set. */
export function payloadSection({ payload, reference }: TokenView): string {
  if (payload === undefined) {
    return '';
  }
  const value = payload.text === '' ? '' : `: ${shortValue(payload.text, payload.truncated, reference)}`;
  return `**Payload** ${prose(payload.label)}${value}`;
}

/** The disclosures of an SD-JWT, indented below the one that each is reached through. */
export function disclosuresSection(view: TokenView): string {
  const lines = disclosureLines(view.disclosures, 0, view.reference);
  if (lines.length === 0) {
    return '';
  }
  const shown = lines.slice(0, disclosureLimit);
  if (lines.length > disclosureLimit) {
    shown.push(`- ${showAllLink(`Show all ${lines.length} disclosures`, view.reference)}`);
  }
  return ['**Disclosed**', '', ...shown].join('\n');
}

/** What these hold is shown as disclosures and facts instead. */
const digestClaims: ReadonlySet<string> = new Set(['_sd', '_sd_alg']);

/** An SD-JWT in either serialization; a lone issuer-signed JWT is none, and of that the digests are all there is to show. */
function isSelective({ form, kind }: TokenView): boolean {
  return form === 'sd-jwt' || (form === 'jws-json' && kind === 'sd-jwt');
}

const valueLimit = 80;
const nameLimit = 60;
const headerLimit = 8;
const disclosureLimit = 16;
const deepestIndent = 5;

const headerOrder = ['alg', 'enc', 'typ', 'kid'];

function headerRank(name: string): number {
  const rank = headerOrder.indexOf(name);
  return rank === -1 ? headerOrder.length : rank;
}

/** Of a header parameter with a known value, what the value means says enough. */
function shortMeaning({ meaning = '', explained }: MemberView): string {
  return explained === undefined ? meaning : `${capitalized(explained)}.`;
}

function memberLine(member: MemberView, meaning: string, reference: string): string {
  const title = member.title === undefined ? '' : ` **${prose(member.title)}**`;
  const again = member.duplicate ? ' (name repeated)' : '';
  const value = member.instant
    ? `${localAndUtc(member.instant)}, **${member.instant.relative}** ${shortValue(member.value, member.truncated, reference)}`
    : shortValue(member.value, member.truncated, reference);
  const below = meaning === '' ? '' : `\\\n  ${prose(meaning)}`;
  return `- ${nameSpan(member.name)}${title}${again}: ${value}${below}`;
}

/** The value in a code span, cut, with the way to the whole of it. */
function shortValue(value: string, truncated: boolean, reference: string): string {
  const cut = cutText(value, valueLimit);
  return cut.truncated || truncated
    ? `${codeSpan(`${cut.text}…`)} ${showAllLink('show all', reference)}`
    : codeSpan(value);
}

function nameSpan(name: string): string {
  const cut = cutText(name, nameLimit);
  const text = cut.truncated ? `${cut.text}…` : name;
  // An empty code span does not exist, and one of spaces shows nothing.
  return codeSpan(text.trim() === '' ? JSON.stringify(text) : text);
}

const stateWords: Readonly<Record<DisclosureView['state'], string>> = {
  matched: '',
  unreferenced: ' (no digest in the token asks for it: ignore it)',
  duplicate: ' (given twice)',
  malformed: ' (cannot be read)',
};

function disclosureLines(disclosures: readonly DisclosureView[], depth: number, reference: string): readonly string[] {
  return disclosures.flatMap((disclosure) => [
    disclosureLine(disclosure, Math.min(depth, deepestIndent), reference),
    ...disclosureLines(disclosure.children, depth + 1, reference),
  ]);
}

function disclosureLine(disclosure: DisclosureView, depth: number, reference: string): string {
  const { state, label, title, value, truncated } = disclosure;
  const name = state === 'malformed' && label === '' ? 'A disclosure' : nameSpan(label);
  const titled = title === undefined ? '' : ` **${prose(title)}**`;
  const shown = value === '' ? '' : `: ${shortValue(value, truncated, reference)}`;
  return `${'  '.repeat(depth)}- ${name}${titled}${stateWords[state]}${shown}`;
}
