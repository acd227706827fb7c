/** What speaks for a kind of token, and the plain questions that are asked of a claims set. */
import type { Confidence, TokenKind } from './kind';
import type { JsonObject, JsonValue } from '../decoded';

/** What the token says about itself, none of it verified. */
export interface TokenFacts {
  /** `iss`, when it is a string. */
  readonly issuer: string | undefined;
  readonly claims: JsonObject;
  readonly header: JsonObject;
}

/** One reason to take a token for a kind. */
export interface Evidence {
  readonly kind: TokenKind;
  readonly confidence: Confidence;
  /** A full sentence of our own words; no text of the token is ever part of it. */
  readonly reason: string;
  /** Set for a sign that holds at every issuer; it goes without saying where something more precise agrees. */
  readonly general?: true;
}

/** Looks for one kind of evidence. */
export type EvidenceRule = (facts: TokenFacts) => Evidence | undefined;

/** The value of an own member, so that a claim named `constructor` finds nothing of `Object.prototype`. */
export function member(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The value of a member that is a string. */
export function text(object: JsonObject, name: string): string | undefined {
  const value = member(object, name);
  return typeof value === 'string' ? value : undefined;
}

/** Whether the object has the member with any value but null. */
export function has(object: JsonObject, name: string): boolean {
  const value = member(object, name);
  return value !== undefined && value !== null;
}

/** Those of the names that the object has. */
export function present(object: JsonObject, names: readonly string[]): readonly string[] {
  return names.filter((name) => has(object, name));
}

/** Names as a person lists them: `scp`, `scp and azp`, `scp, azp and tid`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
