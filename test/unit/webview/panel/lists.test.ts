/** What of long lists, searched claims and parts of a token is shown. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { firstItems, moreItems, pageOf } from '../../../../src/webview/panel/state/paging';
import { holdsBeyond, matching, matchingItems, matchingRows } from '../../../../src/webview/panel/state/search';
import { blocks, pieces } from '../../../../src/webview/panel/state/segmentBlocks';
import { openLine } from '../../../../src/webview/panel/state/words/checkWords';
import { hitsLine, memberNames } from '../../../../src/webview/panel/state/words/claimWords';
import { accessToken, chips, member } from '../../../support/ui/panelViews';

describe('paging', () => {
  const groups = Array.from({ length: 5000 }, (_, index) => `group-${String(index)}`);

  it('shows forty first and two hundred more', () => {
    assert.deepEqual([firstItems, moreItems], [40, 200]);
    assert.deepEqual([pageOf(groups, new Map(), 'a').items.length, pageOf(groups, new Map(), 'a').next], [40, 200]);
  });

  it('knows each list by its place', () => {
    const paged = new Map([['a', 240]]);
    assert.equal(pageOf(groups, paged, 'a').items.length, 240);
    assert.equal(pageOf(groups, paged, 'b').items.length, 40);
  });

  it('ends with what is left', () => {
    assert.equal(pageOf(groups.slice(0, 45), new Map(), 'a').next, 5);
    assert.equal(pageOf(groups.slice(0, 40), new Map(), 'a').next, 0);
  });
});

describe('the search', () => {
  const { claims } = accessToken;
  const names = (search: string): readonly string[] => matching(claims, search).map(({ name }) => name);

  it('finds names, titles, meanings, values, chips and what is nested, in either case', () => {
    assert.deepEqual(names('realms/ORDERS'), ['iss']);
    assert.deepEqual(names('EMAIL_'), ['email_verified']);
    assert.deepEqual(names('expiration'), ['exp']);
    assert.deepEqual(names('orders:WRITE'), ['scope']);
    assert.deepEqual(names('uma_auth'), ['realm_access']);
    assert.deepEqual(names('locked'), ['realm_access']);
    assert.deepEqual(names('has to reject'), ['aud']);
    assert.deepEqual(names('nowhere'), []);
    assert.equal(names('  ').length, claims.length);
  });

  it('leaves the chips that hold the text, or all where another part of the claim does', () => {
    assert.deepEqual(matchingItems(['red', 'green'], 'RE'), ['red', 'green']);
    assert.deepEqual(matchingItems(['red', 'blue'], 're'), ['red']);
    assert.deepEqual(matchingItems(['red', 'blue'], 'groups'), ['red', 'blue']);
  });

  it('leaves the rows of a tree that hold the text, by name or value, or all where none does', () => {
    const rows = [
      { name: 'street', value: chips(['Main']) },
      { name: 'city', value: chips(['Berlin']) },
    ];
    const left = (search: string): readonly string[] => matchingRows(rows, search).map(({ name }) => name);
    assert.deepEqual(left('CITY'), ['city']);
    assert.deepEqual(left('main'), ['street']);
    assert.deepEqual(left('address'), ['street', 'city']);
    assert.deepEqual(matchingRows([{ value: chips(['a']) }, { value: chips(['b']) }], 'b'), [{ value: chips(['b']) }]);
  });

  it('knows what stands only in the part of a long text that is not shown', () => {
    assert.equal(holdsBeyond('abcdef', 3, 'DE'), true);
    assert.equal(holdsBeyond('abcdef', 3, 'cd'), true);
    assert.equal(holdsBeyond('abcdef', 3, 'b'), false);
    assert.equal(holdsBeyond('abcdef', 3, 'x'), false);
    assert.equal(holdsBeyond('abcdef', 3, ' '), false);
  });

  it('is not misled by names of objects', () => {
    assert.deepEqual(
      matching([member('__proto__', 'a'), member('constructor', chips(['b']))], '__PROTO').map(({ name }) => name),
      ['__proto__'],
    );
  });

  it('is told in numbers', () => {
    assert.deepEqual([hitsLine(9, 9), hitsLine(3, 5000), hitsLine(0, 9)], ['9', '3 of 5,000', 'no claim has that']);
  });
});

describe('the parts of a token', () => {
  it('fill the width, none too small to see', () => {
    const placed = blocks([10, 5000, 300]);
    assert.ok(placed.every(({ size }) => size >= 8));
    assert.ok(Math.abs(placed.reduce((sum, { size }) => sum + size, 0) - 100) < 1e-9);
    assert.ok(
      Math.abs(blocks(Array.from({ length: 200 }, () => 1)).reduce((sum, { size }) => sum + size, 0) - 100) < 1e-6,
    );
  });

  it('come in pieces that make up the text, as far as it is shown', () => {
    const segment = {
      text: 'abcdefghij',
      parts: [
        { start: 1, end: 3, member: 'x' },
        { start: 5, end: 9, member: 'y' },
      ],
    };
    assert.deepEqual(
      pieces(segment, 100).map(({ text, member: of }) => [text, of]),
      [
        ['a', undefined],
        ['bc', 'x'],
        ['de', undefined],
        ['fghi', 'y'],
        ['j', undefined],
      ],
    );
    assert.equal(
      pieces(segment, 6)
        .map(({ text }) => text)
        .join(''),
      'abcdef',
    );
  });
});

describe('lines', () => {
  it('sum up checks and names', () => {
    const [attention] = accessToken.checks;
    assert.ok(attention);
    assert.equal(openLine(accessToken.checks), '1 to look at');
    assert.equal(openLine([{ ...attention, state: 'failed' }, attention]), '1 failed, 1 to look at');
    assert.equal(openLine([]), 'none failed');
    assert.equal(memberNames(accessToken.header), 'alg, typ, kid');
    assert.equal(memberNames([member('x'.repeat(100), 'y')]), '1 parameter');
  });
});
