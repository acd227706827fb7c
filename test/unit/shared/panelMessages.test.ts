/** What the host takes from the panel's page, and the page from its host, whatever is posted. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readPanelHostMessage, readPanelMessage } from '../../../src/shared/panelMessages';
import { panelActs } from '../../../src/shared/panelView';

describe('readPanelMessage', () => {
  it('reads what the page posts', () => {
    const messages: readonly unknown[] = [
      { type: 'ready' },
      ...panelActs.map((act) => ({ type: 'act', act })),
      { type: 'act', act: 'revoke', reference: 'a' },
      { type: 'act', act: 'revoke', reference: 'a', session: 'b' },
      { type: 'act', act: 'sign-in', session: 'b' },
      { type: 'paste', text: '' },
      { type: 'paste', text: 'eyJ' },
      { type: 'reveal', reference: 'a' },
      { type: 'copy-member', reference: 'a', area: 'claims', name: '__proto__' },
      { type: 'copy-member', reference: 'a', area: 'header', name: '' },
      { type: 'copy-member', reference: 'a', area: 'claims', name: 'iss', occurrence: 1 },
      { type: 'copy-member', reference: 'a', area: 'claims', name: 'cnf', path: '0.12.3' },
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

  it('reads an occurrence only where it is a whole number', () => {
    for (const occurrence of ['1', 1.5, NaN, Infinity, 2 ** 60, null, [1], {}]) {
      const message = { type: 'copy-member', reference: 'a', area: 'claims', name: 'iss' };
      assert.deepEqual(readPanelMessage({ ...message, occurrence }), message);
    }
  });

  it('takes a path to a part for what it is, or the whole message for none', () => {
    for (const path of [
      '',
      '.',
      '1.',
      'a',
      '-1',
      '1..2',
      '9'.repeat(10),
      '1.'.repeat(100) + '1',
      1,
      null,
      ['0'],
      undefined,
    ]) {
      assert.equal(
        readPanelMessage({ type: 'copy-member', reference: 'a', area: 'claims', name: 'iss', path }),
        undefined,
      );
    }
  });

  it('does not take what a message inherits', () => {
    const inherited: readonly (readonly [own: object, inherited: object])[] = [
      [{ type: 'act' }, { act: 'revoke' }],
      [{ type: 'paste' }, { text: 'eyJ' }],
      [{ type: 'reveal' }, { reference: 'a' }],
      [{ type: 'copy-member', reference: 'a', area: 'claims' }, { name: 'iss' }],
      [{ type: 'open-rule' }, { ruleId: 'alg-none' }],
    ];
    for (const [own, prototype] of inherited) {
      assert.equal(readPanelMessage(Object.assign(Object.create(prototype) as object, own)), undefined);
    }
  });

  it('gives a message of the contract or none, whatever is posted', () => {
    const texts = ['type', 'act', 'text', 'reference', 'area', 'name', 'ruleId', 'occurrence', 'path'];
    const known = ['ready', 'act', 'paste', 'reveal', 'copy-member', 'open-rule', 'claims', 'header', ...panelActs];
    const value = fc.oneof(fc.constantFrom(...known), fc.string(), fc.anything());
    const message = fc.oneof(fc.anything({ withNullPrototype: true }), fc.dictionary(fc.constantFrom(...texts), value));
    fc.assert(
      fc.property(message, (posted) => {
        const read = readPanelMessage(posted);
        if (read === undefined) return;
        assert.ok(known.includes(read.type));
        for (const [name, member] of Object.entries(read)) {
          assert.ok(texts.includes(name));
          assert.equal(typeof member, name === 'occurrence' ? 'number' : 'string');
          assert.equal(member, (posted as Record<string, unknown>)[name]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const others: Readonly<Record<string, unknown>> = {
    undefined: undefined,
    null: null,
    'a text': 'ready',
    'a list': ['ready'],
    'a function': () => 'ready',
    'a list with a type': Object.assign([], { type: 'act', act: 'run' }),
    'a number': 1,
    nothing: {},
    'another type': { type: 'view' },
    'a type that is no text': { type: ['ready'] },
    'a type of its prototype': Object.create({ type: 'ready' }) as unknown,
    'no act': { type: 'act' },
    'another act': { type: 'act', act: 'run' },
    'a name of every object': { type: 'act', act: 'constructor' },
    'an act that is no text': { type: 'act', act: { toString: () => 'clear' } },
    'an act that is a command of the view': { type: 'act', act: 'pin' },
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
    for (const type of ['view', 'raw', 'focus-paste', 'focus-top', 'pasted']) assert.ok(readPanelHostMessage({ type }));
    for (const message of [undefined, null, 'view', [], {}, { type: 'webpackOk' }, { type: ['view'] }])
      assert.equal(readPanelHostMessage(message), undefined);
  });

  it('takes nothing by the name of a member of every object', () => {
    for (const type of ['constructor', '__proto__', 'toString', '', 'VIEW', 'view ', 1, null, undefined]) {
      assert.equal(readPanelHostMessage({ type }), undefined, String(type));
    }
    assert.equal(
      readPanelHostMessage(() => 'view'),
      undefined,
    );
  });
});
