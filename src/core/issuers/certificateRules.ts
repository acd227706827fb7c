/** Whether the certificate that comes with a key is of that key, and valid now. */
import { sha256 } from '@noble/hashes/sha2.js';
import { memberOf } from '../rules/facts';
import { nothing, type Problem } from '../rules/rule';
import { instantWords } from '../rules/wording';
import { encodeBase64url } from '../token/base64url';
import type { JsonObject } from '../token/decoded';
import { withoutLeadingZeros } from './asn1/der';
import { bytesOf, leafCertificateBytes, type KeyReading } from './keyReading';

/** Leaf and key must be the same (RFC 7517 section 4.7), and the thumbprint that of the leaf (section 4.9). */
export function checkLeafCertificate({ members, certificate, label, type }: KeyReading): readonly Problem[] {
  if (label !== undefined || memberOf(members, 'x5c') === undefined) return nothing;
  if (certificate === undefined) {
    return [
      {
        message:
          'The first entry of "x5c" is no certificate that can be read; it must be DER in base64, not base64url or PEM.',
        path: 'x5c',
      },
    ];
  }
  if (type !== 'unknown' && !isSameKey(members, certificate.key)) {
    return [
      {
        message:
          'The key is not the one of its certificate in "x5c", so verifiers that use the one refuse what the other signed.',
        path: 'x5c',
      },
    ];
  }
  const claimed = memberOf(members, 'x5t#S256');
  const leaf = leafCertificateBytes(members);
  if (claimed === undefined || leaf === undefined || claimed === encodeBase64url(sha256(leaf))) return nothing;
  return [
    {
      message: '"x5t#S256" is not the SHA-256 thumbprint of the certificate in "x5c".',
      source: 'RFC 7517 §4.9',
      path: 'x5t#S256',
    },
  ];
}

/** Many verifiers do not look, and others refuse the key from one second to the next. */
export function checkCertificateDates({
  certificate,
  label,
  now,
}: KeyReading & { readonly now: Date }): readonly Problem[] {
  if (certificate === undefined) return nothing;
  const { notBefore, notAfter } = certificate;
  const place = label === undefined ? { path: 'x5c' } : {};
  const words = (date: Date): string => instantWords(date.getTime() / 1000);
  if (now > notAfter) return [{ message: `The certificate of this key expired at ${words(notAfter)}.`, ...place }];
  if (now < notBefore)
    return [{ message: `The certificate of this key is valid from ${words(notBefore)} only.`, ...place }];
  return nothing;
}

/** Compares what makes the key, however many zeros stand in front. */
function isSameKey(one: JsonObject, other: JsonObject): boolean {
  if (memberOf(one, 'kty') !== memberOf(other, 'kty')) return false;
  if (memberOf(one, 'crv') !== memberOf(other, 'crv')) return false;
  return ['n', 'e', 'x', 'y', 'pub'].every((name) => {
    const [first, second] = [one, other].map((members) => bytesOf(members, name));
    if (first === undefined || second === undefined) return first === second;
    return encodeBase64url(withoutLeadingZeros(first)) === encodeBase64url(withoutLeadingZeros(second));
  });
}
