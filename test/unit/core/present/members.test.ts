/** Claims and header parameters in words. */
import assert from 'node:assert/strict';
import { membersOf, memberView, readInstant, type MemberContext } from '../../../../src/core/present/members';
import { createTimeWords } from '../../../../src/core/present/times';
import type { JsonValue } from '../../../../src/core/token/decoded';

const context: MemberContext = {
  entry: (name) =>
    name === 'unknown'
      ? undefined
      : {
          name,
          title: 'Title',
          meaning: 'Meaning.',
          source: 'RFC',
          type: name === 'updated_at' ? 'instant' : 'string',
        },
  explain: (_name, value) => (value === 'known' ? 'a known value' : undefined),
  lifetime: undefined,
  times: createTimeWords('en-GB', 'UTC'),
  now: new Date('2026-11-22T12:00:00Z'),
};

describe('memberView', () => {
  const member = (name: string, value: JsonValue, raw = JSON.stringify(value)): ReturnType<typeof memberView> =>
    memberView({ name, value, raw, duplicate: false }, context);

  it('says what the name means and what this value means', () => {
    const { title, meaning, explained, source } = member('a', 'known');
    assert.deepEqual([title, meaning, explained, source], ['Title', 'Meaning.', 'a known value', 'RFC']);
    assert.equal(member('a', 'other').explained, undefined);
    assert.equal(member('unknown', 'other').meaning, undefined);
  });

  it('keeps numbers as written', () =>
    assert.equal(member('a', 9007199254740992, '9007199254740993').value, '9007199254740993'));

  it('writes a value of many lines on one', () => assert.equal(member('a', [1], '[\n  1\n]').value, '[1]'));

  it('gives an instant to claims that are one, and to no others', () => {
    assert.equal(member('updated_at', 1698175401).instant?.utc, '24 Oct 2023, 19:23:21 UTC');
    assert.equal(member('a', 1698175401).instant, undefined);
    assert.equal(member('updated_at', { a: 1 }).instant, undefined);
  });

  it('takes exp, nbf and iat from the lifetime, which knows their oddities', () => {
    const lifetime = {
      state: 'expired',
      issuedAt: undefined,
      notBefore: undefined,
      expiresAt: new Date(0),
      lifetimeSeconds: undefined,
      remainingSeconds: undefined,
      oddities: [],
    } as const;
    const view = memberView({ name: 'exp', value: '0', raw: '"0"', duplicate: false }, { ...context, lifetime });
    assert.equal(view.instant?.iso, '1970-01-01T00:00:00Z');
  });

  it('bounds the value', () => {
    const view = member('a', 'x'.repeat(1_000_000));
    assert.ok(view.truncated && view.value.length < 2100);
  });
});

describe('readInstant', () => {
  const rows: readonly (readonly [value: JsonValue, iso: string | undefined])[] = [
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.000Z'],
    [1698175401.5, '2023-10-24T19:23:21.500Z'],
    [1698175401000, '2023-10-24T19:23:21.000Z'],
    ['2023-11-21T19:13:21Z', '2023-11-21T19:13:21.000Z'],
    ['2023-11-21T19:13:21+02:00', '2023-11-21T17:13:21.000Z'],
    ['2023-11-21', '2023-11-21T00:00:00.000Z'],
    // Without a zone it would be read in that of the machine.
    ['2023-11-21T19:13:21', undefined],
    ['21 November 2023', undefined],
    ['1698175401', undefined],
    [1e30, undefined],
    [Infinity, undefined],
    [true, undefined],
    [null, undefined],
    [{}, undefined],
  ];
  for (const [value, iso] of rows) {
    it(`reads ${JSON.stringify(value)} as ${iso ?? 'no instant'}`, () =>
      assert.equal(readInstant(value)?.toISOString(), iso));
  }
});

describe('membersOf', () => {
  it('writes values anew', () => {
    assert.deepEqual(membersOf({ a: 'b', c: [1] }), [
      { name: 'a', value: 'b', raw: '"b"', duplicate: false },
      { name: 'c', value: [1], raw: '[1]', duplicate: false },
    ]);
  });
});
