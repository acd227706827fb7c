/** An authorization server as the flows see it: its endpoints and what it says of itself. */

/** Names as in RFC 8414 section 2; undefined where nobody names it. */
export interface AuthorizationServer {
  /** The issuer of the profile, character by character. */
  readonly issuer: string;
  readonly authorizationEndpoint: string | undefined;
  readonly tokenEndpoint: string | undefined;
  /** RFC 8628 section 4. */
  readonly deviceAuthorizationEndpoint: string | undefined;
  /** RFC 7009. */
  readonly revocationEndpoint: string | undefined;
  /** RFC 7662. */
  readonly introspectionEndpoint: string | undefined;
  readonly userinfoEndpoint: string | undefined;
  /** Grants the metadata lists; undefined where it is silent. */
  readonly grantTypes: readonly string[] | undefined;
  /** `code_challenge_methods_supported`; undefined where it is silent. */
  readonly codeChallengeMethods: readonly string[] | undefined;
  /** `authorization_response_iss_parameter_supported` (RFC 9207 section 3). */
  readonly issParameterSupported: boolean;
  /** `dpop_signing_alg_values_supported`; undefined where it is silent. */
  readonly dpopAlgorithms: readonly string[] | undefined;
  readonly jwksUri: string | undefined;
  /** Signing algorithms of ID tokens. */
  readonly signingAlgorithms: readonly string[];
}
