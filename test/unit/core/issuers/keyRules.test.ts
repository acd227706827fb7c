/** What each rule about keys must find, and what it must leave alone. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { checkKey, checkKeySet, checkSecret } from '../../../../src/core/issuers/keyFacts';
import { keyRules } from '../../../../src/core/issuers/keyRules';
import { keySetRules } from '../../../../src/core/issuers/keySetRules';
import { secretRules } from '../../../../src/core/issuers/secretRules';
import type { Finding, Severity } from '../../../../src/core/rules/finding';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { wycheproofKeys } from './keyVectors';
import { ed25519, p256, publicJwk, rfc7638Key } from './keySamples';

const now = new Date('2026-11-22T12:00:00Z');

interface Secret {
  readonly secret: string | Uint8Array;
  readonly algorithm: string;
}

type Subject = { readonly key: JsonObject | string } | { readonly set: JsonObject } | Secret;

type Hit = Subject & { readonly severity: Severity; readonly path?: string; readonly says?: RegExp };

interface KeyRuleCases {
  readonly hits: Readonly<Record<string, Hit>>;
  readonly misses: Readonly<Record<string, Subject>>;
}

async function findingsOf(subject: Subject): Promise<readonly Finding[]> {
  if ('key' in subject) return checkKey(subject.key, now);
  if ('set' in subject) return checkKeySet(subject.set, now);
  const { secret, algorithm } = subject;
  return checkSecret(typeof secret === 'string' ? new TextEncoder().encode(secret) : secret, algorithm);
}

const certificateOf = (name: string): string => readFileSync(`test/fixtures/keys/${name}-certificate.pem`, 'utf8');
const chainOf = (name: string): readonly string[] => [new X509Certificate(certificateOf(name)).raw.toString('base64')];
const keyOf = (name: string): JsonObject =>
  // Node's type has a member for anything; a JWK holds strings only here.
  new X509Certificate(certificateOf(name)).publicKey.export({ format: 'jwk' }) as JsonObject;
const thumbprintOf = (name: string): string =>
  createHash('sha256')
    .update(new X509Certificate(certificateOf(name)).raw)
    .digest('base64url');
const pemOf = (bits: number, exponent = 65_537): string =>
  generateKeyPairSync('rsa', { modulusLength: bits, publicExponent: exponent })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
const p384 = publicJwk('P-384');
const x25519 = publicJwk('X25519');
const octets = (count: number): string => Buffer.alloc(count, 7).toString('base64url');
const roca = wycheproofKeys(7)[0];
const spkiPem = pemOf(1024);
const spkiBody = spkiPem.replace(/-----.*-----|\s/g, '');
const privateKeyDer = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
const noAlgorithm = { kty: 'RSA', kid: rfc7638Key.kid, n: rfc7638Key.n, e: rfc7638Key.e };

const cases: Readonly<Record<string, KeyRuleCases>> = {
  'rsa-key-too-small': {
    hits: {
      'a modulus of 2047 bits': {
        key: { ...rfc7638Key, n: `U${rfc7638Key.n.slice(1)}` },
        severity: 'error',
        path: 'n',
        says: /2047 bits/,
      },
      'a public key of 1024 bits in PEM': { key: spkiPem, severity: 'error', says: /1024 bits/ },
      'a key of a set': {
        set: { keys: [rfc7638Key, { kty: 'RSA', kid: 'b', n: 'AQAB', e: 'AQAB' }] },
        severity: 'error',
        path: 'keys[1].n',
      },
      'a modulus that ROCA made': { key: roca, severity: 'error', says: /ROCA/ },
    },
    misses: {
      'the key of RFC 7638': { key: rfc7638Key },
      'a certificate of 2048 bits': { key: certificateOf('rsa') },
      'a modulus that cannot be read': { key: { ...rfc7638Key, n: '!' } },
      'another type that has an n': { key: { ...p256, n: 'AQAB' } },
    },
  },
  'rsa-exponent': {
    hits: {
      'an exponent of one': { key: { ...rfc7638Key, e: 'AQ' }, severity: 'error', path: 'e', says: /exponent is 1/ },
      'an exponent of zero': { key: { ...rfc7638Key, e: 'AA' }, severity: 'error' },
      'an even exponent': { key: { ...rfc7638Key, e: 'AQAA' }, severity: 'error', says: /even/ },
      'an exponent of three': { key: { ...rfc7638Key, e: 'Aw' }, severity: 'warning', says: /exponent is 3/ },
      'an exponent of three in PEM': { key: pemOf(1024, 3), severity: 'warning' },
      'an exponent of 65535': { key: { ...rfc7638Key, e: '__8' }, severity: 'warning' },
      'an exponent as long as the modulus': { key: { ...rfc7638Key, e: rfc7638Key.n }, severity: 'warning' },
    },
    misses: {
      '65537': { key: rfc7638Key },
      '65537 with zeros in front': { key: { ...rfc7638Key, e: 'AAEAAQ' } },
      'an exponent of 256 bits': { key: { ...rfc7638Key, e: octets(32) } },
    },
  },
  'ec-curve-mismatch': {
    hits: {
      'an algorithm of another curve': {
        key: { ...p384, alg: 'ES256' },
        severity: 'error',
        path: 'crv',
        says: /P-384.*"ES256".*P-256/,
      },
      'a key for agreement that says it signs': { key: { ...x25519, alg: 'Ed25519' }, severity: 'error', path: 'crv' },
      'a point that is not on the curve': {
        key: { ...p256, y: p256.x },
        severity: 'error',
        path: 'x',
        says: /not on the curve P-256/,
      },
      'the origin': { key: { ...p256, x: octets(0).padEnd(43, 'A'), y: 'A'.repeat(43) }, severity: 'error' },
      'a coordinate cut short': { key: { ...p256, x: octets(31) }, severity: 'error', path: 'x', says: /31 bytes/ },
      'coordinates of another curve': { key: { ...p256, crv: 'P-384' }, severity: 'error', path: 'x' },
      'no y': { key: { kty: 'EC', crv: 'P-256', x: p256.x }, severity: 'error', path: 'y' },
      'an OKP key of the wrong length': { key: { ...ed25519, x: octets(57) }, severity: 'error', path: 'x' },
      'a curve nobody knows': { key: { ...p256, crv: 'P-255' }, severity: 'error', path: 'crv', says: /"P-255"/ },
      'a curve of the other type': { key: { ...p256, crv: 'Ed25519' }, severity: 'error', path: 'crv' },
      'no curve': { key: { kty: 'EC', x: p256.x, y: p256.y }, severity: 'error', path: 'crv' },
    },
    misses: {
      'the key of RFC 7515': { key: { ...p256, alg: 'ES256' } },
      'a key for agreement': { key: { ...p256, alg: 'ECDH-ES+A256KW' } },
      'P-384': { key: { ...p384, alg: 'ES384' } },
      'P-521': { key: { ...publicJwk('P-521'), alg: 'ES512' } },
      secp256k1: { key: { ...publicJwk('secp256k1'), alg: 'ES256K' } },
      Ed25519: { key: { ...ed25519, alg: 'Ed25519' } },
      Ed448: { key: { ...publicJwk('Ed448'), alg: 'EdDSA' } },
      X25519: { key: { ...x25519, alg: 'ECDH-ES' } },
      X448: { key: publicJwk('X448') },
      'a certificate': { key: certificateOf('ec') },
      'a private key in PEM, which has no public part': {
        key: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
      'a curve in PEM that JWK has no name for': {
        key: generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' })
          .publicKey.export({ type: 'spki', format: 'pem' })
          .toString(),
      },
    },
  },
  'x5c-mismatch': {
    hits: {
      'the certificate of another key': {
        key: { ...rfc7638Key, x5c: chainOf('rsa') },
        severity: 'error',
        path: 'x5c',
        says: /not the one of its certificate/,
      },
      'the certificate of a key of another type': { key: { ...p256, x5c: chainOf('rsa') }, severity: 'error' },
      'no certificate': { key: { ...rfc7638Key, x5c: ['AQAB'] }, severity: 'error', says: /no certificate/ },
      'an empty chain': { key: { ...rfc7638Key, x5c: [] }, severity: 'error' },
      'a chain that is a string': { key: { ...rfc7638Key, x5c: chainOf('rsa')[0] ?? '' }, severity: 'error' },
      'the thumbprint of another certificate': {
        key: { ...keyOf('rsa'), x5c: chainOf('rsa'), 'x5t#S256': thumbprintOf('ec') },
        severity: 'error',
        path: 'x5t#S256',
      },
    },
    misses: {
      'its own certificate': { key: { ...keyOf('rsa'), x5c: chainOf('rsa') } },
      'its own, with its thumbprint': {
        key: { ...keyOf('ec'), x5c: [...chainOf('ec'), ...chainOf('rsa')], 'x5t#S256': thumbprintOf('ec') },
      },
      'its own, the exponent with zeros in front': { key: { ...keyOf('rsa'), e: 'AAEAAQ', x5c: chainOf('rsa') } },
      'a key without one': { key: rfc7638Key },
    },
  },
  'header-x5c-untrusted': {
    hits: {
      'an expired certificate': {
        key: certificateOf('ec'),
        severity: 'warning',
        says: /expired at 2025-01-01T00:00:00Z/,
      },
      'an expired one in a key': { key: { ...keyOf('ec'), x5c: chainOf('ec') }, severity: 'warning', path: 'x5c' },
    },
    misses: {
      'a certificate that is valid': { key: certificateOf('rsa') },
      'a certificate far in the future': { key: certificateOf('ed25519') },
    },
  },
  'jwk-alg-mismatch': {
    hits: {
      'an RSA algorithm on a curve': {
        key: { ...p256, alg: 'RS256' },
        severity: 'error',
        path: 'alg',
        says: /"RS256"/,
      },
      'HMAC with a public key': { key: { ...rfc7638Key, alg: 'HS256' }, severity: 'error' },
      'an algorithm that is not registered': { key: { ...p256, alg: 'ES521' }, severity: 'warning', says: /"ES521"/ },
      'another case': { key: { ...rfc7638Key, alg: 'rs256' }, severity: 'warning' },
      'a number': { key: { ...rfc7638Key, alg: 256 }, severity: 'warning' },
      'a key of another type': {
        key: { ...p256, kty: 'RSA', alg: 'RS256' },
        severity: 'error',
        path: 'e',
        says: /no e and n/,
      },
      'a modulus without an exponent': { key: { kty: 'RSA', n: rfc7638Key.n }, severity: 'error', path: 'e' },
    },
    misses: {
      RS256: { key: rfc7638Key },
      PS512: { key: { ...rfc7638Key, alg: 'PS512' } },
      'RSA-OAEP-256': { key: { ...rfc7638Key, alg: 'RSA-OAEP-256' } },
      'ES256 on another curve, which has its own rule': { key: { ...p384, alg: 'ES256' } },
      'agreement on EC': { key: { ...p256, alg: 'ECDH-ES' } },
      'agreement on OKP': { key: { ...x25519, alg: 'ECDH-ES+A128KW' } },
      'a secret for encryption': { key: { kty: 'oct', k: octets(32), alg: 'A256GCM' } },
      'ML-DSA': { key: { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA' } },
      'no algorithm, which has its own rule': { key: noAlgorithm },
      'a type nobody knows': { key: { kty: 'XYZ', alg: 'RS256' } },
    },
  },
  'jwk-alg-missing': {
    hits: {
      'an RSA key': { key: noAlgorithm, severity: 'hint', path: 'alg' },
      'a secret': { key: { kty: 'oct', k: octets(32) }, severity: 'hint' },
      'a curve that can sign and agree': { key: p256, severity: 'hint' },
    },
    misses: {
      'a key that has one': { key: rfc7638Key },
      'a curve that has one use': { key: { ...p256, use: 'sig' } },
      Ed25519: { key: ed25519 },
      PEM: { key: spkiPem },
    },
  },
  'jwk-use-ops-mismatch': {
    hits: {
      'encryption that signs': {
        key: { ...rfc7638Key, use: 'enc' },
        severity: 'error',
        path: 'use',
        says: /"enc".*"RS256".*signs/,
      },
      'signatures that encrypt': {
        key: { ...rfc7638Key, alg: 'RSA-OAEP', use: 'sig' },
        severity: 'error',
        path: 'use',
      },
      'a use nobody knows': { key: { ...noAlgorithm, use: 'signature' }, severity: 'warning', path: 'use' },
      'operations without verify': {
        key: { ...rfc7638Key, key_ops: ['encrypt'] },
        severity: 'error',
        path: 'key_ops',
        says: /"verify"/,
      },
      'operations against the use': { key: { ...noAlgorithm, use: 'enc', key_ops: ['verify'] }, severity: 'error' },
      'no operation': { key: { ...rfc7638Key, key_ops: [] }, severity: 'error' },
      'an operation twice': { key: { ...rfc7638Key, key_ops: ['verify', 'verify'] }, severity: 'warning' },
      'operations as a string': { key: { ...rfc7638Key, key_ops: 'verify' }, severity: 'error' },
    },
    misses: {
      'no use': { key: rfc7638Key },
      sig: { key: { ...rfc7638Key, use: 'sig', key_ops: ['verify'] } },
      'enc without an algorithm': { key: { ...noAlgorithm, use: 'enc' } },
      'enc that encrypts': { key: { ...rfc7638Key, alg: 'RSA-OAEP', use: 'enc', key_ops: ['wrapKey'] } },
      'a private key that signs': { key: { ...rfc7638Key, d: 'AQ', key_ops: ['sign'] } },
      'operations without a purpose': { key: { ...noAlgorithm, key_ops: ['verify'] } },
    },
  },
  'alg-polymorphic-eddsa': {
    hits: { EdDSA: { key: { ...ed25519, alg: 'EdDSA' }, severity: 'information', path: 'alg' } },
    misses: { Ed25519: { key: { ...ed25519, alg: 'Ed25519' } }, 'no algorithm': { key: ed25519 } },
  },
  'jwk-private-in-jwks': {
    hits: {
      'a private key': {
        set: { keys: [rfc7638Key, { ...ed25519, d: 'AQ' }] },
        severity: 'error',
        path: 'keys[1].d',
        says: /Key 2 of the set/,
      },
      'a shared secret': {
        set: { keys: [{ kty: 'oct', k: octets(32), alg: 'HS256' }] },
        severity: 'error',
        path: 'keys[0].k',
        says: /shared secret/,
      },
    },
    misses: {
      'public keys': { set: { keys: [rfc7638Key, ed25519] } },
      'a private key that is in no set': { key: { ...ed25519, d: 'AQ' } },
      'an empty set': { set: { keys: [] } },
      'something else': { set: { keys: 'none' } },
    },
  },
  'jwks-duplicate-kid': {
    hits: {
      'two keys with one id': {
        set: { keys: [rfc7638Key, ed25519, { ...p256, kid: rfc7638Key.kid }] },
        severity: 'warning',
        path: 'keys[2].kid',
        says: /Keys 1 and 3.*different keys/,
      },
      'the same key twice': {
        set: { keys: [rfc7638Key, { ...rfc7638Key, use: 'sig' }] },
        severity: 'warning',
        says: /the same key/,
      },
    },
    misses: {
      'an id for each': { set: { keys: [rfc7638Key, { ...p256, kid: 'b' }] } },
      'ids of another case': {
        set: {
          keys: [
            { ...p256, kid: 'B' },
            { ...ed25519, kid: 'b' },
          ],
        },
      },
      'no ids': { set: { keys: [p256, ed25519] } },
    },
  },
  'kid-missing': {
    hits: {
      'one key without an id beside another': {
        set: { keys: [rfc7638Key, ed25519] },
        severity: 'warning',
        path: 'keys[1].kid',
        says: /Key 2 of the set has no key id/,
      },
      'several of them': { set: { keys: [p256, ed25519] }, severity: 'warning', says: /2 keys of the set have/ },
    },
    misses: { 'a set of one': { set: { keys: [p256] } }, 'ids for all': { set: { keys: [rfc7638Key] } } },
  },
  'jwks-mixed-symmetric': {
    hits: {
      'a secret beside a public key': {
        set: { keys: [rfc7638Key, { kty: 'oct', kid: 'b', k: octets(32) }] },
        severity: 'warning',
        path: 'keys',
        says: /mixes 1 private or shared key with 1 public/,
      },
      'a private key beside a public one': {
        set: { keys: [rfc7638Key, { ...ed25519, d: 'AQ' }] },
        severity: 'warning',
      },
    },
    misses: {
      'public keys': { set: { keys: [rfc7638Key, p256] } },
      'secrets alone': { set: { keys: [{ kty: 'oct', k: octets(32) }] } },
    },
  },
  'hmac-secret-too-short': {
    hits: {
      'one byte too few for HS256': {
        secret: octets(31).slice(0, 31),
        algorithm: 'HS256',
        severity: 'error',
        says: /31 bytes/,
      },
      'HS384 with 47': { secret: new Uint8Array(47), algorithm: 'HS384', severity: 'error', says: /needs 48/ },
      'HS512 with 63': { secret: new Uint8Array(63), algorithm: 'HS512', severity: 'error' },
      'a single byte': { secret: 'x', algorithm: 'HS256', severity: 'error', says: /1 byte and/ },
      'a JWK': { key: { kty: 'oct', alg: 'HS256', k: octets(31) }, severity: 'error', path: 'k' },
      'an empty JWK': { key: { kty: 'oct', alg: 'HS256', k: '' }, severity: 'error' },
    },
    misses: {
      '32 bytes for HS256': { secret: new Uint8Array(32), algorithm: 'HS256' },
      '48 bytes for HS384': { secret: new Uint8Array(48), algorithm: 'HS384' },
      '64 bytes for HS512': { secret: new Uint8Array(64), algorithm: 'HS512' },
      'a key of AES': { key: { kty: 'oct', alg: 'A128KW', k: octets(16) } },
      'a JWK without an algorithm': { key: { kty: 'oct', k: octets(16) } },
    },
  },
  'hmac-secret-is-public-key': {
    hits: {
      'PEM text': { secret: spkiPem, algorithm: 'HS256', severity: 'error' },
      'a certificate': { secret: certificateOf('ec'), algorithm: 'HS256', severity: 'error' },
      'a JWK in JSON': { secret: JSON.stringify(p256), algorithm: 'HS512', severity: 'error' },
      'a JWK set in JSON': { secret: JSON.stringify({ keys: [p256] }), algorithm: 'HS256', severity: 'error' },
      'PEM text without its first and last line': { secret: spkiBody, algorithm: 'HS256', severity: 'error' },
      'the bytes of PEM text': { secret: Buffer.from(spkiBody, 'base64'), algorithm: 'HS256', severity: 'error' },
      'PEM text in base64': { secret: Buffer.from(spkiPem).toString('base64'), algorithm: 'HS256', severity: 'error' },
      'the bytes of a certificate': {
        secret: Buffer.from(certificateOf('ec').replace(/-----.*-----/g, ''), 'base64'),
        algorithm: 'HS256',
        severity: 'error',
      },
      'a JWK that holds PEM': {
        key: { kty: 'oct', alg: 'HS256', k: Buffer.from(spkiPem).toString('base64url') },
        severity: 'error',
        path: 'k',
      },
    },
    misses: {
      'a random secret': { secret: octets(64), algorithm: 'HS256' },
      'a secret in JSON': { secret: JSON.stringify({ kty: 'oct', k: octets(64) }), algorithm: 'HS256' },
      'text that begins like PEM': {
        secret: '-----BEGIN PUBLIC KEY----- and then nothing of the kind',
        algorithm: 'HS256',
      },
      'the bytes of a private key': { secret: privateKeyDer, algorithm: 'HS256' },
      'bytes that begin as DER': {
        secret: Buffer.concat([Buffer.from([0x30, 62]), new Uint8Array(62)]),
        algorithm: 'HS256',
      },
      'a random secret in base64': { secret: octets(64).replaceAll('_', '/'), algorithm: 'HS256' },
      'bytes that are no text': { secret: new Uint8Array(64).fill(0xff), algorithm: 'HS256' },
    },
  },
};

for (const [id, { hits, misses }] of Object.entries(cases)) {
  describe(id, () => {
    for (const [name, hit] of Object.entries(hits)) {
      it(`finds ${name}`, async () => {
        const findings = (await findingsOf(hit)).filter((finding) => finding.id === id);
        const [finding] = findings;
        assert.ok(finding !== undefined && findings.length === 1, JSON.stringify(findings));
        assert.equal(finding.severity, hit.severity);
        assert.match(finding.message, hit.says ?? /./);
        if (hit.path !== undefined) assert.equal(finding.path, hit.path);
      });
    }
    for (const [name, miss] of Object.entries(misses)) {
      it(`leaves ${name} alone`, async () => {
        assert.deepEqual(
          (await findingsOf(miss)).filter((finding) => finding.id === id),
          [],
        );
      });
    }
  });
}

describe('the rules about keys together', () => {
  const rules = [...keyRules, ...keySetRules, ...secretRules];

  it('are those of the catalogue, each once, each with cases', () => {
    const ids = rules.map(({ id }) => id).sort();
    assert.deepEqual(ids, Object.keys(cases).sort());
    assert.equal(new Set(ids).size, ids.length);
    for (const { hits, misses } of Object.values(cases)) {
      assert.ok(Object.keys(hits).length > 0 && Object.keys(misses).length > 0);
    }
  });

  it('name a source with its section', () => {
    for (const { source } of rules) assert.match(source, /^(?:RFC \d{4}|OIDC Core|FIPS 186-5) §[\d.]+$/);
  });

  it('find nothing in the keys of the RFCs', async () => {
    assert.deepEqual(await checkKey(rfc7638Key, now), []);
    assert.deepEqual(
      await checkKeySet({ keys: [rfc7638Key, { ...p256, kid: 'b', use: 'sig', alg: 'ES256' }] }, now),
      [],
    );
  });

  it('know a certificate that is not valid yet', async () => {
    const [finding] = await checkKey(certificateOf('rsa'), new Date('2025-12-31T23:59:59Z'));
    assert.deepEqual([finding?.id, finding?.severity], ['header-x5c-untrusted', 'warning']);
    assert.match(finding?.message ?? '', /valid from 2026-01-01T00:00:00Z/);
    assert.deepEqual(await checkKey(certificateOf('rsa'), new Date('2026-01-01T00:00:00Z')), []);
  });

  it('give the worst first', async () => {
    const key = { ...ed25519, kid: 'a' };
    const set = { keys: [{ ...key, alg: 'EdDSA' }, { ...key, d: 'AQ' }, noAlgorithm] };
    const found = await checkKeySet(set, now);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['error', 'warning', 'warning', 'information', 'hint'],
    );
  });

  it('keep hostile text inert and short, and secrets out', async () => {
    const evil = `\u202E](command:x)\n${'x'.repeat(10_000)}`;
    const secret = 'c2VjcmV0LXRoYXQtbXVzdC1ub3QtYmUtc2hvd24';
    const key = {
      kty: 'EC',
      crv: evil,
      alg: evil,
      use: evil,
      key_ops: [evil, evil],
      kid: evil,
      d: secret,
      x5c: [evil],
    };
    const found = await checkKeySet(
      { keys: [key, { ...key, kty: 'RSA' }, { kty: 'oct', k: secret, alg: 'HS512' }] },
      now,
    );
    assert.ok(found.length > 6);
    for (const { message } of found) {
      assert.doesNotMatch(message, /[\p{Cc}\p{Cf}]/u);
      assert.ok(message.length < 600 && !message.includes(secret), message);
    }
  });

  it('look at 500 keys of a set one by one, and at all of them together', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => ({ ...noAlgorithm, kid: String(index % 999) }));
    const found = await checkKeySet({ keys }, now);
    assert.equal(found.filter(({ id }) => id === 'jwk-alg-missing').length, 500);
    assert.equal(found.filter(({ id }) => id === 'jwks-duplicate-kid').length, 1);
  });
});
