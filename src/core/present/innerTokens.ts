/** The tokens inside a token: a nested JWT, a key-binding JWT, the JWT that an opaque token wraps. */
import type { DecodedToken, Payload } from '../token/decoded';
import { selectiveOf } from './selective';

/** A token inside another, with the place it has there. */
export interface InnerToken {
  readonly label: string;
  readonly token: DecodedToken;
}

export function innerTokens(decoded: DecodedToken): readonly InnerToken[] {
  const inner: InnerToken[] = [];
  const payload = payloadOf(decoded);
  if (payload?.kind === 'token') {
    inner.push({ label: 'Nested token', token: payload.token });
  }
  const keyBinding = selectiveOf(decoded)?.keyBinding;
  if (keyBinding !== undefined) {
    inner.push({ label: 'Key binding', token: keyBinding });
  }
  if (decoded.form === 'opaque' && decoded.embedded !== undefined) {
    inner.push({ label: 'Token inside', token: decoded.embedded });
  }
  return inner;
}

/** What the token carries, for the forms that carry something readable. */
export function payloadOf(decoded: DecodedToken): Payload | undefined {
  switch (decoded.form) {
    case 'jws':
    case 'sd-jwt':
    case 'jws-json':
    case 'malformed':
      return decoded.payload;
    default:
      return undefined;
  }
}
