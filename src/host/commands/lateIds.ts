/** The commands whose handlers are loaded when one of them is called for the first time. */
import { commandIds, type Command } from '../../shared/contributions';

/** Handled in `lateCommands.ts`. */
export const lateCommandIds = [
  commandIds.validate,
  commandIds.validateWith,
  commandIds.explainRejection,
  commandIds.openEncrypted,
  commandIds.addIssuer,
  commandIds.addIssuerOfToken,
  commandIds.editIssuer,
  commandIds.testIssuer,
  commandIds.removeIssuer,
  commandIds.reviewWorkspaceIssuers,
  commandIds.manageSecrets,
  commandIds.showKeys,
  commandIds.clearKeys,
  commandIds.checkKeySet,
  commandIds.replaceByReference,
  commandIds.redactSignature,
  commandIds.allowToken,
] as const satisfies readonly Command[];

export type LateCommand = (typeof lateCommandIds)[number];

/** Handled in `sessions/sessionCommands.ts`. */
export const sessionCommandIds = [
  commandIds.signIn,
  commandIds.signInWithDeviceCode,
  commandIds.showSignIn,
  commandIds.cancelSignIn,
  commandIds.showSignInLog,
  commandIds.signOut,
  commandIds.deleteAllSessions,
  commandIds.reissue,
  commandIds.refreshSession,
  commandIds.showSession,
  commandIds.selectSession,
  commandIds.copyAccessToken,
  commandIds.insertAccessToken,
  commandIds.useInTerminals,
  commandIds.accessToken,
  commandIds.tryRequest,
  commandIds.introspect,
  commandIds.showUserInfo,
  commandIds.exchangeToken,
  commandIds.checkSecretStorage,
] as const satisfies readonly Command[];

export type SessionCommand = (typeof sessionCommandIds)[number];

/** Handled in `leaks/features.ts`. */
export const leakCommandIds = [
  commandIds.scanWorkspace,
  commandIds.scanFolder,
  commandIds.scanChangedFiles,
  commandIds.scanStagedFiles,
  commandIds.scanHistory,
  commandIds.cancelScan,
  commandIds.showSkippedFiles,
  commandIds.revealLeak,
  commandIds.nextLeak,
  commandIds.previousLeak,
  commandIds.groupLeaksBySeverity,
  commandIds.groupLeaksByFile,
  commandIds.groupLeaksByIssuer,
  commandIds.groupLeaksByKind,
  commandIds.exportLeaks,
  commandIds.clearLeaks,
] as const satisfies readonly Command[];

export type LeakCommand = (typeof leakCommandIds)[number];

/** Handled in `leaks/acts/features.ts`. */
export const leakActIds = [
  commandIds.replaceLeaks,
  commandIds.redactLeaks,
  commandIds.revokeLeaks,
  commandIds.reissueLeaks,
  commandIds.checkLeaks,
  commandIds.acceptLeaks,
  commandIds.cleanHistory,
  commandIds.installPreCommitHook,
] as const satisfies readonly Command[];

export type LeakAct = (typeof leakActIds)[number];
