/** The words of the host: every message a person gets outside of a hover or document, saying what to do next. */
import type * as vscode from 'vscode';
import { cutText, visibleText } from '../core/present/escape';
import type { InstantView, LifetimeView } from '../shared/tokenView';

/** Where a text to decode came from. */
export type TextSource = 'clipboard' | 'selection' | 'input';

export const messages = {
  nothingIn: {
    clipboard: 'The clipboard is empty. Copy a token, then run the command again.',
    selection: 'The selection holds no text. Select a token or put the cursor on it, then run the command again.',
    input: 'Nothing was typed, so there is nothing to decode.',
  } satisfies Record<TextSource, string>,
  noTokenInFile:
    'No token was found in this file; one above the scan limit is not searched. Copy a token and decode it from the clipboard.',
  noTokenInOpenFiles: 'No token was found in the open files; those above the scan limit are not searched.',
  noEditor: 'Open a file and put the cursor on a token, or decode one from the clipboard.',
  forgotten: 'This token is no longer in memory. Hover over it again, or put the cursor on it and run the command.',
  notInFile: 'This token stands in no file.',
  fileGone: 'The file of this token can no longer be opened.',
  pickToken: 'No token at the cursor. Which token of this file?',
  pickFound: 'Several tokens were found. Which one?',
  inputPrompt: 'Paste or type a token. It is shown as dots and kept in memory only.',
  inputTitle: 'Decode a Token',
  nothingToCopy: {
    header: 'This token has no header that could be read, so nothing was copied.',
    payload: 'This token has no payload that could be read, so nothing was copied.',
    claims: 'This token has no claims that could be read, so nothing was copied.',
  },
  copied: {
    header: 'Header copied.',
    payload: 'Payload copied.',
    redacted: 'Redacted token copied. It can be recognised, but not used.',
  },
  claimTitle: 'Copy One Claim',
  pickClaim: 'Which claim? Its value is copied.',
  tokenTitle: 'Choose a Token',
  compareTitle: 'Compare Tokens',
  compareFirst: 'Which is the first token?',
  compareSecond: 'Compare with which token?',
  clipboardToken: 'Token from the clipboard',
  noSecondToken:
    'There is no other token to compare with. Copy one or open a file that holds one, then run the command again.',
  noTokenAtCursor: 'There is no token at the cursor.',
  listTitle: 'Tokens',
  listShow: 'Show Decoded Token',
  listCopy: 'Copy Redacted Token',
  maskingName: 'Claimcheck: Masking of Tokens',
  maskingOn: '$(eye-closed) Tokens masked',
  maskingTooltip: 'Every token in the editors is hidden. Select to show them again.',
  failed: 'Claimcheck could not do this. The log says more; it holds no tokens.',
  notStarted: 'Claimcheck could not start, so its commands do not work. Reload the window. The log says more.',
  showLog: 'Show Log',
  openSettings: 'Open Settings',
  decodeClipboard: 'Decode from Clipboard',
  showReadable: 'Show What Could Be Read',
  terminalLink: 'Decode token',
  ruleTitle: 'Open Rule',
  pickRule: 'Which rule? Its page says why it matters and how to mend what it finds.',
  noSuchRule: 'There is no rule of this name. Run "Claimcheck: Open Rule…" for a list.\n',
} as const;

/** What the decoded document says when its token is gone, as after a reload. */
export const forgottenDocument = `// This token is no longer in memory, because tokens are never written to disk.
// To see it again, hover over it where it stands, or copy it and run "Claimcheck: Decode Token from Clipboard".
`;

/**
 * Text of a token or a file name as a label or message shows it. There `$(name)` would become an icon, and
 * `[text](command:id)` a link that runs a command.
 */
export function plain(text: string): string {
  return visibleText(text).replaceAll('$(', '\\$(').replaceAll('](', '] (');
}

/** The same for a text of any length: a claim may have a name of a megabyte. */
export function plainStart(text: string): string {
  const { text: start, truncated } = cutText(text, 120);
  return truncated ? `${plain(start)}…` : plain(start);
}

export function copiedClaim(name: string): string {
  return `Claim ${plainStart(name)} copied.`;
}

export function textTooLong(source: TextSource): string {
  const place = {
    clipboard: 'clipboard',
    selection: 'selection',
    input: 'input',
  }[source];
  return `The ${place} holds more text than the scan limit allows. Copy the token alone, then run the command again.`;
}

/** The instants of a token's life, one a line, local and UTC. */
export function exactTimes({ sentence, issuedAt, notBefore, expiresAt }: LifetimeView): string {
  const line = (what: string, instant: InstantView | undefined): readonly string[] =>
    instant === undefined ? [] : [`${what}: ${instant.local} (${instant.utc})`];
  return [sentence, ...line('Issued', issuedAt), ...line('Valid from', notBefore), ...line('Expires', expiresAt)].join(
    '\n',
  );
}

export function claimList(shown: number, found: number): string {
  return shown < found
    ? `Which claim? These are the first ${String(shown)} of ${String(found)}. Its value is copied.`
    : messages.pickClaim;
}

export function tokenList(shown: number, found: number): string {
  return shown < found ? `The first ${String(shown)} of ${String(found)} tokens` : `${String(found)} tokens`;
}

export function overScanLimit(path: string, limitMegabytes: number, masking: boolean): string {
  const effect = masking ? 'tokens in it are not found, and not masked either' : 'tokens in it are not found';
  return `${plain(path)} is longer than the scan limit of ${String(limitMegabytes)} MB, so ${effect}. The limit is a setting.`;
}

/** Such as `src/login.ts:12`. */
export function placeOf(path: string, position: vscode.Position): string {
  return `${path}:${String(position.line + 1)}`;
}
