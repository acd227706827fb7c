import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkClassifiedToken, rules } from '../../../../src/core/rules/check';
import type { Finding } from '../../../../src/core/rules/check';
import type { CheckContext } from '../../../../src/core/rules/finding';
import type { TokenKind } from '../../../../src/core/token/classify';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { classified, jws, malformed } from '../../../support/decodedFactory';
import { assertProportional } from '../../../support/proportion';
import { findingsOf, idsOf, now, nowSeconds } from './ruleCases';
import { allCases } from './cases/all';

/** The rules of the catalogue that need the token alone, by its sections 1.2 to 1.6, in its order. */
const catalogue = {
  serialization: `
    compact-charset base64url-padding base64url-noncanonical segment-count json-serialization-not-jwt header-not-object
    payload-not-object invalid-utf8 json-bom duplicate-header-param duplicate-claim unsafe-number dangerous-key
    json-depth token-oversize text-spoofing`,
  header: `
    alg-missing alg-none alg-none-variant alg-unregistered alg-prohibited alg-polymorphic-eddsa alg-rsa15
    alg-symmetric-access-token alg-unverifiable-here typ-missing typ-mismatch typ-jwt-not-explicit cty-nested-missing
    nested-inner-unsigned crit-malformed crit-unknown b64-false-in-jwt header-jku header-x5u header-jwk-embedded
    header-jwk-private header-x5c-untrusted header-x5t-sha1 kid-missing kid-injection replicated-claim-mismatch
    unknown-header-param signature-length rsa-key-too-small hmac-known-secret`,
  encryption: `
    jwe-enc-missing jwe-zip jwe-p2c-high jwe-p2c-low jwe-p2s-short jwe-epk-invalid jwe-dir-key-nonempty
    jwe-iv-tag-length jwe-not-authenticated-origin`,
  claims: `
    claim-type numericdate-not-number numericdate-milliseconds numericdate-fractional exp-missing expired not-yet-valid
    iat-in-future time-order lifetime-too-long expiring-soon iat-missing aud-missing aud-overbroad
    aud-is-client-id-on-at iss-missing iss-not-https iss-query-fragment iss-private-host sub-missing sub-too-long
    sub-client-collision jti-missing client-id-missing scope-format scope-broad roles-privileged payload-pii
    payload-secret not-sender-constrained cnf-malformed registered-claim-misuse private-claim-not-namespaced act-chain
    authorization-details-malformed groups-overage status-unchecked`,
  kinds: `
    at-profile-9068 id-required-claims id-azp id-used-as-bearer id-at-hash id-c-hash id-nonce id-auth-time logout-token
    dpop-structure dpop-iat-window dpop-binding client-assertion sd-jwt-structure sd-jwt-kb sd-jwt-decoys/undisclosed
    vc-legacy-typ svid-profile`,
} as const;

/** Section 1.7, about keys and metadata, has 15 more: 125 offline rules in all, `sd-jwt-decoys/undisclosed` being one. */
const counts = { serialization: 16, header: 30, encryption: 9, claims: 37, kinds: 18 } as const;
const aboutKeysAndMetadata = 15;

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

describe('the rules together', () => {
  it('are those of the catalogue, each once, each with cases', () => {
    const wanted = Object.values(catalogue).flatMap(words);
    for (const [section, count] of Object.entries(counts)) {
      // The keys of both tables are the sections.
      assert.equal(words(catalogue[section as keyof typeof counts]).length, count, section);
    }
    assert.equal(wanted.length + aboutKeysAndMetadata, 125);
    const ids = rules.map(({ id }) => id).sort();
    assert.deepEqual(ids, [...wanted].sort());
    assert.deepEqual(allCases.map(({ id }) => id).sort(), ids);
    for (const { id, hits, misses } of allCases) {
      assert.ok(Object.keys(hits).length > 0 && Object.keys(misses).length > 0, id);
    }
  });

  it('name a source with its section', () => {
    const sections = /^(?:RFC \d{4}(?:bis)?|OIDC [A-Za-z -]+|SPIFFE JWT-SVID|SD-JWT VC|Token Status List) §[\d.]+$/;
    for (const { id, source } of rules) {
      assert.ok(sections.test(source) || /^(?:CWE-\d+|Microsoft Entra ID)$/.test(source), id);
    }
  });
});

/** RFC 9068 section 2.2, with a lifetime of ten minutes around now. */
const rfc9068: JsonObject = {
  iss: 'https://authorization-server.example.com/',
  sub: '5ba552d67',
  aud: 'https://rs.example.com/',
  exp: nowSeconds + 400,
  iat: nowSeconds - 200,
  jti: 'dbe39bf3a3ba4238a513f51d6e1691c4',
  client_id: 's6BhdRkqt3',
  scope: 'openid profile reademail',
};
const rfc9068Header = { typ: 'at+JWT', alg: 'RS256', kid: 'RjEwOwOA' };

describe('checkToken', () => {
  it('finds nothing in the example of RFC 9068 but that whoever has it can use it', () => {
    const token = jws({ header: rfc9068Header, claims: rfc9068, signatureBytes: 256 });
    assert.deepEqual(idsOf({ token }), ['not-sender-constrained']);
    assert.deepEqual(
      idsOf({ token: jws({ header: rfc9068Header, claims: { ...rfc9068, cnf: {} }, signatureBytes: 256 }) }),
      [],
    );
  });

  it('says of the example token of Descope that it expired, and not that its issuer or audience is wrong', () => {
    const claims =
      '{"amr":["oauth"],"drn":"DS","exp":1698175401,"iat":1698174801,"iss":"P2SAc2Ou4l9d5GlpYWyUZRYtNHM6","rexp":"2023-11-21T19:13:21Z","sub":"U2XDs389PTVB8xtfRlixPb4luUD7"}';
    const token = jws({ header: { typ: 'JWT', alg: 'RS256' }, claims, signatureBytes: 256 });
    assert.deepEqual(idsOf({ token, as: classified('access', 'certain', 'descope') }), ['expired']);
  });

  it('gives the worst first, and rules in their order', () => {
    const token = jws({
      header: { alg: 'none', jku: 'https://a.example', x5c: [] },
      claims: { exp: 1 },
      signatureBytes: 0,
    });
    const severities = findingsOf({ token }).map(({ severity }) => severity);
    const order = ['error', 'warning', 'information', 'hint'];
    assert.deepEqual(
      severities,
      [...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    assert.equal(idsOf({ token })[0], 'alg-none');
    assert.equal(idsOf({ token })[1], 'expired');
  });

  it('gives at most 50 findings, one per rule and path, and keeps the errors', () => {
    const claims = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`a${i}\u202E`, `b\u202E${i}`]));
    const findings = findingsOf({ token: jws({ claims: { ...claims, exp: 1 } }) });
    assert.equal(findings.length, 50);
    assert.ok(findings.some(({ id }) => id === 'expired'));
    assert.equal(new Set(findings.map(({ id, path }) => `${id} ${path}`)).size, 50);
  });

  it('applies to a guessed kind only what holds for a JWT of no known kind', () => {
    const token = jws({ header: { typ: 'JWT' }, claims: { scope: '*', email: 'a@b.example', alg: 'x' } });
    const sure = idsOf({ token, as: classified('access', 'likely') });
    const unsure = idsOf({ token, as: classified('access', 'guess') });
    assert.ok(sure.includes('scope-broad') && sure.includes('payload-pii') && sure.includes('aud-missing'));
    assert.deepEqual(unsure, ['exp-missing', 'typ-jwt-not-explicit', 'private-claim-not-namespaced']);
  });

  it('does not judge opaque tokens', () => {
    const token = {
      form: 'opaque',
      vendor: 'unknown',
      vendorName: 'Unknown issuer',
      credential: 'opaque token',
      checksum: 'none',
      advice: undefined,
      isPublic: false,
      embedded: jws({ header: { alg: 'none' } }),
    } as const;
    assert.deepEqual(findingsOf({ token, as: classified('opaque') }), []);
  });

  it('reports what stopped the decoder once, beside what could be read', () => {
    const token = malformed('invalid-json', 'payload', { header: { typ: 'JWT', alg: 'none' }, claims: { exp: 1 } });
    assert.deepEqual([...idsOf({ token, as: classified('access', 'guess') })].sort(), [
      'alg-none',
      'expired',
      'payload-not-object',
      'typ-jwt-not-explicit',
    ]);
  });
});

const hostile = [
  'a\nb\u2028c\u0000',
  '\u202Egnp.exe',
  '\uD800',
  '![x](https://evil.example/?q)',
  '<img src=x onerror=alert(1)>',
  '[run](command:evil)',
  'é'.repeat(5000),
  '\u{E0041}'.repeat(50),
];

/** Everything that messages and paths must not hold: line ends, controls, bidi and invisible characters, halves of pairs. */
const acting = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function assertInert(findings: readonly Finding[]): void {
  for (const { message, path = '' } of findings) {
    assert.doesNotMatch(message, acting);
    assert.doesNotMatch(path, acting);
    assert.ok(message.length < 600, message);
    assert.ok(path.length <= 120, path);
  }
}

const interestingNames = [
  'iss',
  'sub',
  'aud',
  'exp',
  'iat',
  'nbf',
  'scope',
  'cnf',
  'events',
  'role',
  'act',
  'htu',
  'password',
  'azp',
  'client_id',
  'nonce',
  'at_hash',
  'ath',
  'may_act',
  'authorization_details',
  'status',
  '_claim_names',
];
const kinds: readonly TokenKind[] = [
  'access',
  'id',
  'logout',
  'dpop-proof',
  'client-assertion',
  'refresh',
  'sd-jwt',
  'svid',
  'key-binding',
  'encrypted',
  'jwt',
];

/** Everything beside the token says the same. */
function contextOf(text: string): CheckContext {
  const claims = { iss: text, sub: text, aud: [text] };
  return {
    compact: text,
    textBefore: `Bearer ${text}`,
    accessToken: text,
    code: text,
    nonce: text,
    clientId: `${text}!`,
    maxAgeSeconds: 1,
    decryptedClaims: claims,
    decryptedToken: jws({ header: { alg: 'none' }, claims }),
  };
}

describe('hostile tokens', () => {
  it('leave nothing acting in any message', () => {
    let seen = 0;
    for (const text of hostile) {
      const header: Record<string, string> = {};
      for (const name of ['alg', 'typ', 'kid', 'jku', 'x5u', 'cty', 'enc', 'crit', 'b64', 'jwk']) header[name] = text;
      const claims: Record<string, unknown> = { [text]: text, deep: { [text]: 1e400, password: text } };
      for (const name of interestingNames) claims[name] = text;
      for (const kind of kinds) {
        const token = jws({
          header: { ...header, crit: [text] },
          claims: JSON.stringify(claims),
          duplicateClaimPaths: [text],
        });
        const findings = findingsOf({ token, as: classified(kind), options: { context: contextOf(text) } });
        assertInert(findings);
        seen += findings.length;
      }
    }
    assert.ok(seen > 500, 'the tokens provoke findings');
  });

  it('never make checking throw, whatever the JSON', () => {
    const anyValue = fc.jsonValue({ maxDepth: 2 });
    const anyNames = fc.oneof(
      fc.constantFrom(...interestingNames, 'alg', 'typ', 'crit', 'jwk', 'kid', '__proto__'),
      fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
    );
    const anyObject = fc.dictionary(anyNames, fc.oneof(anyValue, fc.constantFrom(...hostile), fc.double()), {
      maxKeys: 8,
    });
    fc.assert(
      fc.property(anyObject, anyObject, fc.constantFrom(...kinds), fc.date(), (header, claims, kind, instant) => {
        const token = jws({ header, claims: JSON.stringify(claims) });
        const options = { now: instant, tryDemoSecrets: true };
        assertInert(checkClassifiedToken(token, classified(kind), options));
        assertInert(checkClassifiedToken(token, classified(kind), { ...options, context: contextOf('a.b.c') }));
      }),
      { numRuns: 100 },
    );
  });

  it('do not show the signature, secrets or tokens', () => {
    const inner = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.`;
    const token = jws({
      header: { kid: `${inner}'`, jku: inner, alg: inner, typ: inner },
      claims: {
        iss: inner,
        sub: inner,
        aud: inner,
        azp: inner,
        [inner]: 1,
        scope: `"${inner}"`,
        exp: inner,
        password: 'correct horse',
        email: 'ada@b.example',
      },
    });
    const context = contextOf(inner);
    const text = JSON.stringify(
      kinds.flatMap((kind) => findingsOf({ token, as: classified(kind), options: { context } })),
    );
    for (const secret of [inner.slice(0, 12), 'correct horse', 'ada@b']) assert.ok(!text.includes(secret), secret);
  });

  it('cost no more than in proportion to their size', async () => {
    for (const text of [
      'a@'.repeat(50),
      `${'a.'.repeat(30)}@${'a.'.repeat(30)}`,
      '4'.repeat(100),
      `eyJ${'a'.repeat(97)}`,
      'DE89'.repeat(25),
    ]) {
      const check = (count: number): void => {
        const token = jws({ claims: { list: Array.from({ length: count }, () => text) } });
        checkClassifiedToken(token, classified('access'), { now });
      };
      await assertProportional(text.slice(0, 10), check, 200);
    }
  });

  it('cost no more than in proportion when one value is long', async () => {
    const units = ['a', 'a@', '+1', 'eyJa.', '-----BEGIN ', '\u200D', '../', '\u0430a', ' ', 'secret_'];
    for (const [prefix, unit] of [
      ...units.map((one) => ['', one] as const),
      ['https://', 'a'],
      ['https://', '@'],
      ['127', '.1'],
    ] as const) {
      const check = (length: number): void => {
        const value = `${prefix}${unit.repeat(length / unit.length)} `;
        const token = jws({
          header: { kid: value, typ: value, alg: value, jku: value },
          claims: { iss: value, sub: value, aud: [value, `${value}x`], azp: value, scope: value, [value]: value },
        });
        findingsOf({ token });
      };
      await assertProportional(prefix + unit, check, 5000);
    }
  });

  it('of 100 000 levels are checked without recursion', () => {
    let value: JsonObject = {};
    for (let depth = 0; depth < 100_000; depth++) value = { a: value };
    const token = jws({
      payload: { kind: 'claims', claims: value, source: { text: '', members: [], duplicatePaths: [] } },
    });
    assert.ok(idsOf({ token }).includes('json-depth'));
  });
});
