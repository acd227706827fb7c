/** Looks for secrets where none may be: every file below a folder, as bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files that hold one of the texts, or its encoding as UTF-16 or base64. */
export function filesHolding(folder: string, secrets: readonly string[]): readonly string[] {
  const needles = secrets.flatMap((secret) => [
    Buffer.from(secret),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2)),
  ]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    })
    .map((path) => relative(folder, path));
}
