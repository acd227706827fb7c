/** What the commands that hand a token to its issuer share: the request, the host, the agreement. */
import type { IssuerProfile } from '../../../core/issuers/issuer';
import type { OAuthRequest } from '../../../core/oauth/client';
import type { OAuthFailure, OAuthOutcome } from '../../../core/oauth/failure';
import type { SessionView } from '../../../core/sessions/session';
import type { JsonObject } from '../../../core/token/decoded';
import { oauthFailureSentence } from '../failureMessages';
import { useMessages } from '../useMessages';
import type { Question } from './confirm';
import type { Use } from './useDeps';

/** Undefined when a person stopped it, or when it failed, which is said. */
export async function requestFor(
  use: Use,
  profile: IssuerProfile,
  title: string,
  session: SessionView | undefined,
  dpopKey?: JsonObject,
): Promise<OAuthRequest | undefined> {
  const { dialog, requests } = use;
  const outcome = await dialog.progress(title, (signal) =>
    requests.requestFor(profile, { dialog, dpopKey, signal, session }),
  );
  if (outcome === undefined) return undefined;
  if (outcome.status === 'done') return outcome.value;
  return sayFailed(use, oauthFailureSentence(outcome.failure, profile.name));
}

/** Asks an endpoint with a button to stop; undefined when that was pressed. */
export async function asking<T>(
  { dialog, flowLog }: Use,
  title: string,
  ask: (signal: AbortSignal) => Promise<OAuthOutcome<T>>,
): Promise<OAuthOutcome<T> | undefined> {
  flowLog.begin(title);
  return dialog.progress(title, ask);
}

/** With the account of what was sent one choice away; nobody waits for that. */
export function sayFailed({ dialog, flowLog }: Use, sentence: string): undefined {
  void dialog.warn(sentence, useMessages.showLog).then((choice) => {
    if (choice !== undefined) flowLog.show();
  });
  return undefined;
}

/** True for a refusal of the client rather than of the token (RFC 6749 section 5.2, RFC 7662 section 2.3). */
export function isClientRefused({ code, status }: OAuthFailure): boolean {
  const codes: readonly OAuthFailure['code'][] = [
    'oauth-invalid-client',
    'oauth-unauthorized-client',
    'oauth-access-denied',
  ];
  return codes.includes(code) || status === 401 || status === 403;
}

export interface Agreements {
  /** True when a person agrees now, or did so before about the same. */
  readonly to: (what: string, question: Question) => Promise<boolean>;
}

/** What was agreed to holds as long as the window. */
export function createAgreements(use: Use): Agreements {
  const given = new Set<string>();
  return {
    to: async (what, question) => {
      if (given.has(what)) return true;
      const agreed = await use.confirm(question);
      if (agreed) given.add(what);
      return agreed;
    },
  };
}

export function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
