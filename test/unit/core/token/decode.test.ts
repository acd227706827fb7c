import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeToken, maxNesting, maxTokenLength } from '../../../../src/core/token/decode';
import type { DecodedToken, MalformedToken, SegmentName } from '../../../../src/core/token/decoded';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { rfcTokens, sdJwtCases, wycheproofTests } from './vectors';

const jwt = compactJws({ alg: 'HS256', typ: 'JWT' }, { sub: 'someone', exp: 1698175401 });
const [header = '', payload = '', signature = ''] = jwt.split('.');

function decodeAs<Form extends DecodedToken['form']>(text: string, form: Form): Extract<DecodedToken, { form: Form }> {
  const token = decodeToken(text);
  assert.equal(token.form, form, `${text.slice(0, 80)} is ${token.form === 'malformed' ? token.reason : token.form}`);
  // The line above has just checked the form.
  return token as Extract<DecodedToken, { form: Form }>;
}

function refused(text: string, segment: SegmentName, reason: MalformedToken['reason']): MalformedToken {
  const token = decodeAs(text, 'malformed');
  assert.deepEqual([token.segment, token.reason], [segment, reason]);
  return token;
}

describe('decodeToken', () => {
  it('reads the example of the mission, its seven claims in order', () => {
    const written =
      '{"amr":["oauth"],"drn":"DS","exp":1698175401,"iat":1698174801,"iss":"P2SAc2Ou4l9d5GlpYWyUZRYtNHM6","rexp":"2023-11-21T19:13:21Z","sub":"U2XDs389PTVB8xtfRlixPb4luUD7"}';
    const token = decodeAs(compactJws({ alg: 'RS256' }, written), 'jws');
    assert.deepEqual(Object.entries(token.claims ?? {}), [
      ['amr', ['oauth']],
      ['drn', 'DS'],
      ['exp', 1698175401],
      ['iat', 1698174801],
      ['iss', 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6'],
      ['rexp', '2023-11-21T19:13:21Z'],
      ['sub', 'U2XDs389PTVB8xtfRlixPb4luUD7'],
    ]);
    assert.ok(token.payload.kind === 'claims');
    assert.equal(token.payload.source.text, written);
    for (const { start, name, nameStart } of token.payload.source.members) {
      assert.ok(written.startsWith(`"${name}":`, nameStart));
      assert.equal(start, nameStart + name.length + 3);
    }
  });

  it('gives each segment its place and its length in bytes', () => {
    const token = decodeAs(jwt, 'jws');
    assert.deepEqual(
      token.segments.map(({ name, start, end, byteLength }) => [name, jwt.slice(start, end), byteLength]),
      [
        ['header', header, Buffer.from(header, 'base64url').length],
        ['payload', payload, Buffer.from(payload, 'base64url').length],
        ['signature', signature, 32],
      ],
    );
  });

  for (const { rfc, section, token: compact, parts, header: expected } of rfcTokens()) {
    it(`reads RFC ${String(rfc)} ${section}`, () => {
      const token = decodeToken(compact);
      assert.ok('header' in token && token.form !== 'malformed', JSON.stringify(token).slice(0, 200));
      assert.deepEqual(token.header, expected);
      const [, written = '', last = ''] = compact.split('.');
      assert.equal(token.form, parts === 5 ? 'jwe' : written === '' ? 'jws-detached' : 'jws');
      if (token.form !== 'jws') return;
      assert.equal(token.unsecured, last === '');
      const text = Buffer.from(written, 'base64url').toString();
      if (text.startsWith('{')) assert.deepEqual(token.claims, JSON.parse(text));
      else assert.deepEqual(token.payload, { kind: 'text', text });
    });
  }

  it('tells unsecured, detached and empty apart', () => {
    assert.equal(decodeAs(`${base64url('{"alg":"none"}')}.${payload}.`, 'jws').unsecured, true);
    assert.equal(decodeAs(jwt, 'jws').unsecured, false);
    decodeAs(`${header}..${signature}`, 'jws-detached');
    const empty = decodeAs(`${header}..`, 'jws');
    assert.deepEqual([empty.payload, empty.unsecured], [{ kind: 'empty' }, true]);
  });

  it('reads a payload as it stands where b64 is false, and only where crit says so (RFC 7797)', () => {
    const unencoded = { alg: 'HS256', b64: false, crit: ['b64'] };
    assert.deepEqual(decodeAs(`${base64url(JSON.stringify(unencoded))}.$02.AAAA`, 'jws').payload, {
      kind: 'text',
      text: '$02',
    });
    const uncritical = base64url('{"alg":"HS256","b64":false}');
    assert.deepEqual(decodeAs(`${uncritical}.${payload}.AAAA`, 'jws').claims, { sub: 'someone', exp: 1698175401 });
  });

  it('says what a payload is that is no claims set', () => {
    assert.deepEqual(decodeAs(compactJws({ alg: 'HS256' }, '"text"'), 'jws').payload, {
      kind: 'json',
      value: 'text',
      text: '"text"',
    });
    assert.deepEqual(decodeAs(compactJws({ alg: 'HS256' }, '[1]'), 'jws').payload, {
      kind: 'json',
      value: [1],
      text: '[1]',
    });
    const text = { kind: 'text', text: 'foo, 趙 é 🙂' };
    assert.deepEqual(decodeAs(compactJws({ alg: 'HS256' }, text.text), 'jws').payload, text);
    const bytes = base64url(Uint8Array.of(0xff, 0xfe, 0x00));
    assert.deepEqual(decodeAs(`${header}.${bytes}.${signature}`, 'jws').payload, { kind: 'binary', byteLength: 3 });
    const uuid = '0a8f2b1c-7d3e-4f60-9a1b-2c3d4e5f6071';
    assert.deepEqual(decodeAs(compactJws({ alg: 'HS256' }, uuid), 'jws').payload, { kind: 'text', text: uuid });
  });

  it('decodes with any alg', () => {
    for (const alg of ['EdDSA', 'ES256K', 'ML-DSA-65', 'nOnE', 'x', '']) decodeAs(compactJws({ alg }, { a: 1 }), 'jws');
  });

  it('reads nested tokens, announced by cty or not, down to a limit', () => {
    const outer = decodeAs(compactJws({ alg: 'HS256' }, jwt), 'jws');
    assert.ok(outer.payload.kind === 'token' && outer.payload.token.form === 'jws');
    assert.deepEqual(outer.payload.token.claims, { sub: 'someone', exp: 1698175401 });
    let text = jwt;
    for (let level = 0; level < maxNesting + 3; level++) text = compactJws({ alg: 'HS256', cty: 'JWT' }, text);
    let depth = 0;
    let token = decodeToken(text);
    while (token.form === 'jws' && token.payload.kind === 'token') {
      token = token.payload.token;
      depth++;
    }
    assert.ok(token.form === 'malformed');
    assert.deepEqual([token.reason, depth], ['nested-too-deep', maxNesting + 1]);
  });

  it('takes white space, quotes and a scheme around a pasted token, offsets staying those of the text', () => {
    for (const [before, after] of [
      ['  ', '\r\n'],
      ['Bearer ', ''],
      ['bearer  ', ' '],
      ['DPoP ', ''],
      ['Authorization: Bearer ', ''],
      ['"', '"'],
      ["'Bearer ", "'"],
      ['`', '`\n'],
      ['\ufeff', ''],
    ] as const) {
      const token = decodeAs(`${before}${jwt}${after}`, 'jws');
      assert.equal(token.segments[0]?.start, before.length, JSON.stringify(before));
      assert.equal(token.segments[2]?.end, before.length + jwt.length);
      assert.deepEqual(
        token.segments.flatMap(({ oddities }) => oddities),
        [],
      );
    }
  });

  it('names what a strict reader would refuse, by segment', () => {
    const padded = `${base64url('{"alg":"HS256" }')}==.${base64url('{"a":1}')}=.+/+/`;
    assert.deepEqual(
      decodeAs(padded, 'jws').segments.map(({ oddities }) => oddities),
      [['padding'], ['padding'], ['standard-alphabet']],
    );
    const broken = `${header.slice(0, 5)}\n${header.slice(5)}.${payload} .QR`;
    assert.deepEqual(
      decodeAs(broken, 'jws').segments.map(({ oddities }) => oddities),
      [['whitespace'], ['whitespace'], ['non-canonical']],
    );
    const marked = compactJws({ alg: 'HS256' }, '\ufeff{"a":1}');
    assert.deepEqual(decodeAs(marked, 'jws').segments[1]?.oddities, ['byte-order-mark']);
    assert.deepEqual(decodeAs(marked, 'jws').claims, { a: 1 });
  });

  it('puts an opaque prefix first, and mere randomness last', () => {
    const fake = `ghp_${'x0'.repeat(18)}`;
    assert.equal(decodeAs(fake, 'opaque').vendor, 'github');
    assert.equal(decodeAs('0a8f2b1c-7d3e-4f60-9a1b-2c3d4e5f6071', 'opaque').vendor, 'unknown');
    // Begins as a JOSE header does, but has no dots.
    assert.equal(decodeAs(`eyJrIjoi${'x0'.repeat(31)}`, 'opaque').vendor, 'grafana');
  });

  it('reads any text at any place of a payload, and knows its length in bytes', () => {
    for (const odd of ['\u00e9', '\u65e5\u672c', '\u{1f511}', '\u007f', '']) {
      for (let before = 0; before < 40; before++) {
        const name = `${'a'.repeat(before)}${odd}${'b'.repeat(30)}`;
        const token = decodeAs(compactJws({ alg: 'HS256' }, { name }), 'jws');
        assert.deepEqual(token.claims, { name });
        assert.equal(token.segments[1]?.byteLength, Buffer.byteLength(JSON.stringify({ name })));
      }
    }
  });

  it('keeps what stands before a foreign character, wherever it stands', () => {
    const written = base64url(JSON.stringify({ sub: 'someone', text: 'x'.repeat(60) }));
    for (let at = 0; at < written.length; at++) {
      const token = refused(
        `${header}.${written.slice(0, at)}!${written.slice(at + 1)}.${signature}`,
        'payload',
        'not-base64url',
      );
      if (at >= 40) assert.deepEqual(token.claims?.['sub'], 'someone');
    }
  });
});

describe('decodeToken on what is broken', () => {
  const claims = { sub: 'someone', exp: 1698175401 };

  it('says what kind of nothing it was given', () => {
    for (const text of ['', ' \n', '""']) refused(text, 'token', 'empty');
    refused('hello', 'token', 'not-a-token');
    refused('{"a":1}', 'token', 'not-a-token');
    refused('{"a":', 'token', 'invalid-json');
    refused('a.b.c', 'header', 'impossible-length');
    refused('com.example.SomeClass', 'header', 'invalid-utf8');
  });

  it('keeps header and claims whatever is wrong behind them', () => {
    for (const [text, segment, reason] of [
      [`${header}.${payload}.a*b`, 'signature', 'not-base64url'],
      [`${header}.${payload}.AAAAA`, 'signature', 'impossible-length'],
      [`${header}.${payload}`, 'token', 'segment-count'],
      [`${header}.${payload}.${signature}.${signature}`, 'token', 'segment-count'],
      [`${header}.${payload}.a.b.c`, 'token', 'segment-count'],
      [`${header}.${payload}.a.b.c.d.e`, 'token', 'segment-count'],
    ] as const) {
      const token = refused(text, segment, reason);
      assert.deepEqual([token.header, token.claims], [{ alg: 'HS256', typ: 'JWT' }, claims], text);
    }
    assert.deepEqual(refused(header, 'token', 'segment-count').header, { alg: 'HS256', typ: 'JWT' });
    const jwe = refused(`${base64url('{"alg":"dir","enc":"A128GCM"}')}..AAAA`, 'token', 'segment-count');
    assert.equal(jwe.header?.['enc'], 'A128GCM');
  });

  it('keeps the claims when the header is at fault', () => {
    const cases = [
      ['{"typ":"JWT"}', 'alg-missing', { typ: 'JWT' }],
      ['{"alg":256}', 'alg-missing', { alg: 256 }],
      ['["alg"]', 'not-an-object', undefined],
      ['{"alg":"HS256",}', 'invalid-json', { alg: 'HS256' }],
      ['alg', 'invalid-json', undefined],
    ] as const;
    for (const [written, reason, kept] of cases) {
      const token = refused(`${base64url(written)}.${payload}.${signature}`, 'header', reason);
      assert.deepEqual([token.header, token.claims], [kept, claims], written);
    }
    const latin = Buffer.from('{"alg":"HS256","x":"\u00e9"}', 'latin1');
    assert.equal(refused(`${base64url(latin)}.${payload}.`, 'header', 'invalid-utf8').header?.['alg'], 'HS256');
  });

  it('recovers the whole claims of a payload that was cut', () => {
    const written = base64url('{"iss":"https://a.example","aud":"me","exp":1698175401}');
    const token = refused(`${header}.${written.slice(0, -4)}.${signature}`, 'payload', 'invalid-json');
    assert.deepEqual(token.claims, { iss: 'https://a.example', aud: 'me' });
    for (let cut = 1; cut < written.length; cut++) {
      const { claims: read } = decodeAs(`${header}.${written.slice(0, cut)}.${signature}`, 'malformed');
      for (const [name, value] of Object.entries(read ?? {})) {
        assert.deepEqual(value, { iss: 'https://a.example', aud: 'me' }[name], `cut at ${String(cut)}`);
      }
    }
    const latin = base64url(Buffer.from('{"name":"Jos\u00e9","sub":"x"}', 'latin1'));
    assert.deepEqual(refused(`${header}.${latin}.`, 'payload', 'invalid-utf8').claims, { name: 'Jos\ufffd', sub: 'x' });
  });

  it('reads a token of 1 MiB and stops beyond, the header kept', function () {
    this.timeout(10_000);
    const room = maxTokenLength - header.length - 2;
    const big = base64url(JSON.stringify({ a: 'x'.repeat(Math.floor((room * 3) / 4) - 10) }));
    assert.ok(`${header}.${big}.`.length > maxTokenLength - 8);
    assert.equal(decodeAs(`${header}.${big}.`, 'jws').form, 'jws');
    assert.equal(refused(`${header}.${big}.${'A'.repeat(16)}`, 'token', 'too-large').header?.['alg'], 'HS256');
    assert.equal(refused('A'.repeat(maxTokenLength + 1), 'token', 'too-large').header, undefined);
  });

  it('holds against deep nesting in header and payload', () => {
    const deep = `{"alg":"HS256","deep":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    assert.equal(decodeAs(`${base64url(deep)}.${base64url(deep)}.AAAA`, 'jws').claims?.['alg'], 'HS256');
    decodeAs(`${base64url(deep.slice(0, -5))}.${base64url(deep.slice(0, -5))}.AAAA`, 'malformed');
  });

  it('reads what the Wycheproof authors wrote, or says why not', () => {
    let readable = 0;
    for (const { tcId, jws = '', result } of wycheproofTests('signature')) {
      const token = decodeToken(jws);
      if (token.form !== 'malformed') readable++;
      // tcId 372 and 373 hold characters outside base64url and are labelled valid all the same.
      else if (tcId !== 372 && tcId !== 373) assert.notEqual(result, 'valid', `tcId ${String(tcId)}: ${token.reason}`);
    }
    assert.ok(readable > 300);
    for (const { tcId, jwe = '', result } of wycheproofTests('encryption')) {
      const token = decodeToken(jwe);
      if (result === 'valid') assert.equal(token.form, 'jwe', `tcId ${String(tcId)}`);
    }
  });

  it('never throws, on any text and on any change to a token', () => {
    const whole = [
      jwt,
      ...rfcTokens().map(({ token }) => token),
      ...sdJwtCases().map((each) => each.sd_jwt_presentation),
    ];
    const mutated = fc
      .tuple(
        fc.constantFrom(...whole),
        fc.nat(),
        fc.nat(12),
        fc.string({ unit: fc.constantFrom(...'.~{}":,Aa0=+/ \n_-é\0'), maxLength: 6 }),
      )
      .map(
        ([token, at, count, insert]) =>
          token.slice(0, at % token.length) + insert + token.slice((at % token.length) + count),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(fc.nat(0xffff), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
          mutated,
        ),
        (text) => {
          const token = decodeToken(text);
          if (!('segments' in token)) return;
          for (const { start, end } of token.segments) assert.ok(0 <= start && start <= end && end <= text.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
