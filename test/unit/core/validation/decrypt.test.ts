/** Opening JWEs: the RFCs' examples, Wycheproof, every family of algorithms, and every way to fail. */
import assert from 'node:assert/strict';
import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactEncrypt, CompactSign, FlattenedEncrypt, importJWK } from 'jose';
import { decryptToken, type Decryption } from '../../../../src/core/validation/decrypt';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { rfcTokens } from '../token/vectors';

/** RFC 7516 appendix A.1.4. */
const keyOfA1 = {
  kty: 'RSA',
  n: 'oahUIoWw0K0usKNuOR6H4wkf4oBUXHTxRvgb48E-BVvxkeDNjbC4he8rUWcJoZmds2h7M70imEVhRU5djINXtqllXI4DFqcI1DgjT9LewND8MW2Krf3Spsk_ZkoFnilakGygTwpZ3uesH-PFABNIUYpOiN15dsQRkgr0vEhxN92i2asbOenSZeyaxziK72UwxrrKoExv6kc5twXTq4h-QChLOln0_mtUZwfsRaMStPs6mS6XrgxnxbWhojf663tuEQueGC-FCMfra36C9knDFGzKsNa7LZK2djYgyD3JR_MB_4NUJW_TqOQtwHYbxevoJArm-L5StowjzGy-_bq6Gw',
  e: 'AQAB',
  d: 'kLdtIj6GbDks_ApCSTYQtelcNttlKiOyPzMrXHeI-yk1F7-kpDxY4-WY5NWV5KntaEeXS1j82E375xxhWMHXyvjYecPT9fpwR_M9gV8n9Hrh2anTpTD93Dt62ypW3yDsJzBnTnrYu1iwWRgBKrEYY46qAZIrA2xAwnm2X7uGR1hghkqDp0Vqj3kbSCz1XyfCs6_LehBwtxHIyh8Ripy40p24moOAbgxVw3rxT_vlt3UVe4WO3JkJOzlpUf-KTVI2Ptgm-dARxTEtE-id-4OJr0h-K-VFs3VSndVTIznSxfyrj8ILL6MG_Uv8YAu7VILSB3lOW085-4qE3DzgrTjgyQ',
  p: '1r52Xk46c-LsfB5P442p7atdPUrxQSy4mti_tZI3Mgf2EuFVbUoDBvaRQ-SWxkbkmoEzL7JXroSBjSrK3YIQgYdMgyAEPTPjXv_hI2_1eTSPVZfzL0lffNn03IXqWF5MDFuoUYE0hzb2vhrlN_rKrbfDIwUbTrjjgieRbwC6Cl0',
  q: 'wLb35x7hmQWZsWJmB_vle87ihgZ19S8lBEROLIsZG4ayZVe9Hi9gDVCOBmUDdaDYVTSNx_8Fyw1YYa9XGrGnDew00J28cRUoeBB_jKI1oma0Orv1T9aXIWxKwd4gvxFImOWr3QRL9KEBRzk2RatUBnmDZJTIAfwTs0g68UZHvtc',
  dp: 'ZK-YwE7diUh0qR1tR7w8WHtolDx3MZ_OTowiFvgfeQ3SiresXjm9gZ5KLhMXvo-uz-KUJWDxS5pFQ_M0evdo1dKiRTjVw_x4NyqyXPM5nULPkcpU827rnpZzAJKpdhWAgqrXGKAECQH0Xt4taznjnd_zVpAmZZq60WPMBMfKcuE',
  dq: 'Dq0gfgJ1DdFGXiLvQEZnuKEN0UUmsJBxkjydc3j4ZYdBiMRAy86x0vHCjywcMlYYg4yoC4YZa9hNVcsjqA3FeiL19rk8g6Qn29Tt0cj8qqyFpz9vNDBUfCAiJVeESOjJDZPYHdHY8v1b-o-Z2X5tvLx-TCekf7oxyeKDUqKWjis',
  qi: 'VIMpMYbPf47dT1w_zDUXfPimsSegnMOA1zTaX7aGk_8urY6R8-ZW1FxU7AlWAyLWybqq6t16VFd7hQd0y6flUK4SlOydB61gwanOsXGOAOv82cHq0E3eL4HrtZkUuKvnPrMnsUUFlfUdybVzxyjz9JF_XyaY14ardLSjf4L_FNY',
};

/** RFC 7516 appendix A.3.3. */
const keyOfA3 = { kty: 'oct', k: 'GawgguFyGrWKav7AX4VKUg' };

const rsa15 = 'RSA1_5 is refused, whether its padding is right or not (RFC 8725 section 3.2)';

/** Cases whose label is not ours, with the reason. */
const excluded: ReadonlyMap<number, string> = new Map([
  [22, 'the JSON serialization is no attack but a form of RFC 7516 section 7.2, which is read here'],
  ...[100, 101, 102, 103, 104, 105, 112, 128].map((tcId) => [tcId, rsa15] as const),
]);

const example = (section: string): string =>
  rfcTokens().find((token) => token.rfc === 7516 && token.section.startsWith(section))?.token ?? '';

describe('decryptToken', () => {
  describe('RFC 7516', () => {
    it('opens appendix A.1', async () => {
      const opened = textOf(await decryptToken(example('A.1.7'), JSON.stringify(keyOfA1)));
      assert.equal(opened, 'The true sign of intelligence is not knowledge but imagination.');
    });

    it('refuses appendix A.2, which is RSA1_5', async () => {
      assert.equal(codeOf(await decryptToken(example('A.2.7'), JSON.stringify(keyOfA1))), 'algorithm-refused');
    });

    it('opens appendix A.3, with the key as JWK, in base64url and in hexadecimal', async () => {
      const hexadecimal = Buffer.from(keyOfA3.k, 'base64url').toString('hex');
      for (const key of [JSON.stringify(keyOfA3), keyOfA3.k, ` ${keyOfA3.k}\n`, hexadecimal]) {
        assert.equal(textOf(await decryptToken(example('A.3.7'), key)), 'Live long and prosper.');
      }
    });

    it('opens appendix A.4 and A.5 in the JSON serialization, for the recipient whose key it is', async () => {
      const shared = {
        protected: 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0',
        unprotected: { jku: 'https://server.example.com/keys.jwks' },
        iv: 'AxY8DCtDaGlsbGljb3RoZQ',
        ciphertext: 'KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY',
        tag: 'Mz-VPPyU4RlcuYv1IwIvzw',
      };
      const own = {
        header: { alg: 'A128KW', kid: '7' },
        encrypted_key: '6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ',
      };
      const other = { header: { alg: 'RSA1_5', kid: '2011-04-29' }, encrypted_key: base64url(randomBytes(256)) };
      for (const token of [
        { ...shared, recipients: [other, own] },
        { ...shared, ...own },
      ]) {
        const opened = await decryptToken(JSON.stringify(token), JSON.stringify(keyOfA3));
        assert.equal(textOf(opened), 'Live long and prosper.');
      }
    });
  });

  describe('Wycheproof', () => {
    for (const { tests, key } of wycheproofGroups()) {
      for (const { tcId, comment, jwe, result, pt } of tests.filter(({ tcId: id }) => !excluded.has(id))) {
        it(`${String(tcId)} ${comment}: ${result}`, async () => {
          const outcome = await decryptToken(typeof jwe === 'string' ? jwe : JSON.stringify(jwe), JSON.stringify(key));
          assert.equal(outcome.status, result === 'valid' ? 'opened' : 'failed');
          if (outcome.status === 'opened' && pt !== undefined && outcome.text !== undefined) {
            assert.equal(Buffer.from(outcome.text).toString('hex'), pt);
          }
        });
      }
    }

    it('refuses every RSA1_5 token that the vectors hold for right', async () => {
      for (const { tests, key } of wycheproofGroups()) {
        for (const { tcId, jwe } of tests.filter(({ tcId: id }) => excluded.get(id) === rsa15)) {
          const outcome = await decryptToken(String(jwe), JSON.stringify(key));
          assert.equal(codeOf(outcome), 'algorithm-refused', String(tcId));
        }
      }
    });

    it('has 139 cases, of which nine are excluded for a reason', () => {
      const ids = wycheproofGroups().flatMap(({ tests }) => tests.map(({ tcId }) => tcId));
      assert.equal(ids.length, 139);
      assert.deepEqual(
        [...excluded.keys()].filter((id) => !ids.includes(id)),
        [],
      );
      assert.equal(excluded.size, 9);
    });
  });

  describe('families of algorithms', () => {
    const privateKeyOfA1 = createPrivateKey({ key: keyOfA1, format: 'jwk' });
    const rsa = { privateKey: privateKeyOfA1, publicKey: createPublicKey(privateKeyOfA1) };
    const pairs: Readonly<Record<string, { readonly publicKey: KeyObject; readonly privateKey: KeyObject }>> = {
      'RSA-OAEP': rsa,
      'RSA-OAEP-256': rsa,
      'RSA-OAEP-384': rsa,
      'RSA-OAEP-512': rsa,
      'ECDH-ES': generateKeyPairSync('ec', { namedCurve: 'P-521' }),
      'ECDH-ES+A128KW': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
      'ECDH-ES+A192KW': generateKeyPairSync('ec', { namedCurve: 'P-384' }),
      'ECDH-ES+A256KW': generateKeyPairSync('x25519'),
    };
    for (const [alg, { publicKey, privateKey }] of Object.entries(pairs)) {
      it(`opens ${alg} with the key as JWK, as a JWK set and as PKCS #8`, async () => {
        const token = await encrypted({ alg, enc: 'A256GCM', kid: 'two' }, publicKey);
        const jwk = privateKey.export({ format: 'jwk' });
        const set = {
          keys: [
            { ...jwk, kid: 'one', use: 'sig' },
            { ...jwk, kid: 'two', alg },
          ],
        };
        const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
        for (const key of [JSON.stringify(jwk), JSON.stringify(set), pem, `\n${pem.replaceAll('\n', '\r\n')}`]) {
          assert.equal(textOf(await decryptToken(token, key)), content);
        }
        assert.equal(
          codeOf(await decryptToken(token, publicKey.export({ format: 'pem', type: 'spki' }).toString())),
          'key-public',
        );
        assert.equal(
          codeOf(await decryptToken(token, JSON.stringify(publicKey.export({ format: 'jwk' })))),
          'key-public',
        );
      });
    }

    it('opens with a key that OpenSSL wrote as PKCS #1', async () => {
      const token = await encrypted({ alg: 'RSA-OAEP-256', enc: 'A128GCM' }, rsa.publicKey);
      const pem = rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString();
      assert.equal(textOf(await decryptToken(token, pem)), content);
      const ec = pairs['ECDH-ES+A128KW'];
      assert.ok(ec);
      const forEc = await encrypted({ alg: 'ECDH-ES', enc: 'A128GCM' }, ec.publicKey);
      assert.equal(codeOf(await decryptToken(forEc, pem)), 'key-of-other-type');
    });

    for (const curve of ['P-256', 'P-384', 'P-521']) {
      it(`opens with a key for ${curve} that OpenSSL wrote as SEC 1`, async () => {
        const pair = generateKeyPairSync('ec', { namedCurve: curve });
        const token = await encrypted({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' }, pair.publicKey);
        const pem = pair.privateKey.export({ format: 'pem', type: 'sec1' }).toString();
        const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
        assert.equal(textOf(await decryptToken(token, pem)), content);
        assert.equal(textOf(await decryptToken(token, parameters + pem)), content);
        const forRsa = await encrypted({ alg: 'RSA-OAEP-256', enc: 'A128GCM' }, rsa.publicKey);
        assert.equal(codeOf(await decryptToken(forRsa, pem)), 'key-of-other-type');
      });
    }

    const lengths: Readonly<Record<string, readonly [enc: string, bytes: number]>> = {
      A128KW: ['A128CBC-HS256', 16],
      A192KW: ['A192CBC-HS384', 24],
      A256KW: ['A256CBC-HS512', 32],
      A128GCMKW: ['A128GCM', 16],
      A192GCMKW: ['A192GCM', 24],
      A256GCMKW: ['A256GCM', 32],
      dir: ['A256CBC-HS512', 64],
    };
    for (const [alg, [enc, bytes]] of Object.entries(lengths)) {
      it(`opens ${alg} with the bytes of the key, and not with too few`, async () => {
        const secret = randomBytes(bytes);
        const token = await encrypted({ alg, enc }, createSecretKey(secret));
        const jwk = JSON.stringify({ kty: 'oct', k: base64url(secret) });
        for (const key of [base64url(secret), secret.toString('base64'), secret.toString('hex'), jwk]) {
          assert.equal(textOf(await decryptToken(token, key)), content);
        }
        assert.equal(codeOf(await decryptToken(token, base64url(secret.subarray(1)))), 'key-of-other-type');
        assert.equal(codeOf(await decryptToken(token, base64url(randomBytes(bytes)))), 'wrong-key');
      });
    }

    it('opens a token whose key is text of the right length', async () => {
      const secret = '0123456789abcdef0123456789ABCDE!';
      const token = await encrypted({ alg: 'dir', enc: 'A256GCM' }, createSecretKey(Buffer.from(secret)));
      assert.equal(textOf(await decryptToken(token, secret)), content);
    });

    for (const alg of ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW']) {
      it(`opens ${alg} with the password, white space included`, async () => {
        const password = ' Thus from my lips, by yours, my sin is purged. ';
        const token = await encrypted({ alg, enc: 'A128GCM' }, Buffer.from(password), 12_000);
        assert.equal(textOf(await decryptToken(token, password)), content);
        assert.equal(codeOf(await decryptToken(token, password.trim())), 'wrong-key');
        assert.equal(codeOf(await decryptToken(token, '')), 'key-unreadable');
      });
    }
  });

  describe('limits', () => {
    it('does not begin with more than 1,200,000 iterations', async () => {
      const secret = Buffer.from('password');
      const token = await encrypted({ alg: 'PBES2-HS256+A128KW', enc: 'A128GCM' }, secret, 1000);
      const [header = '', ...rest] = token.split('.');
      const asking = (p2c: unknown): string => {
        const changed = { ...(JSON.parse(Buffer.from(header, 'base64url').toString()) as object), p2c };
        return [base64url(JSON.stringify(changed)), ...rest].join('.');
      };
      const refuse = async (): Promise<void> => {
        assert.equal(codeOf(await decryptToken(asking(1_200_001), 'password')), 'p2c-too-high');
        assert.equal(codeOf(await decryptToken(asking(1e300), 'password')), 'p2c-too-high');
        assert.equal(codeOf(await decryptToken(asking('9'), 'password')), 'not-a-jwe');
      };
      const { outcome, derivations } = await countingDerivations(refuse);
      await outcome;
      assert.equal(derivations, 0);
    });

    it('inflates 250 KB of content and no more', async () => {
      const secret = randomBytes(32);
      const make = (length: number): Promise<string> =>
        encrypted({ alg: 'dir', enc: 'A256GCM', zip: 'DEF' }, createSecretKey(secret), undefined, 'a'.repeat(length));
      const opened = await decryptToken(await make(250_000), base64url(secret));
      assert.equal(textOf(opened)?.length, 250_000);
      assert.equal(codeOf(await decryptToken(await make(250_001), base64url(secret))), 'zip-too-large');
      const bomb = await make(5_000_000);
      assert.ok(bomb.length < 20_000);
      assert.equal(codeOf(await decryptToken(bomb, base64url(secret))), 'zip-too-large');
    });

    it('tries a password once for each of twenty recipients, and not all of them for each', async () => {
      const { outcome, derivations } = await countingDerivations(() => decryptToken(forMany(200), 'a wrong password'));
      assert.equal(codeOf(await outcome), 'wrong-key');
      assert.equal(derivations, 20);
    });

    it('tries no further recipient once it is told to stop', async () => {
      const controller = new AbortController();
      const opening = (): Promise<Decryption> => {
        const opened = decryptToken(forMany(20), 'a wrong password', controller.signal);
        controller.abort(new Error('enough'));
        return opened;
      };
      const { outcome, derivations } = await countingDerivations(opening);
      await assert.rejects(outcome, /enough/);
      assert.equal(derivations, 1);
    });

    it('stops when it is told to', async () => {
      await assert.rejects(decryptToken(example('A.3.7'), keyOfA3.k, AbortSignal.abort(new Error('enough'))), /enough/);
    });
  });

  describe('keys that do not fit', () => {
    const token = (): string => example('A.3.7');

    for (const [what, key, code] of [
      ['broken JSON', '{"kty":', 'key-unreadable'],
      ['JSON that is no key', '{}', 'key-unreadable'],
      ['an empty set', '{"keys":[]}', 'key-unreadable'],
      ['a broken secret', '{"kty":"oct"}', 'key-unreadable'],
      ['nothing', '', 'key-of-other-type'],
      ['a key of another type', JSON.stringify(keyOfA1), 'key-of-other-type'],
      ['a key for signatures', JSON.stringify({ ...keyOfA3, use: 'sig' }), 'key-of-other-type'],
      ['a key for another algorithm', JSON.stringify({ ...keyOfA3, alg: 'A128GCMKW' }), 'key-of-other-type'],
      ['a key for other operations', JSON.stringify({ ...keyOfA3, key_ops: ['sign'] }), 'key-of-other-type'],
      [
        'a private key',
        generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }),
        'key-of-other-type',
      ],
      ['a PEM text of nothing known', '-----BEGIN NOTHING-----\nAAAA\n-----END NOTHING-----', 'key-of-other-type'],
    ] as const) {
      it(`says ${code} of ${what}`, async () => {
        assert.equal(codeOf(await decryptToken(token(), key.toString())), code);
      });
    }

    it('says of a PEM text that it is locked or broken', async () => {
      const privateKey = createPrivateKey({ key: keyOfA1, format: 'jwk' });
      const locked = privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' });
      assert.equal(codeOf(await decryptToken(example('A.1.7'), locked.toString())), 'key-encrypted');
      const broken = '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----';
      assert.equal(codeOf(await decryptToken(example('A.1.7'), broken)), 'key-unreadable');
      const certificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
      assert.equal(codeOf(await decryptToken(example('A.1.7'), certificate)), 'key-public');
    });

    it('heeds the operations and the names of a key that fits', async () => {
      const fitting = { ...keyOfA3, alg: 'A128KW', use: 'enc', key_ops: ['unwrapKey'], ext: false };
      assert.equal(textOf(await decryptToken(token(), JSON.stringify(fitting))), 'Live long and prosper.');
    });
  });

  describe('what is inside', () => {
    const secret = randomBytes(32);
    const sealed = (text: string | Uint8Array, header: object = {}): Promise<string> =>
      encrypted({ alg: 'dir', enc: 'A256GCM', ...header }, createSecretKey(secret), undefined, text);

    it('is a token where it is one, and decoded', async () => {
      const inner = compactJws({ alg: 'ES256', typ: 'at+jwt' }, { iss: 'https://id.example', sub: 'someone' });
      const opened = await decryptToken(await sealed(inner, { cty: 'JWT' }), base64url(secret));
      assert.ok(opened.status === 'opened');
      assert.equal(opened.nested?.compact, inner);
      assert.ok(opened.nested.decoded.form === 'jws');
      assert.equal(opened.nested.decoded.claims?.['sub'], 'someone');
      assert.deepEqual([opened.keyManagement, opened.contentEncryption], ['dir', 'A256GCM']);
    });

    it('is text or bytes otherwise', async () => {
      const text = await decryptToken(await sealed('{"sub":"someone"}'), base64url(secret));
      assert.ok(text.status === 'opened');
      assert.deepEqual([text.text, text.nested], ['{"sub":"someone"}', undefined]);
      const bytes = await decryptToken(await sealed(Uint8Array.of(0xff, 0xfe)), base64url(secret));
      assert.ok(bytes.status === 'opened');
      assert.deepEqual([bytes.text, bytes.nested], [undefined, undefined]);
    });

    it('stays closed when a byte of the token was changed', async () => {
      const parts = (await sealed('content')).split('.');
      for (const index of [2, 3, 4]) {
        const changed = [...parts];
        const bytes = Buffer.from(changed[index] ?? '', 'base64url');
        bytes[0] = (bytes[0] ?? 0) ^ 1;
        changed[index] = base64url(bytes);
        assert.equal(codeOf(await decryptToken(changed.join('.'), base64url(secret))), 'wrong-key', `part ${index}`);
      }
    });
  });

  it('takes nothing but a JWE', async () => {
    const jws = await new CompactSign(Buffer.from('{}')).setProtectedHeader({ alg: 'HS256' }).sign(randomBytes(32));
    for (const text of ['', 'x', jws, '{"ciphertext":1}', 'a.b.c.d.e']) {
      assert.equal(codeOf(await decryptToken(text, keyOfA3.k)), 'not-a-jwe', text);
    }
  });

  it('says that it does not know an algorithm', async () => {
    const parts = example('A.3.7').split('.');
    for (const header of [
      { alg: 'XYZ', enc: 'A128GCM' },
      { alg: 'A128KW', enc: 'XYZ' },
      { alg: 'A128KW', enc: 'A128CBC-HS256', zip: 'LZMA' },
      { alg: 'A128KW', enc: 'A128CBC-HS256', crit: ['x'], x: 1 },
    ]) {
      const token = [base64url(JSON.stringify(header)), ...parts.slice(1)].join('.');
      const outcome = await decryptToken(token, JSON.stringify(keyOfA3));
      assert.equal(codeOf(outcome), 'algorithm-not-supported', JSON.stringify(header));
    }
  });

  it('opens the flattened JSON serialization with a header of its own', async () => {
    const secret = randomBytes(16);
    const token = await new FlattenedEncrypt(Buffer.from(content))
      .setProtectedHeader({ enc: 'A128GCM' })
      .setUnprotectedHeader({ alg: 'A128KW' })
      .encrypt(await importJWK({ kty: 'oct', k: base64url(secret) }, 'A128KW'));
    assert.equal(textOf(await decryptToken(JSON.stringify(token, undefined, 2), base64url(secret))), content);
  });
});

const content = 'A text to seal.';

async function encrypted(
  header: { readonly alg: string; readonly enc: string; readonly [name: string]: unknown },
  key: KeyObject | Uint8Array,
  p2c?: number,
  text: string | Uint8Array = content,
): Promise<string> {
  const encrypt = new CompactEncrypt(typeof text === 'string' ? Buffer.from(text) : text).setProtectedHeader(header);
  if (p2c !== undefined) encrypt.setKeyManagementParameters({ p2c });
  return encrypt.encrypt(key);
}

function textOf(outcome: Decryption): string | undefined {
  assert.ok(outcome.status === 'opened', JSON.stringify(outcome));
  return outcome.text;
}

function codeOf(outcome: Decryption): string {
  return outcome.status === 'failed' ? outcome.code : 'opened';
}

interface WycheproofGroup {
  readonly key: object;
  readonly tests: readonly {
    readonly tcId: number;
    readonly comment: string;
    readonly jwe: unknown;
    readonly result: 'valid' | 'invalid';
    readonly pt?: string;
  }[];
}

function wycheproofGroups(): readonly WycheproofGroup[] {
  const file = join(import.meta.dirname, '../../../fixtures/vectors/wycheproof/json_web_encryption_test.json');
  // The shape of the file is its authors' promise.
  const { testGroups } = JSON.parse(readFileSync(file, 'utf8')) as {
    testGroups: (WycheproofGroup & { private: object })[];
  };
  return testGroups.map(({ private: key, tests }) => ({ key, tests }));
}

/** A token with a password for each of so many recipients. */
function forMany(recipients: number): string {
  const recipient = {
    header: { alg: 'PBES2-HS256+A128KW', p2c: 1000, p2s: base64url('0123456789abcdef') },
    encrypted_key: 'A'.repeat(32),
  };
  return JSON.stringify({
    protected: base64url(JSON.stringify({ enc: 'A128GCM' })),
    recipients: Array.from({ length: recipients }, () => recipient),
    iv: 'A'.repeat(16),
    ciphertext: 'AAAA',
    tag: 'A'.repeat(22),
  });
}

/** How often a key was made from a password until the work was done, well or not. */
async function countingDerivations<Outcome>(
  work: () => Promise<Outcome>,
): Promise<{ readonly outcome: Promise<Outcome>; readonly derivations: number }> {
  const { subtle } = globalThis.crypto;
  const deriveBits = subtle.deriveBits.bind(subtle);
  let derivations = 0;
  subtle.deriveBits = (...parameters) => {
    derivations += 1;
    return deriveBits(...parameters);
  };
  const outcome = work();
  await outcome.catch(() => undefined);
  // The one of the prototype shows again.
  Reflect.deleteProperty(subtle, 'deriveBits');
  return { outcome, derivations };
}
