import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf } from './keySources';

interface Key {
  readonly kty: string;
}

interface Group {
  readonly public?: Key | { readonly keys: readonly Key[] };
  readonly private: Key | { readonly keys: readonly Key[] };
  readonly tests: readonly {
    readonly tcId: number;
    readonly comment: string;
    readonly jws?: string | object;
    readonly result: 'valid' | 'invalid';
  }[];
}

/** Where we answer otherwise than the file; each of the eight is a fault of the file (its issue 236, and spec/tokens.md). */
const disputed: ReadonlyMap<string, string> = new Map([
  ['signature 346', 'the key says PS256 and the token PS384: RFC 7517 section 4.4 binds the key to its algorithm'],
  ['signature 347', 'the key says ES521, which no algorithm is called'],
  ['signature 350', 'as 346'],
  ['signature 351', 'as 347'],
  ['signature 367', 'the very same token as 357, which is valid'],
  ['signature 370', 'the very same token as 357, which is valid'],
  ['signature 372', 'a "?" in the header, which RFC 7515 section 2 does not allow'],
  ['signature 373', 'a "?" in the payload, which RFC 7515 section 2 does not allow'],
]);

describe('validateToken on Wycheproof', () => {
  for (const [file, count] of [
    ['signature', 401],
    ['key', 26],
    // The other 34 of the 83 are JWE.
    ['crypto', 49],
  ] as const) {
    it(`answers every JWS of json_web_${file}_test.json as it says, but for those that are known to be wrong`, async () => {
      let run = 0;
      for (const group of groupsOf(file)) {
        for (const test of group.tests) {
          if (test.jws === undefined) continue;
          run++;
          const found = await isSignatureRight(test.jws, group);
          const expected = (test.result === 'valid') !== disputed.has(`${file} ${test.tcId}`);
          assert.equal(found, expected, `${file} ${test.tcId} ${test.comment}`);
        }
      }
      assert.equal(run, count);
    });
  }

  it('knows that the tokens of 357, 367 and 370 are one and the same', () => {
    const tokens = groupsOf('signature')
      .flatMap(({ tests }) => tests)
      .filter(({ tcId }) => [357, 367, 370].includes(tcId))
      .map(({ jws }) => jws);
    assert.equal(tokens.length, 3);
    assert.equal(new Set(tokens).size, 1);
  });
});

/**
 * The payloads are no claims sets, so that no token can be valid; the signature is right when nothing else is wrong.
 */
async function isSignatureRight(jws: string | object, group: Group): Promise<boolean> {
  const published = group.public ?? group.private;
  const keys = 'keys' in published ? published.keys : [published];
  const validation = await validateToken(
    typeof jws === 'string' ? jws : JSON.stringify(jws),
    { name: 'Wycheproof', issuer: 'https://issuer.example', sharedSecret: keys.every(({ kty }) => kty === 'oct') },
    { keys: keysOf(keys), now: new Date(0) },
  );
  assert.notEqual(validation.status, 'valid');
  return codesOf(validation).join() === 'payload-not-object';
}

function codesOf(validation: Validation): readonly string[] {
  return validation.status === 'invalid' ? validation.reasons.map(({ code }) => code) : [validation.status];
}

function groupsOf(file: string): readonly Group[] {
  const folder = join(import.meta.dirname, '../../../fixtures/vectors/wycheproof');
  // The shape of a vector file is its authors' promise; a test that reads it wrongly fails.
  return (JSON.parse(readFileSync(join(folder, `json_web_${file}_test.json`), 'utf8')) as { testGroups: Group[] })
    .testGroups;
}
