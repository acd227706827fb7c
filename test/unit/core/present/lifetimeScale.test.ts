/** The instants of a token's life as numbers, whatever its claims say. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { lifetimeScale } from '../../../../src/core/present/lifetimeScale';
import type { JsonObject } from '../../../../src/core/token/decoded';
import type { LifetimeScale } from '../../../../src/shared/panelView';

const now = new Date('2023-10-24T19:20:00Z');
const scaleOf = (claims: JsonObject | undefined, refreshEnd?: Date): LifetimeScale | undefined =>
  lifetimeScale(claims, now, refreshEnd);

describe('lifetimeScale', () => {
  it('has the instants of the worked example: ten minutes, two of them expiring, and the end of the refresh token', () => {
    assert.deepEqual(scaleOf({ exp: 1_698_175_401, iat: 1_698_174_801, rexp: '2023-11-21T19:13:21Z' }), {
      issuedAt: Date.UTC(2023, 9, 24, 19, 13, 21),
      notBefore: undefined,
      expiringFrom: Date.UTC(2023, 9, 24, 19, 21, 21),
      expiresAt: Date.UTC(2023, 9, 24, 19, 23, 21),
      refreshExpiresAt: Date.UTC(2023, 10, 21, 19, 13, 21),
    });
  });

  it('reads milliseconds and texts as the lifetime does', () => {
    const scale = scaleOf({ iat: '1698174801', nbf: '2023-10-24T19:13:21Z', exp: 1_698_175_401_000 });
    assert.deepEqual(
      [scale?.issuedAt, scale?.notBefore, scale?.expiresAt],
      [1_698_174_801_000, 1_698_174_801_000, 1_698_175_401_000],
    );
  });

  it('takes the end that the session knows before that of the claim', () => {
    const end = new Date('2026-12-24T00:00:00Z');
    assert.equal(scaleOf({ exp: 1, rexp: 2 }, end)?.refreshExpiresAt, end.getTime());
    assert.equal(scaleOf({ exp: 1, rexp: 2 })?.refreshExpiresAt, 2000);
    assert.equal(scaleOf({}, end)?.refreshExpiresAt, end.getTime());
  });

  it('takes nothing else for the end of a refresh token', () => {
    for (const rexp of ['soon', '', '2023-13-45', '2023-10-24T19:20:00', '99999-01-01', 1e300, true, null, [1], {}]) {
      assert.equal(scaleOf({ rexp }), undefined, JSON.stringify(rexp));
    }
  });

  it('is not there where no instant is named', () => {
    assert.equal(scaleOf(undefined), undefined);
    assert.equal(scaleOf({}), undefined);
    assert.equal(scaleOf({ iat: 'soon', exp: null, sub: 'a' }), undefined);
  });

  it('is not misled by what objects inherit', () => {
    const claims = Object.create({ exp: 1, rexp: 2 }) as JsonObject;
    assert.equal(scaleOf(claims)?.expiresAt, undefined);
  });

  it('has finite numbers alone, and an end that comes after its approach', () => {
    const odd = fc.oneof(
      fc.double(),
      fc.constantFrom(-8.64e12, 8.64e12, -1e300, 1e300, Infinity, -Infinity, 0, -0),
      fc.date({ noInvalidDate: false }).map(String),
      fc.string(),
      fc.jsonValue({ maxDepth: 1 }),
    );
    const claims = fc.record({ iat: odd, nbf: odd, exp: odd, rexp: odd }, { requiredKeys: [] });
    fc.assert(
      fc.property(claims, (made) => {
        const scale = scaleOf(made);
        for (const instant of Object.values(scale ?? {})) assert.ok(instant === undefined || Number.isFinite(instant));
        const { expiringFrom, expiresAt } = scale ?? {};
        if (expiresAt !== undefined) assert.ok(expiringFrom !== undefined && expiringFrom <= expiresAt);
      }),
      { numRuns: 500 },
    );
  });
});
