/** Gives new terminals the access token of one session as a variable, as long as the token works. */
import type * as vscode from 'vscode';
import type { SessionView } from '../../../core/sessions/session';
import type { SessionToken } from '../../../core/sessions/outcome';
import { terminalDescription, terminalLost, terminalSet, useMessages } from '../useMessages';
import { isSendable, isTrusted, obtainToken } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

export interface TerminalVariable extends vscode.Disposable {
  /** Gives the variable to new terminals, gives them another session's, or takes this session's away again. */
  readonly toggle: (argument: unknown) => Promise<void>;
}

/** Whose token new terminals get. */
interface Given {
  readonly id: string;
  readonly name: string;
  /** Which token was set, or could not be had: it is asked for once. */
  readonly obtainedAt: number;
}

export function createTerminalVariable(use: Use): TerminalVariable {
  const { sessions, environment, settings, dialog } = use;
  let given: Given | undefined;
  let saidOnce = false;
  let expiry: vscode.Disposable | undefined;

  /** Whether new terminals still get this session's token; much can happen while somebody is waited for. */
  const isGiven = (id: string): boolean => given?.id === id;

  function take(): void {
    expiry?.dispose();
    expiry = undefined;
    if (given !== undefined) environment.delete(given.name);
  }

  function end(): void {
    take();
    given = undefined;
  }

  function put(view: SessionView, { accessToken, expiresAt }: SessionToken): void {
    take();
    const { terminalVariableName: name } = settings.current();
    given = { id: view.id, name, obtainedAt: view.obtainedAt.getTime() };
    // First of all: else the editor would write the token into the storage of the workspace.
    environment.persistent = false;
    environment.description = terminalDescription(name, view);
    environment.replace(name, accessToken);
    // An expired token is of no use to a terminal. The session is still wanted: the next token is set again.
    if (expiresAt !== undefined) expiry = use.clock.at(expiresAt, take);
  }

  async function toggle(argument: unknown): Promise<void> {
    if (!(await isTrusted(use))) return;
    const view = await resolveSession(use, argument, { title: useMessages.terminalTitle });
    if (view === undefined) return;
    if (isGiven(view.id)) {
      end();
      return void dialog.say(useMessages.terminalEnded);
    }
    const token = await obtainToken(use, view);
    if (token === undefined) return;
    put(token.view, token);
    void dialog.say(terminalSet(settings.current().terminalVariableName, view, !saidOnce, token.tokenType === 'DPoP'));
    saidOnce = true;
  }

  /** Follows the session: the next token, or its end. */
  async function follow(): Promise<void> {
    if (given === undefined) return;
    const { id, name } = given;
    const view = (await sessions.list()).find((each) => each.id === id);
    if (!isGiven(id)) return;
    if (view === undefined || view.state === 'ended') {
      end();
      return void dialog.say(terminalLost(name));
    }
    const isNew = view.obtainedAt.getTime() !== given.obtainedAt || settings.current().terminalVariableName !== name;
    if (isNew) await renew(view);
  }

  async function renew(view: SessionView): Promise<void> {
    // Asked for once: a renewal that fails tells of a change again.
    if (given !== undefined) given = { ...given, obtainedAt: view.obtainedAt.getTime() };
    const outcome = await sessions.token(view.id);
    if (!isGiven(view.id)) return;
    if (outcome.status === 'done' && isSendable(outcome.value.accessToken)) put(outcome.value.view, outcome.value);
    else take();
  }

  const subscriptions = [sessions.onDidChange(() => void follow()), settings.onDidChange(() => void follow())];
  return {
    toggle,
    dispose: () => {
      for (const subscription of subscriptions) subscription.dispose();
      end();
    },
  };
}
