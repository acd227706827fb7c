/** Rules about what an issuer publishes of itself. */
import { memberOf } from '../rules/facts';
import type { Finding, Severity } from '../rules/finding';
import { found, inert } from '../rules/wording';
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { isEntraIssuerOf } from './entra';
import { keySetUrlFault } from './issuerUrl';
import type { IssuerMetadata } from './metadataDocument';
import { stringsOf } from './metadataDocument';
import { grantsOf } from './offers';

/** One hit; `path` is a member of the document. */
export type MetadataProblem = Pick<Finding, 'message' | 'path'>;

export interface MetadataRule {
  readonly id: string;
  readonly severity: Severity;
  readonly source: string;
  readonly check: (metadata: IssuerMetadata, configuredIssuer: string) => readonly MetadataProblem[];
}

export const metadataRules: readonly MetadataRule[] = [
  { id: 'metadata-issuer-mismatch', severity: 'error', source: 'RFC 8414 §3.3', check: checkIssuer },
  { id: 'metadata-endpoint-not-https', severity: 'error', source: 'RFC 8414 §2', check: checkEndpoints },
  { id: 'metadata-no-pkce-s256', severity: 'warning', source: 'RFC 9700 §2.1.1', check: checkPkce },
  { id: 'metadata-alg-none', severity: 'warning', source: 'OpenID Connect Discovery 1.0 §3', check: checkAlgorithms },
];

/** True when metadata that names `published` may speak for the issuer that is configured. */
export function isIssuerOf(published: string, configured: string): boolean {
  return published === configured || isEntraIssuerOf(published, configured);
}

function checkIssuer({ issuer }: IssuerMetadata, configured: string): readonly MetadataProblem[] {
  if (isIssuerOf(issuer, configured)) return [];
  const message = `The metadata names the issuer ${found(issuer)} and not ${found(configured)}, letter by letter, so it may be another server's and must not be used.`;
  return [{ message, path: 'issuer' }];
}

function checkEndpoints({ document }: IssuerMetadata): readonly MetadataProblem[] {
  const aliases = memberOf(document, 'mtls_endpoint_aliases');
  return [
    ...endpointsOf(document, ''),
    ...(isJsonObject(aliases) ? endpointsOf(aliases, 'mtls_endpoint_aliases.') : []),
  ]
    .slice(0, mostLookedAt)
    .map(([path, url]) => ({ path, url, fault: typeof url === 'string' ? keySetUrlFault(url) : 'not-a-url' }))
    .filter(({ fault }) => fault !== undefined && fault !== 'query-or-fragment')
    .slice(0, mostEndpoints)
    .map(({ path, url, fault }) => ({ path: inert(path), message: endpointMessage(inert(path), url, fault) }));
}

/** To look at a megabyte of endpoints would hold up everything else. */
const mostLookedAt = 1000;

/** More than any server has; further ones are not named. */
const mostEndpoints = 50;

function endpointMessage(path: string, url: JsonValue, fault: string | undefined): string {
  if (fault === 'url-with-credentials') {
    return `"${path}" holds a user name or a password, which every client would send along, so it is not used.`;
  }
  return `"${path}" (${found(url)}) is no https URL, so anybody on the way could read or replace what is sent there.`;
}

/** Members that clients send requests to. */
function endpointsOf(object: JsonObject, prefix: string): readonly (readonly [string, JsonValue])[] {
  return Object.entries(object).flatMap(([name, value]): readonly (readonly [string, JsonValue])[] =>
    value !== undefined && (name === 'jwks_uri' || name.endsWith('_endpoint')) ? [[`${prefix}${name}`, value]] : [],
  );
}

function checkPkce({ document }: IssuerMetadata): readonly MetadataProblem[] {
  // Servers that only issue tokens to workloads, such as Kubernetes, have no codes to protect.
  if (memberOf(document, 'authorization_endpoint') === undefined) return [];
  if (!grantsOf(document).includes('authorization_code')) return [];
  const methods = stringsOf(document, 'code_challenge_methods_supported');
  if (methods?.includes('S256') === true) return [];
  const what = methods === undefined ? 'does not say that the server knows PKCE' : 'lists PKCE without S256';
  const message = `The metadata ${what}, so a client cannot tell whether a stolen authorization code is of use to a thief.`;
  return [{ message, path: 'code_challenge_methods_supported' }];
}

function checkAlgorithms({ document }: IssuerMetadata): readonly MetadataProblem[] {
  const path = 'id_token_signing_alg_values_supported';
  const hit = (stringsOf(document, path) ?? []).some((name) => name.toLowerCase() === 'none');
  if (!hit) return [];
  return [{ path, message: 'The server offers ID tokens without a signature ("none"), which anybody can write.' }];
}
