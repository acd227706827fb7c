/** Adding issuers to sign in with, and what a person sees of those that a workspace brings. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { presets } from '../../src/core/oauth/presets';
import { addIssuer } from '../../src/host/issuers/addIssuer';
import { addForLogin } from '../../src/host/issuers/addForLogin';
import { presetName } from '../../src/host/issuers/presetMessages';
import { reviewIssuers } from '../../src/host/issuers/reviewIssuers';
import { changeEntry, written } from '../../src/host/issuers/settingsFile';
import { testIssuer } from '../../src/host/issuers/testIssuer';
import { settingIds } from '../../src/shared/contributions';
import { closeEverything } from './support/documents';
import { createTestTrust, resetIssuers, setForUser, setForWorkspace, type TestTrust } from './support/issuerFlow';
import { startIssuerServer, type IssuerServer } from './support/issuerServer';
import type { Answer } from './support/scriptedDialog';

describe('issuers to sign in with', () => {
  let trust: TestTrust;
  let server: IssuerServer;

  beforeEach(async () => {
    await setForUser(settingIds.allowInsecureLoopback, true);
    trust = createTestTrust();
    server = await startIssuerServer();
  });
  afterEach(async () => {
    trust.dispose();
    await server.stop();
    await resetIssuers();
    await closeEverything();
  });

  const noToken = (): Promise<void> => Promise.reject(new Error('not asked for'));
  const asSuggested = (suggested: string): string => suggested;

  describe('from a provider', () => {
    async function add(answers: readonly Answer[]): Promise<readonly string[]> {
      const flow = trust.flow({ answers: ['For signing in', ...answers] });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      return flow.dialog.seen;
    }

    it('need a few answers, and say what has to be done at the provider', async () => {
      const seen = await add(['GitHub', 'Iv1.abc', asSuggested, asSuggested]);
      assert.deepEqual(written(), [
        {
          name: 'GitHub',
          issuer: 'https://github.com/login/oauth',
          provider: 'github',
          discovery: 'none',
          clientId: 'Iv1.abc',
          scopes: ['read:user'],
        },
      ]);
      const text = seen.join('\n');
      for (const words of ['was added to your settings. ', 'Enable Device Flow', 'Sign In']) {
        assert.ok(text.includes(words), `${words} in ${text}`);
      }
      assert.equal(trust.profiles.current().length, 1);
    });

    it('take the tenant, the domain and the audience as the provider wants them', async () => {
      await add(['Auth0', 'https://shop.eu.auth0.com/', 'abc', 'https://api.example.com', asSuggested, asSuggested]);
      await add(['AWS', 'https://example.awsapps.com/start/#/', 'eu-central-1', asSuggested, 'Work']);
      assert.deepEqual(written(), [
        {
          name: 'shop.eu.auth0.com',
          issuer: 'https://shop.eu.auth0.com/',
          provider: 'auth0',
          redirectUri: 'http://127.0.0.1:41890/',
          requestedAudience: 'https://api.example.com',
          audiences: ['https://api.example.com'],
          clientId: 'abc',
          scopes: ['openid', 'profile', 'offline_access'],
        },
        {
          name: 'Work',
          issuer: 'https://oidc.eu-central-1.amazonaws.com',
          provider: 'aws',
          discovery: 'none',
          startUrl: 'https://example.awsapps.com/start',
          scopes: ['sso:account:access'],
        },
      ]);
    });

    it('refuse what cannot be right while it is typed', async () => {
      for (const answers of [
        ['GitHub Enterprise', 'http://github.example.com'],
        ['Entra', 'contoso.onmicrosoft.com'],
        ['GitHub', ''],
        ['GitHub', 'a\u202Eb'],
        ['Keycloak', 'sso.example.com'],
      ]) {
        await assert.rejects(add(answers), /is refused/u, answers.join());
      }
      assert.deepEqual(written(), []);
    });

    it('write nothing when a question is closed', async () => {
      for (const answers of [[undefined], ['Google', undefined], ['Google', 'abc', asSuggested, undefined]]) {
        await add(answers);
      }
      assert.deepEqual(written(), []);
    });

    it('are listed each by its name, with what it needs; a secret is never among the questions', async () => {
      const seen = await add([undefined]);
      for (const { id } of presets()) assert.ok(seen.includes(presetName(id)), id);
      const other: string[] = [];
      await addForLogin(trust.flow({ answers: ['Another OpenID'] }), () => {
        other.push('asked');
        return Promise.resolve();
      });
      assert.deepEqual(other, ['asked']);
    });
  });

  describe('from a server that is asked', () => {
    const before = (): readonly Answer[] => ['For signing in', 'Another OpenID', server.issuer, 'Ask'];

    it('get a client id and scopes of those that it has', async () => {
      server.metadata['scopes_supported'] = ['openid', 'offline_access', 'admin'];
      const flow = trust.flow({ answers: [...before(), 'Add this', '', ' cli ', asSuggested, 'Local'] });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      assert.deepEqual(written(), [
        { issuer: server.issuer, name: 'Local', clientId: 'cli', scopes: ['openid', 'offline_access'] },
      ]);
      assert.ok(flow.dialog.seen.includes('Sign In'));
      assert.ok(flow.dialog.seen.some((text) => text.includes('No sign-in with a code')));
    });

    it('are not said to lack what they have', async () => {
      server.metadata['device_authorization_endpoint'] = `${server.issuer}/device`;
      const flow = trust.flow({ answers: [...before(), undefined] });
      await addIssuer(flow, noToken);
      assert.ok(!flow.dialog.seen.join('\n').includes('No sign-in with a code'));
    });

    it('are asked for no client id where nobody can sign in', async () => {
      server.metadata['grant_types_supported'] = ['client_credentials'];
      const flow = trust.flow({ answers: [...before(), 'Add this', '', 'Machine'] });
      await addIssuer(flow, noToken);
      flow.dialog.end();
      assert.deepEqual(written(), [{ issuer: server.issuer, name: 'Machine' }]);
    });
  });

  it('are tested without a request where there is nothing to ask for, and lack no keys', async () => {
    await setForUser(settingIds.issuers, [
      { name: 'GitHub', issuer: 'https://github.com/login/oauth', provider: 'github', clientId: 'cli' },
    ]);
    const reports: string[] = [];
    await testIssuer(trust.flow({ answers: ['GitHub'] }), {
      preview: (_title, text) => {
        reports.push(text);
        return Promise.resolve();
      },
    });
    assert.match(reports[0] ?? '', /## Right\n\n- The entry is for signing in only/u);
    assert.doesNotMatch(reports[0] ?? '', /## W/u);
  });

  it('of a workspace show all that a person agrees to', async () => {
    await setForWorkspace([
      {
        name: 'Staging',
        issuer: 'https://staging.example.com',
        discovery: 'none',
        clientId: 'their client',
        scopes: ['openid', 'admin'],
        provider: 'keycloak',
        authorizationEndpoint: 'https://pages.example.net/authorize',
        tokenEndpoint: 'https://tokens.example.net/token',
        deviceAuthorizationEndpoint: 'https://tokens.example.net/device',
        revocationEndpoint: 'https://tokens.example.net/revoke',
        introspectionEndpoint: 'https://tokens.example.net/introspect',
        userinfoEndpoint: 'https://tokens.example.net/me',
        tokenEndpointAuthMethod: 'client_secret_post',
        dpop: true,
        resources: ['https://api.example.com/orders'],
        requestedAudience: 'their audience',
        redirectUri: 'https://redirects.example.net/back',
        authorizationParameters: { prompt: 'none $(zap)' },
        startUrl: 'https://portal.example.net/start',
      },
    ]);
    const flow = trust.flow({ answers: ['Staging', undefined] });
    await reviewIssuers(flow);
    const { seen } = flow.dialog;
    for (const text of [
      'their client',
      'openid',
      'admin',
      'Keycloak',
      'https://pages.example.net/authorize',
      'https://tokens.example.net/token',
      'https://tokens.example.net/device',
      'https://tokens.example.net/revoke',
      'https://tokens.example.net/introspect',
      'https://tokens.example.net/me',
      'pages.example.net',
      'tokens.example.net',
      'To a key of this machine (DPoP)',
      'https://api.example.com/orders',
      'their audience',
      'https://redirects.example.net/back: the code goes to that host first',
      'https://portal.example.net/start',
      'Nowhere: the entry is for signing in only.',
    ]) {
      assert.ok(seen.includes(text), `${text} in ${seen.join('\n')}`);
    }
    assert.ok(seen.some((text) => text.includes('client_secret_post')));
    assert.ok(seen.some((text) => text.startsWith('prompt = none') && !/(?<!\\)\$\(/u.test(text)));
    assert.ok(seen.some((text) => text.includes('You can sign in with it')));
  });

  it('of a workspace show the hosts of the provider that they name', async () => {
    await setForWorkspace([
      { name: 'Theirs', issuer: 'https://login.example.com', provider: 'google', clientId: 'cli' },
    ]);
    const flow = trust.flow({ answers: ['Theirs', undefined] });
    await reviewIssuers(flow);
    for (const host of ['login.example.com', 'oauth2.googleapis.com', 'accounts.google.com'])
      assert.ok(flow.dialog.seen.includes(host), host);
  });

  it('can be given a client id later, if they are still the ones that were meant', async () => {
    await setForUser(settingIds.issuers, [
      { name: 'One', issuer: 'https://one.example' },
      { name: 'Two', issuer: 'https://two.example' },
    ]);
    assert.ok(await changeEntry(1, 'Two', { clientId: 'cli' }));
    assert.ok(!(await changeEntry(0, 'Two', { clientId: 'x' })));
    assert.ok(!(await changeEntry(5, 'Two', { clientId: 'x' })));
    assert.deepEqual(written(), [
      { name: 'One', issuer: 'https://one.example' },
      { name: 'Two', issuer: 'https://two.example', clientId: 'cli' },
    ]);
  });
});
