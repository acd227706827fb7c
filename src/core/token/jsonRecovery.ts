/** Reads what can be read of a JSON object that is broken: cut off, with a comma too many, with a foreign value. */
import { createScanner, parseTree, type Node } from 'jsonc-parser';
import type { JsonObject, JsonValue, Member, ObjectText } from './decoded';

/** What was read of a broken object; both undefined when the text does not begin as one. */
export interface RecoveredObject {
  readonly value: JsonObject | undefined;
  readonly source: ObjectText | undefined;
}

/** jsonc-parser recurses, so a text is cut before it nests deeper than this. */
const maxDepth = 200;

/** A tree takes far longer to build than a value; of a text this long, the beginning has to do. */
const maxLength = 262_144;

/**
 * The members of a broken object that are whole. A string, number or word that the end of the text cuts off is left
 * out, for half a number is a wrong number; an object or array that is cut off keeps what is whole in it.
 */
export function recoverObject(text: string): RecoveredObject {
  // The parser would skip anything until it meets a brace, and bytes at random hold one often enough.
  if (!/^[ \t\r\n]*\{/.test(text)) return { value: undefined, source: undefined };
  const readable = shallowPart(text.slice(0, maxLength));
  const root = parseTree(readable, [], { allowTrailingComma: true, allowEmptyContent: true });
  if (root?.type !== 'object') return { value: undefined, source: undefined };
  const members: Member[] = [];
  const duplicates = new Set<string>();
  const seen = new Set<string>();
  for (const property of root.children ?? []) {
    const member = readMember(readable, property, seen);
    if (member === undefined) continue;
    if (member.duplicate) duplicates.add(member.name);
    members.push(member);
  }
  // Object.fromEntries defines, it does not assign: a member called __proto__ stays an ordinary one.
  const value = Object.fromEntries(members.map((member) => [member.name, member.value]));
  return { value, source: { text, members, duplicatePaths: [...duplicates] } };
}

function readMember(text: string, property: Node, seen: Set<string>): Member | undefined {
  const [nameNode, valueNode] = property.children ?? [];
  if (nameNode === undefined || valueNode === undefined) return undefined;
  const value = valueOf(text, valueNode);
  if (value === undefined) return undefined;
  const name = String(nameNode.value);
  const duplicate = seen.has(name);
  seen.add(name);
  const start = valueNode.offset;
  const end = start + valueNode.length;
  return { name, value, raw: text.slice(start, end), nameStart: nameNode.offset, start, end, duplicate };
}

/** The value of a node, or undefined when it is cut off. */
function valueOf(text: string, node: Node): JsonValue | undefined {
  if (node.type === 'array') {
    return (node.children ?? []).map((child) => valueOf(text, child)).filter((value) => value !== undefined);
  }
  if (node.type === 'object') {
    const entries = (node.children ?? []).map(({ children }) => {
      const [name, value] = children ?? [];
      return [String(name?.value), value === undefined ? undefined : valueOf(text, value)] as const;
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  const end = node.offset + node.length;
  const raw = text.slice(node.offset, end);
  if (node.type === 'string') return isClosed(raw) ? String(node.value) : undefined;
  return end === text.length ? undefined : wholeValue(raw);
}

/** Whether a string literal has its closing quote. */
function isClosed(raw: string): boolean {
  for (let at = 1; at < raw.length; at++) {
    if (raw[at] === '"') return at === raw.length - 1;
    if (raw[at] === '\\') at++;
  }
  return false;
}

function wholeValue(raw: string): JsonValue | undefined {
  try {
    // JSON.parse is typed `any`; a JsonValue is what it gives by definition.
    return JSON.parse(raw) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The text up to where it nests too deep. */
function shallowPart(text: string): string {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text[scanner.getTokenOffset()];
    if (first === '{' || first === '[') depth++;
    else if (first === '}' || first === ']') depth--;
    if (depth > maxDepth) return text.slice(0, scanner.getTokenOffset());
  }
  return text;
}
