/** Finds what a person asked the panel to show: the token of a link, a node, a session, or the cursor. */
import { messages } from '../messages';
import { oauthFailureSentence } from '../sessions/failureMessages';
import { sessionIdIn } from '../sessions/use/pickSession';
import { useMessages } from '../sessions/useMessages';
import { tokenOfNode } from '../tokenNodes';
import { cursorToken } from './cursorToken';
import type { PanelUse } from './panelDeps';
import { panelMessages } from './panelMessages';
import type { Subject } from './subject';

export interface Asked {
  readonly subject?: Subject | undefined;
  /** Why there is nothing to show, or why not all of it. */
  readonly notice?: string | undefined;
}

/**
 * A link in any Markdown can call the command with any argument: a string is taken for a handle or the id of a session,
 * and never for a token.
 */
export async function askedFor(use: PanelUse, argument: unknown): Promise<Asked> {
  const { references } = use;
  const ofNode = tokenOfNode(argument);
  if (ofNode !== undefined) return { subject: { source: 'link', reference: references.keep(ofNode) } };
  const named = sessionIdIn(argument);
  if (named === undefined) return atCursor(use);
  if (references.get(named) !== undefined) return { subject: { source: 'link', reference: named } };
  return sessionAsked(use, named);
}

function atCursor({ index, references }: PanelUse): Asked {
  const token = cursorToken(index, references);
  if (token === undefined) return { notice: panelMessages.noTokenAtCursor };
  return { subject: { source: 'cursor', reference: references.keep(token) } };
}

/** The token of a session as it is kept: nothing is renewed to be looked at. */
export async function sessionAsked({ sessions, references }: PanelUse, id: string): Promise<Asked> {
  const all = sessions.sessions();
  try {
    const view = (await all.list()).find((each) => each.id === id);
    if (view === undefined) return { notice: looksLikeHandle(id) ? messages.forgotten : useMessages.sessionGone };
    const token = await all.peek(id);
    if (token.status === 'failed') {
      const notice = oauthFailureSentence(token.failure, view.profile);
      return { subject: { source: 'session', reference: undefined, session: id }, notice };
    }
    const reference = references.keep({ compact: token.value.accessToken, origin: undefined });
    return { subject: { source: 'session', reference, session: id } };
  } catch {
    // Whoever keeps the sessions logs why.
    return { notice: panelMessages.sessionsUnreadable };
  }
}

/** Handles are UUIDs. */
function looksLikeHandle(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}
