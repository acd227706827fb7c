/** What the commands that use the tokens of sessions are given. */
import * as vscode from 'vscode';
import type { KeySource } from '../../../core/issuers/keys';
import type { OAuthDeps } from '../../../core/oauth/client';
import type { Command, commandIds } from '../../../shared/contributions';
import type { Clock } from '../../clock';
import type { Dialog } from '../../dialog';
import type { Hosts } from '../../issuers/hosts';
import type { IssuerProfiles } from '../../issuers/profiles';
import type { TokenReader } from '../../reading';
import type { References } from '../../references';
import type { Reports } from '../../reports';
import type { SettingsSource } from '../../settings';
import type { TokenIndex } from '../../tokenIndex';
import type { FlowLog } from '../flowLog';
import type { OAuthRequests } from '../requests';
import type { Sessions } from '../sessions';
import { confirm, type Confirm } from './confirm';

export type UseCommand = (typeof commandIds)[
  | 'copyAccessToken'
  | 'insertAccessToken'
  | 'useInTerminals'
  | 'accessToken'
  | 'tryRequest'
  | 'introspect'
  | 'showUserInfo'
  | 'exchangeToken'];

export interface UseDeps {
  readonly sessions: Pick<Sessions, 'list' | 'inUse' | 'token' | 'onDidChange' | 'add'>;
  readonly requests: OAuthRequests;
  readonly oauth: OAuthDeps;
  /** For answers that are signed. */
  readonly keys: KeySource;
  readonly flowLog: Pick<FlowLog, 'begin' | 'show'>;
  readonly profiles: IssuerProfiles;
  readonly hosts: Pick<Hosts, 'lend'>;
  readonly dialog: Dialog;
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly reports: Pick<Reports, 'preview'>;
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly references: References;
  /** Keeps which sessions the tasks of this workspace may have; holds no token. */
  readonly workspaceState: vscode.Memento;
  /** What new terminals are given. */
  readonly environment: vscode.EnvironmentVariableCollection;
  readonly surroundings?: Partial<Surroundings> | undefined;
}

/** What the editor does for these commands; tests put their own in its stead. */
export interface Surroundings {
  readonly clipboard: Pick<vscode.Clipboard, 'readText' | 'writeText'>;
  readonly confirm: Confirm;
  /** Runs another of our commands on a session. */
  readonly run: (command: Command, sessionId?: string) => Promise<void>;
  readonly isTrusted: () => boolean;
}

/** {@link UseDeps} with the editor in place. */
export type Use = Omit<UseDeps, 'surroundings'> & Surroundings;

export function useOf({ surroundings, ...deps }: UseDeps): Use {
  return {
    clipboard: vscode.env.clipboard,
    confirm,
    run: async (command, sessionId) => {
      await vscode.commands.executeCommand(command, sessionId);
    },
    isTrusted: () => vscode.workspace.isTrusted,
    ...surroundings,
    ...deps,
  };
}
