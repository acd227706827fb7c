/** The device code page: a panel among the editors that shows the views it is given and says what a person does there. */
import * as vscode from 'vscode';
import { visibleText } from '../../core/present/escape';
import {
  readSignInPageMessage,
  type SignInAct,
  type SignInHostMessage,
  type SignInView,
} from '../../shared/signInMessages';
import type { Clock } from '../clock';
import { plainStart } from '../messages';
import { signInHtml } from './signInHtml';

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
    if (panel?.visible !== true || shown === undefined) return;
    const message: SignInHostMessage = { type: 'view', view: visibleView(shown), now: clock.now().getTime() };
    void panel.webview.postMessage(message);
  }

  function open(): vscode.WebviewPanel {
    const opened = createPanel(extensionUri);
    opened.webview.onDidReceiveMessage((received: unknown) => {
      const message = readSignInPageMessage(received);
      if (message?.type === 'ready') post();
      // The button closes the tab, and that is what is told.
      else if (message?.act === 'close') opened.dispose();
      else if (message !== undefined) acts.fire(message.act);
    });
    opened.onDidDispose(() => {
      if (panel !== opened) return;
      panel = undefined;
      acts.fire('close');
    });
    return opened;
  }

  function close(): void {
    const closed = panel;
    panel = undefined;
    closed?.dispose();
  }

  function update(view: SignInView): void {
    shown = view;
    if (panel !== undefined) panel.title = panelTitle(view);
    post();
  }

  return {
    onDidAct: acts.event,
    show: (view) => {
      panel ??= open();
      panel.reveal();
      update(view);
    },
    update,
    close,
    dispose: () => {
      close();
      acts.dispose();
    },
  };
}

function createPanel(extensionUri: vscode.Uri): vscode.WebviewPanel {
  const folder = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, name);
  const panel = vscode.window.createWebviewPanel('claimcheck.signIn', '', vscode.ViewColumn.Active, {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [folder('dist'), folder('media')],
    retainContextWhenHidden: false,
  });
  panel.iconPath = new vscode.ThemeIcon('sign-in');
  const { webview } = panel;
  const address = (uri: vscode.Uri, name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(uri, name)).toString();
  webview.html = signInHtml({
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
    styleUri: address(folder('media'), 'signIn.css'),
    scriptUri: address(folder('dist'), 'signIn.js'),
  });
  return panel;
}

function panelTitle({ state, profile }: SignInView): string {
  return state === 'signed-in' ? `Signed in to ${plainStart(profile)}` : `Sign in to ${plainStart(profile)}`;
}

/** Each text that someone else wrote, with every character that cannot be seen written out; the QR code holds it as it is. */
function visibleView(view: SignInView): SignInView {
  const { account, sentence } = view;
  return {
    ...view,
    profile: visibleText(view.profile),
    account: account === undefined ? undefined : visibleText(account),
    host: visibleText(view.host),
    userCode: visibleText(view.userCode),
    verificationUri: visibleText(view.verificationUri),
    scopes: view.scopes.map(visibleText),
    sentence: sentence === undefined ? undefined : visibleText(sentence),
  };
}
