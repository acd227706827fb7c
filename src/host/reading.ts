/** Reads tokens: decodes, and writes the view anew each time because time passes. */
import { createTimeWords } from '../core/present/times';
import { toTokenView } from '../core/present/tokenView';
import { verdictView } from '../core/present/verdict';
import { decodeToken } from '../core/token/decode';
import type { DecodedToken } from '../core/token/decoded';
import type { TokenView } from '../shared/tokenView';
import type { Clock } from './clock';
import type { KeptToken, References } from './references';
import type { SettingsSource } from './settings';
import type { Verdicts } from './verdicts';

/** A token with all that is known of it. */
export interface Reading {
  readonly reference: string;
  readonly compact: string;
  readonly decoded: DecodedToken;
  readonly view: TokenView;
}

export interface TokenReader {
  /** Reads a token and keeps it, so that links and documents can name it. */
  readonly read: (token: KeptToken) => Reading;
  /** Reads a token for a list, where keeping all of them would push out those in use. */
  readonly look: (compact: string) => TokenView;
  /** What a token decodes to. The last one is remembered: one token is shown again and again, and a long one costs. */
  readonly decoded: (compact: string) => DecodedToken;
}

export interface TokenReaderDeps {
  readonly clock: Clock;
  readonly references: References;
  readonly settings: SettingsSource;
  readonly verdicts: Pick<Verdicts, 'known' | 'issuerState'>;
  /** BCP 47 tag that decides how dates are laid out. */
  readonly locale: string;
}

export function createTokenReader({ clock, references, settings, verdicts, locale }: TokenReaderDeps): TokenReader {
  // Formatters cost too much to make at activation, and are made when the first token is read.
  let times: ReturnType<typeof createTimeWords> | undefined;

  function viewOf(compact: string, decoded: DecodedToken, reference: string): TokenView {
    times ??= createTimeWords(locale, undefined);
    const now = clock.now();
    const { rulePolicy, tryDemoSecrets } = settings.current();
    const verdict = verdicts.known(compact);
    const issuerState = verdicts.issuerState(decoded);
    return toTokenView(compact, decoded, {
      now,
      times,
      reference,
      policy: rulePolicy,
      tryDemoSecrets,
      issuerState,
      verdict: verdict && verdictView(verdict.validation, { ...verdict, now, times, issuerState }),
    });
  }

  let last: { readonly compact: string; readonly decoded: DecodedToken } | undefined;
  function decoded(compact: string): DecodedToken {
    if (last?.compact !== compact) last = { compact, decoded: decodeToken(compact) };
    return last.decoded;
  }

  return {
    decoded,
    read: (token) => {
      const reference = references.keep(token);
      return {
        reference,
        compact: token.compact,
        decoded: decoded(token.compact),
        view: viewOf(token.compact, decoded(token.compact), reference),
      };
    },
    look: (compact) => viewOf(compact, decoded(compact), ''),
  };
}
