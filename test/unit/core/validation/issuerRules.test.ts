/** Every rule that needs the issuer: one piece of evidence that hits, one that misses. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { conflictsOf } from '../../../../src/core/validation/introspection';
import type { IssuerEvidence } from '../../../../src/core/validation/issuerRule';
import { checkWithIssuer, issuerRules } from '../../../../src/core/validation/issuerRules';
import type { Reason, Undecided, Validation } from '../../../../src/core/validation/outcome';
import { decodeToken } from '../../../../src/core/token/decode';
import type { TokenKind } from '../../../../src/core/token/classify';
import type { JsonObject } from '../../../../src/core/token/decoded';

const token = (claims: JsonObject, header: JsonObject = { alg: 'ES256', typ: 'at+jwt' }): IssuerEvidence => {
  const part = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return { decoded: decodeToken(`${part(header)}.${part(claims)}.${'A'.repeat(86)}`) };
};
const plain = token({ iss: 'https://issuer.example', sub: 'someone', scope: 'read write' });
const invalid = (...codes: readonly Reason['code'][]): Validation => ({
  status: 'invalid',
  provenance: undefined,
  reasons: codes.map((code) => ({ code })),
});
const undecided = (code: Undecided['code']): Validation => ({
  status: 'undecided',
  provenance: undefined,
  cause: { code },
});
const bound = token({ cnf: { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' } });
const proof = token({ nonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' }, { alg: 'ES256', typ: 'dpop+jwt' });

interface Case {
  readonly kind?: TokenKind;
  readonly hit: IssuerEvidence;
  readonly miss: IssuerEvidence;
}

const cases: Readonly<Record<string, Case>> = {
  'issuer-not-configured': {
    hit: { ...plain, validation: undecided('issuer-not-configured') },
    miss: { ...plain, validation: undecided('keys-unavailable') },
  },
  'signature-invalid': {
    hit: { ...plain, validation: invalid('signature-by-embedded-key') },
    miss: { ...plain, validation: invalid('expired') },
  },
  'signature-unverifiable': {
    hit: { ...plain, validation: undecided('key-not-found') },
    miss: { ...plain, validation: invalid('signature-invalid') },
  },
  'key-issuer-binding': {
    hit: { ...plain, validation: invalid('key-issuer-binding') },
    miss: { ...plain, validation: invalid('iss-mismatch') },
  },
  'alg-not-allowed-for-issuer': {
    hit: { ...plain, validation: invalid('aud-mismatch', 'alg-not-allowed-for-issuer') },
    miss: { ...plain, validation: invalid('aud-mismatch') },
  },
  'iss-mismatch': {
    hit: { ...plain, validation: invalid('iss-mismatch') },
    miss: { ...plain, validation: invalid('iss-missing') },
  },
  'aud-mismatch': {
    hit: { ...plain, validation: invalid('aud-mismatch') },
    miss: { ...plain, validation: invalid('aud-missing') },
  },
  'introspection-inactive': {
    hit: { ...plain, introspection: { active: false } },
    miss: { ...plain, introspection: { active: true } },
  },
  'introspection-conflict': {
    hit: { ...plain, introspection: { active: true, scope: 'read' } },
    miss: { ...plain, introspection: { active: true, scope: 'write read', username: 'x' } },
  },
  'userinfo-sub-mismatch': {
    hit: { ...plain, userinfo: { sub: 'somebody else' } },
    miss: { ...plain, userinfo: { sub: 'someone' } },
  },
  'dpop-nonce': {
    kind: 'dpop-proof',
    hit: { ...proof, dpopNonce: 'another' },
    miss: { ...proof, dpopNonce: 'eyJ7S_zG.eyJH0-Z.HX4w-7v' },
  },
  'mtls-thumbprint': {
    hit: { ...bound, certificateThumbprint: 'A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0' },
    miss: { ...bound, certificateThumbprint: 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' },
  },
  'scope-vs-metadata': {
    hit: { ...plain, metadata: { scopesSupported: ['read'] } },
    miss: { ...plain, metadata: { scopesSupported: ['read', 'write', 'openid'] } },
  },
  'status-list': { hit: { ...plain, status: 1 }, miss: { ...plain, status: 0 } },
  'graph-nonce-token': {
    hit: { ...plain, validation: undecided('graph-nonce-token') },
    miss: { ...plain, validation: undecided('okta-org-token') },
  },
  'okta-org-token': {
    hit: { ...plain, validation: undecided('okta-org-token') },
    miss: { ...plain, validation: undecided('graph-nonce-token') },
  },
};

describe('the rules that need the issuer', () => {
  it('are the sixteen of the catalogue', () => {
    assert.equal(issuerRules.length, 16);
    assert.deepEqual(
      issuerRules.map(({ id }) => id),
      Object.keys(cases),
    );
  });

  for (const [id, { kind = 'access', hit, miss }] of Object.entries(cases)) {
    const found = (evidence: IssuerEvidence, of: TokenKind = kind): readonly string[] =>
      checkWithIssuer(evidence, of).map((finding) => finding.id);

    it(`${id} hits and misses`, () => {
      assert.ok(found(hit).includes(id));
      assert.ok(!found(miss).includes(id));
    });

    it(`${id} is silent when nothing is known from the issuer`, () => {
      assert.deepEqual(found({ decoded: hit.decoded }), []);
    });
  }

  it('leave kinds alone that they are not about', () => {
    assert.deepEqual(checkWithIssuer({ ...plain, dpopNonce: 'another' }, 'access'), []);
  });
});

describe('a token and the answer about it', () => {
  it('agree where lists have another order and objects too', () => {
    assert.deepEqual(conflictsOf({ aud: ['a', 'b'] }, { aud: ['b', 'a'] }), []);
    assert.deepEqual(conflictsOf({ aud: 'a' }, { aud: ['a'] }), []);
    assert.deepEqual(conflictsOf({ cnf: { jkt: 'x', kid: 'y' } }, { cnf: { kid: 'y', jkt: 'x' } }), []);
  });

  it('differ by name', () => {
    assert.deepEqual(conflictsOf({ exp: 1, scope: 'a b', sub: 'x' }, { exp: 2, scope: 'a', sub: 'x' }), [
      'exp',
      'scope',
    ]);
  });

  it('do not differ in what one of them leaves out', () => {
    assert.deepEqual(conflictsOf({ exp: 1 }, { active: true }), []);
  });
});
