/** Read-only documents that report on something at length; they are kept in memory only. */
import * as vscode from 'vscode';
import { issuerMessages } from '../issuerMessages';

export interface Reports extends vscode.Disposable {
  /** Shows a text under a title; another report with that title takes its place. */
  readonly show: (title: string, text: string) => Promise<void>;
}

const scheme = 'claimcheck-report';

export function registerReports(): Reports {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => texts.get(path) ?? issuerMessages.reportGone,
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === scheme) texts.delete(uri.path);
    }),
  );
  return {
    show: async (title, text) => {
      const path = `/${title.replaceAll(/[^\p{L}\p{N} ().-]/gu, '_')}.md`;
      const uri = vscode.Uri.from({ scheme, path });
      texts.set(path, text);
      changed.fire(uri);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    },
    dispose: () => void subscriptions.dispose(),
  };
}
