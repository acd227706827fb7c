/** A stress corpus for the scanner: every kind of token in every context, with exact spans, between look-alikes. */
import { contexts, type Placement } from './tokenContexts';
import { lookAlikes } from './tokenLookAlikes';
import { tokenKinds } from './tokenKinds';
import { createRandom, type Random } from './random';

/** One token as planted. */
export interface Planted {
  readonly kind: string;
  readonly context: string;
  readonly start: number;
  readonly end: number;
  readonly compact: string;
  readonly form: 'jws' | 'jwe' | 'sd-jwt' | 'opaque';
}

/** A place where nothing must be found. */
export interface Decoy {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

export interface TokenCorpus {
  readonly text: string;
  readonly tokens: readonly Planted[];
  readonly decoys: readonly Decoy[];
}

/** Builds the corpus; the same seed gives the same text. `rounds` is how often each kind stands in each context. */
export function buildCorpus(seed: number, rounds = 1): TokenCorpus {
  const random = createRandom(seed);
  const pieces: string[] = [];
  const tokens: Planted[] = [];
  const decoys: Decoy[] = [];
  let length = 0;
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (let round = 0; round < rounds; round++) {
    for (const context of contexts) {
      for (const kind of tokenKinds) {
        const compact = kind.make(random);
        const placement = context.fits(kind) ? context.place(compact, random) : undefined;
        if (placement === undefined) continue;
        add(filler(random));
        tokens.push({ kind: kind.name, context: context.name, compact, form: kind.form, ...spanOf(placement, length) });
        add(`${placement.before}${placement.written}${placement.after}\n`);
      }
    }
    for (const lookAlike of lookAlikes) {
      add(filler(random));
      const written = lookAlike.make(random);
      decoys.push({ kind: lookAlike.name, start: length, end: length + written.length });
      add(`${written}\n`);
    }
  }
  return { text: pieces.join(''), tokens, decoys };
}

function spanOf(placement: Placement, offset: number): { readonly start: number; readonly end: number } {
  const start = offset + placement.before.length;
  return { start, end: start + placement.written.length };
}

/** Source text between two tokens, which ends every join. */
export function filler(random: Random): string {
  return random.pick([
    '\nexport function next(value: number): number { return value + 1; }\n\n',
    '\n# 2024-05-01T10:00:00Z INFO request finished in 12 ms\n\n',
    '\n\n<p>Nothing to see here.</p>\n\n',
    '\n\nif (response.status === 401) throw new Error("unauthorized: " + response.url);\n\n',
  ]);
}
