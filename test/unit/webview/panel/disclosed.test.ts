/** Which disclosure of the text is which of those that are read. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { areInOrder, disclosureIndexes, isPartPointed } from '../../../../src/webview/panel/state/disclosed';
import { disclosure, disclosureSegment, token } from '../../../support/ui/panelViews';

describe('disclosures', () => {
  const { segments } = token();
  const [one, other] = [disclosure('given_name'), disclosure('address')];
  const written = [...segments, disclosureSegment(1), disclosureSegment(2)];

  it('are counted among themselves', () => {
    assert.deepEqual(disclosureIndexes(written), [undefined, undefined, undefined, 0, 1]);
  });

  it('stand in the order in which they are written where all are read and none is inside another', () => {
    assert.equal(areInOrder({ segments: written, disclosures: [one, other] }), true);
    assert.equal(areInOrder({ segments: written, disclosures: [one] }), false);
    assert.equal(areInOrder({ segments: written, disclosures: [disclosure('address', [other])] }), false);
    const inside = [one, disclosure('address', [other])];
    assert.equal(areInOrder({ segments: [...written, disclosureSegment(3)], disclosures: inside }), false);
    assert.equal(areInOrder({ segments: written, disclosures: inside }), false);
  });

  it('are pointed at one by one, or all together', () => {
    assert.equal(isPartPointed({ kind: 'disclosure', index: 1 }, 'disclosure', 1), true);
    assert.equal(isPartPointed({ kind: 'disclosure', index: 1 }, 'disclosure', 0), false);
    assert.equal(isPartPointed({ kind: 'disclosure' }, 'disclosure', 0), true);
    assert.equal(isPartPointed({ kind: 'payload', member: 'exp' }, 'payload', undefined), true);
    assert.equal(isPartPointed(undefined, 'payload', undefined), false);
  });
});
