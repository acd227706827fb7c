/** Laying out JSON text without changing what it says. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonText, oneLineJson, prettyJson } from '../../../../src/core/present/jsonText';
import type { JsonValue } from '../../../../src/core/token/decoded';

// What `JSON.parse` gives is a JSON value.
const jsonValue = fc.json({ maxDepth: 6 }).map((json) => JSON.parse(json) as JsonValue);

describe('prettyJson', () => {
  it('lays out as JSON.stringify does, for any value', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        assert.equal(prettyJson(JSON.stringify(value)), JSON.stringify(value, null, 2));
      }),
    );
  });

  it('does not depend on the white space in the source', () => {
    fc.assert(
      fc.property(jsonValue, fc.constantFrom(1, 3, '\t', '\r\n'), (value, space) => {
        assert.equal(prettyJson(JSON.stringify(value, null, space)), JSON.stringify(value, null, 2));
      }),
    );
  });

  it('leaves numbers, escapes and repeated names as written', () => {
    const json = '{"a":9007199254740993,"b":1.0,"c":1E400,"d":"\\u0041\\/","a":-0}';
    const expected = '{\n  "a": 9007199254740993,\n  "b": 1.0,\n  "c": 1E400,\n  "d": "\\u0041\\/",\n  "a": -0\n}';
    assert.equal(prettyJson(json), expected);
  });

  it('takes punctuation and escaped quotes in strings for text', () => {
    assert.equal(prettyJson('{"a":"{[,:]}\\"\\\\"}'), '{\n  "a": "{[,:]}\\"\\\\"\n}');
  });

  it('writes raw invisible characters as JSON escapes', () => {
    assert.equal(prettyJson('"a\u202Eb\u2028"'), '"a\\u202eb\\u2028"');
  });

  it('begins at the level it is given', () => {
    assert.equal(prettyJson('[1]', { level: 2 }), '[\n      1\n    ]');
  });

  it('makes of no list at any depth more than the editor shows', () => {
    for (const depth of [10, 20, 40, 80]) {
      const list = `[${'[],'.repeat(2000)}1]`;
      const written = prettyJson('['.repeat(depth) + list + ']'.repeat(depth));
      // A token of 1 MiB must stay well below 50 MB.
      assert.ok(written.length < 20 * list.length, `${written.length} characters at depth ${depth}`);
    }
  });

  it('stays linear in size and keeps the value for deep nesting', () => {
    const depth = 5000;
    const written = prettyJson('[1,'.repeat(depth) + '2' + ']'.repeat(depth));
    assert.ok(written.length < 10 * depth);
    assert.equal(written.replace(/\s/g, ''), '[1,'.repeat(depth) + '2' + ']'.repeat(depth));
  });
});

describe('oneLineJson', () => {
  it('takes the white space out', () => {
    assert.deepEqual(oneLineJson('{\n  "a" : [1,\t2]\r\n}', 100), { text: '{"a":[1, 2]}', truncated: false });
  });
  it('leaves white space in strings alone', () => {
    assert.deepEqual(oneLineJson('"a  b"', 100), { text: '"a  b"', truncated: false });
  });
  it('stops at the limit without reading on', () => {
    const cut = oneLineJson(`"${'a'.repeat(1_000_000)}"`, 50);
    assert.ok(cut.truncated);
    assert.ok(cut.text.length <= 52);
    assert.ok(oneLineJson(`[${'1,'.repeat(500_000)}1]`, 50).text.length <= 60);
    assert.ok(oneLineJson('9'.repeat(1_000_000), 50).text.length <= 52);
  });
  it('passes by millions of blanks in a moment', () => {
    assert.deepEqual(oneLineJson(`[${' '.repeat(4_000_000)}1]`, 50), { text: '[1]', truncated: false });
  });
});

describe('jsonText', () => {
  it('writes any value as JSON.stringify does', () => {
    fc.assert(fc.property(jsonValue, (value) => assert.equal(jsonText(value), JSON.stringify(value))));
  });
  it('keeps what JSON.stringify would lose', () => {
    assert.equal(jsonText([Infinity, -Infinity, -0]), '[1e999,-1e999,-0]');
  });
  it('does not call what a value calls toJSON', () => {
    assert.equal(jsonText({ toJSON: 'text' }), '{"toJSON":"text"}');
  });
  it('writes a value of any depth', () => {
    const depth = 20_000;
    // Nested arrays are JSON.
    const value = JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as JsonValue;
    assert.equal(jsonText(value).length, 2 * depth);
  });
});
