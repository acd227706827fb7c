/** The words of the device code page. */
import { assertNever } from '../../../shared/assertNever';
import type { SignInFeedback, SignInView } from '../../../shared/signInMessages';
import { secondsUntil } from '../../state/clock';

const waiting = 'Waiting for you to enter the code.';

export const words = {
  codeLabel: 'Your code',
  enterAt: 'Enter it at',
  copy: 'Copy Code',
  open: 'Open Without Copying',
  cancel: 'Cancel Sign-In',
  close: 'Close',
  again: 'Try Again',
  timeLeft: 'Time left',
  loading: 'Loading…',
  warning:
    'Only go on if you started this sign-in yourself. Whoever asks you to type a code that they sent you gets access to your account.',
  showQr: 'Show QR code for a phone',
  qrCaption: 'Or scan with a phone',
  qrCompare: 'The page that opens shows a code. Go on only if it is the one shown here.',
  signedInHint: 'The session is in the Claimcheck view. You can close this page.',
  about: 'What this sign-in asks for',
  profile: 'Profile',
  scopes: 'Scopes',
  noScopes: 'None. The server decides what the token is good for.',
  unknownScope: 'Defined by the server.',
} as const;

export function title({ profile, state }: SignInView): string {
  return state === 'signed-in' ? `Signed in to ${profile}` : `Sign in to ${profile}`;
}

export function copyAndOpen(host: string): string {
  return `Copy Code and Open ${host}`;
}

/** What a screen reader says of the picture. */
export function qrName(host: string): string {
  return `QR code that opens ${host}`;
}

/** Where the sign-in stands, in one or two sentences. */
export function stateSentence(view: SignInView, now: number): string {
  switch (view.state) {
    case 'starting':
      return 'Asking the server for a code…';
    case 'waiting':
      return secondsUntil(view.expiresAt, now) === 0 ? 'The code has run out.' : waiting;
    case 'slowed-down':
      return `${waiting} The server asked to be asked less often, so it may take a little longer to notice.`;
    case 'backing-off':
      return `The server cannot be reached. ${nextTry(view.retryAt, now)}`;
    case 'signed-in':
      return view.account === undefined ? 'You are signed in.' : `You are signed in as ${view.account}.`;
    case 'failed':
      return view.sentence ?? 'The sign-in failed. Try again.';
    default:
      return assertNever(view.state);
  }
}

export function feedbackSentence(feedback: SignInFeedback): string {
  switch (feedback) {
    case 'copied':
      return 'The code is in the clipboard.';
    case 'opened':
      return 'The browser opens. Type the code there.';
    case 'copied-and-opened':
      return 'The code is in the clipboard, and the browser opens. Paste it there.';
    case 'not-copied':
      return 'The code could not be copied. Select it above and copy it yourself.';
    case 'not-opened':
      return 'The browser could not be opened. Copy the address above into it yourself.';
    default:
      return assertNever(feedback);
  }
}

function nextTry(retryAt: number | undefined, now: number): string {
  const seconds = retryAt === undefined ? 0 : secondsUntil(retryAt, now);
  return seconds === 0 ? 'Trying again…' : `Trying again in ${String(seconds)} s.`;
}
