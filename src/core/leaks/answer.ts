/** What an issuer said of a leaked credential, and what follows from it. */
import type { Leak, LeakRank } from './leak';

/** What a configured issuer, asked or by its keys, said, and when; `revoked` where it took a revocation. */
export interface IssuerAnswer {
  readonly result: 'active' | 'inactive' | 'revoked';
  readonly at: Date;
}

/** Up to when a revoked token is good where nobody asks the server (RFC 7009 section 3); undefined where it is not. */
export function acceptedOffline(
  { kind, expiresAt }: Pick<Leak, 'kind' | 'expiresAt'>,
  now: Date,
): Date | 'never ends' | undefined {
  if (kind !== 'access-token' && kind !== 'signed-token') return undefined;
  if (expiresAt === undefined) return 'never ends';
  return expiresAt > now ? expiresAt : undefined;
}

/**
 * The answer in a sentence; undefined where there is none, or where it was that the token is active and its rank now
 * says otherwise, as after it has expired.
 */
export function answerSentence(
  leak: Pick<Leak, 'kind' | 'expiresAt'>,
  rank: LeakRank,
  answer: IssuerAnswer | undefined,
  now: Date,
): string | undefined {
  switch (answer?.result) {
    case 'revoked':
      return `It was revoked at its issuer.${caution(acceptedOffline(leak, now))}`;
    case 'inactive':
      return 'Its issuer, asked or by its keys, said that it is not active.';
    case 'active':
      return rank === 'verified' ? 'Its issuer, asked or by its keys, said that it is active.' : undefined;
    case undefined:
      return undefined;
  }
}

function caution(end: Date | 'never ends' | undefined): string {
  if (end === undefined) return '';
  const until = end === 'never ends' ? 'for ever, since it has no end' : `until ${end.toISOString()}`;
  return ` APIs that check tokens without asking the server may accept it ${until}.`;
}
