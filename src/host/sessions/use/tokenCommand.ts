/** Answers `${command:claimcheck.accessToken}` in tasks and launch configurations, for sessions that a person allowed. */
import type * as vscode from 'vscode';
import type { SessionView } from '../../../core/sessions/session';
import { createSingleFlight } from '../../singleFlight';
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
  const questions = createSingleFlight<boolean>();
  const subscription = use.sessions.onDidChange(async () => {
    if (allowed.ids().length === 0) return;
    // Sessions that cannot be read now may be there again later.
    const known = await use.sessions.list().catch(() => undefined);
    if (known !== undefined) await allowed.keepOnly(known.map(({ id }) => id));
  });

  async function answer(argument: unknown): Promise<string | undefined> {
    if (!isTrusted(use)) return undefined;
    // The editor passes the launch configuration itself, which is a text of the workspace: nothing in it is read.
    const named = typeof argument === 'string' ? argument : undefined;
    const view = await resolveSession(use, named, { title: useMessages.tasksTitle });
    if (view === undefined) return undefined;
    if (!(await isAllowed(view))) return undefined;
    return (await obtainToken(use, view))?.accessToken;
  }

  /** A compound of launch configurations asks several times at once: a person answers once. */
  function isAllowed(view: SessionView): Promise<boolean> {
    if (allowed.ids().includes(view.id)) return Promise.resolve(true);
    return questions.run(view.id, async () => {
      const question = { message: allowTasks(view), detail: useMessages.tasksDetail, action: useMessages.allowTasks };
      const agreed = await use.confirm(question);
      if (agreed) await allowed.add(view.id);
      return agreed;
    });
  }

  return { answer, dispose: () => void subscription.dispose() };
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
    const each: readonly unknown[] = Array.isArray(kept) ? kept : [];
    return each.filter((id) => typeof id === 'string');
  };
  const write = async (next: readonly string[]): Promise<void> => {
    await state.update(allowedKey, next.length === 0 ? undefined : next);
  };
  return {
    ids,
    add: (id) => write([...new Set([...ids(), id])]),
    keepOnly: async (known) => {
      const left = ids().filter((id) => known.includes(id));
      if (left.length < ids().length) await write(left);
    },
  };
}
