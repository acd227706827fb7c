/** What a session does with its tokens at `oidc-provider`: renew, revoke, introspect, ask who one is, exchange. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { requestClientCredentials } from '../../src/core/oauth/clientCredentials';
import type { ClientAuthentication, OAuthRequest } from '../../src/core/oauth/client';
import { introspectionDifferences, introspectToken } from '../../src/core/oauth/introspection';
import { refreshTokens } from '../../src/core/oauth/refresh';
import { revokeToken } from '../../src/core/oauth/revocation';
import { exchangeToken } from '../../src/core/oauth/tokenExchange';
import type { TokenSet } from '../../src/core/oauth/tokenSet';
import { fetchUserInfo } from '../../src/core/oauth/userinfo';
import { validateToken } from '../../src/core/validation/validate';
import { claimsOf } from '../../src/core/token/claimsSet';
import { decodeToken } from '../../src/core/token/decode';
import { apiClient, basicClient, editorClientId, keyClientId, postClient } from '../support/login/clients';
import { opaqueApi } from '../support/login/configuration';
import { assertHoldsNone, codeOf, createPeer, never, requestTo, valueOf, type Peer } from '../support/login/peer';
import { signedIn } from '../support/login/signedIn';
import { startLoginServer, type LoginServer } from '../support/loginServer';

const scopes = ['openid', 'profile', 'email', 'offline_access', 'orders:read', 'orders:write'];
const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

describe('tokens of oidc-provider', () => {
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
  });
  afterEach(() => {
    assertHoldsNone(peer.account(), secrets);
  });

  /** The editor's client; without a resource the tokens are opaque and good for userinfo. */
  function editor(resources: readonly string[] = [server.api]): Promise<OAuthRequest> {
    return requestTo(peer, { issuer: server.issuer, clientId: editorClientId, scopes, resources });
  }

  function service(clientId: string, authentication: ClientAuthentication): Promise<OAuthRequest> {
    const setting = { issuer: server.issuer, clientId, scopes: ['orders:read'], resources: [server.api] };
    return requestTo(peer, setting, { authentication });
  }

  function asApi(): Promise<OAuthRequest> {
    return service(apiClient.id, { method: 'client_secret_basic', secret: apiClient.secret });
  }

  function noted(tokens: TokenSet): TokenSet {
    secrets.push(tokens.accessToken, tokens.refreshToken, tokens.idToken);
    return tokens;
  }

  async function isActive(token: string, hint: 'access_token' | 'refresh_token'): Promise<boolean> {
    return valueOf(await introspectToken(await asApi(), token, hint, peer.deps, never)).active;
  }

  describe('renewal', () => {
    it('gets new tokens, and the refresh token before is of no more use', async () => {
      const request = await editor();
      const first = noted(await signedIn(peer, request));
      const second = noted(valueOf(await refreshTokens(request, first, peer.deps, never)));
      assert.notEqual(second.accessToken, first.accessToken);
      assert.notEqual(second.refreshToken, first.refreshToken);
      assert.ok(second.refreshToken !== undefined);
      const third = noted(valueOf(await refreshTokens(request, second, peer.deps, never)));
      assert.ok(await isActive(third.accessToken, 'access_token'));
    });

    it('ends the whole grant when a refresh token is used twice', async () => {
      const request = await editor([]);
      const first = noted(await signedIn(peer, request));
      const second = noted(valueOf(await refreshTokens(request, first, peer.deps, never)));
      assert.ok(await isActive(second.accessToken, 'access_token'));
      assert.equal(codeOf(await refreshTokens(request, first, peer.deps, never)), 'oauth-invalid-grant');
      assert.ok(!(await isActive(second.accessToken, 'access_token')));
      assert.equal(codeOf(await refreshTokens(request, second, peer.deps, never)), 'oauth-invalid-grant');
    });

    it('says of a lost answer that the request may have arrived, and sends none again by itself', async () => {
      const request = await editor();
      const first = noted(await signedIn(peer, request));
      const before = server.count('/token');
      server.plan('/token', { kind: 'lose-answer' });
      const outcome = await refreshTokens(request, first, peer.deps, never);
      assert.ok(outcome.status === 'failed');
      assert.equal(outcome.failure.code, 'oauth-unreachable');
      assert.ok(outcome.failure.mayHaveArrived);
      assert.equal(server.count('/token'), before + 1);
      // It did arrive: the refresh token is used up.
      assert.ok(!(await isActive(first.refreshToken ?? '', 'refresh_token')));
    });

    it('narrows the scopes when asked to, and keeps the right to the others', async () => {
      const request = await editor();
      const first = noted(await signedIn(peer, request));
      const narrow = noted(valueOf(await refreshTokens(request, first, peer.deps, never, { scopes: ['orders:read'] })));
      assert.deepEqual(narrow.scopes, ['orders:read']);
      const wide = await refreshTokens(request, narrow, peer.deps, never, { scopes: ['orders:read', 'other'] });
      assert.equal(codeOf(wide), 'oauth-invalid-scope');
    });

    it('has nothing to send without a refresh token', async () => {
      const request = await editor();
      const tokens = noted(await signedIn(peer, request, { account: 'Ada', without: ['offline_access'] }));
      const before = server.count('/token');
      assert.equal(codeOf(await refreshTokens(request, tokens, peer.deps, never)), 'oauth-nothing-to-present');
      assert.equal(server.count('/token'), before);
    });
  });

  describe('revocation', () => {
    for (const kind of ['JWT', 'opaque'] as const) {
      it(`of the refresh token, then of the ${kind} access token: the server calls both inactive`, async () => {
        const request = await editor(kind === 'JWT' ? [server.api] : []);
        const { accessToken, refreshToken = '' } = noted(await signedIn(peer, request));
        assert.ok((await isActive(refreshToken, 'refresh_token')) && (await isActive(accessToken, 'access_token')));
        const first = valueOf(await revokeToken(request, refreshToken, 'refresh_token', peer.deps, never));
        assert.equal(first.status, 200);
        assert.ok(!(await isActive(refreshToken, 'refresh_token')));
        const second = valueOf(await revokeToken(request, accessToken, 'access_token', peer.deps, never));
        assert.equal(second.status, 200);
        assert.ok(!(await isActive(accessToken, 'access_token')));
      });
    }

    it('answers 200 for what it does not know, and a busy server is no revocation', async () => {
      const request = await editor();
      const unknown = 'an-unknown-token-of-no-session';
      assert.equal(valueOf(await revokeToken(request, unknown, 'refresh_token', peer.deps, never)).status, 200);
      server.plan('/token/revocation', { kind: 'busy', status: 503, retryAfter: '30' });
      const outcome = await revokeToken(request, unknown, 'refresh_token', peer.deps, never);
      assert.ok(outcome.status === 'failed');
      assert.equal(outcome.failure.code, 'oauth-server-busy');
      assert.equal(outcome.failure.retryAfterSeconds, 30);
    });
  });

  describe('introspection', () => {
    it('comes signed to an API that registered for it (RFC 9701)', async () => {
      const request = await requestTo(peer, {
        issuer: server.issuer,
        clientId: editorClientId,
        scopes: ['orders:read'],
        resources: [opaqueApi],
      });
      const { accessToken } = noted(await signedIn(peer, request));
      const answer = valueOf(await introspectToken(await asApi(), accessToken, 'access_token', peer.deps, never));
      assert.ok(answer.active && answer.signed, JSON.stringify(answer));
      assert.equal(answer.members['sub'], 'ada');
      assert.equal(answer.members['client_id'], editorClientId);
    });

    it('comes as JSON to the others, and agrees with the token', async () => {
      const request = await editor();
      const { accessToken } = noted(await signedIn(peer, request));
      const answer = valueOf(await introspectToken(request, accessToken, 'access_token', peer.deps, never));
      assert.ok(answer.active && !answer.signed);
      const claims = claimsOf(decodeToken(accessToken)) ?? assert.fail('no claims');
      const states = introspectionDifferences(answer, claims).map(({ name, state }) => [name, state]);
      for (const name of ['iss', 'sub', 'aud', 'exp', 'iat', 'scope', 'client_id', 'jti']) {
        assert.deepEqual(
          states.find(([each]) => each === name),
          [name, 'equal'],
        );
      }
    });

    it('says no more of an inactive token than that', async () => {
      const request = await asApi();
      const answer = valueOf(await introspectToken(request, 'no-token-of-this-server', undefined, peer.deps, never));
      assert.ok(!answer.active);
      assert.deepEqual(answer.members, { active: false });
    });

    it('is refused to a client with the wrong secret', async () => {
      const secret = 'the-wrong-secret-of-the-api';
      const request = await service(apiClient.id, { method: 'client_secret_basic', secret });
      secrets.push(secret);
      const outcome = await introspectToken(request, 'no-token-of-this-server', undefined, peer.deps, never);
      assert.equal(codeOf(outcome), 'oauth-invalid-client');
    });
  });

  describe('userinfo', () => {
    it('tells who signed in', async () => {
      const request = await editor([]);
      const tokens = noted(await signedIn(peer, request, { account: 'Grace' }));
      const found = valueOf(await fetchUserInfo(request, tokens, peer.deps, never));
      assert.deepEqual(found, {
        sub: 'grace',
        name: 'Grace',
        preferred_username: 'grace',
        email: 'grace@example.com',
        email_verified: true,
      });
    });

    it('is not believed about somebody else than the ID token names (OIDC Core section 5.3.2)', async () => {
      const request = await editor([]);
      const ada = noted(await signedIn(peer, request));
      const grace = noted(await signedIn(peer, request, { account: 'Grace' }));
      const mixed = { ...grace, idToken: ada.idToken };
      assert.notEqual(codeOf(await fetchUserInfo(request, mixed, peer.deps, never)), 'done');
    });
  });

  describe('client credentials', () => {
    const ways: readonly (readonly [clientId: string, authentication: () => ClientAuthentication])[] = [
      [basicClient.id, () => ({ method: 'client_secret_basic', secret: basicClient.secret })],
      [postClient.id, () => ({ method: 'client_secret_post', secret: postClient.secret })],
      [keyClientId, () => ({ method: 'private_key_jwt', key: { ...server.clientKey } })],
    ];
    for (const [clientId, authentication] of ways) {
      it(`of ${clientId}: the token is valid`, async () => {
        const request = await service(clientId, authentication());
        const tokens = noted(valueOf(await requestClientCredentials(request, peer.deps, never)));
        secrets.push(basicClient.secret, postClient.secret, server.clientKey.d);
        assert.equal(tokens.refreshToken, undefined);
        const setting = { name: 'Peer', issuer: server.issuer, audiences: [server.api] };
        const verdict = await validateToken(tokens.accessToken, setting, { keys: peer.deps.keys, now: new Date() });
        assert.ok(verdict.status === 'valid', JSON.stringify(verdict));
        assert.equal(verdict.token.claims['client_id'], clientId);
      });
    }
  });

  describe('exchange', () => {
    it('trades a token for one that says who acts', async () => {
      const request = await editor();
      const { accessToken } = noted(await signedIn(peer, request));
      const exchange = {
        subjectToken: accessToken,
        subjectTokenType: accessTokenType,
        resources: [server.api],
        scopes: ['orders:read'],
      };
      const by = await service(basicClient.id, { method: 'client_secret_basic', secret: basicClient.secret });
      const tokens = noted(valueOf(await exchangeToken(by, exchange, peer.deps, never)));
      assert.equal(tokens.issuedTokenType, accessTokenType);
      assert.deepEqual(tokens.scopes, ['orders:read']);
      const claims = claimsOf(decodeToken(tokens.accessToken)) ?? assert.fail('no claims');
      assert.equal(claims['sub'], 'ada');
      assert.deepEqual(claims['act'], { sub: basicClient.id });
    });

    it('gets nothing for an API that is not there, or for no token', async () => {
      const request = await editor();
      const { accessToken } = noted(await signedIn(peer, request));
      const subject = { subjectToken: accessToken, subjectTokenType: accessTokenType };
      const elsewhere = { ...subject, resources: ['https://elsewhere.example.com'] };
      assert.equal(codeOf(await exchangeToken(request, elsewhere, peer.deps, never)), 'oauth-invalid-target');
      const nothing = { ...subject, subjectToken: 'no-token-of-this-server', resources: [server.api] };
      assert.equal(codeOf(await exchangeToken(request, nothing, peer.deps, never)), 'oauth-invalid-request');
    });
  });
});
