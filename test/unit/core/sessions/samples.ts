/** Sessions of tests. */
import { profileOf } from '../../../../src/core/issuers/issuer';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';
import { newSession } from '../../../../src/core/sessions/newSession';
import type { Session } from '../../../../src/core/sessions/session';

export const start = new Date('2026-11-28T08:00:00.000Z');

export function later(seconds: number): Date {
  return new Date(start.getTime() + seconds * 1000);
}

export function tokenSet(more: Partial<TokenSet> = {}): TokenSet {
  return {
    accessToken: 'access-1',
    tokenType: 'Bearer',
    expiresAt: later(3600),
    refreshToken: 'refresh-1',
    refreshExpiresAt: undefined,
    idToken: undefined,
    scopes: ['openid', 'read'],
    issuedTokenType: undefined,
    obtainedAt: start,
    ...more,
  };
}

export function sampleSession(more: Partial<Session> = {}): Session {
  const profile = profileOf({
    name: 'Example',
    issuer: 'https://issuer.example',
    clientId: 'client-1',
    scopes: ['openid', 'read'],
  });
  const made = newSession({
    profile,
    clientId: 'client-1',
    way: 'device-code',
    account: { id: 'subject-1', label: 'ada@example.com' },
    tokens: tokenSet(),
    dpopKey: undefined,
    now: start,
  });
  return { ...made, ...more };
}
