/** Tokens of many kinds for the golden files: made from fixed parts, so that each run gives the same. */
import { createHash } from 'node:crypto';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { sdJwtCases } from '../token/vectors';

/** When the golden files are written. */
export const goldenNow = new Date('2026-11-22T12:00:00Z');

const now = goldenNow.getTime() / 1000;

/** The payload of the worked example: ten minutes of a Descope session. */
const workedExample =
  '{"amr":["oauth"],"drn":"DS","exp":1698175401,"iat":1698174801,"iss":"P2SAc2Ou4l9d5GlpYWyUZRYtNHM6",' +
  '"rexp":"2023-11-21T19:13:21Z","sub":"U2XDs389PTVB8xtfRlixPb4luUD7"}';

const rsaSignature = new Uint8Array(256).fill(7);
const ecSignature = new Uint8Array(64).fill(7);
const coordinate = base64url(new Uint8Array(32).fill(9));
const publicKey = { kty: 'EC', crv: 'P-256', x: coordinate, y: coordinate };

/** The folder of each golden file with its token. */
export const samples: Readonly<Record<string, () => string>> = {
  'worked-example': () => compactJws({ alg: 'RS256', kid: 'SK2X', typ: 'JWT' }, workedExample, rsaSignature),
  'access-active': () =>
    compactJws(
      { typ: 'at+jwt', alg: 'ES256', kid: '2026-11' },
      {
        iss: 'https://issuer.example/',
        aud: 'https://api.example',
        sub: 'user-42',
        client_id: 'web',
        scope: 'orders:read orders:write',
        iat: now - 2880,
        exp: now + 720,
        jti: '7d1c',
      },
      ecSignature,
    ),
  'id-token': () =>
    compactJws(
      { alg: 'RS256', kid: 'a', typ: 'JWT' },
      {
        iss: 'https://accounts.google.com',
        azp: '1234.apps.googleusercontent.com',
        aud: '1234.apps.googleusercontent.com',
        sub: '1098',
        email: 'ada@example.com',
        email_verified: true,
        nonce: 'n-0S6',
        auth_time: now - 120,
        iat: now - 100,
        exp: now + 3500,
      },
      rsaSignature,
    ),
  unsecured: () => compactJws({ alg: 'none' }, { sub: 'admin', exp: now + 10 * 365 * 86_400 }, new Uint8Array(0)),
  'not-yet-valid': () => compactJws({ alg: 'ES256' }, { iat: now, nbf: now + 300, exp: now + 3900 }, ecSignature),
  'dpop-proof': () =>
    compactJws(
      { typ: 'dpop+jwt', alg: 'ES256', jwk: publicKey },
      { jti: '-BwC3ESc6acc2lTc', htm: 'POST', htu: 'https://server.example/token', iat: now - 3 },
      ecSignature,
    ),
  'many-claims': () =>
    compactJws(
      { alg: 'RS256', kid: 'k', typ: 'JWT' },
      {
        iss: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
        tid: '11111111-2222-3333-4444-555555555555',
        ver: '2.0',
        iat: now - 60,
        exp: now + 3600,
        groups: Array.from({ length: 40 }, (_, index) => `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`),
        ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`extension_${index}`, `value ${index}`])),
      },
      rsaSignature,
    ),
  encrypted: () =>
    [
      base64url(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'enc-2026', cty: 'JWT' })),
      ...[256, 12, 300, 16].map((length) => base64url(new Uint8Array(length).fill(5))),
    ].join('.'),
  'encrypted-for-two': () =>
    JSON.stringify({
      protected: base64url('{"enc":"A256GCM"}'),
      recipients: [
        { header: { alg: 'RSA-OAEP-256', kid: 'first' }, encrypted_key: base64url(new Uint8Array(256).fill(5)) },
        { header: { alg: 'A256KW', kid: 'second' }, encrypted_key: base64url(new Uint8Array(40).fill(5)) },
      ],
      iv: base64url(new Uint8Array(12).fill(5)),
      ciphertext: base64url(new Uint8Array(300).fill(5)),
      tag: base64url(new Uint8Array(16).fill(5)),
    }),
  'signed-text': () =>
    compactJws({ alg: 'ES256' }, 'It is a dangerous business, [going](https://evil.example)\nout', ecSignature),
  'signed-list': () => compactJws({ alg: 'ES256' }, '[1.0, {"a": 9007199254740993}]', ecSignature),
  'opaque-with-jwt': () =>
    ['ghs', '123456', compactJws({ alg: 'RS256', typ: 'JWT' }, { iss: '123456', exp: now + 3600 }, rsaSignature)].join(
      '_',
    ),
  'sd-jwt': sdJwt,
  // RFC 9901 section 8.1, with key binding.
  'sd-jwt-json': () =>
    sdJwtCases().find(({ name }) => name === 'json_serialization_flattened')?.sd_jwt_presentation ?? '',
  nested: () =>
    compactJws({ alg: 'RS256', cty: 'JWT' }, compactJws({ alg: 'ES256' }, { sub: 'inner' }, ecSignature), rsaSignature),
  'jws-json': () =>
    JSON.stringify({
      payload: base64url('{"sub":"joe"}'),
      signatures: ['RS256', 'ES256'].map((alg) => ({
        protected: base64url(JSON.stringify({ alg })),
        header: { kid: `key of ${alg}` },
        signature: base64url(alg === 'RS256' ? rsaSignature : ecSignature),
      })),
    }),
  detached: () => `${base64url('{"alg":"ES256","kid":"d"}')}..${base64url(ecSignature)}`,
  opaque: () => ['ghp', `${'aB3'.repeat(10)}000000`].join('_'),
  'broken-payload': () =>
    [
      base64url('{"alg":"RS256","typ":"JWT"}'),
      base64url('{"sub":"alice","exp":1698175401,"sco'),
      base64url(rsaSignature),
    ].join('.'),
  'cut-off': () =>
    compactJws({ alg: 'RS256' }, { sub: 'alice', scope: 'orders:read orders:write' }, rsaSignature).slice(0, 60),
  hostile: () =>
    compactJws(
      { alg: 'RS256', kid: '`](command:workbench.action.quit)' },
      {
        iss: 'https://evil.example/\u202Egpj.exe',
        picture: 'javascript:alert(1)',
        name: '<img src=x onerror=alert(1)> ![x](https://evil.example/p.png) **bold** | www.evil.example',
        '](command:workbench.action.quit)': '\n# Heading\n```\n\u001B[31mred\u001B[0m $(bug)',
        exp: now - 3600,
      },
      rsaSignature,
    ),
};

/** An SD-JWT with a disclosure inside a disclosure, an array element, a withheld claim, and key binding. */
function sdJwt(): string {
  const street = disclosure(['salt-street', 'street_address', '42 Market Street']);
  const address = disclosure(['salt-address', 'address', { _sd: [digest(street)], country: 'US' }]);
  const element = disclosure(['salt-element', 'DE']);
  const withheld = digest(disclosure(['salt-withheld', 'birthdate', '1940-01-01']));
  const claims = {
    iss: 'https://issuer.example',
    vct: 'https://credentials.example/identity',
    iat: now - 86_400,
    exp: now + 365 * 86_400,
    _sd: [digest(address), withheld].sort(),
    nationalities: [{ '...': digest(element) }],
    _sd_alg: 'sha-256',
    cnf: { jwk: publicKey },
  };
  const presented = [
    compactJws({ alg: 'ES256', typ: 'dc+sd-jwt' }, claims, ecSignature),
    address,
    street,
    element,
    '',
  ].join('~');
  const binding = { nonce: '1234567890', aud: 'https://verifier.example', iat: now - 30, sd_hash: digest(presented) };
  return presented + compactJws({ alg: 'ES256', typ: 'kb+jwt' }, binding, ecSignature);
}

function disclosure(parts: readonly unknown[]): string {
  return base64url(JSON.stringify(parts));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
