/** The commands that end a breach, put together when one is called. */
import * as vscode from 'vscode';
import { createTimeWords } from '../../../core/present/times';
import { commandIds } from '../../../shared/contributions';
import type { LeakAct } from '../../commands/lateIds';
import type { CommandHandler, CommandTable } from '../../commands/table';
import { createDialog } from '../../dialog';
import { createOAuthDeps } from '../../sessions/oauthDeps';
import { createOAuthRequests } from '../../sessions/requests';
import { confirm } from '../../sessions/use/confirm';
import type { FoundLeak } from '../foundLeak';
import type { LeakProblems } from '../leakProblems';
import { acceptLeaks } from './acceptLeaks';
import type { LeakActDeps, LeakDoorDeps } from './actDeps';
import type { LeakActName } from './actMessages';
import { checkLeaks } from './checkLeaks';
import { cleanHistory } from './cleanHistory';
import { installHook } from './installHook';
import { pickLeaks } from './pickLeaks';
import { redactLeaks } from './redactLeaks';
import { reissueLeaks } from './reissueLeaks';
import { replaceLeaks } from './replaceLeaks';
import { revokeLeaks } from './revokeLeaks';

export interface LeakActFeaturesDeps extends LeakDoorDeps {
  readonly problems: Pick<LeakProblems, 'known'>;
}

export function createLeakActs(deps: LeakActFeaturesDeps): Pick<CommandTable, LeakAct> {
  return leakActs(withEditor(deps));
}

/** The handlers; tests give them answers in the place of a person. */
export function leakActs(deps: LeakActDeps): Pick<CommandTable, LeakAct> {
  const act =
    (name: LeakActName, run: (all: LeakActDeps, leaks: readonly FoundLeak[]) => Promise<void>): CommandHandler =>
    async (argument, selected) =>
      run(deps, await pickLeaks(deps, name, argument, selected));
  return {
    [commandIds.replaceLeaks]: act('replace', replaceLeaks),
    [commandIds.redactLeaks]: act('redact', redactLeaks),
    [commandIds.revokeLeaks]: act('revoke', revokeLeaks),
    [commandIds.reissueLeaks]: act('reissue', reissueLeaks),
    [commandIds.checkLeaks]: act('check', checkLeaks),
    [commandIds.acceptLeaks]: act('accept', acceptLeaks),
    [commandIds.cleanHistory]: act('clean', cleanHistory),
    [commandIds.installPreCommitHook]: () =>
      installHook({ ...deps, folders: () => vscode.workspace.workspaceFolders ?? [] }),
  };
}

function withEditor(deps: LeakActFeaturesDeps): LeakActDeps {
  const oauth = { ...createOAuthDeps(deps), keys: deps.keys };
  return {
    ...deps,
    oauth,
    requests: createOAuthRequests({ ...deps, oauth }),
    dialog: createDialog(),
    confirm,
    times: createTimeWords(vscode.env.language, undefined),
    isTrusted: () => vscode.workspace.isTrusted,
    run: async (command, argument) => {
      await vscode.commands.executeCommand(command, argument);
    },
  };
}
