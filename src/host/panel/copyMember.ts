/** Copies one member of a token, whole, however much of it the page shows. */
import { shownName } from '../../core/present/panelText';
import { headerMembersOf } from '../../core/present/selective';
import { claimMembersOf } from '../../core/present/tokenView';
import type { DecodedToken } from '../../core/token/decoded';
import type { PanelMessage } from '../../shared/panelMessages';

type WantedMember = Pick<Extract<PanelMessage, { readonly type: 'copy-member' }>, 'area' | 'name' | 'occurrence'>;

/** A string's own text, or else the JSON as written; undefined where the token has no such member. */
export function memberText(decoded: DecodedToken, { area, name, occurrence = 0 }: WantedMember): string | undefined {
  const members = area === 'claims' ? claimMembersOf(decoded) : headerMembersOf(decoded);
  // The page knows names as they are shown.
  const member = members.filter((each) => shownName(each.name) === name)[occurrence];
  return member && (typeof member.value === 'string' ? member.value : member.raw.trim());
}
