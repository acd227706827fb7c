/** Which sessions a person gives to whatever runs in this workspace: asked once for each session and workspace. */
import type * as vscode from 'vscode';
import type { SessionView } from '../../../core/sessions/session';
import { createSingleFlight } from '../../singleFlight';
import { allowTasks, useMessages } from '../useMessages';
import type { Use } from './useDeps';

export interface WorkspaceConsent extends vscode.Disposable {
  /** True when a person agreed, now or before. */
  readonly isGiven: (view: SessionView) => Promise<boolean>;
}

/** In the state of the workspace: ids of the sessions that its tasks may have. An id is a digest and no secret. */
const allowedKey = 'claimcheck.sessionsForTasks';

/**
 * Every extension can run a command, and so can every task of the workspace by `${command:…}`, and nothing tells which one
 * does. So no command that hands a token to the programs of a workspace goes without this.
 */
export function createWorkspaceConsent(use: Use): WorkspaceConsent {
  const allowed = createAllowed(use.workspaceState);
  const questions = createSingleFlight<boolean>();
  const subscription = use.sessions.onDidChange(async () => {
    if (allowed.ids().length === 0) return;
    // Sessions that cannot be read now may be there again later.
    const known = await use.sessions.list().catch(() => undefined);
    if (known !== undefined) await allowed.keepOnly(known.map(({ id }) => id));
  });
  return {
    /** A compound of launch configurations asks several times at once: a person answers once. */
    isGiven: async (view) => {
      if (allowed.ids().includes(view.id)) return true;
      return questions.run(view.id, async () => {
        const question = { message: allowTasks(view), detail: useMessages.tasksDetail, action: useMessages.allowTasks };
        const agreed = await use.confirm(question);
        if (agreed) await allowed.add(view.id);
        return agreed;
      });
    },
    dispose: () => void subscription.dispose(),
  };
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
