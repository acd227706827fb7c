/** Removes an issuer of the user's settings, with what was kept for it. */
import { issuerMessages, label, removed, removeTitle } from '../issuerMessages';
import type { IssuerFlow } from './flow';
import { pickEntry, placeOf } from './pickEntry';
import { nameIn } from './questions';
import { secretPrefixes } from './secrets';
import { removeEntry, written } from './settingsFile';

type RemoveDeps = Pick<IssuerFlow, 'dialog' | 'profiles' | 'keys' | 'secrets' | 'verdicts'>;

export async function removeIssuer(flow: RemoveDeps): Promise<void> {
  const { dialog, keys, secrets, verdicts } = flow;
  const picked = await pickEntry(flow, { placeHolder: issuerMessages.pickRemove, workspaceToo: false });
  if (picked === undefined) return;
  const { index } = placeOf(picked);
  const entry = written()[index];
  const [name = `#${String(index + 1)}`] = nameIn(entry);
  if (!(await confirm(flow, name)) || !(await removeEntry(index, entry))) return;
  if (picked.kind === 'entry') {
    keys.clear(picked.entry.profile.issuer);
    await secrets.delete(`${secretPrefixes.user}${name}`);
  }
  verdicts.forget();
  void dialog.say(removed(name));
}

async function confirm({ dialog }: RemoveDeps, name: string): Promise<boolean> {
  const items = [
    { label: `$(close) ${issuerMessages.cancel}`, yes: false },
    { label: `$(trash) ${removeTitle(name)}`, detail: issuerMessages.removeDetail, yes: true },
  ];
  return (await dialog.pick(items, { placeHolder: removeTitle(label(name)) }))?.yes === true;
}
