/** The sessions as last read, and word of every change: by this window, by others, by the passing of time. */
import * as vscode from 'vscode';
import type { Ledger, LedgerEntry } from '../../core/sessions/ledger';
import { idOfSessionKey, isDamagedKey } from '../../core/sessions/secretStore';
import type { Session, SessionView } from '../../core/sessions/session';
import { nextViewChange, viewOf } from '../../core/sessions/sessionView';
import type { SessionStore } from '../../core/sessions/store';
import type { Clock } from '../clock';

export interface KnownSessions extends vscode.Disposable {
  /** Reads SecretStorage; where it cannot be read, the last reading stays, and false tells that there is none. */
  readonly read: () => Promise<boolean>;
  readonly views: () => readonly SessionView[];
  readonly session: (id: string) => Session | undefined;
  readonly onDidChange: vscode.Event<void>;
  /** Says that something changed which no reading shows. */
  readonly announce: () => void;
}

export interface KnownSessionsDeps {
  readonly store: SessionStore;
  readonly ledger: Ledger;
  readonly secrets: vscode.SecretStorage;
  readonly clock: Clock;
  /** A session whose tokens could not be stored, which is then the one that counts. */
  readonly unsaved: (id: string) => Session | undefined;
  readonly onDidChangeWindowState: vscode.Event<vscode.WindowState>;
}

interface Known {
  readonly session: Session;
  readonly entry: LedgerEntry;
}

export function createKnownSessions(deps: KnownSessionsDeps): KnownSessions {
  const { clock } = deps;
  const emitter = new vscode.EventEmitter<void>();
  let known: readonly Known[] = [];
  let shown = '';
  const turns = { started: 0, applied: 0, over: false };
  let timer: vscode.Disposable | undefined;
  const views = (): readonly SessionView[] => known.map(({ session, entry }) => viewOf(session, clock.now(), entry));

  function tell(): void {
    timer?.dispose();
    // A renewal of another window that should be over is read again rather than guessed.
    const next = nextViewChange(views(), clock.now());
    timer = next === undefined ? undefined : clock.at(next, () => void read());
    const text = JSON.stringify(views());
    if (text === shown) return;
    shown = text;
    emitter.fire();
  }

  async function read(): Promise<boolean> {
    const turn = ++turns.started;
    const found = await readAll(deps);
    // A reading that began later has seen more.
    if (found === undefined || turn < turns.applied || turns.over) return found !== undefined || turns.applied > 0;
    turns.applied = turn;
    known = found;
    tell();
    return true;
  }

  const subscription = onNews(deps, () => void read());
  return {
    read,
    views,
    session: (id) => known.find(({ session }) => session.id === id)?.session,
    onDidChange: emitter.event,
    announce: () => emitter.fire(),
    dispose: () => {
      turns.over = true;
      timer?.dispose();
      vscode.Disposable.from(subscription, emitter).dispose();
    },
  };
}

function onNews({ secrets, onDidChangeWindowState }: KnownSessionsDeps, hear: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    secrets.onDidChange(({ key }) => {
      if (idOfSessionKey(key) !== undefined || isDamagedKey(key)) hear();
    }),
    // Not every editor tells a window what another one wrote.
    onDidChangeWindowState(({ focused }) => {
      if (focused) hear();
    }),
  );
}

/** Undefined when SecretStorage cannot be read. */
async function readAll(deps: KnownSessionsDeps): Promise<readonly Known[] | undefined> {
  const listing = await deps.store.list();
  if (listing.status === 'unavailable') return undefined;
  const known: Known[] = [];
  for (const stored of listing.sessions) {
    const session = newerOf(stored, deps.unsaved(stored.id));
    const entry = await deps.ledger.read(session.id);
    // Signed out in a window whose deletions this one is not told of.
    if (entry.gone >= session.generation) await deps.store.remove(session.id);
    else known.push({ session, entry });
  }
  return known.sort(byAge);
}

export function newerOf(stored: Session, unsaved: Session | undefined): Session {
  return unsaved !== undefined && unsaved.generation > stored.generation ? unsaved : stored;
}

/** In the order of signing in, which no renewal changes. */
function byAge({ session: one }: Known, { session: other }: Known): number {
  return Number(one.createdAt) - Number(other.createdAt) || (one.id < other.id ? -1 : 1);
}
