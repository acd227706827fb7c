/** The main bundle stays small, holds no path of the machine that built it, and loads nothing but the editor and Node. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../support/repository';

const ceilingBytes = 120 * 1024;

describe('the production bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-bundle-'));
  const read = (): string => readFileSync(join(folder, 'extension.js'), 'utf8');

  before(function () {
    this.timeout(60_000);
    execFileSync(process.execPath, ['esbuild.js', '--production', `--outdir=${folder}`], { cwd: repositoryRoot });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(`is at most ${String(ceilingBytes / 1024)} KB`, () => {
    const bytes = Buffer.byteLength(read());
    assert.ok(bytes <= ceilingBytes, `dist/extension.js has ${(bytes / 1024).toFixed(1)} KB`);
  });

  it('comes without source maps', () => {
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.map')),
      [],
    );
    assert.doesNotMatch(read(), /sourceMappingURL/);
  });

  it('holds no path of this machine', () => {
    assert.equal(read().includes(repositoryRoot), false);
  });

  it('requires only the editor, Node and its own bundles', () => {
    const required = [...read().matchAll(/\brequire\(["']([^"']+)["']\)/g)].map((match) => match[1] ?? '');
    const known = new Set(['vscode', ...builtinModules]);
    const foreign = required.filter((name) => !name.startsWith('./') && !known.has(name.replace(/^node:/, '')));
    assert.ok(required.includes('vscode'));
    assert.deepEqual(foreign, []);
  });
});
