/** The acts of the page that are commands of ours, each with the command and what it is called with. */
import type { PanelAct } from '../../shared/panelView';
import { commandIds, type Command } from '../../shared/contributions';
import type { SessionView } from '../../core/sessions/session';

export interface ActContext {
  /** The handle of the token shown. */
  readonly reference: string | undefined;
  readonly session: SessionView | undefined;
  readonly isRestricted: boolean;
}

export interface ActCommand {
  readonly command: Command;
  /** A handle, the id of a session, or the name of a profile; never a token. */
  readonly argument: string | undefined;
}

/** Undefined for an act that is no command. */
export function actCommand(act: PanelAct, context: ActContext): ActCommand | undefined {
  const { reference, session } = context;
  switch (act) {
    case 'explain':
      return { command: commandIds.explainRejection, argument: reference };
    case 'add-issuer':
      return { command: commandIds.addIssuerOfToken, argument: reference };
    case 'review-issuers':
      return { command: commandIds.reviewWorkspaceIssuers, argument: reference };
    case 'refresh':
      return { command: commandIds.refreshSession, argument: session?.id };
    case 'copy-as':
      // Any other token is copied here, and where nobody may be asked to renew it first, as it is.
      return session && !context.isRestricted
        ? { command: commandIds.copyAccessToken, argument: session.id }
        : undefined;
    case 'insert':
      return { command: commandIds.insertAccessToken, argument: session?.id };
    case 'introspect':
      return { command: commandIds.introspect, argument: session?.id ?? reference };
    case 'revoke':
      return { command: commandIds.signOut, argument: session?.id };
    case 'reveal-in-file':
      return { command: commandIds.revealToken, argument: reference };
    case 'open-document':
      return { command: commandIds.showDocument, argument: reference };
    case 'sign-in':
      return { command: commandIds.signIn, argument: session?.profile };
    default:
      return undefined;
  }
}
