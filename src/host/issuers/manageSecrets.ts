/** Lists what is stored for issuers and encrypted tokens, to add, replace or delete it; no value is ever shown. */
import type * as vscode from 'vscode';
import { issuerMessages, label, secretDeleted, secretStored } from '../issuerMessages';
import type { ProfileEntry } from './entries';
import type { IssuerFlow } from './flow';
import { askSecret } from './questions';
import { secretKeyOf, secretPrefixes, storeSecret } from './secrets';

type SecretsDeps = Pick<IssuerFlow, 'dialog' | 'profiles' | 'secrets' | 'verdicts'>;

interface SecretItem extends vscode.QuickPickItem {
  readonly key: string;
  readonly name: string;
  /** What `kind` of secret it is, and the algorithm it would be used with. */
  readonly algorithm: string | undefined;
  readonly stored: boolean;
}

export async function manageSecrets(flow: SecretsDeps): Promise<void> {
  const { dialog } = flow;
  const items = await itemsOf(flow);
  if (items.length === 0) return void dialog.say(issuerMessages.noSecrets);
  const item = await dialog.pick(items, { title: issuerMessages.secretsTitle, placeHolder: issuerMessages.pickSecret });
  if (item === undefined) return;
  if (!item.stored) return store(flow, item);
  const actions = [
    ...(item.algorithm === undefined
      ? []
      : [{ label: `$(edit) ${issuerMessages.replaceSecret}`, run: () => store(flow, item) }]),
    { label: `$(trash) ${issuerMessages.removeSecret}`, run: () => remove(flow, item) },
  ];
  await (await dialog.pick(actions, { title: label(item.name), placeHolder: issuerMessages.secretAction }))?.run();
}

async function store({ dialog, secrets, verdicts }: SecretsDeps, { key, name, algorithm }: SecretItem): Promise<void> {
  const secret = await askSecret(dialog, algorithm ?? 'HS256');
  if (secret === undefined) return;
  await storeSecret(secrets, key, secret);
  verdicts.forget();
  void dialog.say(secretStored(name));
}

async function remove({ dialog, secrets, verdicts }: SecretsDeps, { key, name }: SecretItem): Promise<void> {
  await secrets.delete(key);
  verdicts.forget();
  void dialog.say(secretDeleted(name));
}

/** What profiles want, stored or not; then what is stored and wanted by nobody; then the keys of encrypted tokens. */
async function itemsOf({ profiles, secrets }: SecretsDeps): Promise<readonly SecretItem[]> {
  const keys = await secrets.keys();
  const wanted = profiles
    .entries()
    .entries.filter(({ profile, standing }) => profile.sharedSecret && standing === 'in-effect')
    .map((entry) => wantedItem(entry, keys));
  const known = new Set(wanted.map(({ key }) => key));
  return [...wanted, ...keys.filter((key) => !known.has(key)).flatMap(otherItem)];
}

function wantedItem(entry: ProfileEntry, keys: readonly string[]): SecretItem {
  const key = secretKeyOf(entry);
  const stored = keys.includes(key);
  const { name, algorithms } = entry.profile;
  return {
    label: `$(${stored ? 'lock' : 'warning'}) ${label(name)}`,
    description: stored ? issuerMessages.sharedSecret : issuerMessages.secretMissing,
    key,
    name,
    algorithm: algorithms[0] ?? 'HS256',
    stored,
  };
}

function otherItem(key: string): readonly SecretItem[] {
  const item = (icon: string, name: string, description: string): readonly SecretItem[] => [
    { label: `$(${icon}) ${label(name)}`, description, key, name, algorithm: undefined, stored: true },
  ];
  if (key.startsWith(secretPrefixes.jweKey)) {
    return item('key', key.slice(secretPrefixes.jweKey.length), issuerMessages.decryptionKey);
  }
  if (key.startsWith(secretPrefixes.user)) {
    return item('lock', key.slice(secretPrefixes.user.length), issuerMessages.secretUnused);
  }
  if (!key.startsWith(secretPrefixes.workspace)) return [];
  return item('lock', issuerMessages.otherWorkspace, issuerMessages.sharedSecret);
}
