/** Authorization code with PKCE against `oidc-provider`: `state`, `nonce`, RFC 9207, and what must not be redeemed. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import {
  buildAuthorizationRequest,
  redeemAuthorizationResponse,
  type AuthorizationRequest,
} from '../../src/core/oauth/authorizationCode';
import type { OAuthRequest } from '../../src/core/oauth/client';
import type { TokenSet } from '../../src/core/oauth/tokenSet';
import { decodeToken } from '../../src/core/token/decode';
import { claimsOf } from '../../src/core/token/claimsSet';
import { editorClientId } from '../support/login/clients';
import { assertHoldsNone, codeOf, createPeer, never, requestTo, valueOf, type Peer } from '../support/login/peer';
import { createVisitor } from '../support/login/visitor';
import { startLoginServer, type LoginServer } from '../support/loginServer';

const redirectUri = 'http://127.0.0.1:53117/callback';
const scopes = ['openid', 'profile', 'offline_access', 'orders:read'];

describe('code with PKCE at oidc-provider', () => {
  let server: LoginServer;
  let peer: Peer;
  let request: OAuthRequest;

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
      authorizationParameters: { prompt: 'consent' },
    });
  });

  async function begin(): Promise<{ readonly pending: AuthorizationRequest; readonly response: URL }> {
    const pending = valueOf(await buildAuthorizationRequest(request, redirectUri, peer.deps));
    const response = await createVisitor().authorize(pending.url, { account: 'Ada' });
    return { pending, response };
  }

  async function redeem(pending: AuthorizationRequest, response: URL): Promise<TokenSet> {
    return valueOf(await redeemAuthorizationResponse(request, pending, response, peer.deps, never));
  }

  it('ends with tokens, and tells nobody a secret', async () => {
    const { pending, response } = await begin();
    assert.ok(response.href.startsWith(`${redirectUri}?code=`));
    assert.equal(response.searchParams.get('iss'), server.issuer);
    assert.equal(response.searchParams.get('state'), pending.state);
    assert.ok(!pending.url.includes(pending.codeVerifier));
    const tokens = await redeem(pending, response);
    assert.ok(tokens.refreshToken !== undefined && tokens.idToken !== undefined);
    const claims = claimsOf(decodeToken(tokens.idToken));
    assert.ok(claims !== undefined);
    assert.equal(claims['nonce'], pending.nonce);
    assert.equal(claims['name'], 'Ada');
    assertHoldsNone(peer.account(), [
      ...[tokens.accessToken, tokens.refreshToken, tokens.idToken, pending.codeVerifier],
      ...[pending.state, pending.nonce, response.searchParams.get('code') ?? undefined],
    ]);
  });

  it('comes to nothing when the person says no', async () => {
    const pending = valueOf(await buildAuthorizationRequest(request, redirectUri, peer.deps));
    const response = await createVisitor().authorize(pending.url, { account: 'Ada', deny: true });
    const outcome = await redeemAuthorizationResponse(request, pending, response, peer.deps, never);
    assert.equal(codeOf(outcome), 'oauth-access-denied');
    assert.equal(server.count('/token'), 1);
  });

  it('sends no code that came with another state or from another issuer', async () => {
    const { pending, response } = await begin();
    const before = server.count('/token');
    for (const [name, value, code] of [
      ['state', 'somebody-elses-state', 'oauth-state-mismatch'],
      ['iss', 'https://evil.example.com', 'oauth-issuer-mismatch'],
      ['iss', undefined, 'oauth-issuer-mismatch'],
    ] as const) {
      const forged = new URL(response);
      if (value === undefined) forged.searchParams.delete(name);
      else forged.searchParams.set(name, value);
      const outcome = await redeemAuthorizationResponse(request, pending, forged, peer.deps, never);
      assert.equal(codeOf(outcome), code);
    }
    assert.equal(server.count('/token'), before);
  });

  it('refuses the ID token of another sign-in', async () => {
    const { pending, response } = await begin();
    const other = { ...pending, nonce: 'the-nonce-of-another-sign-in' };
    const outcome = await redeemAuthorizationResponse(request, other, response, peer.deps, never);
    assert.equal(codeOf(outcome), 'oauth-id-token-invalid');
  });

  it('gets nothing for a code with another verifier, or for the same code again', async () => {
    const first = await begin();
    const wrong = { ...first.pending, codeVerifier: 'x'.repeat(43) };
    const refused = await redeemAuthorizationResponse(request, wrong, first.response, peer.deps, never);
    assert.equal(codeOf(refused), 'oauth-invalid-grant');
    const second = await begin();
    await redeem(second.pending, second.response);
    const again = await redeemAuthorizationResponse(request, second.pending, second.response, peer.deps, never);
    assert.equal(codeOf(again), 'oauth-invalid-grant');
  });

  it('works behind the proxy of an editor in the browser', async () => {
    const outer = 'http://localhost:8080/proxy/53117/callback';
    const pending = valueOf(await buildAuthorizationRequest(request, outer, peer.deps));
    const response = await createVisitor().authorize(pending.url, { account: 'Grace' });
    assert.ok(response.href.startsWith(`${outer}?code=`));
    await redeem(pending, response);
  });
});
