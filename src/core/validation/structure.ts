/** What forbids a token before any key is looked at: encoding, JSON, header parameters (RFC 7515, RFC 7519 section 7.2). */
import { criticalRules } from '../rules/critical';
import { memberOf } from '../rules/facts';
import type { TokenFacts } from '../rules/facts';
import type { DecodedToken, JsonObject, JsonValue, MalformedToken, ObjectText, Segment } from '../token/decoded';
import { tokenRange } from '../token/pasted';
import type { Reason, ReasonCode } from './outcome';

/** The ids of the rules about `crit` and `b64` are codes of reasons, too. */
const criticalCodes: readonly ReasonCode[] = ['crit-malformed', 'crit-unknown', 'b64-false-in-jwt'];

/**
 * The faults for which a reader must stop, so that no signature is checked under such a header. What surrounds a token
 * counts: RFC 7515 section 2 lets no white space, line break or other character be added.
 */
export function structureReasons(compact: string, facts: TokenFacts): readonly Reason[] {
  const { header = {}, headerText, alg } = facts;
  return [
    ...surroundings(compact),
    ...(facts.decoded.form === 'malformed' ? [malformation(facts.decoded)] : []),
    ...encodingReasons(facts.segments),
    ...duplicateReasons('duplicate-header-param', headerText),
    ...criticalReasons(facts),
    ...typeReasons(header),
    ...(alg === 'none' ? [{ code: 'alg-none' as const }] : []),
  ];
}

/** Each oddity of the parts' base64url, once. */
export function encodingReasons(segments: readonly Segment[]): readonly Reason[] {
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
  return [...new Set(text?.duplicatePaths)].slice(0, mostReasons).map((claim) => ({ code, claim, found: claim }));
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

function criticalReasons(facts: TokenFacts): readonly Reason[] {
  const found = criticalRules.flatMap(({ id, check }) => {
    const code = criticalCodes.find((one) => one === id);
    const [problem] = code === undefined ? [] : check(facts);
    if (code === undefined || problem === undefined) return [];
    const claim = problem.path ?? 'crit';
    return [{ code, claim, ...foundOf(memberOf(facts.header, claim)) }];
  });
  const isUnencoded = memberOf(facts.header, 'b64') === false;
  // The rule leaves payloads alone that are no claims set; here everything is to be a JWT (RFC 7797 section 7).
  return isUnencoded && !found.some(({ code }) => code === 'b64-false-in-jwt')
    ? [...found, { code: 'b64-false-in-jwt', claim: 'b64', found: false }]
    : found;
}

/** RFC 7515 section 4.1: parameters of another JSON type than theirs are not understood, so the token is refused. */
const parameterTypes: readonly (readonly [type: 'string' | 'array' | 'object', names: readonly string[]])[] = [
  ['string', ['kid', 'typ', 'cty', 'jku', 'x5u', 'x5t', 'x5t#S256']],
  ['array', ['x5c']],
  ['object', ['jwk']],
];

function typeReasons(header: JsonObject): readonly Reason[] {
  return parameterTypes.flatMap(([type, names]) =>
    names.flatMap((name): readonly Reason[] => {
      const value = memberOf(header, name);
      if (value === undefined || typeOf(value) === type) return [];
      return [{ code: 'malformed', claim: name, expected: type, found: value }];
    }),
  );
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
