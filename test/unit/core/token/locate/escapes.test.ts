/** Escaped characters of tokens, and what is none. */
import assert from 'node:assert/strict';
import { escapeAt } from '../../../../../src/core/token/locate/escapes';

describe('escapeAt', () => {
  const escapes: readonly (readonly [string, string])[] = [
    ['\\u002e', '.'],
    ['\\u002E', '.'],
    ['\\\\u002e', '.'],
    ['\\u{2e}', '.'],
    ['\\x2E', '.'],
    ['%2e', '.'],
    ['%252E', '.'],
    ['&#46;', '.'],
    ['&#x2e;', '.'],
    ['&period;', '.'],
    ['&#126;', '~'],
    ['%7E', '~'],
    ['%3D', '='],
    ['\\/', '/'],
    ['\\_', '_'],
    ['%2B', '+'],
  ];

  for (const [written, character] of escapes) {
    it(`reads ${written}`, () => {
      assert.deepEqual(escapeAt(`a${written}2e`, 1), { character, end: 1 + written.length });
    });
  }

  it('reads no character that a token cannot hold, and nothing unfinished', () => {
    for (const text of [
      '%20',
      '%',
      '%2',
      '%zz',
      '\\n',
      '\\u0022',
      '\\u2e',
      '\\u{2e',
      '\\',
      '&amp;',
      '&#32;',
      '&#x1F600;',
      '&',
      '.',
      '',
    ]) {
      assert.equal(escapeAt(text, 0), undefined, text);
    }
  });
});
