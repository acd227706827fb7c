/** What the host takes from the page, whatever is posted. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSignInPageMessage } from '../../../src/shared/signInMessages';

describe('readSignInPageMessage', () => {
  it('reads what the page posts', () => {
    assert.deepEqual(readSignInPageMessage({ type: 'ready' }), { type: 'ready' });
    for (const act of ['copy-and-open', 'copy', 'open', 'cancel', 'again', 'close']) {
      assert.deepEqual(readSignInPageMessage({ type: 'act', act }), { type: 'act', act });
    }
  });

  it('hands on nothing that it does not know', () => {
    assert.deepEqual(readSignInPageMessage({ type: 'ready', act: 'copy', more: 1 }), { type: 'ready' });
    assert.deepEqual(readSignInPageMessage({ type: 'act', act: 'open', url: 'https://evil.example' }), {
      type: 'act',
      act: 'open',
    });
  });

  const others: Readonly<Record<string, unknown>> = {
    undefined: undefined,
    null: null,
    'a text': 'ready',
    'a list': ['ready'],
    nothing: {},
    'another type': { type: 'view' },
    'a type that is no text': { type: ['ready'] },
    'no act': { type: 'act' },
    'another act': { type: 'act', act: 'run' },
    'a name of every object': { type: 'act', act: 'constructor' },
    'an act that is no text': { type: 'act', act: { toString: () => 'copy' } },
  };
  for (const [name, message] of Object.entries(others)) {
    it(`takes ${name} for no message`, () => {
      assert.equal(readSignInPageMessage(message), undefined);
    });
  }
});
