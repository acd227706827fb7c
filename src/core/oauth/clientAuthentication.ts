/** How a client proves who it is at an endpoint (RFC 6749 section 2.3, RFC 7523 section 2.2). */
import type { OAuthDeps, OAuthRequest } from './client';
import { clientAssertion } from './clientAssertion';
import type { OAuthOutcome } from './failure';
import { done, failed } from './failure';
import type { Parameter } from './parameters';
import { quirkOf } from './quirks/quirks';

/** What a request carries for the client. */
export interface ClientProof {
  /** For the account of the flow. */
  readonly kind: 'none' | 'basic' | 'body' | 'assertion';
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  readonly parameters: readonly Parameter[];
}

/** A proof for one request: an assertion is not to be sent twice (RFC 7523 section 3). */
export async function authenticateClient(
  request: OAuthRequest,
  deps: Pick<OAuthDeps, 'now' | 'random'>,
): Promise<OAuthOutcome<ClientProof>> {
  const { profile, authentication } = request;
  const { clientId } = profile;
  if (clientId === undefined || clientId === '') return failed('oauth-no-client-id');
  const id: Parameter = ['client_id', clientId];
  switch (authentication.method) {
    case 'none':
      return done({ kind: 'none', authorization: undefined, parameters: [id] });
    case 'client_secret_basic':
    case 'client_secret_post': {
      const { method, secret } = authentication;
      if (secret === '') return failed('oauth-no-client-secret');
      if (method === 'client_secret_basic' && quirkOf(profile).secretInBody !== true) {
        return done({ kind: 'basic', authorization: basicCredentials(clientId, secret), parameters: [] });
      }
      return done({ kind: 'body', authorization: undefined, parameters: [id, ['client_secret', secret]] });
    }
    case 'private_key_jwt': {
      const assertion = await clientAssertion(request, authentication.key, deps);
      if (assertion === undefined) return failed('oauth-client-key-unusable');
      return done({
        kind: 'assertion',
        authorization: undefined,
        parameters: [
          // RFC 7521 section 4.2: it may stand beside the assertion, and several servers look the client up by it.
          id,
          ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
          ['client_assertion', assertion],
        ],
      });
    }
  }
}

/** RFC 6749 section 2.3.1: both are encoded as in a form before they are joined. */
export function basicCredentials(clientId: string, secret: string): string {
  return `Basic ${btoa(`${formEncoded(clientId)}:${formEncoded(secret)}`)}`;
}

function formEncoded(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1);
}
