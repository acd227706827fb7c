/** The issuers that a workspace writes into its own settings, as written, and which folder each list belongs to. */
import * as vscode from 'vscode';
import { settingIds } from '../../shared/contributions';

/** One list of the workspace's settings. */
export interface WorkspaceList {
  /** Address of the folder or workspace file: what consent is kept by. */
  readonly place: string;
  /** What a person calls it. */
  readonly placeName: string;
  readonly value: unknown;
  /** Key files must lie in it. */
  readonly root: vscode.Uri | undefined;
}

/** The lists of a trusted workspace; of another one none, however it is asked. User settings are never among them. */
export function workspaceLists(): readonly WorkspaceList[] {
  if (!vscode.workspace.isTrusted) return [];
  const folders = vscode.workspace.workspaceFolders ?? [];
  const { workspaceFile, name } = vscode.workspace;
  const [first] = folders;
  const whole = vscode.workspace.getConfiguration().inspect(settingIds.workspaceIssuers)?.workspaceValue;
  const place = workspaceFile ?? first?.uri;
  const ofWorkspace =
    whole === undefined || place === undefined
      ? []
      : [{ place: place.toString(), placeName: name ?? '', value: whole, root: first?.uri }];
  return [...ofWorkspace, ...(workspaceFile === undefined ? [] : folders.flatMap(listOf))];
}

function listOf(folder: vscode.WorkspaceFolder): readonly WorkspaceList[] {
  const { uri, name } = folder;
  const value: unknown = vscode.workspace
    .getConfiguration(undefined, uri)
    .inspect(settingIds.workspaceIssuers)?.workspaceFolderValue;
  return value === undefined ? [] : [{ place: uri.toString(), placeName: name, value, root: uri }];
}
