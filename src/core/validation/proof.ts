/** What DPoP proofs and Key Binding JWTs have in common: a strict JWT whose signature a given key has to fit. */
import { factsOf, memberOf } from '../rules/facts';
import type { TokenFacts } from '../rules/facts';
import { privateMembersOf } from '../rules/keyReferences';
import { classifyToken } from '../token/classify';
import { decodeToken } from '../token/decode';
import type { DecodedJws, JsonObject } from '../token/decoded';
import { isPublicKeyAlgorithm, signatureAlgorithm } from './algorithms';
import type { Reason } from './outcome';
import type { Possession } from './possession';
import { isSignedBy } from './signature';
import { duplicateReasons, foundOf, structureReasons } from './structure';
import { signedParts } from './subject';
import { verificationKey } from './verificationKey';

/** A proof that was decoded. */
export interface Proof {
  readonly compact: string;
  readonly facts: TokenFacts;
  readonly claims: JsonObject;
}

/** A signed JWT, or nothing that could be a proof. */
export function readProof(compact: string, now: Date): Proof | undefined {
  const decoded = decodeToken(compact);
  if (!isSignedJwt(decoded)) return undefined;
  const facts = factsOf(decoded, classifyToken(decoded), { now });
  return { compact, facts, claims: decoded.claims };
}

function isSignedJwt(decoded: ReturnType<typeof decodeToken>): decoded is DecodedJws & { readonly claims: JsonObject } {
  return decoded.form === 'jws' && decoded.claims !== undefined;
}

/** What is wrong with the claims of a proof; `code` stands for those that its standard demands. */
export function proofReasons(
  { facts, claims }: Proof,
  code: 'dpop-structure' | 'sd-jwt-kb',
  members: readonly (readonly [name: string, type: 'string' | 'number'])[],
): readonly Reason[] {
  const typed = members.flatMap(([claim, expected]): readonly Reason[] => {
    const value = memberOf(claims, claim);
    return typeof value === expected && value !== '' ? [] : [{ code, claim, expected, ...foundOf(value) }];
  });
  return [...duplicateReasons('duplicate-claim', facts.claimsText), ...typed];
}

/** Whether the proof is signed with a key; `reasons` are what is wrong with it besides. */
export async function checkPossession(
  { compact, facts }: Proof,
  jwk: JsonObject,
  reasons: readonly Reason[],
): Promise<Possession> {
  const structure = structureReasons(compact, facts.decoded);
  if (structure.length > 0) return failed([...structure, ...reasons]);
  const algorithm = facts.alg ?? '';
  // A secret in the hands of both sides proves nothing (RFC 9449 section 4.2, RFC 9901 section 4.3).
  if (!isPublicKeyAlgorithm(algorithm)) {
    return failed([{ code: 'alg-not-allowed-for-issuer', claim: 'alg', found: algorithm }, ...reasons]);
  }
  if (signatureAlgorithm(algorithm) === undefined) return { status: 'undecided', code: 'algorithm-not-supported' };
  if (privateMembersOf(jwk).length > 0) {
    return failed([{ code: 'key-refused', found: 'header-jwk-private' }, ...reasons]);
  }
  const key = await verificationKey({ kind: 'jwk', jwk }, algorithm);
  if (key.status === 'unsupported') return { status: 'undecided', code: 'algorithm-not-supported' };
  if (key.status !== 'ready') return failed([{ code: 'key-refused', found: key.fault }, ...reasons]);
  if (!(await isSignedBy(signedParts(compact), algorithm, key.key))) {
    return failed([{ code: 'signature-invalid' }, ...reasons]);
  }
  if (reasons.length > 0) return failed(reasons);
  return { status: 'proved', algorithm, thumbprint: key.thumbprint ?? '' };
}

export function failed(reasons: readonly Reason[]): Possession {
  return { status: 'failed', reasons };
}
