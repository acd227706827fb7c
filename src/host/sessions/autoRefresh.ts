/** Renews sessions before they expire: in the window that a person looks at, when the workspace is trusted. */
import type * as vscode from 'vscode';
import type { SessionOutcome } from '../../core/sessions/outcome';
import { renewAt } from '../../core/sessions/due';
import type { SessionView } from '../../core/sessions/session';
import type { Clock } from '../clock';
import type { Settings } from '../settings';

export interface AutoRefreshDeps {
  readonly sessions: {
    readonly known: () => readonly SessionView[];
    readonly onDidChange: vscode.Event<void>;
    /** Renews unless somebody else has. */
    readonly renew: (id: string) => Promise<SessionOutcome<unknown>>;
  };
  readonly clock: Clock;
  readonly settings: { readonly current: () => Settings; readonly onDidChange: vscode.Event<unknown> };
  readonly window: {
    readonly isFocused: () => boolean;
    readonly onDidChangeState: vscode.Event<unknown>;
  };
  readonly isTrusted: () => boolean;
  readonly onDidGrantTrust: vscode.Event<unknown>;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly onDidFail: (error: unknown) => void;
}

/** When to try again, and which token set that is about. */
interface Plan {
  readonly expiresAt: number;
  readonly due: Date;
  readonly failures: number;
}

const leastPauseMilliseconds = 30_000;
const firstPauseMilliseconds = 60_000;
const longestPauseMilliseconds = 15 * 60_000;

export function createAutoRefresh(deps: AutoRefreshDeps): vscode.Disposable {
  const { sessions, clock, settings, window } = deps;
  const plans = new Map<string, Plan>();
  const running = new Set<string>();
  /** Until when a session is left alone after it was renewed. */
  const rest = new Map<string, number>();
  let timer: vscode.Disposable | undefined;
  let disposed = false;

  const mayRun = (): boolean => settings.current().refreshAutomatically && window.isFocused() && deps.isTrusted();

  function arm(): void {
    timer?.dispose();
    timer = undefined;
    if (disposed || !mayRun()) return;
    const waiting = sessions.known().filter((view) => canRenew(view) && !running.has(view.id));
    const dues = waiting.map((view) => Number(planFor(view).due));
    if (dues.length > 0) timer = clock.at(new Date(Math.min(...dues)), run);
  }

  /** The moment is drawn once for each token set, so that arming again does not move it. */
  function planFor(view: SessionView): Plan {
    const expiresAt = Number(view.expiresAt ?? 0);
    const plan = plans.get(view.id);
    if (plan?.expiresAt === expiresAt) return plan;
    const drawn = renewAt(view, deps.chance()) ?? clock.now();
    // A server that gives tokens of no length is not asked without end.
    const due = new Date(Math.max(Number(drawn), rest.get(view.id) ?? 0));
    const next = { expiresAt, due, failures: 0 };
    plans.set(view.id, next);
    return next;
  }

  function run(): void {
    const now = clock.now();
    const due = mayRun() ? sessions.known().filter((view) => canRenew(view) && planFor(view).due <= now) : [];
    for (const view of due) if (!running.has(view.id)) void renew(view);
    arm();
  }

  async function renew(view: SessionView): Promise<void> {
    running.add(view.id);
    try {
      const outcome = await sessions.renew(view.id);
      rest.set(view.id, Number(clock.now()) + leastPauseMilliseconds);
      if (outcome.status === 'done') plans.delete(view.id);
      else postpone(view, outcome.failure.retryAfterSeconds);
    } catch (error) {
      deps.onDidFail(error);
      postpone(view, undefined);
    } finally {
      running.delete(view.id);
      arm();
    }
  }

  /** Twice as long after each failure; longer where the server asks for it. */
  function postpone(view: SessionView, retryAfterSeconds: number | undefined): void {
    const plan = planFor(view);
    const pause = Math.min(firstPauseMilliseconds * 2 ** plan.failures, longestPauseMilliseconds);
    const due = new Date(clock.now().getTime() + Math.max(pause, (retryAfterSeconds ?? 0) * 1000));
    plans.set(view.id, { ...plan, due, failures: plan.failures + 1 });
  }

  const subscriptions = [sessions.onDidChange, settings.onDidChange, window.onDidChangeState, deps.onDidGrantTrust].map(
    (event: vscode.Event<unknown>) => event(arm),
  );
  arm();
  return {
    dispose: () => {
      disposed = true;
      timer?.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** What needs a person is left alone. */
function canRenew({ state, expiresAt, hasRefreshToken, way }: SessionView): boolean {
  const isOpen = state === 'active' || state === 'expiring' || state === 'expired';
  return isOpen && expiresAt !== undefined && (hasRefreshToken || way === 'client-credentials');
}
