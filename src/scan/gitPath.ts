/** Paths as Git writes them in patches: in quotes and with escapes where they hold quotes or control characters. */
import { Buffer } from 'node:buffer';

/** The path of `a/path b/path`, where both are the same. */
export function halfPath(paths: string): string {
  const first = paths.slice(0, (paths.length - 1) / 2);
  return gitPath(first).slice('a/'.length);
}

/** The path itself. */
export function gitPath(written: string): string {
  const [, quoted] = /^"(.*)"$/s.exec(written) ?? [];
  if (quoted === undefined) return written;
  const parts = quoted.match(/\\(?:[0-7]{3}|.)|[^\\]+/gs) ?? [];
  // Octal escapes are bytes of UTF-8.
  return Buffer.concat(parts.map(bytesOf)).toString('utf8');
}

function bytesOf(part: string): Buffer {
  if (!part.startsWith('\\')) return Buffer.from(part);
  const escaped = part.slice(1);
  if (escaped.length === 3) return Buffer.from([Number.parseInt(escaped, 8) & 0xff]);
  return Buffer.from(escapes[escaped] ?? escaped);
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};
