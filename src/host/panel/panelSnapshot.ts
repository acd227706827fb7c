/** The whole view of the panel at an instant, made anew each time because time passes. */
import { comparisonRows } from '../../core/present/comparisonView';
import { visibleText } from '../../core/present/escape';
import { expectationTexts } from '../../core/present/expectations';
import { toPanelToken } from '../../core/present/panelView';
import type { SessionView } from '../../core/sessions/session';
import type {
  ComparedToken,
  ComparisonView,
  PanelAct,
  PanelSource,
  PanelToken,
  PanelView,
} from '../../shared/panelView';
import { messages } from '../messages';
import type { Reading } from '../reading';
import type { KeptToken } from '../references';
import { shown } from '../shown';
import { offeredActs } from './offeredActs';
import type { PanelUse } from './panelDeps';
import { panelMessages } from './panelMessages';
import { panelSession } from './panelSession';
import type { Subject } from './subject';
import { placeWords } from './placeWords';

/** Two tokens that a person holds against each other. */
export interface Comparison {
  readonly left: Reading & { readonly place: string | undefined };
  readonly right: Reading & { readonly place: string | undefined };
}

/** How the panel stands to what it shows. */
export interface TargetStanding {
  readonly isPinned: boolean;
  readonly isAtCursor: boolean;
  /** Whether a pasted token can be shown again. */
  readonly hasPasted: boolean;
}

export interface PanelState extends TargetStanding {
  readonly subject: Subject | undefined;
  readonly comparison?: ComparisonView | undefined;
  readonly busy: PanelAct | undefined;
  readonly notice?: string | undefined;
  readonly redactedOf: (reading: Reading) => string;
}

export function panelSnapshot(use: PanelUse, state: PanelState): PanelView {
  const { subject, isPinned, hasPasted, comparison, busy } = state;
  const kept = keptOf(use, subject);
  const session = sessionOf(use, subject);
  const reading = kept && use.reader.read(kept);
  const restricted = !use.isTrusted();
  const place = session === undefined ? kept && placeWords(use.index, kept) : shown(session.profile);
  const notice = state.notice ?? standingNotice(subject, kept, session);
  return {
    token: reading && tokenOf(use, reading, session, state.redactedOf(reading)),
    source: sourceOf(state, place),
    place,
    pinned: isPinned,
    restricted,
    session: session && panelSession(session, use.clock.now(), use.settings.current().refreshAutomatically),
    comparison,
    acts: offeredActs({
      subject,
      view: reading?.view,
      hasPlace: kept?.origin !== undefined,
      session,
      hasPasted,
      hasComparison: comparison !== undefined,
      isRestricted: restricted,
      hasProfiles: use.profiles.current().length > 0,
    }),
    busy,
    notice: notice && visibleText(notice),
  };
}

/** While two tokens are compared the cursor is not followed. */
function sourceOf({ subject, isAtCursor, comparison }: PanelState, place: string | undefined): PanelSource {
  if (subject === undefined || subject.source !== 'cursor') return subject?.source ?? 'cursor';
  if (isAtCursor && comparison === undefined) return 'cursor';
  return place === undefined ? 'link' : 'file';
}

/** The token shown, as long as it is in memory. */
export function keptOf(
  { references }: Pick<PanelUse, 'references'>,
  subject: Subject | undefined,
): KeptToken | undefined {
  return references.get(subject?.reference);
}

/** The session shown, as long as it is kept. */
export function sessionOf(
  { sessions }: Pick<PanelUse, 'sessions'>,
  subject: Subject | undefined,
): SessionView | undefined {
  return subject?.session === undefined ? undefined : sessions.known().find(({ id }) => id === subject.session);
}

function standingNotice(
  subject: Subject | undefined,
  kept: KeptToken | undefined,
  session: SessionView | undefined,
): string | undefined {
  if (subject?.session !== undefined && session === undefined) return panelMessages.sessionOver;
  return subject?.reference !== undefined && kept === undefined ? messages.forgotten : undefined;
}

function tokenOf(
  use: PanelUse,
  { compact, decoded, view }: Reading,
  session: SessionView | undefined,
  redacted: string,
): PanelToken {
  const verdict = use.verdicts.known(compact);
  const profile = verdict && use.profiles.current().find(({ name }) => name === verdict.profile);
  return toPanelToken(compact, decoded, view, {
    now: use.clock.now(),
    refreshExpiresAt: session?.refreshExpiresAt,
    expectations: profile && expectationTexts(profile),
    redacted,
    tryDemoSecrets: use.settings.current().tryDemoSecrets,
  });
}

/** With more rows than this the panel would be slow to post and to search; what differs is first among them. */
const mostRows = 1000;

export interface BoundedComparison {
  readonly view: ComparisonView;
  /** How many members of the tokens have no row in it. */
  readonly leftOut: number;
}

export function comparisonOf({ left, right }: Comparison): BoundedComparison {
  const rows = comparisonRows(left, right);
  const view = { left: compared(left), right: compared(right), rows: rows.slice(0, mostRows) };
  return { view, leftOut: rows.length - view.rows.length };
}

function compared({ view, place }: Comparison['left']): ComparedToken {
  const title = [view.title, view.provider].filter((part) => part !== undefined).join(' · ');
  return { title: visibleText(title), place: place && visibleText(place) };
}
