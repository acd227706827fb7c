/** Finds every token in a text. */
import type { TokenMatch } from './match';

export function locateTokens(_text: string): readonly TokenMatch[] {
  throw new Error('not built yet');
}

export function tokenAt(_matches: readonly TokenMatch[], _offset: number): TokenMatch | undefined {
  throw new Error('not built yet');
}
