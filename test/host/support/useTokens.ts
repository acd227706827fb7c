/** The commands that use tokens, over sessions, a network and an editor of the test's own. */
import * as vscode from 'vscode';
import { profileOf, type IssuerProfile, type IssuerSetting } from '../../../src/core/issuers/issuer';
import type { KeySource } from '../../../src/core/issuers/keys';
import type { ClientAuthentication } from '../../../src/core/oauth/client';
import { serverOf } from '../../../src/core/oauth/server';
import type { SessionFailureCode, SessionToken } from '../../../src/core/sessions/outcome';
import type { Session, SessionView } from '../../../src/core/sessions/session';
import type { JsonObject } from '../../../src/core/token/decoded';
import type { IssuerProfiles } from '../../../src/host/issuers/profiles';
import { createTokenReader } from '../../../src/host/reading';
import { createReferences, type References } from '../../../src/host/references';
import { createSettingsSource } from '../../../src/host/settings';
import { createTokenUse } from '../../../src/host/sessions/use/tokenUse';
import type { Question } from '../../../src/host/sessions/use/confirm';
import type { UseCommand, UseDeps } from '../../../src/host/sessions/use/useDeps';
import { createTokenIndex } from '../../../src/host/tokenIndex';
import { fakeClock, type FakeClock } from '../../support/fakeClock';
import { memoryState } from './memory';
import { scriptedDialog, type Script, type ScriptedDialog } from './scriptedDialog';
import { sample } from './tokens';

export const start = new Date('2026-11-28T12:00:00Z');
export const issuer = 'https://id.example';

/** What the test's profile says besides. */
const endpoints = {
  tokenEndpoint: `${issuer}/token`,
  introspectionEndpoint: `${issuer}/introspect`,
  userinfoEndpoint: `${issuer}/userinfo`,
} as const;

export interface FakeSession {
  readonly view: SessionView;
  readonly token: SessionToken;
}

/** A session with a token of its own; the signature in it says what it is. */
export function session(
  id: string,
  changes: Partial<SessionView> = {},
  token: Partial<SessionToken> = {},
): FakeSession {
  const expiresAt = new Date(start.getTime() + 600_000);
  const view: SessionView = {
    id,
    profile: 'Orders',
    issuer,
    account: { id, label: `${id}@example.com` },
    scopes: ['orders:read'],
    requestedScopes: ['orders:read'],
    way: 'browser',
    state: 'active',
    tokenType: 'Bearer',
    obtainedAt: start,
    expiresAt,
    hasRefreshToken: true,
    refreshExpiresAt: undefined,
    hasIdToken: false,
    ...changes,
  };
  const accessToken = sample({
    iss: issuer,
    sub: id,
    iat: start.getTime() / 1000,
    jti: String(view.obtainedAt.getTime()),
  });
  const { tokenType } = view;
  return { view, token: { view, accessToken, tokenType, idToken: undefined, dpopKey: undefined, expiresAt, ...token } };
}

export interface UseTest extends vscode.Disposable {
  /** Runs a command with a script for its questions; answers what it answers. */
  readonly run: (command: UseCommand, script?: Script, argument?: unknown) => Promise<unknown>;
  /** The dialog of the last run. */
  readonly dialog: () => ScriptedDialog;
  readonly clock: FakeClock;
  readonly sessions: {
    readonly all: FakeSession[];
    /** Tells of a change, and waits until it was followed. */
    readonly change: (next: readonly FakeSession[]) => Promise<void>;
    readonly added: readonly Session[];
    inUse: string | undefined;
    fails: SessionFailureCode | undefined;
    /** How often a token was asked for. */
    asked: number;
  };
  readonly clipboard: { text: string };
  readonly environment: FakeEnvironment;
  readonly questions: readonly Question[];
  /** What a person answers to them. */
  agrees: boolean;
  isTrusted: boolean;
  /** True: the button of every progress is pressed as soon as something was sent. */
  stops: boolean;
  /** True: nobody answers or closes a notification. */
  silent: boolean;
  readonly reports: readonly (readonly [title: string, markdown: string])[];
  readonly sent: readonly Request[];
  /** Bodies as sent, in the order of `sent`. */
  readonly bodies: readonly string[];
  answer: (request: Request) => Response | Promise<Response>;
  readonly lent: readonly string[];
  readonly loans: { open: number };
  readonly ran: readonly (readonly [command: string, sessionId: string | undefined])[];
  readonly state: vscode.Memento;
  readonly references: References;
  authentication: ClientAuthentication;
}

export type FakeEnvironment = vscode.EnvironmentVariableCollection & {
  readonly values: ReadonlyMap<string, string>;
  /** Whether the editor would have written each value to disk. */
  readonly persisted: readonly string[];
};

export function createUseTest(setting: Partial<IssuerSetting> = {}): UseTest {
  const profile = profileOf({ name: 'Orders', issuer, clientId: 'app', discovery: 'none', ...endpoints, ...setting });
  const changed = new vscode.EventEmitter<void>();
  const [settings, references, clock] = [createSettingsSource(), createReferences(), fakeClock(start)];
  const index = createTokenIndex({ settings, onOverLimit: () => undefined });
  let dialog = scriptedDialog({ answers: [] });
  const added: Session[] = [];
  const questions: Question[] = [];
  const reports: (readonly [string, string])[] = [];
  const sent: Request[] = [];
  const bodies: string[] = [];
  const lent: string[] = [];
  const ran: (readonly [string, string | undefined])[] = [];
  const environment = fakeEnvironment();
  const verdicts = { known: () => undefined, issuerState: () => 'unknown' as const };
  const test: Omit<UseTest, 'run' | 'dispose'> = {
    dialog: () => dialog,
    clock,
    sessions: {
      all: [],
      change: async (next) => {
        test.sessions.all.splice(0, Infinity, ...next);
        changed.fire();
        await settled();
      },
      added,
      inUse: undefined,
      fails: undefined,
      asked: 0,
    },
    clipboard: { text: '' },
    environment,
    questions,
    agrees: true,
    isTrusted: true,
    stops: false,
    silent: false,
    reports,
    sent,
    bodies,
    answer: () => new Response(null, { status: 404 }),
    lent,
    loans: { open: 0 },
    ran,
    state: memoryState(),
    references,
    authentication: { method: 'none' },
  };
  const viewOf = (id: string | undefined): FakeSession | undefined =>
    test.sessions.all.find(({ view }) => view.id === id);
  const unlessSilent = <T>(answer: Promise<T>): Promise<T> => (test.silent ? new Promise(() => undefined) : answer);
  const deps: UseDeps = {
    sessions: {
      list: () => Promise.resolve(test.sessions.all.map(({ view }) => view)),
      inUse: () => viewOf(test.sessions.inUse)?.view,
      onDidChange: changed.event,
      token: (id) => {
        test.sessions.asked += 1;
        const code = test.sessions.fails ?? (viewOf(id) === undefined ? 'session-gone' : undefined);
        const found = viewOf(id)?.token;
        if (code !== undefined || found === undefined)
          return Promise.resolve({
            status: 'failed',
            failure: { code: code ?? 'session-gone', mayHaveArrived: false },
          });
        return Promise.resolve({ status: 'done', value: found });
      },
      add: (each) => {
        added.push(each);
        return Promise.resolve({ status: 'done', value: session(each.id, { account: each.account }).view });
      },
    },
    requests: {
      requestFor: (asked, { dpopKey }) =>
        Promise.resolve({
          status: 'done',
          value: { profile: asked, server: serverOf(asked, undefined), authentication: test.authentication, dpopKey },
        }),
    },
    oauth: {
      http: async (request) => {
        sent.push(request.clone());
        bodies.push(await request.clone().text());
        return test.answer(request);
      },
      now: clock.now,
      monotonic: () => clock.now().getTime(),
      wait: () => Promise.resolve(),
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    },
    // What these commands ask of the rest, and no more.
    keys: { keysOf: () => Promise.reject(new Error('no keys here')) } as unknown as KeySource,
    flowLog: { begin: () => undefined, show: () => undefined },
    profiles: { current: (): readonly IssuerProfile[] => [profile] } as unknown as IssuerProfiles,
    hosts: {
      lend: (url, { privateToo }) => {
        lent.push(`${url.origin}${privateToo ? ' private' : ''}`);
        test.loans.open += 1;
        return { dispose: () => void (test.loans.open -= 1) };
      },
    },
    dialog: {
      pick: (...args) => dialog.pick(...args),
      pickMany: (...args) => dialog.pickMany(...args),
      input: (...args) => dialog.input(...args),
      file: (...args) => dialog.file(...args),
      save: (...args) => dialog.save(...args),
      say: (...args) => unlessSilent(dialog.say(...args)),
      warn: (...args) => unlessSilent(dialog.warn(...args)),
      progress: (title, run) => (test.stops ? stopped(run) : dialog.progress(title, run)),
    },
    settings,
    clock,
    reports: {
      preview: (title, markdown) => {
        reports.push([title, markdown]);
        return Promise.resolve();
      },
    },
    index,
    reader: createTokenReader({ clock, references, settings, verdicts, locale: 'en' }),
    references,
    workspaceState: test.state,
    environment,
    surroundings: {
      clipboard: {
        readText: () => Promise.resolve(test.clipboard.text),
        writeText: (text) => {
          test.clipboard.text = text;
          return Promise.resolve();
        },
      },
      confirm: (question) => {
        questions.push(question);
        return Promise.resolve(test.agrees);
      },
      run: (command, sessionId) => {
        ran.push([command, sessionId]);
        return Promise.resolve();
      },
      isTrusted: () => test.isTrusted,
    },
  };
  const use = createTokenUse(deps);
  return Object.assign(test, {
    run: async (command: UseCommand, script: Script = { answers: [] }, argument?: unknown) => {
      dialog = scriptedDialog(script);
      const answer: unknown = await use.commands[command](argument);
      await settled();
      dialog.end();
      return answer;
    },
    dispose: () => {
      use.dispose();
      index.dispose();
      settings.dispose();
    },
  });
}

/** As the editor does it when its button is pressed. */
async function stopped<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const controller = new AbortController();
  const running = run(controller.signal).catch(() => undefined);
  await settled();
  controller.abort();
  await running;
  return undefined;
}

/** Lets everything that waits for nothing but promises go on. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

/** An answer as a server gives it. */
export function json(members: JsonObject, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(members), { status, headers: { 'content-type': 'application/json', ...headers } });
}

function fakeEnvironment(): FakeEnvironment {
  const values = new Map<string, string>();
  const persisted: string[] = [];
  const environment = {
    // As the editor has it.
    persistent: true,
    description: undefined as string | vscode.MarkdownString | undefined,
    values,
    persisted,
    replace: (name: string, value: string) => {
      if (environment.persistent) persisted.push(value);
      values.set(name, value);
    },
    delete: (name: string) => void values.delete(name),
    clear: () => values.clear(),
  };
  // What the commands use of it, and no more.
  return environment as unknown as FakeEnvironment;
}
