/** Signs in through the browser: authorization code with PKCE, and back by loopback or by the editor's own scheme. */
import * as vscode from 'vscode';
import {
  buildAuthorizationRequest,
  redeemAuthorizationResponse,
  type AuthorizationRequest,
} from '../../core/oauth/authorizationCode';
import type { OAuthRequest } from '../../core/oauth/client';
import type { OAuthOutcome } from '../../core/oauth/failure';
import type { TokenSet } from '../../core/oauth/tokenSet';
import { isSameText } from '../../core/oauth/constantTime';
import { listenOnLoopback, type Loopback } from './loopback';
import { outerAddress, redirectTarget, type RedirectTarget } from './redirectTarget';
import type { SignInFlow } from './signInFlow';
import { signInMessages } from './signInMessages';

/** Waits for a URI of the editor's own scheme that belongs to a sign-in. */
export interface RedirectHandler {
  readonly handleUri: (uri: vscode.Uri) => void;
  /** Resolves with the first URI at `path` whose `state` is this one. Rejects with the reason of `signal`. */
  readonly response: (path: string, state: string, signal: AbortSignal) => Promise<URL>;
}

/** A person who was sent away and has not come back by then, does not. */
const patienceMilliseconds = 5 * 60_000;

type BrowserFlow = Pick<SignInFlow, 'dialog' | 'log' | 'oauth' | 'openUrl'>;

/** Undefined when the person cancels, or when there is nowhere to come back to, which is said. */
export async function signInByBrowser(
  flow: BrowserFlow,
  redirects: RedirectHandler,
  request: OAuthRequest,
): Promise<OAuthOutcome<TokenSet> | undefined> {
  const target = redirectTarget(request.profile.redirectUri);
  switch (target.kind) {
    case 'loopback':
      return byLoopback(flow, request, target);
    case 'scheme':
      return byScheme(flow, redirects, request, target.uri);
    case 'elsewhere':
      void flow.dialog.warn(signInMessages.redirectElsewhere);
      return undefined;
  }
}

async function byLoopback(
  flow: BrowserFlow,
  request: OAuthRequest,
  { hostname, port, path }: Extract<RedirectTarget, { kind: 'loopback' }>,
): Promise<OAuthOutcome<TokenSet> | undefined> {
  let loopback: Loopback;
  try {
    loopback = await listenOnLoopback(hostname, port);
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    void flow.dialog.warn(isTaken ? signInMessages.portTaken : signInMessages.notListening);
    return undefined;
  }
  try {
    const origin = `http://${hostname}:${String(loopback.port)}`;
    const local = `${origin}${path}`;
    const outer = await outerAddress(origin, path);
    const wait: WaitForResponse = ({ state }, signal) =>
      loopback.response({ redirectUri: local, state, outerHost: new URL(outer).host }, signal);
    return await throughBrowser(flow, request, outer, wait);
  } finally {
    loopback.close();
  }
}

async function byScheme(
  flow: BrowserFlow,
  redirects: RedirectHandler,
  request: OAuthRequest,
  uri: string,
): Promise<OAuthOutcome<TokenSet> | undefined> {
  return throughBrowser(flow, request, uri, ({ state }, signal) =>
    redirects.response(new URL(uri).pathname, state, signal),
  );
}

type WaitForResponse = (pending: AuthorizationRequest, signal: AbortSignal) => Promise<URL>;

/** Listens first, then sends the browser away, and redeems what it brings back. */
async function throughBrowser(
  flow: BrowserFlow,
  request: OAuthRequest,
  redirectUri: string,
  wait: WaitForResponse,
): Promise<OAuthOutcome<TokenSet> | undefined> {
  const { dialog, oauth } = flow;
  const built = await buildAuthorizationRequest(request, redirectUri, oauth);
  if (built.status === 'failed') return built;
  const pending = built.value;
  const outcome = await dialog.progress(signInMessages.waitingForBrowser, async (signal) => {
    const patience = new AbortController();
    const both = AbortSignal.any([signal, patience.signal]);
    const response = wait(pending, both);
    // Nobody may be left to hear of it.
    response.catch(() => undefined);
    void oauth
      .wait(patienceMilliseconds, both)
      .then(() => patience.abort())
      .catch(() => undefined);
    open(flow, pending.url, both).catch((error: unknown) => flow.log.failure('The browser was not opened', error));
    oauth.trace?.({ kind: 'note', at: oauth.now(), note: 'browser-opened' });
    try {
      const arrived = await response;
      oauth.trace?.({ kind: 'note', at: oauth.now(), note: 'redirect-received' });
      return await redeemAuthorizationResponse(request, pending, arrived, oauth, signal);
    } catch (error) {
      if (!patience.signal.aborted || signal.aborted) throw error;
      return 'too-late' as const;
    } finally {
      patience.abort();
    }
  });
  if (outcome !== 'too-late') return outcome;
  void dialog.warn(signInMessages.browserTooLate);
  return undefined;
}

/** The editor asks by itself before it opens the address; where no browser can be opened, the address can be copied. */
async function open({ dialog, openUrl }: BrowserFlow, url: string, signal: AbortSignal): Promise<void> {
  const opened = await openUrl(url);
  if (opened || signal.aborted) return;
  const choice = await dialog.warn(signInMessages.browserNotOpened, signInMessages.copyAddress);
  if (choice !== undefined) await vscode.env.clipboard.writeText(url);
}

/** A URI that no sign-in waits for is dropped without a word: any page can make the editor open one. */
export function createRedirectHandler(): RedirectHandler {
  const waiting = new Set<(uri: vscode.Uri) => void>();
  return {
    handleUri: (uri) => {
      for (const offer of [...waiting]) offer(uri);
    },
    response: (path, state, signal) =>
      new Promise((resolve, reject) => {
        const end = (): void => {
          waiting.delete(offer);
          signal.removeEventListener('abort', stop);
        };
        const stop = (): void => {
          end();
          // The reason is the caller's to choose.
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
          reject(signal.reason);
        };
        const offer = (uri: vscode.Uri): void => {
          const found = new URLSearchParams(uri.query).getAll('state');
          if (uri.path !== path || found.length !== 1 || !isSameText(state, found[0] ?? '')) return;
          end();
          resolve(new URL(`${uri.scheme}://${uri.authority}${uri.path}?${uri.query}`));
        };
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop, { once: true });
        waiting.add(offer);
      }),
  };
}
