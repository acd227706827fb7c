/** Places of issuers, and of what is wrong with them, in the text of a settings file. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { issuerPlaceIn, issuerProblemsIn } from '../../../../src/core/issuers/settingsText';

const right = '{ "name": "Right", "issuer": "https://right.example.com" }';

/** The code of each problem with the text that is marked. */
function marked(text: string): readonly (readonly [string, string])[] {
  return issuerProblemsIn(text).map(({ code, start, end }) => [code, text.slice(start, end)] as const);
}

describe('issuers in the text of settings', () => {
  it('that are right have no problems', () => {
    assert.deepEqual(marked(`{ "claimcheck.issuers": [${right}] }`), []);
    assert.deepEqual(marked('{ "editor.tabSize": 2 }'), []);
  });

  it('have each problem at its member, in a list too', () => {
    const text = `{
  "claimcheck.issuers": [
    ${right},
    // a comment
    { "name": "A", "issuer": "http://a.example.com" },
    { "name": "B", "issuer": "https://b.example.com", "algorithms": ["RS256", "none"], },
    { "name": "C" },
    7,
  ],
}`;
    assert.deepEqual(marked(text), [
      ['not-https', '"http://a.example.com"'],
      ['algorithm-none', '"none"'],
      // A member that is missing is marked at the beginning of its entry.
      ['issuer-missing', '{'],
      ['not-an-object', '7'],
    ]);
  });

  it('are found in workspace files, under both settings', () => {
    const text = `{ "folders": [], "settings": { "claimcheck.workspaceIssuers": [{ "name": "A", "issuer": 7 }], "claimcheck.issuers": {} } }`;
    assert.deepEqual(
      issuerProblemsIn(text).map(({ key, code }) => [key, code]),
      [
        ['claimcheck.issuers', 'not-a-list'],
        ['claimcheck.workspaceIssuers', 'wrong-type'],
      ],
    );
  });

  it('are read as far as a broken text goes', () => {
    assert.deepEqual(marked('{ "claimcheck.issuers": [{ "name": "A", "issuer": "http://a.example.com" '), [
      ['not-https', '"http://a.example.com"'],
    ]);
    for (const text of ['', '[', '"', 'null', '{ "claimcheck.issuers" }', '\u0000']) assert.deepEqual(marked(text), []);
  });

  it('are none in a text that nests without end', () => {
    for (const depth of [3000, 10_000, 200_000]) {
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      const text = `{"claimcheck.issuers": [{ "name": "A", "issuer": "https://a.example", "jwks": { "keys": ${deep} } }]}`;
      assert.ok(issuerProblemsIn(text).length <= 1, String(depth));
    }
  });

  it('have a place by their number', () => {
    const text = `{ "claimcheck.issuers": [${right}, { "name": "B" }] }`;
    const place = issuerPlaceIn(text, 'claimcheck.issuers', 1);
    assert.equal(place?.start, text.indexOf('{ "name": "B"'));
    assert.equal(issuerPlaceIn(text, 'claimcheck.issuers', 9)?.start, text.indexOf('['));
    assert.equal(issuerPlaceIn(text, 'claimcheck.workspaceIssuers', 0), undefined);
  });
});
