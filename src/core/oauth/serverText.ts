/** What a server wrote, made fit to be kept and shown: short, and with every character visible. */
import { writeOutInvisible } from '../token/visible';

/** Enough for any description; longer ones are cut (section 5.3 of the catalogue of checks). */
const longest = 200;

/** The start of a text; undefined for none. */
export function serverText(text: string | null | undefined, most = longest): string | undefined {
  if (text === null || text === undefined || text === '') return undefined;
  const visible = writeOutInvisible(text.slice(0, most));
  return visible.length > most || text.length > most ? `${visible.slice(0, most)}…` : visible;
}
