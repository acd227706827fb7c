/** Asks for a key that opens an encrypted token: a stored one, a pasted one, or one in a file. */
import * as vscode from 'vscode';
import type { Dialog } from '../dialog';
import { secretPrefixes } from '../issuers/secrets';
import { plain } from '../messages';
import { verdictMessages } from '../verdictMessages';

/** A key as it was given; what it is, `decryptToken` finds out. */
export interface GivenKey {
  readonly text: string;
  /** It came from SecretStorage. */
  readonly isStored: boolean;
}

export interface KeyQuestion {
  readonly dialog: Dialog;
  readonly secrets: vscode.SecretStorage;
  readonly title: string;
  /** The token takes a password: bytes of a file are then not base64url but what the password is. */
  readonly isPassword: boolean;
}

type KeyItem = vscode.QuickPickItem & { readonly take: () => Promise<GivenKey | undefined> };

/** Undefined when the person went away, or gave nothing. */
export async function askKey(question: KeyQuestion): Promise<GivenKey | undefined> {
  const { dialog, title } = question;
  const items: readonly KeyItem[] = [
    ...(await storedItems(question)),
    {
      label: `$(edit) ${verdictMessages.keyTyped}`,
      detail: verdictMessages.keyTypedDetail,
      take: () => typedKey(question),
    },
    {
      label: `$(file) ${verdictMessages.keyFile}`,
      detail: verdictMessages.keyFileDetail,
      take: () => fileKey(question),
    },
  ];
  const item = await dialog.pick(items, { title, placeHolder: verdictMessages.pickKey });
  return item?.take();
}

async function storedItems({ secrets }: KeyQuestion): Promise<readonly KeyItem[]> {
  const keys = await secrets.keys();
  return keys
    .filter((key) => key.startsWith(secretPrefixes.jweKey))
    .map((key) => ({
      label: `$(key) ${plain(key.slice(secretPrefixes.jweKey.length))}`,
      description: verdictMessages.keyStored,
      take: async () => {
        const text = await secrets.get(key);
        return text === undefined ? undefined : { text, isStored: true };
      },
    }));
}

async function typedKey({ dialog, title }: KeyQuestion): Promise<GivenKey | undefined> {
  const text = await dialog.input({ title, prompt: verdictMessages.keyPrompt, password: true });
  return text === undefined || text === '' ? undefined : { text, isStored: false };
}

/** A key set with certificates may have some ten thousand characters; anything longer is no key. */
const longestFile = 200_000;

async function fileKey({ dialog, isPassword }: KeyQuestion): Promise<GivenKey | undefined> {
  const file = await dialog.file({ openLabel: verdictMessages.keyFileLabel });
  if (file === undefined) return undefined;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > longestFile) {
    void dialog.warn(verdictMessages.fileTooLarge);
    return undefined;
  }
  const bytes = Buffer.from(await vscode.workspace.fs.readFile(file));
  const text = bytes.toString('utf8');
  // A line break at the end is the editor's, not the password's.
  if (Buffer.from(text).equals(bytes)) return { text: isPassword ? text.replace(/\r?\n$/, '') : text, isStored: false };
  return { text: bytes.toString('base64url'), isStored: false };
}
