/** Sessions as text: all of a session comes back, and nothing that is not exactly one is taken for one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Session } from '../../../../src/core/sessions/session';
import { readSession, sessionText } from '../../../../src/core/sessions/sessionText';
import { later, sampleSession, tokenSet } from './samples';

const full = sampleSession({
  resources: ['https://api.example/'],
  requestedAudience: 'https://audience.example',
  dpopKey: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd', key_ops: ['sign'], ext: true },
  renewal: { startedAt: later(1), owner: 'window', lost: true },
  ended: 'refresh-token-refused',
  tokens: tokenSet({ refreshExpiresAt: later(9), idToken: 'id', issuedTokenType: 'urn:x' }),
});

describe('the text of a session', () => {
  it('gives the session back, with and without what is optional', () => {
    for (const session of [full, sampleSession(), sampleSession({ tokens: tokenSet({ expiresAt: undefined }) })]) {
      assert.deepEqual(readSession(sessionText(session)), { status: 'read', session });
    }
  });

  it('gives any text in it back', () => {
    const text = fc.string({ unit: 'binary' });
    const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') });
    fc.assert(
      fc.property(text, text, fc.array(text), date, fc.integer({ min: 1 }), (one, other, list, at, generation) => {
        const tokens = tokenSet({ accessToken: one, refreshToken: other, scopes: list, obtainedAt: at, expiresAt: at });
        const session: Session = { ...full, profile: other, account: { id: one, label: other }, generation, tokens };
        assert.deepEqual(readSession(sessionText(session)), { status: 'read', session });
      }),
    );
  });

  it('is one JSON object with the number of its format and dates as ISO 8601', () => {
    const value = JSON.parse(sessionText(full)) as Record<string, unknown>;
    assert.equal(value['version'], 1);
    assert.equal(value['createdAt'], '2026-11-28T08:00:00.000Z');
  });

  it('is damaged when any member is missing or of another kind', () => {
    const written = JSON.parse(sessionText(full)) as Record<string, unknown>;
    const optional = ['requestedAudience', 'dpopKey', 'renewal', 'ended'];
    for (const name of Object.keys(written)) {
      if (name === 'version') continue;
      for (const value of [undefined, null, 7.5, {}, [[]], [1], 'no such value, no date', false]) {
        const fits =
          (typeof value === 'string' && ['id', 'profile', 'issuer', 'clientId', 'requestedAudience'].includes(name)) ||
          (value === undefined && optional.includes(name)) ||
          (name === 'dpopKey' && typeof value === 'object' && value !== null && !Array.isArray(value));
        const reading = readSession(JSON.stringify({ ...written, [name]: value }));
        const expected = fits ? 'read' : 'damaged';
        assert.equal(reading.status, expected, `${name}: ${JSON.stringify([value])}`);
      }
    }
    const tokens = written['tokens'] as Record<string, unknown>;
    for (const name of Object.keys(tokens)) {
      const reading = readSession(JSON.stringify({ ...written, tokens: { ...tokens, [name]: 5 } }));
      assert.deepEqual(reading, { status: 'damaged', reason: 'incomplete' }, name);
    }
  });

  it('is damaged with a date that is none, or a generation that cannot be', () => {
    for (const more of [
      { createdAt: '2026-02-30T00:00:00.000Z' },
      { createdAt: '2026-11-28' },
      { createdAt: 0 },
      { generation: 0 },
      { generation: -1 },
      { generation: 2 ** 53 },
      { way: 'password' },
      { ended: 'because' },
    ]) {
      const written = JSON.parse(sessionText(full)) as object;
      const reading = readSession(JSON.stringify({ ...written, ...more }));
      assert.deepEqual(reading, { status: 'damaged', reason: 'incomplete' }, JSON.stringify(more));
    }
  });

  it('says what is wrong: no JSON, no version, an older or a newer one', () => {
    const cases = [
      ['', 'not-json'],
      ['{"version":1', 'not-json'],
      ['null', 'not-json'],
      ['[]', 'not-json'],
      ['{}', 'incomplete'],
      ['{"version":"1"}', 'incomplete'],
      ['{"version":1}', 'incomplete'],
      ['{"version":0}', 'other-version'],
      ['{"version":2}', 'newer-version'],
    ] as const;
    for (const [text, reason] of cases) assert.deepEqual(readSession(text), { status: 'damaged', reason }, text);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => readSession(text).status === 'damaged'));
  });
});
