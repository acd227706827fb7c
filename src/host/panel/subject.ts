/** What the panel shows, without the token: where it comes from, and its handle. */
import type { PanelSource } from '../../shared/panelView';

export interface Subject {
  readonly source: Exclude<PanelSource, 'file'>;
  /** The handle of the token; undefined where a session gave none. */
  readonly reference: string | undefined;
  /** Of the session whose token it is. */
  readonly session?: string | undefined;
}
