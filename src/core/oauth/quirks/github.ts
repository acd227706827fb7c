/** GitHub, its Enterprise Server and its Enterprise Cloud: errors with status 200, forms, and scopes with commas. */
import { memberOf } from '../../rules/facts';
import type { JsonObject } from '../../token/decoded';
import type { OAuthFailureCode } from '../failure';
import type { KnownEndpoints, OAuthQuirk, WireAnswer } from './quirk';

const site = /^https:\/\/(?:github\.com|[\da-z-]{1,63}\.ghe\.com)(?:\/login\/oauth)?\/?$/;

const codes: Readonly<Record<string, OAuthFailureCode>> = {
  // An unknown client id is a page that is not there.
  'Not Found': 'oauth-invalid-client',
  incorrect_client_credentials: 'oauth-invalid-client',
  incorrect_device_code: 'oauth-invalid-grant',
  bad_verification_code: 'oauth-invalid-grant',
  bad_refresh_token: 'oauth-invalid-grant',
  token_expired: 'oauth-device-code-expired',
  device_flow_disabled: 'oauth-unauthorized-client',
  application_suspended: 'oauth-unauthorized-client',
  redirect_uri_mismatch: 'oauth-invalid-request',
};

export const githubQuirk: OAuthQuirk = {
  id: 'github',
  fits: (issuer) => site.test(issuer),
  endpoints: ({ issuer, clientId }) => endpoints(issuer, clientId),
  responseIssuer: (issuer) => `${issuer.replace(/(?:\/login\/oauth)?\/?$/, '')}/login/oauth`,
  secretInBody: true,
  members: (answer) => {
    const members = answer.members ?? formMembers(answer);
    if (members === undefined) return undefined;
    return answer.step === 'userinfo' ? accountMembers(members) : scopeMembers(members);
  },
  failureCode: (members) => {
    const error = memberOf(members, 'error');
    return typeof error === 'string' && Object.hasOwn(codes, error) ? codes[error] : undefined;
  },
  body: (step, parameters) =>
    step === 'revocation'
      ? { contentType: 'application/json', text: JSON.stringify(Object.fromEntries(parameters)) }
      : undefined,
  // DELETE /applications/{client_id}/token, which only a client with a secret may call, and only for access tokens.
  revocation: ({ authentication }, token, hint) =>
    hint === 'access_token' && 'secret' in authentication
      ? { method: 'DELETE', parameters: [['access_token', token]] }
      : 'not-supported',
};

/** The site is where the issuer says; its API has a host of its own, except at an Enterprise Server. */
function endpoints(issuer: string, clientId: string | undefined): KnownEndpoints {
  if (!URL.canParse(issuer)) return {};
  const { origin, hostname } = new URL(issuer);
  const hasApiHost = hostname === 'github.com' || hostname.endsWith('.ghe.com');
  const api = hasApiHost ? `https://api.${hostname}` : `${origin}/api/v3`;
  return {
    authorizationEndpoint: `${origin}/login/oauth/authorize`,
    tokenEndpoint: `${origin}/login/oauth/access_token`,
    deviceAuthorizationEndpoint: `${origin}/login/device/code`,
    revocationEndpoint:
      clientId === undefined ? undefined : `${api}/applications/${encodeURIComponent(clientId)}/token`,
    userinfoEndpoint: `${api}/user`,
  };
}

/** What GitHub answers where `Accept` was lost on the way. */
function formMembers({ headers, text }: WireAnswer): JsonObject | undefined {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined;
  const entries = [...new URLSearchParams(text)];
  const names = new Set(entries.map(([name]) => name));
  return names.size === entries.length ? Object.fromEntries(entries) : undefined;
}

function scopeMembers(members: JsonObject): JsonObject {
  const scope = memberOf(members, 'scope');
  return typeof scope === 'string' ? { ...members, scope: scope.split(/[\s,]+/).join(' ') } : members;
}

/** The account of GitHub's API under the names of OpenID Connect (OIDC Core section 5.1). */
function accountMembers(members: JsonObject): JsonObject {
  const [id, login] = [memberOf(members, 'id'), memberOf(members, 'login')];
  return {
    ...members,
    ...(typeof id === 'number' && { sub: String(id) }),
    ...(typeof login === 'string' && { preferred_username: login }),
  };
}
