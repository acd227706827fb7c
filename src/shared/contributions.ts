/** Every id the extension contributes, with its types; test/contract holds package.json and the README to this file. */

/** Command ids. Each is handled in `host/commands/`, and named for people in package.json only. */
export const commandIds = {
  decode: 'claimcheck.decode',
  decodeClipboard: 'claimcheck.decodeClipboard',
  decodeInput: 'claimcheck.decodeInput',
  showDocument: 'claimcheck.showDocument',
  copyHeader: 'claimcheck.copyHeader',
  copyPayload: 'claimcheck.copyPayload',
  copyClaim: 'claimcheck.copyClaim',
  copyRedacted: 'claimcheck.copyRedacted',
  selectToken: 'claimcheck.selectToken',
  nextToken: 'claimcheck.nextToken',
  previousToken: 'claimcheck.previousToken',
  compareTokens: 'claimcheck.compareTokens',
  listTokensInFile: 'claimcheck.listTokensInFile',
  listTokensInOpenFiles: 'claimcheck.listTokensInOpenFiles',
  toggleMasking: 'claimcheck.toggleMasking',
  toggleExpiryHints: 'claimcheck.toggleExpiryHints',
} as const;

export type Command = (typeof commandIds)[keyof typeof commandIds];

/** Setting ids with the type of each; the defaults live in package.json only. */
export interface SettingTypes {
  /** Shows behind each token how long it still lives. */
  readonly 'claimcheck.expiryHints.enabled': boolean;
  /** Hides every token on screen. */
  readonly 'claimcheck.masking.enabled': boolean;
  /** In megabytes (10^6 characters); a longer document is not searched. */
  readonly 'claimcheck.scan.maxFileSize': number;
}

export type Setting = keyof SettingTypes;

export const settingIds = {
  expiryHintsEnabled: 'claimcheck.expiryHints.enabled',
  maskingEnabled: 'claimcheck.masking.enabled',
  scanMaxFileSize: 'claimcheck.scan.maxFileSize',
} as const satisfies Record<string, Setting>;

/** Context keys with the type of each, for `when` clauses of ours and of users' key bindings. */
export interface ContextKeyTypes {
  /** The cursor stands on a token. */
  readonly 'claimcheck.tokenAtCursor': boolean;
  /** The active editor holds at least one token. */
  readonly 'claimcheck.editorHasTokens': boolean;
}

export type ContextKey = keyof ContextKeyTypes;

export const contextKeys = {
  tokenAtCursor: 'claimcheck.tokenAtCursor',
  editorHasTokens: 'claimcheck.editorHasTokens',
} as const satisfies Record<string, ContextKey>;

/** Submenus of package.json. */
export const submenuIds = { editor: 'claimcheck.editorMenu' } as const;

/** The scheme of the read-only documents that show a decoded token. */
export const documentScheme = 'claimcheck';

/** The name of the log in the Output view. */
export const logName = 'Claimcheck';
