/** The JSON check of the scanner against the platform's parser. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isCutOff, isJson, jsonEnd, stringValue, topMembers } from '../../../../../src/core/token/locate/jsonText';

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('jsonText', () => {
  it('agrees with JSON.parse on JSON and on everything like it', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u0041',
      '\\u00',
      'true',
      'nul',
      '-',
      '0',
      '12',
      '.5',
      'e+3',
      ' ',
      '\n',
      '\t',
      '\u0001',
      'é',
    ];
    const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          soup,
          fc.json(),
          fc.json().map((json) => json.slice(1)),
          fc.string(),
        ),
        (text) => {
          assert.equal(isJson(text), parses(text), JSON.stringify(text));
        },
      ),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('calls every beginning of JSON cut off, and nothing else', () => {
    const json = '{"a": [1.5e3, true, null, "x\\u00e9\\n", {}], "b": {"c": -0.1}}';
    for (let length = 0; length < json.length; length++) {
      const text = json.slice(0, length);
      assert.ok(isCutOff(jsonEnd(text, 0), text), text);
    }
    for (const text of ['{a', '{"a" 1', '{"a":tr ', '[1 2', '[01', '"\\q', '"\n', '{"a":1,}']) {
      assert.ok(!isCutOff(jsonEnd(text, 0), text), text);
    }
  });

  it('says where an object ends and stops at the depth it is given', () => {
    assert.equal(jsonEnd('x{"a":[{}]} y', 1), 11);
    assert.ok(jsonEnd('[[[]]]', 0, 3) > 0);
    assert.ok(jsonEnd('[[[1]]]', 0, 2) < 0);
    assert.equal(jsonEnd(`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 0), 200_000);
  });

  it('gives the members of an object as written, the last of two with one name', () => {
    const members = topMembers('{ "alg" : "n\\u006fne", "x": {"alg": 1}, "\\u0061lg":"HS256" }', 0);
    assert.equal(members.get('alg'), '"HS256"');
    assert.equal(members.get('x'), '{"alg": 1}');
    assert.equal(stringValue('"n\\u006fne"'), 'none');
    assert.equal(stringValue('12'), undefined);
  });
});
