/** What the panel shows: the token that the cursor met last, until a person asks for another or pins it. */
import * as vscode from 'vscode';
import type { PanelSource } from '../../shared/panelView';
import { after, type Clock } from '../clock';
import type { References } from '../references';
import type { TokenIndex } from '../tokenIndex';
import { cursorToken } from './cursorToken';

export interface Subject {
  readonly source: PanelSource;
  /** The handle of the token; undefined where a session gave none. */
  readonly reference: string | undefined;
  /** Of the session whose token it is. */
  readonly session?: string | undefined;
}

export interface PanelTarget extends vscode.Disposable {
  readonly current: () => Subject | undefined;
  /** Shows what a person asked for; undefined shows nothing. */
  readonly show: (subject: Subject | undefined) => void;
  readonly isPinned: () => boolean;
  readonly pin: (pinned: boolean) => void;
  /** Takes the token at the cursor, where there is one and the panel follows; true where there is one. */
  readonly follow: () => boolean;
}

export interface PanelTargetDeps {
  readonly index: TokenIndex;
  readonly references: References;
  readonly clock: Clock;
  /** False while nobody sees the panel, or while it shows what is to stay. */
  readonly isFollowing: () => boolean;
  readonly changed: () => void;
}

/** Long enough that holding an arrow key does not read each token it passes. */
const pauseMilliseconds = 100;

export function createPanelTarget(deps: PanelTargetDeps): PanelTarget {
  const { references, clock, isFollowing, changed } = deps;
  let subject: Subject | undefined;
  let pinned = false;
  let waiting: vscode.Disposable | undefined;

  function show(next: Subject | undefined): void {
    waiting?.dispose();
    subject = next;
    references.hold(next?.reference);
    if (next === undefined) pinned = false;
    changed();
  }

  function follow(): boolean {
    waiting?.dispose();
    if (pinned || !isFollowing()) return false;
    const met = meet(deps, subject);
    if (met === undefined) return false;
    // What is shown already stays what it is, such as the token of a session that was just inserted here.
    if (subject?.reference !== met.reference) show({ source: 'cursor', reference: met.reference });
    else if (met.isElsewhere) changed();
    return true;
  }

  function soon(): void {
    waiting?.dispose();
    if (!pinned && isFollowing()) waiting = after(clock, pauseMilliseconds, follow);
  }

  // An edit somewhere in the file is no reason to leave what a person asked for.
  const edited = (): void => (subject === undefined || subject.source === 'cursor' ? soon() : undefined);
  const movements = onMovement({ moved: soon, clicked: follow, edited });
  return {
    current: () => subject,
    show,
    isPinned: () => pinned,
    pin: (wanted) => {
      pinned = wanted && subject !== undefined;
      if (!pinned) follow();
      changed();
    },
    follow,
    dispose: () => void vscode.Disposable.from(movements, { dispose: () => void waiting?.dispose() }).dispose(),
  };
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

interface Movements {
  readonly moved: () => void;
  readonly clicked: () => void;
  readonly edited: () => void;
}

/** What the cursor stands on may be something else: it moved, or the text around it did. */
function onMovement({ moved, clicked, edited }: Movements): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(moved),
    vscode.window.onDidChangeTextEditorSelection(({ kind, textEditor }) => {
      if (textEditor !== vscode.window.activeTextEditor) return;
      if (kind === vscode.TextEditorSelectionChangeKind.Mouse) clicked();
      else moved();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) edited();
    }),
  );
}
