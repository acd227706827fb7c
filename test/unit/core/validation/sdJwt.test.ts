import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { sdJwtCases } from '../token/vectors';
import { keysOf } from './keySources';
import { base64url, claimsWith, createSigner, issuer, now, nowSeconds, signatureOf, token } from './tokens';
import type { Signer } from './tokens';
import { codesOf } from './verdicts';

/** The issuer's key of the examples, from the settings that are published with them. */
const exampleKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'b28d4MwZMjw8-00CG4xfnn9SLMVMM19SlqZpVb_uNtQ',
  y: 'Xv5zWwuoaTgdS6hV43yI6gBwTnjukmFQQnJ_kCxzqk8',
};
/** When the key-binding JWTs of the examples were made. */
const examplesMade = new Date(1_795_334_078_000);

describe('validateToken on the examples of RFC 9901', () => {
  it('has the key that is published with them', () => {
    const file = join(import.meta.dirname, '../../../fixtures/vectors/sd-jwt/oauth-sd-jwt-draft-examples.json');
    const { settings_yml: settings } = JSON.parse(readFileSync(file, 'utf8')) as { settings_yml: string };
    assert.ok(settings.includes(`x: ${exampleKey.x}`) && settings.includes(`y: ${exampleKey.y}`));
  });

  let presented = 0;
  for (const {
    name,
    sd_jwt_presentation: presentation,
    sd_jwt_issuance: issuance,
    verified_contents: contents,
  } of sdJwtCases()) {
    const { iss } = contents;
    it(`${name}: as issued and as presented`, async () => {
      for (const text of [presentation, issuance]) {
        const validation = await checkExample(text, iss);
        // One of the examples has no issuer, which is no fault of SD-JWTs; a profile has one.
        if (iss === undefined) assert.equal(codesOf(validation), 'iss-missing');
        else assert.equal(codesOf(validation), 'valid');
        if (validation.status === 'valid' && text === presentation) assert.deepEqual(validation.token.claims, contents);
        assert.equal(validation.provenance?.algorithm, 'ES256');
      }
      presented++;
    });

    it(`${name}: not with another key, nor with anything changed`, async () => {
      const other = await checkExample(presentation, iss, createSigner('ES256').jwk);
      assert.match(codesOf(other), /^signature-invalid/);
      for (const [what, text] of tampered(presentation)) {
        assert.notEqual((await checkExample(text, iss)).status, 'valid', what);
      }
    });
  }

  after(() => assert.equal(presented, 14));
});

function checkExample(text: string, iss: unknown, key: object = exampleKey): Promise<Validation> {
  const setting = { name: 'RFC 9901', issuer: typeof iss === 'string' ? iss : 'https://issuer.example.com' };
  return validateToken(text, setting, { keys: keysOf([key]), now: examplesMade });
}

/** Copies with one thing changed each. */
function tampered(presentation: string): readonly (readonly [what: string, text: string])[] {
  if (presentation.startsWith('{')) {
    const json = JSON.parse(presentation) as { header: { disclosures: string[]; kb_jwt?: string }; payload: string };
    const { disclosures } = json.header;
    const withHeader = (header: object): string => JSON.stringify({ ...json, header: { ...json.header, ...header } });
    return [
      ['a disclosure twice', withHeader({ disclosures: [...disclosures, ...disclosures] })],
      ['a disclosure of somebody', withHeader({ disclosures: [...disclosures, disclosureOf('admin', true)] })],
      ['a disclosure less, under the same key binding', withHeader({ disclosures: disclosures.slice(1) })],
      ['a disclosure that is no string', withHeader({ disclosures: [...disclosures, 7] })],
      ['another payload', JSON.stringify({ ...json, payload: base64url('{"iss":"https://issuer.example.com"}') })],
    ];
  }
  const [jws = '', ...rest] = presentation.split('~');
  const last = rest.pop() ?? '';
  const write = (disclosures: readonly string[]): string => [jws, ...disclosures, last].join('~');
  const changed = rest.map((one, at) => write(rest.with(at, `${one.slice(0, -1)}${one.endsWith('A') ? 'B' : 'A'}`)));
  return [
    ['a disclosure of somebody', write([...rest, disclosureOf('admin', true)])],
    ...(rest.length > 0 ? [['a disclosure twice', write([...rest, ...rest.slice(0, 1)])] as const] : []),
    ...(last !== '' && rest.length > 0
      ? [['a disclosure less, under the same key binding', write(rest.slice(1))] as const]
      : []),
    ...changed.map((text) => ['a disclosure with another letter', text] as const),
  ];
}

function disclosureOf(...content: readonly unknown[]): string {
  return base64url(JSON.stringify(['salt', ...content]));
}

function digestOf(text: string, algorithm = 'sha256'): string {
  return createHash(algorithm).update(text, 'ascii').digest('base64url');
}

const signer = createSigner('ES256');
const holder = createSigner('ES256', 'holder');
const profile: IssuerSetting = { name: 'Example', issuer, audiences: ['https://api.example'] };

function check(text: string, keys: readonly object[] = [signer.jwk]): Promise<Validation> {
  return validateToken(text, profile, { keys: keysOf(keys), now });
}

function sdJwt(claims: object, disclosures: readonly string[], keyBinding = ''): string {
  const jws = token(signer, claimsWith({ ...claims }), { typ: 'dc+sd-jwt' });
  return [jws, ...disclosures, keyBinding].join('~');
}

function bound(
  claims: object,
  disclosures: readonly string[],
  changes: object = {},
  header: object = {},
  by: Signer = holder,
): string {
  const presented = sdJwt({ cnf: { jwk: holder.jwk }, ...claims }, disclosures);
  const payload = {
    iat: nowSeconds,
    aud: 'https://verifier.example',
    nonce: 'n',
    sd_hash: digestOf(presented),
    ...changes,
  };
  return presented + token(by, payload, { typ: 'kb+jwt', kid: undefined, ...header });
}

describe('validateToken on SD-JWTs', () => {
  const name = disclosureOf('name', 'Ada');
  const admin = disclosureOf('admin', true);

  it('gives the claims with what is disclosed', async () => {
    const validation = await check(sdJwt({ _sd: [digestOf(name), digestOf(admin)] }, [name]));
    assert.ok(validation.status === 'valid');
    assert.equal(validation.token.claims['name'], 'Ada');
    assert.ok(!('admin' in validation.token.claims) && !('_sd' in validation.token.claims));
  });

  it('looks at exp where it is disclosed, RFC 9901 section 7.1 step 6', async () => {
    const exp = disclosureOf('exp', nowSeconds - 1000);
    assert.equal(codesOf(await check(sdJwt({ exp: undefined, _sd: [digestOf(exp)] }, [exp]))), 'expired');
    assert.equal(codesOf(await check(sdJwt({ exp: undefined, _sd: [digestOf(exp)] }, []))), 'valid');
  });

  const structures: readonly (readonly [what: string, text: string])[] = [
    ['a disclosure without a digest', sdJwt({ _sd: [digestOf(name)] }, [name, admin])],
    ['a disclosure twice', sdJwt({ _sd: [digestOf(name)] }, [name, name])],
    ['a digest twice', sdJwt({ _sd: [digestOf(name), digestOf(name)] }, [name])],
    ['a digest twice, in two places', sdJwt({ _sd: [digestOf(name)], deep: { _sd: [digestOf(name)] } }, [])],
    ['a claim that is there already', sdJwt({ name: 'Eve', _sd: [digestOf(name)] }, [name])],
    ['a claim called _sd', withClaim('_sd', [])],
    ['a claim called ...', withClaim('...', 'x')],
    ['an element in the place of a claim', withDisclosure(disclosureOf('value'))],
    ['a disclosure with four parts', withDisclosure(disclosureOf('a', 'b', 'c'))],
    ['a disclosure that is no JSON', withDisclosure(base64url('nothing'))],
    ['a hash that is broken', sdJwt({ _sd_alg: 'md5', _sd: [digestOf(name, 'md5')] }, [name])],
    ['a hash that is none', sdJwt({ _sd_alg: 7, _sd: [digestOf(name)] }, [name])],
  ];
  for (const [what, text] of structures) {
    it(`refuses ${what}`, async () => assert.match(codesOf(await check(text)), /^sd-jwt-structure\b/));
  }

  function withClaim(claim: string, value: unknown): string {
    return withDisclosure(disclosureOf(claim, value));
  }

  function withDisclosure(disclosure: string): string {
    return sdJwt({ _sd: [digestOf(disclosure)] }, [disclosure]);
  }

  it('refuses padding and white space in a disclosure', async () => {
    for (const text of [`${name}=`, `${name} `, ` ${name}`]) {
      assert.match(codesOf(await check(sdJwt({ _sd: [digestOf(text)] }, [text]))), /^encoding/, text);
    }
  });

  it('says when it cannot compute the hash', async () => {
    const text = sdJwt({ _sd_alg: 'blake2b-256', _sd: ['x'] }, [name]);
    const validation = await check(text);
    assert.ok(validation.status === 'undecided');
    assert.deepEqual(validation.cause, { code: 'algorithm-not-supported', algorithm: 'blake2b-256' });
  });

  it('refuses a shared secret, RFC 9901 section 4.1', async () => {
    const secret = { kty: 'oct', k: base64url(new Uint8Array(32)) };
    const input = `${base64url('{"alg":"HS256","typ":"dc+sd-jwt"}')}.${base64url(JSON.stringify(claimsWith()))}`;
    const setting = { ...profile, sharedSecret: true };
    const validation = await validateToken(`${input}.AAAA~`, setting, { keys: keysOf([secret]), now });
    assert.equal(codesOf(validation), 'signature-invalid sd-jwt-structure');
  });

  it('takes no other token for one because somebody put a tilde behind it', async () => {
    const setting: IssuerSetting = { ...profile, kinds: ['sd-jwt'] };
    const codes = async (text: string): Promise<string> =>
      codesOf(await validateToken(text, setting, { keys: keysOf([signer.jwk]), now }));
    const access = token(signer, claimsWith({ client_id: 'c', jti: 'j' }), { typ: 'at+jwt' });
    assert.equal(await codes(`${access}~`), 'kind-mismatch');
    const id = claimsWith({ nonce: 'n', at_hash: 'h', auth_time: nowSeconds });
    assert.equal(await codes(`${token(signer, id)}~`), 'kind-mismatch');
    for (const text of [sdJwt({ _sd: [digestOf(name)] }, []), `${token(signer, id, { typ: 'dc+sd-jwt' })}~`]) {
      assert.equal(await codes(text), 'valid');
    }
  });

  it('takes the issuer-signed JWT for what the issuer signed, whatever follows', async () => {
    const forged = sdJwt({ _sd: [digestOf(name)] }, [name]).replace(/\.[\w-]+~/, `.${base64url(new Uint8Array(64))}~`);
    assert.equal(codesOf(await check(forged)), 'signature-invalid');
  });
});

describe('validateToken on key binding, RFC 9901 section 7.3', () => {
  const name = disclosureOf('name', 'Ada');
  const claims = { _sd: [digestOf(name)] };

  it('takes what the bound key signed over just what is presented', async () => {
    assert.equal(codesOf(await check(bound(claims, [name]))), 'valid');
    assert.equal(
      codesOf(
        await check(
          bound({ ...claims, _sd_alg: 'sha-512', _sd: [digestOf(name, 'sha512')] }, [name], { sd_hash: undefined }),
        ),
      ),
      'sd-jwt-kb',
    );
  });

  for (const [what, text] of [
    ['another key', bound(claims, [name], {}, {}, createSigner('ES256'))],
    ['the key of the issuer', bound(claims, [name], {}, {}, signer)],
    ['another type', bound(claims, [name], {}, { typ: 'JWT' })],
    ['no type', bound(claims, [name], {}, { typ: undefined })],
    ['the hash of something else', bound(claims, [name], { sd_hash: digestOf('else') })],
    ['no hash', bound(claims, [name], { sd_hash: undefined })],
    ['no nonce', bound(claims, [name], { nonce: undefined })],
    ['no audience', bound(claims, [name], { aud: undefined })],
    ['no iat', bound(claims, [name], { iat: undefined })],
    ['an iat in the future', bound(claims, [name], { iat: nowSeconds + 100 })],
    ['an end that is over', bound(claims, [name], { exp: nowSeconds - 100 })],
    ['alg none', bound(claims, [name]).replace(/~[^~]*$/, `~${base64url('{"alg":"none","typ":"kb+jwt"}')}.e30.`)],
    ['a critical extension', bound(claims, [name], {}, { crit: ['x'], x: 1 })],
    ['no cnf in the token', bound({ ...claims, cnf: undefined }, [name])],
    ['a cnf without a key', bound({ ...claims, cnf: { kid: 'x' } }, [name])],
    ['a private key in cnf', bound({ ...claims, cnf: { jwk: { ...holder.jwk, d: 'AAAA' } } }, [name])],
    ['nothing readable', `${sdJwt({ cnf: { jwk: holder.jwk }, ...claims }, [name])}a.b.c`],
  ] as const) {
    it(`refuses ${what}`, async () => assert.match(codesOf(await check(text)), /^sd-jwt-kb\b/));
  }

  it('refuses a presentation from which a disclosure was taken away', async () => {
    const [jws = '', , keyBinding = ''] = bound(claims, [name]).split('~');
    const validation = await check(`${jws}~${keyBinding}`);
    const reason =
      validation.status === 'invalid' ? validation.reasons.find(({ claim }) => claim === 'sd_hash') : undefined;
    assert.equal(reason?.expected, digestOf(`${jws}~`));
  });

  it('says of each what it is about', async () => {
    const other = await check(bound(claims, [name], { iat: nowSeconds + 100 }, {}, createSigner('ES256')));
    assert.deepEqual(other.status === 'invalid' && other.reasons.map(({ code, claim }) => [code, claim]), [
      ['sd-jwt-kb', 'signature'],
      ['sd-jwt-kb', 'iat'],
    ]);
  });

  it('uses a hash of the length that _sd_alg names', async () => {
    const disclosed = { cnf: { jwk: holder.jwk }, _sd_alg: 'sha-512', _sd: [digestOf(name, 'sha512')] };
    const presented = sdJwt(disclosed, [name]);
    const payload = { iat: nowSeconds, aud: 'v', nonce: 'n', sd_hash: digestOf(presented, 'sha512') };
    assert.equal(codesOf(await check(presented + token(holder, payload, { typ: 'kb+jwt' }))), 'valid');
  });
});

describe('validateToken on SD-JWTs in JSON, RFC 9901 section 8', () => {
  const name = disclosureOf('name', 'Ada');
  const [jws = ''] = sdJwt({ _sd: [digestOf(name)], _sd_alg: 'sha-256' }, []).split('~');
  const [protectedHeader = '', payload = '', signature = ''] = jws.split('.');
  const header = { disclosures: [name] };

  it('takes the flattened and the general form', async () => {
    const other = { protected: base64url('{"alg":"ES256"}'), signature: base64url(new Uint8Array(64)) };
    for (const text of [
      { payload, protected: protectedHeader, signature, header },
      { payload, signatures: [{ protected: protectedHeader, signature, header }] },
      { payload, signatures: [{ protected: protectedHeader, signature, header }, other] },
      {
        payload,
        signatures: [
          { ...other, header },
          { protected: protectedHeader, signature },
        ],
      },
    ]) {
      const validation = await check(JSON.stringify(text, undefined, 2));
      assert.ok(validation.status === 'valid', codesOf(validation));
      assert.equal(validation.token.claims['name'], 'Ada');
    }
  });

  it('needs one signature that is right, over a header that was signed', async () => {
    const wrong = base64url(new Uint8Array(64));
    const moved = base64url('{"typ":"dc+sd-jwt"}');
    const movedSignature = base64url(signatureOf(signer, `${moved}.${payload}`));
    for (const [text, codes] of [
      [{ payload, protected: protectedHeader, signature: wrong, header }, 'signature-invalid'],
      [{ payload, protected: moved, signature: movedSignature, header: { ...header, alg: 'ES256' } }, 'malformed'],
      [{ payload, signatures: [] }, 'malformed'],
    ] as const) {
      assert.match(codesOf(await check(JSON.stringify(text))), new RegExp(`${codes}|not-a-jwt`));
    }
  });

  it('refuses names that occur twice', async () => {
    const text = JSON.stringify({ payload, protected: protectedHeader, signature, header });
    assert.equal(codesOf(await check(text.replace('{', '{"payload":"e30",'))), 'duplicate-header-param');
  });
});
