/** Removes an issuer of the user's settings, with what was kept for it. */
import { deleteClientSecrets, storedKeys } from '../sessions/clientSecrets';
import { issuerMessages, removed, removeDetail, removeTitle, type Kept } from '../issuerMessages';
import type { IssuerFlow } from './flow';
import type { IssuerEntry } from '../issuerNodes';
import { pickEntry, placeOf } from './pickEntry';
import { nameIn } from './questions';
import { secretPrefixes } from './secrets';
import { removeEntry, written } from './settingsFile';

type RemoveDeps = Pick<IssuerFlow, 'dialog' | 'profiles' | 'keys' | 'secrets' | 'verdicts'>;

/** Asks before it removes anything, whichever way it was told what. */
export async function removeIssuer(flow: RemoveDeps, argument?: unknown): Promise<void> {
  const { dialog, keys, secrets, verdicts } = flow;
  const picked = await pickEntry(flow, {
    title: issuerMessages.removeTitle,
    placeHolder: issuerMessages.pickRemove,
    workspaceToo: false,
    argument,
  });
  if (picked === undefined) return;
  const { index } = placeOf(picked);
  const entry = written()[index];
  const [name = `#${String(index + 1)}`] = nameIn(entry);
  const kept = await keptFor(flow, picked);
  if (!(await confirm(flow, name, kept)) || !(await removeEntry(index, entry))) return;
  if (picked.kind === 'entry') {
    keys.clear(picked.entry.profile.issuer);
    await secrets.delete(`${secretPrefixes.user}${name}`);
    await deleteClientSecrets(secrets, picked.entry);
  }
  verdicts.forget();
  void dialog.say(removed(name, kept));
}

async function keptFor({ keys, secrets }: RemoveDeps, picked: IssuerEntry): Promise<Kept> {
  if (picked.kind === 'broken') return { keys: false, secret: false };
  const { issuer, name } = picked.entry.profile;
  return {
    keys: keys.entries().some((each) => each.issuer === issuer),
    secret:
      (await secrets.keys()).includes(`${secretPrefixes.user}${name}`) ||
      (await storedKeys(secrets, picked.entry)).length > 0,
  };
}

async function confirm({ dialog }: RemoveDeps, name: string, kept: Kept): Promise<boolean> {
  const detail = removeDetail(kept);
  const items = [
    { label: `$(close) ${issuerMessages.cancel}`, yes: false },
    { label: `$(trash) ${removeTitle(name)}`, ...(detail === undefined ? {} : { detail }), yes: true },
  ];
  return (
    (await dialog.pick(items, { title: issuerMessages.removeTitle, placeHolder: issuerMessages.confirmRemove }))
      ?.yes === true
  );
}
