/** The token as the panel shows it: what stands in it by hand, visible, bounded, and free of the token itself. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { toPanelToken, type PanelTokenOptions } from '../../../../src/core/present/panelView';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView, type ViewOptions } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { PanelToken } from '../../../../src/shared/panelView';
import { assertProportional } from '../../../support/proportion';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { goldenNow, samples } from './samples';
import { sampleReference } from './sampleView';

const times = createTimeWords('en-GB', 'Europe/Berlin');

function panelOf(
  compact: string,
  options: Partial<PanelTokenOptions> = {},
  viewOptions: Partial<ViewOptions> = {},
): PanelToken {
  const decoded = decodeToken(compact);
  const now = options.now ?? goldenNow;
  const view = toTokenView(compact, decoded, { now, times, reference: sampleReference, ...viewOptions });
  return toPanelToken(compact, decoded, view, { now, ...options });
}

const sampleOf = (name: string): string => samples[name]?.() ?? assert.fail(name);

describe('toPanelToken', () => {
  it('shows the worked example: instants of its life and of the refresh token, claims with meaning and structure', () => {
    const token = panelOf(sampleOf('worked-example'));
    // Ten minutes, of which the last fifth counts as expiring; 2023-11-21T19:13:21Z is the claim `rexp`.
    assert.deepEqual(token.scale, {
      issuedAt: 1_698_174_801_000,
      notBefore: undefined,
      expiringFrom: 1_698_175_281_000,
      expiresAt: 1_698_175_401_000,
      refreshExpiresAt: Date.UTC(2023, 10, 21, 19, 13, 21),
    });
    assert.deepEqual(
      token.claims.map(({ name }) => name),
      ['amr', 'drn', 'exp', 'iat', 'iss', 'rexp', 'sub'],
    );
    const [amr, , exp] = token.claims;
    assert.deepEqual(amr?.value, { kind: 'chips', items: ['oauth'], total: 1 });
    assert.deepEqual(exp?.value, { kind: 'number', text: '1698175401', truncated: false });
    assert.ok(exp.instant?.iso.startsWith('2023-10-24T19:23:21'));
    assert.equal(token.provider, 'Descope');
    assert.equal(token.reference, sampleReference);
  });

  it('takes the end of the refresh token of the session before that of a claim', () => {
    const refreshExpiresAt = new Date('2026-12-24T00:00:00Z');
    const { scale } = panelOf(sampleOf('worked-example'), { refreshExpiresAt });
    assert.equal(scale?.refreshExpiresAt, refreshExpiresAt.getTime());
    const number = panelOf(compactJws({ alg: 'ES256' }, { exp: 1_698_175_401, rexp: 1_700_594_001 }));
    assert.equal(number.scale?.refreshExpiresAt, 1_700_594_001_000);
  });

  it('has no scale for a token that names no instant', () => {
    assert.equal(panelOf(compactJws({ alg: 'ES256' }, { sub: 'a' })).scale, undefined);
    assert.equal(panelOf(sampleOf('encrypted')).scale, undefined);
  });

  it('holds no part of the token as written, for every kind of token', () => {
    for (const make of Object.values(samples)) {
      const compact = make();
      const json = JSON.stringify(panelOf(compact));
      for (const segment of compact.split(/[.~"]/).filter((part) => part.length >= 24)) {
        assert.ok(!json.includes(segment), segment.slice(0, 8));
      }
    }
  });

  it('can be cloned on its way to the page', () => {
    for (const make of Object.values(samples)) {
      const token = panelOf(make());
      assert.deepEqual(structuredClone(token), token);
    }
  });

  it('shows what is inside a token in the same structure', () => {
    const [inner] = panelOf(sampleOf('nested')).nested;
    assert.ok(inner);
    assert.equal(inner.token.redacted, '');
    assert.ok(inner.token.claims.length > 0);
  });

  it('writes out what cannot be seen, in names, values, findings and everywhere else', () => {
    const hostile = 'a\u202Eb\u200Bc\u0007d';
    const compact = compactJws(
      { alg: hostile, kid: hostile, typ: hostile },
      { iss: `https://${hostile}.example`, [hostile]: { [hostile]: [hostile, [hostile]] }, scope: `${hostile} b` },
    );
    const json = JSON.stringify(panelOf(compact));
    assert.ok(!/[\u200B\u202E]/.test(json) && !json.includes('\\u0007'));
    assert.ok(json.includes('{202E}'));
    for (const make of Object.values(samples)) {
      assert.ok(!/\p{Default_Ignorable_Code_Point}/u.test(JSON.stringify(panelOf(make()))));
    }
  });

  it('leaves out what a policy silenced, and does not say of it that it passed', () => {
    const compact = compactJws({ alg: 'ES256', typ: 'at+jwt', kid: 'a' }, { iss: 'https://a.example', exp: 1 });
    const ids = ({ checks }: PanelToken, state: string): readonly (string | undefined)[] =>
      checks.filter((check) => check.state === state).map(({ ruleId }) => ruleId);
    const open = panelOf(compact, {}, { policy: { preset: 'strict', severities: {} } });
    assert.ok([...ids(open, 'failed'), ...ids(open, 'attention')].includes('expired'));
    const silenced = panelOf(compact, {}, { policy: { preset: 'strict', severities: { expired: 'off' } } });
    assert.ok(!silenced.checks.some(({ ruleId }) => ruleId === 'expired'));
    assert.ok(ids(open, 'passed').includes('alg-none'));
  });

  it('says that published secrets were not found only where they were tried', () => {
    const compact = compactJws({ alg: 'HS256' }, { sub: 'a' });
    const isPassed = (tryDemoSecrets: boolean): boolean =>
      panelOf(compact, { tryDemoSecrets }).checks.some(
        ({ ruleId, state }) => ruleId === 'hmac-known-secret' && state === 'passed',
      );
    assert.deepEqual([isPassed(false), isPassed(true)], [false, true]);
  });

  const megabytes: Readonly<Record<string, () => string>> = {
    text: () => JSON.stringify({ a: 'x'.repeat(780_000) }),
    groups: () => JSON.stringify({ groups: Array.from({ length: 55_000 }, (_, index) => `group ${index}`) }),
    members: () =>
      JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`c${index}`, index]))),
    lists: () => JSON.stringify({ a: Array.from({ length: 100_000 }, () => [[1]]) }),
    // What is written out is longer than what was written.
    'an invisible name': () => JSON.stringify({ ['\u200B'.repeat(250_000)]: 1 }),
    'invisible texts': () => JSON.stringify({ a: Array.from({ length: 1700 }, () => '\u200B'.repeat(150)) }),
    'invisible names in an object': () =>
      JSON.stringify({
        a: Object.fromEntries(Array.from({ length: 1600 }, (_, i) => [`${i}${'\u200B'.repeat(150)}`, 1])),
      }),
    'invisible names': () =>
      JSON.stringify(Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`${i}${'\u200B'.repeat(250)}`, 1]))),
    objects: () => `{"a":`.repeat(100_000) + '1' + '}'.repeat(100_000),
    'levels in members': () =>
      `{${Array.from({ length: 1000 }, (_, i) => `"c${i}":${'['.repeat(380)}${']'.repeat(380)}`).join(',')}}`,
    levels: () => '['.repeat(300_000) + ']'.repeat(300_000),
  };
  for (const [what, payload] of Object.entries(megabytes)) {
    it(`stays small for a token of a megabyte: of ${what}`, () => {
      const token = panelOf(compactJws({ alg: 'ES256' }, payload()));
      assert.equal(token.form, 'jws');
      assert.ok(JSON.stringify(token).length < 3_000_000);
    });
  }

  it('shows each of 5,000 groups', () => {
    const groups = Array.from({ length: 5000 }, (_, index) => `00000000-0000-0000-0000-${index + 100_000_000_000}`);
    const [member] = panelOf(compactJws({ alg: 'ES256' }, { groups })).claims;
    assert.deepEqual(member?.value, { kind: 'chips', items: groups, total: 5000 });
  });

  it('shows numbers as written, scopes as chips, and names that repeat or are those of every object', () => {
    const payload =
      '{"n":9007199254740993,"scope":"orders:read orders:write","a":1,"a":2,"__proto__":{"toString":1.0}}';
    const { claims } = panelOf(compactJws({ alg: 'ES256' }, payload));
    assert.deepEqual(
      claims.map(({ name, duplicate, value }) => [name, duplicate, value]),
      [
        ['n', false, { kind: 'number', text: '9007199254740993', truncated: false }],
        ['scope', false, { kind: 'chips', items: ['orders:read', 'orders:write'], total: 2 }],
        ['a', false, { kind: 'number', text: '1', truncated: false }],
        ['a', true, { kind: 'number', text: '2', truncated: false }],
        [
          '__proto__',
          false,
          {
            kind: 'object',
            members: [{ name: 'toString', value: { kind: 'number', text: '1.0', truncated: false } }],
            total: 1,
          },
        ],
      ],
    );
  });

  it('lists failed checks first and passed ones last, each that is to be mended with how', () => {
    const { checks } = panelOf(sampleOf('unsecured'));
    const order = ['failed', 'attention', 'note', 'passed'];
    const states = checks.map(({ state }) => order.indexOf(state));
    assert.deepEqual(states, [...states].sort());
    const unsigned = checks.find(({ ruleId }) => ruleId === 'alg-none');
    assert.equal(unsigned?.title, 'The token is not signed');
    assert.match(unsigned.fix ?? '', /^Sign with an algorithm the API expects/);
    assert.match(unsigned.source ?? '', /^RFC /);
    for (const { state, ruleId, title, reason, fix } of checks) {
      assert.equal(fix === undefined || reason === undefined, state === 'passed', ruleId);
      assert.notEqual(title, ruleId);
    }
    assert.equal(new Set(checks.map(({ ruleId }) => ruleId)).size, checks.length);
  });

  it('says how much it leaves out', () => {
    const claims = Object.fromEntries(Array.from({ length: 1200 }, (_, index) => [`c${index}`, index]));
    const { claims: listed, facts } = panelOf(compactJws({ alg: 'ES256' }, claims));
    assert.equal(listed.length, 1000);
    assert.ok(facts.includes('200 more claims stand in the document.'));
    const groups = Array.from({ length: 12_000 }, (_, index) => `${index}`);
    const [member] = panelOf(compactJws({ alg: 'ES256' }, { groups })).claims;
    assert.ok(member?.value.kind === 'chips');
    assert.deepEqual([member.value.items.length, member.value.total], [10_000, 12_000]);
  });

  it('counts disclosures inside others too', () => {
    const disclosures = Array.from({ length: 1100 }, (_, index) => base64url(`["salt","n${index}",${index}]`));
    const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
    const outer = base64url(JSON.stringify(['salt', 'outer', { _sd: disclosures.map(digest) }]));
    const jws = compactJws({ alg: 'ES256' }, { _sd: [digest(outer)] });
    const { disclosures: shown, facts } = panelOf([jws, outer, ...disclosures, ''].join('~'));
    assert.equal(shown.length, 1);
    assert.equal(shown[0]?.children.length, 999);
    assert.ok(facts.includes('101 more disclosures stand in the document.'));
  });

  it('costs in proportion to the token', async function () {
    this.timeout(60_000);
    await assertProportional(
      'the view of a token with many groups',
      (size) => {
        const groups = Array.from({ length: size }, (_, index) => `00000000-0000-0000-0000-${index}`);
        panelOf(compactJws({ alg: 'ES256' }, { groups }));
      },
      600,
    );
  });

  it('is there for any payload', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), (header, payload) => {
        const token = panelOf(`${base64url(header)}.${base64url(payload)}.${base64url('signature')}`);
        assert.equal(token.reference, sampleReference);
      }),
      { numRuns: 200 },
    );
  });
});
