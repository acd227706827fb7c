/** The report on an introspection: what it says of real tokens and answers, and what hostile ones can do in it: nothing. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { introspectionReport } from '../../../../src/core/present/introspectionReport';
import { createTimeWords } from '../../../../src/core/present/times';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { claimsWith, createSigner, issuer, now, nowSeconds, token } from '../validation/tokens';
import { assertInert, hostileTexts } from './answerSamples';
import { renderedText } from './rendering';

const times = createTimeWords('en-GB', 'UTC');
const signer = createSigner('ES256', 'k1');
const endpoint = `${issuer}/introspect`;

function reportOn(compact: string, members: JsonObject, signed = false): string {
  const active = members['active'] === true;
  const introspection = { active, members, signed };
  const markdown = introspectionReport({ token: compact, introspection, profile: 'Orders', endpoint, now, times });
  for (const part of compact.split('.').filter(({ length }) => length > 0)) {
    assert.ok(!markdown.includes(part), 'no part of the token as written');
  }
  return markdown;
}

const access = token(signer, claimsWith({ scope: 'orders:read', client_id: 'app' }), { typ: 'at+jwt' });

describe('introspectionReport', () => {
  it('says that a token is active, and explains what the server tells of it', () => {
    const text = renderedText(
      reportOn(access, { active: true, sub: 'user', exp: nowSeconds + 600, username: 'jdoe', token_type: 'Bearer' }),
    );
    assert.match(text, /^What the issuer says of this tokenActive: Access token, asked at Orders\./);
    assert.match(text, /The token was sent to https:\/\/issuer\.example\/introspect\./);
    assert.match(text, /neither expired nor revoked/);
    assert.match(text, /exp Expiration Time: 22 Nov 2026, 12:10:00 UTC, in 10 minutes 1795349400/i);
    assert.match(text, /username.*: "jdoe"/);
    assert.doesNotMatch(text, /differs|What the rules find|signed/);
  });

  it('lists what contradicts first, then what one side leaves out, which is no contradiction (RFC 7662 section 2.2)', () => {
    const members = { active: true, aud: 'https://api.example', scope: 'orders:write', sub: 'user', ext: 1 };
    const markdown = reportOn(access, members);
    const table = markdown.split('\n').filter((line) => line.startsWith('|'));
    assert.equal(table[0], '| Claim | The token | The server |  |');
    assert.equal(table[2], '| `scope` | `"orders:read"` | `"orders:write"` | `differs` |');
    assert.equal(table.at(-1), '| `ext` | `–` | `1` | `only in the answer` |');
    assert.ok(table.some((line) => line.startsWith('| `iss` |') && line.includes('only in the token')));
    const text = renderedText(markdown);
    assert.match(text, /2 claims are the same on both sides\./);
    assert.match(
      text,
      /Warning: The issuer answers otherwise than the token says: scope\. RFC 9701 §5 \(introspection-conflict\)/,
    );
  });

  it('says what an inactive token can mean, and that a client which may not know gets the same answer', () => {
    const text = renderedText(reportOn(access, { active: false }));
    assert.match(text, /Not active: Access token/);
    assert.match(text, /expired, was revoked, or is none of its tokens/);
    assert.match(text, /client that may not know about this token/);
    assert.match(
      text,
      /Error: The issuer says that the token is not active\. RFC 7662 §2\.2 \(introspection-inactive\)/,
    );
    assert.doesNotMatch(text, /Beside the claims|What the server says/);
  });

  it('compares nothing where the token says nothing, and says when the answer was signed', () => {
    const opaque = 'opaque-0123456789abcdefghijklmnop';
    const text = renderedText(reportOn(opaque, { active: true, scope: 'a b' }, true));
    assert.doesNotMatch(text, /Beside the claims/);
    assert.match(text, /The answer was signed \(RFC 9701\)/);
  });

  it('does not repeat the token that a server sends back', () => {
    const markdown = reportOn(access, { active: true, token: access, access_token: `Bearer ${access}` });
    assert.match(renderedText(markdown), /eyJhbGci… \(JWS, \d+ characters, sha256 [\da-f]{8}\)/);
    const opaque = 'opaque-0123456789abcdefghijklmnop';
    reportOn(opaque, { active: true, echo: `is ${opaque}!` });
  });

  it('shows hostile text of the server and of the token as text', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const compact = token(signer, claimsWith({ scope: text, [text]: text, aud: text }));
        const members = { active: true, scope: `${text}x`, [text]: { [text]: text }, username: text, exp: text };
        const introspection = { active: true, members, signed: false };
        const report = {
          token: compact,
          introspection,
          profile: text,
          endpoint: `https://e.example/${text}`,
          now,
          times,
        };
        assertInert(introspectionReport(report), /^##? (?:What|Beside) /, { table: 1 });
      }),
      { numRuns: 60 },
    );
  });

  it('stays short, however much the server says', () => {
    const members = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`m${String(index)}`, 'x'.repeat(500)]),
    );
    const markdown = reportOn(access, { active: true, ...members });
    assert.ok(markdown.length < 120_000, String(markdown.length));
    assert.match(markdown, /and 4940 more members/);
  });
});
