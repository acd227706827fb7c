/** Where the credentials of a text stand, and which of them comments allow. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findInText } from '../../../src/scan/findInText';
import { madeUpGitHubToken } from '../../support/tokenFactory';

const token = madeUpGitHubToken();
const places = (text: string): readonly string[] =>
  findInText(text).found.map((find) => `${find.line}:${find.column}-${find.endLine}:${find.endColumn}`);

describe('findInText', () => {
  it('finds nothing in a text without credentials', () => {
    assert.deepEqual(findInText('no key\n'), { found: [], allowed: 0 });
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ] as const) {
    it(`counts lines that end with ${name}`, () => {
      const text = ['a', '', `key=${token}`, token].join(end);
      assert.deepEqual(places(text), [`3:5-3:${token.length + 5}`, `4:1-4:${token.length + 1}`]);
    });
  }

  it('counts columns in UTF-16 units', () => {
    assert.deepEqual(places(`𝒳=${token}`), [`1:4-1:${token.length + 4}`]);
  });

  it('leaves out what a comment on its line allows, and counts it', () => {
    const { found, allowed } = findInText(`a=${token} # gitleaks:allow\nb=${madeUpGitHubToken()}\n`);
    assert.deepEqual([found.map(({ line }) => line), allowed], [[2], 1]);
  });

  it('leaves out what comments above allow, on as many lines as there are', () => {
    const above =
      '// claimcheck-ignore-next-line leak: made up\r\n// claimcheck-ignore-next-line alg-none: made up\r\n';
    assert.equal(findInText(`${above}a=${token}\r\n`).allowed, 1);
    assert.equal(findInText(`${above}\r\na=${token}\r\n`).allowed, 0);
  });

  it('takes about as long for many credentials on one long line as on many lines', () => {
    const many = Array.from({ length: 3000 }, madeUpGitHubToken);
    const took = (text: string): number => {
      const start = performance.now();
      assert.equal(findInText(text).found.length, many.length);
      return performance.now() - start;
    };
    took(many.join('\n'));
    const lines = took(many.join('\n'));
    assert.ok(took(many.join(' ')) < lines * 5 + 50);
  });

  it('marks those that a comment allows for whoever asks for them too', () => {
    const { found, allowed } = findInText(
      `a=${madeUpGitHubToken()} # gitleaks:allow\nb=${madeUpGitHubToken()}\n`,
      true,
    );
    assert.deepEqual([found.map(({ comment }) => comment), allowed], [['allowed', undefined], 0]);
  });
});
