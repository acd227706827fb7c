/** Tokens with an HMAC that only their issuer can check, since it keeps the secret: of Supabase and of Keycloak. */
import { isSymmetric } from '../algorithms';
import type { Quirk } from './quirk';

/** Projects of before the asymmetric keys sign with the project's secret. */
export const supabaseQuirk: Quirk = {
  id: 'supabase',
  fits: (issuer) => /^(?:https:\/\/[\da-z]{15,30}\.supabase\.(?:co|in)\/auth\/v1|supabase)$/.test(issuer),
  undecided: ({ algorithm, isAlgorithmConfigured }) =>
    isSymmetric(algorithm) && !isAlgorithmConfigured ? { code: 'not-verifiable-by-others', algorithm } : undefined,
};

/** Refresh tokens go back to Keycloak, so that nobody else needs to check them. */
export const keycloakQuirk: Quirk = {
  id: 'keycloak',
  fits: (issuer) => /^https?:\/\/[^\s/]+(?:\/auth)?\/realms\/[^\s/]+$/.test(issuer),
  undecided: ({ algorithm, kind, isAlgorithmConfigured }) =>
    isSymmetric(algorithm) && kind() === 'refresh' && !isAlgorithmConfigured
      ? { code: 'not-verifiable-by-others', algorithm }
      : undefined,
};
