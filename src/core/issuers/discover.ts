/** Finds the metadata of an issuer that a user names, and makes of it the profile that "Add issuer" writes. */
import type { IssuerSetting } from './issuer';
import type { IssuerMetadata, MetadataDeps, MetadataFailure, MetadataOutcome } from './metadata';

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

/** Looks for the metadata of an issuer in the places where it may be, the likeliest first. */
export async function discoverIssuer(
  issuer: string,
  deps: MetadataDeps,
  signal?: AbortSignal,
): Promise<DiscoveredIssuer> {
  await Promise.resolve([issuer, deps, signal]);
  return { outcome: { status: 'failed', failure: { code: 'http-url', url: issuer } }, attempts: [] };
}

/** The profile to write for an issuer whose metadata was found; it says no more than is needed. */
export function profileFromMetadata(name: string, metadata: IssuerMetadata): IssuerSetting {
  return { name, issuer: metadata.issuer };
}

/** A name for the profile of an issuer that none of the others has. */
export function suggestedName(issuer: string, taken: readonly string[] = []): string {
  void taken;
  return issuer;
}
