/** Rules about `crit` and `b64`: extensions that a reader must understand or refuse. */
import type { JsonObject } from '../token/decoded';
import { announcesJwt, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { listed, typeName } from './wording';

export const criticalRules: readonly Rule[] = [
  { id: 'crit-malformed', severity: 'error', appliesTo: 'any', source: 'RFC 7515 §4.1.11', check: checkShape },
  { id: 'crit-unknown', severity: 'error', appliesTo: 'any', source: 'RFC 7515 §4.1.11', check: checkNames },
  { id: 'b64-false-in-jwt', severity: 'error', appliesTo: 'any', source: 'RFC 7797 §7', check: checkB64 },
];

/** Parameters of RFC 7515, 7516 and 7518: always understood, so naming them in `crit` is an error. */
const standardParameters: ReadonlySet<string> = new Set(
  'alg enc zip jku jwk kid x5u x5c x5t x5t#S256 typ cty crit epk apu apv iv tag p2s p2c'.split(' '),
);

const processed: ReadonlySet<string> = new Set(['b64']);

function checkShape({ header }: TokenFacts): readonly Problem[] {
  const crit = memberOf(header, 'crit');
  if (header === undefined || crit === undefined) return nothing;
  const fault = shapeFault(crit, header);
  return fault === undefined
    ? nothing
    : [{ message: `"crit" ${fault}; a verifier must refuse the token.`, segment: 'header', path: 'crit' }];
}

function shapeFault(crit: unknown, header: JsonObject): string | undefined {
  if (!Array.isArray(crit)) return 'is not an array of names';
  if (crit.length === 0) return 'is empty';
  const names = crit.filter((name: unknown): name is string => typeof name === 'string');
  if (names.length < crit.length) return 'holds something else than names';
  if (new Set(names).size < names.length) return 'names a parameter twice';
  const standard = names.filter((name) => standardParameters.has(name));
  if (standard.length > 0) return `names ${listed(standard)}, which every reader knows anyway`;
  const absent = names.filter((name) => !Object.hasOwn(header, name));
  return absent.length > 0 ? `names ${listed(absent)}, which the header does not have` : undefined;
}

function checkNames({ header }: TokenFacts): readonly Problem[] {
  const crit: unknown = memberOf(header, 'crit');
  if (!Array.isArray(crit)) return nothing;
  const unknown = crit.filter(
    (name: unknown): name is string =>
      typeof name === 'string' && !processed.has(name) && !standardParameters.has(name),
  );
  if (unknown.length === 0) return nothing;
  return [
    {
      message: `The header demands that ${listed(unknown)} be understood; a verifier that does not know ${unknown.length === 1 ? 'it' : 'them'} must refuse the token.`,
      segment: 'header',
      path: 'crit',
    },
  ];
}

function checkB64(token: TokenFacts): readonly Problem[] {
  const b64 = memberOf(token.header, 'b64');
  if (b64 === undefined) return nothing;
  const crit = memberOf(token.header, 'crit');
  if (typeof b64 !== 'boolean') {
    return [
      {
        message: `"b64" is ${typeName(b64)} and not true or false; verifiers disagree on what was signed.`,
        segment: 'header',
        path: 'b64',
      },
    ];
  }
  if (!Array.isArray(crit) || !crit.includes('b64')) {
    return [
      {
        message: '"b64" is not listed in "crit", so verifiers that do not know it check another text than was signed.',
        source: 'RFC 7797 §6',
        segment: 'header',
        path: 'b64',
      },
    ];
  }
  if (b64 || (token.claims === undefined && !announcesJwt(token))) return nothing;
  return [
    {
      message: '"b64" is false, which a JWT must not have: its payload is always base64url.',
      segment: 'header',
      path: 'b64',
    },
  ];
}
