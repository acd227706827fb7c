/** Wraps an RSA key as OpenSSL long wrote it (PKCS #1, RFC 8017 appendix A.1.2) into PKCS #8 (RFC 5208 section 5). */
import { base64url } from 'jose';
import { decodeBase64url } from '../token/base64url';

/** PEM text of PKCS #8 with the same key; throws when the text is no PEM of an RSA private key. */
export function pkcs8Of(pem: string): string {
  const body = /-----BEGIN RSA PRIVATE KEY-----([\w+/=\s]{1,20000})-----END RSA PRIVATE KEY-----/.exec(pem)?.[1];
  if (body === undefined) throw new TypeError('No RSA private key');
  const { bytes } = decodeBase64url(body);
  const wrapped = sequence([...version, ...rsaEncryption, ...element(octetString, bytes)]);
  // Base64 for PEM: the alphabet differs from base64url in two characters, and readers want the padding.
  const text = base64url.encode(wrapped).replaceAll('-', '+').replaceAll('_', '/');
  return `-----BEGIN PRIVATE KEY-----\n${text.padEnd(Math.ceil(text.length / 4) * 4, '=')}\n-----END PRIVATE KEY-----`;
}

const octetString = 0x04;

/** INTEGER 0. */
const version = [0x02, 0x01, 0x00];

/** SEQUENCE { OBJECT IDENTIFIER 1.2.840.113549.1.1.1, NULL }. */
const rsaEncryption = [0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

function sequence(content: readonly number[]): Uint8Array {
  return Uint8Array.from(element(0x30, content));
}

/** Tag, length and content in DER. */
function element(tag: number, content: Iterable<number> & { readonly length: number }): readonly number[] {
  return [tag, ...lengthOctets(content.length), ...content];
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
