/** The words of the token's life. */
import type { MarkName } from '../scale';

export const lifetimeTitle = 'Lifetime';

export const marks: Readonly<Record<MarkName, string>> = {
  issued: 'Issued',
  begins: 'Valid from',
  now: 'Now',
  expires: 'Expires',
  refresh: 'Refresh token ends',
};

/** In the drawing, where room is scarce. */
export const shortMarks: Readonly<Record<MarkName, string>> = {
  issued: 'issued',
  begins: 'valid from',
  now: 'now',
  expires: 'expires',
  refresh: 'refresh ends',
};
