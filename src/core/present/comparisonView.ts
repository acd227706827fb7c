/** Two tokens held against each other, member by member. */
import type { ComparisonRow } from '../../shared/panelView';
import type { InstantView, TokenView } from '../../shared/tokenView';
import type { DecodedToken } from '../token/decoded';
import { skipString } from '../token/jsonWalk';
import { shortText, visibleText } from './escape';
import { oneLineJson } from './jsonText';
import type { NamedValue } from './members';
import { withoutCredentials } from './panelJson';
import { shownName, withoutTokens } from './panelText';
import { headerMembersOf } from './selective';
import { claimMembersOf } from './tokenView';
import { instantDifference, valueDifference } from './valueDifference';

/** A token, with the words about its members, which know what is an instant. */
export interface ComparedSide {
  readonly decoded: DecodedToken;
  readonly view?: Pick<TokenView, 'claims' | 'header'>;
}

/** The members of both, what differs first; of a name that occurs twice, the first and the second are compared. */
export function comparisonRows(left: ComparedSide, right: ComparedSide): readonly ComparisonRow[] {
  const rows = [
    ...rowsOf('claims', membersOf(left, 'claims'), membersOf(right, 'claims')),
    ...rowsOf('header', membersOf(left, 'header'), membersOf(right, 'header')),
  ];
  return rows.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

const order: readonly ComparisonRow['state'][] = ['changed', 'left', 'right', 'same'];

interface ComparedMember extends NamedValue {
  readonly instant: InstantView | undefined;
}

/** Both list the same members in the same order. */
function membersOf({ decoded, view }: ComparedSide, area: ComparisonRow['area']): readonly ComparedMember[] {
  const members = area === 'claims' ? claimMembersOf(decoded) : headerMembersOf(decoded);
  return members.map((member, index) => ({ ...member, instant: view?.[area][index]?.instant }));
}

function rowsOf(
  area: ComparisonRow['area'],
  left: readonly ComparedMember[],
  right: readonly ComparedMember[],
): readonly ComparisonRow[] {
  const others = keyed(right);
  const rows = [...keyed(left)].map(([key, member]) => {
    const other = others.get(key);
    others.delete(key);
    return rowOf(area, member, other);
  });
  return [...rows, ...[...others.values()].map((member) => rowOf(area, undefined, member))];
}

/** By name, and by which one of that name it is: JSON text may have a name twice. */
function keyed(members: readonly ComparedMember[]): Map<string, ComparedMember> {
  const seen = new Map<string, number>();
  const all = new Map<string, ComparedMember>();
  for (const member of members) {
    const count = (seen.get(member.name) ?? 0) + 1;
    seen.set(member.name, count);
    all.set(`${String(count)} ${member.name}`, member);
  }
  return all;
}

function rowOf(
  area: ComparisonRow['area'],
  left: ComparedMember | undefined,
  right: ComparedMember | undefined,
): ComparisonRow {
  const [whole, other] = [left && lineOf(left), right && lineOf(right)];
  const state = stateOf(whole && unescaped(whole), other && unescaped(other));
  const name = (left ?? right)?.name ?? '';
  return {
    area,
    name: shownName(name),
    state,
    left: whole && shown(whole, name),
    right: other && shown(other, name),
    leftInstant: left?.instant,
    rightInstant: right?.instant,
    difference: state === 'same' ? undefined : differenceOf(left, right),
  };
}

function stateOf(left: string | undefined, right: string | undefined): ComparisonRow['state'] {
  if (left === right) return 'same';
  if (right === undefined) return 'left';
  return left === undefined ? 'right' : 'changed';
}

/** White space between the tokens of JSON text sets nothing apart. */
function lineOf({ raw }: NamedValue): string {
  return oneLineJson(raw.trim(), Infinity).text;
}

/** A character and its escape are the same (RFC 8259 section 8.3): some servers write `\/` for a slash. */
function unescaped(line: string): string {
  if (!line.includes('\\')) return line;
  let out = '';
  let index = 0;
  while (index < line.length) {
    const end = line[index] === '"' ? skipString(line, index) : index + 1;
    const token = line.slice(index, end);
    out += token.includes('\\') ? JSON.stringify(JSON.parse(token)) : token;
    index = end;
  }
  return out;
}

const longestValue = 2000;

/** In a sentence. */
const longestQuote = 200;

function shown(line: string, name: string, longest = longestValue): string {
  const open = unescaped(withoutCredentials(line, name));
  const hidden = withoutTokens(open);
  // Escapes stay as they are written where nothing is to be hidden.
  return visibleText(shortText(hidden === unescaped(line) ? line : hidden, longest));
}

function differenceOf(left: ComparedMember | undefined, right: ComparedMember | undefined): string | undefined {
  const instants = instantDifference(left?.instant, right?.instant);
  const quoted = (text: string): string => shown(JSON.stringify(text), left?.name ?? '', longestQuote);
  return instants ?? valueDifference(left?.value, right?.value, quoted);
}
