/** Finds the scopes of a token, wherever its provider writes them, and those that a profile misses. */
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { differenceToAny } from './differences';
import type { Reason } from './outcome';

/** `scope` of RFC 8693 section 4.2, `scp` of Entra ID and Okta, `permissions` of Auth0 and Descope. */
const scopeClaims: readonly string[] = ['scope', 'scp', 'permissions'];

export function scopeReasons(claims: JsonObject, required: readonly string[]): readonly Reason[] {
  if (required.length === 0) return [];
  const found = scopesOf(claims);
  const missing = required.filter((scope) => !found.includes(scope));
  if (missing.length === 0) return [];
  const difference = differenceToAny(missing, found);
  return [{ code: 'scope-missing', expected: missing, found, ...(difference && { difference }) }];
}

/** The scopes a token has, as a list, in whichever claim and form its provider writes them. */
export function scopesOf(claims: JsonObject): readonly string[] {
  return scopeClaims.flatMap((name): readonly string[] => {
    const value: unknown = memberOf(claims, name);
    if (typeof value === 'string') return value.split(' ').filter((scope) => scope !== '');
    return Array.isArray(value) ? value.filter((scope): scope is string => typeof scope === 'string') : [];
  });
}
