/** From a profile to whom to ask as whom, with an issuer on loopback and a person's answers from a script. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../src/core/issuers/issuer';
import type { OAuthRequest } from '../../src/core/oauth/client';
import type { OAuthFailure, OAuthOutcome } from '../../src/core/oauth/failure';
import { newSession } from '../../src/core/sessions/newSession';
import { createSystemClock } from '../../src/host/clock';
import type { Dialog } from '../../src/host/dialog';
import type { ProfileEntry } from '../../src/host/issuers/entries';
import { manageSecrets } from '../../src/host/issuers/manageSecrets';
import { removeIssuer } from '../../src/host/issuers/removeIssuer';
import { stateKeys } from '../../src/host/issuers/state';
import { createOAuthDeps } from '../../src/host/sessions/oauthDeps';
import { createOAuthRequests, type OAuthRequests } from '../../src/host/sessions/requests';
import { createSessionRequests } from '../../src/host/sessions/sessionRequests';
import { settingIds } from '../../src/shared/contributions';
import { closeEverything } from './support/documents';
import { createTestTrust, resetIssuers, setForUser, setForWorkspace, type TestTrust } from './support/issuerFlow';
import { startIssuerServer, type IssuerServer } from './support/issuerServer';
import { scriptedDialog, type Script, type ScriptedDialog } from './support/scriptedDialog';

const metadataPath = '/.well-known/openid-configuration';
const { signal } = new AbortController();

describe('requests to an authorization server', () => {
  let trust: TestTrust;
  let server: IssuerServer;
  let other: IssuerServer;
  let requests: OAuthRequests;

  beforeEach(async () => {
    await setForUser(settingIds.allowInsecureLoopback, true);
    trust = createTestTrust();
    server = await startIssuerServer();
    other = await startIssuerServer();
    requests = requestsOf(trust);
  });
  afterEach(async () => {
    trust.dispose();
    await server.stop();
    await other.stop();
    await resetIssuers();
    await closeEverything();
  });

  function requestsOf({ profiles, hosts, http, secrets }: TestTrust): OAuthRequests {
    const clock = createSystemClock();
    return createOAuthRequests({ profiles, hosts, http, secrets, clock, oauth: createOAuthDeps({ http, clock }) });
  }

  async function configure(members: object = {}): Promise<IssuerProfile> {
    await setForUser(settingIds.issuers, [{ name: 'Local', issuer: server.issuer, clientId: 'cli', ...members }]);
    const [profile] = trust.profiles.current();
    assert.ok(profile);
    return profile;
  }

  const unasked = (profile: IssuerProfile): Promise<OAuthOutcome<OAuthRequest>> =>
    requests.requestFor(profile, { signal });

  async function asked(profile: IssuerProfile, script: Script): Promise<Asked> {
    const dialog = scriptedDialog(script);
    const outcome = await requests.requestFor(profile, { dialog, signal });
    dialog.end();
    return { outcome, dialog };
  }

  const hostOf = ({ issuer }: IssuerServer): string => new URL(issuer).host;

  it('names the endpoints of the metadata, which is fetched once for all within its time', async () => {
    const profile = await configure();
    const request = doneWith(await unasked(profile));
    assert.equal(request.server.tokenEndpoint, `${server.issuer}/token`);
    assert.equal(request.server.authorizationEndpoint, `${server.issuer}/authorize`);
    assert.deepEqual(request.authentication, { method: 'none' });
    assert.equal(request.profile.clientId, 'cli');
    const dpopKey = { kty: 'EC' };
    const again = doneWith(await requests.requestFor(profile, { dpopKey, signal }));
    assert.equal(again.dpopKey, dpopKey);
    assert.deepEqual(server.requests, [metadataPath]);
  });

  it('serves a session whose scopes are not those of the profile, as the client that it was made with', async () => {
    const profile = await configure({ scopes: ['openid'] });
    const oauth = { ...createOAuthDeps({ http: trust.http, clock: createSystemClock() }), keys: trust.keys };
    const { renewal } = createSessionRequests({ profiles: trust.profiles, requests, oauth, closing: signal });
    const now = new Date();
    const tokens = {
      accessToken: 'access-1',
      tokenType: 'Bearer',
      expiresAt: now,
      refreshToken: 'refresh-1',
      refreshExpiresAt: undefined,
      idToken: undefined,
      scopes: ['orders:read'],
      issuedTokenType: undefined,
      obtainedAt: now,
    };
    const session = newSession({
      profile: { ...profile, scopes: ['orders:read'] },
      clientId: 'cli',
      way: 'device-code',
      account: { id: 'ada', label: 'ada' },
      tokens,
      dpopKey: undefined,
      now,
    });
    assert.equal((await renewal(session)).status, 'done');
    await configure({ scopes: ['more'], resources: ['https://other.example'] });
    assert.equal((await renewal(session)).status, 'done');
    await configure({ clientId: 'another' });
    const gone = await renewal(session);
    assert.equal(gone.status === 'failed' && gone.failure.code, 'session-profile-gone');
  });

  it('sends nothing for a profile that says everything', async () => {
    const profile = await configure({ discovery: 'none', tokenEndpoint: `${other.issuer}/token` });
    assert.equal(doneWith(await unasked(profile)).server.tokenEndpoint, `${other.issuer}/token`);
    assert.deepEqual([...server.requests, ...other.requests], []);
    assert.equal((await trust.http(new Request(`${other.issuer}/jwks`))).status, 200);
  });

  describe('to hosts that metadata names', () => {
    beforeEach(() => {
      server.metadata['token_endpoint'] = `${other.issuer}/token`;
      server.metadata['revocation_endpoint'] = `${other.issuer}/revoke`;
    });

    const isOpen = async (): Promise<boolean> =>
      trust.http(new Request(`${other.issuer}/jwks`)).then(
        () => true,
        () => false,
      );

    it('go only after a person agreed, who sees both hosts and every endpoint', async () => {
      const profile = await configure();
      const { outcome, dialog } = await asked(profile, { answers: ['Where tokens are given out', 'Agree'] });
      assert.equal(doneWith(outcome).server.tokenEndpoint, `${other.issuer}/token`);
      const seen = dialog.seen.join('\n');
      for (const text of [
        `Sign-in of ${hostOf(server)} uses other hosts`,
        `Agree: ask ${hostOf(other)} for ${hostOf(server)}`,
        `${other.issuer}/token`,
        `${other.issuer}/revoke`,
      ]) {
        assert.ok(seen.includes(text), `${text} in ${seen}`);
      }
      assert.ok(await isOpen());
      // Once for the issuer and the host: nobody is asked again.
      doneWith(await unasked(profile));
      assert.deepEqual(trust.state.get(stateKeys.endpointHosts), [`${other.issuer} ${server.issuer}`]);
    });

    it('go nowhere when the person does not go on, or is not there to be asked', async () => {
      const profile = await configure();
      for (const answers of [['Do not go on'], [undefined]]) {
        const { outcome } = await asked(profile, { answers });
        assert.equal(failureIn(outcome).http, 'http-host-not-configured');
      }
      const failure = failureIn(await unasked(profile));
      assert.deepEqual(failure, { code: 'oauth-unreachable', http: 'http-host-not-configured', mayHaveArrived: false });
      assert.ok(!(await isOpen()));
      assert.equal(trust.state.get(stateKeys.endpointHosts), undefined);
      assert.deepEqual(other.requests, []);
    });

    it('count for that issuer alone, and as long as it is configured', async () => {
      const profile = await configure();
      await asked(profile, { answers: ['Agree'] });
      await setForUser(settingIds.issuers, [{ name: 'Local', issuer: `${server.issuer}/`, clientId: 'cli' }]);
      assert.ok(!(await isOpen()));
      assert.ok(!trust.hosts.hasEndpointHost(`${server.issuer}/`, other.issuer));
    });

    it('need no question where the profile writes them', async () => {
      const profile = await configure({ tokenEndpoint: `${other.issuer}/token` });
      doneWith(await unasked(profile));
      assert.ok(await isOpen());
    });

    it('are asked about for endpoints that no renewal needs, but a renewal does not wait for it', async () => {
      server.metadata['token_endpoint'] = `${server.issuer}/token`;
      const profile = await configure();
      doneWith(await unasked(profile));
      assert.ok(!(await isOpen()));
      await asked(profile, { answers: ['Agree'] });
      assert.ok(await isOpen());
    });

    it('never lead inside a network, whatever a person would say', async () => {
      for (const url of ['https://10.0.0.5/token', 'https://intranet/token', 'https://169.254.169.254/token']) {
        server.metadata['token_endpoint'] = url;
        server.metadata['revocation_endpoint'] = undefined;
        const fresh = requestsOf(trust);
        const dialog = scriptedDialog({ answers: [] });
        const outcome = await fresh.requestFor(await configure(), { dialog, signal });
        assert.equal(failureIn(outcome).http, 'http-private-address', url);
        assert.ok(!trust.hosts.isAllowed(new URL(url)));
      }
      server.metadata['token_endpoint'] = `${server.issuer}/token`;
      server.metadata['userinfo_endpoint'] = 'https://10.0.0.5/userinfo';
      const outcome = await requestsOf(trust).requestFor(await configure(), { signal });
      assert.equal(doneWith(outcome).server.userinfoEndpoint, undefined);
    });
  });

  it('of a provider that is known ask nobody about the hosts it is known to have', async () => {
    await setForUser(settingIds.issuers, [
      { name: 'Google', issuer: 'https://accounts.google.com', provider: 'google', discovery: 'none', clientId: 'cli' },
    ]);
    const [profile] = trust.profiles.current();
    assert.ok(profile);
    const token = new URL('https://oauth2.googleapis.com/token');
    assert.ok(!trust.hosts.isAllowed(token));
    assert.equal(doneWith(await unasked(profile)).server.tokenEndpoint, token.href);
    assert.ok(trust.hosts.isAllowed(token));
    assert.ok(!trust.hosts.isConfiguredHost(token.hostname));
    await setForUser(settingIds.issuers, undefined);
    assert.ok(!trust.hosts.isAllowed(token));
  });

  it('say what the metadata lacked', async () => {
    const cases = [
      [503, 'oauth-server-busy'],
      [404, 'oauth-unexpected-answer'],
      [{ other: true }, 'oauth-unexpected-answer'],
      [{ issuer: 'https://evil.example' }, 'oauth-issuer-mismatch'],
    ] as const;
    const profile = await configure();
    for (const [answer, code] of cases) {
      server.answers[metadataPath] = answer;
      const failure = failureIn(await unasked(profile));
      assert.equal(failure.code, code);
      assert.equal(failure.mayHaveArrived, false);
    }
    await other.stop();
    const failure = failureIn(await unasked(await configure({ issuer: other.issuer })));
    assert.deepEqual([failure.code, failure.http], ['oauth-unreachable', 'http-refused']);
  });

  it('are made for profiles in effect alone, and not without a client', async () => {
    const profile = await configure();
    for (const changed of [
      { ...profile, tokenEndpoint: `${other.issuer}/token` },
      { ...profile, clientId: 'other' },
      { ...profile, name: 'Elsewhere' },
    ]) {
      assert.equal(failureIn(await unasked(changed)).http, 'http-host-not-configured');
    }
    assert.equal(failureIn(await unasked(await configure({ clientId: undefined }))).code, 'oauth-no-client-id');
    assert.deepEqual(server.requests, []);
  });

  it('of a workspace wait for the person who agrees to its profile', async () => {
    await setForWorkspace([{ name: 'Theirs', issuer: server.issuer, clientId: 'cli' }]);
    const [entry] = trust.profiles.entries().entries;
    assert.ok(entry?.standing === 'not-agreed');
    assert.equal(failureIn(await unasked(entry.profile)).http, 'http-host-not-configured');
    assert.deepEqual(server.requests, []);
    await trust.profiles.agree(entry);
    doneWith(await unasked(entry.profile));
  });

  it('give no session to a profile of a workspace but those made with it, whatever issuer it names', async () => {
    const theirs = { name: 'Local', issuer: server.issuer, clientId: 'cli', discovery: 'none' };
    const agreed = async (members: object): Promise<ProfileEntry> => {
      await setForWorkspace([{ ...theirs, ...members }]);
      const [entry] = trust.profiles.entries().entries;
      assert.ok(entry);
      await trust.profiles.agree(entry);
      return entry;
    };
    const made = await agreed({ tokenEndpoint: `${server.issuer}/token` });
    const workspaceProfile = made.source.kind === 'workspace' ? made.source.digest : undefined;
    assert.ok(workspaceProfile);
    doneWith(await requests.requestFor(made.profile, { signal, session: { workspaceProfile } }));
    const { profile } = await agreed({ tokenEndpoint: `${other.issuer}/token` });
    doneWith(await requests.requestFor(profile, { signal }));
    for (const session of [{ workspaceProfile }, { workspaceProfile: undefined }]) {
      const outcome = await requests.requestFor(profile, { signal, session });
      assert.equal(failureIn(outcome).http, 'http-host-not-configured');
    }
    // The user's own profile for this issuer counts for all.
    const own = await configure({ discovery: 'none', tokenEndpoint: `${server.issuer}/token` });
    doneWith(await requests.requestFor(own, { signal, session: { workspaceProfile } }));
  });

  it('end with the reason of their signal', async () => {
    const profile = await configure();
    const stopped = AbortSignal.abort(new Error('stopped'));
    await assert.rejects(requests.requestFor(profile, { signal: stopped }), /stopped/u);
    assert.deepEqual(server.requests, []);
  });

  describe('of a client with a secret', () => {
    const secret = ['only', 'for', 'this', 'test'].join(' ');
    const members = { tokenEndpointAuthMethod: 'client_secret_basic' };

    it('ask for it once, as dots, and keep it where no setting shows it', async () => {
      const profile = await configure(members);
      const scripted = scriptedDialog({ answers: [secret] });
      const dots: unknown[] = [];
      const dialog: Dialog = {
        ...scripted,
        input: (options) => {
          dots.push(options.password);
          return scripted.input(options);
        },
      };
      const request = doneWith(await requests.requestFor(profile, { dialog, signal }));
      assert.deepEqual(request.authentication, { method: 'client_secret_basic', secret });
      assert.deepEqual(dots, [true]);
      doneWith(await unasked(profile));
      const settings = JSON.stringify(vscode.workspace.getConfiguration().inspect(settingIds.issuers)?.globalValue);
      const kept = trust.state.keys().map((key) => JSON.stringify(trust.state.get(key)));
      for (const text of [settings, ...kept, ...scripted.seen, ...trust.logged])
        assert.ok(!text.includes(secret), text);
    });

    it('fail without it when nobody can be asked, or nobody gives it', async () => {
      const profile = await configure(members);
      assert.equal(failureIn(await unasked(profile)).code, 'oauth-no-client-secret');
      const { outcome } = await asked(profile, { answers: [undefined] });
      assert.equal(failureIn(outcome).code, 'oauth-no-client-secret');
      assert.deepEqual(await trust.secrets.keys(), []);
    });

    it('give it to nobody else: another client or issuer under the same name is asked for its own', async () => {
      await asked(await configure(members), { answers: [secret] });
      const another = await configure({ ...members, clientId: 'another' });
      assert.equal(failureIn(await unasked(another)).code, 'oauth-no-client-secret');
      server.metadata['issuer'] = `${server.issuer}/`;
      const elsewhere = await configure({ ...members, issuer: `${server.issuer}/` });
      assert.equal(failureIn(await unasked(elsewhere)).code, 'oauth-no-client-secret');
    });

    it('of a workspace take none of the user’s, and lose theirs when the profile changes', async () => {
      await asked(await configure(members), { answers: [secret] });
      await setForUser(settingIds.issuers, undefined);
      const theirs = { name: 'Local', issuer: server.issuer, clientId: 'cli', ...members };
      const agreed = async (entry: object): Promise<IssuerProfile> => {
        await setForWorkspace([entry]);
        const [first] = trust.profiles.entries().entries;
        assert.ok(first);
        await trust.profiles.agree(first);
        return first.profile;
      };
      const profile = await agreed(theirs);
      assert.equal(failureIn(await unasked(profile)).code, 'oauth-no-client-secret');
      await asked(profile, { answers: [secret] });
      const changed = await agreed({ ...theirs, scopes: ['openid'] });
      assert.equal(failureIn(await unasked(changed)).code, 'oauth-no-client-secret');
    });

    it('can have it listed, replaced and deleted, and it goes with the issuer', async () => {
      const profile = await configure(members);
      await manageSecrets(trust.flow({ answers: ['Local', secret] }));
      assert.equal(doneWith(await unasked(profile)).authentication.method, 'client_secret_basic');
      const listed = trust.flow({ answers: ['Local', 'Replace', 'another'] });
      await manageSecrets(listed);
      assert.ok(listed.dialog.seen.includes('Client secret'));
      assert.ok(listed.dialog.seen.every((text) => !text.includes(secret)));
      assert.deepEqual(doneWith(await unasked(profile)).authentication, {
        method: 'client_secret_basic',
        secret: 'another',
      });
      await manageSecrets(trust.flow({ answers: ['Local', 'Delete'] }));
      assert.deepEqual(await trust.secrets.keys(), []);
      await manageSecrets(trust.flow({ answers: ['Local', secret] }));
      const removal = trust.flow({ answers: ['Local', 'Remove'] });
      await removeIssuer(removal);
      assert.ok(removal.dialog.seen.some((text) => text.includes('with its stored secret')));
      assert.deepEqual(await trust.secrets.keys(), []);
    });
  });

  describe('of a client with a key', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256' };
    const members = { tokenEndpointAuthMethod: 'private_key_jwt' };

    it('take a JWK that is pasted, with its name', async () => {
      const profile = await configure(members);
      const { outcome } = await asked(profile, { answers: ['Paste', JSON.stringify({ ...jwk, other: 1 })] });
      assert.deepEqual(doneWith(outcome).authentication, { method: 'private_key_jwt', key: jwk });
      assert.deepEqual(doneWith(await unasked(profile)).authentication, { method: 'private_key_jwt', key: jwk });
    });

    it('take PEM text as a field for input leaves it, in one line', async () => {
      for (const typed of [pem.replaceAll('\n', ' '), pem.replaceAll('\n', ''), pem.replaceAll('\n', '\\n')]) {
        const profile = await configure({ ...members, clientId: `cli ${String(typed.length)}` });
        const { outcome } = await asked(profile, { answers: ['Paste', typed] });
        assert.deepEqual(doneWith(outcome).authentication, {
          method: 'private_key_jwt',
          key: privateKey.export({ format: 'jwk' }),
        });
      }
    });

    it('take one from a file, and say what is wrong with another', async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
      const path = join(folder, 'client-key.pem');
      const file = vscode.Uri.file(path);
      const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
      const refused: readonly (readonly [string | Uint8Array, RegExp])[] = [
        [publicKey.export({ type: 'spki', format: 'pem' }).toString(), /public key/u],
        [JSON.stringify(publicKey.export({ format: 'jwk' })), /public key/u],
        [encrypted.toString(), /password/u],
        [JSON.stringify({ kty: 'oct', k: 'AAAA' }), /cannot sign/u],
        ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', /cannot be read/u],
        ['nothing', /no key/u],
        [new Uint8Array([0xff, 0xfe]), /cannot be read as text/u],
        ['x'.repeat(200_000), /too long/u],
      ];
      const profile = await configure(members);
      for (const [content, words] of refused) {
        writeFileSync(path, content);
        const { outcome, dialog } = await asked(profile, { answers: ['From a file'], file });
        assert.equal(failureIn(outcome).code, 'oauth-no-client-secret');
        assert.match(dialog.seen.join('\n'), words);
      }
      assert.deepEqual(await trust.secrets.keys(), []);
      writeFileSync(path, pem);
      const { outcome } = await asked(profile, { answers: ['From a file'], file });
      assert.equal(doneWith(outcome).authentication.method, 'private_key_jwt');
    });
  });

  describe('to AWS IAM Identity Center', () => {
    const register = '/client/register';
    const hours = (count: number): number => Math.floor(Date.now() / 1000) + count * 3600;
    const aws = (more: object = {}): Promise<IssuerProfile> =>
      configure({ provider: 'aws', startUrl: 'https://example.awsapps.com/start', clientId: undefined, ...more });

    it('go as the client that registered itself, which is kept until it ends', async () => {
      server.answers[register] = { clientId: 'made', clientSecret: 'up', clientSecretExpiresAt: hours(1) };
      const profile = await aws();
      const request = doneWith(await unasked(profile));
      assert.equal(request.profile.clientId, 'made');
      assert.deepEqual(request.authentication, { method: 'client_secret_post', secret: 'up' });
      assert.equal(request.server.tokenEndpoint, `${server.issuer}/token`);
      doneWith(await unasked(profile));
      assert.deepEqual(server.requests, [register]);
      // Scopes are those of the registration.
      doneWith(await unasked(await aws({ scopes: ['codewhisperer:completions'] })));
      assert.deepEqual(server.requests, [register, register]);
      const listed = trust.flow({ answers: [undefined] });
      await manageSecrets(listed);
      assert.ok(listed.dialog.seen.includes('Registration of this machine with AWS'));
    });

    it('are registered anew when that is about to end', async () => {
      server.answers[register] = { clientId: 'made', clientSecret: 'up', clientSecretExpiresAt: hours(0) + 60 };
      const profile = await aws();
      doneWith(await unasked(profile));
      doneWith(await unasked(profile));
      assert.deepEqual(server.requests, [register, register]);
    });

    it('fail when the registration does', async () => {
      server.answers[register] = 503;
      assert.equal(failureIn(await unasked(await aws())).code, 'oauth-server-busy');
      assert.deepEqual(await trust.secrets.keys(), []);
    });
  });
});

interface Asked {
  readonly outcome: OAuthOutcome<OAuthRequest>;
  readonly dialog: ScriptedDialog;
}

function doneWith(outcome: OAuthOutcome<OAuthRequest>): OAuthRequest {
  assert.ok(outcome.status === 'done', JSON.stringify(outcome));
  return outcome.value;
}

function failureIn(outcome: OAuthOutcome<OAuthRequest>): OAuthFailure {
  assert.ok(outcome.status === 'failed', JSON.stringify(outcome));
  return outcome.failure;
}
