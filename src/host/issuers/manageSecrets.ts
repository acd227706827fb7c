/** Lists what is stored for issuers, clients and encrypted tokens, to add, replace or delete it; no value is ever shown. */
import type * as vscode from 'vscode';
import { askClientKey, askClientSecret } from '../sessions/askClientSecret';
import {
  clientSecretKeyOf,
  readClientSecretKey,
  storeClientSecret,
  wantedKind,
  type ClientSecretKind,
} from '../sessions/clientSecrets';
import { issuerMessages, label, secretDeleted, secretStored } from '../issuerMessages';
import type { ProfileEntry } from './entries';
import type { IssuerFlow } from './flow';
import { askSecret } from './questions';
import { secretKeyOf, secretPrefixes, storeSecret } from './secrets';

type SecretsDeps = Pick<IssuerFlow, 'dialog' | 'profiles' | 'secrets' | 'verdicts'>;

interface SecretItem extends vscode.QuickPickItem {
  readonly key: string;
  readonly name: string;
  /** Asks for the value and stores it, false when the person goes away; undefined where no profile wants one. */
  readonly store: (() => Promise<boolean>) | undefined;
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
    ...(item.store === undefined
      ? []
      : [{ label: `$(edit) ${issuerMessages.replaceSecret}`, run: () => store(flow, item) }]),
    { label: `$(trash) ${issuerMessages.removeSecret}`, run: () => remove(flow, item) },
  ];
  await (await dialog.pick(actions, { title: label(item.name), placeHolder: issuerMessages.secretAction }))?.run();
}

async function store({ dialog, verdicts }: SecretsDeps, item: SecretItem): Promise<void> {
  if ((await item.store?.()) !== true) return;
  verdicts.forget();
  void dialog.say(secretStored(item.name));
}

async function remove({ dialog, secrets, verdicts }: SecretsDeps, { key, name }: SecretItem): Promise<void> {
  await secrets.delete(key);
  verdicts.forget();
  void dialog.say(secretDeleted(name));
}

/** What profiles want, stored or not; then what is stored and wanted by nobody; then the keys of encrypted tokens. */
async function itemsOf(flow: SecretsDeps): Promise<readonly SecretItem[]> {
  const { profiles, secrets } = flow;
  const keys = await secrets.keys();
  const inEffect = profiles.entries().entries.filter(({ standing }) => standing === 'in-effect');
  const wanted = inEffect.flatMap((entry) => [...sharedItem(flow, entry, keys), ...clientItem(flow, entry, keys)]);
  const known = new Set(wanted.map(({ key }) => key));
  return [...wanted, ...keys.filter((key) => !known.has(key)).flatMap(otherItem)];
}

function sharedItem(
  { dialog, secrets }: SecretsDeps,
  entry: ProfileEntry,
  keys: readonly string[],
): readonly SecretItem[] {
  if (!entry.profile.sharedSecret) return [];
  const key = secretKeyOf(entry);
  const ask = async (): Promise<boolean> => {
    const secret = await askSecret(dialog, entry.profile.algorithms[0] ?? 'HS256');
    if (secret !== undefined) await storeSecret(secrets, key, secret);
    return secret !== undefined;
  };
  const words = { stored: issuerMessages.sharedSecret, missing: issuerMessages.secretMissing };
  return [wantedItem(entry, key, keys, words, ask)];
}

/** What the client of a profile authenticates with. */
function clientItem(
  { dialog, secrets }: SecretsDeps,
  entry: ProfileEntry,
  keys: readonly string[],
): readonly SecretItem[] {
  const kind = wantedKind(entry);
  if (kind === undefined) return [];
  const ask = async (): Promise<boolean> => {
    const value = await (kind === 'secret' ? askClientSecret(dialog, entry) : askClientKey(dialog, entry));
    if (value !== undefined) await storeClientSecret(secrets, entry, kind, value);
    return value !== undefined;
  };
  return [wantedItem(entry, clientSecretKeyOf(entry, kind), keys, clientWords[kind], ask)];
}

interface ItemWords {
  readonly stored: string;
  readonly missing: string;
}

const clientWords: Readonly<Record<'secret' | 'key', ItemWords>> = {
  secret: { stored: issuerMessages.clientSecret, missing: issuerMessages.clientSecretMissing },
  key: { stored: issuerMessages.clientKey, missing: issuerMessages.clientKeyMissing },
};

function wantedItem(
  { profile: { name } }: ProfileEntry,
  key: string,
  keys: readonly string[],
  words: ItemWords,
  ask: () => Promise<boolean>,
): SecretItem {
  const stored = keys.includes(key);
  return {
    label: `$(${stored ? 'lock' : 'warning'}) ${label(name)}`,
    description: stored ? words.stored : words.missing,
    key,
    name,
    store: ask,
    stored,
  };
}

const unusedWords: Readonly<Record<ClientSecretKind, string>> = {
  secret: issuerMessages.clientSecretUnused,
  key: issuerMessages.clientKeyUnused,
  registration: issuerMessages.clientRegistration,
};

function otherItem(key: string): readonly SecretItem[] {
  const item = (icon: string, name: string, description: string): readonly SecretItem[] => [
    { label: `$(${icon}) ${label(name)}`, description, key, name, store: undefined, stored: true },
  ];
  const client = readClientSecretKey(key);
  if (client !== undefined) {
    return item('lock', client.name ?? issuerMessages.otherWorkspace, unusedWords[client.kind]);
  }
  if (key.startsWith(secretPrefixes.jweKey)) {
    return item('key', key.slice(secretPrefixes.jweKey.length), issuerMessages.decryptionKey);
  }
  if (key.startsWith(secretPrefixes.user)) {
    return item('lock', key.slice(secretPrefixes.user.length), issuerMessages.secretUnused);
  }
  if (!key.startsWith(secretPrefixes.workspace)) return [];
  return item('lock', issuerMessages.otherWorkspace, issuerMessages.sharedSecret);
}
