/** Finds the session that a command is to work on: named by the caller, in use, or picked. */
import * as vscode from 'vscode';
import type { SessionView } from '../../../core/sessions/session';
import { commandIds } from '../../../shared/contributions';
import type { Clock } from '../../clock';
import type { Dialog } from '../../dialog';
import type { Sessions } from '../sessions';
import { sessionDescription, sessionDetail, sessionLabel, useMessages } from '../useMessages';

export interface PickDeps {
  readonly sessions: Pick<Sessions, 'list' | 'inUse'>;
  readonly dialog: Pick<Dialog, 'pick' | 'say'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface PickOptions {
  readonly title: string;
  readonly placeHolder?: string | undefined;
  /** True: a person chooses though one is in use, as for ending one. */
  readonly ask?: boolean | undefined;
}

/**
 * The session, or undefined when a person does not go on or when there is none, which is said.
 *
 * A link in any Markdown can call a command with any argument: of an argument, an id is read and nothing else, and an
 * id that no session has is never taken for another session.
 */
export async function resolveSession(
  deps: PickDeps,
  argument: unknown,
  { title, placeHolder = useMessages.pickSession, ask = false }: PickOptions,
): Promise<SessionView | undefined> {
  const { sessions, dialog } = deps;
  const all = await sessions.list();
  const named = sessionIdIn(argument);
  if (named !== undefined) {
    const session = all.find(({ id }) => id === named);
    if (session === undefined) void dialog.say(useMessages.sessionGone);
    return session;
  }
  if (all.length === 0) return offerSignIn(deps);
  const [only] = all;
  const inUse = sessions.inUse() ?? (all.length === 1 ? only : undefined);
  return ask || inUse === undefined ? pick(deps, all, { title, placeHolder }) : inUse;
}

/** The id of a session as links, other extensions and nodes of the tree give it; nothing else is read of an argument. */
export function sessionIdIn(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  const isNode = typeof argument === 'object' && argument !== null && 'id' in argument;
  return isNode && typeof argument.id === 'string' ? argument.id : undefined;
}

type Item = vscode.QuickPickItem & { readonly session: SessionView | undefined };

async function pick(
  { sessions, dialog, clock }: PickDeps,
  all: readonly SessionView[],
  { title, placeHolder }: { readonly title: string; readonly placeHolder: string },
): Promise<SessionView | undefined> {
  const inUse = sessions.inUse()?.id;
  const now = clock.now();
  const items: readonly Item[] = [
    ...all.map((session) => ({
      label: sessionLabel(session),
      description: sessionDescription(session, session.id === inUse),
      detail: sessionDetail(session, now),
      session,
    })),
    { label: `$(sign-in) ${useMessages.signIn}`, session: undefined },
  ];
  const item = await dialog.pick(items, { title, placeHolder, matchOnDescription: true, matchOnDetail: true });
  if (item !== undefined && item.session === undefined) await signIn();
  return item?.session;
}

/** Nobody waits for the answer: a task that asks for a token would hang until the notification is closed. */
function offerSignIn({ dialog }: PickDeps): undefined {
  void dialog.say(useMessages.noSessions, useMessages.signIn).then(async (choice) => {
    if (choice !== undefined) await signIn();
  });
  return undefined;
}

async function signIn(): Promise<void> {
  await vscode.commands.executeCommand(commandIds.signIn);
}
