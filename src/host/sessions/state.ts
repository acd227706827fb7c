/** What is kept about sessions outside of SecretStorage, none of it secret: keys of the editor's state. */

export const sessionStateKeys = {
  /** In the user's state: true while sessions are kept, so that a window without any loads nothing. */
  kept: 'claimcheck.sessionsKept',
  /** In the user's state: id of the session that commands use when none is named. */
  inUse: 'claimcheck.sessionInUse',
  /** In the workspace's state: which secret holds the sign-in that waits, so that a reload goes on with it. */
  waiting: 'claimcheck.signInWaiting',
} as const;
