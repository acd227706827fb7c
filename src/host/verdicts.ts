/** Validates tokens and remembers the verdicts, so that hovers, problems and the status bar can show them. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../core/issuers/issuer';
import type { KeySource } from '../core/issuers/keys';
import type { Validation } from '../core/validation/outcome';
import type { Clock } from './clock';
import type { IssuerProfiles } from './issuers/profiles';

/** A validation with what it was made of. */
export interface Verdict {
  /** Name of the profile; empty when no profile fits. */
  readonly profile: string;
  readonly validation: Validation;
  readonly checkedAt: Date;
}

export interface Verdicts extends vscode.Disposable {
  /** What is remembered of a token; starts nothing. */
  readonly known: (compact: string) => Verdict | undefined;
  /** Validates with a profile, or with the one that fits; may send requests. */
  readonly validate: (compact: string, profile?: IssuerProfile, signal?: AbortSignal) => Promise<Verdict>;
  /** Validates with what is configured or cached; never sends a request. */
  readonly validateCached: (compact: string) => Promise<Verdict | undefined>;
  /** Fires when verdicts were added or dropped. */
  readonly onDidChange: vscode.Event<void>;
}

export interface VerdictsDeps {
  readonly clock: Clock;
  readonly profiles: IssuerProfiles;
  readonly keys: KeySource;
}

export function createVerdicts({ clock }: VerdictsDeps): Verdicts {
  const emitter = new vscode.EventEmitter<void>();
  const none = (): Verdict => ({
    profile: '',
    validation: { status: 'undecided', provenance: undefined, cause: { code: 'issuer-not-configured' } },
    checkedAt: clock.now(),
  });
  return {
    known: () => undefined,
    validate: () => Promise.resolve(none()),
    validateCached: () => Promise.resolve(undefined),
    onDidChange: emitter.event,
    dispose: () => emitter.dispose(),
  };
}
