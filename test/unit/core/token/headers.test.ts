/** The header registry and the algorithms: complete, and honest about what is weak. */
import assert from 'node:assert/strict';
import { algorithmEntry } from '../../../../src/core/token/algorithms';
import { headerEntry, registeredHeaderParameters } from '../../../../src/core/token/headers';

/** The names of the IANA registry "JSON Web Signature and Encryption Header Parameters". */
const ianaParameters = (
  'alg enc zip jku jwk kid x5u x5c x5t x5t#S256 typ cty crit epk apu apv iv tag p2s p2c iss sub aud b64 ppt url nonce svt ' +
  'iheSSId jwt client_id trust_chain peer_trust_chain'
).split(' ');

describe('header registry', () => {
  it('holds the IANA names, each once, and no other', () => {
    assert.deepEqual(registeredHeaderParameters.map((entry) => entry.name).toSorted(), ianaParameters.toSorted());
  });

  it('names each parameter in one to four words and explains it in one sentence', () => {
    for (const { name, title, meaning, source } of registeredHeaderParameters) {
      assert.match(title, /^[A-Z][\w'-]*(?: [\w'-]+){0,3}$/, name);
      assert.match(meaning, /^[A-Z][^.]*\.$/, name);
      assert.ok(meaning.length <= 140, name);
      assert.ok(source.length > 2, name);
    }
  });

  it('warns where a header can lead a reader astray', () => {
    for (const name of ['jku', 'x5u']) assert.match(headerEntry(name)?.meaning ?? '', /never fetch/);
    assert.match(headerEntry('jwk')?.meaning ?? '', /worthless/);
    assert.match(headerEntry('alg')?.meaning ?? '', /allow only/);
    assert.match(headerEntry('crit')?.meaning ?? '', /refuse/);
  });

  it('reads a parameter as the provider means it', () => {
    assert.match(headerEntry('nonce', 'entra-graph')?.meaning ?? '', /nobody else can check/);
    assert.match(headerEntry('nonce')?.source ?? '', /8555/);
    assert.equal(headerEntry('nonce', 'auth0'), headerEntry('nonce'));
    assert.equal(headerEntry('cat', 'clerk')?.source, 'Clerk');
    assert.equal(headerEntry('cat'), undefined);
  });

  it('knows nothing of private names and of what every object inherits', () => {
    for (const name of ['__proto__', 'constructor', 'toString', '', 'x-mine']) {
      assert.equal(headerEntry(name), undefined);
      assert.equal(headerEntry('kid', name), headerEntry('kid'));
    }
  });
});

describe('algorithms', () => {
  // RFC 7518 sections 3.1, 4.1 and 5.1; RFC 8037; RFC 8812; RFC 9864.
  const signatures =
    'HS256 HS384 HS512 RS256 RS384 RS512 ES256 ES384 ES512 PS256 PS384 PS512 none EdDSA Ed25519 Ed448 ES256K';
  const keyManagement =
    'RSA1_5 RSA-OAEP RSA-OAEP-256 A128KW A192KW A256KW dir ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW A128GCMKW ' +
    'A192GCMKW A256GCMKW PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW';
  const contentEncryption = 'A128CBC-HS256 A192CBC-HS384 A256CBC-HS512 A128GCM A192GCM A256GCM';

  it('are known with their use', () => {
    for (const name of signatures.split(' ')) assert.equal(algorithmEntry(name)?.use, 'signature', name);
    for (const name of keyManagement.split(' ')) assert.equal(algorithmEntry(name)?.use, 'key-management', name);
    for (const name of contentEncryption.split(' '))
      assert.equal(algorithmEntry(name)?.use, 'content-encryption', name);
  });

  it('say which of them are weak, deprecated or prohibited', () => {
    const advice = (name: string): string | undefined => algorithmEntry(name)?.advice;
    assert.deepEqual(['none', 'RS1', 'HS1', 'A128CBC', 'A256CTR'].map(advice), Array(5).fill('prohibited'));
    assert.equal(advice('EdDSA'), 'deprecated');
    assert.equal(advice('RSA1_5'), 'weak');
    assert.deepEqual(['RS256', 'ES256', 'HS256', 'Ed25519', 'dir', 'A256GCM'].map(advice), Array(6).fill('fine'));
  });

  it('tell shared secrets from key pairs', () => {
    for (const name of ['HS256', 'HS384', 'HS512']) assert.match(algorithmEntry(name)?.meaning ?? '', /shared secret/);
    for (const name of ['RS256', 'ES384', 'PS512', 'Ed25519'])
      assert.match(algorithmEntry(name)?.meaning ?? '', /public key/);
  });

  it('are compared letter by letter', () => {
    for (const name of ['None', 'NONE', 'rs256', 'RS256 ', '', '__proto__', 'constructor']) {
      assert.equal(algorithmEntry(name), undefined);
    }
  });
});
