/** Watches every door to the network that Node has, and counts who goes through. */
import assert from 'node:assert/strict';
import dns from 'node:dns';
import dnsPromises from 'node:dns/promises';
import { Socket } from 'node:net';

/** Runs and gives the doors that were used, in order: `fetch`, `connect`, `lookup`. */
export async function doorsUsedBy(run: () => unknown): Promise<readonly string[]> {
  const used: string[] = [];
  const restore = [
    watch(globalThis, 'fetch', used),
    // Its methods are called on the socket itself.
    watch(Socket.prototype, 'connect', used),
    watch(dns, 'lookup', used),
    watch(dnsPromises, 'lookup', used),
  ];
  try {
    await run();
  } finally {
    for (const each of restore) each();
  }
  return used;
}

/** Puts a counting function in the place of another; the answer puts that back. */
function watch(holder: object, name: string, used: string[]): () => void {
  // Whatever their types: they are called as they were called.
  const functions = holder as Record<string, ((...args: unknown[]) => unknown) | undefined>;
  const original = functions[name];
  assert.ok(original, name);
  functions[name] = function (this: unknown, ...args: unknown[]) {
    used.push(name);
    return original.apply(this, args);
  };
  return () => {
    functions[name] = original;
  };
}
