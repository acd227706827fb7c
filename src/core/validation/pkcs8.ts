/** Wraps private keys as OpenSSL long wrote them, PKCS #1 and SEC 1, into PKCS #8 (RFC 5208 section 5). */
import { base64url } from 'jose';
import { derTags, readDer, sequenceItems } from '../issuers/asn1/der';
import { readPem } from '../issuers/asn1/pem';

/** The old forms that are wrapped: RFC 8017 appendix A.1.2 and RFC 5915 section 3. */
export type OldLabel = 'RSA PRIVATE KEY' | 'EC PRIVATE KEY';

/** PEM text of PKCS #8 with the key of the block `label` in `text`; throws when there is none that can be read. */
export function pkcs8Of(text: string, label: OldLabel): string {
  const [first, last] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  // OpenSSL writes the parameters of a curve as a block of their own in front.
  const pem = readPem(text.slice(text.indexOf(first), text.indexOf(last) + last.length));
  if (pem?.label !== label) throw new TypeError('No such private key');
  const algorithm = label === 'RSA PRIVATE KEY' ? rsaEncryption : ecPublicKey(curveOf(pem.bytes));
  const wrapped = element(derTags.sequence, [
    ...version,
    ...element(derTags.sequence, algorithm),
    ...element(derTags.octetString, pem.bytes),
  ]);
  // Base64 for PEM: the alphabet differs from base64url in two characters, and readers want the padding.
  const body = base64url.encode(Uint8Array.from(wrapped)).replaceAll('-', '+').replaceAll('_', '/');
  return `-----BEGIN PRIVATE KEY-----\n${body.padEnd(Math.ceil(body.length / 4) * 4, '=')}\n-----END PRIVATE KEY-----`;
}

/** INTEGER 0. */
const version = [0x02, 0x01, 0x00];

/** OBJECT IDENTIFIER 1.2.840.113549.1.1.1, NULL. */
const rsaEncryption = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/** OBJECT IDENTIFIER 1.2.840.10045.2.1, and the curve's. */
function ecPublicKey(curve: Uint8Array): readonly number[] {
  return [0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, ...curve];
}

/** The identifier of the curve, which SEC 1 keys carry in their parameters. */
function curveOf(sec1: Uint8Array): Uint8Array {
  const parameters = sequenceItems(readDer(sec1)).find(({ tag }) => tag === derTags.context0);
  const curve = parameters && readDer(parameters.content);
  if (curve?.tag !== derTags.objectIdentifier) throw new TypeError('No named curve');
  return curve.whole;
}

/** Tag, length and content in DER. */
function element(tag: number, content: Iterable<number> & { readonly length: number }): readonly number[] {
  return [tag, ...lengthOctets(content.length), ...content];
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
