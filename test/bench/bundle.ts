/** The bundle: its size, and what loading it costs beside an extension that ships with the editor. */
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { middle, milliseconds, times, type Figure } from './measure';

const root = join(__dirname, '..', '..');
const bundle = join(root, 'dist', 'extension.js');
const runs = 21;

/** Loads a module in a fresh process with a `vscode` that answers everything, and prints the milliseconds. */
const probe = `
const Module = require('node:module');
const endless = () => new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => 0 : endless()),
  apply: endless,
  construct: endless,
  // The bundle copies a module onto an object that inherits from the module's prototype.
  getPrototypeOf: endless,
});
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? endless() : load(name, ...rest));
const begin = performance.now();
require(process.argv[1]);
console.log(performance.now() - begin);
`;

export function bundleFigures(): readonly Figure[] {
  execFileSync(process.execPath, [join(root, 'esbuild.js'), '--production'], { stdio: 'inherit' });
  const bytes = statSync(bundle).size;
  const figures: Figure[] = [
    {
      what: 'main bundle, minified',
      ours: `${(bytes / 1024).toFixed(1)} KB`,
      goal: '<= 120 KB',
      met: bytes <= 120 * 1024,
      against: 'built-in configuration-editing 125 KB, merge-conflict 171 KB',
    },
  ];
  const peer = builtInExtension();
  if (peer === undefined) {
    console.error('no editor in .vscode-test/: `npm run test:host` sets one up; the loading figure is left out');
    return figures;
  }
  const pairs = Array.from({ length: runs }, () => ({ ours: requireMs(bundle), peer: requireMs(peer) }));
  const ratio = middle(pairs.map((pair) => pair.ours / pair.peer).sort((a, b) => a - b));
  figures.push({
    what: 'require of the main bundle, fresh process',
    ours: times(ratio),
    goal: '<= 1.5x',
    met: ratio <= 1.5,
    against: `built-in references-view (${milliseconds(middle(pairs.map((pair) => pair.ours).sort((a, b) => a - b)))} against ${milliseconds(middle(pairs.map((pair) => pair.peer).sort((a, b) => a - b)))})`,
  });
  return figures;
}

function requireMs(file: string): number {
  return Number(
    execFileSync(process.execPath, ['-e', probe, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

/** references-view as it ships with the editor the tests run in. */
function builtInExtension(): string | undefined {
  const cache = join(root, '.vscode-test');
  if (!existsSync(cache)) return undefined;
  const found = execFileSync(
    'find',
    [cache, '-path', '*extensions/references-view/dist/extension.js', '-not', '-path', '*/node_modules/*'],
    {
      encoding: 'utf8',
    },
  );
  return found.split('\n').find((line) => line !== '');
}
