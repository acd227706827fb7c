/** Bytes as text: the encodings that files are in, and what is no text. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText } from '../../../src/scan/decodeText';

const words = 'key=ä→𝒳\r\n';
const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('decodeText', () => {
  const texts: readonly (readonly [name: string, bytes: Buffer, text: string])[] = [
    ['nothing', Buffer.alloc(0), ''],
    ['ASCII', Buffer.from('key=1\n'), 'key=1\n'],
    ['UTF-8', Buffer.from(words), words],
    ['UTF-8 with a mark, which is no part of it', Buffer.from(`\uFEFF${words}`), words],
    ['UTF-16 in little-endian order', Buffer.from(`\uFEFF${words}`, 'utf16le'), words],
    ['UTF-16 in big-endian order', bigEndian(`\uFEFF${words}`), words],
    ['UTF-16 in little-endian order without a mark', Buffer.from('key=ä', 'utf16le'), 'key=ä'],
    ['UTF-16 in big-endian order without a mark', bigEndian('key=1'), 'key=1'],
    ['UTF-16 with half a character at its end', Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]), 'a'],
    ['Latin-1', Buffer.from('key=äé', 'latin1'), 'key=äé'],
    ['a NUL far behind the beginning', Buffer.from(`${'a'.repeat(8192)}\0`), `${'a'.repeat(8192)}\0`],
  ];
  for (const [name, bytes, text] of texts) {
    it(`reads ${name}`, () => {
      assert.deepEqual(decodeText(bytes), { text });
    });
  }

  it('leaves the bytes as they are', () => {
    const bytes = bigEndian(`\uFEFF${words}`);
    const before = Buffer.from(bytes);
    decodeText(bytes);
    assert.deepEqual(bytes, before);
  });

  const noTexts: readonly (readonly [name: string, bytes: Buffer])[] = [
    ['a program', Buffer.from('\x7fELF\x02\x01\x01\0\0\0')],
    ['NULs alone', Buffer.alloc(100)],
    ['text behind a NUL', Buffer.from('abc\0key=1')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ];
  for (const [name, bytes] of noTexts) {
    it(`takes ${name} for binary`, () => {
      assert.deepEqual(decodeText(bytes), { code: 'binary' });
    });
  }
});
