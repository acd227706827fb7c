/** Validates tokens and remembers the verdicts, so that hovers, problems and the status bar can show them. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../core/issuers/issuer';
import type { KeySource } from '../core/issuers/keys';
import type { DecodedToken } from '../core/token/decoded';
import { rankProfiles } from '../core/validation/profileRanking';
import { profilesFor } from '../core/validation/validate';
import type { IssuerState } from '../shared/tokenView';
import type { Clock } from './clock';
import type { Standing } from './issuers/entries';
import type { IssuerProfiles } from './issuers/profiles';
import { judge, type Verdict } from './judge';
import { createSingleFlight } from './singleFlight';
import { createVerdictMemory } from './verdictMemory';

export type { Verdict } from './judge';

export interface Verdicts extends vscode.Disposable {
  /** What is remembered of a token; starts nothing. */
  readonly known: (compact: string) => Verdict | undefined;
  /** The tokens that are remembered as valid, in memory as everything here. */
  readonly valid: () => readonly string[];
  /** Validates with a profile, or with the one that fits; may send requests. Rejects when the signal is aborted. */
  readonly validate: (compact: string, profile?: IssuerProfile, signal?: AbortSignal) => Promise<Verdict>;
  /** Validates with what is configured or cached; never sends a request. Undefined when that is not enough to decide. */
  readonly validateCached: (compact: string) => Promise<Verdict | undefined>;
  /** Whether a profile fits, so that validating could decide something. */
  readonly hasProfile: (compact: string) => boolean;
  /** The same, telling apart that a profile of the workspace waits for the user; reads no settings anew. */
  readonly issuerState: (token: DecodedToken) => IssuerState;
  /** Forgets what was found out, as when keys were cleared. */
  readonly forget: () => void;
  /** Fires when verdicts were added or dropped. */
  readonly onDidChange: vscode.Event<void>;
}

export interface VerdictsDeps {
  readonly clock: Clock;
  readonly profiles: IssuerProfiles;
  readonly keys: KeySource;
}

export function createVerdicts({ clock, profiles, keys }: VerdictsDeps): Verdicts {
  const emitter = new vscode.EventEmitter<void>();
  const flights = createSingleFlight<Verdict>();
  const cached = judgeCached({ clock, keys });
  const memory = createVerdictMemory({
    clock,
    changed: () => emitter.fire(),
    again: (compact, name) => cached(compact, namedIn(profiles, name)),
    toleranceOf: ({ profile }) => namedIn(profiles, profile)[0]?.clockToleranceSeconds ?? 0,
  });
  // What began before would answer for profiles or keys that no longer count.
  const forget = (): void => {
    flights.close();
    memory.clear();
  };
  const subscription = profiles.onDidChange(forget);
  return {
    known: memory.get,
    valid: memory.valid,
    validate: async (compact, profile, signal) => {
      const tried = profile === undefined ? profilesFor(compact, profiles.current()) : [profile];
      const work = (stop: AbortSignal) => judge(compact, tried, { source: keys, now: clock.now(), signal: stop });
      const coming = flights.run(`${profile?.name ?? ''}\n${compact}`, work, signal);
      // A profile may have gone while a person chose it; what it says is for nobody else.
      const counts = profile === undefined || profiles.current().includes(profile);
      return counts ? memory.remember(compact, coming) : coming;
    },
    validateCached: async (compact) => {
      const known = memory.get(compact);
      if (known !== undefined) return known;
      const fitting = profilesFor(compact, profiles.current());
      return fitting.length === 0 ? undefined : memory.remember(compact, cached(compact, fitting));
    },
    hasProfile: (compact) => profilesFor(compact, profiles.current()).length > 0,
    issuerState: (token) => issuerStateOf(token, profiles),
    forget,
    onDidChange: emitter.event,
    dispose: () => void vscode.Disposable.from(subscription, memory, emitter).dispose(),
  };
}

function issuerStateOf(token: DecodedToken, profiles: IssuerProfiles): IssuerState {
  const { entries } = profiles.entries();
  const fits = (standing: Standing): boolean => {
    const those = entries.filter((entry) => entry.standing === standing).map(({ profile }) => profile);
    return those.length > 0 && rankProfiles(token, those).length > 0;
  };
  if (fits('in-effect')) return 'configured';
  return fits('not-agreed') ? 'awaiting-consent' : 'unknown';
}

/** By the keys at hand; undefined where they decide nothing. */
function judgeCached({ clock, keys }: Pick<VerdictsDeps, 'clock' | 'keys'>) {
  return async (compact: string, tried: readonly IssuerProfile[]): Promise<Verdict | undefined> => {
    const verdict = await judge(compact, tried, { source: keys.cached, now: clock.now() });
    return isDecided(verdict) ? verdict : undefined;
  };
}

/** One at most. */
function namedIn(profiles: IssuerProfiles, wanted: string): readonly IssuerProfile[] {
  return profiles.current().filter(({ name }) => name === wanted);
}

/**
 * A verdict that says only that nothing was fetched is not worth showing unasked. That a key is missing among those at
 * hand says the same: the issuer may have a new one by now.
 */
function isDecided({ validation }: Verdict): boolean {
  if (validation.status !== 'undecided') return true;
  return validation.cause.code !== 'keys-unavailable' && validation.cause.code !== 'key-not-found';
}
