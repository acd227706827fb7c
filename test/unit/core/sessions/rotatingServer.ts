/** An authorization server that rotates refresh tokens and ends the grant when one comes a second time (RFC 9700 4.14.2). */
import type { OAuthFailure, OAuthOutcome } from '../../../../src/core/oauth/failure';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';

export interface RotatingServer {
  readonly refresh: (tokens: TokenSet) => Promise<OAuthOutcome<TokenSet>>;
  /** The refresh tokens that arrived, in order. */
  readonly received: string[];
  /** Whether a refresh token came twice, which ends the grant. */
  readonly isRevoked: () => boolean;
  /** What happens to the next requests instead of an answer, one each. */
  readonly mishaps: Mishap[];
}

export type Mishap =
  /** The request arrives and the answer does not. */
  | { readonly kind: 'answer-lost'; readonly failure: OAuthFailure }
  /** The request does not arrive, or is answered with a failure. */
  | { readonly kind: 'failed'; readonly failure: OAuthFailure };

export interface ServerOptions {
  readonly now: () => Date;
  /** False for a server that leaves refresh tokens as they are. */
  readonly rotates?: boolean;
  readonly lifetimeSeconds?: number;
  /** How long the work takes. */
  readonly work?: () => Promise<void>;
}

export function rotatingServer({ now, rotates = true, lifetimeSeconds = 3600, work }: ServerOptions): RotatingServer {
  let current = 'refresh-1';
  let count = 1;
  let revoked = false;
  const received: string[] = [];
  const mishaps: Mishap[] = [];

  function answer(tokens: TokenSet): OAuthOutcome<TokenSet> {
    received.push(tokens.refreshToken ?? '');
    if (tokens.refreshToken !== current) revoked = true;
    if (revoked) return failure({ code: 'oauth-invalid-grant', status: 400, mayHaveArrived: true });
    count += 1;
    if (rotates) current = `refresh-${String(count)}`;
    const obtainedAt = now();
    const expiresAt = new Date(obtainedAt.getTime() + lifetimeSeconds * 1000);
    const accessToken = `access-${String(count)}`;
    return { status: 'done', value: { ...tokens, accessToken, refreshToken: current, obtainedAt, expiresAt } };
  }

  return {
    refresh: async (tokens) => {
      const mishap = mishaps.shift();
      if (mishap?.kind === 'failed') return failure(mishap.failure);
      await work?.();
      const answered = answer(tokens);
      return mishap === undefined ? answered : failure(mishap.failure);
    },
    received,
    isRevoked: () => revoked,
    mishaps,
  };
}

export const timeout: OAuthFailure = { code: 'oauth-unreachable', http: 'http-timeout', mayHaveArrived: true };
export const refused: OAuthFailure = { code: 'oauth-unreachable', http: 'http-refused', mayHaveArrived: false };

function failure(value: OAuthFailure): OAuthOutcome<never> {
  return { status: 'failed', failure: value };
}
