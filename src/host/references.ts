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
  /** Keeps the token of this handle, in the place of the one held before, however many others come. */
  readonly hold: (handle: string | undefined) => void;
}

/** How much is kept at most: so many tokens, and so many UTF-16 units of all together, but the newest always. */
interface Room {
  readonly tokens: number;
  readonly length: number;
}

/** Keeps the tokens used last. Handles are random, so that none can be guessed from another. */
export function createReferences(room: Room = { tokens: 200, length: 20_000_000 }): References {
  const kept = createKept(room);
  const handles = new Map<string, string>();

  function put(handle: string, token: KeptToken): void {
    for (const { compact } of kept.put(handle, token)) handles.delete(compact);
  }

  function add({ compact, origin }: KeptToken): string {
    const handle = crypto.randomUUID();
    const token = { compact: ownCopy(compact), origin };
    handles.set(token.compact, handle);
    put(handle, token);
    return handle;
  }

  return {
    keep: (token) => {
      const handle = handles.get(token.compact);
      const known = handle === undefined ? undefined : kept.get(handle);
      if (handle === undefined || known === undefined) return add(token);
      put(handle, { compact: known.compact, origin: token.origin ?? known.origin });
      return handle;
    },
    get: (handle) => {
      if (typeof handle !== 'string') return undefined;
      const token = kept.get(handle);
      if (token !== undefined) put(handle, token);
      return token;
    },
    hold: kept.hold,
  };
}

interface Kept {
  readonly get: (handle: string) => KeptToken | undefined;
  /** Answers what had to make room. */
  readonly put: (handle: string, token: KeptToken) => readonly KeptToken[];
  readonly hold: (handle: string | undefined) => void;
}

/** The tokens by handle, in the order of their last use. */
function createKept(room: Room): Kept {
  const tokens = new Map<string, KeptToken>();
  let length = 0;
  let held: string | undefined;

  function drop(handle: string): KeptToken | undefined {
    const token = tokens.get(handle);
    tokens.delete(handle);
    length -= token?.compact.length ?? 0;
    return token;
  }

  return {
    get: (handle) => tokens.get(handle),
    put: (handle, token) => {
      drop(handle);
      tokens.set(handle, token);
      length += token.compact.length;
      const dropped: KeptToken[] = [];
      for (const [oldest, each] of tokens) {
        if (tokens.size <= room.tokens && length <= room.length) break;
        if (oldest === handle || oldest === held) continue;
        drop(oldest);
        dropped.push(each);
      }
      return dropped;
    },
    hold: (handle) => {
      held = handle;
    },
  };
}

/** A piece of a text, as JavaScript engines make it, keeps the whole text in memory: a document of 20 MB for one token. */
function ownCopy(text: string): string {
  return structuredClone(text);
}
