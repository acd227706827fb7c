/** Adds an issuer: from its URL, from a token, from keys at hand, or with a shared secret. */
import type * as vscode from 'vscode';
import { profileFromMetadata } from '../../core/issuers/discover';
import type { IssuerSetting } from '../../core/issuers/issuer';
import { added, issuerMessages, secretStored } from '../issuerMessages';
import { addForLogin, offerSignIn } from './addForLogin';
import { askLogin, loginOf, type LoginMembers } from './askLogin';
import { discover, type DiscoverOptions } from './discoverFlow';
import type { IssuerFlow } from './flow';
import { readKeyFile } from './keyFileSetting';
import { askAudiences, askIssuer, askIssuerUrl, askKeyUrl, askName, askSecret } from './questions';
import { secretPrefixes, storeSecret } from './secrets';
import { addEntry, revealEntry, written } from './settingsFile';

/** What is known of the issuer beforehand, from a token. */
export interface Known {
  readonly issuer?: string | undefined;
  readonly audiences?: readonly string[] | undefined;
  /** `alg` of the token, when it says that it is signed with a shared secret. */
  readonly secretAlgorithm?: string | undefined;
  /** Offered once the issuer was added. */
  readonly validate?: (() => void) | undefined;
}

type Way = 'url' | 'token' | 'login' | 'key-url' | 'key-file' | 'secret';

/** Asks where the keys come from, and goes that way; `atCursor` is what a token there says of its issuer. */
export async function addIssuer(
  flow: IssuerFlow,
  fromToken: () => Promise<void>,
  atCursor: () => Known = () => ({}),
): Promise<void> {
  const items = [
    item('url', 'globe', issuerMessages.addFromUrl, issuerMessages.addFromUrlDetail),
    item('token', 'symbol-string', issuerMessages.addFromToken, issuerMessages.addFromTokenDetail),
    item('login', 'key', issuerMessages.addForLogin, issuerMessages.addForLoginDetail),
    ...manualItems(),
  ];
  const way = await askWay(flow, items, issuerMessages.addPlaceholder);
  if (way === 'token') return fromToken();
  if (way === 'url') return addByUrl(flow);
  if (way === 'login') return addForLogin(flow, () => addByUrl(flow));
  if (way !== undefined) await goWay(flow, way, atCursor());
}

async function addByUrl(flow: IssuerFlow): Promise<void> {
  const issuer = await askIssuerUrl(flow.dialog);
  if (issuer !== undefined) await addByDiscovery(flow, issuer, { typed: true }, {});
}

/** The ways that need no discovery, for an issuer that is no URL or cannot be asked. */
export async function addByHand(flow: IssuerFlow, known: Known): Promise<void> {
  const items = manualItems();
  const bySecret = known.secretAlgorithm !== undefined;
  const way = await askWay(
    flow,
    // What cannot fit the token is not taken away: its header is the word of a stranger.
    bySecret ? items.toSorted((one, other) => rank(one) - rank(other)) : items,
    bySecret ? issuerMessages.secretSigned : issuerMessages.addPlaceholder,
  );
  if (way !== undefined) await goWay(flow, way, known);
}

/** Asks the issuer what it offers, once the user agreed. */
export async function addByDiscovery(
  flow: IssuerFlow,
  issuer: string,
  options: DiscoverOptions,
  known: Known,
): Promise<void> {
  const found = await discover(flow, issuer, options);
  if (found === undefined) return;
  const { metadata } = found;
  const setting = metadata === undefined ? undefined : profileFromMetadata('', metadata);
  const offersLogin = options.typed && metadata !== undefined && loginOf(metadata).isOffered;
  const ask = offersLogin ? () => askLogin(flow.dialog, metadata) : undefined;
  const written = await finish(flow, { ...setting, issuer: found.issuer }, known, ask);
  // The user saw where the keys are in the list that was just agreed to.
  if (written && metadata?.jwksUri !== undefined) await flow.hosts.rememberKeyHost(found.issuer, metadata.jwksUri);
}

async function goWay(flow: IssuerFlow, way: Way, beforehand: Known): Promise<void> {
  const issuer = await askIssuer(flow.dialog, beforehand.issuer);
  if (issuer === undefined) return;
  // What the token says of its audience says nothing of another issuer.
  const known = issuer === beforehand.issuer ? beforehand : { ...beforehand, audiences: [] };
  switch (way) {
    case 'key-url': {
      const jwksUri = await askKeyUrl(flow.dialog, issuer);
      if (jwksUri !== undefined) await finish(flow, { issuer, jwksUri }, known);
      return;
    }
    case 'key-file': {
      const file = await readKeyFile(flow.dialog);
      if (file !== undefined) await finish(flow, { issuer, ...file }, known);
      return;
    }
    case 'secret': {
      const secret = await askSecret(flow.dialog, known.secretAlgorithm ?? 'HS256');
      if (secret !== undefined) await finish(flow, { issuer, sharedSecret: true }, { ...known, secret });
      return;
    }
    case 'url':
    case 'token':
    case 'login':
      return;
  }
}

/** Asks for audience, login and name, writes the entry, and says so; false when the user does not go on. */
async function finish(
  flow: IssuerFlow,
  setting: Omit<IssuerSetting, 'name'>,
  known: Known & { readonly secret?: Uint8Array },
  askForLogin: () => Promise<LoginMembers | undefined> = () => Promise.resolve({}),
): Promise<boolean> {
  const { dialog, secrets } = flow;
  const audiences = await askAudiences(dialog, known.audiences ?? []);
  if (audiences === undefined) return false;
  const login = await askForLogin();
  if (login === undefined) return false;
  const name = await askName(dialog, setting.issuer);
  if (name === undefined) return false;
  // First the secret: a profile without one cannot decide anything.
  if (known.secret !== undefined) await storeSecret(secrets, `${secretPrefixes.user}${name}`, known.secret);
  await addEntry({ ...setting, name, ...(audiences.length === 0 ? {} : { audiences }), ...login });
  if (login.clientId === undefined) void sayAdded(flow, name, known);
  else void offerSignIn(dialog, name, added(name));
  return true;
}

async function sayAdded(
  { dialog, verdicts }: IssuerFlow,
  name: string,
  { secret, validate }: Known & { readonly secret?: Uint8Array },
): Promise<void> {
  // A verdict from before knows nothing of the secret.
  verdicts.forget();
  const message = secret === undefined ? added(name) : `${added(name)} ${secretStored(name)}`;
  const actions = [...(validate === undefined ? [] : [issuerMessages.validate]), issuerMessages.edit];
  const choice = await dialog.say(message, ...actions);
  if (choice === issuerMessages.validate) validate?.();
  if (choice === issuerMessages.edit) await revealEntry({ kind: 'user', index: written().length - 1 });
}

interface WayItem extends vscode.QuickPickItem {
  readonly way: Way;
}

function manualItems(): readonly WayItem[] {
  return [
    item('key-url', 'link', issuerMessages.addFromKeyUrl, issuerMessages.addFromKeyUrlDetail),
    item('key-file', 'file', issuerMessages.addFromKeyFile, issuerMessages.addFromKeyFileDetail),
    item('secret', 'lock', issuerMessages.addFromSecret, issuerMessages.addFromSecretDetail),
  ];
}

function item(way: Way, icon: string, label: string, detail: string): WayItem {
  return { way, label: `$(${icon}) ${label}`, detail };
}

function rank({ way }: WayItem): number {
  return way === 'secret' ? 0 : 1;
}

async function askWay(
  { dialog }: IssuerFlow,
  items: readonly WayItem[],
  placeHolder: string,
): Promise<Way | undefined> {
  const options = { title: issuerMessages.addTitle, placeHolder, matchOnDetail: true };
  return (await dialog.pick(items, options))?.way;
}
