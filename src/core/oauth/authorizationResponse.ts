/** Reads an authorization response (RFC 6749 sections 4.1.2 and 4.1.2.1) and tells whether it is the one waited for. */
import { issuerReasons } from '../validation/issuerClaim';
import { quirkOf as claimQuirkOf } from '../validation/quirks';
import type { OAuthRequest } from './client';
import { isSameText } from './constantTime';
import { done, failed, type OAuthFailure, type OAuthFailureCode, type OAuthOutcome } from './failure';
import type { OAuthQuirk } from './quirks/quirk';
import { quirkOf } from './quirks/quirks';
import type { AuthorizationServer } from './authorizationServer';
import { serverText } from './serverText';
import { scrub } from './trace';

/** The code in a response to the request with this `state`, from this server and no other. */
export function readAuthorizationResponse(
  parameters: URLSearchParams,
  state: string,
  { profile, server }: Pick<OAuthRequest, 'profile' | 'server'>,
): OAuthOutcome<string> {
  // RFC 6749 section 3.1: of two values, two readers may take each another one.
  if (known.some((name) => parameters.getAll(name).length > 1)) return refuse('oauth-unexpected-answer');
  if (!isSameText(state, parameters.get('state') ?? '')) return refuse('oauth-state-mismatch');
  // Before the error is believed, for a wrong server may send one, too (RFC 9207 section 2.4).
  if (!isFrom(server, parameters.get('iss'), quirkOf(profile))) return refuse('oauth-issuer-mismatch');
  const [code, error] = [parameters.get('code'), parameters.get('error')];
  if (error !== null && error !== '') {
    const description = parameters.get('error_description') ?? '';
    const own = Object.hasOwn(errorCodes, error) ? errorCodes[error] : undefined;
    return refuse(quirkOf(profile).failureCode?.({ error }, 302) ?? own ?? 'oauth-refused', {
      error: serverText(error),
      description: serverText(scrub(description, [state])),
    });
  }
  return code === null || code === '' ? refuse('oauth-unexpected-answer') : done(code);
}

const known = ['state', 'code', 'iss', 'error', 'error_description', 'error_uri'] as const;

/** RFC 6749 section 4.1.2.1, OIDC Core section 3.1.2.6, RFC 8707 section 2, RFC 9449 section 10. */
const errorCodes: Readonly<Partial<Record<string, OAuthFailureCode>>> = {
  access_denied: 'oauth-access-denied',
  consent_declined: 'oauth-access-denied',
  invalid_request: 'oauth-invalid-request',
  unauthorized_client: 'oauth-unauthorized-client',
  invalid_client: 'oauth-invalid-client',
  unsupported_response_type: 'oauth-unsupported-grant',
  invalid_scope: 'oauth-invalid-scope',
  invalid_target: 'oauth-invalid-target',
  invalid_dpop_proof: 'oauth-dpop-refused',
  server_error: 'oauth-server-busy',
  temporarily_unavailable: 'oauth-server-busy',
  interaction_required: 'oauth-interaction-required',
  login_required: 'oauth-interaction-required',
  account_selection_required: 'oauth-interaction-required',
  consent_required: 'oauth-interaction-required',
};

/**
 * RFC 9207 section 2.4: `iss` has to be there where the metadata says so, and to be the issuer wherever it is, character
 * by character. Of a profile for many tenants, it is that of one of them, as in the tokens.
 */
function isFrom(
  { issuer, issParameterSupported }: AuthorizationServer,
  iss: string | null,
  { responseIssuer }: OAuthQuirk,
): boolean {
  if (iss === null) return !issParameterSupported;
  if (iss === issuer || iss === responseIssuer?.(issuer)) return true;
  const tenant = /^https:\/\/[^/]+\/([\da-f-]{36})(?:\/|$)/i.exec(iss)?.[1];
  const claims = { iss, ...(tenant !== undefined && { tid: tenant }) };
  return (claimQuirkOf(issuer).issuerReasons?.(issuer, claims) ?? issuerReasons([issuer], claims)).length === 0;
}

function refuse(code: OAuthFailureCode, more: Partial<OAuthFailure> = {}): OAuthOutcome<never> {
  return failed(code, { mayHaveArrived: true, ...more });
}
