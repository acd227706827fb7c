/** The words around the token: none there, one to paste, what can be done, the session. */

export const pageWords = {
  loading: 'Loading…',
  emptyTitle: 'No token yet',
  empty: 'Claimcheck reads any token: what it is, how long it lives, what each claim means, and what is wrong with it.',
  emptyHint: 'Put the cursor on a token in any file, and it is shown here. Or paste one:',
  pasteLabel: 'Token to read',
  pasteHint: 'Paste a token, a header or a URL with one',
  read: 'Read Token',
  pasteAnother: 'Read another token',
  restricted: 'Restricted Mode: tokens are read, and nobody is asked about them. Trust the workspace to validate.',
  actions: 'Actions',
  moreActions: 'More Actions…',
  busy: 'Working…',
  session: 'Session',
  scopes: 'Scopes',
} as const;
