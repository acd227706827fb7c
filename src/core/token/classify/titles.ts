/** What each kind of token is called on a screen. */
import type { TokenKind } from './kind';

const titles: Readonly<Record<TokenKind, string>> = {
  access: 'Access token',
  refresh: 'Refresh token',
  id: 'ID token',
  logout: 'Logout token',
  'dpop-proof': 'DPoP proof',
  'client-assertion': 'Client assertion',
  'sd-jwt': 'SD-JWT',
  'key-binding': 'Key-binding JWT',
  'security-event': 'Security event token',
  'introspection-response': 'Token introspection response',
  'authorization-request': 'Authorization request object',
  'status-list': 'Status list token',
  'entity-statement': 'Federation entity statement',
  'resolve-response': 'Federation resolve response',
  'trust-mark': 'Federation trust mark',
  'credential-proof': 'Credential request proof',
  passport: 'PASSporT caller token',
  'transaction-token': 'Transaction token',
  svid: 'SPIFFE JWT-SVID',
  encrypted: 'Encrypted token',
  detached: 'Detached signature',
  'signed-data': 'Signed data',
  jwt: 'JWT',
  opaque: 'Opaque token',
  unreadable: 'Unreadable token',
};

/** The name of a kind for a title, such as `Access token`. */
export function kindTitle(kind: TokenKind): string {
  return titles[kind];
}
