/** Reads an object literal of JSON, JSON with comments, JavaScript or Python as the JSON it means. */
import type { JsonObject } from '../../token/decoded';
import { isJsonObject, parseJson } from '../../token/json';
import { lexemeAt } from './lexer';

/** The object that stands at `[start, end)`; undefined when it is none after all. */
export function readObjectLiteral(text: string, start: number, end: number, escaped: boolean): JsonObject | undefined {
  const literal = text.slice(start, end);
  const value = (escaped ? undefined : parseJson(literal)) ?? parseJson(asJson(literal, escaped));
  return isJsonObject(value) ? value : undefined;
}

/** The same lexemes in the spelling of JSON; trailing commas and comments left out. */
function asJson(literal: string, escaped: boolean): string {
  let json = '';
  let comma = '';
  for (let index = 0; ;) {
    const { kind, start, end } = lexemeAt(literal, index, escaped);
    if (kind === 'end') return json;
    index = end;
    if (kind === 'comma') {
      comma = ',';
      continue;
    }
    const raw = literal.slice(start, end);
    json += `${kind === 'close' ? '' : comma}${kind === 'string' ? asJsonString(raw, escaped) : kind === 'word' ? asJsonWord(raw) : raw}`;
    comma = '';
  }
}

const words: Readonly<Record<string, string>> = {
  true: 'true',
  True: 'true',
  false: 'false',
  False: 'false',
  null: 'null',
  undefined: 'null',
  None: 'null',
};

/** A word is a value, or else a name without quotes. */
function asJsonWord(word: string): string {
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? JSON.stringify(word);
}

function asJsonString(raw: string, escaped: boolean): string {
  // One level of escapes belongs to the literal around the object.
  if (escaped) return raw.replace(/\\(["\\/])/g, '$1');
  if (raw.startsWith('"')) return raw;
  return `"${raw.slice(1, -1).replaceAll("\\'", "'").replaceAll('"', '\\"')}"`;
}
