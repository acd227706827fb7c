/** Restricted Mode: nobody is asked and nothing is sent to sign in with, whatever the user's own settings say. */
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createSystemClock } from '../../src/host/clock';
import { createOAuthDeps } from '../../src/host/sessions/oauthDeps';
import { createOAuthRequests } from '../../src/host/sessions/requests';
import { settingIds } from '../../src/shared/contributions';
import { createTestTrust, setForUser } from './support/issuerFlow';
import { startIssuerServer } from './support/issuerServer';
import { scriptedDialog } from './support/scriptedDialog';

describe('requests to an authorization server in Restricted Mode', () => {
  afterEach(async () => {
    await setForUser(settingIds.issuers, undefined);
    await setForUser(settingIds.allowInsecureLoopback, undefined);
  });

  it('are not made, and no secret is asked for', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const server = await startIssuerServer();
    await setForUser(settingIds.allowInsecureLoopback, true);
    await setForUser(settingIds.issuers, [
      { name: 'Mine', issuer: server.issuer, clientId: 'cli', tokenEndpointAuthMethod: 'client_secret_post' },
    ]);
    const trust = createTestTrust();
    const clock = createSystemClock();
    const oauth = createOAuthDeps({ http: trust.http, clock });
    const [profile] = trust.profiles.current();
    assert.ok(profile);
    const dialog = scriptedDialog({ answers: [] });
    const outcome = await createOAuthRequests({ ...trust, clock, oauth }).requestFor(profile, {
      dialog,
      signal: new AbortController().signal,
    });
    assert.deepEqual(outcome, {
      status: 'failed',
      failure: { code: 'oauth-unreachable', http: 'http-network-off', mayHaveArrived: false },
    });
    assert.deepEqual([...dialog.seen, ...server.requests], []);
    trust.dispose();
    await server.stop();
  });
});
