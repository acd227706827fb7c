/** The signs by which a JWT without a precise `typ` shows its kind, whoever issued it. */
import { isJsonObject } from '../json';
import { has, listed, member, present, text } from './evidence';
import type { Evidence, EvidenceRule, TokenFacts } from './evidence';
import type { TokenKind } from './kind';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';
const openidHashes: readonly string[] = ['at_hash', 'c_hash', 's_hash'];
const scopeNames: readonly string[] = ['scope', 'scp'];
const accessNames: readonly string[] = [...scopeNames, 'client_id', 'cid', 'roles'];

// RFC 7523 gives no limit; OpenID Connect clients use minutes.
const usualAssertionSeconds = 600;
const longestAssertionSeconds = 3600;

/** Security events: a logout token, or any other event (RFC 8417 section 2.2). */
export function eventsEvidence({ claims }: TokenFacts): Evidence | undefined {
  const events = member(claims, 'events');
  if (!isJsonObject(events)) return undefined;
  return has(events, logoutEvent)
    ? { kind: 'logout', confidence: 'certain', reason: 'Its events name the back-channel logout of OpenID Connect.' }
    : {
        kind: 'security-event',
        confidence: 'likely',
        reason: 'It carries events, as security event tokens do (RFC 8417).',
      };
}

/** `typ` among the claims, as Keycloak writes it. */
export const payloadTypeEvidence: EvidenceRule = valueEvidence('typ', [
  ['Bearer', 'access'],
  ['ID', 'id'],
  ['Refresh', 'refresh'],
  ['Offline', 'refresh'],
  ['Logout', 'logout'],
]);

/** `token_use`, as Cognito and others write it. */
export const tokenUseEvidence: EvidenceRule = valueEvidence('token_use', [
  ['access', 'access'],
  ['id', 'id'],
]);

/** An embedded key with the method and address of one request (RFC 9449 section 4.2). */
export function proofEvidence({ header, claims }: TokenFacts): Evidence | undefined {
  const found = isJsonObject(member(header, 'jwk')) && has(claims, 'htm') && has(claims, 'htu');
  const reason =
    'It carries a public key and the method and address of one request (jwk, htm and htu), as DPoP proofs do.';
  return found ? { kind: 'dpop-proof', confidence: 'likely', reason } : undefined;
}

/** Claims of OpenID Connect logins, without scopes. */
export function idEvidence({ claims }: TokenFacts): Evidence | undefined {
  if (present(claims, scopeNames).length > 0) return undefined;
  const hashes = present(claims, openidHashes);
  const names = [...present(claims, ['nonce']), ...hashes];
  if (names.length === 0) return undefined;
  const strong = hashes.length > 0 || (has(claims, 'sub') && has(claims, 'aud'));
  const reason = `It carries ${listed(names)} but no scopes, as ID tokens do.`;
  return { kind: 'id', confidence: strong ? 'likely' : 'guess', reason, general: true };
}

/** Claims that say what a client may do, without a nonce. */
export function accessEvidence({ claims }: TokenFacts): Evidence | undefined {
  const names = present(claims, accessNames);
  if (names.length === 0 || has(claims, 'nonce')) return undefined;
  const strong = present(claims, scopeNames).length > 0;
  const reason = `It carries ${listed(names)} but no nonce, as access tokens do.`;
  return { kind: 'access', confidence: strong ? 'likely' : 'guess', reason, general: true };
}

/** A client that speaks for itself to a token endpoint, for a short time (RFC 7523 section 3). */
export function assertionEvidence({ issuer, claims }: TokenFacts): Evidence | undefined {
  const seconds = lifetimeSeconds(claims);
  const speaksForItself = issuer !== undefined && issuer === text(claims, 'sub') && has(claims, 'jti');
  if (!speaksForItself || !namesUrl(claims) || !has(claims, 'exp')) return undefined;
  if (seconds !== undefined && seconds > longestAssertionSeconds) return undefined;
  const confidence = seconds !== undefined && seconds <= usualAssertionSeconds ? 'likely' : 'guess';
  const reason =
    'Its issuer is its own subject and its audience a URL, as when a client proves to a server who it is (RFC 7523).';
  return { kind: 'client-assertion', confidence, reason };
}

function valueEvidence(claim: string, kinds: readonly (readonly [value: string, kind: TokenKind])[]): EvidenceRule {
  return ({ claims }) => {
    const found = kinds.find(([value]) => value === text(claims, claim));
    if (found === undefined) return undefined;
    return { kind: found[1], confidence: 'likely', reason: `Its payload says ${claim} ${found[0]}.`, general: true };
  };
}

function namesUrl(claims: TokenFacts['claims']): boolean {
  const audience = member(claims, 'aud');
  const all = Array.isArray(audience) ? audience : [audience];
  return all.some((one) => typeof one === 'string' && /^https?:\/\/[^\s/]/.test(one));
}

function lifetimeSeconds(claims: TokenFacts['claims']): number | undefined {
  const end = member(claims, 'exp');
  const start = member(claims, 'iat') ?? member(claims, 'nbf');
  return typeof end === 'number' && typeof start === 'number' ? end - start : undefined;
}
