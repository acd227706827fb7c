/** The issuer profiles that count now: the user's, and those of a trusted workspace that the user agreed to. */
import * as vscode from 'vscode';
import type { IssuerProblem, IssuerProfile } from '../../core/issuers/issuer';

export interface IssuerProfiles extends vscode.Disposable {
  /** The profiles in effect. */
  readonly current: () => readonly IssuerProfile[];
  /** What is wrong with entries of the settings. */
  readonly problems: () => readonly IssuerProblem[];
  readonly onDidChange: vscode.Event<void>;
}

export function createIssuerProfiles(): IssuerProfiles {
  const emitter = new vscode.EventEmitter<void>();
  return { current: () => [], problems: () => [], onDidChange: emitter.event, dispose: () => emitter.dispose() };
}
