/** The published SD-JWT examples: the key bindings of all of them fit, and a change to any does not go unseen. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkToken } from '../../../../src/core/rules/check';
import { decodeToken } from '../../../../src/core/token/decode';

const file = join(__dirname, '../../../fixtures/vectors/sd-jwt/oauth-sd-jwt-draft-examples.json');

// The shape of the file is described in its README.
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly cases: readonly { readonly sd_jwt_presentation?: string }[];
};
const presentations = cases.flatMap(({ sd_jwt_presentation: text }) =>
  text === undefined ? [] : [text.replace(/\s/g, '')],
);
const bound = presentations.filter((text) => !text.endsWith('~') && text.includes('~'));

function bindingFaults(compact: string): readonly (string | undefined)[] {
  return checkToken(decodeToken(compact), { now: new Date(1_690_000_000_000), context: { compact } })
    .filter(({ id }) => id === 'sd-jwt-kb')
    .map(({ path }) => path);
}

describe('sd-jwt-kb on published examples', () => {
  it('has examples with key binding and without', () => {
    assert.ok(bound.length >= 4 && presentations.length > bound.length, `${bound.length} of ${presentations.length}`);
  });

  it('finds nothing in any of them', () => {
    assert.deepEqual(presentations.flatMap(bindingFaults), []);
  });

  it('sees each disclosure that is taken away', () => {
    for (const text of bound) {
      const parts = text.split('~');
      for (let at = 1; at < parts.length - 1; at++) {
        assert.deepEqual(bindingFaults(parts.toSpliced(at, 1).join('~')), ['sd_hash'], `disclosure ${at}`);
      }
    }
  });
});
