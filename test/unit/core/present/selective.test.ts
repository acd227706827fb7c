/** An SD-JWT in the JSON serialization (RFC 9901 section 8) is shown as an SD-JWT, and nothing of it as written. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { documentText } from '../../../../src/core/present/document';
import { hoverMarkdown } from '../../../../src/core/present/hover';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { TokenView } from '../../../../src/shared/tokenView';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { sdJwtCases } from '../token/vectors';
import { goldenNow } from './samples';
import { sampleReference } from './sampleView';

const times = createTimeWords('en-GB', 'Europe/Berlin');

/** The members of the vectors that this test reads, flattened and general. */
interface Written {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly signatures?: readonly { readonly header: Readonly<Record<string, unknown>> }[];
}

describe('SD-JWT in the JSON serialization', () => {
  const inJson = sdJwtCases().filter(({ sd_jwt_presentation: token }) => token.startsWith('{'));

  it('has vectors', () => assert.ok(inJson.length > 0));

  for (const { name, sd_jwt_presentation: token, sd_jwt_payload: payload, kb_jwt_payload: binding } of inJson) {
    const written = JSON.parse(token) as Written;
    const headers = [written.header, ...(written.signatures ?? []).map(({ header }) => header)];
    const disclosures = headers.flatMap((header) => (header?.['disclosures'] ?? []) as readonly string[]);

    it(`${name}: has its disclosures, its key binding and what stays withheld`, () => {
      const view = viewOf(token);
      assert.deepEqual([view.kind, view.confidence], ['sd-jwt', 'certain']);
      assert.equal(view.disclosures.length, disclosures.length);
      const withheld = (payload['_sd'] as readonly string[]).length - disclosures.length;
      assert.ok(view.facts.some((fact) => fact.startsWith(`${withheld} digest`)));
      assert.deepEqual(
        view.nested.map(({ label, view: inner }) => [label, inner.claims.length]),
        binding === undefined ? [] : [['Key binding', Object.keys(binding).length]],
      );
      assert.ok(!view.findings.some(({ id }) => id === 'json-serialization-not-jwt'));
    });

    it(`${name}: shows no part of it as written, and no digests in the hover`, () => {
      const parts = token.split(/[^\w-]/).filter((part) => part.length >= 24);
      assert.ok(parts.length >= 4);
      for (const shown of allShown(token)) {
        for (const part of parts) assert.ok(!shown.includes(part), part.slice(0, 12));
      }
      assert.ok(!/`_sd(?:_alg)?`|`kb_jwt`|`disclosures`/.test(hoverMarkdown(viewOf(token))));
    });
  }

  it('lives as long as a disclosed claim says', () => {
    const disclosure = base64url('["salt","exp",1795349400]');
    const { lifetime } = viewOf(inJsonWith({ _sd: ['x'] }, { disclosures: [disclosure] }));
    assert.equal(lifetime?.state, 'unbounded');
    const disclosed = viewOf(inJsonWith({ _sd: [digestOf(disclosure)] }, { disclosures: [disclosure] }));
    assert.equal(disclosed.lifetime?.expiresAt?.iso, '2026-11-22T12:10:00Z');
  });

  const bound = compactJws({ alg: 'ES256', typ: 'kb+jwt' }, { nonce: 'n'.repeat(40) });
  const secret = base64url('["salt","family_name","of the holder"]');
  for (const [what, token] of [
    ['a payload that is no claims set', inJsonWith('[1]', { kb_jwt: bound, disclosures: [secret] })],
    ['a payload that is broken', inJsonWith('{"a":', { kb_jwt: bound, disclosures: [secret] }, '')],
    ['parameters of the wrong type', inJsonWith({ a: 1 }, { kb_jwt: [bound], disclosures: secret })],
    ['parameters in the protected header', inJsonWith({ a: 1 }, {}, { kb_jwt: bound, disclosures: [secret] })],
  ] as const) {
    it(`shows neither of the two header parameters as written with ${what}`, () => {
      for (const shown of allShown(token)) {
        for (const part of [secret, ...bound.split('.')]) assert.ok(!shown.includes(part), shown);
      }
    });
  }

  it('leaves a lone issuer-signed JWT its digests', () => {
    const lone = compactJws({ alg: 'ES256', typ: 'dc+sd-jwt' }, { _sd: ['x'] });
    assert.match(hoverMarkdown(viewOf(lone)), /`_sd`/);
  });
});

function viewOf(token: string): TokenView {
  return toTokenView(token, decodeToken(token), { now: goldenNow, times, reference: sampleReference });
}

function allShown(token: string): readonly string[] {
  const view = viewOf(token);
  return [hoverMarkdown(view), documentText(decodeToken(token), view), JSON.stringify(view)];
}

/** A flattened serialization; `inside` is what its protected header has beside `alg`, or '' for no protected header. */
function inJsonWith(payload: unknown, header: object, inside: object | '' = {}): string {
  const written = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return JSON.stringify({
    payload: base64url(written),
    ...(inside === ''
      ? { header: { alg: 'ES256', ...header } }
      : { protected: base64url(JSON.stringify({ alg: 'ES256', ...inside })), header }),
    signature: base64url(new Uint8Array(64).fill(7)),
  });
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'ascii').digest('base64url');
}
