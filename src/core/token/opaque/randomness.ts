/** Tells the body of a real token from a placeholder, an identifier and a word. */

/** Words and runs that documentation writes where a secret would stand. */
const placeholderWords =
  /example|placeholder|redacted|change_?me|your|xxxx|dummy|sample|insert|replace|secret|token|fake|mock|foobar|abcdefgh|12345678/i;
/** `A` is left out: a run of it is what zero bytes look like in base64. */
const longRun = /([^A])\1{5}/;

/** How much of a body is looked at; in longer ones a word of four letters turns up by chance. */
const inspected = 64;

/** True for a body that nobody was ever issued: `xxxxxxxx`, `YOUR_TOKEN_HERE`, `IOSFODNN7EXAMPLE`. */
export function isPlaceholder(body: string): boolean {
  const start = body.slice(0, inspected);
  return placeholderWords.test(start) || longRun.test(start) || new Set(start).size < 6;
}

/**
 * True when the characters change between upper case, lower case and digits as often as chance would have it.
 * Random text does so at 40 to 60 of 100 places, words joined by `_` or `-` at hardly any. The limit of one in eight
 * is missed by one in a hundred random bodies of 20 characters in the narrowest alphabets, and by hardly any longer one.
 */
export function looksRandom(body: string): boolean {
  const characters = body.replace(/[^a-z0-9]/gi, '');
  if (new Set(characters).size < 8) return false;
  let changes = 0;
  for (let index = 1; index < characters.length; index++) {
    if (classOf(characters, index) !== classOf(characters, index - 1)) changes++;
  }
  return changes * 8 >= characters.length;
}

/** Shannon entropy of the text's own character frequencies, in bits a character. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
}

type CharacterClass = 'digit' | 'upper' | 'lower';

function classOf(text: string, index: number): CharacterClass {
  const code = text.charCodeAt(index);
  return code < 0x3a ? 'digit' : code < 0x5b ? 'upper' : 'lower';
}
