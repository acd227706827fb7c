/** The metadata of an issuer: OpenID Connect Discovery 1.0 and RFC 8414. */
import type { Finding } from '../rules/finding';
import { fetchJson } from './fetchJson';
import type { Http, HttpFailureCode } from './http';
import type { IssuerProfile } from './issuer';
import { issuerUrlFault } from './issuerUrl';
import type { IssuerMetadata } from './metadataDocument';
import { readMetadata } from './metadataDocument';
import { isIssuerOf, metadataRules } from './metadataRules';
import { metadataUrl } from './metadataUrl';
import type { Offer } from './offers';
import { offerReaders } from './offers';

export type { IssuerMetadata } from './metadataDocument';
export type { Offer, OfferId } from './offers';

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
 *
 * With `oauth`, the place of RFC 8414 section 5 is asked when the one of section 3 has nothing. Without discovery, or
 * for an issuer that is no URL, the failure is `http-url`. Rejects only with the reason of `signal`.
 */
export async function fetchMetadata(
  profile: Pick<IssuerProfile, 'issuer' | 'discovery'>,
  deps: MetadataDeps,
  signal?: AbortSignal,
): Promise<MetadataOutcome> {
  const { issuer, discovery } = profile;
  const url = discovery === 'none' ? undefined : metadataUrl(issuer, discovery);
  if (url === undefined) return noUrl(issuer);
  const outcome = await fetchMetadataAt(url, issuer, deps, signal);
  if (discovery !== 'oauth' || outcome.status === 'found' || outcome.failure.code !== 'metadata-status') return outcome;
  const inserted = metadataUrl(issuer, 'oidc-inserted') ?? url;
  const second = await fetchMetadataAt(inserted, issuer, deps, signal);
  return second.status === 'failed' && second.failure.code === 'metadata-status' ? outcome : second;
}

/** The same from one place. */
export async function fetchMetadataAt(
  url: string,
  issuer: string,
  { http, now }: MetadataDeps,
  signal: AbortSignal | undefined,
): Promise<MetadataOutcome> {
  const answer = await fetchJson(url, http, signal);
  if (answer.status === 'http-failure') return failed({ code: answer.code, url });
  if (answer.status === 'other-status') return failed({ code: 'metadata-status', url, found: answer.found });
  if (answer.status === 'not-json') return failed({ code: 'metadata-not-json', url });
  const metadata = readMetadata(answer.value, url, now());
  if (metadata === undefined) return failed({ code: 'metadata-not-metadata', url });
  if (!isIssuerOf(metadata.issuer, issuer)) {
    return failed({ code: 'metadata-issuer-mismatch', url, found: metadata.issuer });
  }
  return { status: 'found', metadata, maxAgeSeconds: answer.maxAgeSeconds };
}

/** What to answer for an issuer whose metadata has no URL. */
export function noUrl(issuer: string): MetadataOutcome {
  return failed({ code: issuerUrlFault(issuer) === 'not-https' ? 'http-insecure' : 'http-url', url: issuer });
}

/** What the server offers (grants, PKCE, endpoints, algorithms …), from its metadata. */
export function offersOf({ document }: IssuerMetadata): readonly Offer[] {
  return offerReaders.map((read) => read(document));
}

/** What is missing or weak in the metadata: the rules `metadata-*`. */
export function checkMetadata(metadata: IssuerMetadata, configuredIssuer: string): readonly Finding[] {
  return metadataRules.flatMap(({ id, severity, source, check }) =>
    check(metadata, configuredIssuer).map((hit) => ({ id, severity, source, ...hit })),
  );
}

function failed(failure: MetadataFailure): MetadataOutcome {
  return { status: 'failed', failure };
}
