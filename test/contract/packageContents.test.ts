/** The package holds what a user needs and nothing else. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { repositoryRoot } from '../support/repository';
import { readText, repositoryFiles } from './sourceFiles';

const required = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/core.js',
  'dist/flows.js',
  'dist/signIn.js',
  'dist/panel.js',
  'dist/scan.js',
  'dist/scanWorker.js',
  'dist/codicon.css',
  'dist/codicon.ttf',
  'media/icon.png',
  'media/claimcheck.svg',
  'media/signIn.css',
  'media/panel.css',
];
const allowedBesides = [/^dist\/\w+\.js$/, /^media\/[\w./-]+\.(?:png|svg|css|md|gif)$/];

describe('the package', () => {
  let files: readonly string[] = [];

  before(function () {
    this.timeout(60_000);
    if (!existsSync(join(repositoryRoot, 'dist/extension.js'))) run('esbuild.js', '--production');
    files = run('node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies')
      .split('\n')
      .filter((line) => line !== '');
  });

  it('has every file that it needs', () => {
    assert.deepEqual(
      required.filter((name) => !files.includes(name)),
      [],
    );
  });

  it('has no other file', () => {
    const others = files.filter((name) => !required.includes(name) && !allowedBesides.some((one) => one.test(name)));
    assert.deepEqual(others, []);
  });

  it('has no file of media that the repository does not have', () => {
    const known = new Set(repositoryFiles());
    assert.deepEqual(
      files.filter((name) => name.startsWith('media/') && !known.has(name)),
      [],
    );
  });

  it('has the pictures that its README shows', () => {
    const pictures = [...readText('README.md').matchAll(/!\[[^\]]*\]\(([^)\s]+)|<img[^>]*\ssrc="([^"]+)"/g)]
      .map((match) => match[1] ?? match[2] ?? '')
      .filter((link) => !link.startsWith('https://'));
    assert.deepEqual(
      pictures.filter((link) => !files.includes(link.replace(/^\.\//, ''))),
      [],
    );
  });
});

function run(...args: readonly string[]): string {
  return execFileSync(process.execPath, args, {
    cwd: repositoryRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
