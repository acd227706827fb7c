/** What the panel knows, and how each event changes it. */
import type { PanelView, RawSegment, SegmentKind } from '../../../shared/panelView';
import type { ToolbarAct } from './acts';
import { moreItems } from './paging';
import { shownTokens } from './shownTokens';
import { standingOf } from './standing';

/** The parts of the panel that a person opens and closes. */
export const regions = ['why', 'verdict', 'header', 'passed', 'same', 'segments', 'nested', 'paste'] as const;

export type Region = (typeof regions)[number];

/** A part of the token, or one member in it, that is being pointed at. */
export interface Pointed {
  readonly kind: SegmentKind;
  readonly member?: string | undefined;
  /** Which one of several of that kind, counted from 0; undefined for all of them. */
  readonly index?: number | undefined;
}

export interface PanelState {
  /** Undefined until the host has answered. */
  readonly view: PanelView | undefined;
  /** What the host's clock says now, in milliseconds. */
  readonly now: number;
  /** How far the host's clock is ahead of the monotonic one of the page. */
  readonly ahead: number;
  readonly search: string;
  readonly open: ReadonlySet<Region>;
  /** How many items of a long list are shown, by the place of the list. */
  readonly paged: ReadonlyMap<string, number>;
  /** Whether a person has opened a value of many parts, or folded it, by its place. */
  readonly folds: ReadonlyMap<string, boolean>;
  readonly pointed: Pointed | undefined;
  /** The acts in the menu while it is open, as they were when it was opened. */
  readonly menu: readonly ToolbarAct[] | undefined;
  /** The raw text of the token shown, while a person wants to see it. */
  readonly raw: readonly RawSegment[] | undefined;
  /** What a screen reader hears when the state of a token shown changes; empty until then. */
  readonly spoken: string;
  /** Of the page, in pixels. */
  readonly width: number;
  /** Why nothing was read of the text in the paste box, until that is changed. */
  readonly pasteProblem: string | undefined;
}

/** `at` is the page's monotonic clock: the wall clock of this machine need not be the host's, and it can jump. */
export type PanelEvent =
  | { readonly type: 'view'; readonly view: PanelView; readonly now: number; readonly at: number }
  | { readonly type: 'raw'; readonly reference: string; readonly segments: readonly RawSegment[] }
  | { readonly type: 'hide-raw' }
  | { readonly type: 'tick'; readonly at: number }
  | { readonly type: 'search'; readonly search: string }
  | { readonly type: 'toggle'; readonly region: Region; readonly open: boolean }
  /** `shown` is how many are shown now. */
  | { readonly type: 'more'; readonly list: string; readonly shown: number }
  | { readonly type: 'fold'; readonly place: string; readonly open: boolean }
  | { readonly type: 'menu'; readonly acts: readonly ToolbarAct[] | undefined }
  | { readonly type: 'width'; readonly width: number }
  | { readonly type: 'paste-problem'; readonly problem: string | undefined }
  | { readonly type: 'point'; readonly pointed: Pointed | undefined };

export function emptyPanel(open: Iterable<Region>): PanelState {
  return {
    view: undefined,
    now: 0,
    ahead: 0,
    open: new Set(open),
    width: 300,
    pasteProblem: undefined,
    ...ofNoToken(),
  };
}

type OfToken = Pick<PanelState, 'search' | 'paged' | 'folds' | 'pointed' | 'menu' | 'raw' | 'spoken'>;

/** What belongs to one token, before a person has done anything with it. */
function ofNoToken(): OfToken {
  return {
    search: '',
    paged: new Map(),
    folds: new Map(),
    pointed: undefined,
    menu: undefined,
    raw: undefined,
    spoken: '',
  };
}

/** The state after an event; what belongs to one token goes with it. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.type) {
    case 'view': {
      const clock = { view: event.view, now: event.now, ahead: event.now - event.at };
      const isSame = event.view.token?.reference === state.view?.token?.reference;
      return isSame ? heard(state, { ...state, ...clock }) : { ...state, ...ofNoToken(), ...clock };
    }
    case 'raw':
      // An answer that comes late is about another token.
      return event.reference === state.view?.token?.reference ? { ...state, raw: event.segments } : state;
    case 'hide-raw':
      return { ...state, raw: undefined };
    case 'tick':
      return heard(state, { ...state, now: state.ahead + event.at });
    case 'search':
      // What is found is seen, whatever was folded before.
      return { ...state, search: event.search, folds: new Map() };
    case 'toggle':
      return event.open === state.open.has(event.region) ? state : { ...state, open: toggled(state.open, event) };
    case 'more':
      return { ...state, paged: new Map(state.paged).set(event.list, event.shown + moreItems) };
    case 'fold':
      return { ...state, folds: new Map(state.folds).set(event.place, event.open) };
    case 'menu':
      return event.acts === state.menu ? state : { ...state, menu: event.acts };
    case 'width':
      return event.width === state.width ? state : { ...state, width: event.width };
    case 'paste-problem':
      return event.problem === state.pasteProblem ? state : { ...state, pasteProblem: event.problem };
    case 'point':
      return isSamePlace(state.pointed, event.pointed) ? state : { ...state, pointed: event.pointed };
  }
}

/** The change of a state is said once; counting is not. */
function heard(before: PanelState, after: PanelState): PanelState {
  const olds = shownTokens(before);
  const changes = shownTokens(after).flatMap(({ name, token }, index) => {
    const old = olds[index];
    const standing = standingOf(token, after.now);
    const isNews = old !== undefined && standing.state !== standingOf(old.token, before.now).state;
    return isNews ? [`${name}: ${standing.name}.`] : [];
  });
  return changes.length === 0 ? after : { ...after, spoken: changes.join(' ') };
}

function isSamePlace(one: Pointed | undefined, other: Pointed | undefined): boolean {
  return one?.kind === other?.kind && one?.member === other?.member && one?.index === other?.index;
}

function toggled(
  regionsOpen: ReadonlySet<Region>,
  { region, open }: { readonly region: Region; readonly open: boolean },
): ReadonlySet<Region> {
  const changed = new Set(regionsOpen);
  if (open) changed.add(region);
  else changed.delete(region);
  return changed;
}
