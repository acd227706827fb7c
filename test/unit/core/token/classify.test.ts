/** Kinds of token: by form, by `typ`, by each sign of section 1.1, and never by an exception or a copied claim. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyToken } from '../../../../src/core/token/classify';
import type { Classification, Confidence, TokenKind } from '../../../../src/core/token/classify';
import { decodeToken } from '../../../../src/core/token/decode';
import { kindTitle } from '../../../../src/core/token/classify/titles';
import type {
  DecodedSdJwt,
  DecodedToken,
  DetachedJws,
  JsonObject,
  JsonValue,
  OpaqueToken,
  Payload,
} from '../../../../src/core/token/decoded';
import { claimsPayload, jwe, jws, jwsJson, malformed, sdJwt } from '../../../support/decodedFactory';
import { compactJws } from '../../../support/tokenFactory';

const times = { iat: 1764000000, exp: 1764000300 };

function plain(claims: JsonObject, header: JsonObject = {}): Classification {
  return classifyToken(jws({ header: { typ: undefined, ...header }, claims }));
}

function outcome({ kind, confidence }: Classification): readonly [TokenKind, Confidence] {
  return [kind, confidence];
}

function opaque(parts: Partial<OpaqueToken> = {}): OpaqueToken {
  const shape = { vendor: 'github', vendorName: 'GitHub', credential: 'personal access token' };
  const rest = { checksum: 'none', advice: undefined, isPublic: false, embedded: undefined } as const;
  return { form: 'opaque', ...shape, ...rest, ...parts };
}

function detached(header: JsonObject): DetachedJws {
  const { headerText, segments } = jws();
  return { form: 'jws-detached', header, headerText, segments };
}

describe('classifyToken', () => {
  it('knows the worked example: an access token of Descope', () => {
    const { kind, confidence, provider, reasons } = plain(
      {
        amr: ['oauth'],
        drn: 'DS',
        exp: 1698175401,
        iat: 1698174801,
        iss: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
        rexp: '2023-11-21T19:13:21Z',
        sub: 'U2XDs389PTVB8xtfRlixPb4luUD7',
      },
      { alg: 'RS256', kid: 'SK2SAc2', typ: 'JWT' },
    );
    assert.deepEqual([kind, confidence, provider], ['access', 'certain', { id: 'descope', name: 'Descope' }]);
    assert.match(reasons[0] ?? '', /drn is DS/);
    assert.match(reasons[1] ?? '', /issuer is a Descope project/);
  });

  it('knows it as a compact token too', () => {
    const header = { alg: 'RS256', kid: 'SK2SAc2', typ: 'JWT' };
    const token = compactJws(header, { amr: ['oauth'], drn: 'DS', iss: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6' });
    assert.deepEqual(classifyToken(decodeToken(token)).provider?.id, 'descope');
    // Cut in the payload: the header and what comes before the cut are still judged.
    const cut = classifyToken(decodeToken(token.slice(0, token.indexOf('.') + 60)));
    assert.notEqual(cut.kind, 'unreadable');
    assert.equal(cut.confidence, 'guess');
  });

  describe('the header names the kind', () => {
    const types: readonly (readonly [typ: string, kind: TokenKind])[] = [
      ['at+jwt', 'access'],
      ['logout+jwt', 'logout'],
      ['dpop+jwt', 'dpop-proof'],
      ['kb+jwt', 'key-binding'],
      ['dc+sd-jwt', 'sd-jwt'],
      ['vc+sd-jwt', 'sd-jwt'],
      ['example+sd-jwt', 'sd-jwt'],
      ['secevent+jwt', 'security-event'],
      ['token-introspection+jwt', 'introspection-response'],
      ['oauth-authz-req+jwt', 'authorization-request'],
      ['client-authentication+jwt', 'client-assertion'],
      ['statuslist+jwt', 'status-list'],
      ['entity-statement+jwt', 'entity-statement'],
      ['resolve-response+jwt', 'resolve-response'],
      ['trust-mark+jwt', 'trust-mark'],
      ['openid4vci-proof+jwt', 'credential-proof'],
      ['passport', 'passport'],
      ['txntoken+jwt', 'transaction-token'],
    ];
    for (const [typ, kind] of types) {
      it(typ, () => {
        for (const written of [typ, typ.toUpperCase(), `application/${typ}`, `Application/${typ}`]) {
          const found = plain({ sub: 'x' }, { typ: written });
          assert.deepEqual(outcome(found), [kind, 'certain'], written);
          assert.match(found.reasons[0] ?? '', /^The header/);
        }
      });
    }

    it('before any sign in the claims', () => {
      const claims = { typ: 'ID', token_use: 'id', nonce: 'n', at_hash: 'h', events: {}, drn: 'DSR' };
      assert.deepEqual(outcome(plain(claims, { typ: 'at+jwt' })), ['access', 'certain']);
    });

    it('but not with JWT, an unknown type, or no text', () => {
      for (const typ of [
        'JWT',
        'jwt',
        'JOSE',
        'at',
        'at+jwt ',
        'application/application/at+jwt',
        7,
        null,
        ['at+jwt'],
        {},
      ]) {
        assert.deepEqual(outcome(plain({ sub: 'x' }, { typ })), ['jwt', 'guess'], JSON.stringify(typ));
      }
    });

    it('with less certainty where the payload is no claims set', () => {
      const token = jws({ header: { typ: 'at+jwt' }, payload: { kind: 'text', text: 'hello' } });
      assert.deepEqual(outcome(classifyToken(token)), ['access', 'likely']);
    });
  });

  describe('signs in the claims, in the order of the catalogue', () => {
    const logoutEvent = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const proof = { htm: 'POST', htu: 'https://api.example/x', jti: 'j', iat: 1 };
    const assertion = { iss: 'app', sub: 'app', aud: 'https://as.example/token', jti: 'j', ...times };
    const login = { sub: 'u', aud: 'app' };
    const cases: readonly (readonly [string, JsonObject, TokenKind, Confidence, JsonObject?])[] = [
      ['a: back-channel logout event', { events: logoutEvent }, 'logout', 'certain'],
      [
        'a: other event',
        { events: { 'https://schemas.openid.net/secevent/caep/event-type/session-revoked': {} } },
        'security-event',
        'likely',
      ],
      ['a: events that are no object', { events: ['x'], scope: 'a' }, 'access', 'likely'],
      ['a before b', { events: logoutEvent, typ: 'Bearer' }, 'logout', 'certain'],
      ['b: Bearer', { typ: 'Bearer' }, 'access', 'likely'],
      ['b: ID', { typ: 'ID' }, 'id', 'likely'],
      ['b: Refresh', { typ: 'Refresh' }, 'refresh', 'likely'],
      ['b: Offline', { typ: 'Offline' }, 'refresh', 'likely'],
      ['b: Logout', { typ: 'Logout' }, 'logout', 'likely'],
      ['b before c', { typ: 'ID', token_use: 'access' }, 'id', 'likely'],
      ['c: access', { token_use: 'access' }, 'access', 'likely'],
      ['c: id', { token_use: 'id', scope: 'a' }, 'id', 'likely'],
      ['c: unknown use', { token_use: 'other' }, 'jwt', 'guess'],
      ['c before d', { token_use: 'id', drn: 'DS' }, 'id', 'likely'],
      ['d: provider', { drn: 'DSR', scope: 'a' }, 'refresh', 'certain'],
      ['d before e', { ...proof, drn: 'DSR' }, 'refresh', 'certain', { jwk: { kty: 'EC' } }],
      ['e: proof', proof, 'dpop-proof', 'likely', { jwk: { kty: 'EC' } }],
      ['e before f', { ...proof, nonce: 'n' }, 'dpop-proof', 'likely', { jwk: { kty: 'EC' } }],
      ['e: no key', proof, 'jwt', 'guess'],
      ['e: key that is no object', proof, 'jwt', 'guess', { jwk: 'x' }],
      ['f: hash of the access token', { at_hash: 'h' }, 'id', 'likely'],
      ['f: hash of the code', { c_hash: 'h' }, 'id', 'likely'],
      ['f: hash of the state', { s_hash: 'h' }, 'id', 'likely'],
      ['f: nonce of a login', { ...login, nonce: 'n' }, 'id', 'likely'],
      ['f: bare nonce', { nonce: 'n' }, 'id', 'guess'],
      ['f: nonce with scope', { ...login, nonce: 'n', scope: 'a' }, 'jwt', 'guess'],
      ['f before g', { at_hash: 'h', client_id: 'app' }, 'id', 'likely'],
      ['g: scope', { scope: 'read' }, 'access', 'likely'],
      ['g: scp list', { scp: ['read'] }, 'access', 'likely'],
      ['g: client_id', { client_id: 'app' }, 'access', 'guess'],
      ['g: cid', { cid: 'app' }, 'access', 'guess'],
      ['g: roles', { roles: [] }, 'access', 'guess'],
      ['g before h', { ...assertion, scope: 'read' }, 'access', 'likely'],
      ['h: assertion', assertion, 'client-assertion', 'likely'],
      ['h: assertion for several', { ...assertion, aud: ['x', 'https://as.example'] }, 'client-assertion', 'likely'],
      ['h: assertion without a beginning', { ...assertion, iat: null }, 'client-assertion', 'guess'],
      ['h: assertion of half an hour', { ...assertion, exp: times.iat + 1800 }, 'client-assertion', 'guess'],
      ['h: too long for an assertion', { ...assertion, exp: times.iat + 3601 }, 'jwt', 'guess'],
      ['h: audience is no URL', { ...assertion, aud: 'as' }, 'jwt', 'guess'],
      ['h: issuer is not the subject', { ...assertion, sub: 'other' }, 'jwt', 'guess'],
      ['h: no id', { ...assertion, jti: null }, 'jwt', 'guess'],
      ['h: no end', { ...assertion, exp: null }, 'jwt', 'guess'],
      ['i: nothing', { sub: 'x', ...times }, 'jwt', 'guess'],
      ['i: empty', {}, 'jwt', 'guess'],
    ];
    for (const [what, claims, kind, confidence, header] of cases) {
      it(what, () => {
        assert.deepEqual(outcome(plain(claims, header)), [kind, confidence]);
        assert.deepEqual(outcome(plain(claims, { ...header, typ: 'JWT' })), [kind, confidence]);
      });
    }

    it('adds what agrees, the strongest first, and says nothing of what disagrees', () => {
      const { reasons, confidence } = plain({ typ: 'Bearer', realm_access: {}, azp: 'web', scope: 'a', at_hash: 'h' });
      assert.equal(confidence, 'certain');
      assert.match(reasons[0] ?? '', /with which Keycloak marks access tokens/);
      assert.match(reasons.at(-1) ?? '', /those that Keycloak writes/);
      assert.ok(reasons.every((reason) => !reason.includes('at_hash')));
      // The general signs (typ, scope) say nothing that Keycloak's own mark does not.
      assert.equal(reasons.length, 2);
    });

    it('keeps a general sign that is stronger than what the provider shows', () => {
      const { reasons, confidence } = plain({ iss: 'https://calm-otter-12.clerk.accounts.dev', scp: ['a'] });
      assert.equal(confidence, 'likely');
      assert.match(reasons[0] ?? '', /^It carries scp but no nonce/);
      assert.equal(reasons.length, 3);
    });
  });

  describe('forms', () => {
    it('opaque tokens come from their vendor', () => {
      const found = classifyToken(opaque());
      assert.deepEqual(found.provider, { id: 'github', name: 'GitHub' });
      assert.deepEqual(outcome(found), ['opaque', 'certain']);
      assert.match(found.reasons.join(' '), /GitHub.*personal access token/);
    });

    it('a wrong checksum makes an opaque token less certain, a right one is a reason', () => {
      assert.deepEqual(outcome(classifyToken(opaque({ checksum: 'invalid' }))), ['opaque', 'likely']);
      assert.match(classifyToken(opaque({ checksum: 'valid' })).reasons.join(' '), /checksum is right/);
    });

    it('random text is a guess of nobody, even with a JWT inside', () => {
      const found = classifyToken(opaque({ vendor: 'unknown', vendorName: 'Unknown', embedded: jws() }));
      assert.deepEqual(outcome(found), ['opaque', 'guess']);
      assert.equal(found.provider, undefined);
    });

    it('SD-JWT by its disclosures, whatever its type; the provider from what is disclosed', () => {
      const spiffe = { sub: 'spiffe://acme.example/api' };
      const found = classifyToken(sdJwt({ header: { typ: 'at+jwt' }, disclosedClaims: spiffe }, {}));
      assert.deepEqual([found.kind, found.confidence, found.provider?.id], ['sd-jwt', 'certain', 'spiffe']);
      const bound = classifyToken(
        sdJwt({ keyBinding: jws({ header: { typ: 'kb+jwt' } }), disclosedClaims: undefined }),
      );
      assert.equal(bound.reasons.length, 3);
    });

    it('SD-JWT in the JSON serialization by what its header discloses (RFC 9901 section 8)', () => {
      const inJson = (disclosed: Partial<DecodedSdJwt>, claims = {}): Classification =>
        classifyToken({ ...jwsJson(claimsPayload(claims)), disclosed: sdJwt({ disclosures: [], ...disclosed }) });
      assert.deepEqual(outcome(inJson({})), ['sd-jwt', 'likely']);
      assert.deepEqual(outcome(inJson({}, { _sd_alg: 'sha-256' })), ['sd-jwt', 'certain']);
      assert.match(inJson({}).reasons.join(' '), /JSON form.*RFC 9901 section 8/);
      assert.match(inJson({ keyBinding: jws({ header: { typ: 'kb+jwt' } }) }).reasons.join(' '), /holder's key/);
      const spiffe = { sub: 'spiffe://acme.example/api' };
      assert.equal(inJson({ disclosedClaims: spiffe }).provider?.id, 'spiffe');
    });

    it('encrypted tokens, with the issuer copied into the header (RFC 7519 section 5.3)', () => {
      const header = { alg: 'dir', enc: 'A256GCM', iss: 'https://acme.eu.auth0.com/', typ: 'at+jwt' };
      const found = classifyToken(jwe(header));
      assert.deepEqual([found.kind, found.confidence, found.provider?.id], ['encrypted', 'certain', 'auth0']);
      assert.match(found.reasons.join(' '), /at\+jwt/);
      assert.equal(classifyToken({ ...jwe({ alg: 'dir', enc: 'A256GCM' }), serialization: 'json' }).kind, 'encrypted');
    });

    it('detached signatures and JSON serializations', () => {
      assert.deepEqual(outcome(classifyToken(detached({ alg: 'ES256' }))), ['detached', 'certain']);
      assert.equal(classifyToken(detached({ alg: 'ES256', typ: 'passport' })).reasons.length, 2);
      assert.deepEqual(outcome(classifyToken(jwsJson({ kind: 'empty' }))), ['signed-data', 'certain']);
    });

    it('signed data that is no claims set', () => {
      const payloads: readonly Payload[] = [
        { kind: 'json', value: [1], text: '[1]' },
        { kind: 'text', text: 'hello' },
        { kind: 'binary', byteLength: 3 },
        { kind: 'empty' },
      ];
      for (const payload of payloads) {
        const found = classifyToken(jws({ header: { typ: undefined }, payload }));
        assert.deepEqual(outcome(found), ['signed-data', 'certain'], payload.kind);
      }
    });

    it('a nested token is of the kind of the inner one', () => {
      const inner = jws({ header: { typ: 'JWT' }, claims: { drn: 'DSR' } });
      const found = classifyToken(
        jws({ header: { typ: 'JWT', cty: 'JWT' }, payload: { kind: 'token', token: inner } }),
      );
      assert.deepEqual([found.kind, found.confidence, found.provider?.id], ['refresh', 'likely', 'descope']);
    });

    it('a broken token is judged by what could be read, as a guess', () => {
      const byHeader = classifyToken(
        malformed('invalid-json', 'payload', { header: { alg: 'ES256', typ: 'dpop+jwt' } }),
      );
      assert.deepEqual(outcome(byHeader), ['dpop-proof', 'guess']);
      const byClaims = classifyToken(malformed('not-base64url', 'header', { claims: { drn: 'DS' } }));
      assert.deepEqual([...outcome(byClaims), byClaims.provider?.id], ['access', 'guess', 'descope']);
      assert.match(byClaims.reasons.at(-1) ?? '', /broken/);
      const cut = classifyToken(malformed('segment-count', 'token', { header: { alg: 'dir', enc: 'A256GCM' } }));
      assert.deepEqual(outcome(cut), ['encrypted', 'guess']);
      assert.deepEqual(outcome(classifyToken(malformed('invalid-json', 'payload', { header: { alg: 'ES256' } }))), [
        'jwt',
        'guess',
      ]);
    });

    it('is unreadable only when neither header nor claims can be read', () => {
      for (const reason of ['empty', 'not-a-token', 'too-large', 'invalid-utf8'] as const) {
        assert.equal(classifyToken(malformed(reason, 'token')).kind, 'unreadable');
      }
    });
  });

  it('gives every kind a title', () => {
    assert.equal(kindTitle('access'), 'Access token');
    assert.equal(kindTitle('id'), 'ID token');
    assert.equal(kindTitle('dpop-proof'), 'DPoP proof');
    assert.equal(kindTitle('sd-jwt'), 'SD-JWT');
  });

  describe('any decoded JSON', () => {
    const anyValue: fc.Arbitrary<JsonValue> = fc.jsonValue();
    const knownNames = [
      'iss',
      'sub',
      'aud',
      'exp',
      'iat',
      'jti',
      'typ',
      'drn',
      'events',
      'token_use',
      'jwk',
      'scp',
      'nonce',
      '__proto__',
      'enc',
      'tid',
      'ver',
      'constructor',
      'role',
      'tfp',
    ];
    const knownTexts = [
      'JWT',
      'at+jwt',
      'ID',
      'DS',
      'access',
      'https://accounts.google.com',
      'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
      'supabase',
      'spiffe://a/b',
      'anon',
      '2.0',
      '',
    ];
    const anyObject = fc
      .array(
        fc.tuple(
          fc.oneof(fc.constantFrom(...knownNames), fc.string()),
          fc.oneof(fc.constantFrom(...knownTexts), anyValue),
        ),
      )
      .map(
        (members) =>
          JSON.parse(
            `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
          ) as JsonObject,
      );
    const payloadOf = (claims: JsonObject): Payload => ({
      kind: 'claims',
      claims,
      source: { text: '', members: [], duplicatePaths: [] },
    });
    const anyToken: fc.Arbitrary<DecodedToken> = fc.tuple(anyObject, anyObject).chain(([header, claims]) =>
      fc.constantFrom<DecodedToken>(
        { ...jws(), header, claims, payload: payloadOf(claims) },
        {
          ...jws(),
          header,
          payload: { kind: 'token', token: { ...jws(), header: claims, payload: { kind: 'empty' } } },
        },
        { ...sdJwt({}), header, claims, disclosedClaims: claims },
        jwe(header),
        detached(header),
        malformed('invalid-json', 'payload', { header, claims }),
        malformed('invalid-json', 'header', { claims }),
      ),
    );

    it('is classified without an exception, with words of ours only', () => {
      fc.assert(
        fc.property(anyToken, (token) => {
          const { kind, reasons } = classifyToken(token);
          assert.ok(kindTitle(kind).length > 0);
          assert.ok(reasons.length > 0 && reasons.length <= 5);
          for (const reason of reasons) assert.match(reason, /^[\w .,:;()+'/-]{10,200}\.$/);
        }),
        { numRuns: 300 },
      );
    });

    it('never puts text of the token into a reason', () => {
      const hostile = '](command:x)\u202e<img src=x>\u0007`';
      const claims = {
        iss: hostile,
        sub: `auth0|${hostile}`,
        typ: hostile,
        scope: hostile,
        nonce: hostile,
        [hostile]: hostile,
      };
      const { reasons, provider } = plain(claims, { typ: `${hostile}+sd-jwt`, kid: hostile });
      assert.equal(provider?.name, 'Auth0');
      assert.ok(reasons.every((reason) => !/[<>`\]\u202e\u0007]|command/.test(reason)));
    });
  });
});
