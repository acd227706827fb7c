/** Shows how to take credentials out of the history of their repository, as it is now. */
import { historyGuide } from '../../../core/present/historyGuide';
import type { FoundLeak } from '../foundLeak';
import type { LeakActDeps } from './actDeps';
import { actMessages, guideTitle } from './actMessages';
import { historyState } from './historyState';

/** One guide a folder: each is a repository of its own, or a part of one. */
export async function cleanHistory(deps: LeakActDeps, leaks: readonly FoundLeak[]): Promise<void> {
  const folders = new Set(leaks.map(({ folder }) => folder.uri.toString()));
  for (const folder of folders) {
    const those = leaks.filter((found) => found.folder.uri.toString() === folder);
    const state = await deps.dialog.progress(actMessages.readingHistory, (signal) =>
      historyState(those, { distPath: deps.distPath, log: deps.log, signal }),
    );
    if (state === undefined) return;
    await deps.reports.preview(guideTitle(state.name), historyGuide(state));
  }
}
