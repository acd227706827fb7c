/** Gives new terminals the access token of one session as a variable, as long as the token works. */
import * as vscode from 'vscode';
import type { SessionView } from '../../../core/sessions/session';
import type { SessionToken } from '../../../core/sessions/outcome';
import { terminalDescription, terminalLost, terminalSet, useMessages } from '../useMessages';
import { isTrusted, isValue, obtainToken } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';
import type { WorkspaceConsent } from './workspaceConsent';

export interface TerminalVariable extends vscode.Disposable {
  /** Gives the variable to new terminals, gives them another session's, or takes this session's away again. */
  readonly toggle: (argument: unknown) => Promise<void>;
}

export function createTerminalVariable(use: Use, consent: WorkspaceConsent): TerminalVariable {
  const { sessions, settings, dialog } = use;
  const variable = createVariable(use);
  let saidOnce = false;

  async function toggle(argument: unknown): Promise<void> {
    if (!isTrusted(use)) return;
    const view = await resolveSession(use, argument, { title: useMessages.terminalTitle });
    if (view === undefined) return;
    if (variable.isOf(view.id)) {
      variable.end();
      return void dialog.say(useMessages.terminalEnded);
    }
    if (!(await consent.isGiven(view))) return;
    const token = await obtainToken(use, view);
    if (token === undefined) return;
    if (!isValue(token.accessToken)) return void dialog.warn(useMessages.notForTerminals);
    variable.put(token);
    void dialog.say(terminalSet(settings.current().terminalVariableName, view, !saidOnce, token.tokenType === 'DPoP'));
    saidOnce = true;
  }

  // Sessions that cannot be read have no token that is known to work.
  const run = (): void => void follow(use, variable).catch(variable.take);
  const parts = vscode.Disposable.from(sessions.onDidChange(run), settings.onDidChange(run), { dispose: variable.end });
  return { toggle, dispose: () => void parts.dispose() };
}

/** Follows the session: its next token, or its end. */
async function follow({ sessions, settings, dialog }: Use, variable: Variable): Promise<void> {
  const given = variable.given();
  if (given === undefined) return;
  const { id, name } = given;
  const view = (await sessions.list()).find((each) => each.id === id);
  if (!variable.isOf(id)) return;
  if (view === undefined || view.state === 'ended') {
    variable.end();
    return void dialog.say(terminalLost(name));
  }
  const { terminalVariableName } = settings.current();
  if (!variable.asksFor(view, terminalVariableName)) return;
  const outcome = await sessions.token(id);
  if (!variable.isOf(id)) return;
  if (outcome.status === 'done' && isValue(outcome.value.accessToken)) variable.put(outcome.value);
  else variable.take();
}

/** Whose token new terminals get. */
interface Given {
  readonly id: string;
  readonly name: string;
  /** Which token was set, or asked for. */
  readonly obtainedAt: number;
}

interface Variable {
  readonly given: () => Given | undefined;
  /** Whether it is still this session's: much can happen while somebody is waited for. */
  readonly isOf: (id: string) => boolean;
  /** True once for each token and name: a renewal that fails tells of a change again. */
  readonly asksFor: (view: SessionView, name: string) => boolean;
  readonly put: (token: SessionToken) => void;
  /** The next token is set again. */
  readonly take: () => void;
  readonly end: () => void;
}

function createVariable({ environment, settings, clock }: Use): Variable {
  let given: Given | undefined;
  let expiry: vscode.Disposable | undefined;

  function take(): void {
    expiry?.dispose();
    expiry = undefined;
    if (given !== undefined) environment.delete(given.name);
  }

  return {
    given: () => given,
    isOf: (id) => given?.id === id,
    asksFor: ({ obtainedAt }, name) => {
      if (given === undefined || (given.obtainedAt === obtainedAt.getTime() && given.name === name)) return false;
      take();
      given = { ...given, name, obtainedAt: obtainedAt.getTime() };
      return true;
    },
    put: ({ view, accessToken, expiresAt }) => {
      take();
      const { terminalVariableName: name } = settings.current();
      given = { id: view.id, name, obtainedAt: view.obtainedAt.getTime() };
      // First of all: else the editor would write the token into the storage of the workspace.
      environment.persistent = false;
      environment.description = terminalDescription(name, view);
      environment.replace(name, accessToken);
      // An expired token is of no use to a terminal.
      if (expiresAt !== undefined) expiry = clock.at(expiresAt, take);
    },
    take,
    end: () => {
      take();
      given = undefined;
    },
  };
}
