/** The page of the token panel: gives it its document, posts to it while it is seen, and reads what it posts. */
import * as vscode from 'vscode';
import { readPanelMessage, type PanelHostMessage, type PanelMessage } from '../../shared/panelMessages';
import { pageHtml } from '../pageHtml';

export interface PanelPage extends vscode.Disposable {
  /** Takes over the view that the editor has made. */
  readonly resolve: (view: vscode.WebviewView) => void;
  /** Whether a person sees the panel. */
  readonly isVisible: () => boolean;
  /** Whether there is a page that has asked for a view. */
  readonly isReady: () => boolean;
  /** Goes to a page that is seen and has said that it is ready; else nowhere: a page asks when it is there. */
  readonly post: (message: PanelHostMessage) => void;
  readonly onDidReceive: vscode.Event<PanelMessage>;
  readonly onDidChangeVisibility: vscode.Event<void>;
}

export function createPanelPage(extensionUri: vscode.Uri): PanelPage {
  const received = new vscode.EventEmitter<PanelMessage>();
  const visibility = new vscode.EventEmitter<void>();
  let shown: vscode.WebviewView | undefined;
  let isReady = false;

  function resolve(view: vscode.WebviewView): void {
    shown = view;
    isReady = false;
    view.webview.onDidReceiveMessage((posted: unknown) => {
      const message = readPanelMessage(posted);
      if (message === undefined || shown !== view) return;
      isReady ||= message.type === 'ready';
      received.fire(message);
    });
    view.onDidChangeVisibility(() => {
      // A hidden page is gone, and comes back anew.
      if (!view.visible) isReady = false;
      visibility.fire();
    });
    view.onDidDispose(() => {
      if (shown !== view) return;
      shown = undefined;
      visibility.fire();
    });
    fill(view.webview, extensionUri);
    visibility.fire();
  }

  const parts = vscode.Disposable.from(received, visibility);
  return {
    resolve,
    isVisible: () => shown?.visible === true,
    isReady: () => shown?.visible === true && isReady,
    post: (message) => {
      if (shown?.visible === true && isReady) void shown.webview.postMessage(message);
    },
    onDidReceive: received.event,
    onDidChangeVisibility: visibility.event,
    dispose: () => void parts.dispose(),
  };
}

function fill(webview: vscode.Webview, extensionUri: vscode.Uri): void {
  const folder = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, name);
  const address = (name: string, file: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(folder(name), file)).toString();
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [folder('dist'), folder('media')] };
  webview.html = pageHtml({
    title: 'Token',
    cspSource: webview.cspSource,
    nonce: crypto.randomUUID(),
    styleUris: [address('dist', 'codicon.css'), address('media', 'panel.css')],
    scriptUri: address('dist', 'panel.js'),
  });
}
