import assert from 'node:assert/strict';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { Reason, Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf } from './keySources';
import { claimsWith, createSigner, issuer, now, nowSeconds, token } from './tokens';
import { codesOf, reasonIn } from './verdicts';

const signer = createSigner('ES256');
const profile: IssuerSetting = { name: 'Example', issuer, audiences: ['https://api.example'] };

type Changes = Readonly<Record<string, unknown>>;

function check(changes: Changes, setting: Partial<IssuerSetting> = {}, header: object = {}): Promise<Validation> {
  const text = token(signer, claimsWith(changes), header);
  return validateToken(text, { ...profile, ...setting }, { keys: keysOf([signer.jwk]), now });
}

/** The claims of a valid token with one change, and what is to be said of it; [] when it stays valid. */
const cases: readonly (readonly [
  what: string,
  changes: Changes,
  reasons: readonly Reason[],
  setting?: Partial<IssuerSetting>,
])[] = [
  // iss: RFC 9068 section 4, character by character
  ['no iss', { iss: undefined }, [{ code: 'iss-missing', claim: 'iss', expected: issuer }]],
  ['iss with a slash', { iss: `${issuer}/` }, [mismatch('iss', issuer, `${issuer}/`, 'trailing-slash')]],
  [
    'iss in other case',
    { iss: 'https://Issuer.example' },
    [mismatch('iss', issuer, 'https://Issuer.example', 'letter-case')],
  ],
  ['iss with http', { iss: 'http://issuer.example' }, [mismatch('iss', issuer, 'http://issuer.example', 'scheme')]],
  ['iss without scheme', { iss: 'issuer.example' }, [mismatch('iss', issuer, 'issuer.example', 'scheme')]],
  ['iss with white space', { iss: ` ${issuer}` }, [mismatch('iss', issuer, ` ${issuer}`, 'white-space')]],
  [
    'iss with a zero-width space',
    { iss: `${issuer}\u200b` },
    [mismatch('iss', issuer, `${issuer}\u200b`, 'white-space')],
  ],
  ['iss with a path', { iss: `${issuer}/v2.0` }, [mismatch('iss', issuer, `${issuer}/v2.0`, 'prefix')]],
  [
    'iss of another',
    { iss: 'https://other.test' },
    [{ code: 'iss-mismatch', claim: 'iss', expected: issuer, found: 'https://other.test' }],
  ],
  [
    'iss that is an array',
    { iss: [issuer] },
    [{ code: 'iss-mismatch', claim: 'iss', expected: issuer, found: [issuer] }],
  ],
  // aud: RFC 7519 section 4.1.3
  ['aud in an array', { aud: ['https://other.example', 'https://api.example'] }, []],
  ['any of several audiences', { aud: 'second' }, [], { audiences: ['first', 'second'] }],
  ['aud that nobody asks for', { aud: 'anything' }, [], { audiences: [] }],
  ['no aud', { aud: undefined }, [{ code: 'aud-missing', claim: 'aud', expected: ['https://api.example'] }]],
  ['no aud that nobody asks for', { aud: undefined }, [], { audiences: [] }],
  [
    'aud with a slash',
    { aud: 'https://api.example/' },
    [mismatch('aud', ['https://api.example'], 'https://api.example/', 'trailing-slash')],
  ],
  [
    'aud in other case, in an array',
    { aud: ['x', 'https://API.example'] },
    [mismatch('aud', ['https://api.example'], ['x', 'https://API.example'], 'letter-case')],
  ],
  [
    'aud that lists several in one string',
    { aud: 'x https://api.example' },
    [mismatch('aud', ['https://api.example'], 'x https://api.example', 'within-list')],
  ],
  [
    'aud that is JSON in a string',
    { aud: '["https://api.example"]' },
    [mismatch('aud', ['https://api.example'], '["https://api.example"]', 'within-list')],
  ],
  [
    'the client id in aud',
    { aud: 'client-1', azp: 'client-1', scope: 'read' },
    [mismatch('aud', ['https://api.example'], 'client-1', 'client-id-instead-of-api')],
  ],
  [
    'the client id of the profile in aud',
    { aud: 'client-2', scope: 'read' },
    [mismatch('aud', ['https://api.example'], 'client-2', 'client-id-instead-of-api')],
    { clientId: 'client-2' },
  ],
  [
    'the id of the API without its scheme',
    { aud: '11111111-2222-4333-8444-555555555555' },
    [mismatch('aud', ['api://11111111-2222-4333-8444-555555555555'], '11111111-2222-4333-8444-555555555555', 'prefix')],
    { audiences: ['api://11111111-2222-4333-8444-555555555555'] },
  ],
  [
    'an ID token',
    { aud: 'client-1', nonce: 'n', at_hash: 'h', sub: 'u' },
    [mismatch('aud', ['https://api.example'], 'client-1', 'id-token-instead-of-access-token')],
  ],
  [
    'aud that is a number',
    { aud: 7 },
    [{ code: 'aud-mismatch', claim: 'aud', expected: ['https://api.example'], found: 7 }],
  ],
  [
    'aud with something else in its array',
    { aud: ['https://api.example', 7] },
    [{ code: 'aud-mismatch', claim: 'aud', expected: ['https://api.example'], found: ['https://api.example', 7] }],
  ],
  // exp, nbf, iat: RFC 7519 sections 4.1.4 to 4.1.6, tolerance 60 s
  ['exp 59 s ago', { exp: nowSeconds - 59 }, []],
  ['exp 60 s ago', { exp: nowSeconds - 60 }, [time('expired', -60)]],
  ['exp an hour ago', { exp: nowSeconds - 3600 }, [far('expired', -3600)]],
  ['exp now, without tolerance', { exp: nowSeconds }, [time('expired', 0)], { clockToleranceSeconds: 0 }],
  ['exp in a second, without tolerance', { exp: nowSeconds + 1 }, [], { clockToleranceSeconds: 0 }],
  ['exp with a fraction', { exp: nowSeconds + 0.5 }, [], { clockToleranceSeconds: 0 }],
  ['nbf in 60 s', { nbf: nowSeconds + 60 }, []],
  ['nbf in 61 s', { nbf: nowSeconds + 61 }, [time('not-yet-valid', 61)]],
  [
    'nbf in 40 s, without tolerance',
    { nbf: nowSeconds + 40 },
    [time('not-yet-valid', 40)],
    { clockToleranceSeconds: 0 },
  ],
  ['iat in 61 s', { iat: nowSeconds + 61 }, [time('iat-in-future', 61)]],
  ['iat tomorrow', { iat: nowSeconds + 86400, exp: nowSeconds + 90000 }, [far('iat-in-future', 86400)]],
  ['exp in milliseconds', { exp: now.getTime() + 600_000 }, [milliseconds('exp', now.getTime() + 600_000)]],
  ['nbf in milliseconds', { nbf: now.getTime() }, [milliseconds('nbf', now.getTime())]],
  ['iat in milliseconds', { iat: now.getTime() }, [milliseconds('iat', now.getTime())]],
  [
    'exp as a string',
    { exp: `${nowSeconds + 600}` },
    [{ code: 'numericdate-not-number', claim: 'exp', found: `${nowSeconds + 600}` }],
  ],
  ['exp null', { exp: null }, [{ code: 'numericdate-not-number', claim: 'exp', found: null }]],
  ['nbf true', { nbf: true }, [{ code: 'numericdate-not-number', claim: 'nbf', found: true }]],
  ['no exp, which RFC 7519 allows', { exp: undefined }, []],
  ['exp before the epoch', { exp: -1 }, [far('expired', -1 - nowSeconds)]],
  // lifetime
  ['a life as long as allowed', {}, [], { maxLifetimeSeconds: 610 }],
  [
    'a life longer than allowed',
    {},
    [{ code: 'lifetime-too-long', expected: 609, found: 610, seconds: 1 }],
    { maxLifetimeSeconds: 609 },
  ],
  ['a life without end', { exp: undefined }, [{ code: 'exp-missing', claim: 'exp' }], { maxLifetimeSeconds: 3600 }],
  [
    'a life without beginning',
    { iat: undefined },
    [{ code: 'lifetime-too-long', expected: 599, found: 600, seconds: 1 }],
    { maxLifetimeSeconds: 599 },
  ],
  // scopes
  ['scope as RFC 8693 has it', { scope: 'read write' }, [], { requiredScopes: ['write', 'read'] }],
  ['scp as an array', { scp: ['read'] }, [], { requiredScopes: ['read'] }],
  ['scp as a string', { scp: 'read write' }, [], { requiredScopes: ['write'] }],
  ['permissions', { permissions: ['read:all'] }, [], { requiredScopes: ['read:all'] }],
  ['no scope', {}, [{ code: 'scope-missing', expected: ['read'], found: [] }], { requiredScopes: ['read'] }],
  [
    'part of a scope',
    { scope: 'reader' },
    [{ code: 'scope-missing', expected: ['read'], found: ['reader'] }],
    { requiredScopes: ['read'] },
  ],
  [
    'scope in other case',
    { scope: 'Read' },
    [{ code: 'scope-missing', expected: ['read'], found: ['Read'], difference: 'letter-case' }],
    { requiredScopes: ['read'] },
  ],
  [
    'one scope of two',
    { scope: 'read' },
    [{ code: 'scope-missing', expected: ['write'], found: ['read'] }],
    { requiredScopes: ['read', 'write'] },
  ],
  // claims
  ['claims that are there', { tenant: null, org: 0 }, [], { requiredClaims: ['tenant', 'org'] }],
  ['claims that are not', {}, [missing('tenant'), missing('org')], { requiredClaims: ['tenant', 'org'] }],
  [
    'a claim of Object.prototype',
    {},
    [missing('constructor'), missing('__proto__')],
    { requiredClaims: ['constructor', '__proto__'] },
  ],
];

describe('validateToken on claims', () => {
  for (const [what, changes, reasons, setting] of cases) {
    it(`${what}: ${reasons.map(({ code }) => code).join(' ') || 'valid'}`, async () => {
      const validation = await check(changes, setting);
      assert.deepEqual(validation.status === 'invalid' ? validation.reasons : [], reasons);
      assert.equal(validation.status, reasons.length === 0 ? 'valid' : 'invalid');
      assert.equal(validation.provenance?.keyId, 'key-ES256');
    });
  }

  it('takes no infinite time for a number', async () => {
    for (const [written, code] of [
      ['1e400', 'numericdate-not-number'],
      ['-1e400', 'numericdate-not-number'],
    ] as const) {
      const text = token(signer, JSON.stringify(claimsWith({ exp: 0 })).replace('"exp":0', `"exp":${written}`));
      const validation = await validateToken(text, profile, { keys: keysOf([signer.jwk]), now });
      assert.deepEqual(reasonIn(validation, code), { code, claim: 'exp', found: written });
    }
  });

  it('reads a claim called __proto__ as any other', async () => {
    const text = token(signer, JSON.stringify(claimsWith()).replace('{', '{"__proto__":{"aud":"x","admin":true},'));
    const validation = await validateToken(
      text,
      { ...profile, requiredClaims: ['__proto__'] },
      { keys: keysOf([signer.jwk]), now },
    );
    assert.ok(validation.status === 'valid');
    assert.ok(!('admin' in validation.token.claims));
    assert.equal(
      codesOf(
        await validateToken(text, { ...profile, requiredClaims: ['admin'] }, { keys: keysOf([signer.jwk]), now }),
      ),
      'claim-missing',
    );
  });

  it('says by which claim a token lives on the tolerance alone', async () => {
    for (const [changes, expected] of [
      [{ exp: nowSeconds - 30 }, 'exp'],
      [{ nbf: nowSeconds + 30 }, 'nbf'],
      [{}, undefined],
    ] as const) {
      const validation = await check(changes);
      assert.ok(validation.status === 'valid');
      assert.equal(validation.token.withinTolerance, expected);
    }
  });

  it('says what a profile left unsaid', async () => {
    const full = { requiredScopes: ['read'], tokenTypes: ['JWT'], maxLifetimeSeconds: 3600 };
    const all = await check({ scope: 'read' }, full, { typ: 'JWT' });
    assert.ok(all.status === 'valid');
    assert.deepEqual(all.token.unchecked, []);
    const none = await check({}, { audiences: [] });
    assert.ok(none.status === 'valid');
    assert.deepEqual(none.token.unchecked, ['audience', 'scope', 'type', 'lifetime']);
  });
});

describe('validateToken on types and kinds', () => {
  const access = { client_id: 'c', scope: 'read', jti: 'j' };
  const id = { nonce: 'n', at_hash: 'h' };
  const types: readonly (readonly [
    what: string,
    typ: string | undefined,
    setting: Partial<IssuerSetting>,
    codes: string,
    changes: Changes,
  ])[] = [
    ['at+jwt as asked', 'at+jwt', { tokenTypes: ['at+jwt'] }, 'valid', access],
    ['with application/', 'application/at+jwt', { tokenTypes: ['at+jwt'] }, 'valid', access],
    ['in other case', 'AT+JWT', { tokenTypes: ['application/at+jwt'] }, 'valid', access],
    ['JWT instead', 'JWT', { tokenTypes: ['at+jwt'] }, 'typ-mismatch', access],
    ['none at all', undefined, { tokenTypes: ['at+jwt'] }, 'typ-mismatch', access],
    ['something that ends alike', 'x-at+jwt', { tokenTypes: ['at+jwt'] }, 'typ-mismatch', access],
    ['an access token as asked', undefined, { kinds: ['access'] }, 'valid', access],
    ['an ID token instead', undefined, { kinds: ['access'] }, 'kind-mismatch', id],
    ['a logout token instead', 'logout+jwt', { kinds: ['access', 'id'] }, 'kind-mismatch', access],
    ['a kind that nobody can tell', undefined, { kinds: ['access'] }, 'valid', {}],
    [
      'at+jwt without exp and aud',
      'at+jwt',
      { audiences: [] },
      'aud-missing exp-missing',
      { ...access, exp: undefined, aud: undefined },
    ],
    ['an ID token without exp', undefined, {}, 'exp-missing', { ...id, exp: undefined }],
    ['what may be an ID token, without exp', undefined, {}, 'valid', { nonce: 'n', sub: undefined, exp: undefined }],
  ];
  for (const [what, typ, setting, codes, changes] of types) {
    it(`${what}: ${codes}`, async () => {
      const validation = await check(changes, setting, typ === undefined ? {} : { typ });
      assert.equal(codesOf(validation), codes);
    });
  }

  it('points at an ID token in the place of an access token', async () => {
    const kind = reasonIn(await check(id, { kinds: ['access'] }), 'kind-mismatch');
    assert.deepEqual(kind, {
      code: 'kind-mismatch',
      expected: ['access'],
      found: 'id',
      difference: 'id-token-instead-of-access-token',
    });
    const type = reasonIn(await check(id, { tokenTypes: ['at+jwt'] }, { typ: 'JWT' }), 'typ-mismatch');
    assert.equal(type.difference, 'id-token-instead-of-access-token');
    assert.equal(type.found, 'JWT');
  });

  it('does not know what kind a token is when it says that nothing was checked', async () => {
    const validation = await check({}, { kinds: ['access'] });
    assert.ok(validation.status === 'valid');
    assert.ok(validation.token.unchecked.includes('type'));
  });
});

function mismatch(
  claim: 'iss' | 'aud',
  expected: string | readonly string[],
  found: string | readonly string[],
  difference: NonNullable<Reason['difference']>,
): Reason {
  return { code: `${claim}-mismatch`, claim, expected, found, difference };
}

function far(code: 'expired' | 'iat-in-future', offset: number): Reason {
  return { code, found: nowSeconds + offset, seconds: Math.abs(offset) };
}

function time(code: 'expired' | 'not-yet-valid' | 'iat-in-future', offset: number): Reason {
  return { code, found: nowSeconds + offset, seconds: Math.abs(offset), difference: 'within-a-few-minutes' };
}

function milliseconds(claim: string, found: number): Reason {
  return {
    code: 'numericdate-milliseconds',
    claim,
    expected: Math.floor(found / 1000),
    found,
    difference: 'milliseconds',
  };
}

function missing(claim: string): Reason {
  return { code: 'claim-missing', claim, expected: claim };
}
