/** How long a server asks to be left alone. */

/** A day; who says more means never, and nothing here waits that long. */
const most = 86_400;

/** `Retry-After` in seconds, a number or a date (RFC 9110 section 10.2.3); undefined for anything else. */
export function retryAfterSeconds(headers: Headers, now: Date): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,10}$/.test(value)) return Math.min(Number(value), most);
  // All three forms of a date begin with the name of a day, and `Date.parse` takes much besides.
  const time = /^[A-Z][a-z]{2,8},? /.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  return Math.min(Math.max(0, Math.ceil((time - now.getTime()) / 1000)), most);
}
