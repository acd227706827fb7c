/** The main bundle stays small; neither bundle holds a path of the machine that built it or loads anything but the editor and Node. */
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
  const bundles = ['extension.js', 'core.js'] as const;
  const read = (name: (typeof bundles)[number]): string => readFileSync(join(folder, name), 'utf8');

  before(function () {
    this.timeout(60_000);
    execFileSync(process.execPath, ['esbuild.js', '--production', `--outdir=${folder}`], { cwd: repositoryRoot });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it(`is at most ${String(ceilingBytes / 1024)} KB`, () => {
    const bytes = Buffer.byteLength(read('extension.js'));
    assert.ok(bytes <= ceilingBytes, `dist/extension.js has ${(bytes / 1024).toFixed(1)} KB`);
  });

  it('comes without source maps', () => {
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.map')),
      [],
    );
    for (const name of bundles) assert.doesNotMatch(read(name), /sourceMappingURL/);
  });

  it('holds no path of this machine', () => {
    for (const name of bundles) assert.equal(read(name).includes(repositoryRoot), false, name);
  });

  it('requires only the editor, Node and the late bundle, and the late bundle nothing', () => {
    const known = new Set(['vscode', './core.js', ...builtinModules]);
    const required = requiredBy(read('extension.js'));
    assert.ok(required.includes('vscode') && required.includes('./core.js'));
    assert.deepEqual(
      required.filter((name) => !known.has(name.replace(/^node:/, ''))),
      [],
    );
    assert.deepEqual(requiredBy(read('core.js')), []);
  });
});

function requiredBy(code: string): readonly string[] {
  return [...code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1] ?? '');
}
