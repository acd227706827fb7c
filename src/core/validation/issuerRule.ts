/** What a rule that needs the issuer is, and what it is given. */
import type { IssuerMetadata } from '../issuers/metadata';
import type { Severity } from '../rules/finding';
import type { TokenKind } from '../token/classify';
import type { DecodedToken, JsonObject } from '../token/decoded';
import type { Validation } from './outcome';

/** What is known from the issuer of a token; each part may be missing, and then its rules stay silent. */
export interface IssuerEvidence {
  readonly decoded: DecodedToken;
  readonly validation?: Validation | undefined;
  readonly metadata?: Pick<IssuerMetadata, 'scopesSupported'> | undefined;
  /** The answer of the introspection endpoint, RFC 7662 section 2.2. */
  readonly introspection?: JsonObject | undefined;
  /** The answer of the userinfo endpoint, OIDC Core section 5.3.2. */
  readonly userinfo?: JsonObject | undefined;
  /** The nonce a server asked DPoP proofs to carry, RFC 9449 sections 8 and 9. */
  readonly dpopNonce?: string | undefined;
  /** SHA-256 of the client certificate in use, base64url, RFC 8705 section 3.1. */
  readonly certificateThumbprint?: string | undefined;
  /** What the token's status list says at its index: 0 valid, 1 invalid, 2 suspended. */
  readonly status?: number | undefined;
}

/** A rule that needs the issuer. */
export interface IssuerRule {
  readonly id: string;
  readonly severity: Severity;
  readonly appliesTo: 'any' | readonly TokenKind[];
  /** Such as `RFC 9068 §4`. */
  readonly source: string;
  /** One sentence when the rule hits. */
  readonly check: (evidence: IssuerEvidence) => string | undefined;
}
