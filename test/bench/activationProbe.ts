/** Runs inside the extension host: loads and activates the extension, and writes how long each took. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';

export interface ActivationTimes {
  readonly requireMs: number;
  readonly activateMs: number;
  /** Of the call that the editor makes, both and its own work included. */
  readonly wholeMs: number;
}

interface Activatable {
  readonly activate: (context: { readonly subscriptions: vscode.Disposable[] }) => void;
}

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('claimcheck.claimcheck');
  if (extension === undefined) throw new Error('The extension is not installed.');
  if (extension.isActive) throw new Error('The extension is active already: its first activation cannot be measured.');
  const main = join(extension.extensionPath, 'dist', 'extension.js');

  const begin = performance.now();
  // Shape of our own module; the editor calls it the same way.
  const loaded = createRequire(main)(main) as Activatable;
  const required = performance.now();
  const subscriptions: vscode.Disposable[] = [];
  loaded.activate({ subscriptions });
  const activated = performance.now();
  // Everything is registered once only, so ours goes before the editor's own activation.
  for (const subscription of subscriptions) subscription.dispose();

  const before = performance.now();
  await extension.activate();
  const times: ActivationTimes = {
    requireMs: required - begin,
    activateMs: activated - required,
    wholeMs: performance.now() - before,
  };
  writeFileSync(join(__dirname, 'times.json'), JSON.stringify(times));
}
