/** Compares a token with what the introspection endpoint says of it. */
import type { JsonObject, JsonValue } from '../token/decoded';

/** Claims that decide about access: where token and answer differ, one of the two is wrong. */
const compared = ['iss', 'sub', 'aud', 'exp', 'nbf', 'scope', 'client_id', 'jti', 'cnf'] as const;

/** Lists without an order. */
const sets: ReadonlySet<string> = new Set(['aud', 'scope']);

/**
 * The claims in which a token and the answer about it differ; what one of the two leaves out is no difference
 * (RFC 7662 section 2.2 makes every member but `active` optional).
 */
export function conflictsOf(claims: JsonObject, answer: JsonObject): readonly string[] {
  return compared.filter((name) => {
    const [own, other] = [memberOf(claims, name), memberOf(answer, name)];
    if (own === undefined || other === undefined) return false;
    return !isSameClaim(name, own, other);
  });
}

/** Whether two values of a claim say the same: `aud` and `scope` are lists without an order. */
export function isSameClaim(name: string, one: JsonValue, other: JsonValue): boolean {
  return canonical(name, one) === canonical(name, other);
}

function memberOf(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function canonical(name: string, value: JsonValue): string {
  if (!sets.has(name)) return JSON.stringify(sorted(value));
  const items = typeof value === 'string' ? value.split(' ') : value;
  return JSON.stringify(Array.isArray(items) ? [...(items as readonly JsonValue[])].map(String).sort() : items);
}

/** Objects compare by their members, in whatever order these stand. */
function sorted(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  // An array is a value without names to sort.
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, member === undefined ? null : sorted(member)]),
  );
}
