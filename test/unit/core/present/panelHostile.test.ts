/** Hostile texts anywhere in a token, a profile or a verdict: the panel is given none of it raw, and none of the secrets. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { comparisonRows } from '../../../../src/core/present/comparisonView';
import { expectationTexts } from '../../../../src/core/present/expectations';
import { toPanelToken } from '../../../../src/core/present/panelView';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { PanelToken } from '../../../../src/shared/panelView';
import { base64url, compactJws, madeUpGitHubToken, type Json } from '../../../support/tokenFactory';
import { goldenNow, samples } from './samples';
import { sampleReference, sampleView, viewFullOf } from './sampleView';

const times = createTimeWords('en-GB', 'Europe/Berlin');

function panelOf(compact: string): PanelToken {
  const decoded = decodeToken(compact);
  const view = toTokenView(compact, decoded, { now: goldenNow, times, reference: sampleReference });
  return toPanelToken(compact, decoded, view, { now: goldenNow });
}

/** Controls, bidirectional marks and overrides, what has no width, separators, tags, fillers, half a character. */
const invisible = [
  ...['\0', '\u0007', '\b', '\t', '\n', '\r', '\u001B[31m', '\u007F', '\u0085', '\u009B'],
  ...['\u00AD', '\u034F', '\u061C', '\u115F', '\u17B4', '\u180E', '\u200B', '\u200D', '\u200E', '\u200F'],
  ...['\u2028', '\u2029', '\u202A', '\u202E', '\u2060', '\u2066', '\u2069', '\u2800', '\u3164', '\uFE0F', '\uFEFF'],
  ...['\uFFA0', '\uFFF9', '\u{1D173}', '\u{E0001}', '\u{E0041}', '\u{E0100}', '\uD800', '\uDC00'],
];

/** Written here by hand, so that a gap in what the sources write out shows. */
const unseen =
  /[\0-\x1F\x7F-\x9F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u2800\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}\p{Surrogate}]/u;

const hostileText = fc
  .array(fc.constantFrom(...invisible, 'a', 'é', '😀', ' ', '/'), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(''));

const knownNames = ['iss', 'sub', 'aud', 'scope', 'scp', 'amr', 'acr', 'azp', 'nonce', 'jti', 'rexp', 'exp', 'iat'];
const furtherNames = [
  'act',
  'cnf',
  'groups',
  'realm_access',
  'events',
  'client_id',
  'tid',
  'vct',
  '_sd_alg',
  '__proto__',
];
const headerNames = ['kid', 'typ', 'cty', 'jku', 'x5u', 'x5t', 'jwk', 'crit', 'enc', 'zip', 'apu', 'alg'];

function objectOf(names: readonly string[]): fc.Arbitrary<Json> {
  const name = fc.oneof(fc.constantFrom(...names), hostileText);
  const scalar = fc.oneof({ weight: 4, arbitrary: hostileText }, fc.constantFrom(1, -1e300, 1e300, null, true));
  const inner = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(hostileText, scalar, { maxKeys: 2 }),
  );
  const value = fc.oneof(scalar, fc.array(inner, { maxLength: 3 }), fc.dictionary(name, inner, { maxKeys: 3 }));
  return fc.uniqueArray(fc.tuple(name, value), { maxLength: 6, selector: ([key]) => key }).map(objectWith);
}

/** `Object.fromEntries` makes a member of `__proto__`, where an assignment would not. */
function objectWith(entries: readonly (readonly [string, unknown])[]): Json {
  return Object.fromEntries(entries);
}

/** A token, and its parts that nobody may see. */
interface Made {
  readonly compact: string;
  readonly secrets: readonly string[];
}

const signature = createHash('sha512').update('signature').digest();
const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

function signed(header: Json, claims: Json | string): Made {
  const compact = compactJws({ alg: 'ES256', ...header }, claims, signature);
  return { compact, secrets: [compact, compact.split('.')[2] ?? ''] };
}

function selective(header: Json, claims: Json, name: string): Made {
  const texts = [
    ['2GLC42sKQveCfGfryNRN9w', name, claims],
    ['eluV5Og3gSNII8EYnsxA_A', name],
  ].map((parts) => base64url(JSON.stringify(parts)));
  const { compact, secrets } = signed(header, {
    ...claims,
    _sd: texts.map(digestOf),
    list: [{ '...': digestOf(texts[1] ?? '') }],
  });
  const whole = `${[compact, ...texts].join('~')}~`;
  return { compact: whole, secrets: [...secrets, whole, ...texts] };
}

function inSeveralForms(header: Json, claims: Json, text: string): readonly Made[] {
  const jws = signed(header, claims);
  const [first = '', second = '', third = ''] = jws.compact.split('.');
  const json = JSON.stringify({ payload: second, signatures: [{ protected: first, header, signature: third }] });
  const jwe = [base64url(JSON.stringify({ enc: 'A128GCM', ...header, alg: 'dir' })), '', third, third, third].join('.');
  return [
    jws,
    selective(header, claims, text),
    { ...signed({ ...header, cty: 'JWT' }, signed({ kid: text }, claims).compact), secrets: [third] },
    signed(header, text),
    signed(header, JSON.stringify([text, claims])),
    { compact: json, secrets: [json, third] },
    { compact: jwe, secrets: [jwe, third] },
    // Broken: a payload cut off, a part with a character that is no base64url, and no token at all.
    { compact: [first, base64url(JSON.stringify(claims).slice(0, -1)), third].join('.'), secrets: [third] },
    { compact: `eyJ${text}.${second}.${third}`, secrets: [third] },
    { compact: `ghp_${text}${'A1'.repeat(20)}`, secrets: ['A1'.repeat(20)] },
  ];
}

/** Every text in a value, names of members too; fails where the value is not the same after JSON and back. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'number') assert.ok(Number.isFinite(value));
  else if (Array.isArray(value)) for (const item of value as readonly unknown[]) yield* textsIn(item);
  else if (typeof value === 'object' && value !== null) {
    assert.equal(Object.getPrototypeOf(value), Object.prototype);
    for (const [name, member] of Object.entries(value)) {
      yield name;
      yield* textsIn(member);
    }
  } else assert.ok(value === undefined || typeof value === 'boolean', typeof value);
}

function assertHarmless(token: unknown, secrets: readonly string[]): void {
  for (const text of textsIn(token)) {
    assert.doesNotMatch(text, unseen);
    for (const secret of secrets) assert.ok(!text.includes(secret), 'a secret part of the token is in its view');
  }
}

describe('hostile text in the panel', () => {
  it('is written out in every form of token, with none of its secret parts', () => {
    const made = fc.tuple(objectOf(headerNames), objectOf([...knownNames, ...furtherNames]), hostileText);
    fc.assert(
      fc.property(made, ([header, claims, text]) => {
        for (const { compact, secrets } of inSeveralForms(header, claims, text)) {
          assertHarmless(panelOf(compact), secrets);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is written out for each character that cannot be seen', () => {
    for (const character of invisible) {
      const text = `a${character}b`;
      const claims = { ...objectWith(knownNames.map((name) => [name, text])), [text]: { [text]: [text] } };
      for (const { compact, secrets } of inSeveralForms({ kid: text, typ: text, crit: [text] }, claims, text)) {
        assertHarmless(panelOf(compact), secrets);
      }
    }
  });

  it('is written out in what a profile expects and what a verdict says', () => {
    const { compact, secrets } = signed({}, { iss: 'https://a.example' });
    for (const character of invisible) {
      const text = `a${character}b`;
      const { verdict, problem, facts, reasons, payload } = viewFullOf(text);
      const disclosures = [disclosureOf(text, [disclosureOf(text, [])])];
      const findings = [{ id: 'alg-none', severity: 'error', message: text, source: 'RFC 8725 §3.2' }] as const;
      const view = sampleView({ issuer: text, verdict, problem, facts, reasons, disclosures, findings });
      const expectations = expectationTexts(
        profileOf({ name: text, issuer: text, audiences: [text], tokenTypes: [text], requiredScopes: [text] }),
      );
      const told = { ...view, payload: payload && { ...payload, label: 'Text' } };
      for (const status of ['valid', 'invalid'] as const) {
        const withVerdict = {
          ...told,
          verdict: verdict && { ...verdict, status, reasons: status === 'valid' ? [] : verdict.reasons },
        };
        assertHarmless(
          toPanelToken(compact, decodeToken(compact), withVerdict, { now: goldenNow, expectations }),
          secrets,
        );
      }
    }
  });

  it('hides the tokens that stand in the texts of another', () => {
    const inner = compactJws({ alg: 'ES256', typ: 'at+jwt' }, { sub: 'inner' }, createHash('sha512').digest());
    const vendor = madeUpGitHubToken();
    for (const secret of [inner, vendor]) {
      const hidden = [secret, secret.split('.')[2] ?? secret];
      for (const text of [secret, `Bearer ${secret}`, `{"token":"${secret}"}`, `${'x '.repeat(985)}${secret}`]) {
        const claims = {
          ...objectWith([...knownNames, ...furtherNames].map((name) => [name, text])),
          _claim_sources: { one: { access_token: text, JWT: text, [text]: 1 } },
          list: [text, text],
          objects: [{ text }, [[[[[[[[{ text }]]]]]]]]],
          [text]: text,
        };
        const header = objectWith(headerNames.filter((name) => name !== 'alg').map((name) => [name, text]));
        for (const { compact } of inSeveralForms(header, claims, text)) {
          assertHarmless(panelOf(compact), hidden);
        }
        const rows = comparisonRows(
          { decoded: decodeToken(signed(header, claims).compact) },
          { decoded: decodeToken(signed({}, {}).compact) },
        );
        assertHarmless(rows, hidden);
      }
    }
  });

  it('hides a credential that has no known shape by its name', () => {
    const opaque = 'c2VjcmV0LWFuZC11bmtub3du';
    const claims = {
      access_token: opaque,
      _claim_sources: { one: { endpoint: 'https://a.example', access_token: opaque } },
    };
    assertHarmless(panelOf(signed({}, claims).compact), [opaque]);
  });

  it('leaves every sample free of its signature and of disclosures', () => {
    for (const make of Object.values(samples)) {
      const compact = make();
      assertHarmless(panelOf(compact), [
        compact,
        ...compact
          .split(/[.~"]/)
          .slice(2)
          .filter(({ length }) => length >= 16),
      ]);
    }
  });
});

function disclosureOf(text: string, children: PanelToken['disclosures']): PanelToken['disclosures'][number] {
  return { state: 'matched', label: text, title: undefined, value: text, truncated: false, children };
}
