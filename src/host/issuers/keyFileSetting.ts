/** Lets a person choose a key file, and makes of it the member of a setting that names it. */
import { issuerMessages } from '../issuerMessages';
import type { Dialog } from '../dialog';
import { createKeyFileReader } from './keyFiles';
import { faultIn } from './questions';

type KeyFileSetting = { readonly jwksFile: string } | { readonly publicKeyFile: string };

/** Undefined when no file was chosen, or when it holds no keys that may be used; then that was said. */
export async function readKeyFile(dialog: Dialog): Promise<KeyFileSetting | undefined> {
  const uri = await dialog.file({ title: issuerMessages.keyFileTitle, openLabel: issuerMessages.keyFileOpen });
  if (uri === undefined) return undefined;
  const path = uri.fsPath;
  const text = await readText(path);
  if (text === undefined) return refuse(dialog, issuerMessages.keyFileUnreadable);
  if (text.includes('-----BEGIN')) {
    const fault = faultIn({ publicKey: text });
    return fault === undefined ? { publicKeyFile: path } : refuse(dialog, fault);
  }
  const fault = faultIn({ jwks: jsonOf(text) });
  return fault === undefined ? { jwksFile: path } : refuse(dialog, fault);
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await createKeyFileReader(() => undefined)(path);
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function refuse(dialog: Dialog, message: string): undefined {
  void dialog.warn(message);
  return undefined;
}
