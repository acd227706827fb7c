/** Asks what the profile of a discovered issuer needs so that one can sign in with it. */
import { offersOf, type IssuerMetadata, type Offer } from '../../core/issuers/metadata';
import type { IssuerSetting } from '../../core/issuers/issuer';
import type { Dialog } from '../dialog';
import { issuerMessages } from '../issuerMessages';
import { presetMessages, questionText } from './presetMessages';
import { faultIn, wordsIn } from './questions';

export type LoginMembers = Pick<IssuerSetting, 'clientId' | 'scopes'>;

/** What the server offers to one who signs in. */
export interface LoginOffer {
  readonly isOffered: boolean;
  /** RFC 8628: sign-in on a machine that no browser reaches. */
  readonly hasDeviceEndpoint: boolean;
  /** What to ask for in the beginning: as few of the well-known ones as sign a person in and keep the session. */
  readonly scopes: readonly string[];
}

const loginGrants: readonly string[] = ['authorization_code', 'urn:ietf:params:oauth:grant-type:device_code'];
const usualScopes: readonly string[] = ['openid', 'profile', 'offline_access'];

export function loginOf(metadata: IssuerMetadata): LoginOffer {
  const offers = offersOf(metadata);
  const of = (id: Offer['id']): Offer | undefined => offers.find((each) => each.id === id);
  const isThere = (id: Offer['id']): boolean => of(id)?.offered === true;
  const hasGrant = of('grants')?.values.some((grant) => loginGrants.includes(grant)) === true;
  const hasEndpoint = isThere('authorization-endpoint') || isThere('device-endpoint');
  return {
    isOffered: hasGrant && hasEndpoint && isThere('token-endpoint'),
    hasDeviceEndpoint: isThere('device-endpoint'),
    scopes: usualScopes.filter((scope) => metadata.scopesSupported.includes(scope)),
  };
}

/** No member without a client id; undefined when the person does not go on. */
export async function askLogin(dialog: Dialog, metadata: IssuerMetadata): Promise<LoginMembers | undefined> {
  const clientId = await dialog.input({
    title: issuerMessages.addTitle,
    prompt: presetMessages.clientIdPrompt,
    placeHolder: presetMessages.clientIdEmpty,
    validateInput: (text) => (text.trim() === '' ? undefined : faultIn({ clientId: text.trim() })),
  });
  if (clientId === undefined) return undefined;
  if (clientId.trim() === '') return {};
  const scopes = await dialog.input({
    title: issuerMessages.addTitle,
    prompt: questionText('scopes').prompt,
    value: loginOf(metadata).scopes.join(' '),
    validateInput: (text) => faultIn({ scopes: wordsIn(text) }),
  });
  if (scopes === undefined) return undefined;
  const words = wordsIn(scopes);
  return { clientId: clientId.trim(), ...(words.length === 0 ? {} : { scopes: words }) };
}
