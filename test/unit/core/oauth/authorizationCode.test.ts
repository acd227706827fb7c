/** The authorization code grant: the URL, the response and what is made of it, with the attacks on each. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { calculatePKCECodeChallenge, validateAuthResponse } from 'oauth4webapi';
import {
  buildAuthorizationRequest,
  redeemAuthorizationResponse,
  type AuthorizationRequest,
} from '../../../../src/core/oauth/authorizationCode';
import { dpopThumbprint, generateDpopKey } from '../../../../src/core/oauth/dpop';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';
import { keysOf } from '../validation/keySources';
import { createSigner, token } from '../validation/tokens';
import {
  clientId,
  createWorld,
  issuer,
  json,
  nowSeconds,
  requestWith,
  said,
  unending,
  valueOf,
  type RequestChanges,
  type World,
} from './signInWorld';

const redirectUri = 'http://127.0.0.1:51004/callback';
const signer = createSigner('ES256');

async function build(changes: RequestChanges = {}, world = createWorld()): Promise<OAuthOutcome<AuthorizationRequest>> {
  return buildAuthorizationRequest(requestWith(changes), redirectUri, world.deps);
}

async function parametersOf(changes: RequestChanges = {}): Promise<URLSearchParams> {
  return new URL(valueOf(await build(changes)).url).searchParams;
}

describe('buildAuthorizationRequest', () => {
  it('asks for a code with PKCE, state and nonce', async () => {
    const pending = valueOf(await build());
    const url = new URL(pending.url);
    assert.equal(`${url.origin}${url.pathname}`, `${issuer}/authorize`);
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: 'openid read',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.codeVerifier),
      code_challenge_method: 'S256',
    });
    assert.equal(pending.redirectUri, redirectUri);
    assert.ok(!pending.url.includes(pending.codeVerifier));
  });

  it('draws 32 bytes for each secret, and other ones for each sign-in', async () => {
    const world = createWorld();
    const [one, other] = [valueOf(await build({}, world)), valueOf(await build({}, world))];
    const secrets = [one, other].flatMap(({ state, nonce, codeVerifier }) => [state, nonce, codeVerifier]);
    assert.equal(new Set(secrets).size, 6);
    for (const secret of secrets) assert.equal(Buffer.from(secret ?? '', 'base64url').length, 32);
  });

  it('sends a nonce only where an ID token is asked for', async () => {
    const pending = valueOf(await build({ profile: { scopes: ['read'] } }));
    assert.equal(pending.nonce, undefined);
    assert.ok(!new URL(pending.url).searchParams.has('nonce'));
  });

  it('leaves out an empty scope', async () => {
    assert.ok(!(await parametersOf({ profile: { scopes: [] } })).has('scope'));
  });

  it('names every resource (RFC 8707 section 2.1) and the audience', async () => {
    const resources = ['https://cal.example.com/', 'https://contacts.example.com/'];
    const found = await parametersOf({ profile: { resources, requestedAudience: 'https://api.example' } });
    assert.deepEqual(found.getAll('resource'), resources);
    assert.deepEqual(found.getAll('audience'), ['https://api.example']);
  });

  it('binds the code to the key (RFC 9449 section 10)', async () => {
    const dpopKey = await generateDpopKey({ dpopAlgorithms: undefined });
    assert.equal((await parametersOf({ dpopKey })).get('dpop_jkt'), dpopThumbprint(dpopKey));
    assert.ok(!(await parametersOf()).has('dpop_jkt'));
  });

  it('adds what the profile and the provider want', async () => {
    const authorizationParameters = { prompt: 'login', organization: 'org & co' };
    const found = await parametersOf({ profile: { authorizationParameters } });
    assert.equal(found.get('prompt'), 'login');
    assert.equal(found.get('organization'), 'org & co');
    const google = await parametersOf({ profile: { provider: 'google' } });
    assert.equal(google.get('access_type'), 'offline');
    const changed = { provider: 'google', authorizationParameters: { access_type: 'online' } } as const;
    assert.deepEqual((await parametersOf({ profile: changed })).getAll('access_type'), ['online']);
  });

  it('lets no profile change what makes the request safe', async () => {
    const names = ['response_type', 'response_mode', 'client_id', 'client_secret', 'redirect_uri', 'state', 'nonce'];
    const more = ['scope', 'code_challenge', 'code_challenge_method', 'resource', 'dpop_jkt', 'request', 'request_uri'];
    const all = [...names, ...more];
    const authorizationParameters = Object.fromEntries(all.map((name) => [name, 'evil']));
    const found = await parametersOf({ profile: { authorizationParameters } });
    assert.ok(![...found.values()].includes('evil'));
    for (const name of all) assert.ok(found.getAll(name).length <= 1, name);
    const audience = { requestedAudience: 'https://api.example', authorizationParameters: { audience: 'evil' } };
    assert.deepEqual((await parametersOf({ profile: audience })).getAll('audience'), ['https://api.example']);
  });

  it('keeps the query of the endpoint, and none of its parameters twice', async () => {
    const authorizationEndpoint = `${issuer}/authorize?p=b2c_1&state=fixed&code_challenge_method=plain`;
    const found = await parametersOf({ server: { authorizationEndpoint } });
    assert.equal(found.get('p'), 'b2c_1');
    assert.equal(found.getAll('state').length, 1);
    assert.notEqual(found.get('state'), 'fixed');
    assert.deepEqual(found.getAll('code_challenge_method'), ['S256']);
  });

  it('goes ahead where the metadata says nothing of PKCE', async () => {
    assert.equal(said(await build({ server: { codeChallengeMethods: undefined } })), 'done');
  });

  const refused: readonly (readonly [what: string, changes: RequestChanges, code: string])[] = [
    ['a server without S256', { server: { codeChallengeMethods: ['plain'] } }, 'oauth-no-pkce'],
    ['a server with an empty list', { server: { codeChallengeMethods: [] } }, 'oauth-no-pkce'],
    ['a server without the endpoint', { server: { authorizationEndpoint: undefined } }, 'oauth-no-endpoint'],
    ['a profile without a client id', { profile: { clientId: undefined } }, 'oauth-no-client-id'],
    ...['http://id.example/authorize', 'javascript:alert(1)', 'file:///etc/passwd', 'https://a@id.example/', '/a'].map(
      (authorizationEndpoint) =>
        [authorizationEndpoint, { server: { authorizationEndpoint } }, 'oauth-endpoint-insecure'] as const,
    ),
    [
      'an endpoint with a fragment',
      { server: { authorizationEndpoint: `${issuer}/authorize#x` } },
      'oauth-endpoint-insecure',
    ],
  ];
  for (const [what, changes, code] of refused) {
    it(`refuses ${what}`, async () => {
      const world = createWorld();
      assert.equal(said(await build(changes, world)), code);
      assert.deepEqual(world.steps, []);
    });
  }

  it('takes http on this machine', async () => {
    assert.equal(said(await build({ server: { authorizationEndpoint: 'http://127.0.0.1:8080/authorize' } })), 'done');
  });

  it('tells the account of it without a secret', async () => {
    const world = createWorld();
    const { state, nonce, codeVerifier, url } = valueOf(await build({}, world));
    const [step] = world.steps;
    assert.equal(step?.kind, 'request');
    assert.equal(step.name, 'authorization');
    assert.equal(step.url, `${issuer}/authorize`);
    for (const secret of [state, nonce ?? '', codeVerifier, url]) assert.ok(!world.account().includes(secret));
  });
});

const pending: AuthorizationRequest = {
  url: 'unused',
  redirectUri,
  state: 'state-of-this-sign-in',
  nonce: 'nonce-of-this-sign-in',
  codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
};
const code = 'SplxlOBeZQQYbYS6WxSbIA';
const accessToken = 'opaque-access-1';

function idTokenWith(changes: object = {}): string {
  return token(signer, {
    iss: issuer,
    sub: 'user-1',
    aud: clientId,
    iat: nowSeconds,
    exp: nowSeconds + 300,
    nonce: pending.nonce,
    ...changes,
  });
}

function answerWith(changes: object = {}): Response {
  return json({ access_token: accessToken, token_type: 'Bearer', expires_in: 600, ...changes });
}

function responseWith(parameters: Readonly<Record<string, string>> | string): URL {
  const query = typeof parameters === 'string' ? parameters : String(new URLSearchParams(parameters));
  return new URL(`${redirectUri}?${query}`);
}

const right = { code, state: pending.state };

function redeem(
  response: URL,
  world: World,
  changes: RequestChanges = {},
  keys = keysOf([signer.jwk]),
): Promise<OAuthOutcome<TokenSet>> {
  return redeemAuthorizationResponse(requestWith(changes), pending, response, { ...world.deps, keys }, unending);
}

describe('redeemAuthorizationResponse', () => {
  it('trades the code with the verifier and the redirect URI (RFC 6749 section 4.1.3, RFC 7636 section 4.5)', async () => {
    const idToken = idTokenWith();
    const world = createWorld(answerWith({ id_token: idToken }));
    const resources = ['https://cal.example.com/'];
    const tokens = valueOf(await redeem(responseWith(right), world, { profile: { resources } }));
    assert.equal(tokens.accessToken, accessToken);
    assert.equal(tokens.idToken, idToken);
    const [seen] = world.requests;
    assert.equal(seen?.method, 'POST');
    assert.equal(seen.url, `${issuer}/token`);
    assert.deepEqual(Object.fromEntries(seen.form), {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: pending.codeVerifier,
      resource: 'https://cal.example.com/',
      client_id: clientId,
    });
    assert.equal(world.requests.length, 1);
  });

  it('lets no secret into its account', async () => {
    const idToken = idTokenWith();
    const world = createWorld(answerWith({ id_token: idToken, refresh_token: 'refresh-token-1' }));
    valueOf(await redeem(responseWith(right), world));
    for (const secret of [code, pending.state, pending.nonce, pending.codeVerifier, accessToken, 'refresh-token-1']) {
      assert.ok(!world.account().includes(secret ?? ''), secret);
    }
    assert.ok(!world.account().includes(idToken.split('.')[2] ?? ''));
    assert.deepEqual(
      world.steps.map((step) => ('name' in step ? `${step.kind} ${step.name}` : step.kind)),
      ['request authorization-response', 'request code-token', 'response code-token'],
    );
  });

  it('takes a sign-in without an ID token', async () => {
    assert.equal(said(await redeem(responseWith(right), createWorld(answerWith()))), 'done');
  });

  const notOurs: readonly (readonly [what: string, response: URL, changes: RequestChanges, said: string])[] = [
    ['a forged state (RFC 6749 section 10.12)', responseWith({ ...right, state: 'x' }), {}, 'oauth-state-mismatch'],
    ['no state', responseWith({ code }), {}, 'oauth-state-mismatch'],
    ['a state with more behind it', responseWith({ ...right, state: `${pending.state}x` }), {}, 'oauth-state-mismatch'],
    ['an error with a forged state', responseWith({ error: 'access_denied', state: 'x' }), {}, 'oauth-state-mismatch'],
    [
      'two codes (RFC 6749 section 3.1)',
      responseWith(`code=${code}&code=injected&state=${pending.state}`),
      {},
      'oauth-unexpected-answer',
    ],
    ['two states', responseWith(`code=${code}&state=${pending.state}&state=x`), {}, 'oauth-unexpected-answer'],
    [
      'two issuers',
      responseWith(`code=${code}&state=${pending.state}&iss=${issuer}&iss=https://evil.example`),
      {},
      'oauth-unexpected-answer',
    ],
    ['no code', responseWith({ state: pending.state }), {}, 'oauth-unexpected-answer'],
    ['an empty code', responseWith({ code: '', state: pending.state }), {}, 'oauth-unexpected-answer'],
    [
      "another server's issuer (mix-up, RFC 9207 section 2.4)",
      responseWith({ ...right, iss: 'https://evil.example' }),
      {},
      'oauth-issuer-mismatch',
    ],
    ['an issuer with a slash more', responseWith({ ...right, iss: `${issuer}/` }), {}, 'oauth-issuer-mismatch'],
    [
      'no issuer where the metadata promises one',
      responseWith(right),
      { server: { issParameterSupported: true } },
      'oauth-issuer-mismatch',
    ],
    [
      "an error of another server's",
      responseWith({ error: 'access_denied', state: pending.state, iss: 'https://evil.example' }),
      {},
      'oauth-issuer-mismatch',
    ],
    [
      'an error without the issuer that the metadata promises',
      responseWith({ error: 'access_denied', state: pending.state }),
      { server: { issParameterSupported: true } },
      'oauth-issuer-mismatch',
    ],
  ];
  for (const [what, response, changes, expected] of notOurs) {
    it(`refuses ${what}, and sends nothing`, async () => {
      const world = createWorld();
      assert.equal(said(await redeem(response, world, changes)), expected);
      assert.equal(world.requests.length, 0);
      assert.ok(!world.account().includes(code));
    });
  }

  it('agrees with oauth4webapi about state and issuer', async () => {
    const as = { issuer, authorization_response_iss_parameter_supported: true };
    const client = { client_id: clientId };
    for (const iss of [issuer, `${issuer}/`, 'https://evil.example', undefined]) {
      for (const state of [pending.state, 'x', undefined]) {
        const parameters = new URLSearchParams({ code, ...(iss && { iss }), ...(state && { state }) });
        let theirs = true;
        try {
          validateAuthResponse(as, client, parameters, pending.state);
        } catch {
          theirs = false;
        }
        const world = createWorld(answerWith());
        const ours = await redeem(responseWith(String(parameters)), world, { server: { issParameterSupported: true } });
        assert.equal(ours.status === 'done', theirs, `${iss} ${state}`);
      }
    }
  });

  it('takes the issuer of a tenant for a profile of many', async () => {
    const many = 'https://login.microsoftonline.com/organizations/v2.0';
    const one = 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0';
    const changes = { profile: { issuer: many }, server: { issuer: many } };
    assert.equal(said(await redeem(responseWith({ ...right, iss: one }), createWorld(answerWith()), changes)), 'done');
    for (const iss of ['https://evil.example/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0', `${one}/x`]) {
      assert.equal(
        said(await redeem(responseWith({ ...right, iss }), createWorld(), changes)),
        'oauth-issuer-mismatch',
        iss,
      );
    }
  });

  const errors: readonly (readonly [error: string, code: string])[] = [
    ['access_denied', 'oauth-access-denied'],
    ['invalid_request', 'oauth-invalid-request'],
    ['unauthorized_client', 'oauth-unauthorized-client'],
    ['unsupported_response_type', 'oauth-unsupported-grant'],
    ['invalid_scope', 'oauth-invalid-scope'],
    ['server_error', 'oauth-server-busy'],
    ['temporarily_unavailable', 'oauth-server-busy'],
    ['login_required', 'oauth-interaction-required'],
    ['consent_required', 'oauth-interaction-required'],
    ['interaction_required', 'oauth-interaction-required'],
    ['account_selection_required', 'oauth-interaction-required'],
    ['invalid_target', 'oauth-invalid-target'],
    ['something_new', 'oauth-refused'],
    ['constructor', 'oauth-refused'],
    ['__proto__', 'oauth-refused'],
  ];
  for (const [error, expected] of errors) {
    it(`says ${expected} for ${error}`, async () => {
      const world = createWorld();
      // A code beside an error is nothing to redeem.
      const response = responseWith({ error, code, state: pending.state, error_description: 'Because.' });
      const outcome = await redeem(response, world);
      assert.equal(said(outcome), `${expected} ${error}`);
      assert.equal(outcome.status === 'failed' && outcome.failure.description, 'Because.');
      assert.equal(world.requests.length, 0);
    });
  }

  it('takes the sting out of what the server wrote', async () => {
    const response = responseWith({
      error: `evil\u202e`,
      error_description: `state ${pending.state}\u001b[31m${'x'.repeat(500)}`,
      state: pending.state,
    });
    const outcome = await redeem(response, createWorld());
    assert.ok(outcome.status === 'failed');
    const { error = '', description = '' } = outcome.failure;
    assert.doesNotMatch(error + description, /[\u0000-\u001f\u202e]/);
    assert.ok(description.length <= 201);
    assert.ok(!description.includes(pending.state));
  });

  const badIdTokens: readonly (readonly [what: string, changes: object, reason: string])[] = [
    ['another nonce', { nonce: 'x' }, 'id-nonce'],
    ['no nonce', { nonce: undefined }, 'id-nonce'],
    ['another issuer', { iss: 'https://evil.example' }, 'iss-mismatch'],
    ['another client', { aud: 'client-2' }, 'aud-mismatch'],
    ['an end in the past', { exp: nowSeconds - 61 }, 'expired'],
    ['the hash of another access token', { at_hash: 'x'.repeat(22) }, 'id-at-hash'],
  ];
  for (const [what, changes, reason] of badIdTokens) {
    it(`refuses tokens whose ID token has ${what}`, async () => {
      const world = createWorld(answerWith({ id_token: idTokenWith(changes) }));
      const outcome = await redeem(responseWith(right), world);
      assert.equal(said(outcome), `oauth-id-token-invalid ${reason}`);
      assert.ok(!JSON.stringify(outcome).includes(accessToken));
    });
  }

  it('refuses an ID token that no key of the issuer signed', async () => {
    const world = createWorld(answerWith({ id_token: idTokenWith() }));
    const keys = keysOf([{ ...createSigner('ES256').jwk }]);
    assert.equal(said(await redeem(responseWith(right), world, {}, keys)), 'oauth-id-token-invalid signature-invalid');
  });

  it('takes an ID token whose left half of a hash fits the access token', async () => {
    const half = createHash('sha256').update(accessToken).digest().subarray(0, 16).toString('base64url');
    const world = createWorld(answerWith({ id_token: idTokenWith({ at_hash: half }) }));
    assert.equal(said(await redeem(responseWith(right), world)), 'done');
  });

  it('passes on why the code was refused', async () => {
    const world = createWorld(json({ error: 'invalid_grant' }, 400));
    assert.equal(said(await redeem(responseWith(right), world)), 'oauth-invalid-grant invalid_grant');
  });

  it('does not take a bearer token for one that is bound (RFC 9449 section 5)', async () => {
    const dpopKey = await generateDpopKey({ dpopAlgorithms: undefined });
    const world = createWorld(answerWith());
    assert.equal(said(await redeem(responseWith(right), world, { dpopKey })), 'oauth-dpop-downgraded');
    assert.ok(world.requests[0]?.headers.has('dpop'));
  });
});
