/** Where a NumericDate stops being one: alone in its file, for a constant cannot be called late. */

/**
 * From here on a NumericDate is taken for milliseconds: as seconds it would lie in the year 5138 or later, as
 * milliseconds in 1973 or later.
 */
export const millisecondsFrom = 1e11;
