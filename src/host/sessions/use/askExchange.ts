/** Asks what a token is to be exchanged for (RFC 8693 section 2.1). */
import type { Dialog } from '../../dialog';
import { askMessages } from './askMessages';

export interface ExchangeWanted {
  readonly audience: string | undefined;
  readonly resources: readonly string[];
  readonly scopes: readonly string[];
  readonly requestedTokenType: string;
  /** In the person's own words: the audience, the resource or the scopes. */
  readonly target: string;
}

type Target = keyof typeof askMessages.targets;
type Type = keyof typeof askMessages.types;

const targets: readonly Target[] = ['audience', 'resource', 'scope'];
const types: readonly Type[] = ['access_token', 'jwt', 'id_token'];
const title = askMessages.exchangeTitle;

/** Undefined when a person does not go on. */
export async function askExchange(dialog: Pick<Dialog, 'pick' | 'input'>): Promise<ExchangeWanted | undefined> {
  const items = targets.map((target) => ({ ...askMessages.targets[target], target }));
  const picked = await dialog.pick(items, { title, placeHolder: askMessages.pickTarget });
  if (picked === undefined) return undefined;
  const { target } = picked;
  const place = target === 'scope' ? '' : await askPlace(dialog, target);
  const scopes = place === undefined ? undefined : await askScopes(dialog, target === 'scope');
  const type = scopes && (await askType(dialog));
  if (place === undefined || scopes === undefined || type === undefined) return undefined;
  return {
    audience: target === 'audience' ? place : undefined,
    resources: target === 'resource' ? [place] : [],
    scopes,
    requestedTokenType: `urn:ietf:params:oauth:token-type:${type}`,
    target: target === 'scope' ? scopes.join(' ') : place,
  };
}

async function askPlace(dialog: Pick<Dialog, 'input'>, target: Exclude<Target, 'scope'>): Promise<string | undefined> {
  const isResource = target === 'resource';
  const text = await dialog.input({
    title,
    prompt: isResource ? askMessages.resourcePrompt : askMessages.audiencePrompt,
    validateInput: (typed) => {
      if (typed.trim() === '') return askMessages.missing;
      return isResource && !isResourceIndicator(typed.trim()) ? askMessages.notAResource : undefined;
    },
  });
  return text?.trim();
}

/** RFC 8707 section 2. */
function isResourceIndicator(text: string): boolean {
  return URL.canParse(text) && !text.includes('#');
}

async function askScopes(dialog: Pick<Dialog, 'input'>, isNeeded: boolean): Promise<readonly string[] | undefined> {
  const text = await dialog.input({
    title,
    prompt: askMessages.scopePrompt,
    ...(isNeeded ? {} : { placeHolder: askMessages.scopeOptional }),
    validateInput: (typed) => {
      if (isNeeded && typed.trim() === '') return askMessages.missing;
      return wordsIn(typed).every(isScope) ? undefined : askMessages.notScopes;
    },
  });
  return text === undefined ? undefined : wordsIn(text);
}

function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** RFC 6749 section 3.3. */
function isScope(word: string): boolean {
  return /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(word);
}

async function askType(dialog: Pick<Dialog, 'pick'>): Promise<Type | undefined> {
  const items = types.map((type) => ({ ...askMessages.types[type], type }));
  return (await dialog.pick(items, { title, placeHolder: askMessages.pickType }))?.type;
}
