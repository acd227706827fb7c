/** Seconds as pages count them down. */

/** Whole seconds until an instant, the one that has begun included; 0 when it is past or no number. */
export function secondsUntil(instant: number, now: number): number {
  const seconds = Math.ceil((instant - now) / 1000);
  return seconds > 0 ? seconds : 0;
}

/** Milliseconds until the number of whole seconds changes. */
export function untilNextSecond(instant: number, now: number): number {
  const left = instant - now;
  const part = left % 1000;
  return left > 0 && part > 0 ? part : 1000;
}

/** `mm:ss`, or `h:mm:ss`. */
export function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${String(hours)}:${rest}` : rest;
}
