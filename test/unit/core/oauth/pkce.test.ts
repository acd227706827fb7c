/** Code verifiers and challenges, against RFC 7636, and the comparison of secrets. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'mocha';
import { calculatePKCECodeChallenge } from 'oauth4webapi';
import { isSameText } from '../../../../src/core/oauth/constantTime';
import { codeChallenge, createCodeVerifier } from '../../../../src/core/oauth/pkce';

describe('PKCE', () => {
  it('makes the verifier and the challenge of RFC 7636 appendix B', () => {
    const bytes = [
      116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191, 240,
      91, 88, 5, 88, 83, 132, 141, 121,
    ];
    const asked: number[] = [];
    const verifier = createCodeVerifier((count) => {
      asked.push(count);
      return Uint8Array.from(bytes);
    });
    assert.deepEqual(asked, [32]);
    assert.equal(verifier, 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
    assert.equal(codeChallenge(verifier), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  it('makes what oauth4webapi makes', async () => {
    for (let count = 0; count < 20; count++) {
      const verifier = createCodeVerifier((length) => randomBytes(length));
      assert.match(verifier, /^[\w.~-]{43,128}$/);
      assert.equal(codeChallenge(verifier), await calculatePKCECodeChallenge(verifier));
    }
  });
});

describe('isSameText', () => {
  it('is true for equal texts alone', () => {
    assert.ok(isSameText('abc', 'abc'));
    assert.ok(isSameText('', ''));
    for (const [one, other] of [
      ['abc', 'abd'],
      ['abc', 'ab'],
      ['abc', 'abcd'],
      ['abc', ''],
      ['', 'a'],
      ['abc', 'ABC'],
      ['a\0', 'a'],
      ['a', 'a\0'],
    ] as const) {
      assert.ok(!isSameText(one, other), `${one} and ${other}`);
    }
  });
});
