/** The baseline of a folder: read through the editor, so that it may lie anywhere. */
import * as vscode from 'vscode';
import { baselineOf, type Baseline } from '../../../core/leaks/baseline';
import { parseBaseline, type BaselineProblem } from '../../../core/leaks/parseBaseline';

/** The name of the file that the command line reads too. */
export const baselineName = '.claimcheck-baseline.json';

/** A baseline with what is wrong in it. */
export interface BaselineReading {
  readonly baseline: Baseline;
  readonly problems: readonly BaselineProblem[];
  /** As it is in the editor, changes that are not saved included; undefined where there is no such file. */
  readonly document: vscode.TextDocument | undefined;
}

/** As the command line has it. */
const longest = 20_000_000;

export function baselineUri({ uri }: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(uri, baselineName);
}

/**
 * Undefined where the file is there and cannot be read; no file is a baseline that accepts nothing. It is not read
 * through a link, which could lead anywhere.
 */
export async function readBaselineFile(folder: vscode.WorkspaceFolder): Promise<BaselineReading | undefined> {
  const uri = baselineUri(folder);
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File || size > longest) return undefined;
    const document = await vscode.workspace.openTextDocument(uri);
    return { ...parseBaseline(document.getText()), document };
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isGone ? { baseline: baselineOf([]), problems: [], document: undefined } : undefined;
  }
}
