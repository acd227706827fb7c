/** The device sign-in that runs in this window: its page, its place in the status bar, and what a person does there. */
import * as vscode from 'vscode';
import { commandIds, contextKeys } from '../../shared/contributions';
import type { SignInAct, SignInFeedback, SignInView } from '../../shared/signInMessages';
import type { SignInFlow } from './signInFlow';
import { waitingText, waitingTooltip } from './signInViews';

export interface RunningSignIn {
  readonly signal: AbortSignal;
  /** Shows a view, and the page with it. */
  readonly show: (view: SignInView) => void;
  /** Changes the view of a page that is open. */
  readonly update: (view: SignInView) => void;
  readonly bringToFront: () => void;
  readonly cancel: () => void;
  /** True after a person cancelled it; false when the window merely closes. */
  readonly isCancelled: () => boolean;
  /** After a failure: true when the person asks for another code, false when they close the page. */
  readonly asksForAnother: () => Promise<boolean>;
  readonly end: () => void;
}

export interface DeviceSignIns extends vscode.Disposable {
  readonly current: () => RunningSignIn | undefined;
  readonly begin: (view: SignInView) => RunningSignIn;
}

export type DeviceSignInsDeps = Pick<SignInFlow, 'page' | 'contextKeys' | 'openUrl'>;

export function createDeviceSignIns({ page, contextKeys: keys, openUrl }: DeviceSignInsDeps): DeviceSignIns {
  let current: Running | undefined;
  const item = vscode.window.createStatusBarItem('claimcheck.signIn', vscode.StatusBarAlignment.Right);
  item.command = commandIds.showSignIn;

  function showState(): void {
    keys.set(contextKeys.signingIn, current !== undefined);
    if (current === undefined) return item.hide();
    item.name = 'Claimcheck: Sign-In';
    item.text = waitingText;
    item.tooltip = waitingTooltip(current.view());
    item.show();
  }

  const subscription = page.onDidAct((act) => void current?.onAct(act));
  return {
    current: () => current?.running,
    begin: (view) => {
      current?.running.cancel();
      const mine: Running = createRunning({ page, openUrl }, view, () => {
        if (current !== mine) return;
        current = undefined;
        page.close();
        showState();
      });
      current = mine;
      page.show(view);
      showState();
      return mine.running;
    },
    dispose: () => {
      current?.stop();
      subscription.dispose();
      item.dispose();
    },
  };
}

interface Running {
  readonly running: RunningSignIn;
  readonly view: () => SignInView;
  readonly onAct: (act: SignInAct) => Promise<void>;
  /** Stops without being cancelled. */
  readonly stop: () => void;
}

function createRunning(
  { page, openUrl }: Pick<DeviceSignInsDeps, 'page' | 'openUrl'>,
  first: SignInView,
  end: () => void,
): Running {
  const controller = new AbortController();
  let view = first;
  let cancelled = false;
  let answer: ((again: boolean) => void) | undefined;
  const cancel = (): void => {
    cancelled = true;
    controller.abort();
    answer?.(false);
    end();
  };
  const running: RunningSignIn = {
    signal: controller.signal,
    show: (next) => page.show((view = next)),
    // What came of a button stays to be read while the server is polled.
    update: (next) => page.update((view = { ...next, feedback: next.feedback ?? view.feedback })),
    bringToFront: () => page.show(view),
    cancel,
    isCancelled: () => cancelled,
    asksForAnother: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    end,
  };
  return {
    running,
    view: () => view,
    stop: () => controller.abort(),
    onAct: async (act) => {
      if (act === 'cancel') return cancel();
      // A tab that was closed leaves the sign-in waiting, with its place in the status bar; a failure ends with it.
      if (act === 'again' || act === 'close') return answer?.(act === 'again');
      const feedback = await feedbackOf(act, view, openUrl);
      // By then the person may have cancelled.
      if (!controller.signal.aborted) running.update({ ...view, feedback });
    },
  };
}

/** Copies the code, opens the issuer's page, or both; nothing of it happens before a person asks. */
async function feedbackOf(
  act: 'copy' | 'open' | 'copy-and-open',
  view: SignInView,
  openUrl: DeviceSignInsDeps['openUrl'],
): Promise<SignInFeedback> {
  const copied = act !== 'open' && (await copy(view.userCode));
  if (act === 'copy') return copied ? 'copied' : 'not-copied';
  // With the code in it where the server offers that; the code stays on the page, to be compared (RFC 8628 section 3.3.1).
  const opened = await openUrl(view.qrText);
  if (!opened) return 'not-opened';
  return copied ? 'copied-and-opened' : 'opened';
}

/** A browser may refuse the clipboard. */
async function copy(text: string): Promise<boolean> {
  try {
    await vscode.env.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
