/** What the host and the device code page say to each other: whole views one way, the act of a person the other. */

/** Where the sign-in stands. */
export type SignInState =
  /** The server is being asked for a code; there is none to show yet. */
  | 'starting'
  | 'waiting'
  /** The server asked to be asked less often (RFC 8628 section 3.5); nothing for a person to do. */
  | 'slowed-down'
  /** The server cannot be reached; `retryAt` says when it is asked again. */
  | 'backing-off'
  | 'signed-in'
  | 'failed';

/**
 * All that the page shows, always whole. It holds nothing that redeems the code: the device code and tokens stay in
 * the host. The host has made every text visible that a server or a profile wrote.
 */
export interface SignInView {
  readonly state: SignInState;
  /** The name of the profile. */
  readonly profile: string;
  /** Who is signed in, once that is known. */
  readonly account?: string | undefined;
  /** The host that the browser opens, with its port. */
  readonly host: string;
  /** As the server wrote it: nothing in it is changed (RFC 8628 section 3.3). */
  readonly userCode: string;
  readonly verificationUri: string;
  /** What the QR code holds: `verification_uri_complete`, or else the verification URI. */
  readonly qrText: string;
  /** The scopes asked for. */
  readonly scopes: readonly string[];
  /** When the code ends, as milliseconds of the host's clock. */
  readonly expiresAt: number;
  readonly lifetimeSeconds: number;
  /** When a server that could not be reached is asked again, by the same clock. */
  readonly retryAt?: number | undefined;
  /** What went wrong and what to do next. */
  readonly sentence?: string | undefined;
  /** What came of the last press of a button. */
  readonly feedback?: SignInFeedback | undefined;
}

export type SignInFeedback = 'copied' | 'opened' | 'copied-and-opened' | 'not-copied' | 'not-opened';

/** To the page. `now` is the host's clock, which need not be that of the machine with the window. */
export interface SignInHostMessage {
  readonly type: 'view';
  readonly view: SignInView;
  readonly now: number;
}

/** From the page: it has started and wants the view, or a person did something. */
export type SignInPageMessage = { readonly type: 'ready' } | { readonly type: 'act'; readonly act: SignInAct };

export type SignInAct = (typeof signInActs)[number];

const signInActs = ['copy-and-open', 'copy', 'open', 'cancel', 'again', 'close'] as const;

/** A message of the page, or undefined for anything else that was posted. */
export function readSignInPageMessage(message: unknown): SignInPageMessage | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  if (message.type === 'ready') return { type: 'ready' };
  if (message.type !== 'act' || !('act' in message)) return undefined;
  const act = signInActs.find((known) => known === message.act);
  return act === undefined ? undefined : { type: 'act', act };
}
