import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/token/utf8';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

function acceptedByPlatform(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('UTF-8', () => {
  it('reads every length of sequence', () => {
    const text = 'a\u0000\u007f\u0080é\u07ff\u0800趙\ud7ff\ue000\uffff\u{10000}🙂\u{10ffff}\ufeff';
    assert.deepEqual(decodeUtf8(Buffer.from(text)), { text, valid: true });
    assert.deepEqual(Buffer.from(encodeUtf8(text)), Buffer.from(text));
  });

  // The forms RFC 3629 sections 3 and 10 forbid.
  for (const [what, hex] of [
    ['overlong NUL', 'c080'],
    ['overlong slash in two', 'c0af'],
    ['overlong in three', 'e080af'],
    ['overlong in four', 'f08080af'],
    ['the lowest surrogate', 'eda080'],
    ['a surrogate pair (CESU-8)', 'eda0bdedb982'],
    ['above U+10FFFF', 'f4908080'],
    ['a five-byte form', 'f888808080'],
    ['a lone continuation', '80'],
    ['FE', 'fe'],
    ['FF', 'ff'],
    ['a cut sequence', 'e282'],
    ['latin-1', 'e9'],
  ] as const) {
    it(`refuses ${what} and keeps the text around it`, () => {
      const bytes = Buffer.concat([Buffer.from('<'), Buffer.from(hex, 'hex'), Buffer.from('>')]);
      const read = decodeUtf8(bytes);
      assert.equal(read.valid, false);
      assert.match(read.text, /^<\ufffd+>$/);
      assert.equal(decodeUtf8(Buffer.from(hex, 'hex')).valid, false);
    });
  }

  it('agrees with the platform decoder on any bytes', () => {
    const lumpy = fc.array(
      fc.oneof(
        fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xdf, 0xe0),
        fc.constantFrom(0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.oneof(lumpy, fc.array(fc.nat(255), { maxLength: 60 })), (list) => {
        const bytes = Uint8Array.from(list);
        const read = decodeUtf8(bytes);
        assert.equal(read.valid, acceptedByPlatform(bytes));
        assert.equal(read.text, lenient.decode(bytes));
      }),
      { numRuns: 5000 },
    );
  });

  it('writes what the platform writes, lone surrogates included', () => {
    const unit = fc.oneof(fc.nat(0x7f), fc.nat(0xffff), fc.integer({ min: 0xd7ff, max: 0xe000 }));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const text = String.fromCharCode(...units);
        assert.ok(Buffer.from(text).equals(encodeUtf8(text)), JSON.stringify(text));
      }),
      { numRuns: 1000 },
    );
  });
});
