import assert from 'node:assert/strict';
import { decodeToken } from '../../../../src/core/token/decode';
import { base64url } from '../../../support/tokenFactory';
import { rfcTokens } from './vectors';

function compactJwe(header: object, encryptedKey = 'AAAA'): string {
  return `${base64url(JSON.stringify(header))}.${encryptedKey}.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
}

describe('JWE', () => {
  it('gives the lengths of the parts of RFC 7516 appendix A.1', () => {
    const vector = rfcTokens().find(({ rfc, section }) => rfc === 7516 && section.startsWith('A.1'));
    const token = decodeToken(vector?.token ?? '');
    assert.ok(token.form === 'jwe');
    // A.1.3 a 2048-bit RSA key, A.1.4 a 96-bit IV, A.1 a plaintext of 63 octets, A.1.6 a 128-bit tag.
    assert.deepEqual(
      token.segments.slice(1).map(({ name, byteLength }) => [name, byteLength]),
      [
        ['encryptedKey', 256],
        ['iv', 12],
        ['ciphertext', 63],
        ['tag', 16],
      ],
    );
    assert.deepEqual(token.needs, {
      key: 'rsa-private-key',
      keyManagement: 'RSA-OAEP',
      contentEncryption: 'A256GCM',
      keyId: undefined,
    });
  });

  for (const [alg, key] of [
    ['RSA1_5', 'rsa-private-key'],
    ['RSA-OAEP', 'rsa-private-key'],
    ['RSA-OAEP-512', 'rsa-private-key'],
    ['ECDH-ES', 'ec-private-key'],
    ['ECDH-ES+A256KW', 'ec-private-key'],
    ['A128KW', 'shared-key'],
    ['A256GCMKW', 'shared-key'],
    ['dir', 'shared-key'],
    ['PBES2-HS512+A256KW', 'password'],
    ['x-own', 'unknown'],
    ['RSA-OAEP-x', 'unknown'],
  ] as const) {
    it(`says that ${alg} needs: ${key}`, () => {
      const token = decodeToken(compactJwe({ alg, enc: 'A128GCM', kid: '7' }));
      assert.ok(token.form === 'jwe');
      assert.deepEqual([token.needs.key, token.needs.keyId], [key, '7']);
    });
  }

  it('reads an empty encrypted key, and a header without enc when alg manages keys', () => {
    assert.equal(decodeToken(compactJwe({ alg: 'dir', enc: 'A128GCM' }, '')).form, 'jwe');
    const token = decodeToken(compactJwe({ alg: 'dir' }, ''));
    assert.ok(token.form === 'jwe');
    assert.equal(token.needs.contentEncryption, undefined);
  });

  it('names the part that cannot be read and keeps the header', () => {
    const token = decodeToken(`${compactJwe({ alg: 'dir', enc: 'A128GCM' }, '')}!`);
    assert.ok(token.form === 'malformed');
    assert.deepEqual([token.segment, token.reason, token.header?.['enc']], ['tag', 'not-base64url', 'A128GCM']);
  });

  it('reads the JSON serialization of RFC 7516 appendix A.4, recipients and all', () => {
    const written = {
      protected: 'eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0',
      unprotected: { jku: 'https://server.example.com/keys.jwks' },
      recipients: [
        { header: { alg: 'RSA1_5', kid: '2011-04-29' }, encrypted_key: 'AAAA' },
        {
          header: { alg: 'A128KW', kid: '7' },
          encrypted_key: '6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ',
        },
      ],
      iv: 'AxY8DCtDaGlsbGljb3RoZQ',
      ciphertext: 'KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY',
      tag: 'Mz-VPPyU4RlcuYv1IwIvzw',
    };
    const text = JSON.stringify(written, undefined, 1);
    const token = decodeToken(text);
    assert.ok(token.form === 'jwe');
    assert.equal(token.serialization, 'json');
    assert.deepEqual(
      token.recipients.map(({ key, keyId, contentEncryption }) => [key, keyId, contentEncryption]),
      [
        ['rsa-private-key', '2011-04-29', 'A128CBC-HS256'],
        ['shared-key', '7', 'A128CBC-HS256'],
      ],
    );
    assert.equal(token.header['jku'], 'https://server.example.com/keys.jwks');
    assert.deepEqual(
      token.segments.map(({ name, start, end, byteLength }) => [name, text.slice(start, end), byteLength]),
      [
        ['header', written.protected, 23],
        ['iv', written.iv, 16],
        ['ciphertext', written.ciphertext, 32],
        ['tag', written.tag, 16],
      ],
    );
    const flattened = {
      protected: base64url('{"alg":"dir","enc":"A128GCM"}'),
      iv: 'AAAA',
      ciphertext: 'AA',
      tag: 'AA',
    };
    assert.equal(decodeToken(JSON.stringify(flattened)).form, 'jwe');
    const noAlg = decodeToken(JSON.stringify({ ...flattened, protected: base64url('{"enc":"A128GCM"}') }));
    assert.ok(noAlg.form === 'malformed');
    assert.deepEqual([noAlg.reason, noAlg.header], ['alg-missing', { enc: 'A128GCM' }]);
  });
});
