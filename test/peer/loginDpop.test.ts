/** Tokens bound to a key (RFC 9449) against `oidc-provider` and an API: every flow, nonces, and who has no key. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { buildAuthorizationRequest, redeemAuthorizationResponse } from '../../src/core/oauth/authorizationCode';
import type { OAuthRequest } from '../../src/core/oauth/client';
import { dpopThumbprint, generateDpopKey } from '../../src/core/oauth/dpop';
import { refreshTokens } from '../../src/core/oauth/refresh';
import { requestResource } from '../../src/core/oauth/resourceRequest';
import type { TokenSet } from '../../src/core/oauth/tokenSet';
import { fetchUserInfo } from '../../src/core/oauth/userinfo';
import { claimsOf } from '../../src/core/token/claimsSet';
import { decodeToken } from '../../src/core/token/decode';
import { editorClientId } from '../support/login/clients';
import { assertHoldsNone, codeOf, createPeer, never, requestTo, valueOf, type Peer } from '../support/login/peer';
import { signedIn } from '../support/login/signedIn';
import { createVisitor } from '../support/login/visitor';
import { startLoginServer, type LoginServer } from '../support/loginServer';

const redirectUri = 'http://127.0.0.1:53118/callback';

describe('DPoP at oidc-provider', () => {
  let server: LoginServer;
  let peer: Peer;
  let secrets: (string | undefined)[];

  before(async () => {
    server = await startLoginServer();
  });
  after(() => server.stop());
  beforeEach(() => {
    peer = createPeer([server.origin]);
    secrets = [];
    server.requireNonce(false);
  });
  afterEach(() => {
    assertHoldsNone(peer.account(), secrets);
  });

  async function bound(resources: readonly string[] = [server.api]): Promise<OAuthRequest> {
    const request = await requestTo(peer, {
      issuer: server.issuer,
      clientId: editorClientId,
      scopes: ['openid', 'profile', 'offline_access', 'orders:read'],
      resources,
      dpop: true,
      authorizationParameters: { prompt: 'consent' },
    });
    const dpopKey = await generateDpopKey(request.server);
    const { d } = dpopKey;
    assert.ok(typeof d === 'string');
    secrets.push(d);
    return { ...request, dpopKey };
  }

  function noted(tokens: TokenSet): TokenSet {
    secrets.push(tokens.accessToken, tokens.refreshToken, tokens.idToken);
    return tokens;
  }

  function assertBound(tokens: TokenSet, { dpopKey }: OAuthRequest): void {
    assert.equal(tokens.tokenType, 'DPoP');
    const claims = claimsOf(decodeToken(tokens.accessToken)) ?? assert.fail('no claims');
    assert.deepEqual(claims['cnf'], { jkt: dpopThumbprint(dpopKey ?? {}) });
  }

  function callApi(method: string, tokens: TokenSet, { dpopKey }: Pick<OAuthRequest, 'dpopKey'>) {
    const { accessToken, tokenType } = tokens;
    return requestResource({ url: `${server.api}/orders`, method, accessToken, tokenType, dpopKey }, peer.deps, never);
  }

  for (const nonce of [false, true]) {
    describe(nonce ? 'with nonces' : 'without nonces', () => {
      beforeEach(() => server.requireNonce(nonce));

      it('device login and renewal give tokens bound to the same key', async () => {
        const request = await bound();
        const first = noted(await signedIn(peer, request));
        assertBound(first, request);
        const second = noted(valueOf(await refreshTokens(request, first, peer.deps, never)));
        assertBound(second, request);
        assert.equal(
          peer.steps.some((step) => step.kind === 'note' && step.note === 'dpop-nonce'),
          nonce,
        );
      });

      it('code with PKCE gives a token bound to the key', async () => {
        const request = await bound();
        const pending = valueOf(await buildAuthorizationRequest(request, redirectUri, peer.deps));
        const { searchParams } = new URL(pending.url);
        assert.equal(searchParams.get('dpop_jkt'), dpopThumbprint(request.dpopKey ?? {}));
        const response = await createVisitor().authorize(pending.url, { account: 'Ada' });
        const outcome = await redeemAuthorizationResponse(request, pending, response, peer.deps, never);
        assertBound(noted(valueOf(outcome)), request);
      });

      it('userinfo takes the token with a proof', async () => {
        const request = await bound([]);
        const tokens = noted(await signedIn(peer, request));
        assert.equal(tokens.tokenType, 'DPoP');
        assert.equal(valueOf(await fetchUserInfo(request, tokens, peer.deps, never))['sub'], 'ada');
      });

      it('the API takes the token with a proof', async () => {
        const request = await bound();
        const tokens = noted(await signedIn(peer, request));
        const answer = valueOf(await callApi('GET', tokens, request));
        assert.equal(answer.status, 200, answer.bodyStart);
        const refused = valueOf(await callApi('POST', tokens, request));
        assert.equal(refused.status, 403);
        const challenge = refused.headers.find(([name]) => name === 'www-authenticate')?.[1] ?? '';
        assert.match(challenge, /^DPoP .*error="insufficient_scope", scope="orders:write"$/);
      });
    });
  }

  it('renews nothing with another key, and the grant survives that', async () => {
    const request = await bound();
    const tokens = noted(await signedIn(peer, request));
    const thief = { ...request, dpopKey: await generateDpopKey(request.server) };
    const outcome = await refreshTokens(thief, tokens, peer.deps, never);
    assert.ok(['oauth-invalid-grant', 'oauth-dpop-refused'].includes(codeOf(outcome)), codeOf(outcome));
    noted(valueOf(await refreshTokens(request, tokens, peer.deps, never)));
  });

  it('gives the API no reason to take the token from somebody without the key', async () => {
    const request = await bound();
    const tokens = noted(await signedIn(peer, request));
    const dpopKey = await generateDpopKey(request.server);
    assert.equal(valueOf(await callApi('GET', tokens, { dpopKey })).status, 401);
    const bearer = { ...tokens, tokenType: 'Bearer' };
    assert.equal(valueOf(await callApi('GET', bearer, { dpopKey: undefined })).status, 401);
  });
});
