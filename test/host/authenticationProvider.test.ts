/** Sessions for other extensions: only what was asked for, from whom it was meant, and never what they cannot use. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { profileOf, type IssuerProfile } from '../../src/core/issuers/issuer';
import type { SessionView } from '../../src/core/sessions/session';
import {
  createAuthenticationProvider,
  type AuthenticationProviderDeps,
  type ClaimcheckAuthenticationProvider,
} from '../../src/host/sessions/authenticationProvider';
import { fakeClock } from '../support/fakeClock';
import { fakeSessions, testNow, testView, type FakeSessions } from './support/fakeSessions';
import { sample } from './support/tokens';

const prod = profileOf({
  name: 'Prod',
  issuer: 'https://login.example.com',
  clientId: 'cli',
  scopes: ['openid', 'offline_access', 'api.read'],
});

type SignInWanted = Parameters<AuthenticationProviderDeps['signIn']>[0];
type Change = vscode.AuthenticationProviderAuthenticationSessionsChangeEvent;

interface Opened {
  readonly provider: ClaimcheckAuthenticationProvider;
  readonly wanted: readonly SignInWanted[];
  readonly logged: readonly string[];
  readonly events: readonly Change[];
}

function open(
  sessions: FakeSessions,
  signsIn: (wanted: SignInWanted) => SessionView | undefined = () => undefined,
  profiles: readonly IssuerProfile[] = [prod],
): Opened {
  const wanted: SignInWanted[] = [];
  const logged: string[] = [];
  const events: Change[] = [];
  const provider = createAuthenticationProvider({
    sessions,
    profiles: { current: () => profiles },
    clock: fakeClock(testNow),
    log: { info: (line) => logged.push(line), failure: (what) => logged.push(what) },
    signIn: (asked) => {
      wanted.push(asked);
      const view = signsIn(asked);
      if (view !== undefined) sessions.set(view);
      return Promise.resolve(view);
    },
  });
  provider.onDidChangeSessions((event) => events.push(event));
  return { provider, wanted, logged, events };
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

async function ids(sessions: Thenable<readonly vscode.AuthenticationSession[]>): Promise<readonly string[]> {
  return (await sessions).map(({ id }) => id);
}

describe('authentication provider', () => {
  it('gives a token that works to whoever asks for scopes that were granted', async () => {
    const { provider, wanted } = open(fakeSessions([testView()]));
    const [session, ...others] = await provider.getSessions(['api.read'], {});
    assert.equal(others.length, 0);
    assert.deepEqual(session, {
      id: 'session-1',
      accessToken: 'token of session-1',
      account: { id: 'https://login.example.com ada-1', label: 'ada@example.com (Prod)' },
      scopes: ['api.read'],
    });
    assert.equal(wanted.length, 0);
  });

  it('gives the ID token to whoever asks for openid', async () => {
    const { provider } = open(fakeSessions([testView()]));
    assert.equal((await provider.getSessions(['openid'], {}))[0]?.idToken, 'an ID token');
  });

  it('gives nothing where a scope was not granted', async () => {
    const sessions = fakeSessions([testView({ requestedScopes: ['api.read', 'api.write'] })]);
    const { provider } = open(sessions);
    assert.deepEqual(await provider.getSessions(['api.read', 'api.write'], {}), []);
    assert.deepEqual(sessions.asked(), []);
  });

  it('knows scopes that a server grants under another name', async () => {
    const granted = async (scopes: readonly string[], asked: string): Promise<boolean> => {
      const { provider } = open(fakeSessions([testView({ scopes, requestedScopes: [asked] })]));
      return (await provider.getSessions([asked], {})).length === 1;
    };
    assert.ok(await granted(['https://graph.microsoft.com/User.Read'], 'User.Read'));
    assert.ok(await granted(['api://orders/read'], 'api://orders/.default'));
    assert.ok(await granted(['https://www.googleapis.com/auth/userinfo.email'], 'email'));
    assert.ok(await granted([], 'offline_access'));
    assert.ok(!(await granted(['api://other/read'], 'api://orders/.default')));
    assert.ok(!(await granted(['SuperUser.Read'], 'User.Read')));
  });

  it('takes the issuer from the words for it, and sends them to nobody', async () => {
    const stage = testView({ id: 'stage', profile: 'Stage', issuer: 'https://stage.example.com' });
    const { provider, wanted } = open(fakeSessions([testView(), stage]), () => testView({ id: 'new' }));
    const asked = ['CLAIMCHECK_PROFILE:Stage', 'api.read'];
    const [session, ...others] = await provider.getSessions(asked, {});
    assert.equal(session?.id, 'stage');
    // So the editor knows its request again.
    assert.deepEqual(session.scopes, asked);
    assert.equal(others.length, 0);
    assert.deepEqual(await ids(provider.getSessions(['CLAIMCHECK_ISSUER:https://login.example.com'], {})), [
      'session-1',
    ]);
    assert.deepEqual(await provider.getSessions(['CLAIMCHECK_PROFILE:Nobody'], {}), []);
    await provider.createSession(['CLAIMCHECK_ISSUER:https://login.example.com', 'api.read'], {});
    assert.deepEqual(wanted, [{ profile: prod, scopes: ['api.read', 'openid', 'offline_access'] }]);
  });

  it('gives the session with the least further rights first', async () => {
    const wide = testView({ id: 'wide', scopes: ['api.read', 'api.write', 'admin'] });
    const narrow = testView({ id: 'narrow', scopes: ['api.read'] });
    const { provider } = open(fakeSessions([wide, narrow]));
    assert.deepEqual(await ids(provider.getSessions(['api.read'], {})), ['narrow', 'wide']);
  });

  it('keeps to the account that is asked for', async () => {
    const grace = testView({ id: 'grace', account: { id: 'grace-1', label: 'Grace' } });
    const { provider } = open(fakeSessions([testView(), grace]));
    const account = { id: 'https://login.example.com grace-1', label: 'Grace (Prod)' };
    assert.deepEqual(await ids(provider.getSessions(['api.read'], { account })), ['grace']);
    assert.deepEqual(await ids(provider.getSessions(undefined, { account })), ['grace']);
  });

  it('names accounts apart that bear one name: the editor remembers consent by the name', async () => {
    const sameName = { id: 'other', label: 'ada@example.com' };
    const views = [
      testView(),
      testView({ id: '2', account: sameName }),
      testView({ id: '3', profile: 'Stage', issuer: 'https://stage.example.com' }),
      testView({ id: '4', account: { id: 'eve', label: 'ada@example.com (Stage)' } }),
    ];
    const labels = (await open(fakeSessions(views)).provider.getSessions(undefined, {})).map(
      ({ account }) => account.label,
    );
    assert.equal(new Set(labels).size, 4, labels.join(', '));
  });

  it('lists accounts without a request, and without the token of one that would need it', async () => {
    const sessions = fakeSessions([testView(), testView({ id: 'old', state: 'expired' })]);
    const listed = await open(sessions).provider.getSessions(undefined, {});
    assert.deepEqual(
      listed.map(({ id, accessToken }) => [id, accessToken]),
      [
        ['session-1', 'token of session-1'],
        ['old', ''],
      ],
    );
    assert.deepEqual(sessions.asked(), ['session-1']);
  });

  it('leaves out what gives no token, and logs why, once and without the token', async () => {
    const sessions = fakeSessions([testView(), testView({ id: 'ended', state: 'ended' })]);
    sessions.refuse('session-1', 'session-uncertain');
    const { provider, logged } = open(sessions);
    assert.deepEqual(await provider.getSessions(['api.read'], {}), []);
    assert.deepEqual(await provider.getSessions(['api.read'], {}), []);
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? '', /is not shared.*last renewal at “Prod” was lost/u);
  });

  it('gives no token that is bound to a key, and starts no sign-in for one', async () => {
    const sessions = fakeSessions([testView({ tokenType: 'DPoP' })]);
    const { provider, wanted, logged, events } = open(sessions, undefined, [{ ...prod, dpop: true }]);
    assert.deepEqual(await provider.getSessions(['api.read'], {}), []);
    assert.deepEqual(await provider.getSessions(undefined, {}), []);
    assert.match(logged.join(), /DPoP/);
    await assert.rejects(async () => provider.createSession(['CLAIMCHECK_PROFILE:Prod'], {}), /DPoP/);
    assert.equal(wanted.length, 0);
    assert.deepEqual(sessions.asked(), []);
    sessions.set(testView({ tokenType: 'DPoP', obtainedAt: new Date(0) }));
    await settled();
    assert.equal(events.length, 0);
  });

  it('signs in only to create, and says why that came to nothing', async () => {
    const sessions = fakeSessions([]);
    await assert.rejects(async () => open(sessions).provider.createSession(['api.read'], {}), /cancelled or failed/);
    const unknown = open(sessions);
    await assert.rejects(
      async () => unknown.provider.createSession(['CLAIMCHECK_PROFILE:Nobody'], {}),
      /knows no issuer/,
    );
    assert.equal(unknown.wanted.length, 0);
    const less = open(sessions, () => testView({ scopes: ['openid'] }));
    await assert.rejects(async () => less.provider.createSession(['api.write'], {}), /did not grant: api\.write/);
  });

  it('tells the editor that the session it asked for is there, with its very scopes', async () => {
    const { provider, events } = open(fakeSessions([]), () => testView());
    const session = await provider.createSession(['api.read'], {});
    assert.equal(session.accessToken, 'token of session-1');
    await settled();
    assert.ok(
      events.some(({ added }) => added?.some(({ id, scopes }) => id === 'session-1' && scopes.join() === 'api.read')),
    );
  });

  it('tells what came, changed and went, and asks for no renewal', async () => {
    const sessions = fakeSessions([]);
    const { events } = open(sessions);
    sessions.set(testView());
    await settled();
    sessions.set(testView({ obtainedAt: new Date(testNow.getTime() + 1000), state: 'expiring' }));
    await settled();
    sessions.set(testView({ obtainedAt: new Date(testNow.getTime() + 1000), state: 'active' }));
    sessions.set();
    await settled();
    const told = events.map(({ added, changed, removed }) => [added, changed, removed].map((list) => list?.length));
    assert.deepEqual(told, [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    assert.equal(events[0]?.added?.[0]?.accessToken, 'token of session-1');
    assert.equal(events[1]?.changed?.[0]?.accessToken, '');
    assert.equal(events[2]?.removed?.[0]?.accessToken, '');
    assert.deepEqual(sessions.asked(), ['session-1']);
  });

  it('signs out when the editor removes a session, and says when it could not', async () => {
    const sessions = fakeSessions([testView()]);
    const { provider } = open(sessions);
    await provider.removeSession('session-1');
    assert.deepEqual(sessions.signedOut(), ['session-1']);
    sessions.refuse('session-1', 'store-unavailable');
    await assert.rejects(async () => provider.removeSession('session-1'), /could not be deleted/);
  });
});

describe('authentication provider, challenged by an API', () => {
  const bearer = (
    params: Readonly<Record<string, string>>,
  ): Parameters<Opened['provider']['getSessionsFromChallenges']>[0] => ({
    challenges: [
      { scheme: 'Basic', params: { realm: 'x' } },
      { scheme: 'bearer', params },
    ],
    fallbackScopes: ['api.read'],
  });

  it('takes the scopes from the challenge, else those of the caller', async () => {
    const read = testView();
    const write = testView({ id: 'write', scopes: ['api.write'] });
    const { provider } = open(fakeSessions([read, write]));
    const insufficient = bearer({ error: 'insufficient_scope', scope: 'api.write' });
    assert.deepEqual(await ids(provider.getSessionsFromChallenges(insufficient, {})), ['write']);
    assert.deepEqual(await ids(provider.getSessionsFromChallenges(bearer({}), {})), ['session-1']);
  });

  it('has nothing for an API that wants no bearer token', async () => {
    const { provider, wanted } = open(fakeSessions([testView()]));
    const dpop = { challenges: [{ scheme: 'DPoP', params: { algs: 'ES256' } }] };
    assert.deepEqual(await provider.getSessionsFromChallenges(dpop, {}), []);
    await assert.rejects(async () => provider.createSessionFromChallenges(dpop, {}), /no bearer token/);
    assert.equal(wanted.length, 0);
  });

  it('gives a token that says it is as strong and new as demanded (RFC 9470)', async () => {
    const seconds = testNow.getTime() / 1000;
    const given = async (
      claims: Parameters<typeof sample>[0],
      params: Readonly<Record<string, string>>,
    ): Promise<number> => {
      const { provider } = open(fakeSessions([testView()], () => sample(claims)));
      return (await provider.getSessionsFromChallenges(bearer(params), {})).length;
    };
    const demanded = { acr_values: 'mfa hwk', max_age: '300' };
    assert.equal(await given({ acr: 'hwk', auth_time: seconds - 100 }, demanded), 1);
    assert.equal(await given({ acr: 'pwd', auth_time: seconds - 100 }, demanded), 0);
    assert.equal(await given({ acr: 'hwk', auth_time: seconds - 301 }, demanded), 0);
    assert.equal(await given({ acr: 'hwk' }, demanded), 0);
    assert.equal(await given({ auth_time: seconds }, { max_age: '0' }), 0);
  });

  it('passes what is demanded on to the authorization request, and remembers that it was met', async () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}';
    const challenge = bearer({ claims: Buffer.from(claims).toString('base64'), acr_values: 'c1' });
    const { provider, wanted } = open(fakeSessions([testView()]), () => testView({ way: 'browser' }));
    const account = { id: 'https://login.example.com ada-1', label: 'ada@example.com (Prod)' };
    assert.deepEqual(await provider.getSessionsFromChallenges(challenge, {}), []);
    await provider.createSessionFromChallenges(challenge, { account });
    assert.equal(wanted[0]?.way, 'browser');
    assert.deepEqual(wanted[0].authorizationParameters, { acr_values: 'c1', claims });
    // As it is in the settings: of any other, nothing is sent.
    assert.equal(wanted[0].profile, prod);
    assert.deepEqual(await ids(provider.getSessionsFromChallenges(challenge, {})), ['session-1']);
    assert.deepEqual(await provider.getSessionsFromChallenges(bearer({ acr_values: 'c2' }), {}), []);
  });

  it('passes no claims on that are none', async () => {
    for (const claims of ['***', 'W10=', `{"x":"${'y'.repeat(5000)}"}`, 'bnVsbA==']) {
      const { provider } = open(fakeSessions([testView()]));
      assert.equal((await provider.getSessionsFromChallenges(bearer({ claims }), {})).length, 1, claims);
    }
  });
});

describe('authentication provider, asked by the editor', () => {
  it('is given the challenges of an API, and names accounts with their issuer', async () => {
    const asked: unknown[] = [];
    const { provider } = open(fakeSessions([testView(), testView({ id: '2', profile: 'Stage' })]));
    const watched: Omit<ClaimcheckAuthenticationProvider, 'dispose'> = {
      ...provider,
      getSessionsFromChallenges: async (constraint, options) => {
        asked.push(constraint);
        return provider.getSessionsFromChallenges(constraint, options);
      },
    };
    const options = { supportsMultipleAccounts: true, supportsChallenges: true };
    const id = 'claimcheck.test';
    const registration = vscode.authentication.registerAuthenticationProvider(id, 'Test', watched, options);
    try {
      const accounts = await vscode.authentication.getAccounts(id);
      assert.deepEqual(
        accounts.map(({ label }) => label),
        ['ada@example.com (Prod)', 'ada@example.com (Stage)'],
      );
      const wwwAuthenticate = 'Bearer realm="orders", error="insufficient_scope", scope="api.read"';
      const session = await vscode.authentication.getSession(id, { wwwAuthenticate }, { silent: true });
      // Nobody agreed to it, and only the editor may ask.
      assert.equal(session, undefined);
      assert.deepEqual(JSON.parse(JSON.stringify(asked)), [
        {
          challenges: [
            { scheme: 'Bearer', params: { realm: 'orders', error: 'insufficient_scope', scope: 'api.read' } },
          ],
        },
      ]);
    } finally {
      registration.dispose();
    }
  });
});
