/** Which secrets are named by themselves: those that nobody can guess, and no other. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { describe, it } from 'mocha';
import { isUnguessable, isUnguessableKey } from '../../../../src/core/leaks/guessable';
import { scanText } from '../../../../src/core/leaks/scan';

function nameOf(text: string): string {
  const [leak, ...others] = scanText(text);
  assert.ok(leak !== undefined, 'something is found');
  assert.deepEqual(others, []);
  return leak.fingerprint;
}

const one = 'q8Zr5Xn2LkV9tB4wY7hJ3cM6';
const another = 'w3Nt6Yh1PqZ8sD5fK2gL9vB4';
/** As a person chooses them: each is found, and each can be tried out. */
const chosen = ['AcmeBilling2024Production', 'BravoBilling2025Productio'];

describe('the names of secrets', () => {
  it('differ between random client secrets, and are the same wherever one stands', () => {
    const named = nameOf(`client_id=web\nclient_secret=${one}`);
    assert.notEqual(named, nameOf(`client_id=web\nclient_secret=${another}`));
    assert.equal(named, nameOf(`{"clientSecret": "${one}", "clientId": "another-client"}`));
    assert.equal(named, nameOf(`client_secret=${one}`));
  });

  it('do not depend on a client secret that can be guessed', () => {
    const [first, second] = chosen.map((value) => nameOf(`client_id=web\nclient_secret=${value}`));
    assert.equal(first, second);
    assert.notEqual(first, nameOf(`client_id=other\nclient_secret=${String(chosen[0])}`));
  });

  it('differ between random passwords of registries, not between those that can be guessed', () => {
    const auth = (user: string, password: string): string =>
      JSON.stringify({
        auths: { 'registry.acme.io': { auth: Buffer.from(`${user}:${password}`).toString('base64') } },
      });
    assert.notEqual(nameOf(auth('ada', one)), nameOf(auth('ada', another)));
    assert.equal(nameOf(auth('ada', one)), nameOf(auth('bob', one)));
    const [first, second] = chosen.map((password) => nameOf(auth('ada', password)));
    assert.equal(first, second);
  });

  it('differ between random shared keys, not between those that can be guessed', () => {
    const jwk = (bytes: Uint8Array, kid = '1'): string =>
      JSON.stringify({ kty: 'oct', kid, k: Buffer.from(bytes).toString('base64url') });
    const keys = ['a', 'b'].map((text) => createHash('sha256').update(text).digest());
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = keys;
    assert.notEqual(nameOf(jwk(first)), nameOf(jwk(second)));
    assert.equal(nameOf(jwk(first)), nameOf(jwk(first, '2')));
    const [guessable, other] = chosen.map((text) => nameOf(jwk(Buffer.from(text))));
    assert.equal(guessable, other);
  });
});

describe('what can be guessed', () => {
  for (const text of [
    ...chosen,
    'correct-horse-battery-staple-2024',
    'MyAppDevKey2024ForProdEnv1',
    'SummerHoliday2025!Berlin',
    'a1B2c3D4e5F6',
    'f00dcafe1234',
    '',
  ]) {
    it(`is ${text === '' ? 'nothing at all' : text}`, () => assert.equal(isUnguessable(text), false));
  }

  it('is no random text of 128 bits or more, in any of the usual alphabets', () => {
    const all = Array.from({ length: 2000 }, () => randomBytes(32));
    for (const encoding of ['hex', 'base64url'] as const) {
      const guessable = all.filter((bytes) => !isUnguessable(bytes.toString(encoding)));
      assert.ok(guessable.length <= 10, `${encoding}: ${String(guessable.length)}`);
    }
    const short = all.filter((bytes) => !isUnguessable(bytes.subarray(0, 16).toString('hex')));
    assert.ok(short.length <= 20, String(short.length));
    // Of a hundred thousand random keys of 32 bytes two are taken for guessable.
    assert.ok(all.filter((bytes) => !isUnguessableKey(bytes)).length <= 5);
  });

  it('is a key of too few bytes, of the same bytes, of bytes that count, or of a text', () => {
    for (const bytes of [
      randomBytes(15),
      new Uint8Array(32),
      Uint8Array.from({ length: 32 }, (_, index) => index + 128),
      Buffer.from('AcmeBilling2024Production'),
      Buffer.from('AcmeBilling2024Production', 'utf16le'),
    ]) {
      assert.equal(isUnguessableKey(bytes), false, Buffer.from(bytes).toString('hex'));
    }
  });
});
