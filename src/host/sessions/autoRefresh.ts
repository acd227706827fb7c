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
  readonly onDidFail: (error: unknown) => undefined;
}

export function createAutoRefresh(deps: AutoRefreshDeps): vscode.Disposable {
  const { sessions, clock, settings, window } = deps;
  const plans = createPlans(clock, deps.chance);
  const running = new Set<string>();
  let timer: vscode.Disposable | undefined;
  let disposed = false;

  const waiting = (): readonly SessionView[] => {
    const mayRun = !disposed && settings.current().refreshAutomatically && window.isFocused() && deps.isTrusted();
    return mayRun ? sessions.known().filter((view) => canRenew(view) && !running.has(view.id)) : [];
  };

  function arm(): void {
    timer?.dispose();
    const dues = waiting().map((view) => Number(plans.dueOf(view)));
    timer = dues.length === 0 ? undefined : clock.at(new Date(Math.min(...dues)), run);
  }

  function run(): void {
    const now = clock.now();
    for (const view of waiting().filter((each) => plans.dueOf(each) <= now)) void renew(view);
    arm();
  }

  async function renew(view: SessionView): Promise<void> {
    running.add(view.id);
    const outcome = await sessions.renew(view.id).catch(deps.onDidFail);
    if (outcome?.status === 'done') plans.rest(view);
    else plans.postpone(view, outcome?.failure.retryAfterSeconds);
    running.delete(view.id);
    arm();
  }

  const subscription = onNews(deps, arm);
  arm();
  return {
    dispose: () => {
      disposed = true;
      timer?.dispose();
      subscription.dispose();
    },
  };
}

/** Whatever may change what is due, or whether this window is to do it. */
function onNews({ sessions, settings, window, onDidGrantTrust }: AutoRefreshDeps, hear: () => void): vscode.Disposable {
  const events = [sessions.onDidChange, settings.onDidChange, window.onDidChangeState, onDidGrantTrust];
  const subscriptions = events.map((event: vscode.Event<unknown>) => event(hear));
  return { dispose: () => subscriptions.forEach((each) => void each.dispose()) };
}

/** What needs a person is left alone. */
function canRenew({ state, expiresAt, hasRefreshToken, way }: SessionView): boolean {
  const isOpen = state === 'active' || state === 'expiring' || state === 'expired';
  return isOpen && expiresAt !== undefined && (hasRefreshToken || way === 'client-credentials');
}

interface Plans {
  readonly dueOf: (view: SessionView) => Date;
  /** After a renewal: a server that gives tokens of no length is not asked without end. */
  readonly rest: (view: SessionView) => void;
  /** After a failure: twice as long each time, and longer where the server asks for it. */
  readonly postpone: (view: SessionView, retryAfterSeconds: number | undefined) => void;
}

/** When a session is due, and which token set that is about. */
interface Plan {
  readonly expiresAt: number;
  readonly due: Date;
  readonly failures: number;
}

const restMilliseconds = 30_000;
const firstPauseMilliseconds = 60_000;
const longestPauseMilliseconds = 15 * 60_000;

function createPlans(clock: Clock, chance: () => number): Plans {
  const plans = new Map<string, Plan>();
  const resting = new Map<string, number>();

  /** The moment is drawn once for each token set, so that arming again does not move it. */
  function planOf(view: SessionView): Plan {
    const expiresAt = Number(view.expiresAt ?? 0);
    const plan = plans.get(view.id);
    if (plan?.expiresAt === expiresAt) return plan;
    const due = Math.max(Number(renewAt(view, chance()) ?? clock.now()), resting.get(view.id) ?? 0);
    const next = { expiresAt, due: new Date(due), failures: 0 };
    plans.set(view.id, next);
    return next;
  }

  return {
    dueOf: (view) => planOf(view).due,
    rest: ({ id }) => {
      plans.delete(id);
      resting.set(id, Number(clock.now()) + restMilliseconds);
    },
    postpone: (view, retryAfterSeconds = 0) => {
      const plan = planOf(view);
      const pause = Math.min(firstPauseMilliseconds * 2 ** plan.failures, longestPauseMilliseconds);
      const due = new Date(Number(clock.now()) + Math.max(pause, retryAfterSeconds * 1000));
      plans.set(view.id, { ...plan, due, failures: plan.failures + 1 });
    },
  };
}
