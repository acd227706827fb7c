/** Copies an access token in the form that a person picks. */
import type * as vscode from 'vscode';
import type { IssuerProfile } from '../../../core/issuers/issuer';
import { copied, copyWords, useMessages } from '../useMessages';
import type { TokenClipboard } from './clipboard';
import { apiUrls, textOf, type CopyForm } from './forms';
import { obtainToken } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

export async function copyAccessToken(use: Use, clipboard: TokenClipboard, argument: unknown): Promise<void> {
  const view = await resolveSession(use, argument, { title: useMessages.copyTitle });
  if (view === undefined) return;
  const isBound = view.tokenType === 'DPoP';
  const form = await askForm(use, isBound);
  if (form === undefined) return;
  const token = await obtainToken(use, view);
  if (token === undefined) return;
  const profile = use.profiles.current().find(({ name }) => name === view.profile);
  const options = { url: apiUrl(profile), variable: use.settings.current().terminalVariableName };
  const seconds = await clipboard.copy(textOf(form, token, options));
  void use.dialog.say(copied(form, seconds, isBound));
}

async function askForm({ dialog }: Use, isBound: boolean): Promise<CopyForm | undefined> {
  const item = (form: CopyForm): vscode.QuickPickItem & { readonly form: CopyForm } => ({ ...copyWords[form], form });
  const items = [item('value'), item('header'), item('curl'), item('dotenv'), item('shell'), item('powershell')];
  const placeHolder = isBound ? useMessages.boundNote : useMessages.copyPlaceholder;
  return (await dialog.pick(items, { title: useMessages.copyTitle, placeHolder }))?.form;
}

/** The first address that the profile names, else one that nobody has (RFC 2606 section 2), to be replaced. */
function apiUrl(profile: IssuerProfile | undefined): string {
  return (profile && apiUrls(profile)[0]) ?? 'https://api.example/';
}
