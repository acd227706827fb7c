/** Views of a sign-in for the tests of the page. */
import type { SignInView } from '../../../../src/shared/signInMessages';

/** 28 November 2026, noon, of the host. */
export const noon = Date.UTC(2026, 10, 28, 12);

/** A code that was given out just now and lives for 15 minutes. */
export function view(changes: Partial<SignInView> = {}): SignInView {
  return {
    state: 'waiting',
    profile: 'orders-dev',
    host: 'login.example.com',
    userCode: 'WDJB-MJHT',
    verificationUri: 'https://login.example.com/device',
    qrText: 'https://login.example.com/device',
    scopes: ['openid'],
    expiresAt: noon + 900_000,
    lifetimeSeconds: 900,
    ...changes,
  };
}
