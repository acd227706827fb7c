/** The checksums that vendors put into their tokens, so that a scanner can tell a token from a look-alike. */
import { crc32 } from './crc32';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * GitHub and npm: the last six characters are the CRC-32 of the thirty before them, in base 62.
 * @see https://github.blog/engineering/behind-githubs-new-authentication-token-formats/
 */
export function base62ChecksumFits(token: string): boolean {
  return toBase62(crc32(token.slice(-36, -6))) === token.slice(-6);
}

/** GitLab's routable tokens: the last seven characters are the CRC-32 of all before them, in base 36. */
export function base36ChecksumFits(token: string): boolean {
  return crc32(token.slice(0, -7)).toString(36).padStart(7, '0') === token.slice(-7);
}

/** Atlassian: the last eight characters are the CRC-32 of all before them, in hexadecimal. */
export function hexChecksumFits(token: string): boolean {
  return toHex(crc32(token.slice(0, -8))) === token.slice(-8).toLowerCase();
}

/** Grafana: as {@link hexChecksumFits}, without the `_` between, and with the lowest byte first. */
export function grafanaChecksumFits(token: string): boolean {
  const bytes = toHex(crc32(token.slice(0, -9))).match(/../g) ?? [];
  return bytes.reverse().join('') === token.slice(-8).toLowerCase();
}

function toHex(value: number): string {
  return value.toString(16).padStart(8, '0');
}

function toBase62(value: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = base62.charAt(rest % 62) + text;
  return text.padStart(6, '0');
}
