/** Rules about header parameters: which key is meant, and which parameters nobody knows. */
import { headerEntry } from '../token/headers';
import { symmetricSignatures } from './algorithmNames';
import { isExempt } from './exemptions';
import { memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { listed } from './wording';

export const headerParameterRules: readonly Rule[] = [
  { id: 'kid-missing', severity: 'hint', appliesTo: 'any', source: 'RFC 7515 §4.1.4', check: checkKeyId },
  { id: 'header-x5t-sha1', severity: 'hint', appliesTo: 'any', source: 'RFC 7515 §4.1.7', check: checkThumbprint },
  { id: 'unknown-header-param', severity: 'hint', appliesTo: 'any', source: 'RFC 7515 §4.2', check: checkNames },
];

/** Other ways to say which key is meant, RFC 7515 section 6. */
const otherKeyNames = ['jwk', 'x5c', 'x5t', 'x5t#S256', 'x5u', 'trust_chain'] as const;

/** A shared secret is one for both sides, and an unsigned token has no key. */
function checkKeyId(token: TokenFacts): readonly Problem[] {
  const { alg, decoded, header } = token;
  if (header === undefined || alg === undefined || alg === 'none' || symmetricSignatures.has(alg)) return nothing;
  if (decoded.form === 'jwe' || token.kind === 'encrypted' || !token.complete) return nothing;
  // The key is the one in the `cnf` of the SD-JWT around it.
  if (token.kind === 'key-binding') return nothing;
  if (memberOf(header, 'kid') !== undefined) return nothing;
  if (otherKeyNames.some((name) => memberOf(header, name) !== undefined)) return nothing;
  return [
    {
      message:
        'The header does not say which key signed the token ("kid"), so a reader must try each key of the issuer, and fails when keys are replaced.',
      segment: 'header',
      path: 'kid',
    },
  ];
}

function checkThumbprint(token: TokenFacts): readonly Problem[] {
  const { header } = token;
  if (memberOf(header, 'x5t') === undefined || memberOf(header, 'x5t#S256') !== undefined) return nothing;
  if (isExempt(token, 'header-x5t-sha1')) return nothing;
  return [
    {
      message:
        'The certificate is named by its SHA-1 thumbprint ("x5t") only; SHA-1 is broken, so two certificates can be made that share one. Send "x5t#S256".',
      segment: 'header',
      path: 'x5t',
    },
  ];
}

/** In the JSON serializations an unprotected header carries these, RFC 9901 section 8.1. */
const selectiveParameters: ReadonlySet<string> = new Set(['disclosures', 'kb_jwt']);

function checkNames({ decoded, header, provider }: TokenFacts): readonly Problem[] {
  if (header === undefined) return nothing;
  let unknown: string[] | undefined;
  for (const name of Object.keys(header)) {
    if (headerEntry(name, provider) !== undefined) continue;
    if (decoded.form === 'jws-json' && selectiveParameters.has(name)) continue;
    (unknown ??= []).push(name);
  }
  if (unknown === undefined) return nothing;
  return [
    {
      message: `No registry has the header parameter${unknown.length === 1 ? '' : 's'} ${listed(unknown)}; readers ignore what they do not know, so nothing may depend on ${unknown.length === 1 ? 'it' : 'them'}.`,
      segment: 'header',
    },
  ];
}
