/** The claims registry: what each claim is called, what it means in words, where it is specified. */
import { attestationClaims } from './claims/attestation';
import type { ProviderClaims, RegistryEntry } from './claims/entry';
import { federationClaims } from './claims/federation';
import { contentDeliveryClaims, mobileNetworkClaims, otherIndustryClaims } from './claims/industries';
import { eventAndDisclosureClaims, jwtClaims, oauthClaims } from './claims/jwt';
import { identityAssuranceClaims, openidLoginClaims, openidPersonClaims } from './claims/openid';
import { amazonClaims } from './claims/providers/amazon';
import { appleClaims } from './claims/providers/apple';
import { auth0Claims } from './claims/providers/auth0';
import { clerkClaims } from './claims/providers/clerk';
import { descopeClaims } from './claims/providers/descope';
import { googleClaims } from './claims/providers/google';
import { keycloakClaims } from './claims/providers/keycloak';
import { kubernetesClaims } from './claims/providers/kubernetes';
import { microsoftClaims } from './claims/providers/microsoft';
import { oktaClaims } from './claims/providers/okta';
import { otherProviderClaims } from './claims/providers/others';
import { pingClaims } from './claims/providers/ping';
import { pipelineClaims } from './claims/providers/pipelines';
import { supabaseClaims } from './claims/providers/supabase';
import { telephonyClaims } from './claims/telephony';
import { unregisteredClaims } from './claims/unregistered';

export type { RegistryEntry } from './claims/entry';

/** Every claim of the IANA registry "JSON Web Token Claims", state of 2026-07-20. */
export const registeredClaims: readonly RegistryEntry[] = [
  ...jwtClaims,
  ...oauthClaims,
  ...eventAndDisclosureClaims,
  ...openidLoginClaims,
  ...openidPersonClaims,
  ...identityAssuranceClaims,
  ...telephonyClaims,
  ...attestationClaims,
  ...mobileNetworkClaims,
  ...contentDeliveryClaims,
  ...otherIndustryClaims,
  ...federationClaims,
];

/** Every claim with a meaning of its own at a provider. */
export const providerClaims: readonly ProviderClaims[] = [
  ...descopeClaims,
  ...microsoftClaims,
  ...auth0Claims,
  ...oktaClaims,
  ...amazonClaims,
  ...googleClaims,
  ...keycloakClaims,
  ...supabaseClaims,
  ...clerkClaims,
  ...pingClaims,
  ...kubernetesClaims,
  ...pipelineClaims,
  ...appleClaims,
  ...otherProviderClaims,
];

// Registered names come last so that they win over unregistered ones.
const generalEntries = byName([...unregisteredClaims, ...registeredClaims]);
const providerEntries = byProvider(providerClaims);

/** The entry for a claim: the provider's own reading of it first, then the IANA registry's. */
export function claimEntry(name: string, providerId?: string): RegistryEntry | undefined {
  const own = providerId === undefined ? undefined : providerEntries.get(providerId)?.get(name);
  return own ?? generalEntries.get(name);
}

function byName(entries: readonly RegistryEntry[]): ReadonlyMap<string, RegistryEntry> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

// The first table that lists a provider wins, so a variant's table stands before its family's.
function byProvider(tables: readonly ProviderClaims[]): ReadonlyMap<string, ReadonlyMap<string, RegistryEntry>> {
  const ids = new Set(tables.flatMap((table) => table.providers));
  return new Map(
    [...ids].map((id) => {
      const entries = tables.filter((table) => table.providers.includes(id)).flatMap((table) => table.entries);
      return [id, byName(entries.reverse())];
    }),
  );
}
