/** Rules about an SD-JWT: hash algorithm, digests and disclosures, and what it withholds. */
import type { DecodedToken, Disclosure, DisclosureState, JsonObject, SelectiveDisclosure } from '../token/decoded';
import { symmetricSignatures } from './algorithmNames';
import type { TokenFacts } from './facts';
import { flattenJson } from './flatten';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, inert } from './wording';

export const sdJwtRules: readonly Rule[] = [
  {
    id: 'sd-jwt-structure',
    severity: 'error',
    appliesTo: 'any',
    source: 'RFC 9901 §7.1',
    check: checkStructure,
  },
  {
    id: 'sd-jwt-decoys/undisclosed',
    severity: 'information',
    appliesTo: 'any',
    source: 'RFC 9901 §4.2.5',
    check: ({ decoded }) => {
      const count = selectiveOf(decoded)?.undisclosedCount ?? 0;
      return count === 0
        ? nothing
        : [
            {
              message: `${count} ${count === 1 ? 'digest has' : 'digests have'} no disclosure: ${count === 1 ? 'a claim was withheld, or it is a decoy' : 'claims were withheld, or they are decoys'}, and nobody can tell which. What is not disclosed is not known to be absent.`,
              segment: 'payload',
            },
          ];
    },
  },
];

/** The IANA Named Information Hash Algorithm registry, without what RFC 9901 section 4.1.1 forbids as too weak. */
const hashAlgorithms: ReadonlySet<string> = new Set(
  'sha-256 sha-384 sha-512 sha3-224 sha3-256 sha3-384 sha3-512 blake2s-256 blake2b-256 blake2b-512 k12-256 k12-512'.split(
    ' ',
  ),
);

function checkStructure({ alg, decoded }: TokenFacts): readonly Problem[] {
  const selective = selectiveOf(decoded);
  if (selective === undefined) return nothing;
  const problems: Problem[] = [];
  if (alg === 'none' || (alg !== undefined && symmetricSignatures.has(alg))) {
    problems.push({
      message: `An SD-JWT must be signed with an asymmetric algorithm; with ${found(alg)} nobody can tell the issuer from the verifier.`,
      source: 'RFC 9901 §4.1',
      segment: 'header',
      path: 'alg',
    });
  }
  if (!hashAlgorithms.has(selective.hashAlgorithm)) {
    problems.push({
      message: `The hash algorithm ${found(selective.hashAlgorithm)} is too weak or not registered, so disclosures could be exchanged.`,
      source: 'RFC 9901 §4.1.1',
      segment: 'payload',
      path: '_sd_alg',
    });
  }
  const repeated = repeatedDigestCount(selective);
  if (repeated > 0) {
    problems.push({
      message: `${repeated === 1 ? 'A digest occurs' : `${repeated} digests occur`} more than once; a verifier must refuse the token.`,
      segment: 'payload',
      path: '_sd',
    });
  }
  return [...problems, ...disclosureProblems(selective.disclosures)];
}

interface Selective extends Pick<SelectiveDisclosure, 'hashAlgorithm' | 'disclosures' | 'undisclosedCount'> {
  /** As signed, digests in place. */
  readonly claims: JsonObject | undefined;
}

/** An SD-JWT, compact or in JSON (RFC 9901 section 8). */
function selectiveOf(decoded: DecodedToken): Selective | undefined {
  if (decoded.form === 'sd-jwt') return decoded;
  return decoded.form === 'jws-json' && decoded.disclosed
    ? { ...decoded.disclosed, claims: decoded.claims }
    : undefined;
}

/** RFC 9901 section 7.1, step 4: no digest may occur twice. */
function repeatedDigestCount({ claims, disclosures }: Selective): number {
  const digests: string[] = [];
  const disclosed = disclosures.flatMap(withChildren).map(({ value }) => value);
  for (const root of [claims, ...disclosed]) {
    if (typeof root !== 'object' || root === null) continue;
    for (const { key, value, parent } of flattenJson({ root })) {
      const isDigest = key === '...' || (typeof key === 'number' && parent?.key === '_sd');
      if (isDigest && typeof value === 'string') digests.push(value);
    }
  }
  return digests.length - new Set(digests).size;
}

const stateFaults: { readonly [state in Exclude<DisclosureState, 'matched'>]: string } = {
  unreferenced: 'belongs to no digest of the token, so the issuer did not sign it',
  duplicate: 'is there twice',
  malformed: 'is not a JSON array of salt, name and value',
};

function disclosureProblems(disclosures: readonly Disclosure[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const disclosure of disclosures.flatMap(withChildren)) {
    const label = disclosure.name === undefined ? 'A disclosure' : `The disclosure of "${inert(disclosure.name)}"`;
    const path = disclosure.path ?? disclosure.name;
    const { start: offset } = disclosure.segment;
    const at = { segment: 'disclosure' as const, offset, ...(path === undefined ? {} : { path: inert(path, 120) }) };
    if (disclosure.state !== 'matched') {
      problems.push({ message: `${label} ${stateFaults[disclosure.state]}; a verifier must refuse the token.`, ...at });
    } else if (disclosure.name === '_sd' || disclosure.name === '...') {
      problems.push({
        message: `${label} uses a name that is reserved for digests; a verifier must refuse the token.`,
        ...at,
      });
    }
  }
  return problems;
}

function withChildren(disclosure: Disclosure): readonly Disclosure[] {
  const all = [disclosure];
  // Grows while walked: children may be nested as deep as the token's author likes.
  for (let i = 0; i < all.length; i++) all.push(...(all[i]?.children ?? []));
  return all;
}
