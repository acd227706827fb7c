/** The words of problems, quick fixes and edits. */

export const editMessages = {
  fixes: {
    replace: 'Replace token by an environment reference…',
    redact: 'Redact the signature',
    redactOpaque: 'Redact the secret part',
    redactEncrypted: 'Redact the ciphertext',
    gitleaks: 'Allow for gitleaks by a comment',
    detectSecrets: 'Allow for detect-secrets by a comment',
    validate: 'Validate token',
    addIssuer: 'Add the issuer of this token…',
    reviewIssuers: 'Review this workspace’s issuer…',
  },
  replaceTitle: 'Replace Token by Environment Reference',
  namePrompt: 'The environment variable that holds the token',
  nameInvalid: 'A name has letters, digits and underscores, and does not begin with a digit.',
  nameTaken: (name: string): string => `${name} has another value in .env. Choose another name.`,
  alsoTitle: 'Where does the value go?',
  also: {
    nowhere: {
      label: 'Replace only',
      detail: 'The value is in no file then. Copy it first if it is kept nowhere else.',
    },
    dotenv: { label: 'Replace, and add the value to .env', detail: 'At the root of the workspace folder.' },
    tracked: {
      label: 'Replace, and add the value to .env, which Git tracks',
      detail: 'The next commit takes the value up, whatever .gitignore says. First run git rm --cached .env.',
    },
    ignored: {
      label: 'Replace, add the value to .env, and .env to .gitignore',
      detail: 'So that git does not keep the token.',
    },
  },
  ignoreOnly: {
    label: 'Add .env to .gitignore',
    detail: 'This file holds the values themselves; git should not keep them.',
  },
  isIgnored: 'This file holds the values themselves, so there is nothing to refer to. Git ignores it already.',
  isTracked:
    'Git tracks this file, so that .gitignore does not count for it: the next commit takes up the values. Run git rm --cached for it. What was committed before stays in the history.',
  noIdiom: 'In this file nothing can stand for a value that is kept elsewhere, so the token was not replaced.',
  noComment: {
    'no-comments':
      'This language has no comments, so none was added. Use the settings of the scanner, or of Claimcheck.',
    'no-place': 'No comment can stand on the line of this token, so none was added.',
  },
  nothingToRedact: 'This token has no signature, so there is nothing to redact.',
  moved: 'The token is no longer where it was. Put the cursor on it and run the command again.',
  readOnly: 'This document cannot be edited.',
  notInDocument: 'The token does not come from an open document. Put the cursor on one and run the command again.',
  allowTitle: 'Add Comment for Token',
  pickComment: 'Which comment?',
  allow: {
    gitleaks: { label: 'gitleaks:allow', detail: 'gitleaks leaves the line alone.' },
    'detect-secrets': { label: 'pragma: allowlist secret', detail: 'detect-secrets leaves the line alone.' },
  },
  suppressDetail: 'This rule keeps silent about this token; the reason stands beside it.',
  reasonPrompt: 'Why is this right here? The reason is written into the comment.',
  reasonMissing: 'Give a reason: whoever reads the comment later must know why.',
} as const;

export function suppressTitle(rule: string): string {
  return `Suppress ${rule} here, with reason…`;
}

export function openRuleTitle(rule: string): string {
  return `Explain ${rule}`;
}
