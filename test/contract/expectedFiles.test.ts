/** No expected output of a test holds a token: redacted forms and fingerprints only. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readText, repositoryFiles } from './sourceFiles';

// Two segments of base64url after a JSON object's start, or a vendor's prefix with what looks like its secret.
const tokenLike = [
  /eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
  /\b(?:gh[opusr]|github_pat|glpat|xox[abprs]|sk_live|sk_test|npm|hf|dop_v1|pypi)[_-][\w-]{16,}/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bBearer [\w.~+/-]{20,}/g,
];

describe('expected outputs', () => {
  it('hold no token', () => {
    const found = repositoryFiles()
      .filter((file) => /^test\/(?:.*\/)?expected[^/]*$/.test(file))
      .flatMap((file) => tokensIn(readText(file)).map((token) => `${file}: ${token.slice(0, 12)}…`));
    assert.deepEqual(found, []);
  });

  it('would be caught with one', () => {
    const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
    const jwt = `${encode({ alg: 'HS256' })}.${encode({ sub: 'someone' })}.${'s'.repeat(43)}`;
    assert.deepEqual(tokensIn(`{"token": "${jwt}"}`), [jwt]);
    assert.equal(tokensIn(`Authorization: Bearer ${'a1'.repeat(16)}`).length, 1);
    assert.equal(tokensIn(['gh', 'p_', 'x'.repeat(36)].join('')).length, 1);
    assert.deepEqual(tokensIn('{"token": "eyJ…(43 characters)", "fingerprint": "3f2a9c"}'), []);
  });
});

function tokensIn(text: string): readonly string[] {
  return tokenLike.flatMap((pattern) => text.match(pattern) ?? []);
}
