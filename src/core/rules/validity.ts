/** Rules about where now lies between the instants of a token. */
import { durationWords } from '../token/spans';
import { neverExpiresOnPurpose } from './exemptions';
import type { TokenFacts } from './facts';
import { instantOf } from './numericDate';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { fromNow, instantWords } from './wording';

export const validityRules: readonly Rule[] = [
  { id: 'expired', severity: 'error', appliesTo: 'any', source: 'RFC 7519 §4.1.4', check: checkExpiry },
  { id: 'not-yet-valid', severity: 'error', appliesTo: 'any', source: 'RFC 7519 §4.1.5', check: checkStart },
  {
    id: 'iat-in-future',
    severity: ({ kind }) => (kind === 'dpop-proof' ? 'error' : 'warning'),
    appliesTo: 'any',
    source: 'RFC 7519 §4.1.6',
    check: checkIssuedAt,
  },
  { id: 'expiring-soon', severity: 'information', appliesTo: 'any', source: 'RFC 7519 §4.1.4', check: checkRemaining },
];

const soonSeconds = 300;

/** RFC 7519 section 4.1.4: "on or after" `exp` is too late; a reader may allow for clocks that differ. */
function checkExpiry(token: TokenFacts): readonly Problem[] {
  const exp = instantOf(token, 'exp');
  if (exp === undefined || token.nowSeconds < exp || neverExpiresOnPurpose(token)) return nothing;
  const ended = `The token expired ${fromNow(exp, token.nowSeconds)}, at ${instantWords(exp)}`;
  const { toleranceSeconds } = token;
  if (token.nowSeconds - toleranceSeconds >= exp) {
    return [
      {
        message: `${ended}; servers refuse it, with a clock tolerance of ${toleranceSeconds} seconds too. Get a new one.`,
        segment: 'payload',
        path: 'exp',
      },
    ];
  }
  return [
    {
      message: `${ended}; only servers that allow a clock tolerance (here ${toleranceSeconds} seconds) still accept it.`,
      severity: 'warning',
      segment: 'payload',
      path: 'exp',
    },
  ];
}

function checkStart(token: TokenFacts): readonly Problem[] {
  const nbf = instantOf(token, 'nbf');
  if (nbf === undefined || nbf <= token.nowSeconds + token.toleranceSeconds) return nothing;
  return [
    {
      message: `The token becomes valid ${fromNow(nbf, token.nowSeconds)}, at ${instantWords(nbf)}; servers refuse it until then.`,
      segment: 'payload',
      path: 'nbf',
    },
  ];
}

function checkIssuedAt(token: TokenFacts): readonly Problem[] {
  const iat = instantOf(token, 'iat');
  if (iat === undefined || iat <= token.nowSeconds + token.toleranceSeconds) return nothing;
  return [
    {
      message: `The token says it was issued ${durationWords(iat - token.nowSeconds)} from now, at ${instantWords(iat)}; a clock is wrong, here or at the issuer.`,
      segment: 'payload',
      path: 'iat',
    },
  ];
}

function checkRemaining(token: TokenFacts): readonly Problem[] {
  const exp = instantOf(token, 'exp');
  if (exp === undefined) return nothing;
  const remaining = exp - token.nowSeconds;
  if (remaining <= 0 || remaining >= soonSeconds) return nothing;
  return [
    {
      message: `The token expires ${fromNow(exp, token.nowSeconds)}, at ${instantWords(exp)}.`,
      segment: 'payload',
      path: 'exp',
    },
  ];
}
