/** What providers do on purpose is not held against them: their tokens as their manuals show them, under the usual preset. */
import assert from 'node:assert/strict';
import { checkToken, rules } from '../../../../src/core/rules/check';
import { applyPolicy } from '../../../../src/core/rules/policy';
import { decodeToken } from '../../../../src/core/token/decode';
import { compactJws } from '../../../support/tokenFactory';
import { samples } from '../token/providers/samples';

/** Between the issue and the end of most samples. */
const now = new Date(1_764_000_100_000);
const policy = { preset: 'recommended', severities: {} } as const;

/** Whether a sample has no lifetime, personal data or privileges is its own matter; these rules are about what a provider is. */
const aboutTheProvider: ReadonlySet<string> = new Set(
  `typ-jwt-not-explicit kid-missing header-x5t-sha1 unknown-header-param not-sender-constrained aud-overbroad
  aud-is-client-id-on-at aud-missing iss-not-https iss-query-fragment private-claim-not-namespaced
  registered-claim-misuse client-assertion id-azp svid-profile sub-client-collision act-chain`.split(/\s+/),
);

describe('tokens of the providers', () => {
  for (const { what, header, claims } of samples) {
    // Kubernetes itself no longer makes these, because they have neither end nor audience.
    const flawed = what === 'Kubernetes legacy token' ? ['aud-missing'] : [];
    it(`${what}: no advice that only the provider could follow`, () => {
      const compact = compactJws({ alg: 'RS256', typ: 'JWT', kid: 'a', ...header }, claims, new Uint8Array(256));
      const findings = applyPolicy(checkToken(decodeToken(compact), { now }), policy);
      assert.deepEqual(
        findings.map(({ id }) => id).filter((id) => aboutTheProvider.has(id)),
        flawed,
      );
    });
  }

  it('are judged by rules that exist', () => {
    const ids = new Set(rules.map(({ id }) => id));
    assert.deepEqual(
      [...aboutTheProvider].filter((id) => !ids.has(id)),
      [],
    );
  });
});
