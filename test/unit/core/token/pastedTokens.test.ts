/** Which texts that a person pastes hold a token, and which do not. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pastedTokens } from '../../../../src/core/token/pastedTokens';
import { compactJws } from '../../../support/tokenFactory';

const jwt = compactJws({ alg: 'HS256', typ: 'JWT' }, { sub: 'someone', exp: 1698175401 });
const other = compactJws({ alg: 'HS256' }, { sub: 'other' });
/** The example of RFC 6750 section 2.1, made long enough to look issued. */
const opaque = 'mF_9.B5f-4.1JqMx7Qd2LrWz8';
/** A header alone: RFC 7515 section 7.1 wants three parts. */
const broken = 'eyJhbGciOiJub25lIn0.e30';

describe('pastedTokens', () => {
  const around: Readonly<Record<string, string>> = {
    'the scheme of a header': `Bearer ${jwt}`,
    'a whole header': `Authorization: Bearer ${jwt}\r\n`,
    quotes: `"${jwt}"`,
    'a curl command': `curl -sS 'https://api.example/orders?page=2' \\\n  -H 'Accept: application/json' \\\n  -H 'Authorization: Bearer ${jwt}'`,
    'a line of a file of variables': `export API_TOKEN='${jwt}' # until Friday`,
    'the answer of a token endpoint': `{"access_token":"${jwt}","token_type":"Bearer","expires_in":600}`,
    sentences: `It says 401 with ${jwt}. Why?`,
  };
  for (const [name, text] of Object.entries(around)) {
    it(`finds the token in ${name}`, () => {
      assert.deepEqual(pastedTokens(text), [jwt]);
    });
  }

  it('finds each of several once', () => {
    assert.deepEqual(pastedTokens(`${jwt}\n${other}\n${jwt}`), [jwt, other]);
  });

  it('finds a token without any mark alone, after a scheme, and as a value of that name', () => {
    assert.deepEqual(pastedTokens(` ${opaque}\n`), [opaque]);
    assert.deepEqual(pastedTokens(`curl -H "Authorization: Bearer ${opaque}" https://api.example/`), [opaque]);
    assert.deepEqual(pastedTokens(`{"token_type": "Bearer", "access_token": "${opaque}"}`), [opaque]);
    assert.deepEqual(pastedTokens(`API_TOKEN=${opaque}`), [opaque]);
  });

  it('finds what has the form of a token and cannot be read, alone or in a text', () => {
    for (const text of [broken, `Bearer ${broken}`, `TOKEN=${broken}`, `curl -H 'Authorization: Bearer ${broken}'`]) {
      const [found, ...more] = pastedTokens(text);
      assert.deepEqual([found?.replace(/^Bearer /, ''), more], [broken, []], text);
    }
    for (const text of ['eyJhbGciOiJSUzI1Ni', 'eyJ!!!.e30.c2ln', jwt.slice(0, 30), `x${jwt.slice(1)}`])
      assert.deepEqual(pastedTokens(text), [text]);
  });

  const none: readonly string[] = [
    ...['hello world', 'hello', '57', 'www.example.com', 'first. second. third', 'a.b.c', 'eye candy', '{"hello": 1}'],
    ...[
      'Bearer hello',
      'token: undefined',
      'access_token = process.env.TOKEN',
      'https://user@example.com/a?b=c',
      '~',
      '{',
    ],
    'SELECT * FROM tokens WHERE token = $1',
  ];
  for (const text of none) {
    it(`finds none in ${text}`, () => {
      assert.deepEqual(pastedTokens(text), []);
    });
  }

  it('takes no longer for each character of a text that is long', () => {
    const seconds = (text: string): number => {
      const from = performance.now();
      pastedTokens(text);
      return (performance.now() - from) / 1000;
    };
    const hostile = ['Bearer ', 'eyJ', 'token=abcdefghabcdefghabcdefgh ', 'a.', 'token=aaaaaaaa~', '"', '{'];
    for (const piece of hostile) {
      const taken = seconds(piece.repeat(Math.ceil(1_000_000 / piece.length)));
      assert.ok(taken < 2, `${piece}: ${taken.toFixed(1)} s`);
    }
  });
});
