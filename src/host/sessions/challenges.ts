/** What an API demands that refused a token: scopes, a stronger or newer sign-in, claims (RFC 6750, RFC 9470). */
import type { JsonObject } from '../../core/token/decoded';
import { parameterOf, type Challenge } from '../../core/validation/challenge';

/** As the editor hands it to providers, parsed from a `WWW-Authenticate` header. */
export interface AuthenticationConstraint {
  readonly challenges: readonly { readonly scheme: string; readonly params: Readonly<Record<string, string>> }[];
  readonly fallbackScopes?: readonly string[] | undefined;
}

export interface Demand {
  /** Empty where nobody names one. */
  readonly scopes: readonly string[];
  /** Undefined where the present sign-in may do. */
  readonly stepUp: StepUp | undefined;
}

/** A sign-in that has to be stronger or newer than the present one; each member as the authorization request takes it. */
export interface StepUp {
  /** Any one of these (RFC 9470 section 3). */
  readonly acrValues: readonly string[];
  /** At most so many seconds ago (RFC 9470 section 3). */
  readonly maxAge: number | undefined;
  /** JSON text of a claims request (OpenID Connect Core section 5.5), as Microsoft Entra sends it with its challenges. */
  readonly claims: string | undefined;
}

/** Undefined where no challenge is for a bearer token: another scheme cannot be met by handing out a token. */
export function demandOf(constraint: AuthenticationConstraint): Demand | undefined {
  const challenge = constraint.challenges.map(challengeOf).find(isBearer);
  return challenge && demandOfChallenge(challenge, constraint.fallbackScopes);
}

/** The parameters of an authorization request that asks for such a sign-in. */
export function parametersFor({ acrValues, maxAge, claims }: StepUp): Readonly<Record<string, string>> {
  return {
    ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
    ...(claims === undefined ? {} : { claims }),
  };
}

/** Whether a token says itself that it comes of such a sign-in (RFC 9470 section 5); claims requests cannot be told. */
export function meets({ acrValues, maxAge, claims }: StepUp, token: JsonObject, now: Date): boolean {
  const { acr, auth_time: authTime } = token;
  const isStrong = acrValues.length === 0 || (typeof acr === 'string' && acrValues.includes(acr));
  const isNew =
    maxAge === undefined || (typeof authTime === 'number' && now.getTime() / 1000 - authTime <= maxAge && maxAge > 0);
  return claims === undefined && isStrong && isNew;
}

/** The editor keeps names as written; of two that differ by case alone, the first counts. */
function challengeOf({ scheme, params }: AuthenticationConstraint['challenges'][number]): Challenge {
  const parameters = Object.entries(params).map(([name, value]) => ({
    name: name.toLowerCase(),
    value,
  }));
  return { scheme, token68: undefined, parameters };
}

function isBearer({ scheme }: Challenge): boolean {
  return scheme.toLowerCase() === 'bearer';
}

function demandOfChallenge(challenge: Challenge, fallbackScopes: readonly string[] = []): Demand {
  const named = words(parameterOf(challenge, 'scope'));
  const stepUp: StepUp = {
    acrValues: words(parameterOf(challenge, 'acr_values')),
    maxAge: secondsIn(parameterOf(challenge, 'max_age')),
    claims: claimsIn(parameterOf(challenge, 'claims')),
  };
  const isDemanded = stepUp.acrValues.length > 0 || stepUp.maxAge !== undefined || stepUp.claims !== undefined;
  return { scopes: named.length > 0 ? named : fallbackScopes, stepUp: isDemanded ? stepUp : undefined };
}

const mostWords = 50;

function words(value: string | undefined): readonly string[] {
  return (value ?? '').split(/\s+/u).filter(Boolean).slice(0, mostWords);
}

function secondsIn(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

const longestClaims = 4000;

/** Base64 or JSON as it is; what is no JSON object is not passed on to the authorization server. */
function claimsIn(value: string | undefined): string | undefined {
  if (value === undefined || value.length > longestClaims) return undefined;
  const text = value.trimStart().startsWith('{') ? value : Buffer.from(value, 'base64').toString('utf8');
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? JSON.stringify(parsed) : undefined;
  } catch {
    return undefined;
  }
}
