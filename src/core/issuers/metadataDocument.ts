/** Reads the document in which an issuer describes itself: RFC 8414 section 2, OpenID Connect Discovery section 3. */
import { memberOf } from '../rules/facts';
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { keySetUrlFault } from './issuerUrl';

/** What an issuer publishes of itself, as far as it could be read; names as in RFC 8414 section 2. */
export interface IssuerMetadata {
  /** Exactly as the document has it; Microsoft Entra ID writes `{tenantid}` in it. */
  readonly issuer: string;
  /** Undefined also where the document has one that is not taken: not https, too long, or with a user name in it. */
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

/** Far deeper than any metadata; what is deeper could not even be stored. */
const deepestNesting = 32;

/** The metadata in a document; undefined where it names no issuer, and so is something else. */
export function readMetadata(document: JsonValue, url: string, obtainedAt: Date): IssuerMetadata | undefined {
  if (!isJsonObject(document) || isDeeperThan(document, deepestNesting)) return undefined;
  const issuer = memberOf(document, 'issuer');
  if (typeof issuer !== 'string' || issuer === '') return undefined;
  const jwksUri = memberOf(document, 'jwks_uri');
  return {
    issuer,
    jwksUri: typeof jwksUri === 'string' && isTaken(jwksUri) ? jwksUri : undefined,
    signingAlgorithms: stringsOf(document, 'id_token_signing_alg_values_supported') ?? [],
    scopesSupported: stringsOf(document, 'scopes_supported') ?? [],
    url,
    obtainedAt,
    document,
  };
}

/** As long as a profile may write it. */
const longestUrl = 2048;

function isTaken(jwksUri: string): boolean {
  return jwksUri.length <= longestUrl && keySetUrlFault(jwksUri) === undefined;
}

/** The texts of a list in the document; undefined where it has no such list. */
export function stringsOf(document: JsonObject, name: string): readonly string[] | undefined {
  const value = memberOf(document, name);
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function isDeeperThan(value: JsonValue | undefined, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((each: JsonValue | undefined) => isDeeperThan(each, levels - 1));
}
