/** The report on user information: whom it is about, whose it has to be, and hostile text that stays text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createTimeWords } from '../../../../src/core/present/times';
import { userInfoReport, type UserInfoReport } from '../../../../src/core/present/userInfoReport';
import { claimsWith, createSigner, issuer, now, token } from '../validation/tokens';
import { assertInert, hostileTexts } from './answerSamples';
import { renderedText } from './rendering';

const times = createTimeWords('en-GB', 'UTC');
const signer = createSigner('ES256', 'k1');
const accessToken = token(signer, claimsWith(), { typ: 'at+jwt' });

function reportOn(changes: Partial<UserInfoReport>): string {
  const report = {
    subjectToken: accessToken,
    accessToken,
    account: 'jdoe',
    profile: 'Orders',
    userInfo: { sub: 'user' },
  };
  return userInfoReport({ ...report, endpoint: `${issuer}/userinfo`, now, times, ...changes });
}

describe('userInfoReport', () => {
  it('explains what the server says, and that no API decides by it', () => {
    const text = renderedText(reportOn({ userInfo: { sub: 'user', email: 'j@example.com', email_verified: true } }));
    assert.match(
      text,
      /^User informationOf jdoe at Orders\.\nThe access token was sent to https:\/\/issuer\.example\/userinfo\./,
    );
    assert.match(text, /sub Subject: "user"/);
    assert.match(text, /email .*: "j@example\.com"/i);
    assert.match(text, /an API decides by the token alone/);
    assert.doesNotMatch(text, /What the rules find/);
  });

  it('warns where it is about another subject than the token (OIDC Core section 5.3.2)', () => {
    const text = renderedText(reportOn({ userInfo: { sub: 'somebody-else' } }));
    assert.match(text, /Error: The user information is about another subject than the token\. OIDC Core §5\.3\.2/);
    assert.match(text, /Nothing below may be taken for claims about the subject/);
  });

  it('says when there is nothing', () => {
    assert.match(
      renderedText(reportOn({ userInfo: {}, subjectToken: 'opaque', account: '' })),
      /Nothing: the answer is empty/,
    );
  });

  it('repeats no token', () => {
    const markdown = reportOn({ userInfo: { sub: 'user', token: accessToken } });
    for (const part of accessToken.split('.')) assert.ok(!markdown.includes(part));
  });

  it('shows hostile text as text', () => {
    fc.assert(
      fc.property(hostileTexts, (text) => {
        const userInfo = { sub: text, [text]: text, name: text, address: { street_address: text } };
        assertInert(reportOn({ userInfo, account: text, profile: text }), /^##? (?:What|User) /);
      }),
      { numRuns: 60 },
    );
  });
});
