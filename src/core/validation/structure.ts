/** What forbids a token before any key is looked at: encoding, JSON, header parameters (RFC 7515, RFC 7519 section 7.2). */
import { criticalRules } from '../rules/critical';
import { factsOf, memberOf } from '../rules/facts';
import type { DecodedToken, JsonObject, JsonValue, MalformedToken, ObjectText, Segment } from '../token/decoded';
import { tokenRange } from '../token/pasted';
import type { Reason, ReasonCode } from './outcome';

/** The ids of the rules about `crit` and `b64` are codes of reasons, too. */
const criticalCodes: readonly ReasonCode[] = ['crit-malformed', 'crit-unknown', 'b64-false-in-jwt'];

/**
 * The faults for which a reader must stop, so that no signature is checked under such a header. What surrounds a token
 * counts: RFC 7515 section 2 lets no white space, line break or other character be added.
 */
export function structureReasons(compact: string, decoded: DecodedToken): readonly Reason[] {
  const header = ('header' in decoded ? decoded.header : undefined) ?? {};
  return [
    ...surroundings(compact),
    ...(decoded.form === 'malformed' ? [malformation(decoded)] : []),
    ...encodingReasons('segments' in decoded ? decoded.segments : []),
    ...duplicateReasons('duplicate-header-param', 'headerText' in decoded ? decoded.headerText : undefined),
    ...('crit' in header || 'b64' in header ? criticalReasons(decoded, header) : []),
    ...typeReasons(header),
    ...(memberOf(header, 'alg') === 'none' ? [{ code: 'alg-none' as const }] : []),
  ];
}

/** Each oddity of the parts' base64url, once. */
function encodingReasons(segments: readonly Segment[]): readonly Reason[] {
  if (segments.every(({ oddities }) => oddities.length === 0)) return [];
  const reasons = segments.flatMap(({ name, oddities }) =>
    oddities.map((oddity): Reason => ({ code: 'encoding', claim: name, found: oddity })),
  );
  // Thousands of disclosures may be odd in the same way.
  return reasons.slice(0, mostReasons);
}

/** Names that occur twice in an object, at any depth: readers disagree on which counts. */
export function duplicateReasons(
  code: 'duplicate-header-param' | 'duplicate-claim',
  text: ObjectText | undefined,
): readonly Reason[] {
  if (text === undefined || text.duplicatePaths.length === 0) return [];
  return [...new Set(text.duplicatePaths)].slice(0, mostReasons).map((claim) => ({ code, claim, found: claim }));
}

const mostReasons = 20;

/** Decoding takes off what was copied along; a verifier does not. */
function surroundings(compact: string): readonly Reason[] {
  const { start, end } = tokenRange(compact);
  return start === 0 && end === compact.length ? [] : [{ code: 'encoding', claim: 'token', found: 'surroundings' }];
}

const undecodable: readonly MalformedToken['reason'][] = ['not-base64url', 'impossible-length', 'invalid-utf8'];

function malformation({ segment, reason }: MalformedToken): Reason {
  if (undecodable.includes(reason)) return { code: 'encoding', claim: segment, found: reason };
  const isPayload = segment === 'payload' && reason === 'not-an-object';
  return { code: isPayload ? 'payload-not-object' : 'malformed', claim: segment, found: reason };
}

function criticalReasons(decoded: DecodedToken, header: JsonObject): readonly Reason[] {
  // The kind of the token and the time are nothing to these rules.
  const facts = factsOf(decoded, { kind: 'jwt', confidence: 'guess', reasons: [] }, { now: new Date(0) });
  const found = criticalRules.flatMap(({ id, check }) => {
    const code = criticalCodes.find((one) => one === id);
    const [problem] = code === undefined ? [] : check(facts);
    if (code === undefined || problem === undefined) return [];
    const claim = problem.path ?? 'crit';
    return [{ code, claim, ...foundOf(memberOf(header, claim)) }];
  });
  const isUnencoded = memberOf(header, 'b64') === false;
  // The rule leaves payloads alone that are no claims set; here everything is to be a JWT (RFC 7797 section 7).
  return isUnencoded && !found.some(({ code }) => code === 'b64-false-in-jwt')
    ? [...found, { code: 'b64-false-in-jwt', claim: 'b64', found: false }]
    : found;
}

/** RFC 7515 section 4.1: parameters of another JSON type than theirs are not understood, so the token is refused. */
const parameterTypes: ReadonlyMap<string, 'string' | 'array' | 'object'> = new Map([
  ...['kid', 'typ', 'cty', 'jku', 'x5u', 'x5t', 'x5t#S256'].map((name) => [name, 'string'] as const),
  ['x5c', 'array'],
  ['jwk', 'object'],
]);

function typeReasons(header: JsonObject): readonly Reason[] {
  return Object.entries(header).flatMap(([name, value]): readonly Reason[] => {
    const expected = parameterTypes.get(name);
    if (expected === undefined || value === undefined || typeOf(value) === expected) return [];
    return [{ code: 'malformed', claim: name, expected, found: value }];
  });
}

function typeOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

/** `found` of a reason, left out where there is nothing. */
export function foundOf(value: JsonValue | undefined): Pick<Reason, 'found'> {
  return value === undefined ? {} : { found: value };
}

/** Whether nothing of the text is a token. */
export function isNoToken(decoded: DecodedToken): boolean {
  if (decoded.form !== 'malformed') return false;
  return decoded.reason === 'empty' || (decoded.header === undefined && decoded.claims === undefined);
}
