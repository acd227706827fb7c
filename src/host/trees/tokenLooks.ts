/** What the tree shows of each token, read once for as long as it stays true. */
import { nextChange } from '../../core/present/lifetimeWords';
import { tokenLifetime, type Lifetime } from '../../core/token/lifetime';
import { shortSpan } from '../../core/token/spans';
import { rankProfiles } from '../../core/validation/profileRanking';
import type { VerdictView } from '../../shared/tokenView';
import type { Clock } from '../clock';
import type { IssuerProfiles } from '../issuers/profiles';
import type { TokenReader } from '../reading';
import { stateOf, type TokenState } from './tokenState';

/** Short texts only, for there may be hundreds of tokens; those of the token itself are hostile still. */
export interface TokenLook {
  readonly state: TokenState;
  readonly title: string;
  readonly provider: string | undefined;
  readonly issuer: string | undefined;
  readonly isOpaque: boolean;
  /** Name of the profile in effect that fits best. */
  readonly profile: string | undefined;
  /** Such as `expires in 12 min`. */
  readonly life: string | undefined;
  /** Such as `12 min`; undefined where it has expired, does not expire, or is not valid yet. */
  readonly left: string | undefined;
  readonly verdict: VerdictView['status'] | undefined;
  /** How many rules find an error. */
  readonly errors: number;
  /** When time makes another look of it. */
  readonly until: Date | undefined;
}

export interface TokenLooks {
  readonly look: (compact: string) => TokenLook;
  /** Forgets all others. */
  readonly keepOnly: (compacts: ReadonlySet<string>) => void;
  readonly forget: () => void;
}

export interface TokenLooksDeps {
  readonly reader: Pick<TokenReader, 'look' | 'decoded'>;
  readonly profiles: Pick<IssuerProfiles, 'current'>;
  readonly clock: Clock;
}

export function createTokenLooks(deps: TokenLooksDeps): TokenLooks {
  const looks = new Map<string, TokenLook>();
  return {
    look: (compact) => {
      const known = looks.get(compact);
      if (known !== undefined && (known.until === undefined || known.until > deps.clock.now())) return known;
      const look = lookAt(deps, compact);
      looks.set(compact, look);
      return look;
    },
    keepOnly: (compacts) => {
      for (const compact of looks.keys()) if (!compacts.has(compact)) looks.delete(compact);
    },
    forget: () => looks.clear(),
  };
}

function lookAt({ reader, profiles, clock }: TokenLooksDeps, compact: string): TokenLook {
  const view = reader.look(compact);
  const now = clock.now();
  const decoded = reader.decoded(compact);
  const lifetime = tokenLifetime(decoded, now);
  const seconds = lifetime && nextChange(lifetime, now);
  const all = profiles.current();
  return {
    state: stateOf(view),
    title: view.title,
    provider: view.provider,
    issuer: view.issuer,
    isOpaque: view.form === 'opaque',
    profile: all.length === 0 ? undefined : rankProfiles(decoded, all)[0]?.name,
    life: view.lifetime?.short,
    left: lifetime && leftOf(lifetime, now),
    verdict: view.verdict?.status,
    errors: view.findings.filter(({ severity }) => severity === 'error').length,
    until: seconds === undefined || Number.isNaN(seconds) ? undefined : dueIn(seconds, now),
  };
}

function leftOf({ state, expiresAt }: Lifetime, now: Date): string | undefined {
  return expiresAt !== undefined && (state === 'active' || state === 'expiring')
    ? shortSpan(expiresAt, now)
    : undefined;
}

/** Not sooner than in a second: an instant that is due at once would be asked for again and again. */
function dueIn(seconds: number, now: Date): Date {
  return new Date(now.getTime() + Math.max(1000, Math.ceil(seconds * 1000)));
}
