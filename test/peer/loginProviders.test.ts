/** A whole sign-in in the wire shapes of each provider, over real HTTP; single answers are in test/unit/core/oauth. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../src/core/issuers/issuer';
import type { ClientAuthentication, OAuthDeps, OAuthRequest } from '../../src/core/oauth/client';
import { pollForTokens, requestDeviceAuthorization } from '../../src/core/oauth/deviceFlow';
import { refreshTokens } from '../../src/core/oauth/refresh';
import { registerAwsClient } from '../../src/core/oauth/registration';
import { revokeToken } from '../../src/core/oauth/revocation';
import { serverOf } from '../../src/core/oauth/server';
import { assertHoldsNone, createPeer, never, valueOf, type Peer } from '../support/login/peer';
import { says, startOddLoginServer, type OddLoginServer } from '../support/oddLoginServer';
import { compactJws } from '../support/tokenFactory';

interface Fixture {
  readonly profile: Omit<IssuerSetting, 'name'>;
  readonly secret?: string;
  readonly exchanges: readonly Exchange[];
}

interface Exchange {
  readonly name: string;
  readonly call: string;
  readonly request: { readonly method: string; readonly url: string; readonly contentType: string } | null;
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  } | null;
}

const folder = join(__dirname, '..', 'fixtures', 'oauth');

describe('the wire shapes of providers', () => {
  let server: OddLoginServer;
  before(async () => {
    server = await startOddLoginServer();
  });
  after(() => server.stop());

  for (const file of readdirSync(folder).sort()) {
    // What the file holds is described above.
    const fixture = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Fixture;
    it(`${file.replace('.json', '')}: a code, waiting, a token, its renewal, its end`, async () => {
      const peer = createPeer([server.origin]);
      const expected = play(server, fixture);
      await signInAndOut(requestOf(fixture), fixture, worldOf(peer, server));
      const sent = server.seen().map(({ method, target, headers }) => [method, target, headers['content-type']]);
      assert.deepEqual(sent, expected.map(wireOf));
      const secrets = ['example-access', 'example-refresh', 'second-access', 'second-refresh', fixture.secret];
      assertHoldsNone(peer.account(), secrets);
    });
  }
});

const story = ['registration', 'device authorization', 'pending', 'slow down', 'success', 'refresh', 'revocation'];

/** The exchanges of a sign-in, in their order; a provider has not every one of them. */
function storyOf({ exchanges }: Fixture): readonly Exchange[] {
  const named = (name: string): Exchange | undefined =>
    exchanges.find((each) => each.name === name || each.name.startsWith(`${name} (`));
  const isRenewable = JSON.stringify(named('success')?.response?.body).includes('refresh');
  return story.flatMap((name) => {
    const found = named(name);
    const isRefused = name === 'revocation' && (found?.response?.status ?? 500) >= 400;
    return found === undefined || isRefused || (name === 'refresh' && !isRenewable) ? [] : [found];
  });
}

function play(server: OddLoginServer, fixture: Fixture): readonly Exchange[] {
  const exchanges = storyOf(fixture);
  const { issuer, clientId } = fixture.profile;
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: clientId, sub: 'person', iat: now, exp: now + 3600 };
  const idToken = compactJws({ alg: 'RS256', kid: 'a' }, claims, new Uint8Array(256));
  server.script(
    ...exchanges.map(({ response }) => {
      const { status = 500, headers = {}, body = null } = response ?? {};
      const text = body === null || typeof body === 'string' ? (body ?? '') : JSON.stringify(body);
      return says(text.replace('{{id_token}}', idToken), status, headers);
    }),
  );
  return exchanges;
}

function wireOf({ request }: Exchange): readonly unknown[] {
  const { pathname, search } = new URL(request?.url ?? 'http://localhost');
  return [request?.method, `${pathname}${search}`, request?.contentType];
}

function requestOf({ profile, secret = '' }: Fixture): OAuthRequest {
  const whole = profileOf({ name: 'Provider', ...profile });
  const method = whole.tokenEndpointAuthMethod;
  const authentication: ClientAuthentication =
    method === 'client_secret_basic' || method === 'client_secret_post' ? { method, secret } : { method: 'none' };
  return { profile: whole, server: serverOf(whole, undefined), authentication };
}

/** The provider's hosts lead to the server of the test; its keys are not known here, as TLS stands for the signature. */
function worldOf({ deps }: Peer, { origin }: OddLoginServer): OAuthDeps {
  const { http, now, monotonic, wait, random, trace } = deps;
  return {
    ...{ now, monotonic, wait, random, trace },
    http: async (request) => {
      const { pathname, search } = new URL(request.url);
      const { method, headers, signal } = request;
      const body = request.body === null ? null : await request.text();
      return http(new Request(`${origin}${pathname}${search}`, { method, headers, body, signal }));
    },
  };
}

async function signInAndOut(request: OAuthRequest, fixture: Fixture, deps: OAuthDeps): Promise<void> {
  const has = (name: string): Exchange | undefined =>
    storyOf(fixture).find((each) => each.name === name || each.name.startsWith(`${name} (`));
  if (has('registration') !== undefined) valueOf(await registerAwsClient(request, deps, never));
  const authorization = valueOf(await requestDeviceAuthorization(request, deps, never));
  const tokens = valueOf(await pollForTokens(request, authorization, deps, never));
  assert.ok(tokens.accessToken.length > 0);
  const renewed = has('refresh') === undefined ? tokens : valueOf(await refreshTokens(request, tokens, deps, never));
  const revocation = has('revocation');
  if (revocation === undefined) return;
  const hint = revocation.call === 'revoke-access-token' ? 'access_token' : 'refresh_token';
  const token = hint === 'access_token' ? renewed.accessToken : (renewed.refreshToken ?? 'none');
  valueOf(await revokeToken(request, token, hint, deps, never));
}
