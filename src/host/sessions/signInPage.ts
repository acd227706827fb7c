/** The device code page: a panel among the editors that shows the views it is given and says what a person does there. */
import * as vscode from 'vscode';
import {
  readSignInPageMessage,
  type SignInAct,
  type SignInHostMessage,
  type SignInPageMessage,
  type SignInView,
} from '../../shared/signInMessages';
import type { Clock } from '../clock';
import { pageHtml } from '../pageHtml';
import { pageTitle } from './signInMessages';
import { visibleView } from './visibleView';

export interface SignInPage extends vscode.Disposable {
  /** Shows the view and brings the panel to the front; opens one where there is none. */
  readonly show: (view: SignInView) => void;
  /** Changes what an open panel shows. A panel that a person closed stays closed, and the focus where it is. */
  readonly update: (view: SignInView) => void;
  /** What a person did; closing the tab is `close` too. */
  readonly onDidAct: vscode.Event<SignInAct>;
  /** Closes the panel; nobody is told. */
  readonly close: () => void;
}

export interface SignInPageDeps {
  readonly extensionUri: vscode.Uri;
  readonly clock: Pick<Clock, 'now'>;
}

/** Makes no panel before the first view. */
export function createSignInPage({ extensionUri, clock }: SignInPageDeps): SignInPage {
  const acts = new vscode.EventEmitter<SignInAct>();
  let panel: vscode.WebviewPanel | undefined;
  let shown: SignInView | undefined;

  /** A hidden panel has no page: that asks when it is there again. */
  function post(): void {
    if (panel === undefined || shown === undefined) return;
    panel.title = pageTitle(shown);
    const message: SignInHostMessage = { type: 'view', view: shown, now: clock.now().getTime() };
    if (panel.visible) void panel.webview.postMessage(message);
  }

  function open(): vscode.WebviewPanel {
    const opened = createPanel(extensionUri, (message) => {
      if (message.type === 'ready') post();
      // The button closes the tab, and that is what is told.
      else if (message.act === 'close') opened.dispose();
      else acts.fire(message.act);
    });
    opened.onDidDispose(() => {
      if (panel !== opened) return;
      panel = undefined;
      acts.fire('close');
    });
    return opened;
  }

  function update(view: SignInView): void {
    shown = visibleView(view);
    post();
  }

  function show(view: SignInView): void {
    (panel ??= open()).reveal();
    update(view);
  }

  function close(): void {
    const closed = panel;
    panel = undefined;
    closed?.dispose();
  }

  const owned = vscode.Disposable.from({ dispose: close }, acts);
  return { show, update, close, onDidAct: acts.event, dispose: () => void owned.dispose() };
}

function createPanel(extensionUri: vscode.Uri, onMessage: (message: SignInPageMessage) => void): vscode.WebviewPanel {
  const folder = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, name);
  const panel = vscode.window.createWebviewPanel('claimcheck.signIn', '', vscode.ViewColumn.Active, {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [folder('dist'), folder('media')],
    retainContextWhenHidden: false,
  });
  panel.iconPath = new vscode.ThemeIcon('sign-in');
  const { webview } = panel;
  webview.onDidReceiveMessage((received: unknown) => {
    const message = readSignInPageMessage(received);
    if (message !== undefined) onMessage(message);
  });
  webview.html = pageHtml({
    title: 'Sign in',
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
    styleUris: [webview.asWebviewUri(vscode.Uri.joinPath(folder('media'), 'signIn.css')).toString()],
    scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(folder('dist'), 'signIn.js')).toString(),
  });
  return panel;
}
