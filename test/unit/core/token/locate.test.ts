/** What the scanner finds and what it leaves alone: boundaries, line ends, serializations, hostile sizes. */
import assert from 'node:assert/strict';
import { compactJws } from '../../../support/tokenFactory';
import fc from 'fast-check';
import { locateTokens, tokenAt } from '../../../../src/core/token/locate';
import { assertProportional } from '../../../support/proportion';
import { createRandom } from '../../../support/random';
import { buildCorpus } from '../../../support/tokenCorpus';
import { claims, encode, jws } from '../../../support/tokenKinds';
import { tokenOf } from '../../../support/tokenSamples';
import { rfcTokens, sdJwtCases } from './vectors';

const random = createRandom(11);
const token = jws(random, '{"alg":"HS256","typ":"JWT"}', 32);
const [header = '', payload = '', signature = ''] = token.split('.');
const shortSignature = `${header}.${payload}.c2lnbmF0dXJl`;

/** The tokens as written in the text. */
function written(text: string): readonly string[] {
  return locateTokens(text).map(({ start, end }) => text.slice(start, end));
}

function compacts(text: string): readonly string[] {
  return locateTokens(text).map(({ compact }) => compact);
}

describe('locateTokens', () => {
  it('finds every kind in every context with exact spans, and no look-alike', () => {
    const corpus = buildCorpus(1);
    const found = locateTokens(corpus.text);
    const expected = corpus.tokens.map(({ start, end, compact, form }) => ({ start, end, compact, form }));
    assert.deepEqual(
      found.map(({ start, end, compact, form }) => ({ start, end, compact, form })),
      expected,
    );
    assert.ok(expected.length > 2000 && corpus.decoys.length >= 18);
  });

  it('finds the tokens of the RFCs whole', () => {
    for (const { rfc, section, token: vector } of rfcTokens()) {
      assert.deepEqual(compacts(`see "${vector}", RFC ${String(rfc)}`), [vector], section);
    }
  });

  it('finds the tokens of the RFCs as their texts wrap them', () => {
    const { token: vector = '' } =
      rfcTokens().find(({ rfc, section }) => rfc === 7515 && section.startsWith('A.2')) ?? {};
    const wrap = (vector.match(/.{1,68}/g) ?? []).map((line) => `     ${line}`).join('\n');
    assert.deepEqual(compacts(`follows:\n\n${wrap}\n\n   Next paragraph.\n`), [vector]);
  });

  it('finds the examples of RFC 9901 with everything that is disclosed', () => {
    const all = sdJwtCases().flatMap((each) => [each.sd_jwt_issuance, each.sd_jwt_presentation]);
    const compact = all.filter((each) => each.startsWith('ey'));
    assert.ok(compact.length > 20);
    for (const vector of compact) {
      assert.deepEqual(locateTokens(vector), [{ start: 0, end: vector.length, compact: vector, form: 'sd-jwt' }]);
    }
  });

  it('gives sorted matches that do not overlap and lie in the text, for any text', () => {
    const pieces = fc.constantFrom(
      token,
      header,
      payload,
      signature,
      '.',
      '..',
      '~',
      '"',
      '" +\n"',
      '\n',
      '\\n',
      ' ',
      '=',
      '+',
      '/',
      '%2E',
      'eyJ',
      '{',
      '}',
      '"payload":"',
      '"protected":"',
      '"signature":"',
      'ghp_',
      'a',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end, compact } of locateTokens(text)) {
          assert.ok(start >= last && end > start && end <= text.length && compact.length <= end - start);
          last = end;
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('ends a signed token before the dot of a sentence, an unsecured one behind its own', () => {
    const unsecured = tokenOf('unsecured', 1);
    assert.deepEqual(written(`(${token}.) ${token}... ${token}.`), [token, token, token]);
    assert.deepEqual(written(`(${unsecured}) ${unsecured}.. ${unsecured}.`), [unsecured, unsecured, unsecured]);
  });

  it('takes no header without alg, with a blank one, or with one that is no string', () => {
    for (const text of [
      '{"typ":"JWT","kid":"12"}',
      '{"alg":"  ","typ":"JWT"}',
      '{"alg":256,"typ":"J"}',
      '["alg","HS256"]',
    ]) {
      assert.deepEqual(compacts(`${encode(text)}.${payload}.${signature}`), [], text);
    }
  });

  it('wants five parts where the header has enc, of which only the key may be empty', () => {
    const start = encode('{"alg":"dir","enc":"A128GCM"}');
    const iv = 'A'.repeat(16);
    const tag = 'B'.repeat(22);
    assert.equal(locateTokens(`${start}..${iv}.CCCC.${tag}`)[0]?.form, 'jwe');
    for (const rest of [`.${iv}.${tag}`, `..${iv}.${tag}`, `...CCCC.${tag}`, `..${iv}..${tag}`, `..${iv}.CCCC.`]) {
      assert.deepEqual(compacts(`${start}${rest} `), [], rest);
    }
  });

  it('finds a token whose signature was taken away only when its payload is JSON', () => {
    assert.deepEqual(written(`"${header}.${payload}."`), [`${header}.${payload}.`]);
    for (const rest of [
      'AAAA."',
      'AAAA. ',
      `${payload}.<signature>`,
      `${payload}.***`,
      `${payload}.…`,
      `${payload}...`,
    ]) {
      assert.deepEqual(compacts(`${header}.${rest}`), [], rest);
    }
  });

  it('takes an opaque token that wraps a JWT as one', () => {
    const text = ['ghs', '123456', token].join('_');
    assert.deepEqual(locateTokens(`t=${text}`), [{ start: 2, end: 2 + text.length, compact: text, form: 'opaque' }]);
  });

  it('leaves the tildes of struck out text outside', () => {
    assert.deepEqual(written(`~~${token}~~`), [token]);
    const sdJwt = tokenOf('SD-JWT', 2);
    assert.deepEqual(written(`${sdJwt}\n${token}`), [sdJwt, token]);
  });
});

describe('locateTokens at line ends', () => {
  const neighbours = [
    'OTHER=value',
    'word',
    'word word',
    'eyJ',
    'api.example.com',
    token,
    '- item',
    '# comment',
    'A'.repeat(30),
    '}',
    '.gitignore',
    '../up',
  ];

  it('never swallows the next line', () => {
    for (const next of neighbours) {
      for (const lineBreak of ['\n', '\r\n', '\n\n', '\n  ']) {
        assert.equal(written(`T=${token}${lineBreak}${next}\n`)[0], token, JSON.stringify(lineBreak + next));
        assert.equal(
          written(`T=${shortSignature}${lineBreak}${next}\n`)[0],
          shortSignature,
          JSON.stringify(lineBreak + next),
        );
      }
    }
  });

  it('never makes a token of a cut one and its neighbour', () => {
    for (const next of neighbours) {
      const expected = next === token ? [token] : [];
      assert.deepEqual(compacts(`${header}.${payload}\n${next}\n`), expected, next);
      assert.deepEqual(compacts(`${header}.${payload.slice(0, 20)}\n${next}\n`), expected, next);
      assert.deepEqual(compacts(`${header}\n${next}\n`), expected, next);
    }
  });

  it('puts a token together wherever the line is broken', () => {
    const joints = [
      '\n',
      '\r\n',
      '\n    ',
      '" +\n "',
      "'\n'",
      '\\\n',
      '=\r\n',
      '" ..\r\n"',
      "' || \n '",
      '" & _\r\n "',
      '`+`',
    ];
    for (const joint of joints) {
      for (let at = 4; at < token.length; at++) {
        const text = `"${token.slice(0, at)}${joint}${token.slice(at)}"`;
        // Before a dot, `=` at a line's end may as well be the padding that this part lacks.
        const length = at - token.lastIndexOf('.', at - 1) - 1;
        if (joint.startsWith('=') && token.charAt(at) === '.' && length % 4 === 3) continue;
        assert.deepEqual(compacts(text), [token], `${JSON.stringify(joint)} at ${String(at)}`);
      }
    }
  });

  it('continues with the lead of its own line only', () => {
    const [one, two] = [token.slice(0, 70), token.slice(70)];
    assert.deepEqual(compacts(`# ${one}\n# ${two}\n`), [token]);
    assert.deepEqual(compacts(`+${one}\n+${two}\n`), [token]);
    assert.deepEqual(compacts(`-${one}\n-${two}\n`), [token]);
    assert.deepEqual(compacts(`# ${one}\n// ${two}\n`), []);
    assert.deepEqual(compacts(`# ${one}\n\n# ${two}\n`), []);
  });

  it('stops a concatenation where the signature is complete', () => {
    assert.deepEqual(compacts(`"${token}" +\n "suffix"`), [token]);
    assert.deepEqual(compacts(`"${token.slice(0, 99)}" +\n "${token.slice(99)}" + "&x=1"`), [token]);
  });
});

describe('locateTokens on JSON serializations', () => {
  const object = { payload, protected: header, header: { kid: 'x}"{' }, signature };

  it('gives the whole object, also out of a string', () => {
    const text = JSON.stringify(object, undefined, 2);
    const outer = JSON.stringify({ a: [1, { jws: text }], b: 2 });
    const [match] = locateTokens(outer);
    assert.deepEqual(match && JSON.parse(match.compact), object);
    assert.equal(outer.slice((match?.start ?? 0) - 1, match?.start), '"');
    assert.deepEqual(written(`[${text}, {}]`), [text]);
  });

  it('wants a signature, an algorithm and valid JSON', () => {
    for (const text of [
      JSON.stringify({ payload, protected: header }),
      JSON.stringify({ payload, protected: encode('{"typ":"JWT"}'), signature }),
      JSON.stringify({ payload, header: { kid: '1' }, signature }),
      JSON.stringify({ payload: { nested: true }, protected: header, signature }),
      JSON.stringify(object).slice(0, -1),
      JSON.stringify({ ciphertext: '', protected: header }),
      `{"payload": ${JSON.stringify(claims(random))}}`,
    ]) {
      assert.deepEqual(compacts(text), [], text.slice(0, 80));
    }
  });
});

describe('locateTokens on sizes', () => {
  it('finds a token of one mebibyte, and one at column 1,000,000', () => {
    const long = `${header}.${'QUFB'.repeat(262_144)}.${signature}`;
    assert.deepEqual(compacts(`x=${long};`), [long]);
    assert.deepEqual(locateTokens(`${'x '.repeat(500_000)}${token} y`)[0]?.start, 1_000_000);
  });

  it('finds ten thousand tokens', () => {
    assert.equal(locateTokens(`${token}\n`.repeat(10_000)).length, 10_000);
  });

  it('stays linear on hostile texts', async () => {
    const units = [
      'eyJhbGciOiJI.',
      'eyJ',
      'Q',
      '"protected":"',
      '{"payload":"',
      '{\\"payload\\":\\"',
      'eyJhbGci"\n"',
      'eyJhbGciOiJI\n',
      'eyJhIjog\n',
      'eyJ\\\n',
      '%2E',
      '\\u002e',
      'eyJhbGciOiJIfQ.',
      'eyJ+/',
      `${'eyJ+/'.repeat(1000)}.`,
      'eyJ\\u002d',
      `${header}.`,
      `${header}%2E`,
      `${header}.\n`,
    ];
    for (const unit of units) {
      const locate = (length: number): void => void locateTokens(unit.repeat(Math.ceil(length / unit.length)));
      await assertProportional(JSON.stringify(unit), locate, 5000);
    }
  });
});

describe('tokenAt', () => {
  const matches = locateTokens(`a ${token} b\n${token}`);

  it('gives the token on every position of it, and directly behind it', () => {
    const [first, second] = matches;
    assert.equal(tokenAt(matches, 1), undefined);
    assert.equal(tokenAt(matches, 2), first);
    assert.equal(tokenAt(matches, 2 + token.length), first);
    assert.equal(tokenAt(matches, 3 + token.length), undefined);
    assert.equal(tokenAt(matches, second?.start ?? 0), second);
    assert.equal(tokenAt([], 0), undefined);
  });

  it('finds a vendor’s token whole when the JWT in it is long', () => {
    const claims = { groups: Array.from({ length: 3000 }, (_, index) => `group-${String(index)}`) };
    const inner = compactJws({ alg: 'RS256' }, claims, new Uint8Array(256).fill(7));
    for (const token of [`ghs_123456_${inner}`, Buffer.from(inner).toString('base64').replace(/=+$/, '')]) {
      assert.deepEqual(
        locateTokens(`token: ${token}\n`).map(({ form, start, end }) => [form, start, end]),
        [['opaque', 7, 7 + token.length]],
      );
    }
  });
});
