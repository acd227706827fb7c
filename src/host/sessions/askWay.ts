/** Which way to sign in: those that the server leaves open, the fitting one first. */
import * as vscode from 'vscode';
import type { OAuthRequest } from '../../core/oauth/client';
import { waysFor, type InteractiveWay, type WayOffer } from '../../core/oauth/ways';
import type { SignInFlow } from './signInFlow';
import { noWay, obstacleWords, signInMessages, signInTo } from './signInMessages';

const words: Readonly<Record<InteractiveWay, readonly [icon: string, label: string, detail: string]>> = {
  'device-code': ['device-mobile', signInMessages.device, signInMessages.deviceDetail],
  browser: ['globe', signInMessages.browser, signInMessages.browserDetail],
  'client-credentials': ['server-process', signInMessages.clientItself, signInMessages.clientItselfDetail],
};

/** Undefined when the person does not go on, or when there is no way, which is said. */
export async function askWay(
  { dialog, settings }: Pick<SignInFlow, 'dialog' | 'settings'>,
  { server, authentication, profile }: OAuthRequest,
): Promise<InteractiveWay | undefined> {
  const offers = waysFor(server, authentication, {
    place: browserPlace(),
    offerFirst: settings.current().signInOfferFirst,
  });
  const open = offers.filter(({ obstacle }) => obstacle === undefined);
  if (open.length === 0) {
    void dialog.warn(noWay(profile.name));
    return undefined;
  }
  const items = [...open.map(itemOf), ...closedItems(offers)];
  for (;;) {
    const options = { title: signInTo(profile.name), placeHolder: signInMessages.pickWay, ignoreFocusOut: true };
    const picked = await dialog.pick(items, options);
    if (picked === undefined) return undefined;
    if (picked.way !== undefined) return picked.way;
  }
}

/** In a remote window, a container or the browser, the person's browser is not where this runs. */
function browserPlace(): 'here' | 'elsewhere' {
  return vscode.env.remoteName !== undefined || vscode.env.uiKind === vscode.UIKind.Web ? 'elsewhere' : 'here';
}

interface WayItem extends vscode.QuickPickItem {
  readonly way: InteractiveWay | undefined;
}

function itemOf({ way }: WayOffer): WayItem {
  const [icon, name, detail] = words[way];
  return { label: `$(${icon}) ${name}`, detail, way };
}

/** Ways that are closed are there to be read, with the reason. */
function closedItems(offers: readonly WayOffer[]): readonly WayItem[] {
  return offers.flatMap(({ way, obstacle }) => {
    if (obstacle === undefined) return [];
    return [{ label: `$(circle-slash) ${words[way][1]}`, description: obstacleWords[obstacle], way: undefined }];
  });
}
