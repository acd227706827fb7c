/** The state of the page: the host's clock goes on by the page's own, and each view replaces the last. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyPage, reduce, type PageEvent } from '../../../../src/webview/signIn/state/reduce';
import { noon, view } from './views';

const after = (...events: readonly PageEvent[]): typeof emptyPage => events.reduce(reduce, emptyPage);
const shown = (at: number, now = noon): PageEvent => ({ type: 'view', view: view(), now, at });

describe('reduce', () => {
  it('shows nothing before the host has answered', () => {
    assert.equal(after({ type: 'tick', at: 5000 }, { type: 'width', wide: true }).view, undefined);
  });

  it('keeps to the clock of the host, wherever that of the page stands', () => {
    assert.equal(after(shown(70)).now, noon);
    assert.equal(after(shown(70), { type: 'tick', at: 3070 }).now, noon + 3000);
  });

  it('sets its clock again with every view', () => {
    const jumped = after(shown(0), { type: 'tick', at: 60_000 }, shown(60_000, noon + 3_600_000));
    assert.equal(jumped.now, noon + 3_600_000);
    assert.equal(reduce(jumped, { type: 'tick', at: 61_000 }).now, noon + 3_601_000);
  });

  it('takes a view as a whole: nothing of the one before stays', () => {
    const first = reduce(emptyPage, { type: 'view', view: view({ sentence: 'old', retryAt: 1 }), now: noon, at: 0 });
    const next = reduce(first, { type: 'view', view: view({ state: 'slowed-down' }), now: noon, at: 1 });
    assert.deepEqual(next.view, view({ state: 'slowed-down' }));
  });

  it('keeps the view when the width changes', () => {
    const { view: kept, wide } = after(shown(0), { type: 'width', wide: true });
    assert.deepEqual(kept, view());
    assert.equal(wide, true);
  });
});
