/** Read-only documents that report on something at length; they are kept in memory only. */
import * as vscode from 'vscode';
import { issuerMessages } from './issuerMessages';
import { showMarkdown } from './showMarkdown';

export interface Reports extends vscode.Disposable {
  /** Shows a text under a title; another report with that title takes its place. */
  readonly show: (title: string, text: string, extension?: ReportExtension) => Promise<void>;
  /** Shows Markdown rendered where the editor's own Markdown extension is there, and else as text; beside older ones. */
  readonly preview: (title: string, markdown: string) => Promise<void>;
  /** The same without showing it; answers its address. */
  readonly keep: (title: string, text: string, extension?: ReportExtension) => vscode.Uri;
}

export type ReportExtension = 'md' | 'json' | 'txt';

const scheme = 'claimcheck-report';

/** A rendered one is asked for again whenever it comes to the front, long after its text document was closed. */
const mostReports = 20;

export function registerReports(): Reports {
  const texts = new Map<string, string>();
  let previews = 0;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => texts.get(path) ?? issuerMessages.reportGone,
    }),
  );

  function keep(title: string, text: string, extension: ReportExtension = 'md', folder = ''): vscode.Uri {
    const path = `${folder}/${title.replaceAll(/[^\p{L}\p{N} ().-]/gu, '_')}.${extension}`;
    const uri = vscode.Uri.from({ scheme, path });
    texts.delete(path);
    texts.set(path, text);
    for (const oldest of [...texts.keys()].slice(0, -mostReports)) texts.delete(oldest);
    changed.fire(uri);
    return uri;
  }

  return {
    show: (title, text, extension) => open(keep(title, text, extension)),
    preview: (title, markdown) => {
      // The editor's preview reads a file once, and shows it again as it was.
      previews += 1;
      return showMarkdown(keep(title, markdown, 'md', `/${String(previews)}`));
    },
    keep: (title, text, extension) => keep(title, text, extension),
    dispose: () => void subscriptions.dispose(),
  };
}

async function open(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
}
