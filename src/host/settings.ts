/** Reads the settings into one value; defaults come from package.json alone. */
import * as vscode from 'vscode';
import type { Severity } from '../core/rules/finding';
import type { RulePolicy } from '../core/rules/policy';
import type { Setting, SettingTypes } from '../shared/contributions';
import { settingIds } from '../shared/contributions';

export interface Settings {
  readonly expiryHints: boolean;
  readonly masking: boolean;
  /** In UTF-16 units, of which most files have one a byte. */
  readonly maxDocumentLength: number;
  /** As written by the user; `parseIssuers` reads them. */
  readonly issuers: readonly unknown[];
  readonly automaticValidation: SettingTypes['claimcheck.validation.automatic'];
  readonly allowInsecureLoopback: boolean;
  readonly problems: boolean;
  /** Glob patterns. */
  readonly problemsExclude: readonly string[];
  /** In UTF-16 units. */
  readonly maxProblemsLength: number;
  readonly leakProblems: SettingTypes['claimcheck.leaks.problems'];
  readonly rulePolicy: RulePolicy;
  readonly tryDemoSecrets: boolean;
  readonly signInOfferFirst: SettingTypes['claimcheck.signIn.offerFirst'];
  readonly refreshAutomatically: boolean;
  readonly sessionStatusBar: boolean;
  /** 0: never. */
  readonly clipboardClearAfterSeconds: number;
  /** A name that shells take; the default where the setting holds another text. */
  readonly terminalVariableName: string;
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
    maxDocumentLength: charactersIn(read(configuration, settingIds.scanMaxFileSize)),
    issuers: read(configuration, settingIds.issuers),
    automaticValidation: readChoice(configuration, settingIds.validationAutomatic, ['cachedKeys', 'always', 'never']),
    allowInsecureLoopback: read(configuration, settingIds.allowInsecureLoopback),
    problems: read(configuration, settingIds.problemsEnabled),
    problemsExclude: read(configuration, settingIds.problemsExclude).filter((glob) => typeof glob === 'string'),
    maxProblemsLength: charactersIn(read(configuration, settingIds.problemsMaxFileSize)),
    leakProblems: readChoice(configuration, settingIds.leaksProblems, ['tracked', 'off']),
    rulePolicy: {
      preset: readChoice(configuration, settingIds.rulesPreset, ['strict', 'recommended', 'quiet']),
      severities: severitiesIn(read(configuration, settingIds.rulesSeverity)),
    },
    tryDemoSecrets: read(configuration, settingIds.tryDemoSecrets),
    signInOfferFirst: readChoice(configuration, settingIds.signInOfferFirst, ['automatic', 'deviceCode', 'browser']),
    refreshAutomatically: read(configuration, settingIds.sessionsRefreshAutomatically),
    sessionStatusBar: read(configuration, settingIds.sessionsStatusBar),
    clipboardClearAfterSeconds: Math.max(0, read(configuration, settingIds.clipboardClearAfter)),
    terminalVariableName: readVariableName(configuration),
  };
}

function charactersIn(megabytes: number): number {
  return Math.max(0, megabytes) * 1_000_000;
}

const severities: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'] satisfies readonly (
  Severity | 'off'
)[];

/** Overrides that name a severity; anything else is as good as not written. */
function severitiesIn(value: Readonly<Record<string, unknown>>): RulePolicy['severities'] {
  const isSeverity = (entry: readonly [string, unknown]): entry is [string, Severity | 'off'] =>
    severities.includes(entry[1]);
  return Object.fromEntries(Object.entries(value).filter(isSeverity));
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
  const fallback = defaultOf(configuration, id);
  const value: unknown = configuration.get(id);
  // The type of the manifest's default is the setting's type, which test/contract proves.
  return kindOf(value) === kindOf(fallback) ? (value as SettingTypes[K]) : fallback;
}

/** {@link read} for a setting with a closed set of values. */
function readChoice<K extends Setting>(
  configuration: vscode.WorkspaceConfiguration,
  id: K,
  choices: readonly SettingTypes[K][],
): SettingTypes[K] {
  const value = read(configuration, id);
  return choices.includes(value) ? value : defaultOf(configuration, id);
}

/** The name goes into the environment of every new terminal, so it is held to what a variable may be called. */
function readVariableName(configuration: vscode.WorkspaceConfiguration): string {
  const id = settingIds.terminalVariableName;
  const name = read(configuration, id);
  return /^[A-Za-z_]\w{0,127}$/.test(name) ? name : defaultOf(configuration, id);
}

function defaultOf<K extends Setting>(configuration: vscode.WorkspaceConfiguration, id: K): SettingTypes[K] {
  const fallback = configuration.inspect<SettingTypes[K]>(id)?.defaultValue;
  if (fallback === undefined) throw new Error(`The manifest declares no setting ${id}`);
  return fallback;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
