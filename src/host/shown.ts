/** Text that a server or a token wrote, as trees and the panel show it. */
import { shortText, visibleText } from '../core/present/escape';
import { withoutTokens } from '../core/present/panelText';

/** Such a text cut, visible and without tokens. A tree draws no icons and no links. */
export function shown(text: string): string {
  return visibleText(shortText(withoutTokens(text.slice(0, mostRead)), longestText));
}

/** What is looked through for tokens: more than is shown, so that none is cut. */
const mostRead = 4000;

const longestText = 120;
