/** The words of the commands that validate, explain a rejection and open encrypted tokens, and of the status bar. */
import { cutText } from '../core/present/escape';
import type { DecryptionFailure } from '../core/validation/decrypt';
import { plain } from './messages';

export const verdictMessages = {
  validating: 'Validating the token…',
  changed: 'The issuers changed while the token was checked. Validate it again.',
  details: 'Show Details',
  why: 'Why Would My API Reject This?',
  addIssuer: 'Add Issuer…',
  reviewIssuers: 'Review Workspace Issuers…',
  openWithKey: 'Open with a Key…',
  noProfiles: 'No issuer is configured yet. Add the issuer of the token, then validate it.',
  validateTitle: 'Validate Token',
  awaitingProfiles:
    'No issuer profile is in effect. This workspace brings one for the token; review it, then validate.',
  pickProfile: 'Validate with which issuer?',
  fits: 'fits this token',
  rejectProfile: 'Which API? The issuer profile says what it expects.',
  rejectTitle: 'Why would my API reject this?',
  withoutProfile: 'Without a profile',
  withoutProfileDetail: 'Only what is wrong with the token by itself, and what the API answered',
  pickAnswer: 'What did the API answer?',
  noAnswer: 'Go on without it',
  answerFromClipboard: 'Use the clipboard',
  answerFromClipboardDetail: 'It holds a WWW-Authenticate header. Addresses in it are shown, never opened.',
  answerTyped: 'Paste its WWW-Authenticate header…',
  answerTypedDetail: 'Or the whole 401 or 403 response. Addresses in it are shown, never opened.',
  answerPrompt: 'The WWW-Authenticate header, or the whole response',
  reportTitle: 'Why rejected',
  notEncrypted: 'This token is not encrypted: everything in it can be read. Validate it instead.',
  keyTitle: 'Open an Encrypted Token',
  pickKey: 'With which key?',
  keyTyped: 'Paste a key or a password…',
  keyTypedDetail: 'JWK, PEM (PKCS #8 or PKCS #1), base64url or password; shown as dots',
  keyFile: 'Choose a key file…',
  keyFileDetail: 'JWK, PEM or the bytes of a key',
  keyFileLabel: 'Use This Key',
  keyStored: 'Stored on this machine',
  keyPrompt: 'Private key as JWK or PEM, shared key in base64url, or password. It is kept in memory only.',
  opening: 'Opening the token…',
  contentTitle: 'Decrypted content',
  contentBinary: 'The token was opened, but its content is no text, so there is nothing to show.',
  keepKey: 'Keep the Key…',
  validateInner: 'Validate Token Inside',
  keepPrompt: 'A name for the key. The key goes into the secret storage of the editor, on this machine.',
  keepTitle: 'Keep the Key',
  nameMissing: 'Give the key a name.',
  kept: 'The key is stored. “Manage Stored Secrets and Keys” deletes it again.',
  tryAnother: 'Try Another Key',
  fileTooLarge: 'The file is too large for a key.',
  statusName: 'Claimcheck: Tokens in This File',
} as const;

const failures: Readonly<Record<DecryptionFailure, string>> = {
  'not-a-jwe': 'The token is broken, so no key can open it.',
  'key-unreadable': 'The key cannot be read. Give a JWK, a private key as PEM (PKCS #8 or PKCS #1), or base64url.',
  'key-of-other-type':
    'The key is not for this token: it has another type or length than the algorithm takes, or says itself that it is for another use.',
  'key-public': 'This is a public key. It locks tokens; the private key that belongs to it opens them.',
  'key-encrypted': 'The key is locked with a passphrase. Unlock it first, for example with “openssl pkcs8”.',
  'algorithm-refused':
    'The token uses RSA1_5, whose padding can be attacked (RFC 8725 section 3.2), so it is not opened here. Let its maker use RSA-OAEP-256.',
  'algorithm-not-supported': 'Its algorithm is not supported by the cryptography of this editor.',
  'p2c-too-high': 'The token asks for more work than any password needs (p2c above 1,200,000), so it is not opened.',
  'zip-too-large': 'Its content inflates to more than 250 KB, so it is not opened.',
  'wrong-key': 'This key does not open the token. It is for another key, or the token was changed on the way.',
};

export function decryptionFailure(code: DecryptionFailure): string {
  return `${failures[code]} Nothing was changed.`;
}

/** What a JWE needs, for the title of the list of keys. */
export function keyTitle(parts: readonly (string | undefined)[]): string {
  const known = parts.filter((part) => part !== undefined).map((part) => plain(part.slice(0, 60)));
  return [verdictMessages.keyTitle, ...known].join(' · ');
}

export function opened(keyManagement: string, contentEncryption: string): string {
  return `Opened (${plain(keyManagement)}, ${plain(contentEncryption)}). That shows who can read it, not who wrote it: its content is not verified.`;
}

/** A notification of a few sentences; a name or a claim in them may be long, and must not act. */
export function sentences(parts: readonly string[]): string {
  const { text, truncated } = cutText(parts.join(' '), 400);
  return truncated ? `${plain(text)}…` : plain(text);
}

/** How the tokens of a file stand. */
export interface StatusCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly expired: number;
  readonly undecided: number;
}

const statusParts: readonly (readonly [keyof StatusCounts, icon: string, words: string])[] = [
  ['valid', '$(pass)', 'valid'],
  ['invalid', '$(error)', 'invalid'],
  ['expired', '$(history)', 'expired'],
  ['undecided', '$(unverified)', 'not verified'],
];

/** Such as `$(pass) 2 valid  $(history) 1 expired`. */
export function statusText(counts: StatusCounts): string {
  return shownParts(counts)
    .map(([key, icon, words]) => `${icon} ${String(counts[key])} ${words}`)
    .join('  ');
}

/** The same for screen readers. */
export function statusLabel(counts: StatusCounts): string {
  const parts = shownParts(counts).map(([key, , words]) => `${String(counts[key])} ${words}`);
  return `Tokens in this file: ${parts.join(', ')}`;
}

function shownParts(counts: StatusCounts): typeof statusParts {
  return statusParts.filter(([key]) => counts[key] > 0);
}

/** Such as `Line 12: Access token · Descope · expired 3 years ago`. */
export function statusLine(line: number, parts: readonly (string | undefined)[]): string {
  const words = parts.filter((part) => part !== undefined).map((part) => plain(part));
  return `Line ${String(line)}: ${words.join(' · ')}`;
}

export function statusMore(count: number): string {
  return `and ${String(count)} more`;
}
