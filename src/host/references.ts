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

/** How much is kept at most: so many tokens, and so many UTF-16 units of all together, but the newest always. */
interface Room {
  readonly tokens: number;
  readonly length: number;
}

/** Keeps the tokens used last. Handles are random, so that none can be guessed from another. */
export function createReferences(room: Room = { tokens: 200, length: 20_000_000 }): References {
  const tokens = new Map<string, KeptToken>();
  const handles = new Map<string, string>();
  let length = 0;

  function touch(handle: string, token: KeptToken): void {
    tokens.delete(handle);
    tokens.set(handle, token);
    for (const [oldest, { compact }] of tokens) {
      if (oldest === handle || (tokens.size <= room.tokens && length <= room.length)) break;
      tokens.delete(oldest);
      handles.delete(compact);
      length -= compact.length;
    }
  }

  function add({ compact, origin }: KeptToken): string {
    const handle = crypto.randomUUID();
    const kept = { compact: ownCopy(compact), origin };
    handles.set(kept.compact, handle);
    length += compact.length;
    touch(handle, kept);
    return handle;
  }

  return {
    keep: (token) => {
      const handle = handles.get(token.compact);
      const known = handle === undefined ? undefined : tokens.get(handle);
      if (handle === undefined || known === undefined) return add(token);
      touch(handle, { compact: known.compact, origin: token.origin ?? known.origin });
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

/** A piece of a text, as JavaScript engines make it, keeps the whole text in memory: a document of 20 MB for one token. */
function ownCopy(text: string): string {
  return structuredClone(text);
}
