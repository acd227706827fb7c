/** What can be said of a token when no issuer profile fits it. */
import { mediaType, memberOf } from '../rules/facts';
import { claimsOf } from '../token/claimsSet';
import { decodeToken } from '../token/decode';
import type { DecodedToken } from '../token/decoded';
import { proofWindowSeconds } from './dpop';
import { boundToleranceSeconds } from './keyBinding';
import type { Reason, Undecided, Validation } from './outcome';

/** Never valid and never invalid: nobody was asked. What no API may accept, whoever the issuer is, is named all the same. */
export function judgeWithoutProfile(compact: string): Validation {
  const decoded = decodeToken(compact);
  const reasons = reasonsFor(decoded);
  return {
    status: 'undecided',
    provenance: undefined,
    cause: causeOf(decoded),
    ...(reasons.length > 0 && { reasons }),
  };
}

/** When the answer of a validation can become another one though nothing but time passes; the soonest instant after `now`. */
export function nextTurn(compact: string, clockToleranceSeconds: number, now: Date): Date | undefined {
  const turns = turnsOf(decodeToken(compact), clockToleranceSeconds);
  const next = Math.min(...turns.filter((time) => time > now.getTime()));
  return Number.isFinite(next) ? new Date(next) : undefined;
}

/** Of a token in a token the times are inside; a proof has times of its own. */
function turnsOf(decoded: DecodedToken, toleranceSeconds: number): readonly number[] {
  const { exp, nbf, iat } = claimsOf(decoded) ?? {};
  const header = 'header' in decoded ? decoded.header : undefined;
  const isProof = mediaType(memberOf(header, 'typ')) === 'dpop+jwt';
  return [
    ...around(exp, [0, toleranceSeconds]),
    ...around(nbf, [-toleranceSeconds, 0]),
    ...around(iat, [-toleranceSeconds, ...(isProof ? [-proofWindowSeconds, proofWindowSeconds] : [])]),
    ...tokensIn(decoded).flatMap(([inner, tolerance]) => turnsOf(inner, tolerance ?? toleranceSeconds)),
  ];
}

/** What is judged together with a token, and the tolerance where that is not the profile's. */
function tokensIn(decoded: DecodedToken): readonly (readonly [DecodedToken, tolerance?: number])[] {
  const payload = 'payload' in decoded ? decoded.payload : undefined;
  const selective = decoded.form === 'jws-json' ? decoded.disclosed : decoded;
  const bound = selective !== undefined && 'keyBinding' in selective ? selective.keyBinding : undefined;
  return [
    ...(payload?.kind === 'token' ? ([[payload.token]] as const) : []),
    ...(bound === undefined ? [] : ([[bound, boundToleranceSeconds]] as const)),
  ];
}

/** A moment after the instant itself, which still counts as before. */
const past = 1;

/** The last instant that a `Date` holds. */
const latest = 8.64e15;

function around(seconds: unknown, offsets: readonly number[]): readonly number[] {
  if (typeof seconds !== 'number') return [];
  return offsets.map((offset) => Math.ceil((seconds + offset) * 1000) + past).filter((time) => time < latest);
}

function causeOf(decoded: DecodedToken): Undecided {
  switch (decoded.form) {
    case 'opaque':
      return { code: 'opaque' };
    case 'jwe':
      return { code: 'encrypted' };
    case 'jws-detached':
      return { code: 'not-a-jwt' };
    case 'malformed':
      return { code: 'not-a-jwt' };
    default: {
      const issuer = decoded.claims?.['iss'];
      return { code: 'issuer-not-configured', ...(typeof issuer === 'string' && { issuer }) };
    }
  }
}

function reasonsFor(decoded: DecodedToken): readonly Reason[] {
  if (decoded.form === 'malformed') return [{ code: 'malformed' }];
  return 'unsecured' in decoded && decoded.unsecured ? [{ code: 'alg-none' }] : [];
}
