/** The folders of one run of the editor: a fresh profile and a workspace, both gone afterwards. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Profile {
  readonly root: string;
  readonly workspace: string;
  readonly remove: () => void;
}

export interface ProfileOptions {
  /** A folder to copy as the workspace; empty without. */
  readonly workspaceFrom?: string;
}

/** Settings that keep the window quiet, so that a picture or a test sees only what it is about. */
const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'update.mode': 'none',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'editor.minimap.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Makes a profile in the temporary folder. */
export function createProfile({ workspaceFrom }: ProfileOptions = {}): Profile {
  const root = mkdtempSync(join(tmpdir(), 'claimcheck-'));
  const workspace = join(root, 'workspace');
  mkdirSync(workspace);
  if (workspaceFrom !== undefined) cpSync(workspaceFrom, workspace, { recursive: true });
  const remove = (): void => {
    process.off('exit', remove);
    // The editor may still write its last log lines while its processes end.
    if (existsSync(root)) rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.on('exit', remove);
  return { root, workspace, remove };
}

/** The settings of a host without a window. */
export function hostSettings(trust: string): Readonly<Record<string, unknown>> {
  return {
    'security.workspace.trust.enabled': trust === 'restricted',
    // The editor's own Git runs in this host too, and its errors would be taken for those of the test that is running.
    'git.enabled': false,
  };
}

/** Writes the user settings, in the place where an editor started on `dataFolder` reads them. */
export function writeSettings(userFolder: string, settings: Readonly<Record<string, unknown>>): void {
  mkdirSync(userFolder, { recursive: true });
  writeFileSync(join(userFolder, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
}
