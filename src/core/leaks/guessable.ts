/** Tells secrets that nobody can guess from those that a person may have chosen. */
import { entropyOf, isPlaceholder, looksRandom } from '../token/opaque/randomness';

/**
 * Bits that an estimate must come to before a hash of a secret may be committed. Whoever reads a fingerprint can try
 * out guesses on it, a thousand million a second with one machine, and so 2^80 in no time that matters. The estimate is
 * a low one, and still takes words with digits in the place of their letters for random.
 */
const leastBits = 80;

/** Of English text, NIST SP 800-63 (2006) appendix A counts about as many. */
const bitsOfWordLetter = 2;
const bitsOfDigit = Math.log2(10);

/** Letters that can be a word or a piece of one, and numbers such as years. */
const chosen = /[A-Za-z][a-z]{2,}|[A-Z]{3,}|\d{2,}/g;

/** Whether a text has so much chance in it that its hash tells it to nobody. */
export function isUnguessable(text: string): boolean {
  return looksRandom(text) && !isPlaceholder(text) && entropyOf(text) >= 3 && bitsOf(text) >= leastBits;
}

/** What each character that may be chance adds, and how little those that a person may have written. */
function bitsOf(text: string): number {
  let bits = 0;
  const others = text.replaceAll(chosen, (part) => {
    bits += part.length * (/\d/.test(part) ? bitsOfDigit : bitsOfWordLetter);
    return '';
  });
  return bits + others.replaceAll(/[^A-Za-z\d]/g, '').length * Math.log2(alphabetOf(text));
}

function alphabetOf(text: string): number {
  const letters = text.replaceAll(/[^A-Za-z\d]/g, '');
  if (/^(?:[\da-f]+|[\dA-F]+)$/.test(letters)) return 16;
  return (/[a-z]/.test(text) ? 26 : 0) + (/[A-Z]/.test(text) ? 26 : 0) + (/\d/.test(text) ? 10 : 0);
}

/** 128 bits; RFC 7518 section 3.2 asks for more. */
const leastBytes = 16;

/** The same of the bytes of a key, which may be those of a text. */
export function isUnguessableKey(bytes: Uint8Array): boolean {
  if (bytes.length < leastBytes) return false;
  const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;
  const isOfText = (byte: number): boolean => isPrintable(byte) || byte === 0;
  // Of random bytes about a third are printable.
  if (bytes.filter(isOfText).length * 4 >= bytes.length * 3) {
    return isUnguessable(String.fromCharCode(...bytes.filter(isPrintable).subarray(0, mostCharacters)));
  }
  const steps = bytes.slice(1).map((byte, index) => byte - (bytes[index] ?? 0));
  // Sixteen random bytes have hardly ever two pairs of the same; bytes that count up have one step alone.
  return new Set(bytes).size >= leastDistinct && new Set(steps).size >= leastDistinct;
}

const leastDistinct = 12;

/** More decides nothing, and could not be spread as arguments. */
const mostCharacters = 256;
