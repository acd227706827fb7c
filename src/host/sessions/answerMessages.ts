/** What it means when an authorization server says no, or says what cannot be taken. */
import type { SessionFailure } from '../../core/sessions/outcome';
import { durationWords } from '../../core/token/spans';
import type { FailureWords, KeepingCode } from './failureWords';
import { quoted } from './serverWords';

type AnswerCode = Exclude<SessionFailure['code'], KeepingCode | 'oauth-unreachable'>;

export function answerWords(code: AnswerCode, failure: SessionFailure, name: string): FailureWords {
  const { happened, next } = words[code];
  const fill = (text: string): string =>
    text
      .replace('{rule}', () => ruleOf(failure))
      .replace('{status}', failure.status === undefined ? '' : ` (status ${failure.status})`)
      .replace('{later}', laterOf(failure))
      // A name may hold what `replace` takes for a pattern.
      .replace('{name}', () => name);
  return { happened: fill(happened), next: next === undefined ? undefined : fill(next) };
}

function ruleOf({ error }: SessionFailure): string {
  return error === undefined ? '' : ` (rule ${quoted(error)})`;
}

function laterOf({ retryAfterSeconds }: SessionFailure): string {
  return retryAfterSeconds === undefined ? 'later' : `in ${durationWords(Math.max(1, retryAfterSeconds))}`;
}

const signInAgain = 'Sign in again.';

/** `{name}` is the profile in quotation marks, `{status}` the status of the answer, `{rule}` what was broken. */
const words: Readonly<Record<AnswerCode, FailureWords>> = {
  'oauth-server-busy': {
    happened: 'The server of {name} is busy or out of order{status}.',
    next: 'Try again {later}.',
  },
  'oauth-unexpected-answer': {
    happened: 'The server of {name} answered in a way that no standard describes{status}{rule}.',
    next: 'Check the endpoints in the profile; the sign-in log shows what was sent.',
  },
  'oauth-refused': {
    happened: 'The server of {name} refused this{status}.',
    next: 'The sign-in log shows what was sent.',
  },
  'oauth-access-denied': {
    happened: 'Access at {name} was denied, by you or by a policy of its server.',
  },
  'oauth-device-code-expired': {
    happened: 'The code for {name} expired before it was confirmed.',
    next: 'Sign in again for a new one.',
  },
  'oauth-pending': { happened: 'The server of {name} still waits for the code to be confirmed.' },
  'oauth-slow-down': {
    happened: 'The server of {name} wants to be asked less often.',
    next: 'Try again {later}.',
  },
  'oauth-invalid-grant': {
    happened:
      'The server of {name} refused the code or token presented: it is used, expired, revoked or another client’s.',
    next: signInAgain,
  },
  'oauth-invalid-client': {
    happened:
      'The server of {name} does not accept the client: its id, its secret or the way it authenticates is wrong.',
    next: 'Check "clientId" and "tokenEndpointAuthMethod" in the profile, and the stored secret.',
  },
  'oauth-unauthorized-client': {
    happened: 'The server of {name} does not let this client use this grant.',
    next: 'Enable the grant for the client at the provider, or choose another way.',
  },
  'oauth-unsupported-grant': {
    happened: 'The server of {name} does not offer this grant.',
    next: 'Choose another way.',
  },
  'oauth-invalid-scope': {
    happened: 'The server of {name} does not grant the scopes asked for.',
    next: 'Correct "scopes" in the profile, or allow them for the client at the provider.',
  },
  'oauth-invalid-target': {
    happened: 'The server of {name} issues no token for the API asked for.',
    next: 'Check "resources" and "requestedAudience" in the profile.',
  },
  'oauth-invalid-request': {
    happened: 'The server of {name} finds the request wrong or incomplete.',
    next: 'The sign-in log shows what was sent; compare it with what the provider wants.',
  },
  'oauth-interaction-required': {
    happened: 'The server of {name} wants you to sign in yourself, with another factor or a consent.',
    next: signInAgain,
  },
  'oauth-dpop-refused': {
    happened: 'The server of {name} does not accept the proof that this client holds its key (DPoP).',
    next: 'Check the clock of this machine, then sign in again.',
  },
  'oauth-dpop-downgraded': {
    happened:
      'The server of {name} sent a bearer token where one bound to a key was asked for (DPoP), so it was not kept.',
    next: 'Check whether the client may use DPoP there, or turn "dpop" off in the profile.',
  },
  'oauth-state-mismatch': {
    happened: 'The answer that the browser brought back does not belong to this sign-in at {name}, so it was not used.',
    next: signInAgain,
  },
  'oauth-issuer-mismatch': {
    happened: 'The answer that the browser brought back does not come from {name}, so it was not used (RFC 9207).',
    next: 'Check "issuer" in the profile before you sign in again.',
  },
  'oauth-id-token-invalid': {
    happened: 'The ID token of {name} does not fit this sign-in{rule}, so nothing was kept.',
    next: 'Check "clientId" and "issuer" in the profile, and the clock of this machine.',
  },
  'oauth-no-endpoint': {
    happened: 'The server of {name} names no endpoint for this.',
    next: 'Choose another way, or write the endpoint into the profile.',
  },
  'oauth-endpoint-insecure': {
    happened: 'An endpoint of {name} is not https, so nothing was sent to it.',
    next: 'Correct it in the profile.',
  },
  'oauth-no-pkce': {
    happened: 'The server of {name} does not offer PKCE with S256, without which a code could be stolen (RFC 9700).',
    next: 'Sign in with a device code.',
  },
  'oauth-no-client-id': {
    happened: 'The profile {name} has no client id.',
    next: 'Add "clientId", the id under which the application is registered at the provider.',
  },
  'oauth-no-client-secret': {
    happened: 'The client of {name} authenticates with a secret or key, and none is stored on this machine.',
    next: 'Store it with “Manage Stored Secrets and Keys”.',
  },
  'oauth-client-key-unusable': {
    happened: 'The stored key of the client of {name} cannot sign.',
    next: 'Store a private JWK with “Manage Stored Secrets and Keys”.',
  },
  'oauth-nothing-to-present': {
    happened: 'There is no token to present to the server of {name}.',
    next: 'Sign in first.',
  },
};
