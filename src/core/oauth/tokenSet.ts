/** What a token endpoint gives (RFC 6749 section 5.1), read and dated. */

export interface TokenSet {
  readonly accessToken: string;
  /** `Bearer` or `DPoP` (RFC 9449 section 5), in this spelling; another type as the server wrote it. */
  readonly tokenType: string;
  /** From `expires_in` and the time of the answer; undefined where the server said nothing. */
  readonly expiresAt: Date | undefined;
  readonly refreshToken: string | undefined;
  /** From the provider's own member, such as Keycloak's `refresh_expires_in`. */
  readonly refreshExpiresAt: Date | undefined;
  /** Checked by the flow that got it; a refresh may leave it out. */
  readonly idToken: string | undefined;
  /** The scopes granted: of the answer, or those asked for where it has none (RFC 6749 section 5.1). */
  readonly scopes: readonly string[];
  /** Of a token exchange (RFC 8693 section 2.2.1). */
  readonly issuedTokenType: string | undefined;
  readonly obtainedAt: Date;
}
