/** Writes `test/fixtures/tokens`: what is expected comes from how each text is put together, never from the scanner. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from './random';
import { encode, jws, lookAlikeLines, tokenOf } from './tokenSamples';

/** A token inside a text: the token, and how it is written there. */
interface Place {
  readonly compact: string;
  readonly written: string;
  readonly form: 'jws' | 'jwe' | 'sd-jwt' | 'opaque';
}

const folder = join(import.meta.dirname, '../fixtures/tokens');
const random = createRandom(6);

function place(compact: string, written = compact, form: Place['form'] = 'jws'): Place {
  return { compact, written, form };
}

function fixture(name: string, extension: string, ...pieces: readonly (string | Place)[]): void {
  let text = '';
  const expected: { start: number; end: number; form: string; sha256: string }[] = [];
  for (const piece of pieces) {
    const start = text.length;
    text += typeof piece === 'string' ? piece : piece.written;
    if (typeof piece === 'string') continue;
    const sha256 = createHash('sha256').update(piece.compact).digest('hex');
    expected.push({ start, end: text.length, form: piece.form, sha256 });
  }
  const verdict = expected.length === 0 ? 'ng' : 'ok';
  const target = join(folder, `${verdict}.${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `input.${extension}`), text);
  writeFileSync(join(target, 'expected.json'), `${JSON.stringify(expected, undefined, 2)}\n`);
}

function wrap(token: string, width: number, joint: string): string {
  return (token.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? []).join(joint);
}

rmSync(folder, { recursive: true, force: true });
const token = tokenOf('HS256', 1);
const rs256 = tokenOf('RS256 with kid', 2);
const sdJwt = tokenOf('SD-JWT', 3);
const keyBound = tokenOf('SD-JWT with key binding', 4);
const jwe = tokenOf('JWE', 5);
const direct = tokenOf('JWE, direct', 6);
const unsecured = tokenOf('unsecured', 7);
const dotsAs = (escape: string, of = token): Place => place(of, of.replaceAll('.', escape));

fixture('01-plain', 'txt', place(token));
fixture('02-bearer', 'http', 'GET /me HTTP/1.1\nAuthorization: Bearer ', place(token), '\n');
fixture('03-json-string', 'json', '{"access_token":"', place(token), '","expires_in":600}\n');
fixture('03-curl', 'sh', "curl -H 'Authorization: Bearer ", place(token), "' https://api.example/me\n");
fixture('03-env', 'env', 'TOKEN=', place(token), '\nOTHER=eyJ\nNEXT=value\n');
fixture('03-cookie', 'http', 'Cookie: a=b; jwt=', place(token), '; c=d\n');
fixture('04-json-in-json', 'json', '{"body":"{\\"t\\":\\"', place(token), '\\",\\"n\\":1}"}\n');
fixture('05-escaped-json', 'json', '{"t":"', dotsAs('\\u002e'), '","u":"', dotsAs('\\u002E'), '"}\n');
fixture('05-escaped-js', 'js', "const t = '", dotsAs('\\x2e'), "';\n");
fixture('06-percent', 'txt', 'https://a.example/?t=', dotsAs('%2E'), '&u=', dotsAs('%2e'), '#x\n');
fixture('06-entities', 'html', '<td>', dotsAs('&#46;'), '</td><td>', dotsAs('&#x2e;'), '</td>\n');
fixture(
  '07-url',
  'txt',
  'https://a.example/cb?id_token=',
  place(token),
  '&state=1\nhttps://a.example/#access_token=',
  place(rs256),
  '&x=2\n',
);
fixture('08-glued', 'txt', 'foo.bar.', place(token), ' _', place(rs256), ' %20', place(sdJwt, sdJwt, 'sd-jwt'), '\n');
fixture('08-glued-line-break', 'json', '{"log":"first\\n', place(token), '\\nnext"}\n');
fixture('09-unsecured', 'txt', 'none: ', place(unsecured), '\n', place(tokenOf('unsecured nOnE', 8)), '\n');
fixture('09-unsecured-sentence', 'md', 'It ends with ', place(unsecured), '.. and so on\n');
fixture('10-jwe', 'txt', 'id_token=', place(jwe, jwe, 'jwe'), '&x\n');
fixture('11-jwe-dir', 'txt', place(direct, direct, 'jwe'), '\n');
fixture(
  '12-sd-jwt',
  'txt',
  place(sdJwt, sdJwt, 'sd-jwt'),
  '\n',
  place(keyBound, keyBound, 'sd-jwt'),
  '\n',
  place(token),
  '\n',
);
fixture('13-detached', 'txt', 'x-jws-signature: ', place(tokenOf('detached', 9)), '\n');
fixture('14-padded', 'txt', 't=', place(tokenOf('padded', 10)), ';\n');
fixture('15-standard-alphabet', 'txt', '"', place(tokenOf('standard alphabet', 11)), '"\n');
fixture('15-path-is-not-alphabet', 'txt', 'https://a.example/', place(token), '/items/eyJ/x.html\n');
fixture('16-utf8-claims', 'txt', '令牌', place(token), '。\n');
fixture(
  '17-pretty-printed',
  'txt',
  place(tokenOf('pretty-printed', 12)),
  ' ',
  place(tokenOf('pretty-printed, CRLF', 13)),
  '\n',
);
fixture('17-spaced', 'txt', place(tokenOf('spaced', 14)), ' ', place(tokenOf('indented by tabs', 15)), '\n');
fixture(
  '18-leading-space',
  'txt',
  place(tokenOf('space in front', 16)),
  '\n',
  place(tokenOf('three spaces in front', 17)),
  '\n',
);
fixture('18-byte-order-mark', 'txt', 't ', place(jws(random, '\ufeff{"alg":"HS256"}', 32)), '\n');
fixture('19-dash-and-underscore', 'txt', place(jws(random, '{"alg":"HS256","kid":"?>~ÿþý"}', 32)), '\n');
fixture(
  '20-one-kilobyte',
  'txt',
  place(jws(random, '{"alg":"RS256"}', 256, JSON.stringify({ a: random.text(400, 'ab') }))),
  '\n',
);
fixture('21-five-kilobytes', 'txt', place(tokenOf('5 kB', 18)), '\n');
fixture('22-minified-line', 'js', `var a=1;${'b(2);'.repeat(4000)}c="`, place(token), `";${'d(3);'.repeat(4000)}\n`);
fixture('23-two-lines', 'txt', place(token, wrap(token, 130, '\n')), '\n\nNext paragraph.\n');
fixture('23-by-parts', 'txt', place(rs256, rs256.replaceAll('.', '\n.')), '\n');
fixture('24-payload-is-a-string', 'txt', place(jws(random, '{"alg":"HS256"}', 32, '"just text"')), '\n');
fixture('25-class-name', 'java', 'import com.example.SomeClass;\nimport org.eyJava.Key.Loader;\n');

for (const [name, extension, before, joint, after] of [
  ['js', 'js', 'const t = "', '" +\n  "', '" + suffix;\n'],
  ['operator-first', 'kt', 'val t = "', '"\n    + "', '"\n'],
  ['crlf', 'cs', 'var t = "', '" +\r\n    "', '";\r\n'],
  ['commented', 'java', 'String t = "', '" + // next part\n    "', '";\n'],
  ['php', 'php', "$t = '", "'\n   . '", "';\n"],
  ['lua', 'lua', 'local t = "', '" ..\n  "', '"\n'],
  ['vb', 'vb', 't = "', '" & _\n  "', '"\n'],
  ['sql', 'sql', "SELECT '", "' ||\n  '", "';\n"],
  ['python', 'py', 't = ("', '"\n     "', '")\n'],
  ['shell', 'sh', 'TOKEN=', '\\\n', '\necho done\n'],
  ['cmd', 'cmd', 'set TOKEN=', '^\r\n', '\r\n'],
  ['yaml', 'yaml', 'token: >-\n  ', '\n  ', '\nother: value\n'],
  ['mime', 'eml', 'Token:\n', '=\r\n', '\r\n\r\nRegards\r\n'],
  ['pem', 'txt', '-----BEGIN TOKEN-----\n', '\n', '\n-----END TOKEN-----\n'],
  ['diff', 'diff', '@@ -1 +1 @@\n+', '\n+', '\n+const a = 1;\n'],
  ['comment', 'py', '# ', '\n# ', '\n# That was it.\n'],
] as const) {
  fixture(`26-${name}`, extension, before, place(rs256, wrap(rs256, 64, joint)), after);
}

fixture(
  '27-chunked-cookies',
  'http',
  `Cookie: .AspNetCore.CookiesC1=${rs256.slice(0, 120)}; .AspNetCore.CookiesC2=${rs256.slice(120)}\n`,
);
fixture('27-host-cookie', 'http', 'Set-Cookie: __Host-jwt=', place(token), '; Path=/; Secure; SameSite=Lax\n');
fixture('28-nested', 'txt', place(tokenOf('nested', 19)), '\n');
fixture('28-logout-hint', 'txt', 'https://op.example/logout?id_token_hint=', place(token), '&client_id=a\n');
fixture('29-json-general', 'json', '[', place(tokenOf('JSON, general', 20)), ']\n');
fixture('29-json-flattened', 'json', '{"jws": ', place(tokenOf('JSON, flattened, indented', 21)), '}\n');
fixture('29-json-encrypted', 'json', place(tokenOf('JSON, encrypted', 22), undefined, 'jwe'), '\n');
fixture(
  '29-jwks',
  'json',
  `{"keys":[{"kty":"EC","crv":"P-256","x":"${encode(random.bytes(32))}","y":"${encode(random.bytes(32))}","alg":"ES256"}]}\n`,
);
fixture('29-client-assertion', 'txt', 'grant_type=client_credentials&client_assertion=', place(token), '&scope=a\n');
fixture(
  '29-dpop',
  'http',
  'DPoP: ',
  place(jws(random, '{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC"}}', 64)),
  '\r\n',
);
fixture(
  '30-header-tricks',
  'txt',
  place(jws(random, '{"alg":"HS256","b64":false,"crit":["b64","x"]}', 32)),
  '\n',
  place(jws(random, '{"alg":"none","alg":"HS256"}', 32)),
  '\n',
  place(jws(random, '{"alg":"HS256"}', 32, `${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
  '\n',
);
fixture('31-non-canonical', 'txt', place(`${token.slice(0, -1)}B`), '\n', place(`${token}A`), ' \n');
fixture('31-homoglyph-dots', 'txt', token.replaceAll('.', '․'), '\n', token.replaceAll('.', '。'), '\n');
fixture(
  '31-inner-blank',
  'txt',
  token.replace('.', ' .'),
  '\n',
  token.replace('.', '.\u200f'),
  '\n',
  token.replace('.', '\0.'),
  '\n',
);
fixture('32-far-column', 'txt', ' '.repeat(100_000), place(token), '\n');
lookAlikeLines(random).forEach(([name, line]) => {
  fixture(`33-${name}`, 'txt', `${line}\n`);
});
fixture('33-cut-signature-is-not-continued', 'env', 'TOKEN=', place(token), '\nabcdefgh\nNEXT=1\n');
fixture(
  '33-list-of-tokens',
  'txt',
  place(token),
  '\n',
  place(rs256),
  '\n',
  place(unsecured),
  '\n',
  place(tokenOf('ES256', 23)),
  '\nword\n',
);
fixture(
  '34-hostile-claims',
  'txt',
  place(jws(random, '{"alg":"HS256"}', 32, '{"sub":"<img src=x onerror=alert(1)>](command:x)"}')),
  '\n',
);
