/** Reads PEM (RFC 7468): what kind of thing it holds, the bytes, and whether a password protects them. */
import { decodeBase64url } from '../../token/base64url';

export interface Pem {
  /** Such as `PUBLIC KEY`. */
  readonly label: string;
  readonly bytes: Uint8Array;
  /** By the old way of OpenSSL, with headers (RFC 1421 section 4.6.1.1); PKCS #8 says it by its label. */
  readonly hasEncryptionHeader: boolean;
}

/** Longer than any key or certificate; a text beyond is not read. */
const longestPem = 100_000;

/** The one PEM block that `text` is; undefined when it is none or its base64 is broken. */
export function readPem(text: string): Pem | undefined {
  if (text.length > longestPem) return undefined;
  const block = text.trim();
  const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(block)?.[1] ?? '';
  const [first, last] = [`-----BEGIN ${label}-----`, `-----END ${label}-----`];
  if (label === '' || !block.endsWith(last)) return undefined;
  const body = block.slice(first.length, -last.length).replaceAll('\r', '');
  const headersEnd = body.includes(':') ? body.indexOf('\n\n') : 0;
  if (headersEnd < 0) return undefined;
  const { bytes, problem } = decodeBase64url(body, headersEnd);
  if (problem !== undefined || bytes.length === 0) return undefined;
  return { label, bytes, hasEncryptionHeader: body.slice(0, headersEnd).includes('ENCRYPTED') };
}
