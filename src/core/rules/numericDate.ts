/** Rules about the form and the order of time claims. */
import { millisecondsFrom } from '../token/millisecondsFrom';
import { isExempt, neverExpiresOnPurpose } from './exemptions';
import { claimOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, instantWords, typeName } from './wording';

export const numericDateRules: readonly Rule[] = [
  { id: 'numericdate-not-number', severity: 'error', appliesTo: 'any', source: 'RFC 7519 §2', check: checkNumbers },
  {
    id: 'numericdate-milliseconds',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 7519 §2',
    check: checkMilliseconds,
  },
  {
    id: 'numericdate-fractional',
    severity: 'hint',
    appliesTo: 'any',
    source: 'RFC 7519 §2',
    check: checkFractions,
  },
  { id: 'time-order', severity: 'error', appliesTo: 'any', source: 'RFC 7519 §4.1', check: checkOrder },
];

/** Claims that RFC 7519 section 4.1 and OIDC Core define as NumericDate. */
export const dateClaims = ['exp', 'nbf', 'iat', 'auth_time', 'updated_at'] as const;

/** A time claim in seconds; undefined where it is absent, no number, or no plausible instant. */
export function instantOf(token: TokenFacts, name: string): number | undefined {
  const value = claimOf(token, name);
  return typeof value === 'number' && Math.abs(value) < millisecondsFrom ? value : undefined;
}

function checkNumbers(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const path of dateClaims) {
    const value = claimOf(token, path);
    if (value === undefined || typeof value === 'number' || isExempt(token, 'numericdate-not-number', path)) continue;
    problems.push({
      message: `"${path}" is ${typeName(value)} (${found(value)}) and must be a number of seconds since 1970; readers refuse it or ignore it.`,
      segment: 'payload',
      path,
    });
  }
  return problems;
}

function checkMilliseconds(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const path of dateClaims) {
    const value = claimOf(token, path);
    if (typeof value !== 'number' || value < millisecondsFrom || !Number.isFinite(value)) continue;
    const meant = value < 1e14 ? `, probably ${instantWords(value / 1000)} in milliseconds` : '';
    problems.push({
      message: `"${path}" is ${value}${meant}; readers take it as seconds, thousands of years ahead. Issue it in seconds.`,
      segment: 'payload',
      path,
    });
  }
  return problems;
}

/** Fractions are allowed, and still a common reason for a token to be refused. */
function checkFractions(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const path of dateClaims) {
    const value = claimOf(token, path);
    if (typeof value !== 'number' || !Number.isFinite(value) || Number.isInteger(value)) continue;
    problems.push({
      message: `"${path}" is ${value}, with a fraction of a second; the standard allows it, but many readers expect a whole number and refuse it.`,
      segment: 'payload',
      path,
    });
  }
  return problems.length === 0 ? nothing : problems;
}

function checkOrder(token: TokenFacts): readonly Problem[] {
  const [exp, iat, nbf, authTime] = (['exp', 'iat', 'nbf', 'auth_time'] as const).map((name) => instantOf(token, name));
  const problems: Problem[] = [];
  if (exp !== undefined && iat !== undefined && exp <= iat && !neverExpiresOnPurpose(token)) {
    problems.push({
      message: `The token ends (${instantWords(exp)}) no later than it was issued (${instantWords(iat)}), so it was never valid.`,
      segment: 'payload',
      path: 'exp',
    });
  }
  if (exp !== undefined && nbf !== undefined && nbf > exp) {
    problems.push({
      message: `The token becomes valid (${instantWords(nbf)}) after its end (${instantWords(exp)}), so it never is.`,
      segment: 'payload',
      path: 'nbf',
    });
  }
  if (iat !== undefined && authTime !== undefined && authTime > iat) {
    problems.push({
      message: `The user is said to have signed in (${instantWords(authTime)}) after the token was issued (${instantWords(iat)}).`,
      segment: 'payload',
      path: 'auth_time',
    });
  }
  return problems;
}
