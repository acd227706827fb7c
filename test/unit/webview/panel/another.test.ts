/** Which views show another token. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAnother } from '../../../../src/webview/panel/state/another';
import { emptyView, scenes, token, verdicts, view } from '../../../support/ui/panelViews';

describe('another token', () => {
  const other = token({ reference: 'token-2' });
  const { session } = scenes.expiring.view;
  assert.ok(session);

  it('is one with another reference, or none', () => {
    assert.equal(isAnother(view(), view({ token: other })), true);
    assert.equal(isAnother(view(), emptyView), true);
    assert.equal(isAnother(emptyView, view()), true);
  });

  it('is not the same one with news, and not the first', () => {
    assert.equal(isAnother(view(), view({ token: token({ verdict: verdicts.valid }), pinned: true })), false);
    assert.equal(isAnother(emptyView, emptyView), false);
    assert.equal(isAnother(undefined, view()), false);
  });

  it('is not what a session has after it was renewed, but what another session has', () => {
    assert.equal(isAnother(view({ session }), view({ session, token: other })), false);
    assert.equal(isAnother(view({ session }), view({ session: { ...session, id: 'session-2' }, token: other })), true);
    assert.equal(isAnother(view({ session }), view({ token: other })), true);
    assert.equal(isAnother(view(), view({ token: other })), true);
  });
});
