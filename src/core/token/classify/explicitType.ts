/** The kinds that a token's header names outright with `typ` (RFC 7515 section 4.1.9, RFC 8725 section 3.11). */
import { text } from './evidence';
import type { Evidence, TokenFacts } from './evidence';
import type { TokenKind } from './kind';

const explicitTypes: ReadonlyMap<string, readonly [kind: TokenKind, what: string]> = new Map([
  ['at+jwt', ['access', 'the type of RFC 9068 access tokens']],
  ['logout+jwt', ['logout', 'the type of OpenID Connect logout tokens']],
  ['dpop+jwt', ['dpop-proof', 'the type of DPoP proofs (RFC 9449)']],
  ['kb+jwt', ['key-binding', 'the type of the proof that ends an SD-JWT (RFC 9901)']],
  ['secevent+jwt', ['security-event', 'the type of security event tokens (RFC 8417)']],
  ['token-introspection+jwt', ['introspection-response', 'the type of signed introspection answers (RFC 9701)']],
  ['oauth-authz-req+jwt', ['authorization-request', 'the type of signed authorization requests (RFC 9101)']],
  ['client-authentication+jwt', ['client-assertion', 'the type with which a client proves who it is (RFC 7523)']],
  ['statuslist+jwt', ['status-list', 'the type of token status lists']],
  ['entity-statement+jwt', ['entity-statement', 'the type of OpenID Federation entity statements']],
  ['resolve-response+jwt', ['resolve-response', 'the type of OpenID Federation resolve answers']],
  ['trust-mark+jwt', ['trust-mark', 'the type of OpenID Federation trust marks']],
  ['openid4vci-proof+jwt', ['credential-proof', 'the type with which a wallet proves its key to get a credential']],
  ['passport', ['passport', 'the type of signed caller ids (RFC 8225)']],
  ['txntoken+jwt', ['transaction-token', 'the type of transaction tokens']],
]);

/** What the header's `typ` says, when it is one of the precise types; plain `JWT` says nothing. */
export function explicitTypeEvidence({ header }: TokenFacts): Evidence | undefined {
  const type = text(header, 'typ')
    ?.toLowerCase()
    .replace(/^application\//, '');
  if (type === undefined) return undefined;
  const known = explicitTypes.get(type);
  if (known !== undefined) {
    const [kind, what] = known;
    return { kind, confidence: 'certain', reason: `The header says typ ${type}, ${what}.` };
  }
  // Any profile may put its own name before the suffix, such as dc+sd-jwt.
  const reason = "The header's typ ends in +sd-jwt, as that of credentials with selective disclosure does (RFC 9901).";
  return type.endsWith('+sd-jwt') ? { kind: 'sd-jwt', confidence: 'certain', reason } : undefined;
}
