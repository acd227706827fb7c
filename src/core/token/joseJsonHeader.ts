/** Reads the headers of the JSON serializations of JOSE, where `alg` may stand in any of them. */
import type { JsonObject, JsonValue, MalformedReason } from './decoded';
import { isJsonObject } from './json';
import { readHeader, type HeaderPart, type Range } from './tokenText';

/** The `protected` member, where there is one. */
export function readProtected(written: JsonValue | undefined): HeaderPart | undefined {
  return typeof written === 'string' && written !== '' ? readHeader(written, wholeOf(written)) : undefined;
}

/** What is wrong with a joined header (RFC 7515 section 7.2.1), `problem` being that of its protected part. */
export function joinedProblem(problem: MalformedReason | undefined, joined: JsonObject): MalformedReason | undefined {
  if (problem !== undefined && problem !== 'alg-missing') return problem;
  return typeof joined['alg'] === 'string' ? undefined : 'alg-missing';
}

export function objectOrEmpty(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function wholeOf(text: string): Range {
  return { start: 0, end: text.length };
}
