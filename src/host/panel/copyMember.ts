/** Copies one member of a token, whole, however much of it the page shows. */
import { visibleText } from '../../core/present/escape';
import { headerMembersOf } from '../../core/present/selective';
import { claimMembersOf } from '../../core/present/tokenView';
import type { DecodedToken } from '../../core/token/decoded';

/** A string's own text, or else the JSON as written; undefined where the token has no such member. */
export function memberText(decoded: DecodedToken, area: 'header' | 'claims', name: string): string | undefined {
  const members = area === 'claims' ? claimMembersOf(decoded) : headerMembersOf(decoded);
  // The page knows names as they are shown.
  const member = members.find((each) => visibleText(each.name) === name);
  return member && (typeof member.value === 'string' ? member.value : member.raw.trim());
}
