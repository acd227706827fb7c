import assert from 'node:assert/strict';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf, noRequest } from './keySources';
import { base64url, claimsWith, compact, createSigner, issuer, now, signatureOf, signingInput, token } from './tokens';
import { codesOf, reasonIn } from './verdicts';

const signer = createSigner('ES256');
const profile: IssuerSetting = { name: 'Example', issuer, audiences: ['https://api.example'] };
const header = { alg: 'ES256', kid: 'key-ES256' };

/** Signs whatever stands in the place of header and payload, so that nothing but their writing is wrong. */
function signed(headerText: string, payloadText: string): string {
  const input = `${headerText}.${payloadText}`;
  return `${input}.${base64url(signatureOf(signer, input))}`;
}

const encodedHeader = base64url(JSON.stringify(header));
const encodedPayload = base64url(JSON.stringify(claimsWith()));

/** The last character of a base64url text with its unused bits set: it decodes to the same bytes. */
function nonCanonical(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const last = text.at(-1) ?? '';
  return text.slice(0, -1) + (alphabet[alphabet.indexOf(last) + 1] ?? '');
}

/** A claims set whose encoding ends in a character with unused bits. */
const oddPayload =
  base64url(JSON.stringify(claimsWith({ jti: 'x' }))).length % 4 === 0
    ? claimsWith({ jti: 'xy' })
    : claimsWith({ jti: 'x' });
const oddEncoded = base64url(JSON.stringify(oddPayload));
const right = token(signer);
const [, , rightSignature = ''] = right.split('.');

/** Every one is signed by the issuer's key over exactly what is written; jose or jsonwebtoken accept some of them. */
const refused: readonly (readonly [what: string, compact: string, codes: string])[] = [
  ['padding behind the header', signed(`${encodedHeader}=`, encodedPayload), 'encoding'],
  ['padding behind the payload', signed(encodedHeader, `${encodedPayload}==`), 'encoding'],
  ['padding behind the signature', `${right}==`, 'encoding'],
  [
    'a line break in the payload',
    signed(encodedHeader, `${encodedPayload.slice(0, 8)}\n${encodedPayload.slice(8)}`),
    'encoding',
  ],
  [
    'a space in the header',
    signed(`${encodedHeader.slice(0, 8)} ${encodedHeader.slice(8)}`, encodedPayload),
    'encoding',
  ],
  [
    'a space in the signature',
    right.replace(rightSignature, `${rightSignature.slice(0, 8)} ${rightSignature.slice(8)}`),
    'encoding',
  ],
  ['a space before', ` ${right}`, 'encoding'],
  ['a line break behind', `${right}\n`, 'encoding'],
  ['a scheme before', `Bearer ${right}`, 'encoding'],
  ['quotes around', `"${right}"`, 'encoding'],
  ['unused bits that are set', signed(encodedHeader, nonCanonical(oddEncoded)), 'encoding'],
  ['a foreign character in the payload', signed(encodedHeader, `${encodedPayload}?`), 'encoding'],
  [
    'the standard alphabet',
    signed(base64url('{"alg":"ES256","x":"????>>>>"}').replaceAll('_', '/').replaceAll('-', '+'), encodedPayload),
    'encoding',
  ],
  ['a byte order mark in the header', signed(base64url(`\uFEFF${JSON.stringify(header)}`), encodedPayload), 'encoding'],
  [
    'a byte order mark in the payload',
    signed(encodedHeader, base64url(`\uFEFF${JSON.stringify(claimsWith())}`)),
    'encoding',
  ],
  [
    'a header that is no UTF-8',
    signed(base64url(Buffer.from('7b22616c67223a224553323536222c2278223a22ff227d', 'hex')), encodedPayload),
    'encoding',
  ],
  ['alg twice', signed(base64url('{"alg":"none","alg":"ES256"}'), encodedPayload), 'duplicate-header-param'],
  [
    'alg twice, once written with an escape',
    signed(base64url('{"alg":"none","\\u0061lg":"ES256"}'), encodedPayload),
    'duplicate-header-param',
  ],
  [
    'a claim twice',
    signed(encodedHeader, base64url(`{"sub":"admin",${JSON.stringify(claimsWith()).slice(1)}`)),
    'duplicate-claim',
  ],
  [
    'a claim twice within another',
    token(signer, JSON.stringify(claimsWith()).replace('}', ',"cnf":{"jkt":"a","jkt":"b"}}')),
    'duplicate-claim',
  ],
  ['an empty crit', token(signer, claimsWith(), { crit: [] }), 'crit-malformed'],
  ['a crit that is no array', token(signer, claimsWith(), { crit: 'exp' }), 'crit-malformed'],
  ['a name twice in crit', token(signer, claimsWith(), { crit: ['x', 'x'], x: 1 }), 'crit-malformed crit-unknown'],
  ['a standard name in crit', token(signer, claimsWith(), { crit: ['alg'] }), 'crit-malformed'],
  ['an absent name in crit', token(signer, claimsWith(), { crit: ['b64'] }), 'crit-malformed'],
  [
    'an unknown name in crit',
    token(signer, claimsWith(), { crit: ['http://example.com/UNDEFINED'], 'http://example.com/UNDEFINED': true }),
    'crit-unknown',
  ],
  [
    'b64 false',
    signed(base64url(JSON.stringify({ ...header, b64: false, crit: ['b64'] })), JSON.stringify({ sub: 'x' })),
    'b64-false-in-jwt iss-missing aud-missing',
  ],
  ['b64 false without crit', token(signer, claimsWith(), { b64: false }), 'b64-false-in-jwt'],
  ['a kid that is a number', token(signer, claimsWith(), { kid: 1 }), 'malformed'],
  ['a typ that is an array', token(signer, claimsWith(), { typ: ['JWT'] }), 'malformed'],
  ['a jwk that is null', token(signer, claimsWith(), { jwk: null }), 'malformed'],
  ['no alg', compact({ kid: 'x' }, claimsWith(), new Uint8Array(64)), 'malformed'],
  ['alg none', compact({ alg: 'none' }, claimsWith(), new Uint8Array()), 'alg-none'],
  ['alg none with a signature', compact({ alg: 'none' }, claimsWith(), new Uint8Array(64)), 'alg-none'],
  ['a payload that is an array', token(signer, '["admin"]'), 'payload-not-object'],
  ['a payload that is text', token(signer, 'hello there'), 'payload-not-object'],
  ['no payload', token(signer, ''), 'payload-not-object'],
  ['four parts', `${right}.e30`, 'malformed'],
  ['two parts', `${encodedHeader}.${encodedPayload}`, 'malformed'],
  ['a header that is an array', `${base64url('[]')}.${encodedPayload}.${rightSignature}`, 'malformed'],
];

describe('validateToken refuses what the standards forbid', () => {
  it('but takes the token that the cases are made from', async () => {
    assert.equal(codesOf(await check(right)), 'valid');
    assert.equal(codesOf(await check(token(signer, oddPayload))), 'valid');
  });

  for (const [what, text, codes] of refused) {
    it(what, async () => {
      const found = codesOf(await check(text));
      assert.equal(found, codes);
    });
  }

  for (const alg of ['None', 'NONE', 'nOnE', ' none', 'none ', 'n\u006fne\u0000', '']) {
    it(`alg ${JSON.stringify(alg)}, which is no way to write none either`, async () => {
      for (const signature of [new Uint8Array(), new Uint8Array(64)]) {
        assert.equal(codesOf(await check(compact({ alg }, claimsWith(), signature))), 'alg-not-allowed-for-issuer');
      }
    });
  }

  it('and asks for no keys when the header alone forbids it', async () => {
    for (const [what, text, codes] of refused) {
      if (codes.includes('payload') || codes.includes('duplicate-claim')) continue;
      const validation = await validateToken(text, profile, { keys: noRequest, now });
      assert.equal(validation.status, 'invalid', what);
    }
  });

  it('names the part, the oddity and the parameter', async () => {
    const padded = reasonIn(await check(`${right}==`), 'encoding');
    assert.deepEqual(padded, { code: 'encoding', claim: 'signature', found: 'padding' });
    const twice = await check(signed(base64url('{"alg":"none","alg":"ES256"}'), encodedPayload));
    assert.equal(reasonIn(twice, 'duplicate-header-param').claim, 'alg');
    const typed = reasonIn(await check(token(signer, claimsWith(), { kid: 1 })), 'malformed');
    assert.deepEqual(typed, { code: 'malformed', claim: 'kid', expected: 'string', found: 1 });
  });

  it('tells of the claims, too, when the header is forbidden', async () => {
    const expired = compact({ alg: 'none' }, claimsWith({ exp: 1 }), new Uint8Array());
    assert.equal(codesOf(await check(expired)), 'alg-none expired');
  });

  it('knows that a token is none: no word about signatures', async () => {
    for (const text of ['', '   ', 'hello', 'a.b.c', '{}', 'null', '~', '...', '[]']) {
      assert.match(codesOf(await check(text)), /^undecided (?:not-a-jwt|opaque)$/, text);
    }
  });

  it('says of a detached signature that there is nothing to judge', async () => {
    const input = signingInput(header, claimsWith());
    const detached = `${encodedHeader}..${base64url(signatureOf(signer, input))}`;
    assert.equal(codesOf(await check(detached)), 'undecided not-a-jwt');
  });
});

describe('validateToken on the JSON serialization', () => {
  const [protectedHeader = '', payload = '', signature = ''] = right.split('.');

  it('verifies the signature, and says that a JWT is compact', async () => {
    for (const text of [
      JSON.stringify({ protected: protectedHeader, payload, signature }),
      JSON.stringify({ payload, signatures: [{ protected: protectedHeader, signature }] }),
    ]) {
      assert.equal(codesOf(await check(text)), 'json-serialization-not-jwt');
    }
    const other = JSON.stringify({ protected: protectedHeader, payload, signature: base64url(new Uint8Array(64)) });
    assert.equal(codesOf(await check(other)), 'json-serialization-not-jwt signature-invalid');
  });

  it('believes nothing of the unprotected header', async () => {
    const bare = base64url('{"typ":"JWT"}');
    const text = JSON.stringify({
      protected: bare,
      header: { alg: 'ES256', kid: 'key-ES256' },
      payload,
      signature: base64url(signatureOf(signer, `${bare}.${payload}`)),
    });
    assert.equal(codesOf(await check(text)), 'json-serialization-not-jwt malformed');
  });
});

function check(text: string): Promise<Validation> {
  return validateToken(text, profile, { keys: keysOf([signer.jwk]), now });
}
