/** Bytes that are passed over hold no credential: what is planted is seen at every place and in every surrounding. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { scanText } from '../../../src/core/leaks/scan';
import { mayHoldLeak } from '../../../src/scan/anchorSearch';
import { assertProportional } from '../../support/proportion';
import { leakCorpus } from '../../support/leaks/leakCorpus';
import { keyPlants } from '../../support/leaks/keyPlants';
import { secretPlants, wrappedPlants } from '../../support/leaks/otherPlants';
import { opaquePlants, tokenPlants } from '../../support/leaks/tokenPlants';
import { createRandom } from '../../support/random';
import { compactJws, madeUpGitHubToken } from '../../support/tokenFactory';

const encodings = ['utf8', 'latin1'] as const;

describe('mayHoldLeak', () => {
  it('sees every credential alone, whatever the place and however it is aligned', () => {
    const random = createRandom(11);
    const plants = [tokenPlants, opaquePlants, keyPlants, secretPlants, wrappedPlants].flatMap((make) => make(random));
    for (const { kind, context, before, written, after } of plants) {
      for (const encoding of encodings) {
        for (let place = 0; place < 4; place++) {
          const text = `${'é '.repeat(place)}\n${before}${written}${after}`;
          const bytes = Buffer.from(` ${'.'.repeat(place)}${text}`, encoding).subarray(place);
          assert.ok(mayHoldLeak(bytes), `${kind} / ${context} / ${String(place)}`);
        }
        // Without what follows some are not found in the text either.
        const cut = `${before}${written}`;
        const isSeen = mayHoldLeak(Buffer.from(cut, encoding)) || scanText(cut).length === 0;
        assert.ok(isSeen, `${kind} / ${context} / at the end`);
      }
    }
  }).timeout(60_000);

  it('passes over what has none, which is nearly everything', () => {
    const files = leakCorpus(5).filter(({ decoys }) => decoys.length > 0);
    const passed = files.filter(({ text }) => !mayHoldLeak(Buffer.from(text)));
    assert.ok(passed.length * 3 > files.length, `${String(passed.length)} of ${String(files.length)}`);
    for (const text of [
      '',
      'a',
      'ey',
      'const framework = keyIndex + keyLength;',
      'EAAA,EAAE;',
      'client_secret_basic',
    ]) {
      assert.equal(mayHoldLeak(Buffer.from(text)), false, text);
    }
  });

  it('sees a long token in parts, wherever the part ends up to which it is looked at', () => {
    const groups = Array.from({ length: 80 }, (_, index) => `${(index * 7919 + 1e11).toString(16)}-${String(index)}`);
    const token = compactJws(
      { alg: 'RS256', typ: 'JWT' },
      { iss: 'https://login.acme.dev', groups },
      Buffer.alloc(256, 7),
    );
    const joins = ['" +\n    "', "' .\n '", '\n  ', '=\r\n', '" \\\n  "', '\\\n', '"\n"'];
    for (const join of joins) {
      for (let width = 30; width <= 90; width++) {
        const parts = Array.from({ length: Math.ceil(token.length / width) }, (_, index) =>
          token.slice(index * width, (index + 1) * width),
        );
        const text = `const t = ${join.includes("'") ? "'" : '"'}${parts.join(join)}${join.includes("'") ? "'" : '"'};\n`;
        const isSeen = mayHoldLeak(Buffer.from(text)) || scanText(text).length === 0;
        assert.ok(isSeen, `${JSON.stringify(join)} / ${String(width)}`);
      }
    }
  }).timeout(60_000);

  it('sees a token with a short mark at the beginning and behind whatever is no part of a word', () => {
    const token = 'SK0f3a9c5d71eb2846af90c3d5e7182b4c';
    for (const before of ['', ')', ']', '}', '“', 'é', '\0', '\u007F', ' ', '\\n']) {
      const text = `${before}${token}`;
      assert.equal(scanText(text).length, 1, JSON.stringify(before));
      assert.ok(mayHoldLeak(Buffer.from(text)), JSON.stringify(before));
    }
  });

  it('sees the token of a vendor behind an escape or a colour, and none behind another letter', () => {
    const token = madeUpGitHubToken();
    const escapes = ['\\n', '\\t', '\\0', '\\u003D', '\\x3d', '%3D', '\u001B[31m', '[38;5;196;48m'];
    for (const before of [
      ...escapes,
      'é',
      ' ',
      '=',
      '\\',
      'a',
      'xn',
      '-',
      '%3',
      'n'.repeat(20),
      '\\'.padEnd(17, 'b'),
    ]) {
      const text = before + token;
      assert.equal(mayHoldLeak(Buffer.from(text)), scanText(text).length > 0, JSON.stringify(before));
      if (escapes.includes(before)) assert.ok(mayHoldLeak(Buffer.from(text)), before);
    }
  });

  for (const unit of ['ghp_aaaaaaaaaaaaaaaaaaaaaa ', 'EAAA', '"keyIndexes"+\n"', 'SKSKSK', 'kty"', '-----BEGIN ']) {
    it(`costs in proportion to the bytes: ${JSON.stringify(unit)}`, async () => {
      await assertProportional('mayHoldLeak', (size) => void mayHoldLeak(Buffer.alloc(size, unit)), 100_000);
    }).timeout(60_000);
  }
});
