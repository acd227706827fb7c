// Runs a TypeScript program of this folder from a fresh clone: `node test/support/bootstrap.mjs PROGRAM.ts [arguments]`.
// Plain JavaScript without packages, because it is what installs them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const leastNode = [20, 19];

refuseOldNode();
if (!isInstalled()) await install();
runProgram(process.argv.slice(2));

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  console.error(`This needs Node ${leastNode.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Compares the lock file with the note npm leaves about what it installed. */
function isInstalled() {
  const note = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === '' || optional) return true;
    return installed[path]?.version === version;
  });
}

async function install() {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  console.log('… installing the packages of package-lock.json (npm ci)');
  const beat = setInterval(() => console.log(`  still installing packages (${seconds()} s)`), 15_000);
  const code = await new Promise((resolve) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(127));
    // A stopped `npm` does not tell us: then we have another parent than at the start.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
    child.once('close', resolve);
  });
  clearInterval(beat);
  if (code !== 0) {
    console.error('✘ npm ci failed; its message is above. Is the package registry reachable?');
    process.exit(1);
  }
  console.log(`✔ packages installed (${seconds()} s)`);
}

function runProgram([program, ...args]) {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], { cwd: root, stdio: 'inherit' });
  // The program ends what it started; we only pass the signal on and wait for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A stopped `npm` does not tell us: then we have another parent than at the start.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  child.once('close', (code) => process.exit(code ?? 1));
}
