/** A view for the device code page in which nothing is hidden from the person who reads it. */
import { visibleText } from '../../core/present/escape';
import type { SignInView } from '../../shared/signInMessages';

/** Each text that someone else wrote, with every character that cannot be seen written out; the QR code holds it as it is. */
export function visibleView(view: SignInView): SignInView {
  const { account, sentence } = view;
  return {
    ...view,
    profile: visibleText(view.profile),
    account: account === undefined ? undefined : visibleText(account),
    host: visibleText(view.host),
    userCode: visibleText(view.userCode),
    verificationUri: visibleText(view.verificationUri),
    scopes: view.scopes.map(visibleText),
    sentence: sentence === undefined ? undefined : visibleText(sentence),
  };
}
