/** What each provider puts on the wire, run through the real functions; the fixtures say where the shapes are from. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { ClientAuthentication, OAuthRequest } from '../../../../src/core/oauth/client';
import { requestClientCredentials } from '../../../../src/core/oauth/clientCredentials';
import { pollForTokens, requestDeviceAuthorization } from '../../../../src/core/oauth/deviceFlow';
import type { OAuthFailure, OAuthOutcome } from '../../../../src/core/oauth/failure';
import { refreshTokens } from '../../../../src/core/oauth/refresh';
import { registerAwsClient } from '../../../../src/core/oauth/registration';
import { revokeToken } from '../../../../src/core/oauth/revocation';
import { serverOf } from '../../../../src/core/oauth/server';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';
import { compactJws } from '../../../support/tokenFactory';
import {
  doneOf,
  failureOf,
  json,
  never,
  start,
  tokenSet,
  tokenWorld,
  type Scripted,
  type TokenWorld,
} from './tokenWorld';

interface Fixture {
  readonly source: string;
  readonly profile: Omit<IssuerSetting, 'name'>;
  readonly secret?: string;
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  readonly name: string;
  readonly call:
    | 'registration'
    | 'device-authorization'
    | 'poll'
    | 'refresh'
    | 'client-credentials'
    | 'revoke-access-token'
    | 'revoke-refresh-token';
  /** Null where nothing may be sent. */
  readonly request: WireRequest | null;
  readonly response: WireResponse | null;
  readonly expect: Expectation;
}

interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly authorization?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A text as it is; anything else as JSON. */
  readonly body: unknown;
}

interface Expectation {
  readonly authorization?: Readonly<Record<string, unknown>>;
  readonly nextPollAfterSeconds?: number;
  readonly failure?: Partial<OAuthFailure>;
  readonly tokens?: {
    readonly lifetimeSeconds?: number | null;
    readonly refreshLifetimeSeconds?: number | null;
    readonly hasIdToken?: boolean;
    readonly [name: string]: unknown;
  };
  readonly status?: number;
  readonly client?: { readonly clientId: string; readonly clientSecret: string; readonly expiresAt: string };
}

const folder = 'test/fixtures/oauth';

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  // What the file holds is described above.
  const fixture = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
  describe(`on the wire: ${file.replace('.json', '')}`, () => {
    for (const exchange of fixture.exchanges) {
      it(`${exchange.call}: ${exchange.name}`, async () => {
        await run(fixture, exchange);
      });
    }
  });
}

async function run(fixture: Fixture, exchange: Exchange): Promise<void> {
  const request = requestFor(fixture);
  const world = worldFor(request, exchange);
  const outcome = await call(exchange, request, world);
  const [first] = world.seen;
  if (exchange.request === null) assert.equal(first, undefined, 'something was sent');
  else {
    assert.ok(first !== undefined, 'nothing was sent');
    assertSent(first.request, first.body, exchange.request);
  }
  assertOutcome(outcome, exchange.expect, world);
  assertNothingLeaks(world, exchange, fixture.secret);
}

function requestFor({ profile, secret }: Fixture): OAuthRequest {
  const whole = profileOf({ name: 'fixture', ...profile });
  const method = whole.tokenEndpointAuthMethod;
  const authentication: ClientAuthentication =
    method === 'client_secret_basic' || method === 'client_secret_post'
      ? { method, secret: secret ?? '' }
      : { method: 'none' };
  return { profile: whole, server: serverOf(whole, undefined), authentication };
}

/** A poll is answered with the fixture first and granted then. */
function worldFor({ profile }: OAuthRequest, { response, expect }: Exchange): TokenWorld {
  if (response === null) return tokenWorld();
  const { status, headers, body } = response;
  const idToken = compactJws(
    { alg: 'RS256', kid: 'a' },
    {
      iss: profile.issuer,
      aud: profile.clientId,
      sub: 'person',
      iat: start.getTime() / 1000,
      exp: start.getTime() / 1000 + 3600,
    },
    new Uint8Array(256),
  );
  const text = body === null ? null : typeof body === 'string' ? body : JSON.stringify(body);
  const answer = new Response(text?.replace('{{id_token}}', idToken) ?? null, { status, headers });
  const script: readonly Scripted[] = [answer, json(200, profile.provider === 'aws' ? camelGranted : snakeGranted)];
  return expect.nextPollAfterSeconds === undefined ? tokenWorld(answer) : tokenWorld(...script);
}

const snakeGranted = { access_token: 'granted', token_type: 'Bearer' };
const camelGranted = { accessToken: 'granted', tokenType: 'Bearer' };

async function call(exchange: Exchange, request: OAuthRequest, world: TokenWorld): Promise<OAuthOutcome<unknown>> {
  const { deps } = world;
  switch (exchange.call) {
    case 'registration':
      return registerAwsClient(request, deps, never);
    case 'device-authorization':
      return requestDeviceAuthorization(request, deps, never);
    case 'poll':
      return pollForTokens(request, authorizationOf(exchange), deps, never);
    case 'refresh':
      return refreshTokens(request, tokenSet(), deps, never);
    case 'client-credentials':
      return requestClientCredentials(request, deps, never);
    case 'revoke-access-token':
      return revokeToken(request, 'token-to-revoke', 'access_token', deps, never);
    case 'revoke-refresh-token':
      return revokeToken(request, 'token-to-revoke', 'refresh_token', deps, never);
  }
}

function authorizationOf({ request }: Exchange): Parameters<typeof pollForTokens>[1] {
  const code = request?.body['device_code'] ?? request?.body['deviceCode'];
  const isAws = request?.body['deviceCode'] !== undefined;
  return {
    deviceCode: String(code),
    userCode: 'WDJB-MJHT',
    verificationUri: 'https://example.com/device',
    verificationUriComplete: undefined,
    intervalSeconds: isAws ? 1 : 5,
    expiresAt: new Date(start.getTime() + 600_000),
    lifetimeSeconds: 600,
  };
}

function assertSent(request: Request, body: string, expected: WireRequest): void {
  assert.equal(request.url, expected.url);
  assert.equal(request.method, expected.method);
  assert.equal(request.redirect, 'manual');
  assert.equal(request.headers.get('accept'), 'application/json');
  assert.equal(request.headers.get('content-type'), expected.contentType);
  assert.equal(request.headers.get('authorization') ?? undefined, expected.authorization);
  const isJson = expected.contentType === 'application/json';
  const found: unknown = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  assert.deepEqual(found, expected.body);
  // RFC 6749 section 3.2: no parameter twice.
  if (!isJson) assert.equal([...new URLSearchParams(body)].length, Object.keys(expected.body).length);
}

function assertOutcome(outcome: OAuthOutcome<unknown>, expect: Expectation, world: TokenWorld): void {
  if (expect.failure !== undefined) {
    const failure = failureOf(outcome);
    for (const [name, value] of Object.entries(expect.failure)) {
      assert.equal(failure[name as keyof OAuthFailure], value, name);
    }
    // Whatever failed, it was not tried again.
    assert.ok(world.seen.length <= 1);
    return;
  }
  const value = doneOf(outcome);
  if (expect.nextPollAfterSeconds !== undefined) {
    const [first, second] = world.seen;
    assert.equal((second?.at ?? 0) - (first?.at ?? 0), expect.nextPollAfterSeconds);
  }
  if (expect.tokens !== undefined) assertTokens(value as TokenSet, expect.tokens);
  if (expect.status !== undefined) assert.deepEqual(value, { status: expect.status });
  const other = expect.authorization ?? expect.client;
  if (other !== undefined) assertMembers(JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>, other);
}

function assertTokens(
  tokens: TokenSet,
  { lifetimeSeconds, refreshLifetimeSeconds, hasIdToken, ...members }: NonNullable<Expectation['tokens']>,
): void {
  assertMembers({ ...tokens }, members);
  const secondsUntil = (date: Date | undefined): number | null =>
    date === undefined ? null : (date.getTime() - tokens.obtainedAt.getTime()) / 1000;
  if (lifetimeSeconds !== undefined) assert.equal(secondsUntil(tokens.expiresAt), lifetimeSeconds);
  if (refreshLifetimeSeconds !== undefined) {
    assert.equal(secondsUntil(tokens.refreshExpiresAt), refreshLifetimeSeconds);
  }
  if (hasIdToken !== undefined) assert.equal(tokens.idToken !== undefined, hasIdToken);
}

/** Each expected member; null stands for one that is not there. */
function assertMembers(found: Readonly<Record<string, unknown>>, expected: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(expected)) assert.deepEqual(found[name] ?? null, value, name);
}

/** The account of the flow holds no secret that went out or came in. */
function assertNothingLeaks({ steps }: TokenWorld, { request }: Exchange, secret: string | undefined): void {
  const account = JSON.stringify(steps);
  const secrets = [
    ...['device_code', 'deviceCode', 'refresh_token', 'refreshToken', 'token', 'access_token'].map(
      (name) => request?.body[name],
    ),
    secret,
    ...['example-access', 'example-refresh', 'second-access', 'second-refresh', 'registered-secret'],
    ...['WDJB-MJHT', 'GQVQ-JKEC', 'FRWQDE7YL', 'KTHZ-WFSJ', 'OPTG-DAYT', 'FYD-DTN', '0A44L90H', 'ZMLK-BPBT'],
  ];
  for (const each of secrets) if (typeof each === 'string') assert.ok(!account.includes(each), each);
}
