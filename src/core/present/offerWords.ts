/** What an authorization server may offer, by name. */
import type { OfferId } from '../issuers/metadata';

/** Such as `PKCE with S256 (RFC 7636)`. */
export function offerName(id: OfferId): string {
  return titles[id];
}

const titles: Readonly<Record<OfferId, string>> = {
  'authorization-endpoint': 'Login in the browser (authorization endpoint)',
  'token-endpoint': 'Token endpoint',
  'device-endpoint': 'Login with a device code (RFC 8628)',
  'par-endpoint': 'Pushed authorization requests (RFC 9126)',
  'revocation-endpoint': 'Revocation of tokens (RFC 7009)',
  'introspection-endpoint': 'Introspection of tokens (RFC 7662)',
  'userinfo-endpoint': 'User info',
  'end-session-endpoint': 'Logout',
  grants: 'Grants',
  'pkce-s256': 'PKCE with S256 (RFC 7636)',
  'token-endpoint-auth-methods': 'Ways a client proves who it is',
  'iss-parameter': 'Names itself in answers (RFC 9207)',
  dpop: 'Tokens bound to a key (DPoP, RFC 9449)',
  'signing-algorithms': 'Signature algorithms',
  scopes: 'Scopes',
};
