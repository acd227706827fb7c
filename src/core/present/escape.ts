/** Turns text from a token into text that shows itself and does nothing else: in Markdown, in a comment, on a line. */
import { writeOutInvisible } from '../token/visible';

/** The text with every character that cannot be seen written out, as in `\u{202E}`. */
export function visibleText(text: string): string {
  return writeOutInvisible(text);
}

/** The text as Markdown prose: no markup, link, entity or HTML of its own survives, at the start of a line neither. */
export function markdownText(text: string): string {
  if (isInert(text)) {
    return text;
  }
  const visible = visibleText(text);
  const inline = active.test(visible)
    ? visible.replace(everyActive, inactive).replace(everyLinkStart, '\\$&')
    : visible;
  return inline.replace(lineStart, '$&\\');
}

/**
 * The text as a Markdown code span, on one line; nothing inside a code span is a link, not even a bare URL.
 *
 * A text with backticks, angle brackets or the middle of a link is written as {@link markdownText} instead: a renderer
 * that pairs those up across spans (marked does, to find emphasis) would lose the emphasis of ours between them.
 */
export function codeSpan(text: string): string {
  const visible = visibleText(text);
  if (pairedUp.test(visible)) {
    return markdownText(visible);
  }
  // A renderer strips one space from each end of a span that has one at both.
  const padded = visible.startsWith(' ') && visible.endsWith(' ') && visible.trim() !== '';
  return padded ? `\` ${visible} \`` : `\`${visible}\``;
}

/** At most `limit` UTF-16 units of the text, never half a character, and whether something was left out. */
export function cutText(text: string, limit: number): { readonly text: string; readonly truncated: boolean } {
  if (text.length <= limit) {
    return { text, truncated: false };
  }
  const last = text.charCodeAt(limit - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return { text: text.slice(0, splitsPair ? limit - 1 : limit), truncated: true };
}

/** The text, or where it is longer than `limit` UTF-16 units its beginning with an ellipsis behind it. */
export function shortText(text: string, limit: number): string {
  const cut = cutText(text, limit);
  return cut.truncated ? `${cut.text}…` : text;
}

/** The text of a JSON string with every raw invisible character as a JSON escape; the value stays the same. */
export function visibleJsonString(text: string): string {
  return writeOutInvisible(text, jsonEscaped);
}

const pairedUp = /[`<>]|\]\(/;

// Parentheses, hyphens, dots and the like act only beside one of these or at the start of a line.
const active = /[\\`*_[\]<>&#|~@$:]|www\.|\/\//i;
const everyActive = /[\\`*_[\]<>&#|~@$]/g;
// What a bare URL begins with (GitHub Flavored Markdown, section 6.9), in Markdown's preview the scheme left out too.
const everyLinkStart = /:(?=\/)|(?<=www)\.|(?<!:)\/(?=\/)/gi;

// What makes a line a list, a heading's underline or a table.
const lineStart = /^\d{1,9}(?=[.)])|^(?=[-+=:])/;
// As entities, because the renderer pairs these up even when they are escaped, and then misreads what is between.
const entities: Readonly<Record<string, string>> = {
  '`': '&#96;',
  '[': '&#91;',
  ']': '&#93;',
  '<': '&lt;',
  '>': '&gt;',
};

function inactive(character: string): string {
  return entities[character] ?? `\\${character}`;
}

/** True for a text that can stand as it is: nearly every text is one, and this is far quicker than the expressions. */
function isInert(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const acts = code < 128 ? actingAscii[code] === 1 : code !== middleDot && code !== sectionSign && code !== ellipsis;
    if (acts && !isHarmless(code, text, index)) {
      return false;
    }
  }
  return actingAtStart[text.charCodeAt(0)] !== 1;
}

/** A bare URL needs a slash after its colon, a slash after a slash, or a dot after `www`. */
function isHarmless(code: number, text: string, index: number): boolean {
  if (code === colon || code === slash) {
    return text.charCodeAt(index + 1) !== slash;
  }
  // With bit 5 set, `W` is `w`.
  return code === dot && (text.charCodeAt(index - 1) | 0x20) !== smallW;
}

const [colon, dot, slash, smallW, middleDot, sectionSign, ellipsis] = [0x3a, 0x2e, 0x2f, 0x77, 0xb7, 0xa7, 0x2026];
/** 1 for every ASCII character that can be markup or cannot be seen. */
const actingAscii = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(code < 32 || code === 127 || '\\`*_[]<>&#|~@$:./'.includes(String.fromCharCode(code))),
);
/** 1 for every ASCII character that can begin a list, an underline or a table. */
const actingAtStart = Uint8Array.from({ length: 128 }, (_, code) =>
  Number('0123456789-+=:.)'.includes(String.fromCharCode(code))),
);

function jsonEscaped(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index++) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
