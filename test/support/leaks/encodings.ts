/** How the text of a file is written as bytes. */

/** `marked` is UTF-8 with a byte order mark; of UTF-16 `little` and `big` have one, and `bare` has none. */
export type Encoding = 'utf8' | 'marked' | 'latin1' | 'little' | 'big' | 'bare';

/** Most files are in UTF-8. */
export const encodings: readonly Encoding[] = [
  'utf8',
  'utf8',
  'marked',
  'utf8',
  'latin1',
  'utf8',
  'little',
  'utf8',
  'big',
  'bare',
  'utf8',
];

/** The bytes; a text that Latin-1 cannot write is in UTF-8 then. */
export function bytesOf(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'marked':
      return Buffer.from(`\uFEFF${text}`);
    case 'little':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'big':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'bare':
      // Without a mark it is known by a beginning in ASCII.
      return Buffer.from(text, 'utf16le');
    case 'latin1':
      return Buffer.from(text, isLatin1(text) ? 'latin1' : 'utf8');
    case 'utf8':
      return Buffer.from(text);
  }
}

function isLatin1(text: string): boolean {
  return !/[^\u0000-\u00ff]/.test(text);
}
