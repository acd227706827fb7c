/** What the templates of the panel are given. */
import type { PanelMessage } from '../../shared/panelMessages';
import type { PanelEvent, PanelState } from './state/reduce';

export interface Context {
  readonly state: PanelState;
  /** Changes what the page knows. */
  readonly apply: (event: PanelEvent) => void;
  /** Tells the host what a person did. */
  readonly post: (message: PanelMessage) => void;
  /** Empty for the token of the panel; it keeps ids and lists of tokens inside it apart. */
  readonly path: string;
}
