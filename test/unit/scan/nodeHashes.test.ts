/** The hashes of Node and those of core are the same functions. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import * as pureHmac from '@noble/hashes/hmac.js';
import * as pure from '@noble/hashes/sha2.js';
import { hmac, sha256, sha384, sha512 } from '../../../src/scan/nodeHashes';

const pairs = { sha256: [sha256, pure.sha256], sha384: [sha384, pure.sha384], sha512: [sha512, pure.sha512] } as const;
const bytes = fc.uint8Array({ maxLength: 400 });

describe('the hashes of Node', () => {
  it('give what FIPS 180-4 gives for "abc"', () => {
    const abc = new TextEncoder().encode('abc');
    assert.equal(hex(sha256(abc)), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.match(hex(sha384(abc)), /^cb00753f45a35e8bb5a03d699ac65007272c32ab0eded163/);
    assert.match(hex(sha512(abc)), /^ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2/);
  });

  it('give what RFC 4231 gives for its second test case', () => {
    const [key, message] = ['Jefe', 'what do ya want for nothing?'].map((text) => new TextEncoder().encode(text));
    assert.ok(key !== undefined && message !== undefined);
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    assert.equal(hex(hmac(sha256, key, message)), expected);
  });

  for (const [name, [byNode, byCore]] of Object.entries(pairs)) {
    it(`agree on ${name}, and on HMAC with it, whatever the bytes are`, () => {
      fc.assert(
        fc.property(bytes, bytes, (key, message) => {
          assert.equal(hex(byNode(message)), hex(byCore(message)));
          assert.equal(hex(hmac(byNode, key, message)), hex(pureHmac.hmac(byCore, key, message)));
        }),
      );
    });
  }
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
