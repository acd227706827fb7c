/** The main bundle and those of the pages stay small; none holds a path of the machine that built it or loads anything but the editor and Node. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { repositoryRoot } from '../support/repository';

const ceilings = {
  'extension.js': 120,
  'signIn.js': 64,
  'panel.js': 110,
  // It looks for credentials in the names of files, which it tells.
  'scan.js': 192,
  'scanWorker.js': 200,
} as const;

describe('the production bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-bundle-'));
  const scans = ['scan.js', 'scanWorker.js'] as const;
  const bundles = ['extension.js', 'core.js', 'flows.js', 'signIn.js', 'panel.js', ...scans] as const;
  const pages = ['signIn.js', 'panel.js'] as const;
  const read = (name: (typeof bundles)[number]): string => readFileSync(join(folder, name), 'utf8');

  before(function () {
    this.timeout(60_000);
    execFileSync(process.execPath, ['esbuild.js', '--production', `--outdir=${folder}`], { cwd: repositoryRoot });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, kilobytes] of Object.entries(ceilings)) {
    it(`has at most ${String(kilobytes)} KB in ${name}`, () => {
      const bytes = statSync(join(folder, name)).size;
      assert.ok(bytes <= kilobytes * 1024, `dist/${name} has ${(bytes / 1024).toFixed(1)} KB`);
    });
  }

  it('is these files and no other', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...bundles, 'codicon.css', 'codicon.ttf', 'meta.json'].sort());
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

  it('requires only the editor, Node and the late bundles; core and the pages nothing', () => {
    const known = new Set(['vscode', './core.js', './flows.js', ...builtinModules]);
    for (const name of ['extension.js', 'flows.js'] as const) {
      const required = requiredBy(read(name));
      assert.ok(required.includes('vscode') && required.includes('./core.js'), name);
      assert.deepEqual(
        required.filter((one) => !known.has(one.replace(/^node:/, ''))),
        [],
      );
    }
    for (const name of scans) {
      assert.ok(
        requiredBy(read(name)).every((one) => one.startsWith('node:')),
        name,
      );
    }
    assert.deepEqual(requiredBy(read('core.js')), []);
    for (const name of pages) assert.deepEqual(requiredBy(read(name)), [], name);
  });

  it('has functions alone for other bundles to call, since a constant cannot be called late', () => {
    const isPlain = "Object.values(require(process.argv[1])).every((each) => typeof each === 'function')";
    const path = join(folder, 'core.js');
    assert.equal(execFileSync(process.execPath, ['-p', isPlain, path], { encoding: 'utf8' }).trim(), 'true');
  });

  it('carries the licences of what the pages are made of, and makes no code while it runs', () => {
    for (const name of pages) {
      assert.match(read(name), /Copyright \(c\) 2017 Google LLC/, name);
      assert.match(read(name), /Copyright \(c\) \d+ Adam Bender/, name);
      assert.doesNotMatch(read(name), /\beval\(|\bnew Function\b|\bFunction\(/, name);
    }
    assert.match(read('signIn.js'), /uqr\n\nMIT License/);
    const icons = readFileSync(join(folder, 'codicon.css'), 'utf8');
    assert.match(icons, /Creative Commons Attribution 4\.0|Attribution 4\.0 International/);
    assert.match(icons, /url\("\.\/codicon\.ttf"\)/);
  });
});

function requiredBy(code: string): readonly string[] {
  return [...code.matchAll(/\brequire\(["'`]([^"'`]+)["'`]\)/g)].map((match) => match[1] ?? '');
}
