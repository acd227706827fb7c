/** Puts together whom to trust and how to ask them: profiles, the way out, keys, verdicts. */
import * as vscode from 'vscode';
import type { Http } from '../../core/issuers/http';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { createKeySource, type KeySource, type KeyStore } from '../../core/issuers/keys';
import type { Clock } from '../clock';
import { createHttp } from '../http';
import type { Log } from '../log';
import type { SettingsSource } from '../settings';
import { createVerdicts, type Verdicts } from '../verdicts';
import { createAgreedKeyReader } from './agreedKeys';
import { createAnnouncer } from './announce';
import { canonicalJson } from './consent';
import type { ProfileEntries } from './entries';
import { createHosts, type Hosts } from './hosts';
import { createKeyFileReader } from './keyFiles';
import { createLazyKeySource } from './lazyKeys';
import { createIssuerProfiles, type IssuerProfiles } from './profiles';
import { registerReports, type Reports } from '../reports';
import { createSecretOf } from './secrets';
import { registerSettingsProblems } from './settingsProblems';
import { stateKeys } from './state';

export interface Trust extends vscode.Disposable {
  readonly profiles: IssuerProfiles;
  readonly http: Http;
  readonly hosts: Hosts;
  readonly keys: KeySource;
  readonly verdicts: Verdicts;
  readonly secrets: vscode.SecretStorage;
  readonly reports: Reports;
}

export interface TrustDeps {
  readonly context: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>;
  readonly settings: SettingsSource;
  readonly clock: Clock;
  readonly log: Log;
}

/** Reads no setting, loads no core and asks nobody: all of that waits for the first token. */
export function createTrust({ context, settings, clock, log }: TrustDeps): Trust {
  const { globalState: state, secrets } = context;
  const announce = createAnnouncer(state, log);
  const clearChanged = createChangeWatch((issuer) => keys.clear(issuer));
  const readKeyFile = createKeyFileReader((path) => folderOf(profiles, path));
  const profiles: IssuerProfiles = createIssuerProfiles({
    settings,
    state,
    readKeyFile,
    onDidRead: (entries) => {
      announce(entries);
      clearChanged(entries);
    },
  });
  const hosts = createHosts({ profiles, state, log });
  const http = createHttp({
    isAllowed: hosts.isAllowed,
    isConfiguredHost: hosts.isConfiguredHost,
    allowInsecureLoopback: () => settings.current().allowInsecureLoopback,
    isNetworkAllowed: () => vscode.workspace.isTrusted,
  });
  const keys = createLazyKeySource(() => {
    const approveKeyHost = hosts.approveKeyHost;
    const deps = { http, now: clock.now, store: keyStore(state), secretOf: createSecretOf(secrets, profiles) };
    const readFile = createAgreedKeyReader(profiles, readKeyFile);
    return withoutForgotten(profiles, createKeySource({ ...deps, readFile, approveKeyHost }));
  });
  const verdicts = createVerdicts({ clock, profiles, keys });
  const reports = registerReports();
  const parts = vscode.Disposable.from(registerSettingsProblems({ clock }), reports, verdicts, profiles);
  const shared = { profiles, http, hosts, keys: withVerdicts(keys, verdicts), verdicts, secrets, reports };
  return { ...shared, dispose: () => void parts.dispose() };
}

/** Verdicts go with the keys that they were made with. */
function withVerdicts(keys: KeySource, { forget }: Verdicts): KeySource {
  const clear = (issuer?: string): void => {
    keys.clear(issuer);
    forget();
  };
  return { ...keys, clear };
}

function keyStore(state: vscode.Memento): KeyStore {
  return {
    read: () => state.get<unknown>(stateKeys.keys),
    write: (value) => void state.update(stateKeys.keys, value),
  };
}

/** The folder of the workspace that a key file must not leave; undefined where no profile of a workspace names it. */
function folderOf(profiles: IssuerProfiles, path: string): vscode.Uri | undefined {
  const { entries } = profiles.entries();
  for (const { profile, source } of entries) {
    if (source.kind === 'workspace' && (profile.jwksFile === path || profile.publicKeyFile === path))
      return source.root;
  }
  return undefined;
}

/** What was kept of issuers that are configured no more goes before anybody can use it. */
function withoutForgotten(profiles: IssuerProfiles, keys: KeySource): KeySource {
  const configured = new Set(profiles.current().map(({ issuer }) => issuer));
  for (const { issuer } of keys.entries()) if (!configured.has(issuer)) keys.clear(issuer);
  return keys;
}

/** Keys that were fetched for a profile as it was do not count for what became of it. */
function createChangeWatch(clear: (issuer: string) => void): (entries: ProfileEntries) => void {
  let before: readonly IssuerProfile[] = [];
  return ({ entries }) => {
    const now = entries.flatMap(({ profile, standing }) => (standing === 'in-effect' ? [profile] : []));
    const same = new Set(now.map(canonicalJson));
    const gone = before.filter((profile) => !same.has(canonicalJson(profile)));
    before = now;
    for (const { issuer } of gone) clear(issuer);
  };
}
