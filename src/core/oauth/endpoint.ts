/** What is asked of an endpoint of an authorization server, and with which credentials. */
import type { Parameter } from './parameters';
import type { FlowStepName } from './trace';

/** What to ask of which endpoint. */
export interface EndpointRequest {
  readonly step: FlowStepName;
  /** Undefined where the server has none, which is the failure `oauth-no-endpoint`. */
  readonly endpoint: string | undefined;
  /** `POST` where absent. */
  readonly method?: 'POST' | 'GET' | 'DELETE' | undefined;
  /** The body as a form; none where absent, as with `GET`. */
  readonly parameters?: readonly Parameter[] | undefined;
  /** The client's own where absent. */
  readonly credentials?: 'client' | 'none' | AccessTokenCredentials | undefined;
  /** `application/json` where absent. */
  readonly accept?: string | undefined;
  /** The nonces of the server (RFC 9449 section 8), for a flow of several requests. */
  readonly nonces?: DpopNonces | undefined;
}

/** RFC 6750 section 2.1; with `DPoP` the request needs the key of the session (RFC 9449 section 7.1). */
export interface AccessTokenCredentials {
  readonly accessToken: string;
  readonly scheme: 'Bearer' | 'DPoP';
}

/** The last nonce a server gave; the next proof carries it. */
export interface DpopNonces {
  readonly last: () => string | undefined;
  readonly remember: (nonce: string) => void;
}
