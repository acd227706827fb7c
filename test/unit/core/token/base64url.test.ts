import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBase64url, encodeBase64url, measureBase64url } from '../../../../src/core/token/base64url';

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

describe('base64url', () => {
  // RFC 4648 section 10, without the padding.
  for (const [plain, encoded] of [
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ] as const) {
    it(`reads and writes ${JSON.stringify(plain)} as RFC 4648 section 10 does`, () => {
      const read = decodeBase64url(encoded);
      assert.equal(ascii(read.bytes), plain);
      assert.deepEqual(read.oddities, []);
      assert.equal(read.problem, undefined);
      assert.equal(encodeBase64url(Buffer.from(plain)), encoded);
    });
  }

  it('reads the octets of RFC 7515 appendix C', () => {
    assert.deepEqual([...decodeBase64url('A-z_4ME').bytes], [3, 236, 255, 224, 193]);
    assert.equal(encodeBase64url(Uint8Array.of(3, 236, 255, 224, 193)), 'A-z_4ME');
  });

  it('names each oddity and still reads the value', () => {
    const cases = [
      ['Zg==', 'f', ['padding']],
      ['Zm8=', 'fo', ['padding']],
      ['+/+/', '\xfb\xff\xbf', ['standard-alphabet']],
      ['Zm9v\r\nYmFy', 'foobar', ['whitespace']],
      [' Zm9v', 'foo', ['whitespace']],
      ['Zh', 'f', ['non-canonical']],
      ['Zm9', 'fo', ['non-canonical']],
      ['Zm9vYh', 'foob', ['non-canonical']],
      ['Z h==\n', 'f', ['non-canonical', 'padding', 'whitespace']],
    ] as const;
    for (const [text, plain, oddities] of cases) {
      const read = decodeBase64url(text);
      assert.equal(ascii(read.bytes), plain, text);
      assert.deepEqual([...read.oddities].sort(), oddities, text);
      assert.equal(read.problem, undefined, text);
    }
  });

  it('keeps the bytes before a problem', () => {
    for (const text of ['Zm9v*m9v', 'Zm9v=m9v', 'Zm9v\u00e9', 'Zm9v\u200bYmFy', 'Zm9v\0', 'Zm9v.', 'Zm9v\ufeff']) {
      const read = decodeBase64url(text);
      assert.equal(read.problem, 'not-base64url', JSON.stringify(text));
      assert.equal(ascii(read.bytes), 'foo', JSON.stringify(text));
    }
    const cut = decodeBase64url('Zm9vY');
    assert.equal(cut.problem, 'impossible-length');
    assert.equal(ascii(cut.bytes), 'foo');
    assert.equal(decodeBase64url('A').problem, 'impossible-length');
  });

  it('reads a range of a longer text', () => {
    assert.equal(ascii(decodeBase64url('xx.Zm9v.yy', 3, 7).bytes), 'foo');
    assert.equal(measureBase64url('xx.Zm9vYg.yy', 3, 9).byteLength, 4);
  });

  it('agrees with node on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const encoded = Buffer.from(bytes).toString('base64url');
        assert.equal(encodeBase64url(bytes), encoded);
        const read = decodeBase64url(encoded);
        assert.deepEqual([...read.bytes], [...bytes]);
        assert.deepEqual([read.oddities, read.problem], [[], undefined]);
      }),
    );
  });

  it('accepts without oddity exactly what node writes the same again', () => {
    const characters = fc.constantFrom(...'ABYZabyz0189-_+/= \n*é');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 12 }), (text) => {
        const { oddities, problem, byteLength, bytes } = decodeBase64url(text);
        const clean = oddities.length === 0 && problem === undefined;
        assert.equal(clean, Buffer.from(text, 'base64url').toString('base64url') === text);
        assert.equal(byteLength, bytes.length);
        assert.deepEqual(measureBase64url(text), { byteLength, oddities, problem });
      }),
      { numRuns: 2000 },
    );
  });
});
