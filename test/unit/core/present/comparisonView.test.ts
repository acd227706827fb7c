/** Two tokens member by member: what differs first, texts that look alike told apart, everything cut and visible. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type ComparedSide, comparisonRows } from '../../../../src/core/present/comparisonView';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { ComparisonRow } from '../../../../src/shared/panelView';
import { base64url, compactJws, type Json } from '../../../support/tokenFactory';

const tokenOf = (payload: Json | string, header: Json = { alg: 'ES256' }): ComparedSide => ({
  decoded: decodeToken(compactJws(header, payload)),
});

const brief = (rows: readonly ComparisonRow[]): readonly unknown[] =>
  rows.map(({ area, name, state, left, right }) => [area, name, state, left, right]);

describe('comparisonRows', () => {
  it('shows what changed, what one side lacks, and what is the same, in this order', () => {
    const left = tokenOf({ iss: 'https://a.example', sub: 'ada', scope: 'read' });
    const right = tokenOf({ sub: 'ada', iss: 'https://b.example', aud: 'api' }, { alg: 'RS256' });
    assert.deepEqual(brief(comparisonRows(left, right)), [
      ['claims', 'iss', 'changed', '"https://a.example"', '"https://b.example"'],
      ['header', 'alg', 'changed', '"ES256"', '"RS256"'],
      ['claims', 'scope', 'left', '"read"', undefined],
      ['claims', 'aud', 'right', undefined, '"api"'],
      ['claims', 'sub', 'same', '"ada"', '"ada"'],
    ]);
  });

  it('says what sets two texts apart that look alike', () => {
    const [row] = comparisonRows(tokenOf({ iss: 'https://a.example' }), tokenOf({ iss: 'https://a.example/' }));
    assert.match(row?.difference ?? '', /slash at the end/);
    const [other] = comparisonRows(tokenOf({ iss: 'https://a.example' }), tokenOf({ iss: 'https://z.example' }));
    assert.equal(other?.difference, undefined);
  });

  it('takes white space between JSON tokens for nothing, and numbers as written', () => {
    const rows = comparisonRows(
      tokenOf('{"a":[1,2],"n":9007199254740993}'),
      tokenOf('{"a": [ 1,\n2 ],"n":9007199254740992}'),
    );
    assert.deepEqual(brief(rows.filter(({ area }) => area === 'claims')), [
      ['claims', 'n', 'changed', '9007199254740993', '9007199254740992'],
      ['claims', 'a', 'same', '[1, 2]', '[1, 2]'],
    ]);
  });

  it('compares names that occur twice one by one', () => {
    const rows = comparisonRows(tokenOf('{"a":1,"a":2}'), tokenOf('{"a":1}'));
    assert.deepEqual(
      rows.filter(({ area }) => area === 'claims').map(({ state }) => state),
      ['left', 'same'],
    );
  });

  it('compares the second of a name with the second', () => {
    const rows = comparisonRows(tokenOf('{"a":1,"a":2,"__proto__":1}'), tokenOf('{"a":1,"__proto__":2,"a":3}'));
    assert.deepEqual(brief(rows.filter(({ area }) => area === 'claims')), [
      ['claims', 'a', 'changed', '2', '3'],
      ['claims', '__proto__', 'changed', '1', '2'],
      ['claims', 'a', 'same', '1', '1'],
    ]);
  });

  it('takes a character and its escape for the same (RFC 8259 section 8.3)', () => {
    const left = String.raw`{"iss":"https:\/\/a.example\/","o":{"\u0061":["\u00e9\n"]},"s":"\ud83d\ude00"}`;
    const right = '{"iss":"https://a.example/","o":{"a":["é\\n"]},"s":"😀"}';
    assert.deepEqual(
      comparisonRows(tokenOf(left), tokenOf(right)).map(({ state, difference }) => [state, difference]),
      [
        ['same', undefined],
        ['same', undefined],
        ['same', undefined],
        ['same', undefined],
      ],
    );
    const [row] = comparisonRows(tokenOf(String.raw`{"a":"\\u0061"}`), tokenOf('{"a":"a"}'));
    assert.equal(row?.state, 'changed');
  });

  it('tells a text from a number, and 1.0 from 1', () => {
    for (const [left, right] of [
      ['{"a":"1"}', '{"a":1}'],
      ['{"a":1.0}', '{"a":1}'],
      ['{"a":null}', '{}'],
    ] as const) {
      assert.notEqual(comparisonRows(tokenOf(left), tokenOf(right))[0]?.state, 'same', left);
    }
  });

  it('says of nearly the same texts what sets them apart, and nothing of one that the other side lacks', () => {
    const differenceOf = (left: string, right: string): string | undefined =>
      comparisonRows(tokenOf({ aud: left }), tokenOf({ aud: right }))[0]?.difference;
    assert.match(differenceOf('https://A.example', 'https://a.example') ?? '', /upper and lower case/);
    assert.match(differenceOf('https://a.example', 'https://a.example ') ?? '', /white space/);
    assert.match(differenceOf('http://a.example', 'https://a.example') ?? '', /scheme/);
    assert.match(differenceOf('https://a.example', 'https://a.example/v2.0') ?? '', /begins with the other/);
    assert.ok(comparisonRows(tokenOf({ aud: 'a' }), tokenOf({})).every(({ difference }) => difference === undefined));
  });

  it('says of lists and texts what sets them apart: the two that are alike, their order, or their form', () => {
    const differenceOf = (left: Json, right: Json): string | undefined =>
      comparisonRows(tokenOf(left), tokenOf(right)).find(({ state }) => state === 'changed')?.difference;
    const [plain, slash, other] = ['https://a.example', 'https://a.example/', 'https://b.example'];
    assert.equal(differenceOf({ aud: [plain] }, { aud: slash }), 'They differ in nothing but a slash at the end.');
    assert.equal(
      differenceOf({ aud: [other, plain] }, { aud: [slash, other] }),
      `"${plain}", "${slash}": They differ in nothing but a slash at the end.`,
    );
    assert.match(differenceOf({ roles: ['a', 'b'] }, { roles: ['b', 'a'] }) ?? '', /another order/);
    assert.match(differenceOf({ aud: plain }, { aud: [plain] }) ?? '', /one as a text, the other as a list/);
    for (const [left, right] of [
      [['a', 'a'], ['a']],
      [
        [1, 2],
        [2, 1],
      ],
      [[plain], [other]],
      [{ a: plain }, { a: slash }],
      [['x'.repeat(3000)], ['y']],
    ] as const) {
      assert.equal(differenceOf({ a: left }, { a: right }), undefined, JSON.stringify(left).slice(0, 80));
    }
    const hidden = differenceOf({ a: ['b\u202E', 'c'] }, { a: ['B\u202E'] }) ?? '';
    assert.match(hidden, /upper and lower case/);
    assert.ok(!hidden.includes('\u202E'));
  });

  it('gives dates in words, and how far they are apart', () => {
    const now = new Date('2026-11-28T12:00:00Z');
    const times = createTimeWords('en-GB', 'UTC');
    const sideOf = (claims: Json): ComparedSide => {
      const compact = compactJws({ alg: 'ES256' }, claims);
      const decoded = decodeToken(compact);
      return { decoded, view: toTokenView(compact, decoded, { now, times, reference: 'a' }) };
    };
    const rows = comparisonRows(
      sideOf({ sub: 'ada', iat: 1698174801, exp: 1698175401 }),
      sideOf({ exp: 1698174801 - 5400, sub: 'bob', iat: 1698174801 }),
    );
    const brought = (name: string): unknown => {
      const row = rows.find((each) => each.name === name);
      return [row?.state, row?.leftInstant?.utc, row?.rightInstant?.utc, row?.difference];
    };
    assert.deepEqual(brought('exp'), [
      ...['changed', '24 Oct 2023, 19:23:21 UTC', '24 Oct 2023, 17:43:21 UTC'],
      'The other one is 1 hour 40 minutes earlier.',
    ]);
    assert.deepEqual(brought('iat'), ['same', '24 Oct 2023, 19:13:21 UTC', '24 Oct 2023, 19:13:21 UTC', undefined]);
    assert.deepEqual(brought('sub'), ['changed', undefined, undefined, undefined]);
  });

  it('finds a token the same as itself, and turned about what is turned about', () => {
    const claims = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });
    const turned = { left: 'right', right: 'left', changed: 'changed', same: 'same' } as const;
    const inOrder = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
    fc.assert(
      fc.property(claims, claims, (one, other) => {
        const [left, right] = [tokenOf(one), tokenOf(other)];
        assert.ok(comparisonRows(left, left).every(({ state }) => state === 'same'));
        const back = comparisonRows(right, left);
        assert.deepEqual(
          inOrder(brief(comparisonRows(left, right))),
          inOrder(brief(back.map((row) => ({ ...row, state: turned[row.state], left: row.right, right: row.left })))),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is there for any two texts, tokens or not', () => {
    const part = fc.oneof(fc.json({ maxDepth: 2 }), fc.string({ maxLength: 12 }), fc.constant('')).map(base64url);
    const any = fc.array(part, { maxLength: 5 }).map((parts) => [base64url('{"alg":"ES256"}'), ...parts].join('.'));
    fc.assert(
      fc.property(any, any, (left, right) => {
        for (const { name } of comparisonRows({ decoded: decodeToken(left) }, { decoded: decodeToken(right) }))
          assert.equal(typeof name, 'string');
      }),
      { numRuns: 100 },
    );
  });

  it('tells apart what is cut for reading', () => {
    const long = 'x'.repeat(5000);
    const [row] = comparisonRows(tokenOf({ a: `${long}1` }), tokenOf({ a: `${long}2` }));
    assert.equal(row?.state, 'changed');
    assert.ok((row.left ?? '').length < 2100 && row.left?.endsWith('…'));
  });

  it('writes out what cannot be seen', () => {
    const [row] = comparisonRows(tokenOf({ 'a\u202E': 'b\u200B' }), tokenOf({}));
    assert.equal(row?.name, 'a\\u{202E}');
    assert.match(row.left ?? '', /^"b\\+u\{?200B\}?"$/);
  });

  it('compares with a token that is not of the same form', () => {
    const decoded = decodeToken(
      ['{"alg":"dir","enc":"A256GCM"}', '', 'iv', 'text', 'tag'].map((part) => base64url(part)).join('.'),
    );
    assert.ok(
      comparisonRows(tokenOf({ a: 1 }), { decoded }).some(({ name, state }) => name === 'a' && state === 'left'),
    );
  });
});
