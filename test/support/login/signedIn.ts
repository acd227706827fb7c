/** Signs in to the login server in one step, for tests of what comes afterwards. */
import type { OAuthRequest } from '../../../src/core/oauth/client';
import { pollForTokens, requestDeviceAuthorization } from '../../../src/core/oauth/deviceFlow';
import type { TokenSet } from '../../../src/core/oauth/tokenSet';
import { never, valueOf, type Peer } from './peer';
import { createVisitor, type Choice } from './visitor';

/** With a device code: one person, one wait. */
export async function signedIn(
  peer: Peer,
  request: OAuthRequest,
  choice: Choice = { account: 'Ada' },
): Promise<TokenSet> {
  const authorization = valueOf(await requestDeviceAuthorization(request, peer.deps, never));
  let seen = false;
  peer.whileWaiting = async () => {
    if (seen) return;
    seen = true;
    await createVisitor().approveDevice(authorization.verificationUri, authorization.userCode, choice);
  };
  return valueOf(await pollForTokens(request, authorization, peer.deps, never));
}
