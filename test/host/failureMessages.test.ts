/** What is said of failures: what happened, whose word it is, what to do next; and of signing out, no more than is true. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { HttpFailureCode } from '../../src/core/issuers/http';
import { createTimeWords } from '../../src/core/present/times';
import type { RevocationResult, SessionFailure, StoreHealth } from '../../src/core/sessions/outcome';
import { oauthFailureSentence } from '../../src/host/sessions/failureMessages';
import { signOutSentence, storeHealthSentence } from '../../src/host/sessions/signOutMessages';
import { testNow, testView } from './support/fakeSessions';

type Code = SessionFailure['code'];

/** One of each: a code that is missing here does not compile. */
const codes = Object.keys({
  'oauth-unreachable': 1,
  'oauth-server-busy': 1,
  'oauth-unexpected-answer': 1,
  'oauth-refused': 1,
  'oauth-access-denied': 1,
  'oauth-device-code-expired': 1,
  'oauth-pending': 1,
  'oauth-slow-down': 1,
  'oauth-invalid-grant': 1,
  'oauth-invalid-client': 1,
  'oauth-unauthorized-client': 1,
  'oauth-unsupported-grant': 1,
  'oauth-invalid-scope': 1,
  'oauth-invalid-target': 1,
  'oauth-invalid-request': 1,
  'oauth-interaction-required': 1,
  'oauth-dpop-refused': 1,
  'oauth-dpop-downgraded': 1,
  'oauth-state-mismatch': 1,
  'oauth-issuer-mismatch': 1,
  'oauth-id-token-invalid': 1,
  'oauth-no-endpoint': 1,
  'oauth-endpoint-insecure': 1,
  'oauth-no-pkce': 1,
  'oauth-no-client-id': 1,
  'oauth-no-client-secret': 1,
  'oauth-client-key-unusable': 1,
  'oauth-nothing-to-present': 1,
  'session-gone': 1,
  'session-ended': 1,
  'session-uncertain': 1,
  'session-outdated': 1,
  'session-no-refresh-token': 1,
  'session-profile-gone': 1,
  'session-locked': 1,
  'store-write-failed': 1,
  'store-unavailable': 1,
} satisfies Record<Code, 1>) as readonly Code[]; // The keys of a literal of that type.

function sentence(code: Code, more: Partial<SessionFailure> = {}): string {
  return oauthFailureSentence({ mayHaveArrived: false, ...more, code }, 'Prod');
}

describe('sentences of failures', () => {
  it('are whole and of their own for every code', () => {
    const seen = new Set<string>();
    for (const code of codes) {
      const text = sentence(code);
      assert.match(text, /^[A-Z].*\.$/u, text);
      assert.ok(text.length < 260, text);
      assert.doesNotMatch(text, /undefined|\{|\}/u, text);
      seen.add(text);
    }
    assert.equal(seen.size, codes.length);
  });

  it('say why a server could not be asked', () => {
    const why = (http: HttpFailureCode): string => sentence('oauth-unreachable', { http });
    assert.equal(why('http-timeout'), 'The server of “Prod” could not be asked: it did not answer in time. Try again.');
    assert.match(why('http-insecure'), /claimcheck\.network\.allowInsecureLoopback/);
    assert.match(why('http-network-off'), /not trusted\. Trust it/);
  });

  it('say how long a busy server asked to be left alone', () => {
    const text = sentence('oauth-server-busy', { status: 503, retryAfterSeconds: 90 });
    assert.equal(text, 'The server of “Prod” is busy or out of order (status 503). Try again in 1 minute 30 seconds.');
  });

  it('quote the server as the server, cut and inert', () => {
    const hostile = `$(bug) [run](command:evil)\u202E\n${'x'.repeat(500)}`;
    const text = sentence('oauth-refused', { error: 'slow_$(sync)', description: hostile });
    assert.match(text, /It says: “/);
    assert.ok(!text.includes('](command'), text);
    assert.doesNotMatch(text, /(?<!\\)\$\(/u);
    assert.ok(!text.includes('\n') && !text.includes('\u202E'));
    assert.ok(text.length < 400, String(text.length));
    assert.ok(sentence('oauth-refused', { error: 'teapot' }).includes('It says: “teapot”.'));
  });

  it('do not put into the mouth of the server what was found here', () => {
    const text = sentence('oauth-id-token-invalid', { error: 'id-nonce' });
    assert.match(text, /does not fit this sign-in \(rule id-nonce\), so nothing was kept/);
    assert.doesNotMatch(text, /It says/);
    assert.doesNotMatch(sentence('oauth-unexpected-answer', { error: 'userinfo-sub-mismatch' }), /It says/);
  });

  it('know what the error of a provider means', () => {
    const cases: readonly (readonly [Partial<SessionFailure>, RegExp])[] = [
      [{ error: 'device_flow_disabled' }, /Enable Device Flow/],
      [
        { error: 'invalid_client', description: 'AADSTS7000218: The request body must contain …' },
        /Allow public client flows/,
      ],
      [
        { error: 'unauthorized_client', description: "Grant type 'client_credentials' not allowed for the client." },
        /Auth0/,
      ],
      [
        { error: 'invalid_grant', description: 'AADSTS700082: The refresh token has expired due to inactivity.' },
        /expired/,
      ],
      [{ error: 'unauthorized_client', description: 'Client not enabled to retrieve service account' }, /Keycloak/],
    ];
    for (const [more, expected] of cases) assert.match(sentence('oauth-invalid-client', more), expected);
    // A server that merely mentions the word is no GitHub.
    assert.doesNotMatch(sentence('oauth-refused', { description: 'not device_flow_disabled' }), /Enable Device Flow/);
  });

  it('show a profile of any name as a name', () => {
    const text = oauthFailureSentence({ code: 'session-locked', mayHaveArrived: false }, "$(x) $& $' \n");
    assert.doesNotMatch(text, /(?<!\\)\$\(x/u);
    assert.ok(text.includes("$& $'"), text);
  });
});

describe('sentences of signing out', () => {
  const times = createTimeWords('en-GB', 'UTC');
  const revoked: RevocationResult = { kind: 'revoked', status: 200 };
  const said = (refreshToken: RevocationResult, accessToken: RevocationResult, deleted = true): string =>
    signOutSentence({ view: testView(), refreshToken, accessToken, deleted }, times, testNow);

  it('say what the server answered, and that APIs that do not ask it go on', () => {
    assert.equal(
      said(revoked, revoked),
      'ada@example.com is signed out of “Prod”; the session is deleted here. ' +
        'The server accepted the revocation of the refresh token and of the access token. ' +
        'APIs that check the access token without asking the server may accept it until 28 Nov 2026, 10:12:00 UTC.',
    );
  });

  it('say of each token what became of it', () => {
    const failed: RevocationResult = {
      kind: 'failed',
      failure: { code: 'oauth-unreachable', http: 'http-timeout', mayHaveArrived: true },
    };
    const text = said(revoked, failed);
    assert.match(text, /accepted the revocation of the refresh token\./);
    assert.match(text, /The access token was not revoked\. The server of “Prod” could not be asked/);
    assert.match(text, /APIs may accept the access token until/);
    assert.match(said({ kind: 'none' }, { kind: 'not-supported' }), /offers no revocation of the access token/);
    assert.match(
      said({ kind: 'not-supported' }, { kind: 'not-supported' }),
      /offers no revocation, so it was not told/,
    );
  });

  it('do not say that a session is gone which is not', () => {
    assert.match(said(revoked, revoked, false), /could not be deleted/);
    assert.doesNotMatch(said(revoked, revoked, false), /is signed out/);
  });

  it('say nothing of a token that has expired', () => {
    const view = testView({ expiresAt: testNow });
    const text = signOutSentence({ view, refreshToken: revoked, accessToken: revoked, deleted: true }, times, testNow);
    assert.doesNotMatch(text, /APIs/);
  });

  it('say of the secret storage what is known', () => {
    const health: readonly StoreHealth[] = ['ok', 'unknown', 'not-persisted', 'unavailable'];
    assert.equal(new Set(health.map(storeHealthSentence)).size, 4);
    assert.match(storeHealthSentence('not-persisted'), /keyring/);
  });
});
