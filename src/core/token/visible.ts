/** Writes characters that cannot be seen as characters that can. */

/**
 * The text with every character that cannot be seen written out, as in `\u{202E}` or in the spelling given.
 *
 * Control characters (ANSI escapes among them), bidirectional overrides, zero-width and other invisible characters can
 * make a claim read as what it is not (Trojan Source, CVE-2021-42574).
 */
export function writeOutInvisible(text: string, spelling: (character: string) => string = codePointEscape): string {
  return plain.test(text) ? text : text.replace(everyInvisible, spelling);
}

// Controls, format characters, line separators and lone surrogates; then what is drawn as nothing although Unicode
// calls it a letter or a mark, and the Braille pattern without dots.
const everyInvisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
// Nearly every text: printable ASCII and the common European letters and signs. The class above is slow to look up.
const plain = /^[\x20-\x7E\xA0-\xAC\xAE-\u033F\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/;

function codePointEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`;
}
