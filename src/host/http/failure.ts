/** What went wrong below HTTP, as a code: from the errors of Node, of its TLS, and of its `fetch`. */
import type { HttpFailureCode } from '../../core/issuers/http';

/** Why a request failed; says nothing of the URL, which may be secret. */
export class HttpError extends Error {
  readonly code: HttpFailureCode;

  constructor(code: HttpFailureCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'HttpError';
    this.code = code;
  }
}

/** The failure behind whatever was thrown; the first error with a known code counts, down the chain of causes. */
export function failureOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  const code = codesOf(error, 5)
    .map(meaningOf)
    .find((meaning) => meaning !== undefined);
  return new HttpError(code ?? 'http-unreachable', { cause: error });
}

/**
 * `fetch` says no more than that it failed: the reason is its cause, or one error for each address it tried. Codes that
 * say different things before and after the connection stands have the system call with them, such as `connect`.
 */
function codesOf(error: unknown, depth: number): readonly string[] {
  if (typeof error !== 'object' || error === null || depth === 0) return [];
  const call = 'syscall' in error && error.syscall === 'connect' ? ' connect' : '';
  const own = 'code' in error && typeof error.code === 'string' ? [`${error.code}${call}`] : [];
  const cause: readonly unknown[] = 'cause' in error ? [error.cause] : [];
  const each: readonly unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [...own, ...[...cause, ...each].flatMap((inner) => codesOf(inner, depth - 1))];
}

function meaningOf(code: string): HttpFailureCode | undefined {
  return meanings.find(([pattern]) => pattern.test(code))?.[1];
}

/** Codes of Node's `dns`, `tls` (OpenSSL's X509_V_ERR names among them), `net` and of undici. */
const meanings: readonly (readonly [pattern: RegExp, code: HttpFailureCode])[] = [
  [/^(?:ENOTFOUND|ENODATA|EAI_|ESERVFAIL|EREFUSED$)/, 'http-dns'],
  [
    /^(?:ECONNREFUSED\b|UND_ERR_CONNECT_TIMEOUT|(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|ETIMEDOUT) connect$)/,
    'http-refused',
  ],
  [/^(?:CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$)/, 'http-tls'],
  [/^(?:HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/, 'http-tls'],
  [/^(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(?:HEADERS|BODY)_TIMEOUT)$/, 'http-timeout'],
  [/^(?:UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/, 'http-too-large'],
];
