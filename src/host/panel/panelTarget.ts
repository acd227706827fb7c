/** What the panel shows: the token that the cursor met last, or another that a person asked for, until they move onto one. */
import * as vscode from 'vscode';
import { after, type Clock } from '../clock';
import type { References } from '../references';
import type { TokenIndex } from '../tokenIndex';
import { cursorToken } from './cursorToken';
import { onMovement } from './movements';
import { createPastedBefore, type PastedBefore } from './pastedBefore';
import type { Subject } from './subject';

export interface PanelTarget extends vscode.Disposable {
  readonly current: () => Subject | undefined;
  /** Shows what a person asked for; undefined shows nothing. */
  readonly show: (subject: Subject | undefined) => void;
  /** Whether the token shown is the one at the cursor; false while that is not followed. */
  readonly isAtCursor: () => boolean;
  readonly isPinned: () => boolean;
  readonly pin: (pinned: boolean) => void;
  /** Takes the token at the cursor, where there is one and the panel follows; true where there is one. */
  readonly follow: () => boolean;
  /** Whether a pasted token was shown before this one. */
  readonly hasPasted: () => boolean;
  /** Shows it again. */
  readonly backToPasted: () => void;
}

export interface PanelTargetDeps {
  readonly index: TokenIndex;
  readonly references: References;
  readonly clock: Clock;
  /** False while nobody sees the panel, or while it shows what is to stay. */
  readonly isFollowing: () => boolean;
  readonly changed: () => void;
}

interface Target {
  readonly deps: PanelTargetDeps;
  readonly pasted: PastedBefore;
  subject: Subject | undefined;
  isPinned: boolean;
  isAtCursor: boolean;
  waiting: vscode.Disposable | undefined;
}

export function createPanelTarget(deps: PanelTargetDeps): PanelTarget {
  const pasted = createPastedBefore(deps.references);
  const nothing = { subject: undefined, isPinned: false, isAtCursor: false, waiting: undefined };
  const target: Target = { deps, pasted, ...nothing };
  const follow = (): boolean => followCursor(target);
  const movements = onMovement({
    moved: () => soon(target),
    clicked: follow,
    // An edit, or an editor that gets the focus, is no reason to leave what a person asked for.
    shifted: () => (isOfCursor(target) ? soon(target) : undefined),
  });
  return {
    current: () => target.subject,
    show: (subject) => show(target, subject),
    isAtCursor: () => target.isAtCursor && !target.isPinned,
    isPinned: () => target.isPinned,
    pin: (wanted) => {
      target.isPinned = wanted && target.subject !== undefined;
      if (!target.isPinned) follow();
      deps.changed();
    },
    follow,
    hasPasted: pasted.isThere,
    backToPasted: () => {
      const before = pasted.take();
      if (before !== undefined) show(target, before);
    },
    dispose: () => void vscode.Disposable.from(movements, { dispose: () => void target.waiting?.dispose() }).dispose(),
  };
}

function show(target: Target, next: Subject | undefined): void {
  const { deps, pasted, subject, waiting } = target;
  waiting?.dispose();
  pasted.leave(subject, next);
  target.subject = next;
  target.isAtCursor = next?.source === 'cursor';
  deps.references.hold(next?.reference);
  if (next === undefined) target.isPinned = false;
  deps.changed();
}

function isOfCursor({ subject }: Target): boolean {
  return subject === undefined || subject.source === 'cursor';
}

/** Long enough that holding an arrow key does not read each token it passes. */
const pauseMilliseconds = 100;

function soon(target: Target): void {
  const { deps, isPinned, waiting } = target;
  waiting?.dispose();
  if (isPinned || !deps.isFollowing()) return;
  target.waiting = after(deps.clock, pauseMilliseconds, () => void followCursor(target));
}

function followCursor(target: Target): boolean {
  const { deps, subject, isPinned, isAtCursor: wasAtCursor, waiting } = target;
  waiting?.dispose();
  if (isPinned || !deps.isFollowing()) return false;
  const met = meet(deps, subject);
  target.isAtCursor = met !== undefined && subject?.source === 'cursor';
  // What is shown already stays what it is, such as the token of a session that was just inserted here.
  if (met !== undefined && subject?.reference !== met.reference) {
    show(target, { source: 'cursor', reference: met.reference });
  } else if (met?.isElsewhere === true || target.isAtCursor !== wasAtCursor) deps.changed();
  return met !== undefined;
}

interface Met {
  readonly reference: string;
  /** The token shown, in another place: an edit that moved it is none. */
  readonly isElsewhere: boolean;
}

/** The token at the cursor. */
function meet(
  { index, references }: Pick<PanelTargetDeps, 'index' | 'references'>,
  shown: Subject | undefined,
): Met | undefined {
  const token = cursorToken(index, references);
  if (token === undefined) return undefined;
  const before = references.get(shown?.reference)?.origin;
  const { origin: now } = token;
  const reference = references.keep(token);
  const isElsewhere =
    now !== undefined && (before?.uri !== now.uri || (before.version === now.version && before.start !== now.start));
  return { reference, isElsewhere };
}
