/** Adds a variable to the text of a `.env` file without touching those in it. */

/** What `.env` says of a name already. */
export type DotenvStanding = 'absent' | 'same' | 'other';

/** Whether the text sets the name, and to this value. The last line that sets it counts, as for those who read it. */
export function dotenvStanding(text: string, name: string, value: string): DotenvStanding {
  let standing: DotenvStanding = 'absent';
  for (const line of text.split('\n')) {
    const equals = line.indexOf('=');
    if (equals < 0 || equals > 200) continue;
    const key = line
      .slice(0, equals)
      .replace(/^\s*export\s/, '')
      .trim();
    if (key !== name) continue;
    const written = line.slice(equals + 1).trim();
    standing = [value, quoted(value), `'${value}'`, `"${value}"`].includes(written) ? 'same' : 'other';
  }
  return standing;
}

/** The text to put at the end of the file so that it sets the name, on a line of its own. */
export function dotenvAddition(text: string, name: string, value: string): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return `${separator}${name}=${quoted(value)}${lineBreak}`;
}

/**
 * Tokens need no quotes but for those in JSON; single ones keep `$` and `\` as they are. A quote of the token must not
 * end them, for shells read such files too and would run what follows: JSON can say it in another way.
 */
function quoted(value: string): string {
  if (/^[\w.~+/=:-]+$/.test(value)) return value;
  const inner = value.startsWith('{') ? String.raw`\u0027` : String.raw`'\''`;
  return `'${value.replaceAll("'", inner)}'`;
}
