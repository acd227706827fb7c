/** The metadata of issuers for signing in, kept for some minutes so that a renewal asks for tokens and nothing else. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import {
  fetchMetadata,
  type IssuerMetadata,
  type MetadataDeps,
  type MetadataFailure,
} from '../../core/issuers/metadata';
import { done, failed, type OAuthOutcome } from '../../core/oauth/failure';

export type MetadataSource = (
  profile: IssuerProfile,
  signal: AbortSignal,
) => Promise<OAuthOutcome<IssuerMetadata | undefined>>;

/** As long as keys are kept where the server does not ask for less. */
const longestSeconds = 600;

/** Undefined for a profile without discovery. Failures are not kept: who signs in again means to try again. */
export function createMetadataSource({ http, now }: MetadataDeps): MetadataSource {
  const kept = new Map<string, { readonly metadata: IssuerMetadata; readonly until: number }>();
  return async (profile, signal) => {
    if (profile.discovery === 'none') return done(undefined);
    const key = `${profile.discovery} ${profile.issuer}`;
    const found = kept.get(key);
    const time = now().getTime();
    // A clock that was set back must not make it last.
    const isFresh = found !== undefined && time < found.until && time >= found.metadata.obtainedAt.getTime();
    if (isFresh) return done(found.metadata);
    const outcome = await fetchMetadata(profile, { http, now }, signal);
    if (outcome.status === 'failed') return failureOf(outcome.failure);
    const { metadata, maxAgeSeconds } = outcome;
    const seconds = Math.min(maxAgeSeconds ?? longestSeconds, longestSeconds);
    kept.set(key, { metadata, until: metadata.obtainedAt.getTime() + seconds * 1000 });
    return done(metadata);
  };
}

/** No token endpoint was asked, so that nothing can have been used up. */
function failureOf(failure: MetadataFailure): OAuthOutcome<never> {
  switch (failure.code) {
    case 'metadata-status': {
      const status = typeof failure.found === 'number' ? failure.found : undefined;
      const isBusy = status !== undefined && (status >= 500 || status === 429 || status === 408);
      return failed(isBusy ? 'oauth-server-busy' : 'oauth-unexpected-answer', { status });
    }
    case 'metadata-not-json':
    case 'metadata-not-metadata':
      return failed('oauth-unexpected-answer');
    case 'metadata-issuer-mismatch':
      return failed('oauth-issuer-mismatch');
    default:
      return failed('oauth-unreachable', { http: failure.code });
  }
}
