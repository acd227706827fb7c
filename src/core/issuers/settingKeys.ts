/** Keys that stand in the settings themselves: public ones only, since settings are synchronised and committed. */
import { privateMembersOf } from '../rules/keyReferences';
import type { JsonValue } from '../token/decoded';
import { noProblems, problem } from './fieldChecks';
import type { FieldProblem } from './fieldChecks';

const mostKeys = 100;
const longestPem = 65_536;
/** No key has members in members in members; whoever walks a value that goes on and on runs out of stack. */
const deepest = 16;

/** A public key (SPKI, RFC 7468 section 13) or a certificate (section 5). */
const pem = /^\s*-----BEGIN (PUBLIC KEY|CERTIFICATE)-----[A-Za-z\d+/=\s]+-----END \1-----\s*$/;

/** What is wrong with a JWK set (RFC 7517 section 5); its members that are no keys are not looked at. */
export function checkKeySet(value: unknown): readonly FieldProblem[] {
  if (!isObject(value)) return problem('wrong-type');
  if (isDeeperThan(deepest, value)) return problem('not-a-key-set');
  const keys = Object.hasOwn(value, 'keys') ? value['keys'] : undefined;
  // A single key written where a set is meant may be private all the same.
  if (!Array.isArray(keys)) return problem(keyFault(value) ?? 'not-a-key-set');
  if (keys.length > mostKeys) return problem('too-long', '.keys');
  if (keys.length === 0) return problem('no-keys', '.keys');
  return keys.flatMap((key: unknown, index) => checkKey(key, `.keys[${String(index)}]`));
}

function checkKey(key: unknown, path: string): readonly FieldProblem[] {
  if (!isObject(key)) return problem('not-a-key-set', path);
  const fault = keyFault(key);
  if (fault !== undefined) return problem(fault, path);
  return typeof key['kty'] === 'string' ? noProblems : problem('not-a-key-set', path);
}

function keyFault(key: Readonly<Record<string, JsonValue>>): 'secret-in-settings' | 'private-key' | undefined {
  if (key['kty'] === 'oct' || Object.hasOwn(key, 'k')) return 'secret-in-settings';
  return privateMembersOf(key).length > 0 ? 'private-key' : undefined;
}

/** What is wrong with a PEM text. */
export function checkPem(value: unknown): readonly FieldProblem[] {
  if (typeof value !== 'string') return problem('wrong-type');
  if (value.length > longestPem) return problem('too-long');
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(value)) return problem('private-key');
  return pem.test(value) ? noProblems : problem('not-pem');
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member: unknown) => isDeeperThan(levels - 1, member));
}

function isObject(value: unknown): value is Readonly<Record<string, JsonValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
