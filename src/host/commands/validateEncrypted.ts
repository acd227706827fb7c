/** Opens an encrypted token with a key of the user's, which stays on this machine. */
import * as vscode from 'vscode';
import { decodeToken } from '../../core/token/decode';
import { decryptToken, type Decryption } from '../../core/validation/decrypt';
import { commandIds } from '../../shared/contributions';
import type { ReportExtension } from '../reports';
import { secretPrefixes } from '../issuers/secrets';
import type { KeptToken } from '../references';
import { decryptionFailure, keyTitle, opened, verdictMessages } from '../verdictMessages';
import { askKey } from './validateKey';
import { runOn, type ValidateFlow } from './validateToken';

type Opened = Extract<Decryption, { readonly status: 'opened' }>;

export async function openEncrypted(flow: ValidateFlow, target: KeptToken): Promise<void> {
  const { dialog, secrets } = flow;
  const decoded = decodeToken(target.compact);
  if (decoded.form !== 'jwe') return void dialog.say(verdictMessages.notEncrypted);
  const { keyManagement, contentEncryption, keyId } = decoded.needs;
  const title = keyTitle([keyManagement, contentEncryption, keyId]);
  for (;;) {
    const key = await askKey({ dialog, secrets, title, isPassword: decoded.needs.key === 'password' });
    if (key === undefined) return;
    const outcome = await dialog.progress(verdictMessages.opening, (signal) =>
      decryptToken(target.compact, key.text, signal),
    );
    if (outcome === undefined) return;
    if (outcome.status === 'opened') return show(flow, outcome, key.isStored ? undefined : key.text);
    const again = await dialog.warn(decryptionFailure(outcome.code), verdictMessages.tryAnother);
    if (again === undefined) return;
  }
}

/** @param unstoredKey the key, when it can be offered to be kept */
async function show(flow: ValidateFlow, content: Opened, unstoredKey: string | undefined): Promise<void> {
  const { dialog, documents, reader, reports } = flow;
  const inner = content.nested && { compact: content.nested.compact, origin: undefined };
  if (inner !== undefined) await documents.open(reader.read(inner));
  else if (content.text !== undefined) await reports.show(verdictMessages.contentTitle, ...asDocument(content.text));
  const keep = unstoredKey === undefined ? [] : [verdictMessages.keepKey];
  const message =
    content.text === undefined
      ? verdictMessages.contentBinary
      : opened(content.keyManagement, content.contentEncryption);
  const validate = inner === undefined ? [] : [verdictMessages.validateInner];
  const choice = await dialog.say(message, ...validate, ...keep);
  if (choice === verdictMessages.validateInner && inner !== undefined) await runOn(flow, commandIds.validate, inner);
  if (choice === verdictMessages.keepKey && unstoredKey !== undefined) await keepKey(flow, unstoredKey);
}

function asDocument(text: string): readonly [text: string, extension: ReportExtension] {
  try {
    const value: unknown = JSON.parse(text);
    // Numbers beyond 2^53 would change when written anew.
    return [/\d{16}/.test(text) ? text : JSON.stringify(value, undefined, 2), 'json'];
  } catch {
    return [text, 'txt'];
  }
}

async function keepKey({ dialog, secrets }: ValidateFlow, key: string): Promise<void> {
  const name = await dialog.input({
    title: verdictMessages.keepTitle,
    prompt: verdictMessages.keepPrompt,
    validateInput: (text) => (text.trim() === '' ? verdictMessages.nameMissing : undefined),
  });
  if (name === undefined) return;
  await secrets.store(`${secretPrefixes.jweKey}${name.trim()}`, key);
  void vscode.window.setStatusBarMessage(verdictMessages.kept, 8000);
}
