/** The client as the authorization server knows it (RFC 6749 section 2), and all that a flow is given. */
import type { Http } from '../issuers/http';
import type { IssuerProfile } from '../issuers/issuer';
import type { JsonObject } from '../token/decoded';
import type { AuthorizationServer } from './authorizationServer';
import type { FlowStep } from './trace';

/** `token_endpoint_auth_method` (RFC 7591 section 2) with what it needs. */
export type ClientAuthentication =
  | { readonly method: 'none' }
  | { readonly method: 'client_secret_basic' | 'client_secret_post'; readonly secret: string }
  /** RFC 7523 section 2.2; `key` is a private JWK, its `kid` and `alg` are used where it has them. */
  | { readonly method: 'private_key_jwt'; readonly key: JsonObject };

/** Whom to ask as whom. */
export interface OAuthRequest {
  readonly profile: IssuerProfile;
  readonly server: AuthorizationServer;
  readonly authentication: ClientAuthentication;
  /** Private JWK of the session, when its tokens are bound to one (RFC 9449); never leaves memory and SecretStorage. */
  readonly dpopKey?: JsonObject | undefined;
}

/** The world as core may see it. */
export interface OAuthDeps {
  readonly http: Http;
  readonly now: () => Date;
  /** Milliseconds that only ever go forward, for deadlines that a changed clock must not move. */
  readonly monotonic: () => number;
  /** Resolves after so many milliseconds; rejects with the reason of `signal` as soon as that is aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** So many bytes of a cryptographic source. */
  readonly random: (bytes: number) => Uint8Array;
  /** Is told of each request and response, with every secret already left out. */
  readonly trace?: ((step: FlowStep) => void) | undefined;
}
