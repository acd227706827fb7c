/** Tells from an answer whether it is an error, and which (RFC 6749 section 5.2 and its extensions). */
import { memberOf } from '../rules/facts';
import { parameterOf, readRefusal } from '../validation/challenge';
import type { OAuthFailure, OAuthFailureCode } from './failure';
import type { OAuthQuirk, WireAnswer } from './quirks/quirk';
import { retryAfterSeconds } from './retryAfter';
import { serverText } from './serverText';
import type { FlowStepName } from './trace';
import { scrub } from './trace';

/** What it takes to read an error beside the answer itself. */
export interface AnswerContext {
  readonly quirk: OAuthQuirk;
  readonly now: Date;
  /** Of the request and of the answer, which a description must not repeat. */
  readonly secrets: readonly string[];
}

/** Why an answer is no success; undefined where it is one. */
export function answerFailure(answer: WireAnswer, context: AnswerContext): OAuthFailure | undefined {
  const { status, headers } = answer;
  const found = errorOf(answer);
  if (status >= 200 && status <= 299 && found === undefined) return undefined;
  const clean = (text: string | undefined, most?: number): string | undefined =>
    serverText(text === undefined ? undefined : scrub(text, context.secrets), most);
  return {
    code: codeOf(answer, found?.error, context.quirk),
    error: clean(found?.error, longestError),
    description: clean(found?.description),
    status,
    retryAfterSeconds: retryAfterSeconds(headers, context.now),
    mayHaveArrived: true,
  };
}

/** The `error` of an answer, as it stands in the body or in a challenge (RFC 6750 section 3). */
export function errorOf({
  step,
  status,
  headers,
  members,
}: WireAnswer): { readonly error: string; readonly description: string | undefined } | undefined {
  const error = memberOf(members, 'error');
  const description = memberOf(members, 'error_description');
  const isError = status >= 400 || !claimSteps.has(step);
  if (isError && typeof error === 'string' && error !== '') {
    return { error, description: typeof description === 'string' ? description : undefined };
  }
  if (status < 400) return undefined;
  const { challenges } = readRefusal(headers.get('www-authenticate') ?? '');
  const challenge = challenges.find((each) => parameterOf(each, 'error') !== undefined);
  const named = challenge && parameterOf(challenge, 'error');
  return challenge === undefined || named === undefined
    ? undefined
    : { error: named, description: parameterOf(challenge, 'error_description') };
}

const longestError = 100;

/** Their answers are about a token or a person, and may have a member `error` that is no error. */
const claimSteps: ReadonlySet<FlowStepName> = new Set(['introspection', 'userinfo', 'resource']);

function codeOf({ status, members }: WireAnswer, error: string | undefined, quirk: OAuthQuirk): OAuthFailureCode {
  // RFC 6749 section 5.2 has its errors with 400 and 401: what comes with these is trouble of the server, whatever it says.
  if (status >= 500) return 'oauth-server-busy';
  const special = members === undefined ? undefined : quirk.failureCode?.(members, status);
  if (special !== undefined) return special;
  if (error !== undefined && Object.hasOwn(codes, error)) return codes[error] ?? 'oauth-refused';
  if (status === 408 || status === 429) return 'oauth-server-busy';
  return error === undefined ? 'oauth-unexpected-answer' : 'oauth-refused';
}

const codes: Readonly<Record<string, OAuthFailureCode>> = {
  // RFC 6749 sections 4.1.2.1 and 5.2.
  invalid_request: 'oauth-invalid-request',
  invalid_client: 'oauth-invalid-client',
  invalid_grant: 'oauth-invalid-grant',
  unauthorized_client: 'oauth-unauthorized-client',
  unsupported_grant_type: 'oauth-unsupported-grant',
  invalid_scope: 'oauth-invalid-scope',
  access_denied: 'oauth-access-denied',
  // RFC 8628 section 3.5.
  authorization_pending: 'oauth-pending',
  slow_down: 'oauth-slow-down',
  expired_token: 'oauth-device-code-expired',
  // RFC 8707 section 2.
  invalid_target: 'oauth-invalid-target',
  // RFC 9449 sections 5 and 8.
  invalid_dpop_proof: 'oauth-dpop-refused',
  use_dpop_nonce: 'oauth-dpop-refused',
  // OpenID Connect Core section 3.1.2.6, RFC 9470 section 3.
  interaction_required: 'oauth-interaction-required',
  login_required: 'oauth-interaction-required',
  consent_required: 'oauth-interaction-required',
  account_selection_required: 'oauth-interaction-required',
  insufficient_user_authentication: 'oauth-interaction-required',
};
