/** What the page knows, and how each event changes it. */
import type { SignInView } from '../../../shared/signInMessages';

export interface PageState {
  /** Undefined until the host has answered. */
  readonly view: SignInView | undefined;
  /** What the host's clock says now, in milliseconds. */
  readonly now: number;
  /** How far the host's clock is ahead of the monotonic one of the page. */
  readonly ahead: number;
  /** Room for two columns. */
  readonly wide: boolean;
}

/** `at` is the page's monotonic clock: the wall clock of this machine need not be the host's, and it can jump. */
export type PageEvent =
  | { readonly type: 'view'; readonly view: SignInView; readonly now: number; readonly at: number }
  | { readonly type: 'tick'; readonly at: number }
  | { readonly type: 'width'; readonly wide: boolean };

export const emptyPage: PageState = { view: undefined, now: 0, ahead: 0, wide: false };

/** The state after an event; a view replaces the one before it as a whole. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'view':
      return { ...state, view: event.view, now: event.now, ahead: event.now - event.at };
    case 'tick':
      return { ...state, now: state.ahead + event.at };
    case 'width':
      return { ...state, wide: event.wide };
  }
}
