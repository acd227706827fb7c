/** Two tokens member by member: what differs first, texts that look alike told apart, everything cut and visible. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { comparisonRows } from '../../../../src/core/present/comparisonView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { ComparisonRow } from '../../../../src/shared/panelMessages';
import { base64url, compactJws, type Json } from '../../../support/tokenFactory';

const tokenOf = (payload: Json | string, header: Json = { alg: 'ES256' }): ReturnType<typeof decodeToken> =>
  decodeToken(compactJws(header, payload));

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
    const jwe = decodeToken(
      ['{"alg":"dir","enc":"A256GCM"}', '', 'iv', 'text', 'tag'].map((part) => base64url(part)).join('.'),
    );
    assert.ok(comparisonRows(tokenOf({ a: 1 }), jwe).some(({ name, state }) => name === 'a' && state === 'left'));
  });
});
