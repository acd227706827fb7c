/** Puts together whom to trust and how to ask them: profiles, the way out, keys, verdicts. */
import * as vscode from 'vscode';
import type { Http } from '../../core/issuers/http';
import { createKeySource, type KeySource } from '../../core/issuers/keys';
import type { Clock } from '../clock';
import { createHttp } from '../http';
import type { Log } from '../log';
import type { SettingsSource } from '../settings';
import { createVerdicts, type Verdicts } from '../verdicts';
import { createIssuerProfiles, type IssuerProfiles } from './profiles';

export interface Trust extends vscode.Disposable {
  readonly profiles: IssuerProfiles;
  readonly http: Http;
  readonly keys: KeySource;
  readonly verdicts: Verdicts;
  readonly secrets: vscode.SecretStorage;
}

export interface TrustDeps {
  readonly context: vscode.ExtensionContext;
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly log: Log;
}

export function createTrust({ context, settings, clock }: TrustDeps): Trust {
  const profiles = createIssuerProfiles();
  const http = createHttp({
    isAllowed: () => false,
    isConfiguredHost: () => false,
    allowInsecureLoopback: () => settings.current().allowInsecureLoopback,
    isNetworkAllowed: () => vscode.workspace.isTrusted,
  });
  const keys = createKeySource({ http, now: clock.now });
  const verdicts = createVerdicts({ clock, profiles, keys });
  const { dispose } = vscode.Disposable.from(profiles, verdicts);
  return { profiles, http, keys, verdicts, secrets: context.secrets, dispose };
}
