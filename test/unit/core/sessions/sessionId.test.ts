/** The id of a session: the same for the same sign-in, another for anything that makes other tokens. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { newSession } from '../../../../src/core/sessions/newSession';
import { sessionIdOf, type SessionIdentity } from '../../../../src/core/sessions/sessionId';
import { start, tokenSet } from './samples';

const identity: SessionIdentity = {
  issuer: 'https://issuer.example',
  clientId: 'client',
  account: { id: 'subject', label: 'Ada' },
  requestedScopes: ['b', 'a'],
  resources: ['https://api.example/'],
  requestedAudience: undefined,
  way: 'browser',
};

describe('the id of a session', () => {
  it('is the beginning of a SHA-256 over what makes the sign-in', () => {
    const text = '["https://issuer.example","client","subject",["a","b"],["https://api.example/"],null,"person"]';
    assert.equal(sessionIdOf(identity), createHash('sha256').update(text).digest('hex').slice(0, 32));
  });

  it('does not change with the order of scopes, the name of the account, or the way of a person', () => {
    for (const same of [
      { requestedScopes: ['a', 'b', 'a'] },
      { account: { id: 'subject', label: 'Ada Lovelace' } },
      { way: 'device-code' },
    ] as const) {
      assert.equal(sessionIdOf({ ...identity, ...same }), sessionIdOf(identity));
    }
  });

  it('is another for another issuer, client, account, scope, resource, audience or grant', () => {
    const others: readonly Partial<SessionIdentity>[] = [
      { issuer: 'https://issuer.example/' },
      { clientId: 'client2' },
      { account: { id: 'subject2', label: 'Ada' } },
      { requestedScopes: ['a'] },
      { requestedScopes: ['a b'] },
      { requestedScopes: ['a', 'b', 'https://api.example/'], resources: [] },
      { resources: [] },
      { requestedAudience: '' },
      { way: 'client-credentials' },
      { way: 'token-exchange' },
    ];
    const ids = [{}, ...others].map((other) => sessionIdOf({ ...identity, ...other }));
    assert.equal(new Set(ids).size, others.length + 1);
  });
});

describe('a new session', () => {
  it('is of what the profile asked for, and of the client that was used', () => {
    const profile = profileOf({
      name: 'Example',
      issuer: 'https://issuer.example',
      clientId: 'configured',
      scopes: ['read'],
      resources: ['https://api.example/'],
      requestedAudience: 'audience',
    });
    const account = { id: 'subject', label: 'Ada' };
    const dpopKey = { kty: 'EC' };
    const session = newSession({
      ...{ profile, clientId: 'registered', way: 'device-code', account, tokens: tokenSet(), dpopKey, now: start },
    });
    const { id, ...rest } = session;
    assert.deepEqual(rest, {
      version: 1,
      profile: 'Example',
      workspaceProfile: undefined,
      issuer: 'https://issuer.example',
      clientId: 'registered',
      account,
      requestedScopes: ['read'],
      resources: ['https://api.example/'],
      requestedAudience: 'audience',
      way: 'device-code',
      createdAt: start,
      generation: 1,
      tokens: tokenSet(),
      dpopKey,
      renewal: undefined,
      ended: undefined,
    });
    assert.equal(id, sessionIdOf(session));
  });
});
