/** Tells the body of a real token from a placeholder, an identifier and a word. */

/** What documentation writes where a secret would stand, wherever it stands. */
const words = [
  'example',
  'placeholder',
  'redacted',
  'change_?me',
  'change_?Me',
  'dummy',
  'sample',
  'insert',
  'replace',
];
const otherWords = ['secret', 'token', 'foobar', 'abcdefgh'];
/** In long random text these turn up by chance, so they count at an end and beside a sign only. */
const shortWords = ['your', 'fake', 'mock'];

const placeholderWord = new RegExp(['12345678', 'xxxx', 'XXXX', ...[...words, ...otherWords].map(written)].join('|'));
const apart = shortWords.map(written).join('|');
const shortPlaceholderWord = new RegExp(`(?<![A-Za-z0-9])(?:${apart})|(?:${apart})(?![A-Za-z0-9])`);

/** In lower case, in capitals or with a capital: chance writes in all ways at once. */
function written(word: string): string {
  const rest = word.slice(1);
  return `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${rest}|${word.toUpperCase()}`;
}

/** `A` is left out: a run of it is what zero bytes look like in base64. */
const longRun = /([^A])\1{5}/;

/** How much of a body is looked at; in longer ones a word of four letters turns up by chance. */
const inspected = 64;

/** True for a body that nobody was ever issued: `xxxxxxxx`, `YOUR_TOKEN_HERE`, `IOSFODNN7EXAMPLE`. */
export function isPlaceholder(body: string): boolean {
  const start = body.slice(0, inspected);
  if (placeholderWord.test(start) || shortPlaceholderWord.test(start)) return true;
  return longRun.test(start) || new Set(start).size < 6;
}

/**
 * True when the characters change between upper case, lower case and digits as often as chance would have it.
 * Random text does so at 40 to 60 of 100 places, words joined by `_` or `-` at hardly any. The limit of one in eight
 * is missed by two in a hundred random bodies of 20 characters in the narrowest alphabets, and by hardly any longer
 * one; of those in one piece and one case, letters that make no word count too.
 */
export function looksRandom(body: string): boolean {
  const characters = body.replace(/[^a-z0-9]/gi, '');
  if (new Set(characters).size < (ofHexadecimal.test(body) ? 6 : 8)) return false;
  let changes = 0;
  for (let index = 1; index < characters.length; index++) {
    if (classOf(characters, index) !== classOf(characters, index - 1)) changes++;
  }
  if (changes * 8 >= characters.length) return true;
  if (ofHexadecimal.test(body)) return changes > 0;
  return ofOneCase.test(body) && (changes >= 2 || consonants.test(body));
}

const ofHexadecimal = /^(?:[0-9a-f]+|[0-9A-F]+)$/;
const ofOneCase = /^(?:[a-z0-9]+|[A-Z0-9]+)$/;
const consonants = /[b-df-hj-np-tv-xz]{4}/i;

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
