/** The rule about the types of claims. */
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { isExempt } from './exemptions';
import { claimOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { typeName } from './wording';

export const claimRules: readonly Rule[] = [
  { id: 'claim-type', severity: 'warning', appliesTo: 'any', source: 'RFC 7519 §4.1', check: checkTypes },
];

type Shape = 'a string' | 'a boolean' | 'an object' | 'an array of strings' | 'a string or an array of strings';

/** The claims of RFC 7519; a verifier that compares them can be misled by another type. */
const coreShapes: readonly (readonly [string, Shape])[] = [
  ['iss', 'a string'],
  ['sub', 'a string'],
  ['aud', 'a string or an array of strings'],
  ['jti', 'a string'],
];

const otherShapes: readonly (readonly [string, Shape])[] = [
  ...'name given_name family_name middle_name nickname preferred_username profile picture website email gender birthdate zoneinfo locale phone_number azp nonce acr sid at_hash c_hash s_hash client_id htm htu ath _sd_alg sd_hash'
    .split(' ')
    .map((name) => [name, 'a string'] as const),
  ['email_verified', 'a boolean'],
  ['phone_number_verified', 'a boolean'],
  ['amr', 'an array of strings'],
  ['address', 'an object'],
  ['cnf', 'an object'],
  ['events', 'an object'],
];

const shapes: ReadonlyMap<string, Shape> = new Map([...coreShapes, ...otherShapes]);

function checkTypes(token: TokenFacts): readonly Problem[] {
  if (!hasMisshapen(token.claims ?? {})) return nothing;
  const errors = misshapen(token, coreShapes).map((problem): Problem => ({ ...problem, severity: 'error' }));
  const warnings = misshapen(token, otherShapes);
  return errors.length + warnings.length === 0 ? nothing : [...errors, ...warnings];
}

/** Asked first, because it looks at the few claims there are and not at the many there could be. */
function hasMisshapen(claims: JsonObject): boolean {
  for (const name of Object.keys(claims)) {
    const shape = shapes.get(name);
    const value = claims[name];
    if (shape !== undefined && value !== undefined && !hasShape(value, shape)) return true;
  }
  return false;
}

function misshapen(token: TokenFacts, expected: readonly (readonly [string, Shape])[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [path, shape] of expected) {
    const value = claimOf(token, path);
    if (value === undefined || hasShape(value, shape) || isExempt(token, 'claim-type', path)) continue;
    problems.push({
      message: `"${path}" is ${misshapenName(value, shape)} and must be ${shape}; readers refuse it or compare it wrongly.`,
      segment: 'payload',
      path,
    });
  }
  return problems;
}

function misshapenName(value: JsonValue, wanted: Shape): string {
  return Array.isArray(value) && wanted.endsWith('array of strings') ? 'an array of other values' : typeName(value);
}

function hasShape(value: JsonValue, shape: Shape): boolean {
  switch (shape) {
    case 'a string':
      return typeof value === 'string';
    case 'a boolean':
      return typeof value === 'boolean';
    case 'an object':
      return isJsonObject(value);
    case 'an array of strings':
      return isStrings(value);
    case 'a string or an array of strings':
      return typeof value === 'string' || isStrings(value);
  }
}

function isStrings(value: JsonValue): boolean {
  return Array.isArray(value) && value.every((element) => typeof element === 'string');
}
