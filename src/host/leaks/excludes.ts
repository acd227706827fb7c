/** Which files the settings of the editor leave out of explorer and search. */
import * as vscode from 'vscode';
import { globMatcher } from '../../scan/globs';

/** Whether a path from the folder is left out. A workspace that is not trusted hides nothing by its own settings. */
export function excludesOf(folder: vscode.WorkspaceFolder): (path: string) => boolean {
  return globMatcher([...patternsOf('files', folder), ...patternsOf('search', folder)]);
}

/** Patterns with a condition of another file (`when`) are about generated files, and those are searched. */
function patternsOf(section: 'files' | 'search', folder: vscode.WorkspaceFolder): readonly string[] {
  const configuration = vscode.workspace.getConfiguration(section, folder.uri);
  const patterns: unknown = vscode.workspace.isTrusted
    ? configuration.get('exclude')
    : merged(configuration.inspect('exclude'));
  if (typeof patterns !== 'object' || patterns === null) return [];
  return Object.entries(patterns).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
}

function merged(inspected: { readonly defaultValue?: unknown; readonly globalValue?: unknown } | undefined): unknown {
  return Object.assign({}, inspected?.defaultValue, inspected?.globalValue);
}
