/** The id of a session: equal for the same sign-in, and safe as a part of keys and file names. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeUtf8 } from '../token/utf8';
import type { Session, SignInWay } from './session';

export type SessionIdentity = Pick<
  Session,
  'issuer' | 'clientId' | 'account' | 'requestedScopes' | 'resources' | 'requestedAudience' | 'way'
>;

/** 32 hexadecimal digits of SHA-256; in the order of scopes and resources lies no meaning (RFC 6749 section 3.3). */
export function sessionIdOf(identity: SessionIdentity): string {
  const parts = [
    identity.issuer,
    identity.clientId,
    identity.account.id,
    setOf(identity.requestedScopes),
    setOf(identity.resources),
    identity.requestedAudience ?? null,
    grantOf(identity.way),
  ];
  return bytesToHex(sha256(encodeUtf8(JSON.stringify(parts)))).slice(0, 32);
}

/** A person's sign-in is the same whichever way it went. */
function grantOf(way: SignInWay): string {
  return way === 'device-code' || way === 'browser' ? 'person' : way;
}

function setOf(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
