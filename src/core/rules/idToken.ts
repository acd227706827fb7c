/** Rules about ID tokens, which tell a client who signed in; most compare with what the client knows. */
import { durationWords } from '../token/spans';
import { leftHalfDigest } from './digests';
import { isExempt } from './exemptions';
import { audiencesOf, claimOf } from './facts';
import type { TokenFacts } from './facts';
import { instantOf } from './numericDate';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found } from './wording';

export const idTokenRules: readonly Rule[] = [
  {
    id: 'id-azp',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §3.1.3.7',
    check: checkParty,
    isUnanswered: ({ context }) => context.clientId === undefined,
  },
  {
    id: 'id-used-as-bearer',
    severity: 'warning',
    appliesTo: ['id'],
    source: 'RFC 8725 §3.12',
    check: checkBearer,
    isUnanswered: ({ context }) => context.textBefore === undefined,
  },
  {
    id: 'id-at-hash',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §3.1.3.6',
    check: (token) => digestMismatch(token, 'at_hash', token.context.accessToken, 'access token'),
    isUnanswered: ({ context }) => context.accessToken === undefined,
  },
  {
    id: 'id-c-hash',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §3.3.2.11',
    check: (token) => digestMismatch(token, 'c_hash', token.context.code, 'authorization code'),
    isUnanswered: ({ context }) => context.code === undefined,
  },
  {
    id: 'id-nonce',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §3.1.3.7',
    check: checkNonce,
    isUnanswered: ({ context }) => context.nonce === undefined,
  },
  {
    id: 'id-auth-time',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §3.1.3.7',
    check: checkSignIn,
    isUnanswered: ({ context }) => context.maxAgeSeconds === undefined,
  },
];

function checkParty(token: TokenFacts): readonly Problem[] {
  const azp = claimOf(token, 'azp');
  const { clientId } = token.context;
  if (azp === undefined) {
    if (audiencesOf(token).length < 2) return nothing;
    return hit(
      'azp',
      'The ID token has several audiences and no "azp", so a client cannot tell whether it asked for it.',
      'warning',
    );
  }
  if (clientId === undefined || azp === clientId || isExempt(token, 'id-azp')) return nothing;
  return hit('azp', `The ID token was issued to ${found(azp)} and not to this client (${found(clientId)}). Refuse it.`);
}

/** Only the end is looked at: what stands right before the token. */
const bearerBefore = /(?:^|[^\w-])bearer(?:\s|%20|\+){1,8}["'`]?$/i;

function checkBearer(token: TokenFacts): readonly Problem[] {
  const before = token.context.textBefore?.slice(-64);
  if (before === undefined || !bearerBefore.test(before) || isExempt(token, 'id-used-as-bearer')) return nothing;
  return [
    {
      message:
        'This is an ID token, sent to an API as if it were an access token. It tells the client who signed in and grants nothing; send the access token.',
      segment: 'token',
    },
  ];
}

function digestMismatch(
  token: TokenFacts,
  path: 'at_hash' | 'c_hash',
  text: string | undefined,
  what: string,
): readonly Problem[] {
  const claimed = claimOf(token, path);
  if (text === undefined || claimed === undefined || token.alg === undefined) return nothing;
  const digest = leftHalfDigest(token.alg, text);
  if (digest === undefined || digest === claimed) return nothing;
  return hit(
    path,
    `"${path}" does not fit the ${what} that came with the ID token: one of the two was exchanged or is from another login. Refuse both.`,
  );
}

function checkNonce(token: TokenFacts): readonly Problem[] {
  const { nonce } = token.context;
  if (nonce === undefined) return nothing;
  const claimed = claimOf(token, 'nonce');
  if (claimed === nonce) return nothing;
  return hit(
    'nonce',
    claimed === undefined
      ? 'The client sent a "nonce" and the ID token has none, so it may come from another login. Refuse it.'
      : 'The "nonce" is not the one the client sent, so the ID token comes from another login. Refuse it.',
  );
}

function checkSignIn(token: TokenFacts): readonly Problem[] {
  const { maxAgeSeconds } = token.context;
  if (maxAgeSeconds === undefined) return nothing;
  const authTime = instantOf(token, 'auth_time');
  if (authTime === undefined) {
    return hit(
      'auth_time',
      'The client asked for a recent sign-in ("max_age"), and the ID token does not say when the user signed in. Refuse it.',
    );
  }
  const age = token.nowSeconds - authTime;
  if (age <= maxAgeSeconds + token.toleranceSeconds) return nothing;
  return hit(
    'auth_time',
    `The user signed in ${durationWords(age)} ago, and the client asked for ${durationWords(maxAgeSeconds)} at most. Ask the user to sign in again.`,
  );
}

function hit(path: string, message: string, severity?: 'warning'): readonly Problem[] {
  return [{ message, segment: 'payload', path, ...(severity === undefined ? {} : { severity }) }];
}
