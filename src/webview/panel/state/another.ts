/** Whether what is shown is another token, or the same one with news. */
import type { PanelView } from '../../../shared/panelView';

/** The renewed token of a session counts as the same: it comes by itself, while a person may be reading. */
export function isAnother(before: PanelView | undefined, after: PanelView | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (before.token?.reference === after.token?.reference) return false;
  return before.session === undefined || before.session.id !== after.session?.id;
}
