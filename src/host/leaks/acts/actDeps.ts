/** What the acts on leaks are given. */
import type { CommandDeps } from '../../commands/table';
import type { Dialog } from '../../dialog';
import type { LeakStore } from '../foundLeak';
import type { LeakProblems } from '../leakProblems';

export interface LeakActDeps extends CommandDeps {
  readonly store: LeakStore;
  readonly problems: Pick<LeakProblems, 'known'>;
  readonly dialog: Dialog;
}
