/** Opens documents of every kind inside the editor under test. */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';

/** An untitled document with this text. */
export async function openText(content: string, language = 'plaintext'): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ content, language });
}

/** A file in an editor of its own, with the cursor in front of `|` in the text, which is taken out. */
export async function showText(marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  const content = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  // The editor gives a new untitled document the name, and for a moment the text, of one just closed: a file has neither.
  const document = await openFile(`shown-${randomUUID()}.txt`, content);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const position = document.positionAt(Math.max(0, offset));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** A read-only document of a scheme that a content provider serves, as git and many extensions do. */
export async function openProvided(scheme: string, path: string, content: string): Promise<vscode.TextDocument> {
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: () => content,
  });
  try {
    return await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path }));
  } finally {
    provider.dispose();
  }
}

/** A file in the workspace; gone with the profile of this run. */
export async function openFile(path: string, content: string): Promise<vscode.TextDocument> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) throw new Error('The run has no workspace.');
  const uri = vscode.Uri.joinPath(root, path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
  return vscode.workspace.openTextDocument(uri);
}

/** The first cell of a new notebook. */
export async function openCell(content: string): Promise<vscode.TextDocument> {
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, content, 'python');
  const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
  return notebook.cellAt(0).document;
}

/** The document of an output channel, which exists once the channel is shown. */
export async function openOutput(content: string): Promise<vscode.TextDocument> {
  const channel = vscode.window.createOutputChannel(`Test ${String(Math.random())}`);
  channel.append(content);
  channel.show(false);
  return until(() =>
    vscode.workspace.textDocuments.find((each) => each.uri.scheme === 'output' && each.getText().includes(content)),
  );
}

/** Closes all editors without asking to save. */
export async function closeEverything(): Promise<void> {
  for (const { document } of vscode.window.visibleTextEditors) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Long for a busy machine; what is there is seen at once. */
const longestMilliseconds = 15_000;

/** Waits until `look` finds something; fails after fifteen seconds. */
export async function until<T>(look: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + longestMilliseconds;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`Not seen in time: ${look.toString()}`);
    await pause(50);
  }
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
