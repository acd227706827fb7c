/** What signing in is given. */
import type * as vscode from 'vscode';
import type { KeyedDeps } from '../../core/oauth/issuerSignature';
import type { SessionView } from '../../core/sessions/session';
import type { TimeWords } from '../../core/present/times';
import type { Clock } from '../clock';
import type { ContextKeys } from '../contextKeys';
import type { Dialog } from '../dialog';
import type { IssuerProfiles } from '../issuers/profiles';
import type { Log } from '../log';
import type { SettingsSource } from '../settings';
import type { FlowLog } from './flowLog';
import type { OAuthRequests } from './requests';
import type { Sessions } from './sessions';
import type { SignInPage } from './signInPage';

export interface SignInFlow {
  readonly dialog: Dialog;
  readonly profiles: Pick<IssuerProfiles, 'current' | 'entryNamed'>;
  readonly settings: SettingsSource;
  readonly sessions: Sessions;
  readonly requests: OAuthRequests;
  /** With the keys of issuers, so that ID tokens are checked with them. */
  readonly oauth: KeyedDeps;
  readonly page: SignInPage;
  readonly flowLog: FlowLog;
  readonly secrets: vscode.SecretStorage;
  readonly workspaceState: vscode.Memento;
  readonly clock: Clock;
  readonly contextKeys: ContextKeys;
  readonly log: Log;
  readonly times: () => TimeWords;
  /** Told of each session that a sign-in of this window gave. */
  readonly onDidSignIn?: ((view: SessionView) => void) | undefined;
  /** Opens a URL in the browser of the person; false when that did not happen. */
  readonly openUrl: (url: string) => Promise<boolean>;
}
