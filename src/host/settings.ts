/** Reads the settings into one value; defaults come from package.json alone. */
import * as vscode from 'vscode';
import type { Setting, SettingTypes } from '../shared/contributions';
import { settingIds } from '../shared/contributions';

export interface Settings {
  readonly expiryHints: boolean;
  readonly masking: boolean;
  /** In UTF-16 units, of which most files have one a byte. */
  readonly maxDocumentLength: number;
}

/** The settings as they are now, and word of each change. */
export interface SettingsSource extends vscode.Disposable {
  readonly current: () => Settings;
  readonly onDidChange: vscode.Event<Settings>;
}

export function readSettings(): Settings {
  const configuration = vscode.workspace.getConfiguration();
  return {
    expiryHints: read(configuration, settingIds.expiryHintsEnabled),
    masking: read(configuration, settingIds.maskingEnabled),
    maxDocumentLength: Math.max(0, read(configuration, settingIds.scanMaxFileSize)) * 1_000_000,
  };
}

export function createSettingsSource(): SettingsSource {
  let settings = readSettings();
  const emitter = new vscode.EventEmitter<Settings>();
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('claimcheck')) return;
    settings = readSettings();
    emitter.fire(settings);
  });
  return {
    current: () => settings,
    onDidChange: emitter.event,
    dispose: () => {
      subscription.dispose();
      emitter.dispose();
    },
  };
}

/** Writes a setting for all windows of this user, or for the workspace where that has a value that would win. */
export async function writeSetting<K extends Setting>(id: K, value: SettingTypes[K]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration();
  const inWorkspace = vscode.workspace.isTrusted && configuration.inspect(id)?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  // The default is written by leaving the setting out, so that toggling twice leaves no trace.
  const isDefault = target === vscode.ConfigurationTarget.Global && configuration.inspect(id)?.defaultValue === value;
  await configuration.update(id, isDefault ? undefined : value, target);
}

/** The editor hands out whatever stands in settings.json, so a value of the wrong type gives way to the default. */
function read<K extends Setting>(configuration: vscode.WorkspaceConfiguration, id: K): SettingTypes[K] {
  const inspected = configuration.inspect<SettingTypes[K]>(id);
  const fallback = inspected?.defaultValue;
  const value: unknown = configuration.get(id);
  if (fallback === undefined) throw new Error(`The manifest declares no setting ${id}`);
  // The type of the manifest's default is the setting's type, which test/contract proves.
  return typeof value === typeof fallback ? (value as SettingTypes[K]) : fallback;
}
