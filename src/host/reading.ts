/** Reads kept tokens: decodes once, and writes the view anew each time because time passes. */
import { toTokenView } from '../core/present/tokenView';
import { decodeToken } from '../core/token/decode';
import type { DecodedToken } from '../core/token/decoded';
import type { TokenView } from '../shared/tokenView';
import type { Clock } from './clock';
import type { KeptToken, References } from './references';

/** A token with all that is known of it. */
export interface Reading {
  readonly reference: string;
  readonly token: KeptToken;
  readonly decoded: DecodedToken;
  readonly view: TokenView;
}

export interface TokenReader {
  readonly read: (token: KeptToken) => Reading;
}

export interface TokenReaderDeps {
  readonly clock: Clock;
  readonly references: References;
  /** BCP 47 tag in which dates are written. */
  readonly locale: string;
}

export function createTokenReader({ clock, references, locale }: TokenReaderDeps): TokenReader {
  return {
    read: (token) => {
      const reference = references.keep(token);
      const decoded = decodeToken(token.compact);
      const view = toTokenView(token.compact, decoded, { now: clock.now(), timeZone: undefined, locale, reference });
      return { reference, token, decoded, view };
    },
  };
}
