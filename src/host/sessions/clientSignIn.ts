/** Gets a token for the client itself: client credentials (RFC 6749 section 4.4). */
import type { OAuthRequest } from '../../core/oauth/client';
import { requestClientCredentials } from '../../core/oauth/clientCredentials';
import type { OAuthOutcome } from '../../core/oauth/failure';
import type { TokenSet } from '../../core/oauth/tokenSet';
import type { SignInFlow } from './signInFlow';
import { signInMessages } from './signInMessages';

/** Undefined when the person cancels. */
export function signInAsClient(
  { dialog, oauth }: Pick<SignInFlow, 'dialog' | 'oauth'>,
  request: OAuthRequest,
): Promise<OAuthOutcome<TokenSet> | undefined> {
  return dialog.progress(signInMessages.gettingToken, (signal) => requestClientCredentials(request, oauth, signal));
}
