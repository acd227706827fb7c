/** Shows a Markdown document rendered where the editor's own Markdown extension is there, and else as text. */
import * as vscode from 'vscode';

/** The editor's own, which can be disabled. */
export const markdownExtension = 'vscode.markdown-language-features';

export async function showMarkdown(uri: vscode.Uri): Promise<void> {
  // The list of commands lacks the extension's own until it has started, and running one starts it.
  if (vscode.extensions.getExtension(markdownExtension) === undefined) {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  } else {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }
}
