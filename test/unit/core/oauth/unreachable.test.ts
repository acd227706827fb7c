/** A connection that was refused sent nothing, so that a refresh token is as good as before. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { unreachable } from '../../../../src/core/oauth/unreachable';

describe('unreachable', () => {
  it('says that a refused connection sent nothing, and that a lost one may have', () => {
    const arrived = (['http-refused', 'http-dns', 'http-timeout', 'http-unreachable'] as const).map((code) => {
      const outcome = unreachable(code);
      return outcome.status === 'failed' && outcome.failure.mayHaveArrived;
    });
    assert.deepEqual(arrived, [false, false, true, true]);
  });
});
