/** Which paths the glob patterns of an editor's settings leave out. */
import picomatch from 'picomatch';

/**
 * Whether a path from the folder, or a folder above it, fits one of the patterns. They are read as the editor does it:
 * from the folder on, so that `*.log` is no file further down; with `**`, `?`, `{a,b}` and `[0-9]`, and with no other
 * character that means something. What is no pattern fits nothing.
 */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.flatMap((pattern) => testOf(pattern) ?? []);
  if (tests.length === 0) return () => false;
  const fits = (path: string): boolean => tests.some((test) => test(path));
  const folders = new Map<string, boolean>([['', false]]);
  const folderFits = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const answer = folderFits(parentOf(folder)) || fits(folder);
    folders.set(folder, answer);
    return answer;
  };
  return (path) => folderFits(parentOf(path)) || fits(path);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The program knows more signs than the editor: they are meant as they stand. */
const otherSigns = /[()|+@$^]/g;

/** Each `*` of a part multiplies what a name costs that fits nearly; nobody writes so many. */
const mostStars = 4;

function isCostly(pattern: string): boolean {
  const stars = (text: string, run: RegExp): number => text.match(run)?.length ?? 0;
  return stars(pattern, /\*{2,}/g) > mostStars || pattern.split('/').some((part) => stars(part, /\*+/g) > mostStars);
}

function testOf(pattern: string): ((path: string) => boolean) | undefined {
  const written = (pattern.endsWith('/') ? pattern.slice(0, -1) : pattern).replace(otherSigns, String.raw`\$&`);
  if (written === '' || isCostly(written)) return undefined;
  try {
    return picomatch(written, { dot: true, nonegate: true, noextglob: true, posix: true });
  } catch {
    // Longer than any that a person writes.
    return undefined;
  }
}
