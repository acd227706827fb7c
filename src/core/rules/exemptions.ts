/** What a provider does on purpose, so that the rule that would flag it stays silent. */
import { claimOf } from './facts';
import type { TokenFacts } from './facts';

/** One habit of one provider. */
interface Exemption {
  readonly rule: string;
  /** Begins the provider's id, so that `entra` covers its versions. */
  readonly provider: string;
  /** The claims it covers; all where absent. */
  readonly paths?: readonly string[];
}

const exemptions: readonly Exemption[] = [
  // The issuer is a project id, and session tokens have no audience.
  { rule: 'iss-not-https', provider: 'descope' },
  { rule: 'aud-missing', provider: 'descope' },
  // Access tokens name the app client in `client_id`.
  { rule: 'aud-missing', provider: 'cognito' },
  { rule: 'aud-missing', provider: 'clerk' },
  // API keys have the issuer "supabase" and no audience, and `amr` holds objects with method and time.
  { rule: 'iss-not-https', provider: 'supabase' },
  { rule: 'claim-type', provider: 'supabase', paths: ['amr'] },
  { rule: 'aud-missing', provider: 'supabase' },
  { rule: 'iss-not-https', provider: 'kubernetes' },
  // Session tokens have no audience.
  { rule: 'aud-missing', provider: 'workos' },
  // The issuer is the address of a service account, or a project without its scheme.
  { rule: 'iss-not-https', provider: 'google-service-account' },
  { rule: 'iss-not-https', provider: 'firebase-custom' },
  { rule: 'iss-not-https', provider: 'stytch' },
  // An ISO string since before OIDC made it a number; no verifier looks at it.
  { rule: 'numericdate-not-number', provider: 'auth0', paths: ['updated_at'] },
  // Booleans as "true" and "false".
  { rule: 'claim-type', provider: 'apple', paths: ['email_verified'] },
  // A secret for many requests, not a proof for one; the team issues it for the app.
  { rule: 'jti-missing', provider: 'apple-client-secret' },
  { rule: 'client-assertion', provider: 'apple-client-secret' },
  // The subject may be a user for whom the account asks, and the audience must be the token endpoint.
  { rule: 'client-assertion', provider: 'google-service-account' },
  // The cluster's own address inside the cluster, which is its API too.
  { rule: 'iss-private-host', provider: 'kubernetes' },
  { rule: 'aud-overbroad', provider: 'kubernetes' },
  // Tokens for the provider's own API.
  { rule: 'aud-overbroad', provider: 'okta-org' },
  // Every application of the project is an audience.
  { rule: 'aud-overbroad', provider: 'zitadel' },
  { rule: 'aud-is-client-id-on-at', provider: 'zitadel' },
  { rule: 'aud-is-client-id-on-at', provider: 'authentik' },
  // One app registration may be client and API at once.
  { rule: 'aud-is-client-id-on-at', provider: 'entra' },
  // The key is named by `kid` too, and the header is the same for every customer.
  { rule: 'header-x5t-sha1', provider: 'entra' },
  { rule: 'header-x5t-sha1', provider: 'azure' },
  // An app on a device asks (`azp`) for a token that its server reads (`aud`).
  { rule: 'id-azp', provider: 'google' },
  // ID tokens that are made to be sent to APIs.
  { rule: 'id-used-as-bearer', provider: 'firebase' },
  { rule: 'id-used-as-bearer', provider: 'google' },
  { rule: 'id-used-as-bearer', provider: 'github-actions' },
  { rule: 'id-used-as-bearer', provider: 'gitlab-ci' },
  { rule: 'id-used-as-bearer', provider: 'buildkite' },
  { rule: 'id-used-as-bearer', provider: 'circleci' },
  { rule: 'id-used-as-bearer', provider: 'terraform' },
];

/** Rules that ask for something only some providers offer; of a recognised provider that does not, nothing is said. */
const offers: ReadonlyMap<string, readonly string[]> = new Map([
  ['not-sender-constrained', ['auth0', 'keycloak', 'okta', 'pingone']],
  ['typ-jwt-not-explicit', ['auth0', 'keycloak', 'pingone']],
]);

export function isExempt(token: TokenFacts, rule: string, path?: string): boolean {
  const { provider } = token;
  if (provider === undefined) return false;
  if (offers.get(rule)?.some((each) => isProvider(provider, each)) === false) return true;
  return exemptions.some(
    (exemption) =>
      exemption.rule === rule &&
      isProvider(provider, exemption.provider) &&
      (exemption.paths === undefined || (path !== undefined && exemption.paths.includes(path))),
  );
}

/** Offline tokens of Keycloak live until they are revoked, which they say by `exp` 0 or by none. */
export function neverExpiresOnPurpose(token: TokenFacts): boolean {
  return claimOf(token, 'typ') === 'Offline' && !claimOf(token, 'exp');
}

/** Issuers that are no URL and yet right, whichever way the provider was told. */
export const knownPlainIssuers: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'kubernetes/serviceaccount',
  'supabase',
]);

/** True when `id` is the family or one of its members, such as `entra-v2` of `entra`. */
export function isProvider(id: string | undefined, family: string): boolean {
  return id === family || id?.startsWith(`${family}-`) === true;
}
