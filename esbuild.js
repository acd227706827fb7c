// Builds what the editor loads: `node esbuild.js [--production] [--watch] [--outdir=FOLDER]`.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = process.argv.find((argument) => argument.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** Prints the lines that the `$esbuild-watch` problem matcher of `.vscode/tasks.json` waits for. */
const watchReporter = {
  name: 'watch-reporter',
  setup(build) {
    if (!watch) return;
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const extension = {
  entryPoints: { extension: 'src/extension.ts' },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  mainFields: ['module', 'main'],
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  legalComments: 'none',
  logLevel: watch ? 'silent' : 'warning',
  plugins: [watchReporter],
};

async function main() {
  if (watch) {
    const context = await esbuild.context(extension);
    await context.watch();
    return;
  }
  fs.rmSync(outdir, { recursive: true, force: true });
  const result = await esbuild.build(extension);
  fs.writeFileSync(path.join(outdir, 'meta.json'), JSON.stringify(result.metafile));
}

main().catch((error) => {
  if (!Array.isArray(error?.errors)) console.error(error);
  process.exitCode = 1;
});
