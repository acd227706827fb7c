/** Reads key files; that of a workspace's profile only as it was when the user agreed to the profile. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { issuerMessages, keyFileChanged } from '../issuerMessages';
import type { ProfileEntry } from './entries';
import type { IssuerProfiles } from './profiles';

/**
 * Makes the reader. Whoever changes a key file changes whom the profile trusts, so with other keys in it the profile
 * counts no more until it is agreed to again, and the file is not read.
 */
export function createAgreedKeyReader(
  profiles: IssuerProfiles,
  read: (path: string) => Promise<string>,
): (path: string) => Promise<string> {
  return async (path) => {
    const text = await read(path);
    const named = profiles.entries().entries.filter((entry) => namesFile(entry, path));
    // What the user names himself may change as he likes.
    if (named.length === 0 || named.some(({ source }) => source.kind === 'user')) return text;
    const inEffect = named.filter(({ standing }) => standing === 'in-effect');
    const changed = inEffect.filter((entry) => !profiles.hasAgreedTo(entry, text));
    if (inEffect.length > 0 && changed.length === 0) return text;
    for (const entry of changed) {
      await profiles.revoke(entry);
      offerReview(entry.profile.name);
    }
    throw new Error('The key file is not the one that was agreed to');
  };
}

function namesFile({ profile }: ProfileEntry, path: string): boolean {
  return profile.jwksFile === path || profile.publicKeyFile === path;
}

function offerReview(name: string): void {
  void vscode.window.showWarningMessage(keyFileChanged(name), issuerMessages.review).then((choice) => {
    if (choice !== undefined) void vscode.commands.executeCommand(commandIds.reviewWorkspaceIssuers);
  });
}
