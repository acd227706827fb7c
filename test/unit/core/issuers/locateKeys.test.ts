/** Keys in texts of many kinds: what is found, where, and that hostile text takes no longer than other text. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { locateKeys } from '../../../../src/core/issuers/locateKeys';
import { assertProportional } from '../../../support/proportion';
import { ed25519, rfc7638Key } from './keySamples';

const json = JSON.stringify(rfc7638Key);
const set = { keys: [rfc7638Key, ed25519] };
const python = json.replaceAll('"', "'");

/** The one match of a text that holds the marked object; offsets are checked against the mark. */
function assertFinds(text: string, expected: unknown, kind: 'jwk' | 'jwks' = 'jwk'): void {
  const start = text.indexOf('«');
  const end = text.indexOf('»') - 1;
  const matches = locateKeys(text.replace('«', '').replace('»', ''));
  assert.deepEqual(
    matches.map((match) => [match.kind, match.start, match.end]),
    [[kind, start, end]],
  );
  assert.deepEqual(matches[0]?.material, expected);
}

describe('locateKeys finds JSON Web Keys', () => {
  const places: Readonly<Record<string, string>> = {
    'a file of its own': `«${json}»`,
    'a pretty file': `«${JSON.stringify(rfc7638Key, undefined, 2)}»\n`,
    'the middle of JSON': `{ "a": [1, { "jwk": «${json}» }], "b": null }`,
    'JSON with comments and a trailing comma': `«{ // the key\n${json.slice(1, -1)}, /* end */ }»`,
    TypeScript: `function f() { if (a) { return 'x'; } }\nconst key = «${json}» as const;`,
    'JavaScript with names without quotes': `export const key = «{ kty: 'RSA', n: '${rfc7638Key.n}', e: "AQAB", alg: 'RS256', kid: '2011-04-29' }»;`,
    Python: `# don't\nKEY = «${python}»\n`,
    Go: `var key = map[string]string«${json}»`,
    'a string in single quotes': `const text = '«${json}»';`,
    'a shell script': `export JWK='«${json}»'`,
    YAML: `jwk: >-\n  «${json}»\nother: {a: b}`,
    'text behind a comment with an apostrophe': `{ don't do this }\n«${json}»`,
    'a string in an object': `{ jwk: '«${json}»' }`,
    'an escaped string': `JWK="«${json.replaceAll('"', '\\"')}»"`,
    'an escaped string in JSON': `{"env": {"JWK": "«${json.replaceAll('"', '\\"')}»"}}`,
    'a token header': `{"alg":"ES256","jwk":«${json}»}`,
  };
  for (const [name, text] of Object.entries(places)) {
    it(`in ${name}`, () => assertFinds(text, rfc7638Key));
  }

  it('with values of every JSON type', () => {
    const odd = { kty: 'oct', k: 'AA', key_ops: ['sign'], ext: true, iat: -1.5e3, x: { y: null }, s: 'a"b\\c\u00e9' };
    assertFinds(`x = «${JSON.stringify(odd)}»`, odd);
    const written = `{'kty': 'oct', 'k': 'it\\'s "k"', 'ext': True, 'x': None,}`;
    assertFinds(`x = «${written}»`, { kty: 'oct', k: 'it\'s "k"', ext: true, x: null });
  });

  it('with an escaped value in an escaped string', () => {
    const odd = { kty: 'oct', k: 'a/b', kid: 'say "hi"' };
    assertFinds(`x = "«${JSON.stringify(JSON.stringify(odd)).slice(1, -1)}»"`, odd);
  });

  it('one behind the other', () => {
    assert.equal(locateKeys(`${json}\n${python}, ${json}`).length, 3);
  });
});

describe('locateKeys finds key sets', () => {
  it('as one match that says where its keys are', () => {
    const text = `const jwks = ${JSON.stringify(set, undefined, 2)};`;
    const [match, ...more] = locateKeys(text);
    assert.deepEqual([match?.kind, match?.material, more.length], ['jwks', set, 0]);
    assert.deepEqual(
      match?.keys.map(({ index, start, end }) => [index, JSON.parse(text.slice(start, end)) as unknown]),
      [
        [0, rfc7638Key],
        [1, ed25519],
      ],
    );
  });

  it('with elements that are no keys, which count', () => {
    const odd = `{"keys": [null, 5, {"a": 1}, ${json}], "x": 1}`;
    assert.deepEqual(
      locateKeys(odd)[0]?.keys.map(({ index }) => index),
      [2, 3],
    );
  });

  it('in strings', () => {
    assertFinds(`{ "JWKS": "«${JSON.stringify(set).replaceAll('"', '\\"')}»" }`, set, 'jwks');
  });

  it('and no list of other things, though a key is near', () => {
    assertFinds(`{"keys": [{"a": 1}], "b": «${json}»}`, rfc7638Key);
  });
});

describe('locateKeys leaves alone', () => {
  const others: Readonly<Record<string, string>> = {
    'an object that only asks for a key': `generate({ kty: 'EC', crv: 'P-256' })`,
    'a key whose values are variables': `{ "kty": "RSA", "n": modulus, "e": exponent }`,
    'an object that is not closed': `{"kty":"RSA","n":"AQAB"`,
    'a type': `interface Jwk { kty: string; n: string }`,
    'a type in an object': `{ "kty": { "n": "AQAB" } }`,
    'a schema': `{"properties": {"kty": {"type": "string"}, "n": {"type": "string"}}}`,
    'a string over two lines': `{ "kty": "RSA", "n": "AQ\nAB" }`,
    'brackets that do not fit': `{ "kty": "RSA", "n": "AQAB" ]`,
    'a placeholder': '-----BEGIN PRIVATE KEY-----\n<your key>\n-----END PRIVATE KEY-----',
    'an example that was cut': `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(64)}\n...\n-----END PRIVATE KEY-----`,
    'a certificate request': `-----BEGIN CERTIFICATE REQUEST-----\n${'A'.repeat(64)}\n-----END CERTIFICATE REQUEST-----`,
    'labels that differ': `-----BEGIN PUBLIC KEY-----\n${'A'.repeat(64)}\n-----END PRIVATE KEY-----`,
  };
  for (const [name, text] of Object.entries(others)) {
    it(name, () => assert.deepEqual(locateKeys(text), []));
  }
});

describe('locateKeys finds PEM', () => {
  const pem = readFileSync('test/fixtures/keys/rsa-certificate.pem', 'utf8').trim();
  const lines = pem.split('\n');
  const places: Readonly<Record<string, string>> = {
    'a file of its own': pem,
    'a file with CRLF': pem.replaceAll('\n', '\r\n'),
    'indented YAML': `cert: |\n${lines.map((line) => `  ${line}`).join('\n')}\nnext: 1`,
    'a string with \\n': `const pem = "${lines.join('\\n')}\\n";`,
    'a string with \\\\n': `X="${lines.join('\\\\n')}"`,
    'JSON with escaped slashes': JSON.stringify(pem).replaceAll('/', '\\/'),
    'strings joined with +': lines.map((line) => `"${line}\\n"`).join(' +\n  '),
    'strings joined with . in PHP': lines.map((line) => `'${line}' . "\\n"`).join(' .\n  '),
    'strings joined with + in front': lines.map((line) => `"${line}"`).join('\n  + '),
    'a comment': lines.map((line) => `// ${line}`).join('\n'),
    'a comment with stars': lines.map((line) => ` * ${line}`).join('\n'),
    'one line with spaces': lines.join(' '),
  };
  for (const [name, text] of Object.entries(places)) {
    it(`in ${name}`, () => {
      const [match, ...more] = locateKeys(`before\n${text}\nafter`);
      assert.deepEqual([match?.kind, match?.material, more.length], ['pem', pem, 0]);
    });
  }

  it('from the first to the last dash', () => {
    const [match] = locateKeys(`key: ${pem} `);
    assert.deepEqual([match?.start, match?.end], [5, 5 + pem.length]);
  });

  it('with the headers of an encrypted key', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const encrypted = privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' });
    const text = encrypted.toString().trim();
    assert.equal(locateKeys(text)[0]?.material, text);
    assert.equal(locateKeys(JSON.stringify(text))[0]?.material, text);
  });

  it('two in a row, and not one that has no end', () => {
    const cut = lines.slice(0, 5).join('\n');
    assert.deepEqual(
      locateKeys(`${pem}\n${cut}\n${pem}`).map(({ start }) => start),
      [0, pem.length + cut.length + 2],
    );
  });

  it('but not again in the key that it is a member of', () => {
    const text = JSON.stringify({ ...rfc7638Key, pem });
    assert.deepEqual(
      locateKeys(text).map(({ kind }) => kind),
      ['jwk'],
    );
  });
});

describe('locateKeys and hostile text', () => {
  const texts: Readonly<Record<string, (filled: (piece: string) => string, length: number) => string>> = {
    'objects that never end': (filled) => filled('{"kty":'),
    'objects in objects': (filled) => filled('{"kty":{'),
    'key sets in key sets': (filled) => `${filled('{"keys":[')}kty`,
    braces: (filled) => `kty${filled('{')}`,
    'braces closed again': (filled, length) => `kty${filled('{"a":')}1${'}'.repeat(length / 5)}`,
    'sets in sets': (filled, length) => `${filled('{"keys":[')}${json}${']}'.repeat(length / 9)}`,
    brackets: (filled) => `kty{"a":${filled('[')}`,
    quotes: (filled) => `kty${filled('{"')}`,
    'single quotes': (filled) => `kty${filled("{'")}`,
    'escaped quotes': (filled) => `kty${filled('{\\"')}`,
    backslashes: (filled) => `kty{"${filled('\\')}`,
    'quotes and backslashes': (filled) => `kty${filled('{"\\"{\'\\\'')}`,
    spaces: (filled) => `kty${filled('{    ')}`,
    'one brace before spaces': (filled) => `kty{${filled(' ')}`,
    comments: (filled) => `kty${filled('{//')}`,
    'open comments': (filled) => `kty${filled('{/*')}`,
    'strings with objects in strings': (filled) => filled('{"a":"{\\"kty\\":\\"x\\",'),
    'many keys': (filled) => filled('{"kty":"oct","k":"AA"},'),
    'beginnings of PEM': (filled) => filled('-----BEGIN'),
    'beginnings of keys': (filled) => filled('-----BEGIN PRIVATE KEY-----'),
    'beginnings, then an end': (filled) => `${filled('-----BEGIN PRIVATE KEY-----')}-----END PRIVATE KEY-----`,
    'a long label': (filled) => `-----BEGIN ${filled('A')}`,
    ends: (filled) => filled('-----END PRIVATE KEY-----'),
    'blocks without content': (filled) => filled('-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----'),
    'blocks of backslashes': (filled, length) =>
      filled(`-----BEGIN PRIVATE KEY-----${'\\'.repeat(length / 16)}-----END PRIVATE KEY-----`),
  };
  for (const [name, textOf] of Object.entries(texts)) {
    it(`takes time in proportion to ${name}`, async () => {
      const locate = (length: number): void =>
        void locateKeys(textOf((piece) => piece.repeat(Math.floor(length / piece.length)), length));
      await assertProportional(name, locate, 18_000);
    });
  }

  it('never throws, and gives matches in order that do not overlap', () => {
    const pieces = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        '"kty"',
        ':',
        ',',
        '"RSA"',
        '"n"',
        '"keys"',
        "'",
        '"',
        '\\"',
        '\\',
        ' ',
        '\n',
        'x',
        '//',
        '/*',
      ],
      ...[json, python, '-----BEGIN PUBLIC KEY-----', '-----END PUBLIC KEY-----', 'A'.repeat(30), '1', 'true', '#'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end } of locateKeys(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });
});
