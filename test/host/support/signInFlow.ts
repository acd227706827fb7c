/** What signing in is given, with a server that answers from a script, a page and a store of the test's own. */
import * as vscode from 'vscode';
import type { Http } from '../../../src/core/issuers/http';
import { profileOf, type IssuerSetting } from '../../../src/core/issuers/issuer';
import type { OAuthRequest } from '../../../src/core/oauth/client';
import { done } from '../../../src/core/oauth/failure';
import { serverOf } from '../../../src/core/oauth/server';
import type { Session } from '../../../src/core/sessions/session';
import { viewOf } from '../../../src/core/sessions/sessionView';
import { createRedirectHandler } from '../../../src/host/sessions/browserSignIn';
import { createDeviceSignIns } from '../../../src/host/sessions/deviceSignIns';
import { createPendingSignIns } from '../../../src/host/sessions/pendingSignIns';
import type { SignInParts } from '../../../src/host/sessions/signIn';
import type { SignInFlow } from '../../../src/host/sessions/signInFlow';
import type { SignInPage } from '../../../src/host/sessions/signInPage';
import { createWaitingSignIns } from '../../../src/host/sessions/waitingSignIn';
import type { SignInAct, SignInView } from '../../../src/shared/signInMessages';
import { fakeClock, type FakeClock } from '../../support/fakeClock';
import { memorySecrets, memoryState } from './memory';
import { scriptedDialog, type Script, type ScriptedDialog } from './scriptedDialog';

export const setting: IssuerSetting = {
  name: 'Test issuer',
  issuer: 'https://id.example',
  discovery: 'none',
  provider: 'generic',
  clientId: 'a-client',
  scopes: ['openid', 'orders:read'],
  authorizationEndpoint: 'https://id.example/authorize',
  tokenEndpoint: 'https://id.example/token',
  deviceAuthorizationEndpoint: 'https://id.example/device',
};

export interface FakePage extends SignInPage {
  /** Every view that was shown, the last one last. */
  readonly views: readonly SignInView[];
  readonly isOpen: () => boolean;
  readonly act: (act: SignInAct) => void;
  /** Resolves with the first view that is so. */
  readonly shows: (isSo: (view: SignInView) => boolean) => Promise<SignInView>;
}

export interface TestSignIn {
  readonly flow: SignInFlow & SignInParts & { readonly dialog: ScriptedDialog };
  readonly page: FakePage;
  readonly clock: FakeClock;
  readonly kept: readonly Session[];
  readonly opened: readonly string[];
  readonly secrets: vscode.SecretStorage;
  readonly workspaceState: vscode.Memento;
}

export interface TestSignInOptions {
  readonly script?: Script;
  readonly http: Http;
  readonly setting?: IssuerSetting;
  readonly secrets?: vscode.SecretStorage;
  readonly workspaceState?: vscode.Memento;
}

/** Waiting ends at once and moves the clock on, so that no test sleeps. */
export function createTestSignIn(options: TestSignInOptions): TestSignIn {
  const clock = fakeClock(new Date('2026-11-28T12:00:00Z'));
  const started = clock.now().getTime();
  const page = createFakePage();
  const kept: Session[] = [];
  const opened: string[] = [];
  const profile = profileOf(options.setting ?? setting);
  const secrets = options.secrets ?? memorySecrets();
  const workspaceState = options.workspaceState ?? memoryState();
  const openUrl = (url: string): Promise<boolean> => {
    opened.push(url);
    return Promise.resolve(true);
  };
  const contextKeys = { set: () => undefined };
  const request: OAuthRequest = { profile, server: serverOf(profile, undefined), authentication: { method: 'none' } };
  const unused = (): never => {
    throw new Error('not of this test');
  };
  const base: SignInFlow & { readonly dialog: ScriptedDialog } = {
    dialog: scriptedDialog(options.script ?? { answers: [] }),
    profiles: { current: () => [profile], entryNamed: () => undefined },
    settings: { current: unused, onDidChange: unused, dispose: () => undefined },
    sessions: {
      add: (session: Session) => {
        kept.push(session);
        return Promise.resolve(done(viewOf(session, clock.now())));
      },
      // Only what signing in uses of it.
    } as unknown as SignInFlow['sessions'],
    requests: { requestFor: (_profile, { dpopKey }) => Promise.resolve(done({ ...request, dpopKey })) },
    oauth: {
      http: options.http,
      now: clock.now,
      monotonic: () => clock.now().getTime() - started,
      wait: async (milliseconds, signal) => {
        signal.throwIfAborted();
        if (milliseconds >= patience) return untilAborted(signal);
        await new Promise<void>((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
        clock.advance(milliseconds / 1000);
      },
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    },
    page,
    flowLog: { step: () => undefined, begin: () => undefined, show: () => undefined, dispose: () => undefined },
    secrets,
    workspaceState,
    clock,
    contextKeys,
    log: {
      info: () => undefined,
      warn: () => undefined,
      failure: () => undefined,
      show: () => undefined,
      dispose: () => undefined,
    },
    times: unused,
    openUrl,
  };
  const flow = {
    ...base,
    devices: createDeviceSignIns({ page, contextKeys, openUrl }),
    pending: createPendingSignIns(),
    redirects: createRedirectHandler(),
    waiting: createWaitingSignIns(secrets, workspaceState, clock.now),
  };
  return { flow, page, clock, kept, opened, secrets, workspaceState };
}

/** What a person may take for it does not pass here. */
const patience = 300_000;

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    // The reason is the caller's to choose.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}

function createFakePage(): FakePage {
  const views: SignInView[] = [];
  const acts = new vscode.EventEmitter<SignInAct>();
  const waiting = new Set<() => void>();
  let open = false;
  const shown = (view: SignInView): void => {
    views.push(view);
    for (const check of [...waiting]) check();
  };
  return {
    views,
    isOpen: () => open,
    act: (act) => acts.fire(act),
    shows: (isSo) =>
      new Promise((resolve) => {
        const check = (): void => {
          const view = views.findLast(isSo);
          if (view === undefined) return;
          waiting.delete(check);
          resolve(view);
        };
        waiting.add(check);
        check();
      }),
    show: (view) => {
      open = true;
      shown(view);
    },
    update: shown,
    onDidAct: acts.event,
    close: () => {
      open = false;
    },
    dispose: () => acts.dispose(),
  };
}

/** Answers of a server in order, the last one for ever; `undefined` never answers. Keeps what was asked. */
export function scriptedServer(answers: readonly (Answer | undefined)[]): {
  readonly http: Http;
  readonly asked: readonly { readonly url: string; readonly body: URLSearchParams }[];
} {
  const asked: { url: string; body: URLSearchParams }[] = [];
  return {
    asked,
    http: async (request) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push({ url: request.url, body: new URLSearchParams(await request.text()) });
      if (answer === undefined) return untilAborted(request.signal);
      return Response.json(answer.body, { status: answer.status ?? 200 });
    },
  };
}

export interface Answer {
  readonly status?: number;
  readonly body: Readonly<Record<string, unknown>>;
}
