/** The words of what issuers are asked about leaked tokens. */
import { localAndUtc, type TimeWords } from '../../../core/present/times';
import type { SessionFailure } from '../../../core/sessions/outcome';
import { label } from '../../issuerMessages';
import { oauthFailureSentence } from '../../sessions/failureMessages';
import type { Question } from '../../sessions/use/confirm';
import { shown } from '../../shown';
import { fullPlace, sentences } from './actMessages';
import type { HeldToken } from './heldTokens';
import type { LeftLeak } from './leftLeaks';
import { leftSentence } from './leftMessages';

export const issuerMessages = {
  preparing: 'Getting ready to ask the issuer',
  revoking: 'Revoking leaked tokens',
  checking: 'Asking about leaked tokens',
  revoke: 'Revoke',
  send: 'Send the Tokens',
  noSession:
    'No session that is kept here holds one of these tokens, so there is none to replace. Revoke the tokens instead.',
} as const;

/** Tokens that go to one host. */
export interface ForHost {
  readonly host: string;
  readonly profile: string;
  readonly tokens: readonly HeldToken[];
}

/** A request that came to nothing. */
export interface FailedAt {
  readonly profile: string;
  readonly failure: SessionFailure;
}

export function revokeQuestion(ready: readonly ForHost[]): Question {
  return {
    message: `Revoke ${tokens(count(ready))} at ${hosts(ready)}? This cannot be taken back.`,
    detail: tokenLines(ready),
    action: issuerMessages.revoke,
  };
}

export function checkQuestion(ready: readonly ForHost[]): Question {
  return {
    message: `Send ${tokens(count(ready))} to ${hosts(ready)} to ask whether they are active?`,
    detail: tokenLines(ready),
    action: issuerMessages.send,
  };
}

const mostLines = 10;

/** What each is and where it stands; a modal has no more room. */
function tokenLines(ready: readonly ForHost[]): string {
  const lines = ready.flatMap(({ profile, tokens: all }) =>
    all.flatMap(({ leaks: [first] }) =>
      first === undefined ? [] : [`${label(profile)}: ${shown(first.leak.title)}, ${fullPlace(first)}`],
    ),
  );
  const more = lines.length - mostLines;
  return [...lines.slice(0, mostLines), ...(more > 0 ? [`and ${String(more)} more`] : [])].join('\n');
}

function count(ready: readonly ForHost[]): number {
  return ready.reduce((sum, each) => sum + each.tokens.length, 0);
}

function hosts(ready: readonly ForHost[]): string {
  return [...new Set(ready.map(({ host }) => shown(host)))].join(' and ');
}

function tokens(number: number): string {
  return number === 1 ? '1 token' : `${String(number)} tokens`;
}

export interface RevokedAll {
  readonly done: readonly HeldToken[];
  readonly left: readonly LeftLeak[];
  readonly failures: readonly FailedAt[];
  readonly times: TimeWords;
  readonly now: Date;
}

export function revokedSentence({ done, left, failures, times, now }: RevokedAll): string {
  const first = done.length === 0 ? 'Nothing was revoked.' : `The revocation of ${tokens(done.length)} was accepted.`;
  return sentences(first, stillValid(done, times, now), leftSentence(left), failureWords(failures));
}

/** A revocation reaches only those who ask the server (RFC 7009 section 3); a JWT is checked without it. */
function stillValid(done: readonly HeldToken[], times: TimeWords, now: Date): string {
  const selfContained = done.flatMap(({ leaks: [first] }) => (first?.leak.kind === 'access-token' ? [first.leak] : []));
  if (selfContained.length === 0) return '';
  const which = selfContained.length === 1 ? 'it' : `${String(selfContained.length)} of them`;
  const ends = selfContained.map(({ expiresAt }) => expiresAt?.getTime() ?? Infinity);
  const end = times.instant(new Date(Math.max(...ends)), now);
  const until = end === undefined ? 'for ever, since they have no end' : `until ${localAndUtc(end)}`;
  return `APIs that check tokens without asking the server may accept ${which} ${until}.`;
}

export interface CheckedAll {
  readonly active: number;
  readonly inactive: number;
  /** Of the active ones, those that the issuer's key vouches for and that nobody was asked about. */
  readonly byKey: number;
  readonly left: readonly LeftLeak[];
  readonly failures: readonly FailedAt[];
}

export function checkedSentence({ active, inactive, byKey, left, failures }: CheckedAll): string {
  const first =
    active + inactive === 0
      ? 'Nothing was found out.'
      : `${tokens(active)} active, ${String(inactive)} not active any more.`;
  const caution = byKey === 0 ? '' : `Of ${String(byKey)} the issuer’s key says so, which cannot know of a revocation.`;
  return sentences(first, caution, leftSentence(left), failureWords(failures));
}

/** One sentence an issuer: ten tokens fail for the same reason. */
function failureWords(failures: readonly FailedAt[]): string {
  const all = new Map(failures.map(({ profile, failure }) => [profile, oauthFailureSentence(failure, profile)]));
  return [...all.values()].slice(0, 2).join(' ');
}
