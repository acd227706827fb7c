/** Which values are open before a person has done anything. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ValueView } from '../../../../src/shared/panelView';
import { emptyPanel, reduce } from '../../../../src/webview/panel/state/reduce';
import { isFoldable, isOpenAtFirst } from '../../../../src/webview/panel/state/folding';
import { countLine } from '../../../../src/webview/panel/state/words/valueWords';
import { chips, noon, token, view } from '../../../support/ui/panelViews';

const text: ValueView = { kind: 'string', text: 'a', truncated: false };
const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `n${String(index)}`);
const objectOf = (count: number, value: ValueView = text): ValueView => ({
  kind: 'object',
  members: names(count).map((name) => ({ name, value })),
  total: count,
});
const arrayOf = (count: number, value: ValueView): ValueView => ({
  kind: 'array',
  items: names(count).map(() => value),
  total: count,
});

describe('folding', () => {
  it('is for values of parts, and for chips when they are many', () => {
    assert.deepEqual([objectOf(1), arrayOf(1, objectOf(0)), chips(names(21))].map(isFoldable), [true, true, true]);
    assert.deepEqual([objectOf(0), arrayOf(0, text), chips(names(20)), text].map(isFoldable), [
      false,
      false,
      false,
      false,
    ]);
    assert.equal(isFoldable(chips(['a'], 5000)), true);
  });

  it('leaves open at first what is seen at a glance', () => {
    assert.deepEqual(
      [objectOf(20), objectOf(21)].map((value) => isOpenAtFirst(value, 0, '')),
      [true, false],
    );
    assert.deepEqual(
      [objectOf(10), objectOf(11)].map((value) => isOpenAtFirst(value, 1, '')),
      [true, false],
    );
    assert.equal(isOpenAtFirst(chips(names(21)), 0, ''), false);
    assert.equal(isOpenAtFirst(arrayOf(2, objectOf(4)), 1, ''), true);
    assert.equal(isOpenAtFirst(arrayOf(2, objectOf(5)), 1, ''), false);
  });

  it('opens that in which something was found, and no other', () => {
    assert.equal(isOpenAtFirst(objectOf(100), 0, ' N99 '), true);
    assert.equal(isOpenAtFirst(objectOf(100), 0, 'x'), false);
    assert.equal(isOpenAtFirst(chips(names(100)), 3, 'n42'), true);
  });

  it('is remembered for a token, until something is searched for', () => {
    const shown = { type: 'view', view: view(), now: noon, at: 0 } as const;
    const folded = reduce(reduce(emptyPanel([]), shown), { type: 'fold', place: 'claims/8', open: false });
    assert.equal(reduce(folded, shown).folds.get('claims/8'), false);
    assert.equal(reduce(folded, { type: 'search', search: 'a' }).folds.size, 0);
    assert.equal(reduce(folded, { ...shown, view: view({ token: token({ reference: 'token-2' }) }) }).folds.size, 0);
  });

  it('counts what is folded, also what goes beyond the view', () => {
    assert.deepEqual([objectOf(1), arrayOf(2, text), chips(['a'], 5000)].map(countLine), [
      '1 member',
      '2 items',
      '5,000 items',
    ]);
  });
});
