/** What the handlers of the commands are given, and the table they fill. */
import type { Command } from '../../shared/contributions';
import type { TokenDocuments } from '../editor/tokenDocument';
import type { Log } from '../log';
import type { TokenReader } from '../reading';
import type { References } from '../references';
import type { SettingsSource } from '../settings';
import type { TokenIndex } from '../tokenIndex';

export interface CommandDeps {
  readonly index: TokenIndex;
  readonly reader: TokenReader;
  readonly references: References;
  readonly documents: TokenDocuments;
  readonly settings: SettingsSource;
  readonly log: Log;
}

/** The argument is whatever the caller passed: see `resolveTarget` for what becomes of it. */
export type CommandHandler = (argument: unknown) => Promise<void> | void;

export type CommandTable = { readonly [K in Command]: CommandHandler };
