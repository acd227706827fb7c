/** Device login against `oidc-provider`: from the first request to a token that validates, and every way it can end. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { OAuthRequest } from '../../src/core/oauth/client';
import { pollForTokens, requestDeviceAuthorization, type DeviceAuthorization } from '../../src/core/oauth/deviceFlow';
import type { OAuthOutcome } from '../../src/core/oauth/failure';
import type { TokenSet } from '../../src/core/oauth/tokenSet';
import { validateToken } from '../../src/core/validation/validate';
import { editorClientId } from '../support/login/clients';
import { assertHoldsNone, codeOf, createPeer, never, requestTo, valueOf, type Peer } from '../support/login/peer';
import { createVisitor, type Choice } from '../support/login/visitor';
import { startLoginServer, type LoginServer } from '../support/loginServer';

const scopes = ['openid', 'profile', 'offline_access', 'orders:read', 'orders:write'];

describe('device login at oidc-provider', () => {
  let server: LoginServer;
  let peer: Peer;
  let request: OAuthRequest;
  let secrets: (string | undefined)[];

  before(async () => {
    server = await startLoginServer();
  });
  after(() => server.stop());
  beforeEach(async () => {
    peer = createPeer([server.origin]);
    request = await requestTo(peer, {
      issuer: server.issuer,
      clientId: editorClientId,
      scopes,
      resources: [server.api],
    });
    secrets = [];
  });
  afterEach(() => {
    assertHoldsNone(peer.account(), secrets);
  });

  async function begin(): Promise<DeviceAuthorization> {
    const authorization = valueOf(await requestDeviceAuthorization(request, peer.deps, never));
    secrets.push(authorization.deviceCode);
    return authorization;
  }

  /** The person acts between the polls with these numbers. */
  function actsAfter(polls: number, authorization: DeviceAuthorization, choice: Choice): void {
    let hasActed = false;
    peer.whileWaiting = async () => {
      if (hasActed || polledAt().length < polls) return;
      hasActed = true;
      await createVisitor().approveDevice(authorization.verificationUri, authorization.userCode, choice);
    };
  }

  async function poll(authorization: DeviceAuthorization): Promise<OAuthOutcome<TokenSet>> {
    const outcome = await pollForTokens(request, authorization, peer.deps, never);
    if (outcome.status === 'done') {
      secrets.push(outcome.value.accessToken, outcome.value.refreshToken, outcome.value.idToken);
    }
    return outcome;
  }

  function polledAt(): readonly number[] {
    return peer.sentAt('/token');
  }

  async function signIn(choice: Choice): Promise<OAuthOutcome<TokenSet>> {
    const authorization = await begin();
    actsAfter(1, authorization, choice);
    return poll(authorization);
  }

  it('shows a code to type, where, and how long', async () => {
    const authorization = await begin();
    assert.match(authorization.userCode, /^[A-Z]{4}-[A-Z]{4}$/);
    assert.equal(authorization.verificationUri, `${server.issuer}/device`);
    assert.equal(authorization.verificationUriComplete, `${server.issuer}/device?user_code=${authorization.userCode}`);
    // The server names no interval (RFC 8628 section 3.2).
    assert.equal(authorization.intervalSeconds, 5);
    assert.equal(authorization.lifetimeSeconds, 600);
  });

  it('ends with tokens, and the access token is valid for the API', async () => {
    const tokens = valueOf(await signIn({ account: 'Ada' }));
    // An interval before the first poll, too.
    assert.deepEqual(polledAt(), [5, 10]);
    assert.equal(tokens.tokenType, 'Bearer');
    assert.deepEqual([...tokens.scopes].sort(), ['orders:read', 'orders:write']);
    assert.ok(tokens.refreshToken !== undefined && tokens.idToken !== undefined);
    const seconds = ((tokens.expiresAt?.getTime() ?? 0) - tokens.obtainedAt.getTime()) / 1000;
    assert.equal(seconds, 300);
    const setting = { name: 'Peer', issuer: server.issuer, audiences: [server.api], tokenTypes: ['at+jwt'] };
    const verdict = await validateToken(tokens.accessToken, setting, { keys: peer.deps.keys, now: new Date() });
    assert.ok(verdict.status === 'valid', JSON.stringify(verdict));
    assert.equal(verdict.token.claims['sub'], 'ada');
  });

  it('notices that the person took a scope away', async () => {
    const tokens = valueOf(await signIn({ account: 'Grace', without: ['orders:write'] }));
    assert.deepEqual(tokens.scopes, ['orders:read']);
  });

  it('gets no refresh token where the person does not allow offline access', async () => {
    const tokens = valueOf(await signIn({ account: 'Ada', without: ['offline_access'] }));
    assert.equal(tokens.refreshToken, undefined);
  });

  it('ends at once when the person says no', async () => {
    const outcome = await signIn({ account: 'Ada', deny: true });
    assert.equal(codeOf(outcome), 'oauth-access-denied');
    assert.deepEqual(polledAt(), [5, 10]);
  });

  it('goes on after error pages and a connection that broke off, more slowly each time', async () => {
    const authorization = await begin();
    server.plan('/token', { kind: 'busy', status: 503 });
    server.plan('/token', { kind: 'busy', status: 500 });
    server.plan('/token', { kind: 'lose-answer' });
    actsAfter(4, authorization, { account: 'Ada' });
    valueOf(await poll(authorization));
    // 5, then twice as long after each failure, and the interval again after an answer.
    assert.deepEqual(polledAt(), [5, 15, 35, 75, 80]);
  });

  it('waits as long as Retry-After says', async () => {
    const authorization = await begin();
    server.plan('/token', { kind: 'busy', status: 503, retryAfter: '47' });
    actsAfter(1, authorization, { account: 'Ada' });
    valueOf(await poll(authorization));
    assert.deepEqual(polledAt(), [5, 52]);
  });

  it('asks no more when the code’s time is over', async () => {
    const short = await startLoginServer({ lives: { deviceCode: 12 } });
    try {
      peer = createPeer([short.origin]);
      request = await requestTo(peer, { issuer: short.issuer, clientId: editorClientId, scopes });
      assert.equal(codeOf(await poll(await begin())), 'oauth-device-code-expired');
      assert.deepEqual(polledAt(), [5, 10]);
    } finally {
      await short.stop();
    }
  });

  it('stops within the same moment when cancelled, and asks no more', async () => {
    const authorization = await begin();
    const controller = new AbortController();
    peer.whileWaiting = () => {
      if (polledAt().length === 1) controller.abort(new Error('cancelled'));
      return Promise.resolve();
    };
    await assert.rejects(pollForTokens(request, authorization, peer.deps, controller.signal), /cancelled/);
    assert.deepEqual(polledAt(), [5]);
  });

  it('is told that the client is unknown, and stops', async () => {
    const stranger = { ...request, profile: { ...request.profile, clientId: 'nobody' } };
    assert.equal(codeOf(await requestDeviceAuthorization(stranger, peer.deps, never)), 'oauth-invalid-client');
  });

  it('is told that there is no such API, and stops', async () => {
    const elsewhere = { ...request, profile: { ...request.profile, resources: ['https://elsewhere.example.com'] } };
    assert.equal(codeOf(await requestDeviceAuthorization(elsewhere, peer.deps, never)), 'oauth-invalid-target');
  });
});
