/** Half digests, against the example of OIDC Core. */
import assert from 'node:assert/strict';
import { leftHalfDigest } from '../../../../src/core/rules/digests';

describe('leftHalfDigest', () => {
  it('is that of OIDC Core appendix A.6', () => {
    assert.equal(leftHalfDigest('RS256', 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y'), '77QmUPtjPfzWtF2AnpK9RQ');
  });

  it('is nothing where no digest is laid down', () => {
    assert.deepEqual(
      ['none', 'Ed448', 'ML-DSA-44', 'RS2566', ''].map((alg) => leftHalfDigest(alg, 'a')),
      [undefined, undefined, undefined, undefined, undefined],
    );
  });
});
