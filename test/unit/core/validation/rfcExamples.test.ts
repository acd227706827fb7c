import assert from 'node:assert/strict';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { rfcTokens } from '../token/vectors';
import type { RfcToken } from '../token/vectors';
import { issuerKey, keysOf, pemKey, sourceOf } from './keySources';
import type { Keys } from './keySources';
import { createSigner, now, token } from './tokens';
import { codesOf } from './verdicts';

/** RFC 7515 appendices A.1 to A.4: the keys of its examples, as they are printed there. */
const rfc7515 = {
  hmac: { kty: 'oct', k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow' },
  rsa: {
    kty: 'RSA',
    n: 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
    e: 'AQAB',
  },
  p256: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  },
  p521: {
    kty: 'EC',
    crv: 'P-521',
    x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk',
    y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2',
  },
};
/** RFC 8037 appendix A.2. */
const rfc8037 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };

/** Before the examples of RFC 7515 and 7519 expired, which was in 2011. */
const in2011 = new Date('2011-03-22T00:00:00Z');
const joe: IssuerSetting = { name: 'Joe', issuer: 'joe', requiredClaims: ['http://example.com/is_root'] };

interface Expected {
  readonly rfc: number;
  readonly section: string;
  readonly key: Keys;
  readonly setting: IssuerSetting;
  /** With the key of the RFC, and what is wrong besides. */
  readonly codes: string;
}

const expectations: readonly Expected[] = [
  { rfc: 7515, section: '3.3.', key: keysOf([rfc7515.hmac]), setting: { ...joe, sharedSecret: true }, codes: 'valid' },
  {
    rfc: 7515,
    section: 'A.1.1.',
    key: keysOf([rfc7515.hmac]),
    setting: { ...joe, sharedSecret: true },
    codes: 'valid',
  },
  { rfc: 7515, section: 'A.2.1.', key: keysOf([rfc7515.rsa]), setting: joe, codes: 'valid' },
  { rfc: 7515, section: 'A.3.1.', key: keysOf([rfc7515.p256]), setting: joe, codes: 'valid' },
  // The payload is the word "Payload".
  { rfc: 7515, section: 'A.4.1.', key: keysOf([rfc7515.p521]), setting: joe, codes: 'payload-not-object' },
  { rfc: 7515, section: 'A.5.', key: keysOf([]), setting: joe, codes: 'alg-none' },
  {
    rfc: 7515,
    section: 'Appendix E.',
    key: keysOf([]),
    setting: joe,
    codes: 'crit-unknown alg-none payload-not-object',
  },
  { rfc: 7519, section: '3.1.', key: keysOf([rfc7515.hmac]), setting: { ...joe, sharedSecret: true }, codes: 'valid' },
  { rfc: 7519, section: '6.1.', key: keysOf([]), setting: joe, codes: 'alg-none' },
  { rfc: 8037, section: 'A.4.', key: keysOf([rfc8037]), setting: joe, codes: 'payload-not-object' },
  { rfc: 8037, section: 'A.5.', key: keysOf([rfc8037]), setting: joe, codes: 'payload-not-object' },
  // The example of RFC 7797 section 4 has the key of RFC 7515; its payload is "$.02".
  {
    rfc: 7797,
    section: '4.1.',
    key: keysOf([rfc7515.hmac]),
    setting: { ...joe, sharedSecret: true },
    codes: 'payload-not-object',
  },
  {
    rfc: 8417,
    section: '2.4.',
    key: keysOf([]),
    setting: { name: 'SCIM', issuer: 'https://scim.example.com' },
    codes: 'alg-none iat-in-future',
  },
];

/** Why the other signed examples are not among them. */
const leftOut: readonly (readonly [rfc: number, reason: string])[] = [
  [7516, 'encrypted'],
  [7591, 'no key is printed'],
  [8225, 'issuer and lifetime are not those of a JWT for an API; the signature alone is held to its key below'],
  [8693, 'no key is printed'],
  [9101, 'no key is printed'],
];

describe('validateToken on the examples of the RFCs', () => {
  for (const { rfc, section, key, setting, codes } of expectations) {
    it(`RFC ${rfc} section ${section} ${codes}`, async () => {
      for (const example of examplesOf(rfc, section)) {
        const validation = await validateToken(example.token, setting, { keys: key, now: in2011 });
        assert.equal(codesOf(validation), codes);
      }
    });
  }

  it('RFC 7797 section 4.2: an unencoded payload, which no JWT has', async () => {
    for (const { token: text } of examplesOf(7797, '4.2.')) {
      const setting = { ...joe, sharedSecret: true };
      const validation = await validateToken(text, setting, { keys: keysOf([rfc7515.hmac]), now: in2011 });
      assert.ok(validation.status === 'invalid' || validation.status === 'undecided', codesOf(validation));
    }
  });

  it('not with a key of somebody else, nor after their end', async () => {
    for (const { rfc, section, key, setting, codes } of expectations) {
      if (codes !== 'valid') continue;
      for (const { token: text } of examplesOf(rfc, section)) {
        assert.equal(codesOf(await validateToken(text, setting, { keys: key, now })), 'expired');
        const other = keysOf(
          setting.sharedSecret === true
            ? [{ kty: 'oct', k: 'A'.repeat(86) }]
            : [createSigner('RS256').jwk, createSigner('ES256').jwk],
        );
        assert.equal(codesOf(await validateToken(text, setting, { keys: other, now: in2011 })), 'signature-invalid');
      }
    }
  });

  it('calls the encrypted ones encrypted', async () => {
    const encrypted = rfcTokens().filter(({ parts }) => parts === 5);
    assert.equal(encrypted.length, 6);
    for (const { token: text } of encrypted) {
      assert.equal(codesOf(await validateToken(text, joe, { keys: keysOf([]), now })), 'undecided encrypted');
    }
  });

  it('accounts for all of them, and calls none valid without the right key', async () => {
    const known = new Set([...expectations.map(({ rfc }) => rfc), ...leftOut.map(([rfc]) => rfc), 7797]);
    const wrong: Keys = sourceOf([issuerKey(createSigner('RS256', null).jwk), pemKey(createSigner('ES256').pem)]);
    let count = 0;
    for (const { rfc, token: text } of rfcTokens()) {
      assert.ok(known.has(rfc), `RFC ${rfc}`);
      const validation: Validation = await validateToken(text, joe, { keys: wrong, now: in2011 });
      assert.notEqual(validation.status, 'valid');
      count++;
    }
    assert.equal(count, 35);
  });
});

describe('validateToken on RFC 9068', () => {
  // Section 2.2, figure 2; the RFC prints no signature.
  const header = { typ: 'at+JWT', alg: 'RS256', kid: 'RjEwOwOA' };
  const claims = {
    iss: 'https://authorization-server.example.com/',
    sub: '5ba552d67',
    aud: 'https://rs.example.com/',
    exp: 1639528912,
    iat: 1618354090,
    jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
    client_id: 's6BhdRkqt3',
    scope: 'openid profile reademail',
  };
  const setting: IssuerSetting = {
    name: 'RFC 9068',
    issuer: 'https://authorization-server.example.com/',
    audiences: ['https://rs.example.com/'],
    tokenTypes: ['at+jwt'],
    kinds: ['access'],
    requiredScopes: ['reademail'],
  };

  it('takes its example, and every step of section 4 counts', async () => {
    const signer = createSigner('RS256', 'RjEwOwOA');
    const at = new Date(1_618_354_100_000);
    const codes = async (changes: object = {}, headerChanges: object = {}): Promise<string> => {
      const text = token(signer, { ...claims, ...changes }, { ...header, ...headerChanges });
      return codesOf(await validateToken(text, setting, { keys: keysOf([signer.jwk]), now: at }));
    };
    assert.equal(await codes(), 'valid');
    assert.equal(await codes({}, { typ: 'JWT' }), 'typ-mismatch');
    assert.equal(await codes({ iss: 'https://authorization-server.example.com' }), 'iss-mismatch');
    assert.equal(await codes({ aud: 'https://rs.example.com' }), 'aud-mismatch');
    assert.equal(await codes({ exp: 1618354000 }), 'expired');
  });
});

function examplesOf(rfc: number, section: string): readonly RfcToken[] {
  const found = rfcTokens().filter((one) => one.rfc === rfc && one.section.startsWith(section));
  assert.ok(found.length > 0, `RFC ${rfc} section ${section}`);
  return found;
}
