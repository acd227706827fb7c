/** The way out of the product as the tests of test/peer use it: to loopback, with short limits. */
import type { Http } from '../../src/core/issuers/http';
import { createHttp, type HttpDeps } from '../../src/host/http';

/** To the given origins alone, with loopback opted in. */
export function httpTo(origins: readonly string[], deps: Partial<HttpDeps> = {}): Http {
  return createHttp({
    isAllowed: (url) => origins.includes(url.origin),
    isConfiguredHost: () => false,
    allowInsecureLoopback: () => true,
    isNetworkAllowed: () => true,
    ...deps,
  });
}
