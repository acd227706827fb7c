/** Shows a leak where it stands: in its file, or in the commit that added it. */
import * as vscode from 'vscode';
import type { Leak } from '../../core/leaks/leak';
import { scanText } from '../../core/leaks/scan';
import { commitUri } from './commitDocuments';
import type { FoundLeak } from './foundLeak';
import { leakTreeMessages } from './leakTreeMessages';

/** The focus stays where it is when a person goes on in the list. */
export async function revealLeak(found: FoundLeak, { preserveFocus }: { preserveFocus: boolean }): Promise<void> {
  const document = await documentOf(found);
  if (document === undefined) {
    return tell(found.commit === undefined ? leakTreeMessages.fileGone : leakTreeMessages.commitGone);
  }
  const leak = standingIn(document, found);
  const range = leak === undefined ? undefined : rangeOf(document, leak);
  if (range === undefined) tell(leakTreeMessages.gone);
  const { start, end } = range ?? document.validateRange(found.range);
  const beginning = new vscode.Range(start, start);
  const editor = await vscode.window.showTextDocument(document, { selection: beginning, preserveFocus });
  // Backwards, because the editor scrolls to the cursor: the end of a token is often far to the right.
  if (range !== undefined) editor.selection = new vscode.Selection(end, start);
  editor.revealRange(beginning, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function documentOf(found: FoundLeak): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(commitUri(found) ?? found.uri);
  } catch {
    return undefined;
  }
}

/** Where the credential stands now: the same one, and of several the one nearest to where it was. */
function standingIn(document: vscode.TextDocument, { leak, range }: FoundLeak): Leak | undefined {
  const before = document.offsetAt(range.start);
  const distance = ({ start }: Leak): number => Math.abs(start - before);
  return scanText(document.getText())
    .filter(({ fingerprint }) => fingerprint === leak.fingerprint)
    .sort((one, other) => distance(one) - distance(other))[0];
}

function rangeOf(document: vscode.TextDocument, { start, end }: Leak): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function tell(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}
