import assert from 'node:assert/strict';
import { decodeToken } from '../../../../src/core/token/decode';
import { base64url } from '../../../support/tokenFactory';

// RFC 7515 appendix A.6.4: one payload under two signatures.
const general = {
  payload: 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ',
  signatures: [
    { protected: 'eyJhbGciOiJSUzI1NiJ9', header: { kid: '2010-12-29' }, signature: base64url(new Uint8Array(256)) },
    {
      protected: 'eyJhbGciOiJFUzI1NiJ9',
      header: { kid: 'e9bc097a-ce51-4036-9562-d2ade882db0d' },
      signature: 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
    },
  ],
};
const flattened = { payload: general.payload, ...general.signatures[1] };
const claims = { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true };

describe('JWS JSON serialization', () => {
  it('reads every signature of RFC 7515 appendix A.6', () => {
    const token = decodeToken(JSON.stringify(general, undefined, 2));
    assert.ok(token.form === 'jws-json');
    assert.deepEqual([token.flattened, token.claims], [false, claims]);
    assert.deepEqual(token.header, { kid: '2010-12-29', alg: 'RS256' });
    assert.deepEqual(
      token.signatures.map(({ protectedHeader, unprotectedHeader, byteLength }) => [
        protectedHeader,
        unprotectedHeader?.['kid'],
        byteLength,
      ]),
      [
        [{ alg: 'RS256' }, '2010-12-29', 256],
        [{ alg: 'ES256' }, 'e9bc097a-ce51-4036-9562-d2ade882db0d', 64],
      ],
    );
    assert.equal(token.disclosed, undefined);
  });

  it('reads the flattened one of appendix A.7, in pasted quotes of any kind', () => {
    for (const text of [JSON.stringify(flattened), `\n'${JSON.stringify(flattened)}' `]) {
      const token = decodeToken(text);
      assert.ok(token.form === 'jws-json');
      assert.deepEqual([token.flattened, token.claims, token.signatures.length], [true, claims, 1]);
    }
  });

  it('reads alg from the unprotected header, lets the protected one win, and takes no payload for detached', () => {
    const { payload, ...detached } = { ...flattened, protected: '', header: { alg: 'ES256' } };
    const token = decodeToken(JSON.stringify(detached));
    assert.ok(token.form === 'jws-json');
    assert.deepEqual([token.payload, token.header], [{ kind: 'empty' }, { alg: 'ES256' }]);
    const both = decodeToken(JSON.stringify({ ...flattened, payload, header: { alg: 'none' } }));
    assert.ok(both.form === 'jws-json');
    assert.equal(both.header['alg'], 'ES256');
  });

  it('reads an unencoded payload (RFC 7797)', () => {
    const header = base64url('{"alg":"HS256","b64":false,"crit":["b64"]}');
    const token = decodeToken(JSON.stringify({ payload: '$.02', protected: header, signature: 'AAAA' }));
    assert.ok(token.form === 'jws-json');
    assert.deepEqual(token.payload, { kind: 'text', text: '$.02' });
  });

  it('says what is wrong and keeps the rest', () => {
    for (const [change, segment, reason] of [
      [{ protected: base64url('{"typ":"JWT"}') }, 'header', 'alg-missing'],
      [{ protected: '*' }, 'header', 'not-base64url'],
      [{ payload: base64url('{"iss":"joe","exp":1') }, 'payload', 'invalid-json'],
      [{ payload: 7 }, 'payload', 'not-base64url'],
    ] as const) {
      const token = decodeToken(JSON.stringify({ ...flattened, ...change }));
      assert.ok(token.form === 'malformed', JSON.stringify(change));
      assert.deepEqual([token.segment, token.reason], [segment, reason]);
      if (segment === 'header') assert.deepEqual(token.claims, claims);
    }
    const cut = decodeToken(JSON.stringify(flattened).slice(0, -1));
    assert.ok(cut.form === 'malformed');
    assert.deepEqual([cut.segment, cut.reason, cut.claims], ['token', 'invalid-json', claims]);
    const none = decodeToken('{"payload":"AAAA","signatures":[]}');
    assert.ok(none.form === 'malformed');
    assert.deepEqual([none.segment, none.reason], ['signature', 'empty']);
  });
});
