/** The texts that are measured: real sources from the development packages, real JSON, and inputs made to be slow. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(__dirname, '..', '..', 'node_modules');

/** About `size` characters of JavaScript and TypeScript as people wrote it. */
export function sourceText(size: number): string {
  const parts: string[] = [];
  let length = 0;
  while (length < size) {
    for (const file of sourceFiles([
      'eslint/lib',
      'mocha/lib',
      'jose/dist',
      '@typescript-eslint/eslint-plugin/dist',
      'tsx/dist',
    ])) {
      const text = readFileSync(file, 'utf8');
      parts.push(text);
      length += text.length;
      if (length >= size) break;
    }
  }
  // Through a buffer, so that the string is flat as the editor's is.
  return Buffer.from(parts.join('\n').slice(0, size)).toString('utf8');
}

/** At least `size` characters of JSON: the manifests of the development packages. */
export function jsonText(size: number): string {
  const manifests: unknown[] = [];
  let length = 0;
  while (length < size) {
    for (const name of readdirSync(packages).sort()) {
      if (name.startsWith('.') || name.startsWith('@')) continue;
      try {
        const text = readFileSync(join(packages, name, 'package.json'), 'utf8');
        manifests.push(JSON.parse(text));
        length += text.length;
      } catch {
        continue; // a folder without a manifest is no package
      }
      if (length >= size) break;
    }
  }
  return JSON.stringify(manifests, null, 2);
}

/** Inputs that are slow for a scanner that looks twice. */
export const worstInputs: Readonly<Record<string, (size: number) => string>> = {
  'header that does not parse, repeated': (size) => repeat('eyJhbGciOiJI.', size),
  'anchors only': (size) => repeat('eyJ', size),
  'one long run': (size) => repeat('Q', size),
  'anchor letters': (size) => repeat('J', size),
  'dots only': (size) => repeat('.', size),
  'short runs and dots': (size) => repeat('aaaaaaaaaaaaaaaaaaaa.', size),
  'quotes and line breaks': (size) => repeat('eyJhbGciOiJIUzI1NiJ9."\n"', size),
  'half a header, quotes and line breaks': (size) => repeat('eyJhbGci"\n"', size),
  'escaped line breaks': (size) => repeat('\\\n', size),
  'a header, then escaped line breaks': (size) => repeat(`eyJhbGci${'\\\n'.repeat(4)}`, size),
  'standard alphabet': (size) => repeat('eyJ+/', size),
  'header with an endless payload': (size) => repeat('eyJhbGciOiJIUzI1NiJ9.eyJ', size),
  'escaped dots': (size) => repeat('eyJhbGciOiJIUzI1NiJ9\\u002e', size),
  'percent dots': (size) => repeat('eyJhbGciOiJIUzI1NiJ9%2E', size),
  'protected members': (size) => repeat('"protected":"eyJhbGciOiJIUzI1NiJ9",', size),
  tildes: (size) => repeat('eyJhbGciOiJIUzI1NiJ9.e30.AA~', size),
  'vendor prefixes': (size) => repeat('ghp_sk-ant-glpat-xoxb-', size),
};

/** The same for what only the search for leaks looks at. */
export const worstLeakInputs: Readonly<Record<string, (size: number) => string>> = {
  ...worstInputs,
  'beginnings of keys in PEM': (size) => repeat('-----BEGIN PRIVATE KEY-----\n', size),
  'beginnings of keys in PEM, one line': (size) => repeat('-----BEGIN PRIVATE KEY-----', size),
  'names of key types': (size) => repeat('{"kty":', size),
  'key types with their values': (size) => repeat('"kty":"RSA",', size),
  'names of client secrets': (size) => repeat('client_secret=', size),
  'short client secrets, one line': (size) => repeat('client_secret="aaaa",', size),
  'beginnings of base64 of tokens': (size) => repeat('ZXlK', size),
  'words that begin like base64 of tokens': (size) => repeat('ZXlKaaaaaaaaaaaaaaaaaaaaaaaa ', size),
  'manifests of secrets': (size) => repeat('kind: Secret\ndata:\n  a: aaaa\n', size),
  'one manifest with many lines': (size) => `kind: Secret\ndata:\n${repeat('  a: ZXlKaaaa\n', size - 19)}`,
  'logins of registries': (size) => repeat('"auth":"aaaaaaaaaaaaaaaaaaaa",', size),
  'open logins of registries': (size) => repeat('"auth":"', size),
  'vendor tokens that fail their check': (size) => repeat(`ghp_${'a'.repeat(36)} `, size),
  'empty lines': (size) => repeat('\r\n', size),
};

function repeat(unit: string, size: number): string {
  return Buffer.from(unit.repeat(Math.ceil(size / unit.length)).slice(0, size)).toString('utf8');
}

function sourceFiles(folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(packages, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:[cm]?js|ts)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort(),
  );
}
