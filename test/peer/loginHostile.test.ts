/** Login servers that do what no server should: every flow ends, soon, with a stable code, and tells no secret. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { requestClientCredentials } from '../../src/core/oauth/clientCredentials';
import type { OAuthRequest } from '../../src/core/oauth/client';
import { pollForTokens, requestDeviceAuthorization, type DeviceAuthorization } from '../../src/core/oauth/deviceFlow';
import type { OAuthFailure, OAuthFailureCode, OAuthOutcome } from '../../src/core/oauth/failure';
import { introspectToken } from '../../src/core/oauth/introspection';
import { refreshTokens } from '../../src/core/oauth/refresh';
import { revokeToken } from '../../src/core/oauth/revocation';
import { exchangeToken } from '../../src/core/oauth/tokenExchange';
import type { TokenSet } from '../../src/core/oauth/tokenSet';
import { fetchUserInfo } from '../../src/core/oauth/userinfo';
import {
  bomb,
  drip,
  flood,
  redirect,
  reset,
  resetInBody,
  silence,
  startHostileServer,
  text,
  type HostileServer,
  type Misdeed,
} from '../support/hostileServer';
import { assertHoldsNone, codeOf, createPeer, never, plainRequest, type Peer } from '../support/login/peer';
import { refuses, says, startOddLoginServer, type OddLoginServer } from '../support/oddLoginServer';

const megabyte = 1024 * 1024;
const html = text('<html><h1>Sign in</h1></html>', { 'content-type': 'text/html' });

/** Canaries: none of them may stand in the account of a flow, or in what a failure says. */
const secrets = {
  access: ['canary', 'access', 'token', 'a1b2c3d4'].join('-'),
  refresh: ['canary', 'refresh', 'token', 'e5f6a7b8'].join('-'),
  device: ['canary', 'device', 'code', 'c9d0e1f2'].join('-'),
  client: ['canary', 'client', 'secret', '13579bdf'].join('-'),
};

const tokens: TokenSet = {
  accessToken: secrets.access,
  tokenType: 'Bearer',
  expiresAt: undefined,
  refreshToken: secrets.refresh,
  refreshExpiresAt: undefined,
  idToken: undefined,
  scopes: ['read'],
  issuedTokenType: undefined,
  obtainedAt: new Date(0),
};

type Flow = (request: OAuthRequest, peer: Peer) => Promise<OAuthOutcome<unknown>>;

/** Each sends one request. */
const flows: Readonly<Record<string, Flow>> = {
  'device authorization': (request, { deps }) => requestDeviceAuthorization(request, deps, never),
  refresh: (request, { deps }) => refreshTokens(request, tokens, deps, never),
  'client credentials': (request, { deps }) => requestClientCredentials(request, deps, never),
  exchange: (request, { deps }) =>
    exchangeToken(
      request,
      { subjectToken: secrets.access, subjectTokenType: 'urn:ietf:params:oauth:token-type:access_token' },
      deps,
      never,
    ),
  revocation: (request, { deps }) => revokeToken(request, secrets.refresh, 'refresh_token', deps, never),
  introspection: (request, { deps }) => introspectToken(request, secrets.access, 'access_token', deps, never),
  userinfo: (request, { deps }) => fetchUserInfo(request, tokens, deps, never),
};

describe('hostile login servers', function () {
  this.timeout(20_000);
  let server: OddLoginServer;
  let elsewhere: HostileServer;
  let peer: Peer;
  let request: OAuthRequest;
  let outcomes: OAuthOutcome<unknown>[];

  before(async () => {
    server = await startOddLoginServer();
    elsewhere = await startHostileServer({});
  });
  after(async () => {
    await server.stop();
    await elsewhere.stop();
  });
  beforeEach(() => {
    outcomes = [];
    peer = peerWith(10_000);
    const endpoint = (name: string): string => `${server.origin}/${name}`;
    request = plainRequest(
      {
        issuer: server.origin,
        clientId: 'client',
        scopes: ['read'],
        tokenEndpoint: endpoint('token'),
        deviceAuthorizationEndpoint: endpoint('device'),
        revocationEndpoint: endpoint('revoke'),
        introspectionEndpoint: endpoint('introspect'),
        userinfoEndpoint: endpoint('me'),
        tokenEndpointAuthMethod: 'client_secret_post',
      },
      { authentication: { method: 'client_secret_post', secret: secrets.client } },
    );
  });
  afterEach(() => {
    const failures = outcomes.filter(({ status }) => status === 'failed');
    assertHoldsNone(peer.account() + JSON.stringify(failures), Object.values(secrets));
  });

  function peerWith(totalMilliseconds: number): Peer {
    return createPeer([server.origin, elsewhere.origin], { totalMilliseconds, requestsPerMinute: 1000 });
  }

  async function run(flow: Flow, ...misdeeds: readonly Misdeed[]): Promise<OAuthOutcome<unknown>> {
    server.script(...misdeeds);
    const outcome = await flow(request, peer);
    outcomes.push(outcome);
    return outcome;
  }

  function failureOf(outcome: OAuthOutcome<unknown>): OAuthFailure {
    assert.ok(outcome.status === 'failed', JSON.stringify(outcome));
    return outcome.failure;
  }

  const wire: readonly (readonly [name: string, misdeed: () => Misdeed, code: OAuthFailureCode, http?: string])[] = [
    ['302 to another server', () => redirect(302, `${elsewhere.origin}/token`), 'oauth-unreachable', 'http-redirect'],
    ['307 to another server', () => redirect(307, `${elsewhere.origin}/token`), 'oauth-unreachable', 'http-redirect'],
    ['five megabytes', () => flood(5 * megabyte), 'oauth-unreachable', 'http-too-large'],
    ['a bomb of gzip', () => bomb(8 * megabyte, 'gzip'), 'oauth-unreachable', 'http-too-large'],
    ['a body without end', () => drip, 'oauth-unreachable', 'http-timeout'],
    ['no answer', () => silence, 'oauth-unreachable', 'http-timeout'],
    ['a connection that breaks', () => reset, 'oauth-unreachable', 'http-unreachable'],
    ['half of an answer', () => resetInBody, 'oauth-unreachable', 'http-unreachable'],
    ['an error page with 500', () => text('<h1>500</h1>', {}, 500), 'oauth-server-busy'],
    ['a page with 404', () => text('<h1>404</h1>', {}, 404), 'oauth-unexpected-answer'],
    ['429 without a word', () => text('', { 'retry-after': '99999999999' }, 429), 'oauth-server-busy'],
    ['an error of its own', () => refuses('weird_error'), 'oauth-refused'],
    ['an error that is no text', () => refuses({ code: 7 }), 'oauth-unexpected-answer'],
    ['an unknown client', () => refuses('invalid_client', undefined, 401), 'oauth-invalid-client'],
  ];
  for (const [name, misdeed, code, http] of wire) {
    it(`${name}: ${http ?? code}, wherever it comes`, async () => {
      const met = misdeed();
      if (http === 'http-timeout') peer = peerWith(150);
      for (const [flowName, flow] of Object.entries(flows)) {
        const failure = failureOf(await run(flow, met));
        assert.deepEqual([failure.code, failure.http], [code, http], flowName);
        assert.equal(server.seen().length, 1, `${flowName} asked again`);
        // It reached the server, whatever came back.
        assert.ok(failure.mayHaveArrived, flowName);
      }
      assert.deepEqual(elsewhere.requests, []);
    });
  }

  it('nobody listens: unreachable, and certain not to have arrived only where that is certain', async () => {
    const gone = await startOddLoginServer();
    await gone.stop();
    peer = createPeer([gone.origin]);
    request = plainRequest({ issuer: gone.origin, clientId: 'client', tokenEndpoint: `${gone.origin}/token` });
    assert.equal(failureOf(await refreshTokens(request, tokens, peer.deps, never)).code, 'oauth-unreachable');
  });

  const granted = { access_token: 'some-access-token', token_type: 'Bearer' };
  const bodies: readonly (readonly [name: string, body: unknown, code: OAuthFailureCode | 'done'])[] = [
    ['a page', '<html></html>', 'oauth-unexpected-answer'],
    ['nothing', '', 'oauth-unexpected-answer'],
    ['an empty object', {}, 'oauth-unexpected-answer'],
    ['a list', [granted], 'oauth-unexpected-answer'],
    ['null', 'null', 'oauth-unexpected-answer'],
    ['half of an object', '{"access_token":"some-access-token","token_type":"Bear', 'oauth-unexpected-answer'],
    ['brackets without end', '['.repeat(200_000), 'oauth-unexpected-answer'],
    [
      'two access tokens',
      '{"access_token":"one","access_token":"two","token_type":"Bearer"}',
      'oauth-unexpected-answer',
    ],
    ['no type', { access_token: 'some-access-token' }, 'oauth-unexpected-answer'],
    ['a token that is a number', { ...granted, access_token: 7 }, 'oauth-unexpected-answer'],
    ['a token with a line break', { ...granted, access_token: 'a\r\nSet-Cookie: x=y' }, 'oauth-unexpected-answer'],
    ['a refresh token that is an object', { ...granted, refresh_token: {} }, 'oauth-unexpected-answer'],
    ['an error with status 200', { error: 'invalid_grant' }, 'oauth-invalid-grant'],
    ['members of the prototype', '{"__proto__":{"access_token":"x","token_type":"Bearer"}}', 'oauth-unexpected-answer'],
    [
      'a life beyond all numbers',
      '{"access_token":"some-access-token","token_type":"bearer","expires_in":1e400}',
      'done',
    ],
    ['a life before now', { ...granted, expires_in: -5 }, 'done'],
  ];
  for (const [name, body, code] of bodies) {
    it(`${name} in the place of tokens: ${code}`, async () => {
      for (const flow of ['refresh', 'client credentials'] as const) {
        const outcome = await run(flows[flow] ?? assert.fail(), says(body));
        assert.equal(codeOf(outcome), code, flow);
        if (outcome.status === 'done') assert.equal((outcome.value as TokenSet).expiresAt, undefined);
      }
    });
  }

  it('takes tokens of the wrong content type, for they are in the right form', async () => {
    const body = JSON.stringify(granted);
    for (const type of ['text/plain', 'text/html', 'application/octet-stream']) {
      assert.equal(codeOf(await run(flows['refresh'] ?? assert.fail(), text(body, { 'content-type': type }))), 'done');
    }
  });

  it('takes no page for an answer about a token or a person', async () => {
    for (const flow of ['introspection', 'userinfo', 'device authorization']) {
      assert.equal(codeOf(await run(flows[flow] ?? assert.fail(), html)), 'oauth-unexpected-answer', flow);
    }
    assert.equal(
      codeOf(await run(flows['introspection'] ?? assert.fail(), says({ active: 'yes' }))),
      'oauth-unexpected-answer',
    );
    assert.equal(
      codeOf(await run(flows['userinfo'] ?? assert.fail(), says({ name: 'Ada' }))),
      'oauth-unexpected-answer',
    );
  });

  it('cuts what a server says, and makes every character of it visible', async () => {
    const words = '\u001b[2J\u001b]8;;https://evil.example\u0007[click](command:quit) \u202Eesrever\u0000\r\nSet: x';
    for (const [flowName, flow] of Object.entries(flows)) {
      const failure = failureOf(await run(flow, refuses('invalid_request', words + 'x'.repeat(500_000))));
      assert.equal(failure.code, 'oauth-invalid-request', flowName);
      const description = failure.description ?? '';
      assert.ok(description.length > 0 && description.length <= 202, String(description.length));
      assert.doesNotMatch(description, /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
    }
  });

  it('does not repeat a secret that a server sends back', async () => {
    const echo =
      (status: number): Misdeed =>
      (response, incoming) => {
        const { body = '' } = server.seen().at(-1) ?? {};
        const sent = [...new URLSearchParams(body).values(), incoming.headers.authorization ?? ''].join(' ');
        const members = { error: sent, error_description: sent, scope: sent, token_type: sent, [sent]: sent };
        says(members, status, { 'www-authenticate': `Bearer error="${sent}"` })(response, incoming);
      };
    for (const flow of Object.values(flows)) for (const status of [200, 400, 401]) await run(flow, echo(status));
  });

  describe('device authorization', () => {
    const good = {
      device_code: secrets.device,
      user_code: 'ABCD-EFGH',
      verification_uri: 'https://login.example.com/device',
      expires_in: 600,
    };
    const ask = flows['device authorization'] ?? assert.fail();
    const bad: readonly (readonly [name: string, members: Readonly<Record<string, unknown>>])[] = [
      ['a command for an address', { verification_uri: 'command:workbench.action.quit' }],
      ['a script for an address', { verification_uri: 'javascript:alert(1)' }],
      ['a file for an address', { verification_uri: 'file:///etc/passwd' }],
      ['an address without TLS', { verification_uri: 'http://login.example.com/device' }],
      ['an address with a name in it', { verification_uri: 'https://login.example.com@evil.example/device' }],
      ['no address', { verification_uri: undefined }],
      ['no user code', { user_code: undefined }],
      ['a user code that cannot be seen', { user_code: 'AB\u202ECD\u0007' }],
      ['a user code without end', { user_code: 'A'.repeat(10_000) }],
      ['no device code', { device_code: '' }],
      ['a life that is no number', { expires_in: 'soon' }],
      ['a life before now', { expires_in: -1 }],
    ];
    for (const [name, members] of bad) {
      it(`with ${name} is refused`, async () => {
        assert.equal(codeOf(await run(ask, says({ ...good, ...members }))), 'oauth-unexpected-answer');
      });
    }

    it('with an interval that is none polls every five seconds', async () => {
      for (const interval of [0, -1, 'often', null, {}]) {
        const outcome = await run(ask, says({ ...good, interval }));
        assert.ok(outcome.status === 'done', JSON.stringify(outcome));
        assert.equal((outcome.value as DeviceAuthorization).intervalSeconds, 5, JSON.stringify(interval));
      }
    });

    it('leaves out a complete address that must not be opened', async () => {
      const outcome = await run(ask, says({ ...good, verification_uri_complete: 'vscode://evil.extension/x' }));
      assert.ok(outcome.status === 'done');
      assert.equal((outcome.value as DeviceAuthorization).verificationUriComplete, undefined);
    });
  });

  describe('polling', () => {
    const poll: Flow = (asked, { deps }) => pollForTokens(asked, authorization(60), deps, never);

    function authorization(lifetimeSeconds: number): DeviceAuthorization {
      return {
        deviceCode: secrets.device,
        userCode: 'ABCD-EFGH',
        verificationUri: 'https://login.example.com/device',
        verificationUriComplete: undefined,
        intervalSeconds: 5,
        expiresAt: new Date(Date.now() + lifetimeSeconds * 1000),
        lifetimeSeconds,
      };
    }

    it('slows down for good in a storm of slow_down', async () => {
      const storm: Flow = (asked, { deps }) => pollForTokens(asked, authorization(200), deps, never);
      const outcome = await run(storm, refuses('slow_down'));
      assert.equal(codeOf(outcome), 'oauth-device-code-expired');
      assert.deepEqual(peer.sentAt('/token'), [5, 15, 30, 50, 75, 105, 140, 180]);
    });

    for (const [name, misdeed] of [
      ['silence', silence],
      ['a body without end', drip],
      ['broken connections', reset],
      ['error pages', text('<h1>503</h1>', {}, 503)],
    ] as const) {
      it(`backs off from ${name}, and ends when the code does`, async () => {
        if (misdeed === silence || misdeed === drip) peer = peerWith(150);
        assert.equal(codeOf(await run(poll, misdeed)), 'oauth-device-code-expired');
        assert.deepEqual(peer.sentAt('/token'), [5, 15, 35]);
      });
    }

    it('ends at once with a redirect, a flood, a page or an error that nothing explains', async () => {
      for (const misdeed of [
        redirect(302, `${elsewhere.origin}/`),
        flood(5 * megabyte),
        html,
        refuses('weird_error'),
      ]) {
        const outcome = await run(poll, misdeed);
        assert.notEqual(codeOf(outcome), 'oauth-device-code-expired');
        assert.equal(server.seen().length, 1);
      }
      assert.deepEqual(elsewhere.requests, []);
    });

    it('does not go on for ever when the answer with the tokens is lost', async () => {
      const outcome = await run(poll, refuses('authorization_pending'), reset, refuses('invalid_grant'));
      assert.equal(codeOf(outcome), 'oauth-invalid-grant');
      assert.deepEqual(peer.sentAt('/token'), [5, 10, 20]);
    });
  });
});
