/** Reads the structures that PEM texts hold keys in, and gives the public members as a JWK has them. */
import { encodeBase64url } from '../../token/base64url';
import type { JsonObject } from '../../token/decoded';
import { curveNamed, curveWithIdentifier } from '../../token/curves';
import {
  bitStringBytes,
  derChildren,
  derTags,
  objectIdentifier,
  readDer,
  sequenceItems,
  unsignedInteger,
  type DerElement,
} from './der';

/** SubjectPublicKeyInfo, RFC 5280 section 4.1; what cannot be read is left out, `kty` when the algorithm is unknown. */
export function publicKeyInfoMembers(element: DerElement | undefined): JsonObject {
  const [algorithm, key] = sequenceItems(element);
  const [name, parameters] = sequenceItems(algorithm);
  const bytes = bitStringBytes(key);
  const identifier = objectIdentifier(name);
  if (rsaIdentifiers.has(identifier)) return rsaMembers(bytes === undefined ? [] : sequenceItems(readDer(bytes)));
  return otherMembers(identifier, objectIdentifier(parameters), bytes);
}

/** RSAPublicKey of RFC 8017 appendix A.1.1. */
export function rsaPublicKeyMembers(element: DerElement | undefined): JsonObject {
  return rsaMembers(sequenceItems(element));
}

/** RSAPrivateKey of RFC 8017 appendix A.1.2; the private part stays out. */
export function rsaPrivateKeyMembers(element: DerElement | undefined): JsonObject {
  return rsaMembers(sequenceItems(element).slice(1));
}

/** ECPrivateKey of RFC 5915; `curve` is the identifier from outside of it, where PKCS #8 has one. */
export function ecPrivateKeyMembers(element: DerElement | undefined, curve = ''): JsonObject {
  const items = sequenceItems(element);
  const explicit = (tag: number): DerElement | undefined => {
    const found = items.find((item) => item.tag === tag);
    return found === undefined ? undefined : derChildren(found)[0];
  };
  const identifier = curve === '' ? objectIdentifier(explicit(derTags.context0)) : curve;
  return otherMembers(ecIdentifier, identifier, bitStringBytes(explicit(derTags.context1)));
}

/** OneAsymmetricKey of RFC 5958, known as PKCS #8; the private part stays out. */
export function privateKeyInfoMembers(element: DerElement | undefined): JsonObject {
  const [, algorithm, key, ...attributes] = sequenceItems(element);
  const [name, parameters] = sequenceItems(algorithm);
  const identifier = objectIdentifier(name);
  const inner = key?.tag === derTags.octetString ? readDer(key.content) : undefined;
  if (rsaIdentifiers.has(identifier)) return rsaPrivateKeyMembers(inner);
  if (identifier === ecIdentifier) return ecPrivateKeyMembers(inner, objectIdentifier(parameters));
  const published = attributes.find(({ tag }) => tag === derTags.primitiveContext1);
  return otherMembers(identifier, '', bitStringBytes(published));
}

/** rsaEncryption and id-RSASSA-PSS, RFC 8017 appendix C. */
const rsaIdentifiers: ReadonlySet<string> = new Set(['1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10']);
/** id-ecPublicKey, RFC 5480 section 2.1.1. */
const ecIdentifier = '1.2.840.10045.2.1';
const moduleLattice: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.3.17', 'ML-DSA-44'],
  ['2.16.840.1.101.3.4.3.18', 'ML-DSA-65'],
  ['2.16.840.1.101.3.4.3.19', 'ML-DSA-87'],
]);

function rsaMembers([modulus, exponent]: readonly DerElement[]): JsonObject {
  const [n, e] = [unsignedInteger(modulus), unsignedInteger(exponent)];
  return { kty: 'RSA', ...(n && { n: encodeBase64url(n) }), ...(e && { e: encodeBase64url(e) }) };
}

function otherMembers(algorithm: string, parameters: string, key: Uint8Array | undefined): JsonObject {
  if (algorithm === ecIdentifier) {
    const crv = curveWithIdentifier(parameters);
    return { kty: 'EC', ...(crv !== undefined && { crv, ...pointMembers(crv, key) }) };
  }
  const alg = moduleLattice.get(algorithm);
  if (alg !== undefined) return { kty: 'AKP', alg, ...(key && { pub: encodeBase64url(key) }) };
  const crv = curveWithIdentifier(algorithm);
  return crv === undefined ? {} : { kty: 'OKP', crv, ...(key && { x: encodeBase64url(key) }) };
}

/** The coordinates of an uncompressed point, SEC 1 section 2.3.3. */
function pointMembers(crv: string, point: Uint8Array | undefined): JsonObject {
  const bytes = curveNamed(crv)?.bytes ?? 0;
  if (point?.length !== 1 + 2 * bytes || point[0] !== 4) return {};
  return { x: encodeBase64url(point.subarray(1, 1 + bytes)), y: encodeBase64url(point.subarray(1 + bytes)) };
}
