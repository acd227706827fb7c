/** What bytes may be read as: no beginning hides what stands behind it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findInText } from '../../../src/scan/findInText';
import { readingsOf } from '../../../src/scan/readings';
import { madeUpGitHubToken } from '../../support/tokenFactory';

const token = madeUpGitHubToken();
const line = `key=${token}\n`;
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const bigEndian = (text: string): Buffer => utf16(text).swap16();

const linesOf = (bytes: Buffer, options = {}): readonly number[] =>
  readingsOf(bytes, options).texts.flatMap((text) => findInText(text).found.map(({ line: number }) => number));

describe('readingsOf', () => {
  const hidden: readonly (readonly [name: string, bytes: Buffer])[] = [
    ['a mark of UTF-16 in little-endian order', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line)])],
    ['a mark of UTF-16 in big-endian order', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(line)])],
    ['a mark and one more byte', Buffer.concat([Buffer.from([0xff, 0xfe, 0x20]), Buffer.from(line)])],
    ['characters in UTF-16', Buffer.concat([utf16('x'.repeat(40)), Buffer.from(line)])],
    ['characters in UTF-16 in big-endian order', Buffer.concat([bigEndian('x'.repeat(40)), Buffer.from(line)])],
    ['characters in UTF-16 and behind umlauts', Buffer.concat([utf16('x'.repeat(40)), Buffer.from(`ä ${line}`)])],
  ];
  for (const [name, bytes] of hidden) {
    it(`reads what stands behind ${name} byte by byte as well`, () => {
      assert.deepEqual(linesOf(bytes), [1]);
    });
  }

  it('still reads UTF-16, and both where both have something', () => {
    assert.deepEqual(linesOf(utf16(`\uFEFFa\n${line}`)), [2]);
    assert.deepEqual(linesOf(bigEndian(`a\n${line}`.padStart(80, '.'))), [2]);
    assert.deepEqual(linesOf(Buffer.concat([utf16(`\uFEFFa\n${line}`), Buffer.from(line)])), [2, 3]);
    assert.equal(readingsOf(utf16('\uFEFFkey')).texts.length, 1);
  });

  it('makes no text of what has nothing in it', () => {
    assert.deepEqual(readingsOf(Buffer.from('key=1\n')), { texts: [] });
  });

  it('reads what is no text where it is asked to', () => {
    const bytes = Buffer.from(`\0\x01${line}`);
    assert.deepEqual([linesOf(bytes), linesOf(bytes, { binaryToo: true })], [[], [1]]);
    assert.equal(readingsOf(Buffer.from('\0\x01'), { binaryToo: true }).code, 'binary');
  });
});
