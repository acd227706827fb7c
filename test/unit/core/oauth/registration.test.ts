/** Registering at AWS IAM Identity Center, and the account of GitHub: what the fixtures of the providers leave open. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sendEndpointRequest } from '../../../../src/core/oauth/endpointRequest';
import { registerAwsClient } from '../../../../src/core/oauth/registration';
import { doneOf, failureOf, json, never, requestOf, tokenWorld } from './tokenWorld';

const issuer = 'https://oidc.eu-central-1.amazonaws.com';
const aws = { issuer, provider: 'aws', tokenEndpoint: undefined, clientId: undefined } as const;

describe('registering a client at AWS', () => {
  it('needs no client, asks for the usual scope, and takes a secret without an end', async () => {
    const world = tokenWorld(json(200, { clientId: 'c', clientSecret: 'canary', clientSecretExpiresAt: 0 }));
    const outcome = await registerAwsClient(requestOf({ setting: { ...aws, scopes: [] } }), world.deps, never);
    assert.deepEqual(doneOf(outcome), { clientId: 'c', clientSecret: 'canary', expiresAt: undefined });
    const { request, body } = world.seen[0] ?? assert.fail();
    assert.equal(request.url, `${issuer}/client/register`);
    assert.deepEqual(JSON.parse(body), {
      clientName: 'Claimcheck',
      clientType: 'public',
      scopes: ['sso:account:access'],
    });
    assert.doesNotMatch(JSON.stringify(world.steps), /canary/);
  });

  for (const answer of [
    {},
    { clientId: 'c' },
    { clientSecret: 's' },
    { clientId: '', clientSecret: 's' },
    { clientId: 7, clientSecret: 's' },
  ]) {
    it(`refuses ${JSON.stringify(answer)}`, async () => {
      const world = tokenWorld(json(200, answer));
      const outcome = await registerAwsClient(requestOf({ setting: aws }), world.deps, never);
      assert.equal(failureOf(outcome).code, 'oauth-unexpected-answer');
    });
  }

  it('has nowhere to go without a token endpoint', async () => {
    const world = tokenWorld(json(200, {}));
    for (const tokenEndpoint of [undefined, 'no address']) {
      const request = requestOf({ setting: { tokenEndpoint, issuer: 'https://server.example.com' } });
      assert.equal(failureOf(await registerAwsClient(request, world.deps, never)).code, 'oauth-no-endpoint');
    }
    assert.deepEqual(world.seen, []);
  });
});

describe('the account at GitHub', () => {
  const credentials = { scheme: 'Bearer', accessToken: 'the-token' } as const;
  const what = { step: 'userinfo', endpoint: 'https://api.github.com/user', method: 'GET', credentials } as const;
  const request = requestOf({ setting: { issuer: 'https://github.com', provider: 'github' } });

  it('has the names of OpenID Connect as well', async () => {
    const world = tokenWorld(json(200, { login: 'octocat', id: 1, name: 'The Octocat' }));
    const { members } = doneOf(await sendEndpointRequest(request, what, world.deps, never));
    assert.deepEqual(members, {
      login: 'octocat',
      id: 1,
      name: 'The Octocat',
      sub: '1',
      preferred_username: 'octocat',
    });
  });

  it('has them only where they can be had', async () => {
    const world = tokenWorld(json(200, { login: 7, id: '1' }));
    const { members } = doneOf(await sendEndpointRequest(request, what, world.deps, never));
    assert.deepEqual(members, { login: 7, id: '1' });
  });

  it('is not read from a form with a name twice', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const world = tokenWorld(new Response('id=1&id=2', { headers }));
    assert.equal(doneOf(await sendEndpointRequest(request, what, world.deps, never)).members, undefined);
  });
});
