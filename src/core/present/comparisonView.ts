/** Two tokens held against each other, member by member. */
import type { ComparisonRow } from '../../shared/panelView';
import type { DecodedToken, JsonValue } from '../token/decoded';
import { skipString } from '../token/jsonWalk';
import { differenceBetween } from '../validation/differences';
import { differenceWords } from './differenceWords';
import { shortText, visibleText } from './escape';
import { oneLineJson } from './jsonText';
import type { NamedValue } from './members';
import { withoutCredentials } from './panelJson';
import { shownName, withoutTokens } from './panelText';
import { headerMembersOf } from './selective';
import { claimMembersOf } from './tokenView';

/** The members of both, what differs first; of a name that occurs twice, the first and the second are compared. */
export function comparisonRows(left: DecodedToken, right: DecodedToken): readonly ComparisonRow[] {
  const rows = [
    ...rowsOf('claims', claimMembersOf(left), claimMembersOf(right)),
    ...rowsOf('header', headerMembersOf(left), headerMembersOf(right)),
  ];
  return rows.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

const order: readonly ComparisonRow['state'][] = ['changed', 'left', 'right', 'same'];

function rowsOf(
  area: ComparisonRow['area'],
  left: readonly NamedValue[],
  right: readonly NamedValue[],
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
function keyed(members: readonly NamedValue[]): Map<string, NamedValue> {
  const seen = new Map<string, number>();
  const all = new Map<string, NamedValue>();
  for (const member of members) {
    const count = (seen.get(member.name) ?? 0) + 1;
    seen.set(member.name, count);
    all.set(`${String(count)} ${member.name}`, member);
  }
  return all;
}

function rowOf(
  area: ComparisonRow['area'],
  left: NamedValue | undefined,
  right: NamedValue | undefined,
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
    difference: state === 'same' ? undefined : nearlySame(left?.value, right?.value),
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

function shown(line: string, name: string): string {
  const open = unescaped(withoutCredentials(line, name));
  const hidden = withoutTokens(open);
  // Escapes stay as they are written where nothing is to be hidden.
  return visibleText(shortText(hidden === unescaped(line) ? line : hidden, longestValue));
}

function nearlySame(left: JsonValue | undefined, right: JsonValue | undefined): string | undefined {
  if (typeof left !== 'string' || typeof right !== 'string') return undefined;
  const difference = differenceBetween(left, right);
  return difference && differenceWords(difference);
}
