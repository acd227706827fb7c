/** What the host takes from the panel's page, and the page from its host, whatever is posted. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { panelActs, readPanelHostMessage, readPanelMessage } from '../../../src/shared/panelMessages';

describe('readPanelMessage', () => {
  it('reads what the page posts', () => {
    const messages: readonly unknown[] = [
      { type: 'ready' },
      ...panelActs.map((act) => ({ type: 'act', act })),
      { type: 'act', act: 'revoke', reference: 'a' },
      { type: 'paste', text: '' },
      { type: 'paste', text: 'eyJ' },
      { type: 'reveal', reference: 'a' },
      { type: 'copy-member', reference: 'a', area: 'claims', name: '__proto__' },
      { type: 'copy-member', reference: 'a', area: 'header', name: '' },
      { type: 'copy-member', reference: 'a', area: 'claims', name: 'iss', occurrence: 1 },
      { type: 'open-rule', ruleId: 'alg-none' },
    ];
    for (const message of messages) assert.deepEqual(readPanelMessage(message), message);
  });

  it('leaves it to the host to refuse a text that is too long', () => {
    assert.equal(readPanelMessage({ type: 'paste', text: 'a'.repeat(20_000_001) })?.type, 'paste');
  });

  it('hands on nothing that it does not know', () => {
    assert.deepEqual(readPanelMessage({ type: 'act', act: 'copy-as', command: 'x', text: 'eyJ' }), {
      type: 'act',
      act: 'copy-as',
    });
    assert.deepEqual(readPanelMessage({ type: 'reveal', reference: 'a', path: '/etc' }), {
      type: 'reveal',
      reference: 'a',
    });
  });

  const others: Readonly<Record<string, unknown>> = {
    undefined: undefined,
    null: null,
    'a text': 'ready',
    'a list': ['ready'],
    'a function': () => 'ready',
    nothing: {},
    'another type': { type: 'view' },
    'a type that is no text': { type: ['ready'] },
    'a type of its prototype': Object.create({ type: 'ready' }) as unknown,
    'no act': { type: 'act' },
    'another act': { type: 'act', act: 'run' },
    'a name of every object': { type: 'act', act: 'constructor' },
    'an act that is no text': { type: 'act', act: { toString: () => 'pin' } },
    'a paste without text': { type: 'paste' },
    'a paste that is no text': { type: 'paste', text: ['eyJ'] },
    'a name longer than any': { type: 'open-rule', ruleId: 'a'.repeat(20_000_001) },
    'a reference that is no text': { type: 'reveal', reference: { length: 1 } },
    'a copy without area': { type: 'copy-member', reference: 'a', name: 'iss' },
    'a copy of another area': { type: 'copy-member', reference: 'a', area: 'signature', name: 'iss' },
    'a copy without name': { type: 'copy-member', reference: 'a', area: 'claims' },
    'a rule that is no text': { type: 'open-rule', ruleId: 1 },
  };
  for (const [name, message] of Object.entries(others)) {
    it(`takes ${name} for no message`, () => {
      assert.equal(readPanelMessage(message), undefined);
    });
  }
});

describe('readPanelHostMessage', () => {
  it('takes the messages of the host, and nothing else that is posted into a page', () => {
    for (const type of ['view', 'raw', 'focus-paste']) assert.ok(readPanelHostMessage({ type }));
    for (const message of [undefined, null, 'view', [], {}, { type: 'webpackOk' }, { type: ['view'] }])
      assert.equal(readPanelHostMessage(message), undefined);
  });
});
