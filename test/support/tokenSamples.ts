/** One token of a kind, and the look-alikes as lines, for the fixtures. */
import { createRandom, type Random } from './random';
import { tokenKinds } from './tokenKinds';
import { lookAlikes } from './tokenLookAlikes';

export { encode, jws } from './tokenKinds';

/** A token of the kind with this name. */
export function tokenOf(kind: string, seed: number): string {
  const found = tokenKinds.find(({ name }) => name === kind);
  if (found === undefined) throw new Error(`no kind of token is called ${kind}`);
  return found.make(createRandom(seed));
}

/** Every look-alike with a name that can be a folder's. */
export function lookAlikeLines(random: Random): readonly (readonly [string, string])[] {
  return lookAlikes.map(({ name, make }) => [name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), make(random)]);
}
