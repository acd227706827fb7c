/** What the handlers of the commands are given, and the table they fill. */
import type * as vscode from 'vscode';
import type { Http } from '../../core/issuers/http';
import type { KeySource } from '../../core/issuers/keys';
import type { Command } from '../../shared/contributions';
import type { Clock } from '../clock';
import type { TokenDocuments } from '../editor/tokenDocument';
import type { Hosts } from '../issuers/hosts';
import type { IssuerProfiles } from '../issuers/profiles';
import type { Reports } from '../reports';
import type { Log } from '../log';
import type { TokenReader } from '../reading';
import type { References } from '../references';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';
import type { Verdicts } from '../verdicts';

export interface CommandDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly references: References;
  readonly documents: TokenDocuments;
  readonly settings: SettingsSource;
  readonly log: Log;
  readonly clock: Clock;
  readonly profiles: IssuerProfiles;
  readonly keys: KeySource;
  readonly verdicts: Verdicts;
  readonly http: Http;
  readonly hosts: Hosts;
  readonly secrets: vscode.SecretStorage;
  readonly reports: Reports;
}

/**
 * The argument is whatever the caller passed: see `resolveTarget` for what becomes of it. A tree passes every selected
 * node behind it. The answer, or the promise of one, goes to the caller.
 */
export type CommandHandler = (argument: unknown, selected?: unknown) => unknown;

export type CommandTable = { readonly [K in Command]: CommandHandler };
