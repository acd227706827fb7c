/** Writing out what cannot be seen: every class of such characters, and nothing else. */
import assert from 'node:assert/strict';
import { writeOutInvisible } from '../../../../src/core/token/visible';

describe('writeOutInvisible', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a bidirectional override', 'a\u202Eb', 'a\\u{202E}b'],
    ['a soft hyphen', 'a\u00ADb', 'a\\u{AD}b'],
    ['a combining grapheme joiner', 'a\u034Fb', 'a\\u{34F}b'],
    ['an inherent vowel of Khmer', 'a\u17B4b', 'a\\u{17B4}b'],
    ['a Braille pattern without dots', 'a\u2800b', 'a\\u{2800}b'],
    ['variation selectors', 'a\uFE00\uFE0F\u{E0100}', 'a\\u{FE00}\\u{FE0F}\\u{E0100}'],
    ['code points reserved for invisible characters', 'a\u2065\uFFF0\u{E0FFF}', 'a\\u{2065}\\u{FFF0}\\u{E0FFF}'],
    ['half a surrogate pair', '\uDE00', '\\u{DE00}'],
    ['no pair, accent or space', '🙂 e\u0301\u00A0趙', '🙂 e\u0301\u00A0趙'],
  ];
  for (const [what, text, expected] of rows) {
    it(`writes out ${what}`, () => assert.equal(writeOutInvisible(text), expected));
  }

  it('uses the spelling given', () =>
    assert.equal(
      writeOutInvisible('a\u200Bb\u00AD', () => '?'),
      'a?b?',
    ));
});
