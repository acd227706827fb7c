/** Checks what proves possession of a key and nothing else: DPoP proofs and Key Binding JWTs. */
import type { JsonObject } from '../token/decoded';
import { checkDpop } from './dpop';
import { checkKeyBound } from './keyBinding';
import type { Reason } from './outcome';

/** `proved`: whoever made it holds the key; nobody vouches for who that is. */
export type Possession =
  | { readonly status: 'proved'; readonly algorithm: string; readonly thumbprint: string }
  | { readonly status: 'failed'; readonly reasons: readonly Reason[] }
  /** Not a proof, or the key it is to be checked with is not there. */
  | { readonly status: 'undecided'; readonly code: 'not-a-proof' | 'no-key' | 'algorithm-not-supported' };

/** What a DPoP proof was sent with, as far as it is known. */
export interface ProofContext {
  readonly now: Date;
  /** The access token it goes with: compared with `ath` and, where a JWT, `cnf.jkt` (RFC 9449 sections 4.3 and 6.1). */
  readonly accessToken?: string | undefined;
}

/** A DPoP proof against the key in its own header, RFC 9449 section 4.3. Never rejects. */
export function checkDpopProof(compact: string, context: ProofContext): Promise<Possession> {
  return checkDpop(compact, context);
}

/**
 * The Key Binding JWT of an SD-JWT against the key in the `cnf` of its issuer-signed JWT, RFC 9901 section 7.3.
 * `confirmation` is the value of `cnf`. Never rejects.
 */
export function checkKeyBinding(sdJwt: string, confirmation: JsonObject, now: Date): Promise<Possession> {
  return checkKeyBound(sdJwt, confirmation, now);
}
