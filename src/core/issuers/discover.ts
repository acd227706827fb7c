/** Finds the metadata of an issuer that a user names, and makes of it the profile that "Add issuer" writes. */
import { inert } from '../rules/wording';
import type { IssuerSetting } from './issuer';
import type { MetadataDeps, MetadataFailure, MetadataOutcome } from './metadata';
import { fetchMetadataAt, noUrl } from './metadata';
import type { IssuerMetadata } from './metadataDocument';
import type { MetadataPlace } from './metadataUrl';
import { metadataUrl } from './metadataUrl';

/** What one place answered. */
export interface DiscoveryAttempt {
  readonly url: string;
  /** Undefined for the one that had the metadata. */
  readonly failure: MetadataFailure | undefined;
}

export interface DiscoveredIssuer {
  /** The metadata that was found first; else the failure that says most. */
  readonly outcome: MetadataOutcome;
  /** In the order they were asked. */
  readonly attempts: readonly DiscoveryAttempt[];
}

const places: readonly MetadataPlace[] = ['oidc', 'oauth', 'oidc-inserted'];

/** The failure that says most comes first. */
const telling = ['metadata-issuer-mismatch', 'metadata-not-metadata', 'metadata-not-json'];

/**
 * Looks for the metadata of an issuer in the places where it may be, the likeliest first, until one has it.
 *
 * To be called for an issuer that the user has agreed to ask. When the server itself cannot be had, the other places
 * are not tried. Rejects only with the reason of `signal`.
 */
export async function discoverIssuer(
  issuer: string,
  deps: MetadataDeps,
  signal?: AbortSignal,
): Promise<DiscoveredIssuer> {
  const attempts: DiscoveryAttempt[] = [];
  const failures: MetadataFailure[] = [];
  // Two of the places are one where the issuer has no path.
  const urls = new Set(places.flatMap((place) => metadataUrl(issuer, place) ?? []));
  for (const url of urls) {
    const outcome = await fetchMetadataAt(url, issuer, deps, signal);
    const failure = outcome.status === 'failed' ? outcome.failure : undefined;
    attempts.push({ url, failure });
    if (failure === undefined) return { outcome, attempts };
    failures.push(failure);
    if (isOfWholeServer(failure)) break;
  }
  const failure = mostTelling(failures);
  return { outcome: failure === undefined ? noUrl(issuer) : { status: 'failed', failure }, attempts };
}

/** The profile to write for an issuer whose metadata was found; it says no more than is needed. */
export function profileFromMetadata(name: string, { issuer, url }: IssuerMetadata): IssuerSetting {
  // Algorithms are left to the metadata, so that the profile goes on working when the issuer gets better ones.
  const isDefault = new URL(url).pathname.endsWith(`/${openIdSuffix}`);
  return isDefault ? { name, issuer } : { name, issuer, discovery: 'oauth' };
}

const openIdSuffix = '.well-known/openid-configuration';

/** A name for the profile of an issuer that none of the others has: the issuer without what all have. */
export function suggestedName(issuer: string, taken: readonly string[] = []): string {
  const name = inert(issuer.replace(/^https?:\/\//i, '').replace(/\/$/, ''), longestSuggestion) || 'issuer';
  for (let number = 2; ; number += 1) {
    const numbered = number === 2 && !taken.includes(name) ? name : `${name} (${String(number)})`;
    if (!taken.includes(numbered)) return numbered;
  }
}

/** Leaves room for a number. */
const longestSuggestion = 80;

/** A failure below HTTP, but for those that another path of the same server may not have. */
function isOfWholeServer({ code }: MetadataFailure): boolean {
  return code.startsWith('http-') && code !== 'http-redirect' && code !== 'http-too-large';
}

function mostTelling(failures: readonly MetadataFailure[]): MetadataFailure | undefined {
  const whole = failures.find(isOfWholeServer);
  if (whole !== undefined) return whole;
  for (const code of telling) {
    const failure = failures.find((each) => each.code === code);
    if (failure !== undefined) return failure;
  }
  return failures[0];
}
