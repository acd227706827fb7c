/** What the commands about issuers are given. */
import type * as vscode from 'vscode';
import type { Http } from '../../core/issuers/http';
import type { KeySource } from '../../core/issuers/keys';
import type { Clock } from '../clock';
import type { SettingsSource } from '../settings';
import type { Verdicts } from '../verdicts';
import type { Dialog } from '../dialog';
import type { Hosts } from './hosts';
import type { IssuerProfiles } from './profiles';

export interface IssuerFlow {
  readonly dialog: Dialog;
  readonly profiles: IssuerProfiles;
  readonly settings: SettingsSource;
  readonly hosts: Hosts;
  readonly http: Http;
  readonly keys: KeySource;
  readonly verdicts: Verdicts;
  readonly secrets: vscode.SecretStorage;
  readonly clock: Clock;
}
