/** The shared sender: what leaves, what an answer is taken for, DPoP with its nonces, and the account of it all. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { OAuthRequest } from '../../../../src/core/oauth/client';
import { generateDpopKey } from '../../../../src/core/oauth/dpop';
import { pollForTokens } from '../../../../src/core/oauth/deviceFlow';
import type { EndpointRequest } from '../../../../src/core/oauth/endpoint';
import { askEndpoint, sendEndpointRequest } from '../../../../src/core/oauth/endpointRequest';
import type { OAuthFailure } from '../../../../src/core/oauth/failure';
import { revokeToken } from '../../../../src/core/oauth/revocation';
import { sendTokenRequest } from '../../../../src/core/oauth/tokenRequest';
import { checkDpopProof } from '../../../../src/core/validation/dpop';
import {
  doneOf,
  failureOf,
  formOf,
  granted,
  json,
  never,
  oauthError,
  pending,
  requestOf,
  start,
  tokenWorld,
  type Scripted,
} from './tokenWorld';

const token: EndpointRequest = {
  step: 'refresh',
  endpoint: 'https://server.example.com/token',
  parameters: [['grant_type', 'x']],
};

async function failureFor(answer: Scripted, what: EndpointRequest = token): Promise<OAuthFailure> {
  return failureOf(await sendEndpointRequest(requestOf(), what, tokenWorld(answer).deps, never));
}

describe('an answer of an endpoint', () => {
  it('is a success with any 2xx', async () => {
    for (const status of [200, 201, 204]) {
      const answer = new Response(status === 204 ? null : '', { status });
      const { status: found, members } = doneOf(
        await sendEndpointRequest(requestOf(), token, tokenWorld(answer).deps, never),
      );
      assert.equal(found, status);
      assert.equal(members, undefined);
    }
  });

  it('is an error also with status 200, where it is about tokens', async () => {
    assert.equal((await failureFor(oauthError('invalid_grant', {}, 200))).code, 'oauth-invalid-grant');
    assert.equal((await failureFor(json(200, { ok: false, error: 'invalid_code' }))).code, 'oauth-refused');
    for (const step of ['introspection', 'userinfo'] as const) {
      const world = tokenWorld(json(200, { active: false, error: 'a claim' }));
      assert.equal((await sendEndpointRequest(requestOf(), { ...token, step }, world.deps, never)).status, 'done');
    }
  });

  it('is what its challenge says where the body says nothing', async () => {
    const headers = { 'www-authenticate': 'DPoP error="invalid_token", error_description="expired"' };
    const failure = await failureFor(new Response('', { status: 401, headers }));
    assert.equal(failure.code, 'oauth-refused');
    assert.equal(failure.error, 'invalid_token');
    assert.equal(failure.description, 'expired');
  });

  const codes: readonly (readonly [number, string, string])[] = [
    [400, 'invalid_request', 'oauth-invalid-request'],
    [401, 'invalid_client', 'oauth-invalid-client'],
    [400, 'invalid_grant', 'oauth-invalid-grant'],
    [400, 'unauthorized_client', 'oauth-unauthorized-client'],
    [400, 'unsupported_grant_type', 'oauth-unsupported-grant'],
    [400, 'invalid_scope', 'oauth-invalid-scope'],
    [400, 'invalid_target', 'oauth-invalid-target'],
    [400, 'interaction_required', 'oauth-interaction-required'],
    [400, 'login_required', 'oauth-interaction-required'],
    [400, 'consent_required', 'oauth-interaction-required'],
    [401, 'insufficient_user_authentication', 'oauth-interaction-required'],
    [400, 'invalid_dpop_proof', 'oauth-dpop-refused'],
    [429, 'slow_down', 'oauth-slow-down'],
    [428, 'authorization_pending', 'oauth-pending'],
    [503, 'invalid_grant', 'oauth-server-busy'],
    [500, 'authorization_pending', 'oauth-server-busy'],
    [429, 'quota', 'oauth-server-busy'],
    [418, 'teapot', 'oauth-refused'],
    [400, 'constructor', 'oauth-refused'],
    [400, '__proto__', 'oauth-refused'],
  ];
  for (const [status, error, code] of codes) {
    it(`is ${code} with ${status} and ${error}`, async () => {
      const failure = await failureFor(oauthError(error, {}, status));
      assert.equal(failure.code, code);
      assert.equal(failure.error, error);
      assert.equal(failure.status, status);
      assert.equal(failure.mayHaveArrived, true);
    });
  }

  for (const [status, code] of [
    [400, 'oauth-unexpected-answer'],
    [401, 'oauth-unexpected-answer'],
    [404, 'oauth-unexpected-answer'],
    [408, 'oauth-server-busy'],
    [429, 'oauth-server-busy'],
    [500, 'oauth-server-busy'],
    [503, 'oauth-server-busy'],
  ] as const) {
    it(`is ${code} with ${status} and a page`, async () => {
      const failure = await failureFor(new Response('<h1>error</h1>', { status }));
      assert.equal(failure.code, code);
      assert.equal(failure.error, undefined);
    });
  }

  for (const error of [{ code: 'invalid_grant' }, 7, null, '', ['invalid_grant']]) {
    it(`has no error where that is ${JSON.stringify(error)}`, async () => {
      const failure = await failureFor(json(400, { error }));
      assert.equal(failure.code, 'oauth-unexpected-answer');
      assert.equal(failure.error, undefined);
    });
  }

  it('has its words cut, and every character of them visible', async () => {
    const failure = await failureFor(
      oauthError('x\u202Ey'.repeat(100), { error_description: `\u001B[31m${'long '.repeat(100)}` }),
    );
    assert.ok((failure.error ?? '').length <= 101);
    assert.ok((failure.description ?? '').length <= 201);
    assert.match(`${failure.error}${failure.description}`, /^[\x20-\x7E…]+$/);
  });

  it('does not repeat a secret of the request in its words', async () => {
    const world = tokenWorld(oauthError('invalid_grant', { error_description: 'the token canary-token is used up' }));
    const authentication = { method: 'client_secret_basic', secret: 'canary-secret' } as const;
    const what = { ...token, parameters: [['refresh_token', 'canary-token']] } as const;
    const failure = failureOf(await sendEndpointRequest(requestOf({ authentication }), what, world.deps, never));
    assert.equal(failure.description, 'the token *** is used up');
  });

  it('does not repeat its own secrets either', async () => {
    const members = { mfa_token: 'canary-token', error_description: 'go on with canary-token' };
    const failure = await failureFor(oauthError('mfa_required', members));
    assert.equal(failure.description, 'go on with ***');
  });

  for (const [name, body] of [
    ['brackets without end', '['.repeat(50_000)],
    ['objects without end', '{"a":'.repeat(50_000)],
    ['a deep object', `${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`],
  ] as const) {
    it(`is read without throwing: ${name}`, async () => {
      assert.equal((await failureFor(new Response(body, { status: 400 }))).code, 'oauth-unexpected-answer');
    });
  }

  it('is read without throwing, whatever it is', async () => {
    const bodies = fc.oneof(fc.json(), fc.string());
    const statuses = fc.constantFrom(200, 400, 401, 404, 429, 500);
    await fc.assert(
      fc.asyncProperty(bodies, statuses, async (body, status) => {
        const world = tokenWorld(new Response(body, { status }));
        const { failure } = doneOf(await askEndpoint(requestOf(), token, world.deps, never));
        assert.equal(failure === undefined, status === 200 && !body.includes('"error":"'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('an endpoint', () => {
  for (const endpoint of [
    'http://server.example.com/token',
    'https://user:pass@server.example.com/token',
    'ftp://server.example.com/token',
    'command:evil',
    'server.example.com/token',
    'https://server.example.com/token#fragment',
    'https://server.example.com/a/../token',
    '',
  ]) {
    it(`is not asked at ${endpoint || 'no address'}`, async () => {
      const world = tokenWorld(granted);
      const outcome = await askEndpoint(requestOf(), { ...token, endpoint }, world.deps, never);
      assert.equal(failureOf(outcome).code, 'oauth-endpoint-insecure');
      assert.deepEqual([world.seen, world.steps], [[], []]);
    });
  }

  it('keeps a query that it has (RFC 6749 section 3.2), which the account leaves out', async () => {
    const endpoint = 'https://server.example.com/token?tenant=canary';
    const world = tokenWorld(granted);
    await askEndpoint(requestOf(), { ...token, endpoint }, world.deps, never);
    assert.equal(world.seen[0]?.request.url, endpoint);
    const [step] = world.steps;
    assert.equal(step?.kind === 'request' ? step.url : undefined, 'https://server.example.com/token');
    assert.doesNotMatch(JSON.stringify(world.steps), /canary/);
  });

  it('gets an access token in the header alone', async () => {
    const world = tokenWorld(json(200, { sub: 'person' }));
    const credentials = { scheme: 'Bearer', accessToken: 'canary-token' } as const;
    const what = { step: 'userinfo', endpoint: 'https://server.example.com/me', method: 'GET', credentials } as const;
    doneOf(await sendEndpointRequest(requestOf(), what, world.deps, never));
    const { request, body } = world.seen[0] ?? assert.fail();
    assert.equal(request.method, 'GET');
    assert.equal(request.headers.get('authorization'), 'Bearer canary-token');
    assert.equal(request.headers.get('content-type'), null);
    assert.equal(body, '');
    assert.doesNotMatch(JSON.stringify(world.steps), /canary|person/);
  });
});

describe('DPoP at an endpoint', () => {
  async function bound(): Promise<OAuthRequest> {
    return requestOf({ dpopKey: await generateDpopKey({ dpopAlgorithms: undefined }) });
  }

  const bearer = json(200, { access_token: 'the-access-token', token_type: 'DPoP' });
  const wantsNonce = (nonce: string): Response => {
    const answer = oauthError('use_dpop_nonce');
    answer.headers.set('dpop-nonce', nonce);
    return answer;
  };

  function claimsOf(proof: string | null): Readonly<Record<string, string | undefined>> {
    const [, payload = ''] = (proof ?? '').split('.');
    // Of a proof that this test has just seen made.
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, string | undefined>>;
  }

  it('sends a proof for each token request', async () => {
    const world = tokenWorld(bearer);
    const request = await bound();
    doneOf(await sendTokenRequest(request, 'refresh', [], world.deps, never));
    const proof = world.seen[0]?.request.headers.get('dpop') ?? '';
    assert.equal((await checkDpopProof(proof, { now: start })).status, 'proved');
    const claims = claimsOf(proof);
    assert.deepEqual(
      { htm: claims['htm'], htu: claims['htu'], ath: claims['ath'] },
      { htm: 'POST', htu: 'https://server.example.com/token', ath: undefined },
    );
    assert.ok(world.steps[0]?.kind === 'request' && world.steps[0].dpop);
    assert.ok(!JSON.stringify(world.steps).includes(proof));
  });

  it('sends none where no token comes back', async () => {
    const world = tokenWorld(json(200, {}));
    await revokeToken(await bound(), 'token', 'refresh_token', world.deps, never);
    assert.equal(world.seen[0]?.request.headers.get('dpop'), null);
  });

  it('repeats the request once with the nonce it was given, and another proof', async () => {
    const world = tokenWorld(wantsNonce('n-1'), bearer);
    doneOf(await sendTokenRequest(await bound(), 'refresh', [['refresh_token', 'one']], world.deps, never));
    const [first, second] = world.seen.map(({ request }) => claimsOf(request.headers.get('dpop')));
    assert.equal(first?.['nonce'], undefined);
    assert.equal(second?.['nonce'], 'n-1');
    assert.notEqual(first?.['jti'], second['jti']);
    assert.equal(world.seen[0]?.body, world.seen[1]?.body);
    assert.deepEqual(
      world.steps.map((step) => (step.kind === 'note' ? step.note : step.kind)),
      ['request', 'response', 'dpop-nonce', 'request', 'response'],
    );
  });

  it('does the same where the challenge asks for it (RFC 9449 section 9)', async () => {
    const headers = { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': 'n-1' };
    const world = tokenWorld(new Response('', { status: 401, headers }), json(200, { sub: 'person' }));
    const credentials = { scheme: 'DPoP', accessToken: 'the-token' } as const;
    const what = { step: 'userinfo', endpoint: 'https://server.example.com/me', method: 'GET', credentials } as const;
    doneOf(await sendEndpointRequest(await bound(), what, world.deps, never));
    const { request } = world.seen[1] ?? assert.fail();
    assert.equal(request.headers.get('authorization'), 'DPoP the-token');
    const proof = request.headers.get('dpop') ?? '';
    // `ath` is held against the token there.
    assert.equal((await checkDpopProof(proof, { now: start, accessToken: 'the-token' })).status, 'proved');
    const claims = claimsOf(proof);
    assert.deepEqual(
      { htm: claims['htm'], htu: claims['htu'], nonce: claims['nonce'] },
      { htm: 'GET', htu: 'https://server.example.com/me', nonce: 'n-1' },
    );
  });

  it('gives up after the second refusal', async () => {
    const world = tokenWorld(wantsNonce('n-1'), wantsNonce('n-2'), bearer);
    const failure = failureOf(await sendTokenRequest(await bound(), 'refresh', [], world.deps, never));
    assert.equal(failure.code, 'oauth-dpop-refused');
    assert.equal(world.seen.length, 2);
  });

  it('does not repeat without a nonce, or without a key', async () => {
    const world = tokenWorld(oauthError('use_dpop_nonce'), bearer);
    assert.equal(
      failureOf(await sendTokenRequest(await bound(), 'refresh', [], world.deps, never)).code,
      'oauth-dpop-refused',
    );
    const other = tokenWorld(wantsNonce('n-1'), bearer);
    failureOf(await sendTokenRequest(requestOf(), 'refresh', [], other.deps, never));
    assert.deepEqual([world.seen.length, other.seen.length], [1, 1]);
  });

  it('uses the last nonce for the next poll of a device flow', async () => {
    const next = oauthError('authorization_pending');
    next.headers.set('dpop-nonce', 'n-2');
    const world = tokenWorld(wantsNonce('n-1'), next, pending, bearer);
    const authorization = {
      deviceCode: 'the-device-code',
      userCode: 'WDJB-MJHT',
      verificationUri: 'https://example.com/device',
      verificationUriComplete: undefined,
      intervalSeconds: 5,
      expiresAt: new Date(start.getTime() + 600_000),
      lifetimeSeconds: 600,
    };
    doneOf(await pollForTokens(await bound(), authorization, world.deps, never));
    const nonces = world.seen.map(({ request, at }) => `${at} ${claimsOf(request.headers.get('dpop'))['nonce'] ?? ''}`);
    assert.deepEqual(nonces, ['5 ', '5 n-1', '10 n-2', '15 n-2']);
  });

  it('fails, and sends nothing, with a key that cannot sign', async () => {
    const world = tokenWorld(bearer);
    for (const dpopKey of [{}, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }]) {
      const outcome = await sendTokenRequest(requestOf({ dpopKey }), 'refresh', [], world.deps, never);
      assert.equal(failureOf(outcome).code, 'oauth-client-key-unusable');
    }
    assert.deepEqual(world.seen, []);
  });
});

describe('revoking a token', () => {
  it('is the request of RFC 7009 section 2.1', async () => {
    const world = tokenWorld(new Response('', { status: 200 }));
    const authentication = { method: 'client_secret_basic', secret: 'gX1fBat3bV' } as const;
    const request = requestOf({ authentication });
    const outcome = await revokeToken(request, '45ghiukldjahdnhzdauz', 'refresh_token', world.deps, never);
    assert.deepEqual(doneOf(outcome), { status: 200 });
    const [seen] = world.seen;
    assert.equal(seen?.request.url, 'https://server.example.com/revoke');
    assert.equal(seen.request.headers.get('authorization'), 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW');
    assert.deepEqual(formOf(seen), [
      ['token', '45ghiukldjahdnhzdauz'],
      ['token_type_hint', 'refresh_token'],
    ]);
    assert.doesNotMatch(JSON.stringify(world.steps), /45ghiukldjahdnhzdauz/);
  });

  it('sends nothing where there is nothing to revoke, or nowhere', async () => {
    const world = tokenWorld(json(200, {}));
    assert.equal(
      failureOf(await revokeToken(requestOf(), '', 'access_token', world.deps, never)).code,
      'oauth-nothing-to-present',
    );
    const request = requestOf({ setting: { revocationEndpoint: undefined } });
    assert.equal(
      failureOf(await revokeToken(request, 'token', 'access_token', world.deps, never)).code,
      'oauth-no-endpoint',
    );
    assert.deepEqual(world.seen, []);
  });

  it('says that the token may still be valid where no answer came', async () => {
    const world = tokenWorld('http-timeout');
    const failure = failureOf(await revokeToken(requestOf(), 'token', 'access_token', world.deps, never));
    assert.deepEqual({ code: failure.code, http: failure.http }, { code: 'oauth-unreachable', http: 'http-timeout' });
  });
});
