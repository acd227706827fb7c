/** Whether git leaves a file of the root folder alone, and the line that makes it. */

/**
 * Whether the patterns ignore a file in their own folder, such as `.env`. The last pattern that fits decides.
 *
 * @see https://git-scm.com/docs/gitignore
 */
export function isIgnored(gitignore: string, name: string): boolean {
  let ignored = false;
  for (const line of gitignore.split('\n')) {
    const pattern = line.trim();
    if (pattern === '' || pattern.startsWith('#')) continue;
    const isException = pattern.startsWith('!');
    if (fits(isException ? pattern.slice(1) : pattern, name)) ignored = !isException;
  }
  return ignored;
}

/** The text to put at the end of `.gitignore` so that it names the file, on a line of its own. */
export function ignoreAddition(gitignore: string, name: string): string {
  const lineBreak = gitignore.includes('\r\n') ? '\r\n' : '\n';
  const separator = gitignore === '' || gitignore.endsWith('\n') ? '' : lineBreak;
  return `${separator}${name}${lineBreak}`;
}

function fits(pattern: string, name: string): boolean {
  // One with a slash at the end is for folders; one with a slash within is for another folder, but for `/` and `**/`.
  const own = pattern.replace(/^(?:\*\*)?\//, '');
  return !own.includes('/') && matches(own, name);
}

/** `*` and `?` as in file names; without a regular expression, which patterns of strangers could make slow. */
function matches(pattern: string, name: string): boolean {
  let [at, in_, star, back] = [0, 0, -1, 0];
  while (in_ < name.length) {
    const wanted = pattern.charAt(at);
    if (wanted === '*') [star, back, at] = [at, in_, at + 1];
    else if (wanted === '?' || (wanted !== '' && wanted === name.charAt(in_))) [at, in_] = [at + 1, in_ + 1];
    else if (star >= 0) [at, back, in_] = [star + 1, back + 1, back + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
