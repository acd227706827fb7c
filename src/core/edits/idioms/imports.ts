/** The imports that an idiom needs, and where they belong in a text that lacks them. */
import type { Addition } from './idiom';

/** `import os`, behind the docstring and in front of the other imports. */
export function pythonImport(before: string): Addition | undefined {
  const lines = linesOf(before);
  if (lines.some(({ text }) => importsOs(text))) return undefined;
  const first = lines.find(({ text }) => /^(?:import|from)\s/.test(text) && !/^from\s+__future__\s/.test(text));
  if (first !== undefined) return { offset: first.start, newText: 'import os\n' };
  const offset = behindPythonHeader(lines);
  return { offset, newText: offset === 0 ? 'import os\n\n' : '\nimport os\n' };
}

function importsOs(line: string): boolean {
  if (!/^\s*import\s/.test(line)) return false;
  const names = line.trim().slice('import'.length).split('#', 1)[0]?.split(',') ?? [];
  return names.some((name) => name.trim() === 'os');
}

/** The offset behind the comments, the docstring and the future imports that a module begins with. */
function behindPythonHeader(lines: readonly Line[]): number {
  let offset = 0;
  let docstring: string | undefined;
  for (const { text, end } of lines) {
    const line = text.trim();
    if (docstring !== undefined) {
      if (line.includes(docstring)) docstring = undefined;
      offset = end;
      continue;
    }
    const opening = /^[rRuU]?("""|''')/.exec(line)?.[1];
    if (opening !== undefined) {
      if (!line.slice(line.indexOf(opening) + 3).includes(opening)) docstring = opening;
    } else if (line !== '' && !line.startsWith('#') && !/^from\s+__future__\s/.test(line)) break;
    if (line !== '') offset = end;
  }
  // A docstring that never ends is the string around the token.
  return docstring === undefined ? offset : 0;
}

/** `"os"` in Go, among the other imports. */
export function goImport(before: string): Addition | undefined {
  const lines = linesOf(before);
  if (lines.some(({ text }) => /^\s*(?:import\s+)?"os"\s*$/.test(text))) return undefined;
  const block = lines.find(({ text }) => /^import\s*\(\s*$/.test(text));
  if (block !== undefined) return { offset: block.end, newText: '\t"os"\n' };
  const single = lines.find(({ text }) => /^import\s+(?:[\w.]+\s+)?"/.test(text));
  if (single !== undefined) return { offset: single.end, newText: 'import "os"\n' };
  const clause = lines.find(({ text }) => /^package\s/.test(text));
  return clause === undefined ? undefined : { offset: clause.end, newText: '\nimport "os"\n' };
}

/** `dart:io`, which must stand in front of the other imports. */
export function dartImport(before: string): Addition | undefined {
  const lines = linesOf(before);
  if (lines.some(({ text }) => /^\s*import\s+['"]dart:io['"]/.test(text))) return undefined;
  const first = lines.find(({ text }) => /^\s*import\s+['"]/.test(text));
  if (first !== undefined) return { offset: first.start, newText: "import 'dart:io';\n" };
  return lines.some(({ text }) => /^\s*(?:library|part)\b/.test(text))
    ? undefined
    : { offset: 0, newText: "import 'dart:io';\n\n" };
}

/** `ARG name` in a Dockerfile, in front of the instruction that uses it, unless the stage knows the name. */
export function dockerArgument(before: string, name: string): Addition | undefined {
  const lines = linesOf(before);
  const stage = lines.findLastIndex(({ text }) => /^\s*FROM\s/i.test(text));
  const inStage = lines.slice(stage + 1);
  const declares = new RegExp(`^\\s*(?:ARG|ENV)\\s+${name}(?:[\\s=]|$)`, 'i');
  // The last line is the token's own.
  if (inStage.slice(0, -1).some(({ text }) => declares.test(text))) return undefined;
  let index = lines.length - 1;
  while (index > 0 && /\\\s*$/.test(lines[index - 1]?.text ?? '')) index--;
  const line = lines[index];
  return line === undefined || /^\s*ARG\s/i.test(line.text)
    ? undefined
    : { offset: line.start, newText: `ARG ${name}\n` };
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed + 1;
    lines.push({ text: text.slice(start, end).replace(/\r?\n$/, ''), start, end });
    if (lineFeed < 0) break;
    start = end;
  }
  return lines;
}
