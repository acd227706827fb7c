/** The parts of a token: what each decodes to, and which of its characters hold which member. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { rawSegments, segmentViews } from '../../../../src/core/present/panelSegments';
import { decodeToken } from '../../../../src/core/token/decode';
import type { RawSegment } from '../../../../src/shared/panelMessages';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { samples } from './samples';

/** RFC 7515 appendix A.1. */
const rfc7515 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.' +
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.' +
  'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const raw = (compact: string): readonly RawSegment[] => rawSegments(compact, decodeToken(compact));
const sampleOf = (name: string): string => samples[name]?.() ?? assert.fail(name);

describe('segmentViews', () => {
  it('says what each part of the example of RFC 7515 decodes to', () => {
    assert.deepEqual(segmentViews(rfc7515, decodeToken(rfc7515)), [
      { kind: 'header', label: 'Header', length: 40, describes: '2 parameters' },
      { kind: 'payload', label: 'Payload', length: 94, describes: '3 claims' },
      { kind: 'signature', label: 'Signature', length: 43, describes: 'HS256, 32 bytes' },
    ]);
  });

  it('says of an unsecured token that it is not signed, and counts one as one', () => {
    const compact = compactJws({ alg: 'none' }, { sub: 'a' }, new Uint8Array(0));
    assert.deepEqual(
      segmentViews(compact, decodeToken(compact)).map(({ describes }) => describes),
      ['1 parameter', '1 claim', 'None: the token is not signed'],
    );
  });

  it('names the five parts of an encrypted token (RFC 7516 section 3.1)', () => {
    const compact = sampleOf('encrypted');
    assert.deepEqual(
      segmentViews(compact, decodeToken(compact)).map(({ kind }) => kind),
      ['header', 'encrypted-key', 'iv', 'ciphertext', 'tag'],
    );
  });

  it('numbers the disclosures of an SD-JWT', () => {
    const compact = sampleOf('sd-jwt');
    const labels = segmentViews(compact, decodeToken(compact)).map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 4), ['Header', 'Payload', 'Signature', 'Disclosure 1']);
  });

  it('takes a token without parts for one part', () => {
    const compact = sampleOf('opaque');
    assert.deepEqual(
      segmentViews(compact, decodeToken(compact)).map(({ kind, length }) => [kind, length]),
      [['text', compact.length]],
    );
    assert.deepEqual(segmentViews('', decodeToken(compact)), []);
  });
});

describe('rawSegments', () => {
  it('colours the example of RFC 7515 as counted by hand', () => {
    const [header, payload, signature] = raw(rfc7515);
    // `{"typ":"JWT",\r\n "alg":"HS256"}`: bytes 1 to 12 and 16 to 29, four characters for three bytes.
    assert.deepEqual(header?.parts, [
      { start: 0, end: 16, member: 'typ' },
      { start: 21, end: 39, member: 'alg' },
    ]);
    // `{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}`: bytes 1-12, 16-32, 36-69.
    assert.deepEqual(payload?.parts, [
      { start: 0, end: 16, member: 'iss' },
      { start: 21, end: 43, member: 'exp' },
      { start: 48, end: 92, member: 'http://example.com/is_root' },
    ]);
    assert.deepEqual(signature?.parts, []);
  });

  it('gives the text of every part, in order', () => {
    for (const [name, make] of Object.entries(samples)) {
      const compact = make();
      for (const { text } of raw(compact)) assert.ok(compact.includes(text), name);
    }
    assert.equal(
      raw(rfc7515)
        .map(({ text }) => text)
        .join('.'),
      rfc7515,
    );
  });

  it('has parts in order and without overlaps, whose bytes hold their member', () => {
    const name = fc.string({ minLength: 1, unit: 'grapheme' });
    const member = fc.tuple(name, fc.jsonValue());
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 8 }), fc.constantFrom('', ' ', '\n'), (members, gap) => {
        const texts = members.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
        const payload = `{${gap}${texts.join(`,${gap}`)}${gap}}`;
        const compact = `${base64url('{"alg":"ES256"}')}.${base64url(payload)}.${base64url(new Uint8Array(64))}`;
        const found = raw(compact).find(({ kind }) => kind === 'payload');
        assert.ok(found);
        assert.equal(found.parts.length, texts.length);
        let last = 0;
        for (const [index, { start, end }] of found.parts.entries()) {
          assert.ok(start >= last && end > start && end <= found.text.length);
          last = end;
          // A character before may hold the first bits, and it counts for the member before.
          const from = Math.max(0, start - (start % 4) - 4);
          const bytes = Buffer.from(found.text.slice(from, Math.ceil(end / 4) * 4), 'base64url');
          assert.ok(bytes.includes(texts[index] ?? ''), texts[index]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('colours nothing of a part that is not base64url', () => {
    const compact = `${base64url('{"alg":"ES256"}')}.${base64url('{"a":1}')}=.${base64url(new Uint8Array(64))}`;
    const payload = raw(compact).find(({ kind }) => kind === 'payload');
    if (payload !== undefined) assert.deepEqual(payload.parts, []);
  });
});
