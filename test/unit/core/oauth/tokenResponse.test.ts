/** What is taken for tokens (RFC 6749 section 5.1), and what servers send in the place of them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { requestClientCredentials } from '../../../../src/core/oauth/clientCredentials';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import { refreshTokens, type RefreshOptions } from '../../../../src/core/oauth/refresh';
import { readTokenAnswer } from '../../../../src/core/oauth/tokenResponse';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { compactJws } from '../../../support/tokenFactory';
import {
  doneOf,
  failureOf,
  formOf,
  granted,
  json,
  never,
  oauthError,
  requestOf,
  start,
  tokenSet,
  tokenWorld,
  type Scripted,
} from './tokenWorld';

const bearer = { access_token: 'a', token_type: 'Bearer' };

function read(members: JsonObject, dpopKey?: JsonObject): OAuthOutcome<TokenSet> {
  return readTokenAnswer({ dpopKey }, { members, obtainedAt: start }, { requestedScopes: ['asked'] });
}

describe('an answer of a token endpoint', () => {
  it('is read as RFC 6749 section 5.1 has it', () => {
    const members = {
      access_token: '2YotnFZFEjr1zCsicMWpAA',
      token_type: 'example',
      expires_in: 3600,
      refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
      example_parameter: 'example_value',
    };
    assert.deepEqual(doneOf(read(members)), {
      accessToken: '2YotnFZFEjr1zCsicMWpAA',
      tokenType: 'example',
      expiresAt: new Date(start.getTime() + 3_600_000),
      refreshToken: 'tGzv3JOkF0XG5Qx2TlKWIA',
      refreshExpiresAt: undefined,
      idToken: undefined,
      scopes: ['asked'],
      issuedTokenType: undefined,
      obtainedAt: start,
    });
  });

  for (const [written, type] of [
    ['bearer', 'Bearer'],
    ['BEARER', 'Bearer'],
    ['n_a', 'N_A'],
    ['mac', 'mac'],
    ['user', 'user'],
  ] as const) {
    it(`has the type ${type} where it says ${written}`, () => {
      assert.equal(doneOf(read({ ...bearer, token_type: written })).tokenType, type);
    });
  }

  const lives: readonly (readonly [unknown, number | undefined])[] = [
    [3600, 3600],
    ['3600', 3600],
    [3599.9, 3599],
    ['3599.5', 3599],
    [0, undefined],
    [-1, undefined],
    ['-1', undefined],
    ['', undefined],
    ['an hour', undefined],
    [null, undefined],
    [true, undefined],
    [[3600], undefined],
    [Number.MAX_VALUE, 3_155_760_000],
    [Number.POSITIVE_INFINITY, undefined],
    ['99999999999999999999', 3_155_760_000],
  ];
  for (const [written, seconds] of lives) {
    it(`lives ${seconds ?? 'for a time unknown'} where expires_in is ${JSON.stringify(written)}`, () => {
      // The point is what servers write, which types do not bound.
      const { expiresAt } = doneOf(read({ ...bearer, expires_in: written as number }));
      assert.deepEqual(expiresAt, seconds === undefined ? undefined : new Date(start.getTime() + seconds * 1000));
    });
  }

  const scopes: readonly (readonly [unknown, readonly string[]])[] = [
    [undefined, ['asked']],
    ['read', ['read']],
    ['read write read', ['read', 'write']],
    ['  read\twrite ', ['read', 'write']],
    ['', []],
    [
      ['read', 'write', 7],
      ['read', 'write'],
    ],
    [null, ['asked']],
    [7, ['asked']],
    [{}, ['asked']],
  ];
  for (const [written, expected] of scopes) {
    it(`grants [${expected.join(', ')}] where scope is ${written === undefined ? 'absent' : JSON.stringify(written)}`, () => {
      // As above.
      assert.deepEqual(doneOf(read({ ...bearer, scope: written as string })).scopes, expected);
    });
  }

  for (const name of ['refresh_token', 'id_token']) {
    for (const value of [null, '']) {
      it(`has no ${name} where that is ${JSON.stringify(value)}`, () => {
        const tokens = doneOf(read({ ...bearer, [name]: value }));
        assert.equal(tokens.refreshToken, undefined);
        assert.equal(tokens.idToken, undefined);
      });
    }
  }

  const refused: readonly (readonly [string, JsonObject])[] = [
    ['no access token', { token_type: 'Bearer' }],
    ['an empty access token', { ...bearer, access_token: '' }],
    ['null for an access token', { ...bearer, access_token: null }],
    ['an access token that is a number', { ...bearer, access_token: 7 }],
    ['an access token that is an object', { ...bearer, access_token: {} }],
    ['a line break in it', { ...bearer, access_token: 'a\r\nx-header: b' }],
    ['a NUL in it', { ...bearer, access_token: 'a\0' }],
    ['another script in it', { ...bearer, access_token: 'аbc' }],
    ['no type', { access_token: 'a' }],
    ['an empty type', { ...bearer, token_type: '' }],
    ['a type that is a list', { ...bearer, token_type: ['Bearer'] }],
    ['a refresh token that is a number', { ...bearer, refresh_token: 7 }],
    ['a control character in the refresh token', { ...bearer, refresh_token: 'a\u0007' }],
    ['an ID token that is an object', { ...bearer, id_token: { sub: 'x' } }],
    ['a bound token that nobody has the key of', { ...bearer, token_type: 'DPoP' }],
  ];
  for (const [name, members] of refused) {
    it(`is refused with ${name}`, () => {
      const failure = failureOf(read(members));
      assert.equal(failure.code, 'oauth-unexpected-answer');
      assert.equal(failure.mayHaveArrived, true);
    });
  }

  it('takes nothing that only a prototype has', () => {
    const failure = failureOf(read(Object.create(bearer) as JsonObject));
    assert.equal(failure.code, 'oauth-unexpected-answer');
  });

  it('is refused with a bearer token where a bound one was asked for (RFC 9449 section 5)', () => {
    const key = { kty: 'EC' };
    assert.equal(failureOf(read(bearer, key)).code, 'oauth-dpop-downgraded');
    assert.equal(failureOf(read({ ...bearer, token_type: 'bearer' }, key)).code, 'oauth-dpop-downgraded');
    assert.equal(doneOf(read({ ...bearer, token_type: 'dpop' }, key)).tokenType, 'DPoP');
    // A token exchange may give what is no access token (RFC 8693 section 2.2.1).
    assert.equal(doneOf(read({ ...bearer, token_type: 'N_A' }, key)).tokenType, 'N_A');
  });

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            ...Object.keys({
              ...bearer,
              scope: 1,
              expires_in: 1,
              refresh_token: 1,
              id_token: 1,
              refresh_expires_in: 1,
            }),
          ),
          fc.jsonValue(),
        ),
        (members) => {
          const outcome = read(members);
          if (outcome.status === 'done') assert.match(outcome.value.accessToken, /^[\x20-\x7E]+$/);
        },
      ),
    );
  });
});

describe('refreshing', () => {
  async function refresh(
    answer: Scripted,
    previous: Partial<TokenSet> = {},
    options?: RefreshOptions,
  ): Promise<OAuthOutcome<TokenSet>> {
    return refreshTokens(requestOf(), tokenSet(previous), tokenWorld(answer).deps, never, options);
  }

  it('is the request of RFC 6749 section 6', async () => {
    const world = tokenWorld(granted);
    const authentication = { method: 'client_secret_basic', secret: 'gX1fBat3bV' } as const;
    const previous = tokenSet({ refreshToken: 'tGzv3JOkF0XG5Qx2TlKWIA' });
    await refreshTokens(requestOf({ authentication }), previous, world.deps, never);
    const [seen] = world.seen;
    assert.equal(seen?.request.headers.get('authorization'), 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW');
    assert.equal(seen.body, 'grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA');
  });

  it('names the resources again (RFC 8707 section 2.2), and no audience', async () => {
    const world = tokenWorld(granted);
    const setting = { resources: ['https://api.example'], requestedAudience: 'api' };
    await refreshTokens(requestOf({ setting }), tokenSet(), world.deps, never);
    assert.deepEqual(world.seen.flatMap(formOf), [
      ['grant_type', 'refresh_token'],
      ['refresh_token', 'previous-refresh-token'],
      ['resource', 'https://api.example'],
      ['client_id', 's6BhdRkqt3'],
    ]);
  });

  it('keeps what the answer leaves out', async () => {
    const refreshExpiresAt = new Date(start.getTime() + 1000);
    const previous = { idToken: 'the.id.token', refreshExpiresAt };
    const tokens = doneOf(await refresh(granted, previous));
    assert.equal(tokens.accessToken, 'the-access-token');
    assert.equal(tokens.refreshToken, 'previous-refresh-token');
    assert.equal(tokens.refreshExpiresAt, refreshExpiresAt);
    assert.equal(tokens.idToken, 'the.id.token');
    assert.deepEqual(tokens.scopes, ['previous-scope']);
    assert.deepEqual(tokens.expiresAt, new Date(start.getTime() + 3_600_000));
    assert.deepEqual(tokens.obtainedAt, start);
  });

  it('takes a rotated refresh token, whose life is its own', async () => {
    const answer = json(200, { ...bearer, refresh_token: 'rotated' });
    const tokens = doneOf(await refresh(answer, { refreshExpiresAt: start }));
    assert.equal(tokens.refreshToken, 'rotated');
    assert.equal(tokens.refreshExpiresAt, undefined);
  });

  it('does not give an old time to a token whose answer names none', async () => {
    assert.equal(doneOf(await refresh(json(200, bearer))).expiresAt, undefined);
  });

  it('says when scopes were narrowed by the server', async () => {
    const answer = json(200, { ...bearer, scope: 'read' });
    assert.deepEqual(doneOf(await refresh(answer, { scopes: ['read', 'write'] })).scopes, ['read']);
  });

  it('narrows scopes, and asks for none that was not granted', async () => {
    const world = tokenWorld(granted);
    const previous = tokenSet({ scopes: ['read', 'write'] });
    const tokens = doneOf(await refreshTokens(requestOf(), previous, world.deps, never, { scopes: ['read'] }));
    assert.deepEqual(tokens.scopes, ['read']);
    assert.ok(world.seen[0]?.body.includes('scope=read&'));
    const more = await refreshTokens(requestOf(), previous, world.deps, never, { scopes: ['read', 'admin'] });
    assert.equal(failureOf(more).code, 'oauth-invalid-scope');
    assert.equal(world.seen.length, 1);
  });

  it('sends nothing without a refresh token', async () => {
    for (const refreshToken of [undefined, '']) {
      const world = tokenWorld(granted);
      const outcome = await refreshTokens(requestOf(), tokenSet({ refreshToken }), world.deps, never);
      assert.equal(failureOf(outcome).code, 'oauth-nothing-to-present');
      assert.deepEqual(world.seen, []);
    }
  });

  for (const [answer, code, mayHaveArrived] of [
    ['http-timeout', 'oauth-unreachable', true],
    ['http-unreachable', 'oauth-unreachable', true],
    ['http-redirect', 'oauth-unreachable', true],
    ['http-too-large', 'oauth-unreachable', true],
    ['http-dns', 'oauth-unreachable', false],
    ['http-tls', 'oauth-unreachable', false],
    ['http-insecure', 'oauth-unreachable', false],
    ['http-host-not-configured', 'oauth-unreachable', false],
    ['http-private-address', 'oauth-unreachable', false],
    ['http-network-off', 'oauth-unreachable', false],
    ['http-too-many', 'oauth-unreachable', false],
    [new Response('', { status: 503 }), 'oauth-server-busy', true],
    [oauthError('invalid_grant'), 'oauth-invalid-grant', true],
    [new Response('', { status: 302, headers: { location: 'https://evil.example' } }), 'oauth-unreachable', true],
  ] as const) {
    const name = typeof answer === 'string' ? answer : `${code} with ${answer.status}`;
    it(`asks once, and tells whether the request may have arrived: ${name}`, async () => {
      const world = tokenWorld(answer, granted);
      const failure = failureOf(await refreshTokens(requestOf(), tokenSet(), world.deps, never));
      assert.equal(failure.code, code);
      assert.equal(failure.mayHaveArrived, mayHaveArrived);
      assert.equal(world.seen.length, 1);
    });
  }

  function idToken(sub: string): string {
    const now = start.getTime() / 1000;
    const claims = { iss: 'https://server.example.com', aud: 's6BhdRkqt3', sub, iat: now, exp: now + 300 };
    return compactJws({ alg: 'RS256', kid: 'a' }, claims, new Uint8Array(256));
  }

  it('takes a new ID token of the same person alone (OIDC Core section 12.2)', async () => {
    const previous = { idToken: idToken('one') };
    const answer = (sub: string): Response => json(200, { ...bearer, id_token: idToken(sub) });
    assert.equal(doneOf(await refresh(answer('one'), previous)).accessToken, 'a');
    assert.equal(failureOf(await refresh(answer('other'), previous)).code, 'oauth-id-token-invalid');
  });
});

describe('client credentials', () => {
  it('is the request of RFC 6749 section 4.4.2, and its answer', async () => {
    const world = tokenWorld(
      json(200, {
        access_token: '2YotnFZFEjr1zCsicMWpAA',
        token_type: 'example',
        expires_in: 3600,
        example_parameter: 'example_value',
      }),
    );
    const request = requestOf({
      setting: { scopes: [] },
      authentication: { method: 'client_secret_basic', secret: 'gX1fBat3bV' },
    });
    const tokens = doneOf(await requestClientCredentials(request, world.deps, never));
    assert.equal(tokens.accessToken, '2YotnFZFEjr1zCsicMWpAA');
    assert.equal(tokens.tokenType, 'example');
    const [seen] = world.seen;
    assert.equal(seen?.request.headers.get('authorization'), 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW');
    assert.equal(seen.body, 'grant_type=client_credentials');
  });

  it('asks for scopes, resources and an audience, and for nobody’s ID or refresh token', async () => {
    const world = tokenWorld(granted);
    const request = requestOf({
      setting: {
        scopes: ['openid', 'offline_access', 'orders:read'],
        resources: ['https://api.example'],
        requestedAudience: 'api',
      },
      authentication: { method: 'client_secret_post', secret: 'the-secret' },
    });
    assert.deepEqual(doneOf(await requestClientCredentials(request, world.deps, never)).scopes, ['orders:read']);
    assert.deepEqual(world.seen.flatMap(formOf), [
      ['grant_type', 'client_credentials'],
      ['scope', 'orders:read'],
      ['resource', 'https://api.example'],
      ['audience', 'api'],
      ['client_id', 's6BhdRkqt3'],
      ['client_secret', 'the-secret'],
    ]);
  });

  it('is not for clients that cannot authenticate', async () => {
    const world = tokenWorld(granted);
    assert.equal(
      failureOf(await requestClientCredentials(requestOf(), world.deps, never)).code,
      'oauth-no-client-secret',
    );
    assert.deepEqual(world.seen, []);
  });
});
