/** Names what is kept of an issuer, so that nothing is ever found under another issuer. */

/** An issuer and what is kept of it, as one text. */
export function cacheName(issuer: string, what: string): string {
  return JSON.stringify([issuer, what]);
}

/** The two texts that {@link cacheName} joined; none for a text from storage that it did not make. */
export function partsOfName(name: string): readonly string[] {
  try {
    const parts = JSON.parse(name) as unknown;
    return Array.isArray(parts) ? parts.map(String) : [];
  } catch {
    return [];
  }
}
