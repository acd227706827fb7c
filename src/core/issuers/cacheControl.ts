/** How long an answer says it may be kept. */

/** The `max-age` of an answer in seconds, RFC 9111 section 5.2.2.1; undefined where it names none, or no number. */
export function maxAgeSeconds(headers: Headers): number | undefined {
  const [, digits] = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})\b/i.exec(headers.get('cache-control') ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
}
