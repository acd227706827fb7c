/** Shows the token of a session, decoded, and chooses the session that commands use. */
import { oauthFailureSentence } from './failureMessages';
import type { TokenDocuments } from '../editor/tokenDocument';
import type { TokenReader } from '../reading';
import type { SignInFlow } from './signInFlow';
import { signInMessages } from './signInMessages';
import { resolveSession } from './use/pickSession';

export interface ShowSessionDeps extends SignInFlow {
  readonly reader: TokenReader;
  readonly documents: TokenDocuments;
}

export async function showSession(deps: ShowSessionDeps, argument: unknown): Promise<void> {
  const view = await resolveSession(deps, argument, { title: signInMessages.showTitle });
  if (view === undefined) return;
  // As it is kept: one that has ended can be looked at too.
  const token = await deps.sessions.peek(view.id);
  if (token.status === 'failed') return void deps.dialog.warn(oauthFailureSentence(token.failure, view.profile));
  await deps.documents.open(deps.reader.read({ compact: token.value.accessToken, origin: undefined }));
}

export async function selectSession(deps: SignInFlow, argument: unknown): Promise<void> {
  const { chooseTitle: title, pickInUse: placeHolder } = signInMessages;
  const view = await resolveSession(deps, argument, { title, placeHolder, ask: true });
  if (view !== undefined) deps.sessions.choose(view.id);
}
