/** Every kind of token the scanner has to find, made up from random bytes; nothing here was ever issued. */
import { crc32 } from 'node:zlib';
import type { Random } from './random';

export interface TokenKind {
  readonly name: string;
  readonly form: 'jws' | 'jwe' | 'sd-jwt' | 'opaque';
  /** `compact` for the compact serializations, `json` for objects, `mark` for vendors' tokens. */
  readonly shape: 'compact' | 'json' | 'mark';
  readonly make: (random: Random) => string;
}

type Json = Readonly<Record<string, unknown>>;

export function encode(value: string | Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}

/** A claims set with something random and something beyond ASCII in it. */
export function claims(random: Random): string {
  const id = random.text(12, 'abcdef0123456789');
  return JSON.stringify({
    iss: 'https://issuer.example',
    sub: id,
    name: 'Zoë 趙 🙂',
    iat: 1698174801,
    exp: 1698175401,
  });
}

/** A JWS with a random signature of `bytes` bytes; the header as text, because its spelling is the point. */
export function jws(random: Random, header: string, bytes: number, payload: string = claims(random)): string {
  return `${encode(header)}.${encode(payload)}.${encode(random.bytes(bytes))}`;
}

function signed(name: string, header: Json, bytes: number): TokenKind {
  return compact(name, 'jws', (random) => jws(random, JSON.stringify(header), bytes));
}

function spelled(name: string, header: string): TokenKind {
  return compact(name, 'jws', (random) => jws(random, header, 32));
}

function compact(name: string, form: TokenKind['form'], make: TokenKind['make']): TokenKind {
  return { name, form, shape: 'compact', make };
}

const hs256 = '{"alg":"HS256","typ":"JWT"}';

export const tokenKinds: readonly TokenKind[] = [
  signed('HS256', { alg: 'HS256', typ: 'JWT' }, 32),
  signed('typ first', { typ: 'JWT', alg: 'HS384' }, 48),
  signed('RS256 with kid', { alg: 'RS256', kid: 'k-1', typ: 'at+jwt' }, 256),
  signed('ES256', { alg: 'ES256', typ: 'JWT' }, 64),
  signed('ES512', { alg: 'ES512' }, 132),
  signed('EdDSA', { kid: 'ÿ?>~', alg: 'EdDSA' }, 64),
  signed('PS384, 3072 bits', { alg: 'PS384' }, 384),
  signed('long header', { alg: 'ES256', x5c: ['MIIB'.repeat(200)], typ: 'JWT' }, 64),
  compact('unsecured', 'jws', (random) => `${encode('{"alg":"none"}')}.${encode(claims(random))}.`),
  compact('unsecured nOnE', 'jws', (random) => `${encode('{"typ":"JWT","alg":"nOnE"}')}.${encode(claims(random))}.`),
  compact('signature taken away', 'jws', (random) => `${encode(hs256)}.${encode(claims(random))}.`),
  compact('detached', 'jws', (random) => `${encode('{"alg":"HS256","b64":false}')}..${encode(random.bytes(32))}`),
  spelled('pretty-printed', '{\n  "alg": "HS256",\n  "typ": "JWT"\n}'),
  spelled('pretty-printed, CRLF', '{\r\n  "typ": "JWT",\r\n  "alg": "HS256"\r\n}\r\n'),
  spelled('indented by tabs', '{\t"alg":\t"HS256" }'),
  spelled('spaced', '{ "alg": "HS256", "typ": "JWT" }'),
  spelled('space in front', ' {"alg":"HS256"}'),
  spelled('two line feeds in front', '\n\n{"typ":"JWT","alg":"HS256"}'),
  spelled('three spaces in front', '   {"alg":"HS256"}'),
  compact('binary payload', 'jws', (random) => {
    const [header, , signature] = jws(random, '{"alg":"HS256","zip":"DEF"}', 32).split('.');
    return `${header ?? ''}.${encode(random.bytes(150))}.${signature ?? ''}`;
  }),
  compact('nested', 'jws', (random) => jws(random, '{"alg":"HS256","cty":"JWT"}', 32, jws(random, hs256, 32))),
  compact('5 kB', 'jws', (random) => {
    const groups = Array.from({ length: 90 }, () => random.text(36, '0123456789abcdef-'));
    return jws(random, '{"alg":"RS256","typ":"JWT"}', 256, JSON.stringify({ groups }));
  }),
  compact('padded', 'jws', (random) => padded(jws(random, '{"alg":"HS256","kid":"1"}', 32, '{"sub":"padded"}'))),
  compact('standard alphabet', 'jws', (random) => standard(jws(random, '{"alg":"HS256","kid":"ÿ?>~"}', 32))),
  compact('JWE', 'jwe', (random) => jwe(random, '{"alg":"RSA-OAEP","enc":"A256GCM"}', [256, 12, 200, 16])),
  compact('JWE, direct', 'jwe', (random) => jwe(random, '{"alg":"dir","enc":"A128CBC-HS256"}', [0, 16, 160, 16])),
  compact('JWE, 512', 'jwe', (random) => jwe(random, '{"enc":"A256CBC-HS512","alg":"A256KW"}', [72, 16, 96, 32])),
  compact('SD-JWT', 'sd-jwt', (random) => sdJwt(random)),
  compact('SD-JWT, nothing disclosed', 'sd-jwt', (random) => `${jws(random, '{"alg":"ES256"}', 64)}~`),
  compact(
    'SD-JWT with key binding',
    'sd-jwt',
    (random) => sdJwt(random) + jws(random, '{"alg":"ES256","typ":"kb+jwt"}', 64),
  ),
  { name: 'GitHub', form: 'opaque', shape: 'mark', make: (random) => gitHub(random) },
  {
    name: 'GitHub app',
    form: 'opaque',
    shape: 'mark',
    make: (random) => ['ghs', '12345', jws(random, hs256, 32)].join('_'),
  },
  { name: 'JSON, flattened', form: 'jws', shape: 'json', make: (random) => flattened(random, 0) },
  { name: 'JSON, flattened, indented', form: 'jws', shape: 'json', make: (random) => flattened(random, 2) },
  { name: 'JSON, general', form: 'jws', shape: 'json', make: general },
  { name: 'JSON, encrypted', form: 'jwe', shape: 'json', make: encrypted },
];

function jwe(random: Random, header: string, lengths: readonly number[]): string {
  return [encode(header), ...lengths.map((length) => encode(random.bytes(length)))].join('.');
}

function sdJwt(random: Random): string {
  const disclosures = ['given_name', 'email'].map((name) =>
    encode(JSON.stringify([encode(random.bytes(16)), name, 'x'])),
  );
  return [jws(random, '{"alg":"ES256","typ":"dc+sd-jwt"}', 64), ...disclosures, ''].join('~');
}

function padded(token: string): string {
  return token
    .split('.')
    .map((part) => part + '='.repeat((4 - (part.length % 4)) % 4))
    .join('.');
}

function standard(token: string): string {
  return token.replaceAll('-', '+').replaceAll('_', '/');
}

/** Thirty characters and their checksum, as GitHub makes them. */
function gitHub(random: Random): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const body = random.text(30, digits);
  let checksum = '';
  for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / 62)) checksum = digits.charAt(rest % 62) + checksum;
  return ['ghp', body + checksum.padStart(6, '0')].join('_');
}

function flattened(random: Random, indent: number): string {
  const [header = '', payload = '', signature = ''] = jws(random, '{"alg":"ES256"}', 64).split('.');
  return JSON.stringify({ payload, protected: header, header: { kid: 'a {"b"} c' }, signature }, undefined, indent);
}

function general(random: Random): string {
  const payload = encode(claims(random));
  const signatures = ['RS256', 'ES256'].map((alg) => ({
    protected: encode(JSON.stringify({ alg })),
    header: { kid: alg },
    signature: encode(random.bytes(64)),
  }));
  return JSON.stringify({ payload, signatures });
}

function encrypted(random: Random): string {
  return JSON.stringify({
    protected: encode('{"enc":"A128CBC-HS256"}'),
    unprotected: { jku: 'https://server.example/keys.jwks' },
    recipients: [{ header: { alg: 'A128KW', kid: '7' }, encrypted_key: encode(random.bytes(40)) }],
    iv: encode(random.bytes(16)),
    ciphertext: encode(random.bytes(64)),
    tag: encode(random.bytes(16)),
  });
}
