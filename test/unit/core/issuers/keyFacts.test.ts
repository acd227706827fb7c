/** What a key is: JWK and PEM of every type against the RFCs, node:crypto and jose. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { calculateJwkThumbprint } from 'jose';
import { checkKey, checkKeySet, keyFacts } from '../../../../src/core/issuers/keyFacts';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { assertProportional } from '../../../support/proportion';
import { ed25519, p256, publicJwk, rfc7638Key } from './keySamples';

describe('keyFacts of a JWK', () => {
  it('gives the thumbprint of RFC 7638 section 3.1 and of RFC 8037 appendix A.3', async () => {
    assert.equal((await keyFacts(rfc7638Key)).thumbprint, 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
    assert.equal((await keyFacts(ed25519)).thumbprint, 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('gives the thumbprint that jose does, for every type', async () => {
    const keys: readonly JsonObject[] = [
      rfc7638Key,
      ed25519,
      p256,
      ...(['P-384', 'P-521', 'secp256k1', 'X25519', 'Ed448', 'X448'] as const).map(publicJwk),
      { kty: 'oct', k: 'GawgguFyGrWKav7AX4VKUg', alg: 'HS256' },
      { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAECAw', use: 'sig' },
    ];
    for (const key of keys) {
      // jose wants the type of its own, which has the same members.
      assert.equal((await keyFacts(key)).thumbprint, await calculateJwkThumbprint(key as Record<string, string>));
    }
  });

  it('names everything the key says of itself', async () => {
    const key = { ...rfc7638Key, use: 'sig', key_ops: ['verify', 5] };
    assert.deepEqual(await keyFacts(key), {
      type: 'RSA',
      bits: 2048,
      curve: undefined,
      keyId: '2011-04-29',
      use: 'sig',
      operations: ['verify'],
      algorithm: 'RS256',
      isPrivate: false,
      isEncrypted: false,
      label: undefined,
      thumbprint: 'NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs',
      certificate: undefined,
    });
  });

  it('counts bits', async () => {
    const bits = async (key: JsonObject): Promise<number | undefined> => (await keyFacts(key)).bits;
    assert.equal(await bits({ kty: 'oct', k: 'AAECAwQFBgcICQoLDA0ODw' }), 128);
    assert.equal(await bits({ kty: 'oct', k: '' }), 0);
    assert.equal(await bits(p256), 256);
    assert.equal(await bits(ed25519), 255);
    assert.equal(await bits(publicJwk('P-521')), 521);
    // 0x0001ff and 0x80: leading zeros do not count.
    assert.equal(await bits({ kty: 'RSA', n: 'AAH_', e: 'AQAB' }), 9);
    assert.equal(await bits({ kty: 'RSA', n: 'gA', e: 'AQAB' }), 8);
    assert.equal(await bits({ kty: 'RSA', n: 'not base64url!', e: 'AQAB' }), undefined);
  });

  it('knows a private key by its members, also where a public one lacks them', async () => {
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth']) {
      assert.equal((await keyFacts({ ...rfc7638Key, [name]: 'AQ' })).isPrivate, true, name);
    }
    assert.equal((await keyFacts({ kty: 'oct', k: 'AQ' })).isPrivate, true);
    assert.equal((await keyFacts({ kty: 'AKP', alg: 'ML-DSA-44', priv: 'AQ' })).isPrivate, true);
    assert.equal((await keyFacts(p256)).isPrivate, false);
  });

  it('has no thumbprint without a required member', async () => {
    for (const key of [{ kty: 'RSA', n: 'AQAB' }, { ...p256, y: 5 }, { kty: 'XYZ', x: 'AA' }, {}]) {
      assert.equal((await keyFacts(key)).thumbprint, undefined);
    }
  });

  it('is not misled by members of the prototype', async () => {
    assert.equal((await keyFacts({ kty: 'constructor', toString: 'x' })).type, 'unknown');
    assert.equal((await keyFacts(JSON.parse('{"__proto__": {"kty": "RSA"}}') as JsonObject)).type, 'unknown');
  });
});

/** The JWK of the public half, as OpenSSL reads it. */
function independent(key: KeyObject): Promise<string> {
  return calculateJwkThumbprint(key.export({ format: 'jwk' }));
}

describe('keyFacts of PEM', () => {
  const pairs = {
    RSA: generateKeyPairSync('rsa', { modulusLength: 1024 }),
    'P-256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    'P-384': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    'P-521': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
    secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    Ed25519: generateKeyPairSync('ed25519'),
    Ed448: generateKeyPairSync('ed448'),
    X25519: generateKeyPairSync('x25519'),
    X448: generateKeyPairSync('x448'),
  };

  for (const [name, { publicKey, privateKey }] of Object.entries(pairs)) {
    it(`reads a ${name} public key as OpenSSL does`, async () => {
      const facts = await keyFacts(publicKey.export({ type: 'spki', format: 'pem' }).toString());
      assert.equal(facts.thumbprint, await independent(publicKey));
      assert.equal(facts.curve ?? facts.type, name);
      assert.deepEqual([facts.isPrivate, facts.label], [false, 'PUBLIC KEY']);
    });

    it(`knows a ${name} private key`, async () => {
      const facts = await keyFacts(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
      assert.equal(facts.curve ?? facts.type, name);
      assert.deepEqual([facts.isPrivate, facts.isEncrypted, facts.label], [true, false, 'PRIVATE KEY']);
      // PKCS #8 of these curves holds the private part alone.
      const hasPublicPart = !/^(?:Ed|X)/.test(name);
      assert.equal(facts.thumbprint, hasPublicPart ? await independent(publicKey) : undefined);
    });
  }

  it('reads the older forms', async () => {
    const { RSA, 'P-256': ec } = pairs;
    const older = [
      [RSA.publicKey.export({ type: 'pkcs1', format: 'pem' }), 'RSA PUBLIC KEY', RSA.publicKey],
      [RSA.privateKey.export({ type: 'pkcs1', format: 'pem' }), 'RSA PRIVATE KEY', RSA.publicKey],
      [ec.privateKey.export({ type: 'sec1', format: 'pem' }), 'EC PRIVATE KEY', ec.publicKey],
    ] as const;
    for (const [pem, label, publicKey] of older) {
      const facts = await keyFacts(pem.toString());
      assert.deepEqual([facts.label, facts.thumbprint], [label, await independent(publicKey)]);
    }
  });

  it('reads RSA-PSS keys as RSA', async () => {
    const { publicKey } = generateKeyPairSync('rsa-pss', { modulusLength: 1024 });
    const facts = await keyFacts(publicKey.export({ type: 'spki', format: 'pem' }).toString());
    assert.deepEqual([facts.type, facts.bits], ['RSA', 1024]);
  });

  it('names what a password protects', async () => {
    const { privateKey } = pairs.RSA;
    const options = { format: 'pem', cipher: 'aes-128-cbc', passphrase: 'x' } as const;
    const old = await keyFacts(privateKey.export({ type: 'pkcs1', ...options }).toString());
    const facts = await keyFacts(privateKey.export({ type: 'pkcs8', ...options }).toString());
    assert.deepEqual([old.label, old.isPrivate, old.isEncrypted, old.type], ['RSA PRIVATE KEY', true, true, 'unknown']);
    assert.deepEqual([facts.label, facts.isPrivate, facts.isEncrypted], ['ENCRYPTED PRIVATE KEY', true, true]);
  });

  it('names the keys of OpenSSH', async () => {
    const facts = await keyFacts(
      `-----BEGIN OPENSSH PRIVATE KEY-----\n${btoa('openssh-key-v1\0none')}\n-----END OPENSSH PRIVATE KEY-----`,
    );
    assert.deepEqual([facts.label, facts.isPrivate, facts.type], ['OPENSSH PRIVATE KEY', true, 'unknown']);
  });
});

describe('keyFacts of a certificate', () => {
  const names = ['rsa', 'ec', 'ed25519'] as const;
  const read = (name: string): string => readFileSync(`test/fixtures/keys/${name}-certificate.pem`, 'utf8');
  const subjects = {
    rsa: 'emailAddress=keys@example.com,CN=rsa.example.com,OU=Keys \\+ Certificates,O=Example\\, Inc.,C=DE',
    ec: 'DC=example,CN=Prüfstelle',
    ed25519: 'CN=ed.example.com',
  };

  for (const name of names) {
    it(`reads ${name} as OpenSSL does`, async () => {
      const certificate = new X509Certificate(read(name));
      const facts = await keyFacts(read(name));
      assert.equal(facts.thumbprint, await independent(certificate.publicKey));
      assert.ok(facts.certificate);
      assert.deepEqual(facts.certificate.notBefore, new Date(certificate.validFrom));
      assert.deepEqual(facts.certificate.notAfter, new Date(certificate.validTo));
      // As `openssl x509 -nameopt RFC2253,-esc_msb` writes it.
      assert.equal(facts.certificate.subject, subjects[name]);
      assert.equal(facts.certificate.issuer, subjects[name]);
      assert.deepEqual([facts.label, facts.isPrivate], ['CERTIFICATE', false]);
    });
  }

  it('takes it from x5c too', async () => {
    const x5c = [new X509Certificate(read('rsa')).raw.toString('base64')];
    const { certificate, keyId } = await keyFacts({ kty: 'RSA', kid: 'a', x5c });
    assert.equal(certificate?.subject, subjects.rsa);
    assert.equal(keyId, 'a');
  });
});

describe('key material that was damaged', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const samples = [
    readFileSync('test/fixtures/keys/rsa-certificate.pem'),
    readFileSync('test/fixtures/keys/ec-certificate.pem'),
  ].map((pem) => ({
    label: 'CERTIFICATE',
    der: Buffer.from(pem.toString().replace(/-----[^-]+-----/g, ''), 'base64'),
  }));
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  samples.push(
    { label: 'PUBLIC KEY', der: publicKey.export({ type: 'spki', format: 'der' }) },
    { label: 'PRIVATE KEY', der: privateKey.export({ type: 'pkcs8', format: 'der' }) },
  );
  const pemOf = (label: string, der: Uint8Array): string =>
    `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----`;

  it('never throws, however it is damaged', async () => {
    const damaged = fc
      .record({ sample: fc.constantFrom(...samples), at: fc.nat(), byte: fc.nat(255), cut: fc.option(fc.nat()) })
      .map(({ sample, at, byte, cut }) => {
        const der = new Uint8Array(sample.der);
        der[at % der.length] = byte;
        return pemOf(sample.label, cut === null ? der : der.subarray(0, cut % der.length));
      });
    await fc.assert(
      fc.asyncProperty(damaged, async (pem) => {
        await keyFacts(pem);
        await checkKey(pem, now);
      }),
      { numRuns: 400 },
    );
  });

  it('never throws over any JSON, whether as a key or as a set', async () => {
    const value = fc.oneof(fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'AQAB', 'P-256', 'ES256', 'sig'), fc.jsonValue());
    const names = [
      'kty',
      'n',
      'e',
      'x',
      'y',
      'd',
      'k',
      'crv',
      'alg',
      'use',
      'key_ops',
      'kid',
      'x5c',
      'x5t#S256',
      'pub',
    ];
    const key = fc.dictionary(fc.constantFrom(...names), value) as fc.Arbitrary<JsonObject>;
    await fc.assert(
      fc.asyncProperty(key, fc.array(fc.oneof(key, fc.jsonValue())), async (jwk, keys) => {
        await keyFacts(jwk);
        await checkKey(jwk, now);
        await checkKeySet({ keys }, now);
      }),
      { numRuns: 400 },
    );
  });

  it('takes time in proportion to the length of its numbers', async () => {
    const keys: Readonly<Record<string, (long: string) => JsonObject | string>> = {
      'an RSA key': (long) => ({ kty: 'RSA', n: long, e: long }),
      'an EC key': (long) => ({ ...p256, x: long }),
      'a certificate in a key': (long) => ({ kty: 'RSA', x5c: [long] }),
      'a certificate': (long) => pemOf('CERTIFICATE', new Uint8Array(long.length).fill(0x30)),
    };
    for (const [name, keyWith] of Object.entries(keys)) {
      const read = async (length: number): Promise<void> => {
        const key = keyWith('A'.repeat(length / 2) + '_'.repeat(length / 2));
        await keyFacts(key);
        await checkKey(key, now);
      };
      await assertProportional(name, read, 10_000);
    }
  });

  it('says nothing of a text that is no PEM', async () => {
    const facts = await keyFacts('no key');
    assert.deepEqual([facts.type, facts.label, facts.isPrivate], ['unknown', '', false]);
    assert.deepEqual(await checkKey('no key', now), []);
  });
});
