/** The kinds of token, and how sure a classification is. */

/** Every kind of token that is told apart. */
export type TokenKind =
  | 'access'
  | 'refresh'
  | 'id'
  | 'logout'
  | 'dpop-proof'
  | 'client-assertion'
  | 'sd-jwt'
  | 'key-binding'
  | 'security-event'
  | 'introspection-response'
  | 'authorization-request'
  | 'status-list'
  | 'entity-statement'
  | 'resolve-response'
  | 'trust-mark'
  | 'credential-proof'
  | 'passport'
  | 'transaction-token'
  | 'svid'
  | 'encrypted'
  | 'detached'
  | 'signed-data'
  | 'jwt'
  | 'opaque'
  | 'unreadable';

/** `certain`: the token says so itself; `likely`: its claims fit; `guess`: little speaks for it. */
export type Confidence = 'certain' | 'likely' | 'guess';

/** Who issued the token, as far as the token itself shows. */
export interface Provider {
  /** Stable id, such as `descope` or `entra-v2`. */
  readonly id: string;
  readonly name: string;
}

/** What a token is, from whom, and why that is thought. */
export interface Classification {
  readonly kind: TokenKind;
  readonly confidence: Confidence;
  /** Sentences for people, the strongest first; they hold no text of the token. */
  readonly reasons: readonly string[];
  readonly provider?: Provider;
}
