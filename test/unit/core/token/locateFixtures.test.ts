/** Every folder of `test/fixtures/tokens`: exactly the tokens that are expected, whole, and silence in the `ng` ones. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { locateTokens } from '../../../../src/core/token/locate';

const folder = join(import.meta.dirname, '../../../fixtures/tokens');

describe('locateTokens on the fixtures', () => {
  const names = readdirSync(folder);

  it('has them all', () => {
    assert.ok(names.filter((name) => name.startsWith('ok.')).length >= 60);
    assert.ok(names.filter((name) => name.startsWith('ng.')).length >= 20);
  });

  for (const name of names) {
    it(name, () => {
      const files = readdirSync(join(folder, name));
      const input = files.find((file) => file.startsWith('input.')) ?? '';
      const expected: unknown = JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'));
      const found = locateTokens(readFileSync(join(folder, name, input), 'utf8'));
      const actual = found.map(({ start, end, form, compact }) => ({
        start,
        end,
        form,
        sha256: createHash('sha256').update(compact).digest('hex'),
      }));
      assert.deepEqual(actual, expected);
      assert.equal(name.startsWith('ok.'), found.length > 0);
    });
  }
});
