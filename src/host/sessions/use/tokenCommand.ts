/** Answers `${command:claimcheck.accessToken}` in tasks and launch configurations, for sessions that a person allowed. */
import { useMessages } from '../useMessages';
import { isInert, isTrusted, obtainToken } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';
import type { WorkspaceConsent } from './workspaceConsent';

/** The token; undefined, which makes the editor give up the task, where there is none to give. */
export type TokenCommand = (argument: unknown) => Promise<string | undefined>;

export function createTokenCommand(use: Use, consent: WorkspaceConsent): TokenCommand {
  return async (argument) => {
    if (!isTrusted(use)) return undefined;
    // The editor passes the launch configuration itself, which is a text of the workspace: nothing in it is read.
    const named = typeof argument === 'string' ? argument : undefined;
    const view = await resolveSession(use, named, { title: useMessages.tasksTitle });
    if (view === undefined || !(await consent.isGiven(view))) return undefined;
    const token = await obtainToken(use, view);
    if (token === undefined || isInert(token.accessToken)) return token?.accessToken;
    void use.dialog.warn(useMessages.notForTasks);
    return undefined;
  };
}
