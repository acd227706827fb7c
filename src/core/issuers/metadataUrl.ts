/** Where the metadata of an issuer is: the three places that two standards made. */
import { entraPlaceholder } from './entra';
import { issuerUrlFault } from './issuerUrl';

/**
 * - `oidc`: behind the issuer's path, OpenID Connect Discovery section 4.
 * - `oauth`: between its host and its path, RFC 8414 section 3.1.
 * - `oidc-inserted`: OpenID's document in OAuth's place, RFC 8414 section 5.
 */
export type MetadataPlace = 'oidc' | 'oauth' | 'oidc-inserted';

/** The URL of the metadata; undefined for an issuer that is no https URL. */
export function metadataUrl(issuer: string, place: MetadataPlace): string | undefined {
  if (issuerUrlFault(issuer) !== undefined) return undefined;
  const [, origin = '', path = ''] = /^(https?:\/\/[^/]+)(\/.*)?$/i.exec(issuer) ?? [];
  // One slash at the end is not part of the path; `common` is the tenant whose metadata is for all.
  const inner = path.replace(/\/$/, '').replace(entraPlaceholder, 'common');
  switch (place) {
    case 'oidc':
      return `${origin}${inner}/.well-known/openid-configuration`;
    case 'oauth':
      return `${origin}/.well-known/oauth-authorization-server${inner}`;
    case 'oidc-inserted':
      return `${origin}/.well-known/openid-configuration${inner}`;
  }
}
