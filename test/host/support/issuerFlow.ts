/** The parts of trust, with state and secrets of the test's own, and a dialog that answers from a script. */
import * as vscode from 'vscode';
import { createSystemClock } from '../../../src/host/clock';
import type { IssuerFlow } from '../../../src/host/issuers/flow';
import { createTrust, type Trust } from '../../../src/host/issuers/trust';
import type { Log } from '../../../src/host/log';
import { createSettingsSource, type SettingsSource } from '../../../src/host/settings';
import { settingIds, type Setting } from '../../../src/shared/contributions';
import { memorySecrets, memoryState } from './memory';
import { scriptedDialog, type Script, type ScriptedDialog } from './scriptedDialog';

export interface TestTrust extends Trust {
  readonly settings: SettingsSource;
  readonly state: vscode.Memento;
  readonly logged: readonly string[];
  readonly flow: (script: Script) => IssuerFlow & { readonly dialog: ScriptedDialog };
}

export function createTestTrust(): TestTrust {
  const settings = createSettingsSource();
  const clock = createSystemClock();
  const state = memoryState();
  const logged: string[] = [];
  const log: Log = {
    info: (message) => logged.push(message),
    warn: (message) => logged.push(message),
    failure: (what) => logged.push(what),
    show: () => undefined,
    dispose: () => undefined,
  };
  const globalState = Object.assign(state, { setKeysForSync: () => undefined });
  const trust = createTrust({ context: { globalState, secrets: memorySecrets() }, settings, clock, log });
  return {
    ...trust,
    settings,
    state,
    logged,
    flow: (script) => ({ ...trust, settings, clock, dialog: scriptedDialog(script) }),
    dispose: () => {
      trust.dispose();
      settings.dispose();
    },
  };
}

export async function setForUser(id: Setting, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(id, value, vscode.ConfigurationTarget.Global);
}

export async function setForWorkspace(value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration().update(settingIds.workspaceIssuers, value, target);
}

export async function resetIssuers(): Promise<void> {
  await setForWorkspace(undefined);
  await setForUser(settingIds.issuers, undefined);
  await setForUser(settingIds.allowInsecureLoopback, undefined);
  await vscode.commands.executeCommand('notifications.clearAll');
}
