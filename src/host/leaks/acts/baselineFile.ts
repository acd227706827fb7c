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
  readonly exists: boolean;
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
    const bytes = await vscode.workspace.fs.readFile(uri);
    const text = unsavedText(uri) ?? new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { ...parseBaseline(text), exists: true };
  } catch (error) {
    const isGone = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return isGone ? { baseline: baselineOf([]), problems: [], exists: false } : undefined;
  }
}

/** A document without changes may be behind its file, of which the editor has not heard yet. */
function unsavedText(uri: vscode.Uri): string | undefined {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return open?.isDirty === true ? open.getText() : undefined;
}
