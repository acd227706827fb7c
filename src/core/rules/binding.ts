/** Rules about tokens bound to a key: DPoP proofs, and access tokens that anybody who has them can use. */
import { decodeToken } from '../token/decode';
import { claimsOf } from '../token/claimsSet';
import type { DecodedToken } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { durationWords } from '../token/spans';
import { thumbprintOf } from '../token/thumbprint';
import { textDigest } from './digests';
import { isExempt } from './exemptions';
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { instantOf } from './numericDate';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';

export const bindingRules: readonly Rule[] = [
  {
    id: 'not-sender-constrained',
    severity: 'hint',
    appliesTo: ['access'],
    source: 'RFC 9700 §2.2.1',
    check: checkConstraint,
  },
  { id: 'dpop-iat-window', severity: 'warning', appliesTo: ['dpop-proof'], source: 'RFC 9449 §11.1', check: checkAge },
  {
    id: 'dpop-binding',
    severity: 'error',
    appliesTo: ['dpop-proof'],
    source: 'RFC 9449 §4.3',
    check: checkBinding,
    isUnanswered: ({ context }) => context.accessToken === undefined,
  },
];

function checkConstraint(token: TokenFacts): readonly Problem[] {
  if (token.claims === undefined || !token.complete || claimOf(token, 'cnf') !== undefined) return nothing;
  if (isExempt(token, 'not-sender-constrained')) return nothing;
  return [
    {
      message:
        'The token is bound to no key (no "cnf"), so whoever has it can use it. DPoP or mutual TLS bind a token to its client.',
      segment: 'payload',
      path: 'cnf',
    },
  ];
}

/** What servers allow; longer, and a stolen proof can be used again. */
const mostProofSeconds = 300;

function checkAge(token: TokenFacts): readonly Problem[] {
  const iat = instantOf(token, 'iat');
  if (iat === undefined) return nothing;
  const age = token.nowSeconds - iat;
  if (Math.abs(age) <= mostProofSeconds) return nothing;
  return [
    {
      message: `The proof was made ${durationWords(Math.abs(age))} ${age > 0 ? 'ago' : 'from now'}; servers accept one for ${durationWords(mostProofSeconds)} at most. Make one for each request.`,
      segment: 'payload',
      path: 'iat',
    },
  ];
}

function checkBinding(token: TokenFacts): readonly Problem[] {
  const { accessToken } = token.context;
  if (accessToken === undefined) return nothing;
  const problems: Problem[] = [];
  const ath = claimOf(token, 'ath');
  if (ath !== undefined && ath !== textDigest(accessToken)) {
    problems.push({
      message: '"ath" is not the hash of the access token sent with the proof, so the proof belongs to another token.',
      segment: 'payload',
      path: 'ath',
    });
  }
  const jwk = memberOf(token.header, 'jwk');
  const fault = keyFault(isJsonObject(jwk) ? thumbprintOf(jwk) : undefined, decodeToken(accessToken));
  if (fault !== undefined) problems.push({ message: fault, source: 'RFC 9449 §6.1', segment: 'header', path: 'jwk' });
  return problems;
}

/** An opaque or encrypted access token does not show its key; the server knows it. */
function keyFault(thumbprint: string | undefined, accessToken: DecodedToken): string | undefined {
  const claims = accessToken.form === 'jws' ? claimsOf(accessToken) : undefined;
  if (thumbprint === undefined || claims === undefined) return undefined;
  const cnf = memberOf(claims, 'cnf');
  const jkt = isJsonObject(cnf) ? memberOf(cnf, 'jkt') : undefined;
  if (jkt === thumbprint) return undefined;
  return jkt === undefined
    ? 'The access token sent with the proof is not bound to its key (no "cnf.jkt"), so the proof protects nothing.'
    : 'The access token sent with the proof is bound to another key ("cnf.jkt"), so servers refuse the two together.';
}
