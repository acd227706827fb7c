/** Why nothing could be decided, in words: never "invalid", and always with what to do next. */
import type { IssuerState } from '../../shared/tokenView';
import type { Undecided } from '../validation/outcome';
import type { Possession } from '../validation/possession';
import { keyFailureSentence } from './keyFailureWords';
import { keyNotFoundWords } from './keyNotFoundWords';
import { quoted } from './quoted';

/** What checking a proof of possession answered: that it holds says nothing of who holds the key. */
export function possessionWords(possession: Possession): UndecidedWords | undefined {
  switch (possession.status) {
    case 'proved':
      return {
        headline: 'Proves possession of a key, and nothing else',
        why: `Its ${possession.algorithm} signature fits the key it is bound to (thumbprint ${possession.thumbprint}). Whose key that is, nobody vouches for.`,
        next: 'An access token bound to the key has the same thumbprint in "cnf.jkt".',
      };
    case 'failed':
      return {
        headline: 'Proves nothing: the proof of possession is broken',
        why: 'A server must refuse it.',
        next: 'Make a new proof for each request (RFC 9449 section 4.3).',
      };
    case 'undecided':
      return undefined;
  }
}

export interface UndecidedWords {
  /** Such as `Not verified: its issuer is not configured`; nothing of the token is in it. */
  readonly headline: string;
  readonly why: string;
  /** What a person can do; undefined where nothing can be done. */
  readonly next: string | undefined;
}

/** What of the token is in the words is unescaped and cut. */
export function undecidedWords(cause: Undecided, context: UndecidedContext): UndecidedWords {
  const { headline, why, next } = wordsOf[cause.code](cause, context);
  return { headline, why, next };
}

export interface UndecidedContext {
  readonly now: Date;
  readonly issuerState?: IssuerState | undefined;
}

/** Said of a token whose issuer the workspace knows and the user has not agreed to. */
export const awaitingConsent =
  'This workspace brings a profile for its issuer, which does not count before you have reviewed it and agreed to it.';

type Words = (
  cause: Undecided,
  context: UndecidedContext,
) => {
  readonly headline: string;
  readonly why: string;
  readonly next?: string | undefined;
};

const wordsOf: Readonly<Record<Undecided['code'], Words>> = {
  'issuer-not-configured': ({ issuer }, { issuerState }) => {
    const isAwaiting = issuerState === 'awaiting-consent';
    const profile = isAwaiting ? 'issuer profile in effect' : 'issuer profile';
    const why =
      issuer === undefined
        ? `No ${profile} fits this token, and nothing is fetched because a token names it.`
        : `No ${profile} is for ${quoted(issuer)}, and nothing is fetched because a token names it.`;
    const next = isAwaiting ? awaitingConsent : 'Add the issuer if you trust it.';
    return { headline: 'Not verified: its issuer is not configured', why, next };
  },
  'keys-unavailable': ({ failure }) => ({
    headline: 'Not verified: the keys of the issuer are not available',
    why: failure === undefined ? 'The keys of the issuer could not be had.' : keyFailureSentence(failure),
  }),
  'key-not-found': keyNotFoundWords,
  'key-ambiguous': () => ({
    headline: 'Not verified: several keys fit',
    why: 'Several keys of the issuer fit, and the token does not say which one (kid).',
    next: 'Let the issuer write "kid" into its tokens.',
  }),
  'not-a-jwt': () => ({
    headline: 'Not verified: this is no JWT',
    why: 'Only a JWT or an SD-JWT can be checked with the keys of an issuer.',
  }),
  opaque: () => ({
    headline: 'Not verified: only its issuer can tell',
    why: 'The token is opaque: what it means and whether it still works stands with its issuer, not in the token.',
  }),
  encrypted: () => ({
    headline: 'Not verified: it is encrypted',
    why: 'What is inside can be checked only once it is open.',
    next: 'Run “Open Encrypted Token with a Key”, then validate the token inside.',
  }),
  'algorithm-not-supported': ({ algorithm }) => ({
    headline: 'Not verified: its algorithm cannot be checked here',
    why: `${algorithm === undefined ? 'Its algorithm' : quoted(algorithm)} is not supported by the cryptography of this editor, so the signature was not checked.`,
  }),
  'graph-nonce-token': () => ({
    headline: 'Cannot be verified by third parties',
    why: 'The "nonce" in its header shows that Microsoft made it for an API of its own, such as Microsoft Graph, which alone can check the signature. That says nothing against the token.',
    next: 'For an API of yours, ask for a scope of that API: the token you then get can be verified.',
  }),
  'okta-org-token': () => ({
    headline: 'Cannot be verified by third parties',
    why: 'Access tokens of an Okta org authorization server are for Okta alone, which does not publish how to check them. That says nothing against the token.',
    next: 'For an API of yours, use a custom authorization server of Okta (its issuer has /oauth2/ in it).',
  }),
  'not-verifiable-by-others': () => ({
    headline: 'Cannot be verified by third parties',
    why: 'Its issuer makes such tokens for itself alone. That says nothing against the token.',
  }),
  'proof-of-possession': () => ({
    headline: 'Not verified: a proof of possession only',
    why: 'It is signed with a key of whoever made it, which it names itself. No issuer vouches for it.',
  }),
  aborted: () => ({
    headline: 'Not verified: the check was stopped',
    why: 'The check was stopped before it was done.',
    next: 'Validate the token again.',
  }),
};
