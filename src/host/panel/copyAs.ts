/** Copies a token that stands somewhere, or was pasted, in the form that a person picks. */
import type * as vscode from 'vscode';
import { claimsOf } from '../../core/token/claimsSet';
import { profilesFor } from '../../core/validation/validate';
import type { TokenView } from '../../shared/tokenView';
import { messages } from '../messages';
import type { Reading } from '../reading';
import type { TokenClipboard } from '../sessions/use/clipboard';
import { apiUrls, textOf, type CopyForm } from '../sessions/use/forms';
import { copied, copyWords } from '../sessions/useMessages';
import type { PanelUse } from './panelDeps';
import { panelMessages } from './panelMessages';

type Form = CopyForm | 'redacted';

/** What was copied, in a sentence; undefined where the person does not go on. */
export async function copyTokenAs(
  use: PanelUse,
  clipboard: TokenClipboard,
  { compact, decoded, view }: Reading,
): Promise<string | undefined> {
  const form = await askForm(use, formsOf(compact, view));
  if (form === undefined) return undefined;
  if (form === 'redacted') {
    await use.clipboard.writeText(view.redacted);
    return messages.copied.redacted;
  }
  const isBound = isBoundToKey(claimsOf(decoded)?.['cnf']);
  const token = { accessToken: compact, tokenType: isBound ? 'DPoP' : 'Bearer' };
  const text = textOf(form, token, {
    url: apiUrl(use, compact),
    variable: use.settings.current().terminalVariableName,
  });
  return copied(form, await clipboard.copy(text), isBound);
}

async function askForm({ dialog }: PanelUse, forms: readonly Form[]): Promise<Form | undefined> {
  const item = (form: Form): vscode.QuickPickItem & { readonly form: Form } =>
    form === 'redacted' ? { ...panelMessages.redacted, form } : { ...copyWords[form], form };
  const options = { title: panelMessages.copyTitle, placeHolder: panelMessages.copyPlaceholder };
  return (await dialog.pick(forms.map(item), options))?.form;
}

function formsOf(compact: string, { form }: TokenView): readonly Form[] {
  if (isSendable(compact)) return ['value', 'header', 'curl', 'dotenv', 'shell', 'powershell', 'redacted'];
  return form === 'jws-json' ? ['value', 'redacted'] : ['redacted'];
}

/** Text that was pasted can hold anything; what no header can hold would do harm in a shell (RFC 6750 section 2.1). */
function isSendable(compact: string): boolean {
  return /^[\x21-\x7e]+$/.test(compact);
}

/** RFC 9449 section 6.1. */
function isBoundToKey(confirmation: unknown): boolean {
  return typeof confirmation === 'object' && confirmation !== null && 'jkt' in confirmation;
}

/** The first address that a fitting profile names, else one that nobody has (RFC 2606 section 2), to be replaced. */
function apiUrl({ profiles }: PanelUse, compact: string): string {
  const [profile] = profilesFor(compact, profiles.current());
  return (profile && apiUrls(profile)[0]) ?? 'https://api.example/';
}
