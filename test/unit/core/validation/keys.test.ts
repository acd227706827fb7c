import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, createPublicKey } from 'node:crypto';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { IssuerMetadata } from '../../../../src/core/issuers/metadata';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { selfSignedCertificate } from '../../../support/selfSigned';
import type { Keys } from './keySources';
import { issuerKey, keysOf, noRequest, pemKey, secretKey, sourceOf } from './keySources';
import { base64url, claimsWith, compact, createSigner, issuer, now, signatureOf, signingInput, token } from './tokens';
import type { Signer } from './tokens';
import { codesOf, reasonIn } from './verdicts';

const rsa = createSigner('RS256');
const ec = createSigner('ES256');
const okp = createSigner('Ed25519');
const certified = certifiedSigner();
const profile: IssuerSetting = { name: 'Example', issuer, audiences: ['https://api.example'] };

function check(text: string, keys: Keys, setting: Partial<IssuerSetting> = {}): Promise<Validation> {
  return validateToken(text, { ...profile, ...setting }, { keys, now });
}

async function codes(text: string, keys: Keys, setting: Partial<IssuerSetting> = {}): Promise<string> {
  return codesOf(await check(text, keys, setting));
}

function hmacToken(secret: Uint8Array | string, alg = 'HS256', header: object = {}): string {
  const whole = { alg, ...header };
  const mac = createHmac(`sha${alg.slice(2)}`, secret)
    .update(signingInput(whole, claimsWith()))
    .digest();
  return compact(whole, claimsWith(), mac);
}

function metadata(...signingAlgorithms: readonly string[]): IssuerMetadata {
  const url = `${issuer}/.well-known/openid-configuration`;
  return { issuer, jwksUri: undefined, signingAlgorithms, scopesSupported: [], url, obtainedAt: now, document: {} };
}

describe('validateToken chooses keys', () => {
  it('by kid', async () => {
    const other = createSigner('ES256', 'other');
    assert.equal(await codes(token(ec), keysOf([other.jwk, rsa.jwk, ec.jwk])), 'valid');
    assert.equal(await codes(token(ec), keysOf([other.jwk, rsa.jwk])), 'undecided key-not-found');
    assert.equal(await codes(token(ec), keysOf([])), 'undecided key-not-found');
  });

  it('among all that fit, when the token names none', async () => {
    const text = token(ec, claimsWith(), { kid: undefined });
    const other = createSigner('ES256', 'other');
    const validation = await check(text, keysOf([other.jwk, rsa.jwk, okp.jwk, ec.jwk]));
    assert.equal(codesOf(validation), 'valid');
    assert.equal(validation.provenance?.keyId, 'key-ES256');
    const wrong = await check(text, keysOf([other.jwk, createSigner('ES256', 'third').jwk]));
    assert.equal(codesOf(wrong), 'signature-invalid');
    assert.equal(wrong.provenance, undefined, 'no single key decided');
  });

  it('but no more than it is worth', async () => {
    const text = token(ec, claimsWith(), { kid: undefined });
    const many = Array.from({ length: 21 }, (_, index) => createSigner('ES256', `k${index}`).jwk);
    assert.equal(await codes(text, keysOf([...many, ec.jwk])), 'undecided key-ambiguous');
  });

  it('without a name of their own for every token', async () => {
    const named = token(rsa, claimsWith(), { kid: 'anything' });
    const nameless = namelessOf(rsa.jwk);
    assert.equal(await codes(named, keysOf([nameless])), 'valid');
    assert.equal(await codes(named, sourceOf([pemKey(rsa.pem)])), 'valid');
  });

  it('and none of two under one name, but a key that is listed twice is one', async () => {
    const twin = createSigner('ES256');
    assert.equal(await codes(token(ec), keysOf([ec.jwk, twin.jwk])), 'undecided key-ambiguous');
    assert.equal(await codes(token(ec), keysOf([ec.jwk, { ...ec.jwk }])), 'valid');
    // RFC 7517 section 4.5: keys of different types may share a name.
    const other = { ...rsa.jwk, kid: 'key-ES256' };
    assert.equal(await codes(token(ec), keysOf([other, ec.jwk])), 'valid');
  });

  it('only for what they are made', async () => {
    for (const [members, fault] of [
      [{ use: 'enc' }, 'jwk-use-ops-mismatch'],
      [{ use: 'jwt-svid' }, 'jwk-use-ops-mismatch'],
      [{ key_ops: ['sign'] }, 'jwk-use-ops-mismatch'],
      [{ key_ops: 'verify' }, 'jwk-use-ops-mismatch'],
      [{ alg: 'PS256' }, 'jwk-alg-mismatch'],
      [{ alg: 'RSA-OAEP' }, 'jwk-alg-mismatch'],
      [{ kty: 'EC' }, 'jwk-type-mismatch'],
      [{ n: 'AQAB' }, 'rsa-key-too-small'],
      [{ e: 'AQ' }, 'rsa-exponent'],
      [{ e: 'AQAA' }, 'rsa-exponent'],
      [{ n: '***' }, 'key-unreadable'],
      [{ n: 7 }, 'key-unreadable'],
    ] as const) {
      const validation = await check(token(rsa), keysOf([{ ...rsa.jwk, ...members }]));
      assert.deepEqual(
        reasonIn(validation, 'key-refused'),
        { code: 'key-refused', found: fault },
        JSON.stringify(members),
      );
      assert.equal(validation.status, 'invalid');
    }
    for (const members of [
      { use: 'sig' },
      { key_ops: ['verify'] },
      { alg: 'RS256' },
      { use: 'sig', key_ops: ['sign', 'verify'] },
    ]) {
      assert.equal(await codes(token(rsa), keysOf([{ ...rsa.jwk, ...members }])), 'valid', JSON.stringify(members));
    }
    const wrongCurve = { ...createSigner('ES384').jwk, kid: 'key-ES256' };
    assert.equal(reasonIn(await check(token(ec), keysOf([wrongCurve])), 'key-refused').found, 'ec-curve-mismatch');
  });

  it('that were published with their private part by the public one', async () => {
    const all = { ...rsa.privateKey.export({ format: 'jwk' }), kid: 'key-RS256' };
    assert.equal(await codes(token(rsa), keysOf([all])), 'valid');
  });

  it('in PKCS #1 and in certificates, too', async () => {
    const pkcs1 = String(createPublicKey(rsa.privateKey).export({ format: 'pem', type: 'pkcs1' }));
    assert.equal(await codes(token(rsa), sourceOf([pemKey(pkcs1)])), 'valid');
    const { certificate, signer } = certified;
    assert.equal(await codes(token(signer), sourceOf([pemKey(certificate, 'key-ES256')])), 'valid');
    assert.equal(await codes(token(ec), sourceOf([pemKey(certificate, 'key-ES256')])), 'signature-invalid');
    for (const junk of ['', 'no PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----']) {
      assert.equal(
        reasonIn(await check(token(rsa), sourceOf([pemKey(junk, 'key-RS256')])), 'key-refused').found,
        'key-unreadable',
      );
    }
  });

  it('of the Ed25519 kind under the older name and the newer', async () => {
    for (const alg of ['EdDSA', 'Ed25519']) {
      for (const named of ['EdDSA', 'Ed25519']) {
        const text = token({ ...okp, alg }, claimsWith(), { kid: undefined });
        assert.equal(
          await codes(text, keysOf([{ ...okp.jwk, alg: named }])),
          'valid',
          `${alg} with a key for ${named}`,
        );
      }
    }
  });

  it('and holds them to the issuer that stands in them', async () => {
    assert.equal(await codes(token(rsa), keysOf([{ ...rsa.jwk, issuer }])), 'valid');
    const validation = await check(token(rsa), keysOf([{ ...rsa.jwk, issuer: 'https://other.example' }]));
    assert.deepEqual(validation.status === 'invalid' && validation.reasons, [
      { code: 'key-issuer-binding', expected: 'https://other.example', found: issuer },
    ]);
  });
});

describe('validateToken and algorithms', () => {
  it('takes what the profile names, else what the metadata lists, else every signature with a public key', async () => {
    assert.equal(await codes(token(ec), keysOf([ec.jwk], metadata('RS256')), { algorithms: ['ES256'] }), 'valid');
    assert.equal(await codes(token(ec), keysOf([ec.jwk], metadata('RS256', 'HS256'))), 'alg-not-allowed-for-issuer');
    assert.equal(await codes(token(ec), keysOf([ec.jwk], metadata('RS256', 'ES256'))), 'valid');
    assert.equal(await codes(token(ec), keysOf([ec.jwk], metadata('HS256'))), 'valid');
    const refused = reasonIn(
      await check(token(rsa), noRequest, { algorithms: ['ES256'] }),
      'alg-not-allowed-for-issuer',
    );
    assert.deepEqual(refused, {
      code: 'alg-not-allowed-for-issuer',
      claim: 'alg',
      expected: ['ES256'],
      found: 'RS256',
    });
  });

  it('says of an algorithm that it cannot verify just that', async () => {
    for (const alg of ['ES256K', 'Ed448']) {
      const text = compact({ alg, kid: 'x' }, claimsWith(), new Uint8Array(64));
      assert.equal(await codes(text, keysOf([rsa.jwk])), 'undecided algorithm-not-supported', alg);
      assert.equal(
        await codes(text, keysOf([rsa.jwk]), { algorithms: [alg] }),
        'undecided algorithm-not-supported',
        alg,
      );
      assert.equal(await codes(text, keysOf([rsa.jwk], metadata('RS256'))), 'alg-not-allowed-for-issuer', alg);
    }
    for (const alg of ['RS1', 'HS1', 'rs256', '__proto__', 'constructor', 'X']) {
      const text = compact({ alg, kid: 'x' }, claimsWith(), new Uint8Array(64));
      assert.equal(await codes(text, keysOf([rsa.jwk])), 'alg-not-allowed-for-issuer', alg);
    }
  });
});

describe('validateToken with a shared secret', () => {
  const secret = Buffer.from('0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef');
  const shared: Partial<IssuerSetting> = { sharedSecret: true };

  it('verifies HMAC and nothing else', async () => {
    const keys = sourceOf([secretKey(secret)]);
    for (const alg of ['HS256', 'HS384', 'HS512'])
      assert.equal(await codes(hmacToken(secret, alg), keys, shared), 'valid');
    assert.equal(
      await codes(hmacToken('another secret of the right length, really'), keys, shared),
      'signature-invalid',
    );
    assert.equal(await codes(token(rsa), keys, shared), 'alg-not-allowed-for-issuer');
    assert.equal(
      await codes(hmacToken(secret, 'HS384'), keys, { ...shared, algorithms: ['HS256'] }),
      'alg-not-allowed-for-issuer',
    );
    assert.equal((await check(hmacToken(secret), keys, shared)).provenance?.thumbprint, undefined);
  });

  it('refuses a secret that is shorter than the hash, RFC 7518 section 3.2', async () => {
    for (const [alg, bytes] of [
      ['HS256', 31],
      ['HS384', 47],
      ['HS512', 63],
    ] as const) {
      const short = secret.subarray(0, bytes);
      const validation = await check(hmacToken(short, alg), sourceOf([secretKey(short)]), shared);
      assert.equal(reasonIn(validation, 'key-refused').found, 'hmac-secret-too-short');
    }
  });

  it('refuses a public key in the place of a secret', async () => {
    for (const text of [rsa.pem, JSON.stringify(rsa.jwk)]) {
      const validation = await check(hmacToken(text), sourceOf([secretKey(Buffer.from(text))]), shared);
      assert.equal(reasonIn(validation, 'key-refused').found, 'hmac-secret-is-public-key');
    }
  });
});

describe('validateToken and attacks on the choice of the key', () => {
  it('never takes a public key for a secret', async () => {
    const { n } = rsa.jwk;
    assert.ok(typeof n === 'string');
    for (const secret of [rsa.pem, rsa.pem.trim(), JSON.stringify(rsa.jwk), Buffer.from(n, 'base64url')]) {
      for (const header of [{}, { kid: 'key-RS256' }]) {
        const forged = hmacToken(secret, 'HS256', header);
        for (const keys of [keysOf([rsa.jwk]), sourceOf([pemKey(rsa.pem)])]) {
          assert.equal(await codes(forged, keys), 'alg-not-allowed-for-issuer');
          // Even when somebody lists HMAC for an issuer with public keys.
          assert.equal(await codes(forged, keys, { algorithms: ['RS256', 'HS256'] }), 'alg-not-allowed-for-issuer');
        }
      }
    }
  });

  it('uses no secret that stands in a key set', async () => {
    const secret = Buffer.alloc(32, 7);
    const oct = { kty: 'oct', k: secret.toString('base64url'), kid: 'key' };
    assert.equal(
      await codes(hmacToken(secret, 'HS256', { kid: 'key' }), keysOf([oct, rsa.jwk])),
      'alg-not-allowed-for-issuer',
    );
  });

  it('believes no key that the token carries, but says when it is the one that fits', async () => {
    const attacker = createSigner('ES256', 'attacker');
    for (const [kid, jwks] of [
      ['key-ES256', [ec.jwk]],
      ['attacker', [ec.jwk]],
      [undefined, [ec.jwk]],
      ['attacker', []],
    ] as const) {
      const forged = token(attacker, claimsWith(), { kid, jwk: attacker.jwk });
      const validation = await check(forged, keysOf(jwks));
      assert.equal(codesOf(validation), 'signature-by-embedded-key');
      assert.equal(reasonIn(validation, 'signature-by-embedded-key').claim, 'jwk');
    }
    const mixed = token(ec, claimsWith(), { jwk: attacker.jwk });
    assert.equal(await codes(mixed, keysOf([ec.jwk])), 'valid', 'the key of the issuer decides, whatever is embedded');
    const unrelated = token(createSigner('ES256'), claimsWith(), { jwk: attacker.jwk });
    assert.equal(await codes(unrelated, keysOf([ec.jwk])), 'signature-invalid');
  });

  it('does the same for a certificate', async () => {
    const { certificate, signer } = certified;
    const der = certificate.replace(/-----[A-Z ]+-----|\s/g, '');
    const forged = token(signer, claimsWith(), { x5c: [der] });
    assert.equal(reasonIn(await check(forged, keysOf([ec.jwk])), 'signature-by-embedded-key').claim, 'x5c');
    for (const x5c of [[], [''], [7], ['AAAA'], [der.slice(0, 80)], [der.repeat(2)]]) {
      const text = token(createSigner('ES256'), claimsWith(), { x5c });
      assert.equal(await codes(text, keysOf([ec.jwk])), 'signature-invalid');
    }
  });

  it('follows no address in the header', async () => {
    for (const name of ['jku', 'x5u']) {
      const text = token(createSigner('ES256'), claimsWith(), { [name]: 'https://attacker.example/keys' });
      assert.equal(await codes(text, keysOf([ec.jwk])), 'signature-invalid');
    }
  });

  it('accepts no ECDSA signature of zeros, of the order, in DER or too long', async () => {
    const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
    const [header, payload, signature = ''] = token(ec).split('.');
    const raw = Buffer.from(signature, 'base64url');
    for (const bytes of [
      Buffer.alloc(64),
      Buffer.concat([order, order]),
      Buffer.concat([Buffer.alloc(32), order]),
      Buffer.concat([Buffer.alloc(31), Buffer.of(1), Buffer.alloc(32)]),
      Buffer.alloc(0),
      Buffer.concat([raw, Buffer.of(0)]),
      raw.subarray(0, 63),
      Buffer.concat([Buffer.of(0x30, 0x44, 2, 32), raw.subarray(0, 32), Buffer.of(2, 32), raw.subarray(32)]),
    ]) {
      assert.equal(await codes(`${header}.${payload}.${base64url(bytes)}`, keysOf([ec.jwk])), 'signature-invalid');
    }
  });

  it('does not let a signature of one algorithm count for another', async () => {
    for (const [made, said] of [
      ['RS256', 'PS256'],
      ['PS256', 'RS256'],
      ['RS256', 'RS512'],
    ] as const) {
      const header = { alg: said, kid: 'key-RS256' };
      const input = signingInput(header, claimsWith());
      const text = `${input}.${base64url(signatureOf({ ...rsa, alg: made }, input))}`;
      assert.equal(await codes(text, keysOf([rsa.jwk])), 'signature-invalid', `${made} as ${said}`);
    }
  });

  it('calls an encrypted token encrypted, whatever the keys are', async () => {
    const jwe = [{ alg: 'RSA-OAEP', enc: 'A256GCM' }, 'a', 'b', 'c', 'd'].map((part) =>
      base64url(typeof part === 'string' ? part : JSON.stringify(part)),
    );
    assert.equal(await codes(jwe.join('.'), noRequest), 'undecided encrypted');
  });
});

describe('validateToken without keys', () => {
  it('says why, and what is certain all the same', async () => {
    const failure = { code: 'http-timeout', url: 'https://issuer.example/jwks' } as const;
    const keys: Keys = { keysOf: () => Promise.resolve({ status: 'failed', failure }) };
    const validation = await check(token(rsa, claimsWith({ exp: 1 })), keys);
    assert.equal(codesOf(validation), 'undecided keys-unavailable (expired)');
    assert.ok(validation.status === 'undecided');
    assert.deepEqual(validation.cause, { code: 'keys-unavailable', failure });
    assert.equal(codesOf(await check(token(rsa), keys)), 'undecided keys-unavailable');
  });

  it('asks with the kid of the token and the signal', async () => {
    const asked: unknown[] = [];
    const { signal } = new AbortController();
    const keys: Keys = {
      keysOf: (whose, wanted) => {
        asked.push(whose.name, wanted);
        return Promise.resolve({ status: 'found', keys: [issuerKey(rsa.jwk)], metadata: undefined });
      },
    };
    assert.equal(codesOf(await validateToken(token(rsa), profile, { keys, now, signal })), 'valid');
    assert.deepEqual(asked, ['Example', { keyId: 'key-RS256', signal }]);
  });

  it('is undecided when a key source breaks its promise', async () => {
    const rejecting: Keys = { keysOf: () => Promise.reject(new Error('broken')) };
    assert.equal(await codes(token(rsa), rejecting), 'undecided keys-unavailable');
    assert.equal(await codes(token(rsa), noRequest), 'undecided keys-unavailable');
  });

  it('gives up when it is told to, before and while keys are fetched', async () => {
    const stopped = AbortSignal.abort();
    const before = await validateToken(token(rsa), profile, { keys: noRequest, now, signal: stopped });
    assert.equal(codesOf(before), 'undecided aborted');
    const controller = new AbortController();
    const never: Keys = { keysOf: () => new Promise(() => undefined) };
    const waiting = validateToken(token(rsa, claimsWith({ exp: 1 })), profile, {
      keys: never,
      now,
      signal: controller.signal,
    });
    controller.abort();
    assert.equal(codesOf(await waiting), 'undecided aborted (expired)');
    const rejecting: Keys = {
      keysOf: (_, { signal }) => Promise.reject(new Error('aborted', { cause: signal?.reason })),
    };
    const rejected = await validateToken(token(rsa), profile, { keys: rejecting, now, signal: stopped });
    assert.equal(codesOf(rejected), 'undecided aborted');
  });
});

/** A key with a certificate for it. */
function certifiedSigner(): { readonly certificate: string; readonly signer: Signer } {
  const { key, cert } = selfSignedCertificate(new Date('2026-01-01'), new Date('2027-01-01'));
  const privateKey = createPrivateKey(key);
  const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: 'key-ES256' };
  return { certificate: cert, signer: { alg: 'ES256', jwk, pem: cert, privateKey } };
}

function namelessOf(jwk: object): object {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => name !== 'kid'));
}
