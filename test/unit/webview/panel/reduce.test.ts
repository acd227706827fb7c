/** What the panel knows, and what it forgets. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyPanel, type PanelEvent, type PanelState, reduce } from '../../../../src/webview/panel/state/reduce';
import { minute, noInstants, noon, token, view } from '../../../support/ui/panelViews';

const raw = [{ kind: 'header', text: 'eyJ', parts: [] }] as const;
const shown: PanelEvent = { type: 'view', view: view(), now: noon, at: 1000 };
const after = (...events: readonly PanelEvent[]): PanelState => events.reduce(reduce, emptyPanel([]));
const other = view({ token: token({ reference: 'token-2' }) });

describe('the state of the panel', () => {
  it('counts by the host’s clock, whatever the page’s own says', () => {
    assert.equal(after(shown, { type: 'tick', at: 4000 }).now, noon + 3000);
  });

  it('takes raw text for the token shown only', () => {
    assert.equal(after(shown, { type: 'raw', reference: 'token-2', segments: raw }).raw, undefined);
    assert.equal(after(shown, { type: 'raw', reference: 'token-1', segments: raw }).raw, raw);
    assert.equal(after({ type: 'raw', reference: 'token-1', segments: raw }).raw, undefined);
  });

  it('forgets raw text, search, pages and place with the token, and keeps which regions are open', () => {
    const state = after(
      shown,
      { type: 'raw', reference: 'token-1', segments: raw },
      { type: 'search', search: 'aud' },
      { type: 'more', list: 'claims/groups', shown: 40 },
      { type: 'point', pointed: { kind: 'header' } },
      { type: 'toggle', region: 'header', open: true },
      { ...shown, view: other },
    );
    assert.deepEqual([state.raw, state.search, state.paged.size, state.pointed], [undefined, '', 0, undefined]);
    assert.deepEqual([...state.open], ['header']);
  });

  it('keeps them when the same token is posted again', () => {
    const state = after(
      shown,
      { type: 'raw', reference: 'token-1', segments: raw },
      { type: 'search', search: 'a' },
      shown,
    );
    assert.deepEqual([state.raw, state.search], [raw, 'a']);
  });

  it('keeps why a pasted text was not read until it is told otherwise', () => {
    const refused: PanelEvent = { type: 'paste-problem', problem: 'No token.' };
    assert.equal(after(shown, refused, { ...shown, view: other }).pasteProblem, 'No token.');
    assert.equal(after(shown, refused, { type: 'paste-problem', problem: undefined }).pasteProblem, undefined);
  });

  it('forgets raw text when a person hides it', () => {
    assert.equal(
      after(shown, { type: 'raw', reference: 'token-1', segments: raw }, { type: 'hide-raw' }).raw,
      undefined,
    );
  });

  it('pages by two hundred', () => {
    const state = after(shown, { type: 'more', list: 'a', shown: 40 }, { type: 'more', list: 'a', shown: 240 });
    assert.equal(state.paged.get('a'), 440);
  });

  it('says each change of the standing once, and none of another token', () => {
    const tick = (minutes: number): PanelEvent => ({ type: 'tick', at: 1000 + minutes * minute });
    assert.equal(after(shown, tick(10)).spoken, '');
    assert.equal(after(shown, tick(26)).spoken, 'Access token: Expires soon.');
    assert.equal(after(shown, tick(26), tick(27)).spoken, 'Access token: Expires soon.');
    assert.equal(after(shown, tick(26), tick(30)).spoken, 'Access token: Expired.');
    assert.equal(after(shown, tick(26), { ...shown, view: other, now: noon + 31 * minute }).spoken, '');
  });

  it('says those of tokens inside too, by their place, while they are looked at', () => {
    const inner = token({ scale: { ...noInstants, expiresAt: noon + 2 * minute } });
    const both: PanelEvent = {
      ...shown,
      view: view({ token: token({ nested: [{ label: 'Key binding', token: inner }] }) }),
    };
    const tick: PanelEvent = { type: 'tick', at: 1000 + 3 * minute };
    assert.equal(after(both, tick).spoken, '');
    const looked: PanelEvent = { type: 'toggle', region: 'nested', open: true };
    assert.equal(after(both, looked, tick).spoken, 'Key binding: Expired.');
    const all: PanelEvent = { type: 'tick', at: 1000 + 40 * minute };
    assert.equal(after(both, looked, all).spoken, 'Access token: Expired. Key binding: Expired.');
  });

  it('is the same object where nothing changed, so that nothing is drawn', () => {
    const state = after(shown, { type: 'point', pointed: { kind: 'payload', member: 'exp' } });
    assert.equal(reduce(state, { type: 'point', pointed: { kind: 'payload', member: 'exp' } }), state);
    assert.equal(reduce(state, { type: 'toggle', region: 'header', open: false }), state);
    assert.equal(reduce(state, { type: 'width', width: state.width }), state);
  });
});
