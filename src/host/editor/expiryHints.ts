/** Says behind each token how long it still lives, and keeps the words true while time passes. */
import * as vscode from 'vscode';
import { nextChange, shortLabel } from '../../core/present/lifetimeWords';
import { decodeToken } from '../../core/token/decode';
import { tokenLifetime } from '../../core/token/lifetime';
import type { Clock } from '../clock';
import { exactTimes } from '../messages';
import type { TokenReader } from '../reading';
import type { SettingsSource } from '../settings';
import { rangeOf, type TokenIndex } from '../tokenIndex';
import { everyDocument } from './hover';

export interface ExpiryHintsDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly settings: SettingsSource;
  readonly clock: Clock;
}

/**
 * Inlay hints rather than decorations, although only a decoration could be coloured: hints are read out by screen
 * readers and by "Read Line with Inlay Hints", obey the user's own inlay hint settings and key, are asked for only where
 * an editor shows them (peek views and both sides of a diff too), and carry a tooltip. Colour would say nothing more
 * than the words do.
 */
export function registerExpiryHints(deps: ExpiryHintsDeps): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const alarm = createAlarm(deps.clock, () => changed.fire());
  return vscode.Disposable.from(
    vscode.languages.registerInlayHintsProvider(everyDocument, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) => hintsFor(deps, document, range, alarm.wakeIn),
      resolveInlayHint: (hint) => withTooltip(deps.reader, hint),
    }),
    deps.settings.onDidChange(() => changed.fire()),
    changed,
    alarm,
  );
}

class ExpiryHint extends vscode.InlayHint {
  readonly compact: string;
  constructor(place: HintPlace, label: string, compact: string) {
    super(place.position, label);
    this.compact = compact;
    this.paddingLeft = place.side === 'behind';
    this.paddingRight = place.side === 'inFront';
  }
}

interface HintPlace {
  readonly position: vscode.Position;
  readonly side: 'behind' | 'inFront';
}

/** More than this in one request would be a file of tokens, where hints help nobody. */
const hintLimit = 500;

function hintsFor(
  { index, settings, clock }: ExpiryHintsDeps,
  document: vscode.TextDocument,
  range: vscode.Range,
  wakeIn: (seconds: number) => void,
): ExpiryHint[] {
  if (!settings.current().expiryHints) return [];
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const visible = index.matches(document).filter(({ start, end }) => end >= from && start <= to);
  const wraps = vscode.workspace.getConfiguration('editor', document).get('wordWrap') !== 'off';
  const now = clock.now();
  const hints = visible.slice(0, hintLimit).flatMap((match) => {
    const decoded = decodeToken(match.compact);
    const lifetime = tokenLifetime(decoded, now);
    const unsecured = 'unsecured' in decoded && decoded.unsecured;
    const label = shortLabel({ lifetime, unsecured }, now);
    const seconds = lifetime && nextChange(lifetime, now);
    if (seconds !== undefined) wakeIn(seconds);
    if (label === undefined) return [];
    const places = placesOf(rangeOf(document, match), wraps).filter(({ position }) => range.contains(position));
    return places.map((place) => new ExpiryHint(place, label, match.compact));
  });
  return hints.slice(0, hintLimit);
}

/** A column that a window of common width no longer shows beside its side bar. */
const farRight = 90;

/** Behind the token; and in front of it too where its end is out of sight, or nobody would see the hint. */
function placesOf({ start, end }: vscode.Range, wraps: boolean): readonly HintPlace[] {
  const behind: HintPlace = { position: end, side: 'behind' };
  const outOfSight = !wraps && end.character > farRight && start.character <= farRight;
  return outOfSight ? [{ position: start, side: 'inFront' }, behind] : [behind];
}

function withTooltip(reader: TokenReader, hint: vscode.InlayHint): vscode.InlayHint {
  const lifetime = hint instanceof ExpiryHint ? reader.look(hint.compact).lifetime : undefined;
  if (lifetime !== undefined) hint.tooltip = exactTimes(lifetime);
  return hint;
}

interface Alarm extends vscode.Disposable {
  /** Rings in this many seconds, but not at once, unless it rings earlier for another token. */
  readonly wakeIn: (seconds: number) => void;
}

/** One timer for all editors: when it rings, the editor asks again for what is visible, and that sets it anew. */
function createAlarm(clock: Clock, ring: () => void): Alarm {
  let set: { readonly due: number; readonly timer: vscode.Disposable } | undefined;
  return {
    wakeIn: (seconds) => {
      const due = clock.now().getTime() + Math.max(1, seconds) * 1000;
      // Not a number stands for an instant that no calendar holds.
      if (Number.isNaN(due) || (set !== undefined && set.due <= due)) return;
      set?.timer.dispose();
      const timer = clock.at(new Date(due), () => {
        set = undefined;
        ring();
      });
      set = { due, timer };
    },
    dispose: () => {
      set?.timer.dispose();
    },
  };
}
