/** Which issuer to sign in to. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { providerOf } from '../../core/oauth/quirks/quirks';
import { commandIds } from '../../shared/contributions';
import { label } from '../issuerMessages';
import { changeEntry } from '../issuers/settingsFile';
import type { SignInFlow } from './signInFlow';
import { signInMessages } from './signInMessages';

/** Undefined when the person does not go on. A profile without a client id gets one, which is asked for. */
export async function askProfile(flow: SignInFlow): Promise<IssuerProfile | undefined> {
  const { dialog, profiles } = flow;
  const all = profiles.current();
  if (all.length === 0) {
    const choice = await dialog.say(signInMessages.noProfiles, signInMessages.addIssuer);
    if (choice !== undefined) void vscode.commands.executeCommand(commandIds.addIssuer);
    return undefined;
  }
  const ready = all.filter(canSignIn);
  const items = [...ready, ...all.filter((profile) => !canSignIn(profile))].map((profile) => ({
    label: `$(${canSignIn(profile) ? 'key' : 'circle-outline'}) ${label(profile.name)}`,
    description: canSignIn(profile) ? label(profile.issuer) : signInMessages.noClientId,
    profile,
  }));
  const options = { title: signInMessages.title, placeHolder: signInMessages.pickProfile, ignoreFocusOut: true };
  const picked = await dialog.pick(items, options);
  if (picked === undefined || canSignIn(picked.profile)) return picked?.profile;
  return askClientId(flow, picked.profile);
}

/** AWS gives a client id to whoever asks, at the first sign-in. */
function canSignIn(profile: IssuerProfile): boolean {
  return profile.clientId !== undefined || providerOf(profile) === 'aws';
}

/** Writes the client id into the user's profile; one of a workspace is not ours to change. */
async function askClientId(
  { dialog, profiles }: SignInFlow,
  profile: IssuerProfile,
): Promise<IssuerProfile | undefined> {
  const entry = profiles.entryNamed(profile.name);
  if (entry?.source.kind !== 'user') {
    const choice = await dialog.warn(signInMessages.noClientIdInWorkspace, signInMessages.editIssuer);
    if (choice !== undefined) void vscode.commands.executeCommand(commandIds.editIssuer);
    return undefined;
  }
  const typed = await dialog.input({
    title: signInMessages.title,
    prompt: signInMessages.clientIdPrompt,
    validateInput: (text) => (text.trim() === '' ? signInMessages.clientIdEmpty : undefined),
  });
  if (typed === undefined) return undefined;
  const clientId = typed.trim();
  await changeEntry(entry.source.index, profile.name, { clientId });
  return profiles.entryNamed(profile.name)?.profile ?? { ...profile, clientId };
}
