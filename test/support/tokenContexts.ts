/** Where tokens stand in real files, and how they are written there. */
import type { Random } from './random';
import type { TokenKind } from './tokenKinds';

/** A token as written, with what stands around it. */
export interface Placement {
  readonly before: string;
  readonly written: string;
  readonly after: string;
}

export interface TokenContext {
  readonly name: string;
  readonly fits: (kind: TokenKind) => boolean;
  readonly place: (compact: string, random: Random) => Placement | undefined;
}

const anything = (): boolean => true;
/** A JSON object would have to be escaped in these, or would be another text. */
const noObject = (kind: TokenKind): boolean => kind.shape !== 'json';
const compactOnly = (kind: TokenKind): boolean => kind.shape === 'compact';

function around(name: string, before: string, after: string, fits = noObject): TokenContext {
  return { name, fits, place: (compact) => ({ before, written: compact, after }) };
}

function written(name: string, before: string, write: (compact: string) => string, after: string): TokenContext {
  return { name, fits: compactOnly, place: (compact) => ({ before, written: write(compact), after }) };
}

/** Cuts the token into lines of `width` and puts `joint` between them. */
function wrapped(name: string, before: string, width: number, joint: string, after: string): TokenContext[] {
  return ['\n', '\r\n'].map((lineBreak) => ({
    name: lineBreak === '\n' ? name : `${name}, CRLF`,
    fits: compactOnly,
    place: (compact) => {
      const lines = compact.match(new RegExp(`.{1,${String(width)}}`, 'g')) ?? [];
      return { before, written: lines.join(joint.replaceAll('\n', lineBreak)), after };
    },
  }));
}

const plain: readonly TokenContext[] = [
  around('alone', '', '', anything),
  around('in double quotes', 'const token = "', '";'),
  around('in single quotes', "token = '", "'"),
  around('in backticks', 'Use `', '` here.'),
  around('Authorization header', 'Authorization: Bearer ', ''),
  around('curl', "curl -H 'Authorization: Bearer ", "' https://api.example/v1"),
  around('environment file', 'ACCESS_TOKEN=', '\nOTHER=value'),
  around('query', 'https://api.example/cb?access_token=', '&state=xyz'),
  around('fragment', 'https://app.example/#id_token=', '&expires_in=600'),
  around('cookie', 'Cookie: theme=dark; session=', '; lang=en'),
  around('set-cookie', 'Set-Cookie: __Host-id=', '; Path=/; Secure; HttpOnly'),
  around('JSON', '{"access_token": "', '", "expires_in": 600}'),
  around('JSON in JSON', '{"body":"{\\"access_token\\":\\"', '\\",\\"expires_in\\":600}"}'),
  around('XML', '<token>', '</token>'),
  around('HTML attribute', '<input value="', '" type="hidden">'),
  around('table', '| name | ', ' | 600 |', anything),
  around('bold', '**', '**'),
  around('log with colours', '\u001b[32mINFO\u001b[0m token=\u001b[1m', '\u001b[0m accepted'),
  around('added line', '+  token: "', '"'),
  around('removed line', '-', '', compactOnly),
  around('CJK', '令牌是', '，请保存'),
  // Two dots behind a payload are what is left of an ellipsis in place of the signature.
  around('end of a sentence', 'The token is ', '.', (kind) => noObject(kind) && kind.name !== 'signature taken away'),
  around('parentheses', 'decode(', ')'),
  around('list', 'tokens: ', ', and so on'),
  around('angle brackets', '<', '>'),
  around('after %20', 'auth=Bearer%20', '&x=1'),
  around('after an escaped line break', '"line\\n', '\\n"'),
  around('at a far column', `${'x'.repeat(5000)} = "`, '"'),
  around('object in a log', '2024-05-01 INFO jws=', ' done', anything),
];

const glued: readonly TokenContext[] = ['foo.bar.', 'prefix_', 'Bearer-', 'token:'].map((before) => ({
  ...around(`behind ${before}`, before, ' '),
  // White space in front of a header is only looked for where a run of characters begins.
  fits: (kind: TokenKind) => compactOnly(kind) && (/[.:]$/.test(before) || !kind.name.endsWith('in front')),
}));

const escaped: readonly TokenContext[] = [
  written('\\u002e', '{"t":"', (token) => token.replaceAll('.', '\\u002e').replaceAll('~', '\\u007e'), '"}'),
  written('\\u002E', '{"t":"', (token) => token.replaceAll('.', '\\u002E').replaceAll('=', '\\u003D'), '"}'),
  written('\\x2e', "t = '", (token) => token.replaceAll('.', '\\x2e'), "'"),
  written('%2E', 'x?t=', (token) => token.replaceAll('.', '%2E').replaceAll('~', '%7E').replaceAll('=', '%3D'), '&u=1'),
  written('%2e', 'x?t=', (token) => token.replaceAll('.', '%2e').replaceAll('+', '%2B').replaceAll('/', '%2F'), '&u=1'),
  written('&#46;', '<td>', (token) => token.replaceAll('.', '&#46;'), '</td>'),
  written('&#x2e;', '<td>', (token) => token.replaceAll('.', '&#x2e;').replaceAll('~', '&#x7E;'), '</td>'),
  written('PHP slashes', '{"t":"', (token) => token.replaceAll('/', '\\/'), '"}'),
  {
    name: 'JSON object in a string',
    fits: (kind) => kind.shape === 'json',
    place: (compact) => ({ before: '{"body":"', written: JSON.stringify(compact).slice(1, -1), after: '"}' }),
  },
];

const broken: readonly TokenContext[] = [
  wrapped('JavaScript', 'const t = "', 40, '" +\n  "', '";'),
  wrapped('operator in front', "val t = '", 50, "'\n    + '", "'"),
  wrapped('PHP', "$t = '", 64, "' .\n  '", "';"),
  wrapped('Lua', 'local t = "', 70, '" ..\n  "', '"'),
  wrapped('Haskell', 't = "', 60, '"\n  ++ "', '"'),
  wrapped('Visual Basic', 't = "', 66, '" & _\n    "', '"'),
  wrapped('SQL', "SELECT '", 72, "' ||\n '", "' AS t"),
  wrapped('Python', 't = ("', 48, '"\n     "', '")'),
  wrapped('Python, prefixed', "t = (f'", 48, "'\n     f'", "')"),
  wrapped('C', 'char t[] = "', 56, '"\n  "', '";'),
  wrapped('shell', 'TOKEN=', 60, '\\\n', ''),
  wrapped('cmd', 'set TOKEN=', 60, '^\n', ''),
  wrapped('YAML', 'token: >-\n  ', 60, '\n  ', '\nother: value'),
  wrapped('quoted-printable', 'Content-Type: text/plain\n\n', 75, '=\n', '\n\nRegards'),
  wrapped('PEM-like', '-----BEGIN TOKEN-----\n', 64, '\n', '\n-----END TOKEN-----'),
  wrapped('template', 'const t = `\n    ', 76, '\n    ', '`;'),
  wrapped('added lines', '+', 60, '\n+', '\n+next line'),
  wrapped('comment', '# ', 60, '\n# ', '\n# The next sentence.'),
  wrapped('line comment', '  // ', 60, '\n  // ', '\n  const a = 1;'),
  wrapped('block comment', ' * ', 60, '\n * ', '\n */'),
  wrapped('quoted mail', '> ', 60, '\n> ', '\n\nYes'),
  wrapped('escaped line breaks', '{"t":"', 64, '\\n', '"}').slice(0, 1),
].flat();

export const contexts: readonly TokenContext[] = [...plain, ...glued, ...escaped, ...broken];
