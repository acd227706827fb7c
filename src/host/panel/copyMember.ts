/** Copies one member of a token, whole, however much of it the page shows. */
import { shownName } from '../../core/present/panelText';
import { partAt } from '../../core/present/panelValues';
import { headerMembersOf } from '../../core/present/selective';
import { claimMembersOf } from '../../core/present/tokenView';
import type { DecodedToken } from '../../core/token/decoded';
import type { PanelMessage } from '../../shared/panelMessages';

type WantedMember = Pick<
  Extract<PanelMessage, { readonly type: 'copy-member' }>,
  'area' | 'name' | 'occurrence' | 'path'
>;

/** A string's own text, or else the JSON as written; undefined where the token has no such member, or no such part of it. */
export function memberText(
  decoded: DecodedToken,
  { area, name, occurrence = 0, path }: WantedMember,
): string | undefined {
  const members = area === 'claims' ? claimMembersOf(decoded) : headerMembersOf(decoded);
  // The page knows names as they are shown.
  const member = members.filter((each) => shownName(each.name) === name)[occurrence];
  if (member === undefined || path !== undefined) return member && partText(member.raw.trim(), path ?? '');
  return typeof member.value === 'string' ? member.value : member.raw.trim();
}

function partText(json: string, path: string): string | undefined {
  const part = partAt(json, path.split('.').map(Number));
  return part?.startsWith('"') === true ? String(JSON.parse(part)) : part;
}
