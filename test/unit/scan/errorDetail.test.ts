/** What is told of errors: never their message. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { errorDetail } from '../../../src/scan/errorDetail';

describe('errorDetail', () => {
  it('tells name and code, and nothing that could hold text of a file', () => {
    const secret = 'q8Zr5Xn2LkV9tB4wY7hJ3cM6';
    assert.equal(errorDetail(new RangeError(secret)), 'RangeError');
    assert.equal(errorDetail(Object.assign(new Error(secret), { code: 'ENOENT' })), 'Error ENOENT');
    assert.equal(errorDetail(Object.assign(new Error(secret), { code: secret, name: `a ${secret}` })), 'Error');
    assert.equal(errorDetail(secret), 'no error object');
  });
});
