/** Lays out the objects and arrays of a token document. */
import { visibleJsonString } from './escape';

/** Writes a JSON value that stands at a level of indentation. */
export type Write = (level: number) => string;

/** A member of an object with the comments above it, each a whole `//` line. */
export interface Entry {
  readonly name: string;
  readonly comments?: readonly string[];
  readonly text: Write;
}

export function objectText(entries: readonly Entry[]): Write {
  return (level) => {
    if (entries.length === 0) {
      return '{}';
    }
    const indent = '  '.repeat(level + 1);
    const members = entries.map(({ name, comments = [], text }) =>
      [...comments, `${jsonString(name)}: ${text(level + 1)}`].map((line) => indent + line).join('\n'),
    );
    return `{\n${members.join(',\n')}\n${'  '.repeat(level)}}`;
  };
}

export function arrayText(items: readonly Write[]): Write {
  return (level) => {
    const indent = '  '.repeat(level + 1);
    return items.length === 0
      ? '[]'
      : `[\n${items.map((write) => indent + write(level + 1)).join(',\n')}\n${'  '.repeat(level)}]`;
  };
}

/** A member whose value is a text of ours or of the token. */
export function textEntry(name: string, value: string): Entry {
  return { name, text: () => jsonString(value) };
}

function jsonString(text: string): string {
  return visibleJsonString(JSON.stringify(text));
}
