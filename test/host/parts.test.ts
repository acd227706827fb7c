/** The parts of a token to copy: exactly what the token has, whatever it has. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { decodeToken } from '../../src/core/token/decode';
import { claimPartsOf, headerTextOf } from '../../src/host/parts';
import { base64url, compactJws } from '../support/tokenFactory';

describe('parts to copy', () => {
  it('copies a disclosed claim however deep it nests', () => {
    const value = '['.repeat(6000) + ']'.repeat(6000);
    const disclosure = base64url(`["salt","deep",${value}]`);
    const digest = createHash('sha256').update(disclosure, 'ascii').digest('base64url');
    const token = decodeToken(`${compactJws({ alg: 'ES256' }, { _sd: [digest] })}~${disclosure}~`);
    assert.deepEqual(claimPartsOf(token), [{ name: 'deep', text: value }]);
  });

  it('copies an unprotected header however deep it nests', () => {
    const header = `{"alg":"RS256","deep":${'['.repeat(6000)}${']'.repeat(6000)}}`;
    const token = decodeToken(`{"payload":"e30","header":${header},"signature":"AAAA"}`);
    assert.equal(headerTextOf(token), header);
  });
});
