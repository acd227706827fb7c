/** Tells what kind of token a decoded token is, who issued it, and how sure that is. */
import type { DecodedToken } from './decoded';

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

export type Confidence = 'certain' | 'likely' | 'guess';

/** Who issued the token, as far as the token itself shows. */
export interface Provider {
  /** Stable id, such as `descope` or `entra-v2`. */
  readonly id: string;
  readonly name: string;
}

export interface Classification {
  readonly kind: TokenKind;
  readonly confidence: Confidence;
  /** Sentences for people, the strongest first. */
  readonly reasons: readonly string[];
  readonly provider?: Provider;
}

export function classifyToken(_decoded: DecodedToken): Classification {
  throw new Error('not built yet');
}
