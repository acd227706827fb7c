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
  revealToken: 'claimcheck.revealToken',
  nextToken: 'claimcheck.nextToken',
  previousToken: 'claimcheck.previousToken',
  compareTokens: 'claimcheck.compareTokens',
  listTokensInFile: 'claimcheck.listTokensInFile',
  listTokensInOpenFiles: 'claimcheck.listTokensInOpenFiles',
  showPanel: 'claimcheck.showPanel',
  pasteToken: 'claimcheck.pasteToken',
  pinToken: 'claimcheck.pinToken',
  unpinToken: 'claimcheck.unpinToken',
  groupTokensByIssuer: 'claimcheck.groupTokensByIssuer',
  groupTokensByFile: 'claimcheck.groupTokensByFile',
  toggleMasking: 'claimcheck.toggleMasking',
  toggleExpiryHints: 'claimcheck.toggleExpiryHints',
  validate: 'claimcheck.validate',
  validateWith: 'claimcheck.validateWith',
  explainRejection: 'claimcheck.explainRejection',
  openEncrypted: 'claimcheck.openEncrypted',
  addIssuer: 'claimcheck.addIssuer',
  addIssuerOfToken: 'claimcheck.addIssuerOfToken',
  editIssuer: 'claimcheck.editIssuer',
  testIssuer: 'claimcheck.testIssuer',
  removeIssuer: 'claimcheck.removeIssuer',
  reviewWorkspaceIssuers: 'claimcheck.reviewWorkspaceIssuers',
  manageSecrets: 'claimcheck.manageSecrets',
  showKeys: 'claimcheck.showKeys',
  clearKeys: 'claimcheck.clearKeys',
  checkKeySet: 'claimcheck.checkKeySet',
  openRule: 'claimcheck.openRule',
  replaceByReference: 'claimcheck.replaceByReference',
  redactSignature: 'claimcheck.redactSignature',
  allowToken: 'claimcheck.allowToken',
  signIn: 'claimcheck.signIn',
  signInWithDeviceCode: 'claimcheck.signInWithDeviceCode',
  showSignIn: 'claimcheck.showSignIn',
  cancelSignIn: 'claimcheck.cancelSignIn',
  showSignInLog: 'claimcheck.showSignInLog',
  signOut: 'claimcheck.signOut',
  deleteAllSessions: 'claimcheck.deleteAllSessions',
  reissue: 'claimcheck.reissue',
  refreshSession: 'claimcheck.refreshSession',
  showSession: 'claimcheck.showSession',
  selectSession: 'claimcheck.selectSession',
  copyAccessToken: 'claimcheck.copyAccessToken',
  insertAccessToken: 'claimcheck.insertAccessToken',
  useInTerminals: 'claimcheck.useInTerminals',
  accessToken: 'claimcheck.accessToken',
  tryRequest: 'claimcheck.tryRequest',
  introspect: 'claimcheck.introspect',
  showUserInfo: 'claimcheck.showUserInfo',
  exchangeToken: 'claimcheck.exchangeToken',
  checkSecretStorage: 'claimcheck.checkSecretStorage',
  scanWorkspace: 'claimcheck.scanWorkspace',
  scanFolder: 'claimcheck.scanFolder',
  scanChangedFiles: 'claimcheck.scanChangedFiles',
  scanStagedFiles: 'claimcheck.scanStagedFiles',
  scanHistory: 'claimcheck.scanHistory',
  cancelScan: 'claimcheck.cancelScan',
  showSkippedFiles: 'claimcheck.showSkippedFiles',
  revealLeak: 'claimcheck.revealLeak',
  nextLeak: 'claimcheck.nextLeak',
  previousLeak: 'claimcheck.previousLeak',
  groupLeaksBySeverity: 'claimcheck.groupLeaksBySeverity',
  groupLeaksByFile: 'claimcheck.groupLeaksByFile',
  groupLeaksByIssuer: 'claimcheck.groupLeaksByIssuer',
  groupLeaksByKind: 'claimcheck.groupLeaksByKind',
  exportLeaks: 'claimcheck.exportLeaks',
  clearLeaks: 'claimcheck.clearLeaks',
  replaceLeaks: 'claimcheck.replaceLeaks',
  redactLeaks: 'claimcheck.redactLeaks',
  revokeLeaks: 'claimcheck.revokeLeaks',
  reissueLeaks: 'claimcheck.reissueLeaks',
  checkLeaks: 'claimcheck.checkLeaks',
  acceptLeaks: 'claimcheck.acceptLeaks',
  cleanHistory: 'claimcheck.cleanHistory',
  installPreCommitHook: 'claimcheck.installPreCommitHook',
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
  /** The issuers a user trusts; `parseIssuers` reads it. */
  readonly 'claimcheck.issuers': readonly unknown[];
  /** Issuers that a workspace suggests; each counts only once the user agreed to it. */
  readonly 'claimcheck.workspaceIssuers': readonly unknown[];
  /** Whether tokens in open files are validated unasked, and whether that may send requests. */
  readonly 'claimcheck.validation.automatic': 'cachedKeys' | 'always' | 'never';
  /** Lets issuers be asked over http on this machine itself. */
  readonly 'claimcheck.network.allowInsecureLoopback': boolean;
  /** Shows what the rules find as problems. */
  readonly 'claimcheck.problems.enabled': boolean;
  /** Glob patterns of files without problems. */
  readonly 'claimcheck.problems.exclude': readonly unknown[];
  /** In megabytes (10^6 characters); a longer document gets no problems. */
  readonly 'claimcheck.problems.maxFileSize': number;
  /** Which files get a problem for each credential in them. */
  readonly 'claimcheck.leaks.problems': 'tracked' | 'off';
  readonly 'claimcheck.rules.preset': 'strict' | 'recommended' | 'quiet';
  /** Severity by rule id. */
  readonly 'claimcheck.rules.severity': Readonly<Record<string, unknown>>;
  /** Tries published demo secrets on HMAC tokens. */
  readonly 'claimcheck.rules.tryDemoSecrets': boolean;
  /** Which way to sign in comes first in the list. */
  readonly 'claimcheck.signIn.offerFirst': 'automatic' | 'deviceCode' | 'browser';
  /** Renews access tokens before they expire. */
  readonly 'claimcheck.sessions.refreshAutomatically': boolean;
  /** Shows the session in use in the status bar. */
  readonly 'claimcheck.sessions.statusBar': boolean;
  /** After so many seconds a copied token leaves the clipboard; 0: never. */
  readonly 'claimcheck.clipboard.clearAfterSeconds': number;
  /** Of the variable that holds the access token in new terminals. */
  readonly 'claimcheck.terminal.variableName': string;
}

export type Setting = keyof SettingTypes;

export const settingIds = {
  expiryHintsEnabled: 'claimcheck.expiryHints.enabled',
  maskingEnabled: 'claimcheck.masking.enabled',
  scanMaxFileSize: 'claimcheck.scan.maxFileSize',
  issuers: 'claimcheck.issuers',
  workspaceIssuers: 'claimcheck.workspaceIssuers',
  validationAutomatic: 'claimcheck.validation.automatic',
  allowInsecureLoopback: 'claimcheck.network.allowInsecureLoopback',
  problemsEnabled: 'claimcheck.problems.enabled',
  problemsExclude: 'claimcheck.problems.exclude',
  problemsMaxFileSize: 'claimcheck.problems.maxFileSize',
  leaksProblems: 'claimcheck.leaks.problems',
  rulesPreset: 'claimcheck.rules.preset',
  rulesSeverity: 'claimcheck.rules.severity',
  tryDemoSecrets: 'claimcheck.rules.tryDemoSecrets',
  signInOfferFirst: 'claimcheck.signIn.offerFirst',
  sessionsRefreshAutomatically: 'claimcheck.sessions.refreshAutomatically',
  sessionsStatusBar: 'claimcheck.sessions.statusBar',
  clipboardClearAfter: 'claimcheck.clipboard.clearAfterSeconds',
  terminalVariableName: 'claimcheck.terminal.variableName',
} as const satisfies Record<string, Setting>;

/** Context keys with the type of each, for `when` clauses of ours and of users' key bindings. */
export interface ContextKeyTypes {
  /** The cursor stands on a token. */
  readonly 'claimcheck.tokenAtCursor': boolean;
  /** The active editor holds at least one token. */
  readonly 'claimcheck.editorHasTokens': boolean;
  /** At least one session is kept. */
  readonly 'claimcheck.signedIn': boolean;
  /** A sign-in waits for the person. */
  readonly 'claimcheck.signingIn': boolean;
  /** What the view of tokens puts together. */
  readonly 'claimcheck.tokensGrouping': 'issuer' | 'file';
  /** The token panel stays with its token. */
  readonly 'claimcheck.panelPinned': boolean;
  /** What the view of leaks puts together. */
  readonly 'claimcheck.leaksGrouping': 'severity' | 'file' | 'issuer' | 'kind';
  /** A search for leaks is running. */
  readonly 'claimcheck.scanningLeaks': boolean;
  /** At least one leak is listed. */
  readonly 'claimcheck.hasLeaks': boolean;
}

export type ContextKey = keyof ContextKeyTypes;

export const contextKeys = {
  tokenAtCursor: 'claimcheck.tokenAtCursor',
  editorHasTokens: 'claimcheck.editorHasTokens',
  signedIn: 'claimcheck.signedIn',
  signingIn: 'claimcheck.signingIn',
  tokensGrouping: 'claimcheck.tokensGrouping',
  panelPinned: 'claimcheck.panelPinned',
  leaksGrouping: 'claimcheck.leaksGrouping',
  scanningLeaks: 'claimcheck.scanningLeaks',
  hasLeaks: 'claimcheck.hasLeaks',
} as const satisfies Record<string, ContextKey>;

/** Submenus of package.json. */
export const submenuIds = { editor: 'claimcheck.editorMenu' } as const;

/** Views of package.json, and the container that holds them. */
export const viewIds = {
  panel: 'claimcheck.panel',
  tokens: 'claimcheck.tokens',
  sessions: 'claimcheck.sessions',
  issuers: 'claimcheck.issuers',
  leaks: 'claimcheck.leaks',
} as const;

/** The id under which other extensions ask `vscode.authentication` for sessions. */
export const authenticationProviderId = 'claimcheck';

/** The scheme of the read-only documents that show a decoded token. */
export const documentScheme = 'claimcheck';

/** The scheme of the read-only pages about the rules. */
export const ruleScheme = 'claimcheck-rule';

/** The scheme of the read-only documents that show a file as a commit has it. */
export const commitScheme = 'claimcheck-commit';

/** The name of the log in the Output view. */
export const logName = 'Claimcheck';
