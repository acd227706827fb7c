/** The parts of a token: what each decodes to, and which of its characters hold which member. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { visibleText } from '../../../../src/core/present/escape';
import { rawSegments, segmentViews } from '../../../../src/core/present/panelSegments';
import { decodeToken } from '../../../../src/core/token/decode';
import type { RawSegment } from '../../../../src/shared/panelView';
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

  it('makes up the whole token again with its separators, for every form that has parts', () => {
    const texts = (name: string): readonly string[] => raw(sampleOf(name)).map(({ text }) => text);
    for (const name of ['worked-example', 'unsecured', 'encrypted', 'nested', 'detached', 'signed-text', 'hostile']) {
      assert.equal(texts(name).join('.'), sampleOf(name), name);
    }
    // RFC 9901 section 4: <issuer-signed JWT>~<disclosure 1>~…~<disclosure N>~<key binding JWT>.
    const parts = texts('sd-jwt');
    assert.equal([parts.slice(0, 3).join('.'), ...parts.slice(3)].join('~'), sampleOf('sd-jwt'));
  });

  it('has its parts under the characters in which their names can be read', () => {
    const name = fc.string({ minLength: 1, maxLength: 12, unit: 'binary' });
    const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { minLength: 1, selector: ([key]) => key }), (members) => {
        const claims = `{${members.map((member) => member.map((each) => JSON.stringify(each)).join(':')).join(',')}}`;
        const [, payload] = raw(compactJws({ alg: 'ES256' }, claims));
        assert.ok(payload);
        assert.deepEqual(
          payload.parts.map(({ member }) => member),
          members.map(([key]) => visibleText(key)),
        );
        for (const [index, { start, end }] of payload.parts.entries()) {
          // The group of four in which a part begins may be that of the member before.
          const around = payload.text.slice(Math.max(0, (Math.floor(start / 4) - 1) * 4), Math.ceil(end / 4) * 4);
          assert.ok(Buffer.from(around, 'base64url').includes(JSON.stringify(members[index]?.[0])));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('writes out what cannot be seen in the name of a member', () => {
    const [, payload] = raw(compactJws({ alg: 'ES256' }, { 'a\u202Eb': 1, __proto__x: 2 }));
    assert.deepEqual(
      payload?.parts.map(({ member }) => member),
      ['a\\u{202E}b', '__proto__x'],
    );
  });

  it('tells apart members of the same name', () => {
    // `{"a":1,"a":2}`: bytes 1 to 6 and 7 to 12, the first with the brace before it.
    const [, payload] = raw(compactJws({ alg: 'ES256' }, '{"a":1,"a":2}'));
    assert.deepEqual(payload?.parts, [
      { start: 0, end: 8, member: 'a' },
      { start: 9, end: 16, member: 'a' },
    ]);
  });

  it('is bounded for a megabyte of members, and for any depth', () => {
    const many = `{${Array.from({ length: 75_000 }, (_, index) => `"${String(index)}":1`).join(',')}}`;
    assert.equal(raw(compactJws({ alg: 'ES256' }, many))[1]?.parts.length, 500);
    const deep = `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const [, payload] = raw(compactJws({ alg: 'ES256' }, deep));
    assert.deepEqual(
      payload?.parts.map(({ member }) => member),
      ['a'],
    );
  });

  it('colours nothing where characters do not hold the bytes that were read', () => {
    const [header, signature] = [base64url('{"alg":"ES256"}'), base64url(new Uint8Array(64))];
    const partsOf = (payload: string, first = header): unknown =>
      raw(`${first}.${payload}.${signature}`).find(({ kind }) => kind === 'payload')?.parts ?? [];
    const claims = base64url('{"a":1,"b":2}');
    assert.deepEqual(partsOf(`${claims}=`), []);
    assert.deepEqual(partsOf(`${claims.slice(0, 4)}\n${claims.slice(4)}`), []);
    assert.deepEqual(partsOf(base64url('\uFEFF{"a":1,"b":2}')), []);
    // Two bytes that UTF-8 does not have (RFC 3629 section 3).
    const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff, 0xfe), Buffer.from('","b":1}')]);
    assert.deepEqual(partsOf(base64url(broken)), []);
    // RFC 7797 section 5.2: a payload that stands there as it is.
    assert.deepEqual(partsOf('{"a":1,"b":2}', base64url('{"alg":"HS256","b64":false,"crit":["b64"]}')), []);
  });

  it('has the whole text of a token without parts', () => {
    const compact = sampleOf('opaque');
    assert.deepEqual(raw(compact), [{ kind: 'text', text: compact, parts: [] }]);
  });
});
