// Builds what the editor loads: `node esbuild.js [--production] [--watch]`.
'use strict';
const fs = require('node:fs');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Prints the lines that the `$esbuild-watch` problem matcher of `.vscode/tasks.json` waits for. */
const watchReporter = {
  name: 'watch-reporter',
  setup(build) {
    build.onStart(() => {
      if (watch) console.log('[watch] build started');
    });
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      if (watch) console.log('[watch] build finished');
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
const extension = {
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
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
  fs.rmSync('dist', { recursive: true, force: true });
  const result = await esbuild.build(extension);
  fs.writeFileSync('dist/meta.json', JSON.stringify(result.metafile));
}

main().catch((error) => {
  if (!Array.isArray(error?.errors)) console.error(error);
  process.exitCode = 1;
});
