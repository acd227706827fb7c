/** Globs as the editor reads them (code.visualstudio.com/docs/editor/glob-patterns). */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { globMatcher } from '../../../src/scan/globs';

const cases: readonly (readonly [pattern: string, fits: readonly string[], others: readonly string[]])[] = [
  ['**/node_modules', ['node_modules', 'a/node_modules/b/c.js', 'node_modules/x'], ['node_modules2/x', 'a.js']],
  ['**/.git', ['.git/config', 'sub/.git/HEAD'], ['.gitignore', 'a.git/x']],
  ['*.log', ['a.log'], ['sub/a.log', 'a.logs']],
  ['**/*.log', ['a.log', 'x/y/a.log', '.log'], ['a.log.txt']],
  ['dist', ['dist/a.js'], ['sub/dist/a.js', 'dist2/a']],
  ['dist/', ['dist/a.js'], ['sub/dist/a.js']],
  ['{a,b}/**', ['a/x', 'b/y/z'], ['c/x']],
  ['**/*.{png,jp*g}', ['x/a.png', 'b.jpeg'], ['b.jp']],
  ['example.[0-9]', ['example.0'], ['example.a', 'example.10']],
  ['example.[!0-9]', ['example.a'], ['example.0']],
  ['a?c', ['abc'], ['ac', 'a/c']],
  ['app/(group)/**', ['app/(group)/page.ts'], ['app/group/page.ts']],
  ['+(a)', ['+(a)'], ['a', 'aa']],
  ['!a', ['!a'], ['b']],
  ['$x^', ['$x^'], ['x']],
];

describe('globs of the settings', () => {
  for (const [pattern, fits, others] of cases) {
    it(`${pattern} means what it means in the editor`, () => {
      const isExcluded = globMatcher([pattern]);
      assert.deepEqual(
        [...fits, ...others].filter((path) => isExcluded(path)),
        fits,
      );
    });
  }

  it('are read one beside the other, and what is none leaves nothing out', () => {
    const isExcluded = globMatcher(['', 'x'.repeat(70_000), '**/a', 'b']);
    assert.deepEqual(
      ['a', 'q/a/r', 'b', 'q/b', 'c'].filter((path) => isExcluded(path)),
      ['a', 'q/a/r', 'b'],
    );
    assert.equal(globMatcher([])('a'), false);
  });

  it('cost no more than a moment, however many stars they have', () => {
    const isExcluded = globMatcher([`${'*a'.repeat(8)}b`, `${'**/a/'.repeat(8)}b`, '*a*a*a*a', '**/*a*b*c']);
    assert.equal(isExcluded('a'.repeat(60)), true);
    assert.equal(isExcluded(`${'a/'.repeat(60)}c`), false);
    assert.equal(isExcluded('x/1a2b3c'), true);
  });
});
