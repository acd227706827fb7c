/** The report on a request that was tried: what it makes of answers, what it advises, and what no answer can make of it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { requestReport, type ApiAnswer, type RequestReport } from '../../../../src/core/present/requestReport';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import { claimsWith, createSigner, issuer, now, nowSeconds, token } from '../validation/tokens';
import { assertInert, hostileTexts } from './answerSamples';
import { nodesOf, renderedText } from './rendering';
import { sampleReference } from './sampleView';

const times = createTimeWords('en-GB', 'UTC');
const signer = createSigner('ES256', 'k1');
const profile = profileOf({ name: 'Orders', issuer, audiences: ['https://api.example'] });
const url = 'https://api.example/orders?page=1';
const fine: ApiAnswer = {
  status: 200,
  statusText: 'OK',
  headers: [['content-type', 'application/json']],
  bodyStart: '{"orders":[]}',
  isBodyCut: false,
  milliseconds: 41.7,
};

interface Changes extends Partial<Omit<RequestReport, 'answer'>> {
  readonly answer?: Partial<ApiAnswer>;
  readonly claims?: Readonly<Record<string, unknown>>;
}

function reportOn({ answer = {}, claims = {}, ...changes }: Changes): string {
  const accessToken = changes.accessToken ?? token(signer, claimsWith(claims), { typ: 'at+jwt' });
  const decoded = decodeToken(accessToken);
  const view = toTokenView(accessToken, decoded, { now, times, reference: sampleReference });
  const report = { method: 'GET', url, accessToken, isBound: false, decoded, view, profile, account: 'jdoe', now };
  const markdown = requestReport({ ...report, answer: { ...fine, ...answer }, ...changes });
  for (const part of accessToken.split('.')) assert.ok(!markdown.includes(part), 'no part of the token as written');
  return markdown;
}

/** The items below “What to do next”. */
function nextOf(markdown: string): string {
  return renderedText(/## What to do next\n+([\s\S]*?)\n+## /.exec(markdown)?.[1] ?? '');
}

const refused = (status: number, challenge: string): Changes => ({
  answer: { status, statusText: '', headers: [['www-authenticate', challenge]], bodyStart: '' },
});

describe('requestReport', () => {
  it('says what came of it, with headers and the start of the body', () => {
    const markdown = reportOn({});
    const text = renderedText(markdown);
    assert.match(text, /^GET api\.exampleStatus 200 OK: the API took the token and did what was asked\./);
    assert.match(
      text,
      /GET https:\/\/api\.example\/orders\?page=1, with the access token of jdoe at Orders, answered in 42 ms\./,
    );
    assert.match(text, /content-type: application\/json/);
    assert.match(markdown, /```json\n\{"orders":\[\]\}\n```/);
    assert.doesNotMatch(text, /What to do next|reject/);
  });

  it('shows no cookie and nothing else that lets somebody in', () => {
    const markdown = reportOn({
      answer: {
        headers: [
          ['set-cookie', 'sid=s3cret'],
          ['x-session', 's3cret'],
          ['date', 'today'],
        ],
      },
    });
    assert.doesNotMatch(markdown, /s3cret|cookie/);
    assert.match(markdown, /today/);
  });

  for (const [what, changes, expected] of [
    [
      'to refresh a token that is invalid (RFC 6750 section 3.1)',
      refused(401, 'Bearer error="invalid_token"'),
      /^Run “Claimcheck: Refresh Session” and try again/,
    ],
    [
      'to refresh a token that expired, whatever the API says',
      { ...refused(401, 'Bearer'), claims: { exp: nowSeconds - 60 } },
      /^Run “Claimcheck: Refresh Session”/,
    ],
    [
      'to sign in with the scopes that are missing',
      {
        ...refused(403, 'Bearer error="insufficient_scope", scope="orders:read orders:write"'),
        claims: { scope: 'orders:read' },
      },
      /^Add orders:write to scopes of the profile Orders, then sign in again\. A renewal brings no new scopes/,
    ],
    [
      'to bind tokens to a key where the API wants that',
      refused(401, 'DPoP algs="ES256"'),
      /^The API takes tokens bound to a key\. Set "dpop": true in the profile/,
    ],
    [
      'to look at the clock when a proof was refused',
      { ...refused(401, 'DPoP error="invalid_dpop_proof"'), isBound: true },
      /^The proof was refused, not the token\. Check the clock/,
    ],
    [
      'to sign in more strongly (RFC 9470 section 3)',
      refused(401, 'Bearer error="insufficient_user_authentication", acr_values="gold"'),
      /^Sign in again, with what the API asks for/,
    ],
    ['to compare the audience when a 401 says nothing', { answer: { status: 401 } }, /^The API does not say why/],
    ['to ask for rights when a 403 says nothing', { answer: { status: 403 } }, /^Ask who runs the API which role/],
    [
      'to wait as long as the API says',
      { answer: { status: 429, headers: [['retry-after', '120']] } },
      /^Try again after 120, as it says\.$/,
    ],
    ['to wait', { answer: { status: 429 } }, /^Try again in a while\.$/],
    [
      'nothing about the token when the API is in trouble',
      { answer: { status: 503 } },
      /^Try again later\. The token is not to blame\.$/,
    ],
    ['to look at the request when that is wrong', { answer: { status: 404 } }, /^Check address, method/],
  ] as const satisfies readonly (readonly [string, Changes, RegExp])[]) {
    it(`advises ${what}`, () => {
      assert.match(nextOf(reportOn(changes)), expected);
    });
  }

  it('explains a refusal as the report on rejections does, one level below', () => {
    const markdown = reportOn(refused(401, 'Bearer error="invalid_token", error_description="Too old"'));
    assert.match(markdown, /^## Why would my API reject this token\?$/m);
    assert.match(markdown, /^### What the API answered$/m);
    assert.match(renderedText(markdown), /It says: Too old/);
    assert.equal([...markdown.matchAll(/^# /gm)].length, 1);
  });

  it('says of a body that there is none', () => {
    assert.match(reportOn({ method: 'HEAD', answer: { bodyStart: '' } }), /A request with `HEAD` gets none\./);
    assert.match(reportOn({ answer: { bodyStart: '' } }), /It is empty\./);
  });

  it('does not repeat a token that the API sends back, whole or cut, in body, header or status', () => {
    const jws = token(signer, claimsWith());
    const echoed = reportOn({
      accessToken: jws,
      answer: { bodyStart: `{"authorization":"Bearer ${jws}"}`, statusText: jws, headers: [['etag', `"${jws}"`]] },
    });
    assert.match(echoed, /eyJhbGci… \(JWS/);
    const opaque = 'tok_0123456789abcdefghijklmnopqrstuvwxyz';
    const cut = reportOn({
      accessToken: opaque,
      answer: { bodyStart: `${opaque} and ${opaque.slice(0, 20)}`, isBodyCut: true },
    });
    assert.ok(!cut.includes(opaque.slice(0, 16)));
  });

  it('keeps the body in one block, whatever is in it', () => {
    const body = 'a\n````\n# heading\n~~~\n`````js\n\u001B[2J\u202E\tend';
    const [block, ...others] = nodesOf(reportOn({ answer: { bodyStart: body, headers: [] } })).filter(
      ({ type }) => type === 'code',
    );
    assert.equal(others.length, 0);
    assert.equal(
      block && 'text' in block ? block.text : '',
      'a\n````\n# heading\n~~~\n`````js\n\\u{1B}[2J\\u{202E}  end',
    );
  });

  it('shows where a body was cut', () => {
    assert.match(reportOn({ answer: { bodyStart: 'x'.repeat(20_000) } }), /x\n…\n```/);
    assert.match(reportOn({ answer: { isBodyCut: true } }), /\{"orders":\[\]\}\n…\n```/);
  });

  it('shows hostile text of the API, the token and the profile as text', () => {
    fc.assert(
      fc.property(hostileTexts, fc.constantFrom(200, 401, 403, 404, 500), (text, status) => {
        const quoted = text.replaceAll(/["\\]/g, '\\$&').replaceAll('\n', ' ');
        const value = text.replaceAll('\n', ' ');
        const headers: ApiAnswer['headers'] = [
          ['www-authenticate', `Bearer error="${quoted}", scope="${quoted}", realm="${quoted}"`],
          ['content-type', value],
          ['link', value],
          ['retry-after', value],
        ];
        const markdown = reportOn({
          claims: { scope: text, aud: text },
          account: text,
          profile: profileOf({ name: text, issuer }),
          answer: { status, statusText: value, headers, bodyStart: text },
        });
        assertInert(markdown, /^#{1,3} (?:GET api|What |Headers|Body|Why would)/, { code: 1 });
      }),
      { numRuns: 60 },
    );
  });
});
