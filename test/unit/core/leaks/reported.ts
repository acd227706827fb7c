/** Made-up leaks with their places, for tests of reports. */
import type { Leak } from '../../../../src/core/leaks/leak';
import type { ReportedLeak } from '../../../../src/core/leaks/report';

/** No offset of a secret stands in a report: these would be seen. */
const offsets = { start: 987_654_321, end: 987_655_321 };

/** An access token of Keycloak. */
export function leakWith(members: Partial<Leak> = {}): Leak {
  return {
    ...offsets,
    kind: 'access-token',
    title: 'Access token · Keycloak',
    reasons: ['Its "typ" is "Bearer".'],
    issuer: 'https://id.acme.io/realms/shop',
    expiresAt: new Date('2030-03-17T17:46:40Z'),
    testReason: undefined,
    fingerprint: 'a'.repeat(32),
    redacted: 'eyJhbGci… (JWS, 614 characters)',
    ...members,
  };
}

/** One that stands in `src/a.ts` and that nobody has accepted. */
export function reportedWith(members: Partial<ReportedLeak> = {}): ReportedLeak {
  const place = { path: 'src/a.ts', line: 3, column: 16, endLine: 3, endColumn: 630 };
  return { leak: leakWith(), ...place, rank: 'live', standing: 'new', ...members };
}
