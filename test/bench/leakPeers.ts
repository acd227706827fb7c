/** What other scanners find in a folder, as spans; those that are not there are left out, with the reason. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { CorpusFile } from '../support/leaks/leakCorpus';
import type { Hit } from '../support/leaks/writeCorpus';

/** The spans, or why there are none. */
export type PeerHits =
  { readonly hits: readonly Hit[]; readonly ms: number } | { readonly hits?: undefined; readonly missing: string };

export interface Peer {
  readonly name: string;
  readonly search: (root: string, files: readonly CorpusFile[]) => PeerHits;
}

/** With every beginning that base64url makes of a JSON object. */
const fiveAnchors = 'e(?:y[JA]|w[o0k])[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*';
const simple = '\\beyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*';

export const peers: readonly Peer[] = [
  { name: 'rg, expression with five anchors', search: (root, files) => ripgrep(root, files, fiveAnchors) },
  { name: 'rg, the usual `eyJ` expression', search: (root, files) => ripgrep(root, files, simple) },
  { name: 'secretlint, its recommended rules and an expression', search: secretlint },
  { name: 'gitleaks', search: gitleaks },
  { name: 'TruffleHog', search: trufflehog },
];

function run(command: string, args: readonly string[], cwd: string): { stdout: string; ms: number } | undefined {
  const begin = performance.now();
  const { stdout, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  // Whoever finds something says so by the exit code.
  return error === undefined ? { stdout, ms: performance.now() - begin } : undefined;
}

interface RipgrepLine {
  readonly type: string;
  readonly data: {
    readonly path: { readonly text: string };
    readonly lines: { readonly text?: string; readonly bytes?: string };
    readonly line_number: number;
    readonly submatches: readonly { readonly start: number; readonly end: number }[];
  };
}

function ripgrep(root: string, files: readonly CorpusFile[], expression: string): PeerHits {
  const ran = run('rg', ['--json', '-uu', '--', expression, '.'], root);
  if (ran === undefined) return { missing: 'rg is not on the PATH' };
  const starts = new Map(files.map(({ path, text }) => [path, lineFeedStarts(text)]));
  // What it prints is documented, so the shape is known.
  const hits = (jsonLines(ran.stdout) as readonly RipgrepLine[])
    .filter(({ type }) => type === 'match')
    .flatMap(({ data: { path, lines, line_number: line, submatches } }) => {
      const name = path.text.replace(/^\.\//, '').replaceAll('\\', '/');
      const start = starts.get(name)?.[line - 1] ?? Number.NaN;
      const encoding = lines.text === undefined ? 'latin1' : 'utf8';
      const bytes = lines.text === undefined ? Buffer.from(lines.bytes ?? '', 'base64') : Buffer.from(lines.text);
      const at = (offset: number): number => start + bytes.toString(encoding, 0, offset).length;
      return submatches.map((match) => ({ path: name, start: at(match.start), end: at(match.end) }));
    });
  return { hits, ms: ran.ms };
}

interface SecretlintFile {
  readonly filePath: string;
  readonly messages: readonly { readonly range: readonly [number, number] }[];
}

/** Installed for the moment, since its rule for expressions is no part of what we depend on. */
function secretlint(root: string): PeerHits {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-peer-'));
  try {
    const packages = ['secretlint', 'secretlint-rule-pattern', 'secretlint-rule-preset-recommend'].map((name) =>
      name === 'secretlint' ? 'secretlint@10' : `@secretlint/${name}@10`,
    );
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, ...packages], folder);
    const program = join(folder, 'node_modules/secretlint/bin/secretlint.js');
    if (!existsSync(program)) return { missing: 'secretlint could not be installed' };
    const pattern = { name: 'token', pattern: `/${fiveAnchors}/g` };
    const rules = [
      { id: '@secretlint/secretlint-rule-preset-recommend' },
      { id: '@secretlint/secretlint-rule-pattern', options: { patterns: [pattern] } },
    ];
    writeFileSync(join(folder, 'rules.json'), JSON.stringify({ rules }));
    // To a file: it ends before a pipe has taken everything.
    const output = join(folder, 'report.json');
    const options = ['--secretlintrc', join(folder, 'rules.json'), '--format', 'json', '--output', output];
    const ran = run(process.execPath, [program, ...options, '**/*', '**/.*/**'], root);
    if (ran === undefined || !existsSync(output)) return { missing: 'secretlint did not run' };
    // What it writes is JSON of this form, or the figures below are none.
    const report = JSON.parse(readFileSync(output, 'utf8')) as readonly SecretlintFile[];
    const hits = report.flatMap(({ filePath, messages }) =>
      messages.map(({ range: [start, end] }) => ({ path: pathFrom(root, filePath), start, end })),
    );
    return { hits, ms: ran.ms };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The path and the text that a scanner tells of its find. */
interface Told {
  readonly path: string;
  readonly secret: string;
}

function gitleaks(root: string, files: readonly CorpusFile[]): PeerHits {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-peer-'));
  const report = join(folder, 'report.json');
  const ran = run('gitleaks', ['detect', '--no-git', '--source', root, '-f', 'json', '-r', report], root);
  const text = existsSync(report) ? readFileSync(report, 'utf8') : '[]';
  rmSync(folder, { recursive: true, force: true });
  if (ran === undefined) return { missing: 'gitleaks is not on the PATH' };
  const told = (JSON.parse(text) as readonly { readonly File: string; readonly Secret: string }[]).map(
    ({ File: path, Secret: secret }) => ({ path: pathFrom(root, path), secret }),
  );
  return { hits: placed(files, told), ms: ran.ms };
}

interface TrufflehogLine {
  readonly Raw?: string;
  readonly SourceMetadata?: { readonly Data?: { readonly Filesystem?: { readonly file?: string } } };
}

function trufflehog(root: string, files: readonly CorpusFile[]): PeerHits {
  const ran = run('trufflehog', ['filesystem', root, '--json', '--no-verification', '--no-update'], root);
  if (ran === undefined) return { missing: 'TruffleHog is not on the PATH' };
  // What it prints is documented, so the shape is known.
  const told = (jsonLines(ran.stdout) as readonly TrufflehogLine[]).flatMap(
    ({ Raw: secret, SourceMetadata: source }) => {
      const path = source?.Data?.Filesystem?.file;
      return secret === undefined || path === undefined ? [] : [{ path: pathFrom(root, path), secret }];
    },
  );
  return { hits: placed(files, told), ms: ran.ms };
}

/** A text that stands several times is told several times; the n-th of them is the n-th in the file. */
function placed(files: readonly CorpusFile[], told: readonly Told[]): readonly Hit[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const behind = new Map<string, number>();
  return told.flatMap(({ path, secret }) => {
    const key = `${path}\0${secret}`;
    const start = texts.get(path)?.indexOf(secret, behind.get(key) ?? 0) ?? -1;
    if (start < 0) return [];
    behind.set(key, start + secret.length);
    return [{ path, start, end: start + secret.length }];
  });
}

function pathFrom(root: string, path: string): string {
  return (isAbsolute(path) ? relative(root, path) : path).split(sep).join('/');
}

function lineFeedStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function jsonLines(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line));
}
