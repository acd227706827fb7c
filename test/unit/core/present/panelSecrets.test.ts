/** Credentials that stand in the claims of a token: none of them is in what is posted, however it is written or cut. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { comparisonRows } from '../../../../src/core/present/comparisonView';
import { withoutCredentials } from '../../../../src/core/present/panelJson';
import { rawSegments } from '../../../../src/core/present/panelSegments';
import { shownText, withoutTokens } from '../../../../src/core/present/panelText';
import { toPanelToken } from '../../../../src/core/present/panelView';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import { assertProportional } from '../../../support/proportion';
import { base64url, compactJws, madeUpGitHubToken, type Json } from '../../../support/tokenFactory';
import { goldenNow } from './samples';
import { sampleReference } from './sampleView';

const times = createTimeWords('en-GB', 'Europe/Berlin');
const secret = 'Zz9-opaque-secret-value-012345';
const signature = base64url(new Uint8Array(64).fill(7));
const jws = [base64url('{"alg":"ES256"}'), base64url('{"sub":"inner"}'), signature].join('.');
const github = madeUpGitHubToken();

/** All that the panel, a comparison with another token, and the lists beside it are given of a token. */
function told(compact: string): string {
  const decoded = decodeToken(compact);
  const view = toTokenView(compact, decoded, { now: goldenNow, times, reference: sampleReference });
  const rows = comparisonRows({ decoded }, { decoded: decodeToken(compactJws({ alg: 'RS256' }, {})) });
  return JSON.stringify([toPanelToken(compact, decoded, view, { now: goldenNow }), rows, view.issuer]);
}

const tokenWith = (claims: Json | string, header: Json = {}): string => compactJws({ alg: 'RS256', ...header }, claims);
const filler = 'word '.repeat(600);

const byName: Readonly<Record<string, Json | string>> = {
  'the access token of a distributed claim': { _claim_sources: { s: { endpoint: 'e', access_token: secret } } },
  'a list of them': { access_token: [secret] },
  'an object with one': { refresh_token: { value: secret } },
  'one deep down': { a: [[[[[[[[[{ client_secret: secret }]]]]]]]]] },
  'one in a payload that is a list': JSON.stringify([{ access_token: secret }]),
  'one in JSON that is a text': { a: JSON.stringify({ access_token: secret }) },
  'one in a form': { a: `grant_type=refresh_token&refresh_token=${secret}` },
  'one with a name that is written with escapes': `{"a":{"\\u0061ccess_token":"${secret}"}}`,
  'one behind a scheme': { a: `Authorization: Bearer ${secret}` },
  'a password': { password: secret },
  'a private key': { cnf: { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'abc', d: secret } } },
  'a shared key': { cnf: { jwk: { kty: 'oct', k: secret } } },
  'the signature of a token in JSON form': { a: { payload: 'eyJ9', protected: 'eyJ9', signature: secret } },
  'the signatures of one': { a: [{ payload: 'eyJ9', signatures: [{ protected: 'eyJ9', signature: secret }] }] },
  'the ciphertext of one': { a: { protected: 'eyJ9', iv: 'a', ciphertext: secret, tag: 'b' } },
};

const written: Readonly<Record<string, readonly [Json | string, string]>> = {
  'behind eight beginnings of others': [{ a: `${'eyJx'.repeat(9)}${jws}` }, signature],
  'with disclosures behind two tildes': [{ a: `${jws}~~${secret}~` }, secret],
  'with a payload that is no base64url': [
    { a: `${base64url('{"alg":"ES256","b64":false}')}.$.02.${signature}` },
    signature,
  ],
  'with a character without width in it': [
    { a: `${jws.slice(0, -20)}\u200B${jws.slice(-20)}` },
    signature.slice(0, -20),
  ],
  'in JSON with escaped letters': [`{"a":"\\u0065\\u0079${jws.slice(2)}"}`, signature],
  'in a payload with escaped letters': [`["\\u0065\\u0079${jws.slice(2)}"]`, signature],
  'at the end of a long issuer': [{ iss: `https://idp.example/?${github}` }, github.slice(4, 24)],
  'as an issuer': [{ iss: github }, github.slice(4, 24)],
  'where a text payload is cut': [`${filler.slice(0, 1961)}${github} more`, github.slice(4, 24)],
  'where a value is cut': [{ a: `${filler.slice(0, 1961)}${github} more` }, github.slice(4, 24)],
  'where a finding cuts it': [{ exp: `${'- '.repeat(10)}-${github}` }, github.slice(4, 24)],
};

describe('a credential in the claims of a token', () => {
  for (const [what, claims] of Object.entries(byName)) {
    it(`is hidden by its name: ${what}`, () => {
      assert.ok(!told(tokenWith(claims)).includes(secret));
    });
  }

  for (const [what, [claims, part]] of Object.entries(written)) {
    it(`is hidden ${what}`, () => {
      assert.ok(!told(tokenWith(claims)).includes(part));
    });
  }

  it('is hidden in a disclosure', () => {
    const disclosure = base64url(JSON.stringify(['salt', 'access_token', secret]));
    const cut = base64url(JSON.stringify(['salt', 'note', `${filler.slice(0, 1961)}${github}`]));
    const shown = told(`${tokenWith({ _sd: [] })}~${disclosure}~${cut}~`);
    assert.ok(!shown.includes(secret) && !shown.includes(github.slice(4, 24)));
  });

  it('is hidden in a header', () => {
    const shown = told(tokenWith({}, { kid: `${filler.slice(0, 40)}${github}`, jwk: { kty: 'oct', k: secret } }));
    assert.ok(!shown.includes(github.slice(4, 24)) && !shown.includes(secret));
  });

  it('leaves all else as it is written', () => {
    const claims = {
      sub: '4d8ac88e-ea2a-4a5e-a0f1-ed96f8c1f0a4',
      eyes: 'eyeglasses-and-other-things-with-hyphens',
      kid: 'my-key-of-the-production-environment-2026',
      jti: 'q8Zr5Xn2LkV9tB4wY7hJ3cM6q8Zr5Xn2LkV9tB4wY7hJ3cM6',
      signature: 'of the holder',
      d: 'a member of no key',
      note: 'The basic understanding of a token: see the docs',
      at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
    };
    const shown = told(tokenWith(claims));
    for (const text of Object.values(claims)) assert.ok(shown.includes(text), text);
    const json = '{"a":[1,{"b":"c"}],"kty2":{"k":"v"}}';
    assert.equal(withoutCredentials(json, 'a'), json);
    assert.equal(withoutCredentials('{"password": {"a":1}, "b":2}', 'a'), '{"password": "… (7 characters)", "b":2}');
  });

  for (const unit of ['{"access_token":', '"d":1,', '[{"kty":1,"k":2},', 'eyJx', 'Bearer a', 'password=a', 'ghp_']) {
    it(`is looked for in proportion to the text: ${unit}`, async () => {
      const json = (size: number): string => `{"a":[${unit.repeat(size / unit.length)}`;
      await assertProportional('withoutCredentials', (size) => void withoutCredentials(json(size), 'a'), 40_000);
      await assertProportional('shownText', (size) => void shownText(unit.repeat(size / unit.length)), 40_000);
      await assertProportional(
        'withoutTokens',
        (size) => void withoutTokens(`${unit.repeat(size / unit.length)}…`),
        40_000,
      );
    }).timeout(60_000);
  }

  it('costs no more to reveal beside a long claim than beside short ones', async () => {
    await assertProportional(
      'rawSegments',
      (size) => {
        const claims = {
          a: 'é'.repeat(size),
          ...Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`b${String(i)}`, i])),
        };
        const compact = tokenWith(claims);
        rawSegments(compact, decodeToken(compact));
      },
      10_000,
    );
  });

  it('is revealed in no more parts than a page can hold', () => {
    const compact = `${tokenWith({})}~${'YQ~'.repeat(5000)}`;
    const segments = rawSegments(compact, decodeToken(compact));
    assert.equal(segments.length, 1001);
    assert.ok(compact.endsWith(segments.at(-1)?.text ?? '-'));
  });
});
