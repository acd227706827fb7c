/** Gives tokens handles, so that links, URIs and other outside places name a token without holding any of it. */

/** A token kept in memory. */
export interface KeptToken {
  readonly compact: string;
  /** Where it was read; undefined for the clipboard, the terminal and typed input. */
  readonly origin: TokenOrigin | undefined;
}

export interface TokenOrigin {
  readonly uri: string;
  readonly version: number;
  /** UTF-16 offsets of the token as written in that version. */
  readonly start: number;
  readonly end: number;
}

export interface References {
  /** The handle of a token: the same token gets the same handle while it is kept. */
  readonly keep: (token: KeptToken) => string;
  /** The token behind a handle; what calls a command from outside may pass anything. */
  readonly get: (handle: unknown) => KeptToken | undefined;
}

/** Keeps the `capacity` tokens used last. Handles are random, so that none can be guessed from another. */
export function createReferences(capacity = 200): References {
  const tokens = new Map<string, KeptToken>();
  const handles = new Map<string, string>();

  function touch(handle: string, token: KeptToken): void {
    tokens.delete(handle);
    tokens.set(handle, token);
    for (const [oldest, { compact }] of tokens) {
      if (tokens.size <= capacity) break;
      tokens.delete(oldest);
      handles.delete(compact);
    }
  }

  return {
    keep: (token) => {
      const handle = handles.get(token.compact) ?? crypto.randomUUID();
      handles.set(token.compact, handle);
      touch(handle, {
        compact: token.compact,
        origin: token.origin ?? tokens.get(handle)?.origin,
      });
      return handle;
    },
    get: (handle) => {
      if (typeof handle !== 'string') return undefined;
      const token = tokens.get(handle);
      if (token !== undefined) touch(handle, token);
      return token;
    },
  };
}
