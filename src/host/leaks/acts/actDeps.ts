/** What the acts on leaks are given. */
import type { KeyedDeps } from '../../../core/oauth/issuerSignature';
import type { TimeWords } from '../../../core/present/times';
import type { Command } from '../../../shared/contributions';
import type { CommandDeps } from '../../commands/table';
import type { Dialog } from '../../dialog';
import type { OAuthRequests } from '../../sessions/requests';
import type { Sessions } from '../../sessions/sessions';
import type { Confirm } from '../../sessions/use/confirm';
import type { LeakStore } from '../foundLeak';
import type { LeakProblems } from '../leakProblems';

/** What the door has. */
export interface LeakDoorDeps extends CommandDeps {
  readonly store: LeakStore;
  /** Loads what keeps them. */
  readonly sessions: () => Pick<Sessions, 'list' | 'peek'>;
  /** Where the scripts of the extension are. */
  readonly distPath: string;
}

export interface LeakActDeps extends LeakDoorDeps {
  readonly problems: Pick<LeakProblems, 'known'>;
  readonly dialog: Dialog;
  readonly requests: OAuthRequests;
  readonly oauth: KeyedDeps;
  readonly confirm: Confirm;
  readonly times: TimeWords;
  readonly isTrusted: () => boolean;
  /** Runs another of our commands. */
  readonly run: (command: Command, argument: string) => Promise<void>;
}
