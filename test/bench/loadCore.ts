/** Builds what is measured the way it ships, and loads it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { cacheRoot } from '../support/repository';

import type * as core from './core';

export type Core = typeof core;

export function loadCore(): Core {
  const outfile = join(cacheRoot, 'runs', `bench-core-${String(process.pid)}.js`);
  buildSync({
    entryPoints: [join(__dirname, 'core.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  // Built from core.ts a moment ago, so the shape is known.
  return createRequire(outfile)(outfile) as Core;
}
