/** What an authorization server can be asked for, each read from the metadata it publishes. */
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { stringsOf } from './metadataDocument';

export type OfferId =
  | 'authorization-endpoint'
  | 'token-endpoint'
  /** RFC 8628 section 4. */
  | 'device-endpoint'
  /** Pushed authorization requests, RFC 9126 section 5. */
  | 'par-endpoint'
  | 'revocation-endpoint'
  | 'introspection-endpoint'
  | 'userinfo-endpoint'
  | 'end-session-endpoint'
  | 'grants'
  | 'pkce-s256'
  | 'token-endpoint-auth-methods'
  /** The `iss` of an authorization response, RFC 9207 section 3. */
  | 'iss-parameter'
  | 'dpop'
  | 'signing-algorithms'
  | 'scopes';

/** One thing an authorization server offers, or lacks. */
export interface Offer {
  readonly id: OfferId;
  readonly offered: boolean;
  /** What the document says, such as the list of grants; where it is silent, what the standard then means. */
  readonly values: readonly string[];
  /** True where the document is silent and the values are what RFC 8414 section 2 then means. */
  readonly isDefault?: true;
}

/** Each offer in the order people are told of it. */
export const offerReaders: readonly ((document: JsonObject) => Offer)[] = [
  endpoint('authorization-endpoint', 'authorization_endpoint'),
  endpoint('token-endpoint', 'token_endpoint'),
  endpoint('device-endpoint', 'device_authorization_endpoint'),
  endpoint('par-endpoint', 'pushed_authorization_request_endpoint'),
  endpoint('revocation-endpoint', 'revocation_endpoint'),
  endpoint('introspection-endpoint', 'introspection_endpoint'),
  endpoint('userinfo-endpoint', 'userinfo_endpoint'),
  endpoint('end-session-endpoint', 'end_session_endpoint'),
  (document) => silently(document, 'grant_types_supported', offer('grants', grantsOf(document))),
  (document) => {
    const methods = stringsOf(document, 'code_challenge_methods_supported') ?? [];
    return { id: 'pkce-s256', offered: methods.includes('S256'), values: methods };
  },
  // Defaults of RFC 8414 section 2.
  list('token-endpoint-auth-methods', 'token_endpoint_auth_methods_supported', ['client_secret_basic']),
  (document) => ({
    id: 'iss-parameter',
    offered: memberOf(document, 'authorization_response_iss_parameter_supported') === true,
    values: [],
  }),
  list('dpop', 'dpop_signing_alg_values_supported'),
  list('signing-algorithms', 'id_token_signing_alg_values_supported'),
  list('scopes', 'scopes_supported'),
];

/** The grants of a server, RFC 8414 section 2: these two where it lists none; none where it has no endpoint for them. */
export function grantsOf(document: JsonObject): readonly string[] {
  const listed = stringsOf(document, 'grant_types_supported');
  if (listed !== undefined) return listed;
  return memberOf(document, 'authorization_endpoint') === undefined ? [] : ['authorization_code', 'implicit'];
}

function endpoint(id: OfferId, name: string): (document: JsonObject) => Offer {
  return (document) => {
    const url = memberOf(document, name);
    return offer(id, typeof url === 'string' ? [url] : []);
  };
}

function list(id: OfferId, name: string, absent: readonly string[] = []): (document: JsonObject) => Offer {
  // Without a token endpoint nothing of it is offered.
  return (document) => {
    const fallback = memberOf(document, 'token_endpoint') === undefined ? [] : absent;
    return silently(document, name, offer(id, stringsOf(document, name) ?? fallback));
  };
}

function silently(document: JsonObject, name: string, read: Offer): Offer {
  return read.offered && stringsOf(document, name) === undefined ? { ...read, isDefault: true } : read;
}

function offer(id: OfferId, values: readonly string[]): Offer {
  return { id, offered: values.length > 0, values };
}
