/** What checking a proof of possession comes to; DPoP proofs and Key Binding JWTs prove that and nothing else. */
import type { Reason } from './outcome';

/** `proved`: whoever made it holds the key; nobody vouches for who that is. */
export type Possession =
  | { readonly status: 'proved'; readonly algorithm: string; readonly thumbprint: string }
  | { readonly status: 'failed'; readonly reasons: readonly Reason[] }
  /** Not a proof, or the key it is to be checked with is not there. */
  | { readonly status: 'undecided'; readonly code: 'not-a-proof' | 'no-key' | 'algorithm-not-supported' };
