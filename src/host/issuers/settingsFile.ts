/** Writes issuers into the user's settings, and shows where they stand. */
import * as vscode from 'vscode';
import type { IssuerSetting } from '../../core/issuers/issuer';
import { issuerPlaceIn, type IssuersKey } from '../../core/issuers/settingsText';
import { settingIds } from '../../shared/contributions';
import type { ProfileSource } from './entries';

/** Adds an entry behind those that are there, right or wrong. */
export async function addEntry(setting: IssuerSetting): Promise<void> {
  await write([...written(), setting]);
}

/** Changes members of the entry if it is still the one of that name; false when it is not. */
export async function changeEntry(index: number, name: string, changes: Partial<IssuerSetting>): Promise<boolean> {
  const entries = written();
  const entry = entries[index];
  if (typeof entry !== 'object' || entry === null || !('name' in entry) || entry.name !== name) return false;
  await write(entries.map((each, position) => (position === index ? { ...entry, ...changes } : each)));
  return true;
}

/** Takes the entry out if it is still the one that was meant; settings may have changed meanwhile. */
export async function removeEntry(index: number, entry: unknown): Promise<boolean> {
  const entries = written();
  if (JSON.stringify(entries[index]) !== JSON.stringify(entry)) return false;
  await write(entries.filter((_entry, position) => position !== index));
  return true;
}

/** The entries of the user's settings as written. */
export function written(): readonly unknown[] {
  const value: unknown = vscode.workspace.getConfiguration().inspect(settingIds.issuers)?.globalValue;
  return Array.isArray(value) ? value : [];
}

async function write(entries: readonly unknown[]): Promise<void> {
  const value = entries.length === 0 ? undefined : entries;
  await vscode.workspace.getConfiguration().update(settingIds.issuers, value, vscode.ConfigurationTarget.Global);
}

/** Opens the file with the issuers of the user, or those of the workspace; answers which setting holds them. */
export async function openIssuerSettings(kind: ProfileSource['kind']): Promise<IssuersKey> {
  const key = kind === 'user' ? settingIds.issuers : settingIds.workspaceIssuers;
  const open = kind === 'user' ? 'workbench.action.openSettingsJson' : 'workbench.action.openWorkspaceSettingsFile';
  await vscode.commands.executeCommand(open, { revealSetting: { key } });
  return key;
}

/** Opens the settings file that holds an entry, with the cursor in it. */
export async function revealEntry({ kind, index }: Pick<ProfileSource, 'kind' | 'index'>): Promise<void> {
  const key = await openIssuerSettings(kind);
  const editor = vscode.window.activeTextEditor;
  const place = editor && issuerPlaceIn(editor.document.getText(), key, index);
  if (editor === undefined || place === undefined) return;
  const position = editor.document.positionAt(place.start);
  editor.selection = new vscode.Selection(position, position);
  editor.revealRange(new vscode.Range(position, position), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
