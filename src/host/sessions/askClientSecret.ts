/** Asks for the secret or the private key of a client; neither is ever shown. */
import * as vscode from 'vscode';
import type { JsonObject } from '../../core/token/decoded';
import type { Dialog } from '../dialog';
import type { ProfileEntry } from '../issuers/entries';
import { urlsIn } from '../issuers/hosts';
import { longestClientKey, readClientKey } from './clientKey';
import { clientKeyTitle, clientSecretPrompt, clientSecretTitle, keyRefused, requestMessages } from './requestMessages';

/** Undefined when the person goes away. */
export async function askClientSecret(dialog: Dialog, { profile }: ProfileEntry): Promise<string | undefined> {
  return dialog.input({
    title: clientSecretTitle(profile.name),
    prompt: clientSecretPrompt(urlsIn(profile.issuer)[0]?.host ?? profile.issuer),
    password: true,
    validateInput: (text) => (text === '' ? requestMessages.clientSecretEmpty : undefined),
  });
}

/** Undefined when the person goes away, or when the file held no key; then that was said. */
export async function askClientKey(dialog: Dialog, { profile }: ProfileEntry): Promise<JsonObject | undefined> {
  const title = clientKeyTitle(profile.name);
  const items = [
    { label: `$(edit) ${requestMessages.keyTyped}`, detail: requestMessages.keyTypedDetail, take: typedKey },
    { label: `$(file) ${requestMessages.keyFile}`, detail: requestMessages.keyFileDetail, take: fileKey },
  ];
  const options = { title, placeHolder: requestMessages.keyPlaceholder, ignoreFocusOut: true };
  return (await dialog.pick(items, options))?.take(dialog, title);
}

async function typedKey(dialog: Dialog, title: string): Promise<JsonObject | undefined> {
  const text = await dialog.input({
    title,
    prompt: requestMessages.keyTypedDetail,
    password: true,
    validateInput: (typed) => {
      const key = readClientKey(unfolded(typed));
      return key.status === 'refused' ? keyRefused(key.reason) : undefined;
    },
  });
  return text === undefined ? undefined : keyIn(dialog, unfolded(text));
}

/** Fields for input make one line of what is pasted, and files for settings write `\n`; PEM wants its lines back. */
function unfolded(text: string): string {
  const begin = /-----BEGIN ([A-Z ]{1,40})-----/.exec(text);
  if (begin === null) return text;
  const [label = '', name = ''] = begin;
  const end = `-----END ${name}-----`;
  const inner = text.slice(begin.index + label.length).split(end)[0] ?? '';
  const body = inner.replaceAll('\\n', '').replaceAll(/\s+/g, '');
  return `${label}\n${body.replaceAll(/(.{64})/g, '$1\n')}\n${end}\n`;
}

async function fileKey(dialog: Dialog, title: string): Promise<JsonObject | undefined> {
  const file = await dialog.file({ title, openLabel: requestMessages.keyFileOpen });
  if (file === undefined) return undefined;
  const text = await readText(file);
  if (text !== undefined) return keyIn(dialog, text);
  void dialog.warn(requestMessages.keyFileUnreadable);
  return undefined;
}

async function readText(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > longestClientKey) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

function keyIn(dialog: Dialog, text: string): JsonObject | undefined {
  const key = readClientKey(text);
  if (key.status === 'read') return key.jwk;
  void dialog.warn(keyRefused(key.reason));
  return undefined;
}
