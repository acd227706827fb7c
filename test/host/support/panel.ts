/** The token panel over a view, sessions and an editor's services of the test's own. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IssuerSetting } from '../../../src/core/issuers/issuer';
import { sessionFailed, type SessionOutcome, type SessionToken } from '../../../src/core/sessions/outcome';
import type { SessionView } from '../../../src/core/sessions/session';
import { createPanelFeatures, type PanelFeatures } from '../../../src/host/panel/features';
import type { PanelDeps } from '../../../src/host/panel/panelDeps';
import { createTokenReader } from '../../../src/host/reading';
import { createReferences, type References } from '../../../src/host/references';
import { createSettingsSource } from '../../../src/host/settings';
import { createTokenIndex } from '../../../src/host/tokenIndex';
import type { PanelHostMessage } from '../../../src/shared/panelMessages';
import type { PanelToken, PanelView } from '../../../src/shared/panelView';
import type { FakeClock } from '../../support/fakeClock';
import type { Json } from '../../support/tokenFactory';
import { scriptedDialog, type Script, type ScriptedDialog } from './scriptedDialog';
import { createTestVerdicts, type TestVerdicts } from './verdicts';

export interface FakePanelView {
  readonly view: vscode.WebviewView;
  readonly posted: readonly PanelHostMessage[];
  /** What the page posts. */
  readonly post: (message: unknown) => void;
  readonly show: (visible: boolean) => void;
  readonly close: () => void;
}

/** A view as the editor makes it: visible, with a page that is loading. */
export function fakePanelView(): FakePanelView {
  const received = new vscode.EventEmitter<unknown>();
  const visibility = new vscode.EventEmitter<void>();
  const disposal = new vscode.EventEmitter<void>();
  const posted: PanelHostMessage[] = [];
  const webview = {
    options: {},
    html: '',
    cspSource: 'https://page.example',
    asWebviewUri: (uri: vscode.Uri) => uri,
    postMessage: (message: PanelHostMessage) => {
      // As on the way to a page.
      posted.push(structuredClone(message));
      return Promise.resolve(true);
    },
    onDidReceiveMessage: received.event,
  };
  const view = {
    webview,
    visible: true,
    onDidChangeVisibility: visibility.event,
    onDidDispose: disposal.event,
  };
  return {
    // What the panel asks of a view, and no more.
    view: view as unknown as vscode.WebviewView,
    posted,
    post: (message) => received.fire(message),
    show: (visible) => {
      view.visible = visible;
      visibility.fire();
    },
    close: () => disposal.fire(),
  };
}

interface PanelSessionsOfTest {
  views: readonly SessionView[];
  /** The access token of each, as it is kept. */
  readonly tokens: Map<string, string>;
  /** How often a token was looked at. */
  peeked: number;
  /** How often what keeps them was asked for. */
  loaded: number;
  isBroken: boolean;
  readonly change: (...views: readonly SessionView[]) => Promise<void>;
  readonly signIn: (view: SessionView, token: string) => Promise<void>;
}

export interface PanelTest extends vscode.Disposable {
  readonly panel: PanelFeatures;
  readonly page: FakePanelView;
  readonly clock: FakeClock;
  readonly verdicts: TestVerdicts;
  readonly references: References;
  /** How often a document was searched. */
  readonly searched: () => number;
  readonly sessions: PanelSessionsOfTest;
  readonly ran: readonly (readonly [command: string, argument: unknown])[];
  readonly clipboard: { text: string };
  /** What the next commands do. */
  runs: (command: string, argument: unknown) => Promise<unknown>;
  isTrusted: boolean;
  readonly answer: (script: Script) => ScriptedDialog;
  /** Gives the panel its view, whose page says that it is ready. */
  readonly open: () => void;
  readonly view: () => PanelView;
  readonly token: () => PanelToken;
  readonly act: (act: string) => Promise<void>;
}

/** Long enough for what runs without a timer. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function createPanelTest(settings: readonly IssuerSetting[] = [], jwks: readonly Json[] = []): PanelTest {
  const verdicts = createTestVerdicts(settings, jwks);
  const { clock } = verdicts;
  const page = fakePanelView();
  const references = createReferences();
  const source = createSettingsSource();
  const index = createTokenIndex({ settings: source, onOverLimit: () => undefined });
  let searched = 0;
  const counted = {
    ...index,
    at: (...args: Parameters<typeof index.at>) => {
      searched += 1;
      return index.at(...args);
    },
  };
  const reader = createTokenReader({ clock, references, settings: source, verdicts, locale: 'en' });
  const changed = new vscode.EventEmitter<void>();
  const signIns = new vscode.EventEmitter<SessionView>();
  const ran: (readonly [string, unknown])[] = [];
  let dialog = scriptedDialog({ answers: [] });
  const sessions: PanelSessionsOfTest = {
    views: [],
    tokens: new Map(),
    peeked: 0,
    loaded: 0,
    isBroken: false,
    change: async (...views) => {
      sessions.views = views;
      changed.fire();
      await settled();
    },
    signIn: async (view, token) => {
      sessions.tokens.set(view.id, token);
      sessions.views = [...sessions.views, view];
      changed.fire();
      signIns.fire(view);
      await settled();
    },
  };
  const test: Omit<PanelTest, 'panel'> = {
    page,
    clock,
    verdicts,
    references,
    searched: () => searched,
    sessions,
    ran,
    clipboard: { text: '' },
    runs: () => Promise.resolve(),
    isTrusted: true,
    answer: (script) => (dialog = scriptedDialog(script)),
    open: () => {
      panel.resolve(page.view);
      page.post({ type: 'ready' });
    },
    view: () => {
      const last = page.posted.findLast((message) => message.type === 'view');
      assert.ok(last?.type === 'view', 'no view was posted');
      return last.view;
    },
    token: () => {
      const { token } = test.view();
      assert.ok(token, 'no token is shown');
      return token;
    },
    act: async (act) => {
      const { token, session } = test.view();
      page.post({
        type: 'act',
        act,
        ...(token && { reference: token.reference }),
        ...(session && { session: session.id }),
      });
      await settled();
    },
    dispose: () => {
      vscode.Disposable.from(panel, source, index, verdicts, changed, signIns).dispose();
    },
  };
  // What the panel asks of the rest, and no more.
  const deps = {
    ...{ index: counted, reader, references, settings: source, clock, verdicts, profiles: verdicts.profiles },
    log: { failure: () => undefined },
    context: { extensionUri: vscode.Uri.file('/extension') },
    sessions: {
      known: () => sessions.views,
      onDidChange: changed.event,
      onDidSignIn: signIns.event,
      sessions: () => {
        sessions.loaded += 1;
        return {
          known: () => sessions.views,
          list: () => (sessions.isBroken ? Promise.reject(new Error('no keyring')) : Promise.resolve(sessions.views)),
          peek: (id: string) => Promise.resolve(peek(sessions, id)),
        };
      },
    },
    surroundings: {
      run: (command: string, argument?: unknown) => {
        ran.push([command, argument]);
        return test.runs(command, argument);
      },
      clipboard: {
        readText: () => Promise.resolve(test.clipboard.text),
        writeText: (text: string) => {
          test.clipboard.text = text;
          return Promise.resolve();
        },
      },
      dialog: {
        pick: (...args: Parameters<ScriptedDialog['pick']>) => dialog.pick(...args),
        say: (...args: Parameters<ScriptedDialog['say']>) => dialog.say(...args),
        warn: (...args: Parameters<ScriptedDialog['warn']>) => dialog.warn(...args),
        progress: (...args: Parameters<ScriptedDialog['progress']>) => dialog.progress(...args),
      },
      isTrusted: () => test.isTrusted,
    },
  } as unknown as PanelDeps;
  const panel = createPanelFeatures(deps);
  return Object.assign(test, { panel });
}

function peek(sessions: PanelSessionsOfTest, id: string): SessionOutcome<SessionToken> {
  sessions.peeked += 1;
  const view = sessions.views.find((each) => each.id === id);
  const accessToken = sessions.tokens.get(id);
  if (view === undefined || accessToken === undefined) return sessionFailed('session-gone');
  const { tokenType, expiresAt } = view;
  return { status: 'done', value: { view, accessToken, tokenType, idToken: undefined, dpopKey: undefined, expiresAt } };
}
