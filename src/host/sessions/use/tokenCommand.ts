/** Answers `${command:claimcheck.accessToken}` in tasks and launch configurations, for sessions that a person allowed. */
import type * as vscode from 'vscode';
import { allowTasks, useMessages } from '../useMessages';
import { isTrusted, obtainToken } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

export interface TokenCommand extends vscode.Disposable {
  /** The token; undefined, which makes the editor give up the task, where there is none to give. */
  readonly answer: (argument: unknown) => Promise<string | undefined>;
}

/** In the state of the workspace: ids of the sessions that its tasks may have. An id is a digest and no secret. */
const allowedKey = 'claimcheck.sessionsForTasks';

/**
 * Every extension, and every task of the workspace, can run a command and read its answer, and nothing tells which one
 * does. So a person is asked once for each session and workspace, before the first answer.
 */
export function createTokenCommand(use: Use): TokenCommand {
  const allowed = createAllowed(use.workspaceState);
  const subscription = use.sessions.onDidChange(async () => {
    if (allowed.ids().length > 0) await allowed.keepOnly((await use.sessions.list()).map(({ id }) => id));
  });

  async function answer(argument: unknown): Promise<string | undefined> {
    if (!(await isTrusted(use))) return undefined;
    // The editor passes the launch configuration itself, which is a text of the workspace: nothing in it is read.
    const named = typeof argument === 'string' ? argument : undefined;
    const view = await resolveSession(use, named, { title: useMessages.tasksTitle });
    if (view === undefined) return undefined;
    if (!allowed.ids().includes(view.id)) {
      const question = { message: allowTasks(view), detail: useMessages.tasksDetail, action: useMessages.allowTasks };
      if (!(await use.confirm(question))) return undefined;
      await allowed.add(view.id);
    }
    return (await obtainToken(use, view))?.accessToken;
  }

  return { answer, dispose: () => subscription.dispose() };
}

interface Allowed {
  readonly ids: () => readonly string[];
  readonly add: (id: string) => Promise<void>;
  /** Who signs out and in again is asked again. */
  readonly keepOnly: (ids: readonly string[]) => Promise<void>;
}

function createAllowed(state: vscode.Memento): Allowed {
  const ids = (): readonly string[] => {
    const kept: unknown = state.get(allowedKey);
    return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
  };
  const write = async (next: readonly string[]): Promise<void> =>
    state.update(allowedKey, next.length === 0 ? undefined : next);
  return {
    ids,
    add: (id) => write([...new Set([...ids(), id])]),
    keepOnly: async (known) => {
      const left = ids().filter((id) => known.includes(id));
      if (left.length < ids().length) await write(left);
    },
  };
}
