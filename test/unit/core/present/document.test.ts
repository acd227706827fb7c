/** The document of a token: JSONC that parses to the token's own values, with comments nothing can break out of. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, visit, type ParseError } from 'jsonc-parser';
import { documentText } from '../../../../src/core/present/document';
import type { DecodedJws, JsonObject, ObjectText, Segment } from '../../../../src/core/token/decoded';
import { decodeToken } from '../../../../src/core/token/decode';
import { readJson } from '../../../../src/core/token/json';
import { base64url } from '../../../support/tokenFactory';
import { sampleInstant, sampleMember, sampleView } from './sampleView';

const headerJson = '{"alg":"RS256","typ":"JWT"}';

describe('documentText', () => {
  it('parses to the values of the token, for any claims', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
        fc.pre(!json.includes('__proto__'));
        const value = { x: JSON.parse(json) as unknown };
        const decoded = jws(JSON.stringify(value, null, space));
        assert.deepEqual(contentOf(documentText(decoded, sampleView()))['payload'], value);
      }),
    );
  });

  it('keeps numbers, escapes and repeated names as written', () => {
    const text = documentText(jws('{"n":9007199254740993,"e":"\\u0041","d":1.50,"d":2}'), sampleView());
    for (const written of ['"n": 9007199254740993', '"e": "\\u0041"', '"d": 1.50', '"d": 2']) {
      assert.ok(text.includes(written), written);
    }
  });

  it('says above each claim what it means and when it is', () => {
    const view = sampleView({
      claims: [sampleMember({ title: 'Expiration time', source: 'RFC 7519 §4.1.4', instant: sampleInstant })],
    });
    assert.ok(
      documentText(jws('{"exp":1698175401}'), view).includes(
        [
          '  "payload": {',
          '    // Expiration time (RFC 7519 §4.1.4): 24 Oct 2023, 21:23:21 CEST (19:23:21 UTC), 3 years ago',
          '    // Whom the token is about.',
          '    "exp": 1698175401',
        ].join('\n'),
      ),
    );
  });

  it('opens with what the token is, its lifetime, that it is not verified, and the findings', () => {
    const findings = [
      { id: 'alg-none', severity: 'error', message: 'No signature.', source: 'RFC 8725 §3.2' },
    ] as const;
    assert.deepEqual(
      documentText(jws('{}'), sampleView({ findings, confidence: 'likely' }))
        .split('\n')
        .slice(0, 6),
      [
        '// Access token from Descope (likely)',
        '// Expired 3 years ago · lived 10 minutes',
        '// Expires: 24 Oct 2023, 21:23:21 CEST (19:23:21 UTC)',
        '// Not verified: the signature was not checked.',
        '// Error: No signature. (RFC 8725 §3.2; alg-none)',
        '{',
      ],
    );
  });

  it('gives the length of the signature and not the signature', () => {
    assert.deepEqual(contentOf(documentText(jws('{}'), sampleView())), {
      header: { alg: 'RS256', typ: 'JWT' },
      payload: {},
      signature: '(256 bytes, not shown)',
    });
  });

  it('lets no text end a comment or add a member', () => {
    const tricks = [
      '\n"admin": true,',
      '\r"a":1',
      '\u2028"a":1',
      '\u2029"a":1',
      '*/ "a":1',
      '\u0085"a":1',
      '\u202E',
      '\0',
    ];
    for (const trick of tricks) {
      const member = sampleMember({ name: trick, title: trick, meaning: trick, source: trick, duplicate: true });
      const view = sampleView({
        title: trick,
        provider: trick,
        reasons: [trick],
        facts: [trick],
        claims: [member],
        header: [member],
      });
      const text = documentText(jws('{"a":"b"}'), view);
      assert.deepEqual(contentOf(text)['payload'], { a: 'b' });
      assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      const comments = text.split('\n').filter((line) => line.includes('"a":1') || line.includes('admin'));
      assert.ok(comments.every((line) => line.trimStart().startsWith('//')));
    }
  });

  it('shows raw invisible characters in strings as JSON escapes', () => {
    const text = documentText(jws('{"a":"x\u202Ey","\u200B":1}'), sampleView());
    assert.ok(text.includes('"a": "x\\u202ey"'));
    assert.deepEqual(contentOf(text)['payload'], { a: 'x\u202Ey', '\u200B': 1 });
  });

  it('writes what was recovered of broken JSON anew, without its comments and bare characters', () => {
    const broken = '{"a":{"b":1, // "Verified",\u202E\n"c":2},"d":[1,2,\u2028],"e":1.50,';
    const decoded = decodeToken(`${base64url(headerJson)}.${base64url(broken)}.AAAA`);
    const text = documentText(decoded, sampleView({ form: 'malformed' }));
    assert.deepEqual(contentOf(text)['payload'], { a: { b: 1, c: 2 }, d: [1, 2], e: 1.5 });
    assert.ok(text.includes('"e": 1.50'));
    assert.doesNotMatch(text, /Verified|[\u202E\u2028]/);
  });

  it('does not cut', () => {
    const long = 'a'.repeat(200_000);
    assert.deepEqual(contentOf(documentText(jws(JSON.stringify({ long })), sampleView()))['payload'], { long });
  });

  it('wraps long comments', () => {
    const view = sampleView({ claims: [sampleMember({ meaning: 'word '.repeat(100).trim() })] });
    for (const line of documentText(jws('{"sub":"a"}'), view).split('\n')) {
      assert.ok(line.length <= 120, line);
    }
  });

  it('shows a payload that is no claims set for what it is', () => {
    const payloads = [
      [{ kind: 'text', text: 'a "b"\n' }, 'a "b"\n'],
      [{ kind: 'json', value: [1], text: '[1.0]' }, [1]],
      [{ kind: 'binary', byteLength: 7 }, '(7 bytes, not text)'],
      [{ kind: 'empty' }, ''],
    ] as const;
    for (const [payload, expected] of payloads) {
      const decoded: DecodedJws = { ...jws('{}'), payload, claims: undefined };
      assert.deepEqual(contentOf(documentText(decoded, sampleView({ claims: [] })))['payload'], expected);
    }
  });

  it('holds nested tokens with their own words', () => {
    const decoded: DecodedJws = {
      ...jws('{}'),
      payload: { kind: 'token', token: jws('{"deep":1}') },
      claims: undefined,
    };
    const view = sampleView({ nested: [{ label: 'Nested token', view: sampleView({ title: 'ID token' }) }] });
    const text = documentText(decoded, view);
    assert.deepEqual(contentOf(text)['nestedToken'], {
      header: { alg: 'RS256', typ: 'JWT' },
      payload: { deep: 1 },
      signature: '(256 bytes, not shown)',
    });
    assert.ok(text.includes('  // ID token from Descope\n'));
  });
});

function jws(payloadJson: string): DecodedJws {
  const [header, payload] = [objectOf(headerJson), objectOf(payloadJson)];
  return {
    form: 'jws',
    header: header.value,
    headerText: header.source,
    payload: { kind: 'claims', claims: payload.value, source: payload.source },
    claims: payload.value,
    unsecured: false,
    segments: [segment('header'), segment('payload'), { ...segment('signature'), byteLength: 256 }],
  };
}

function segment(name: Segment['name']): Segment {
  return { name, start: 0, end: 10, byteLength: 7, oddities: [] };
}

function objectOf(json: string): { readonly value: JsonObject; readonly source: ObjectText } {
  const reading = readJson(json);
  assert.ok(reading.kind === 'object');
  return reading;
}

/** The document as a JSONC reader takes it, after making sure that it is valid. */
function contentOf(text: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  // The document is an object: the caller compares what is in it.
  const content = parse(text, errors, { allowTrailingComma: false }) as Record<string, unknown>;
  assert.deepEqual(errors, []);
  visit(text, { onError: (error) => assert.fail(`JSONC error ${error}`) });
  return content;
}
