/** The words about issuers that a workspace brings: who they are, in a notification. */
import { cutText } from '../../core/present/escape';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { plain } from '../messages';
import { urlsIn } from './hosts';

/** So many are named, the others counted. */
const mostNamed = 3;

export function workspaceBrings(profiles: readonly Pick<IssuerProfile, 'name' | 'issuer'>[]): string {
  const named = profiles.slice(0, mostNamed).map(namedWithHost);
  const others = profiles.length - named.length;
  const list = [...named, ...(others === 0 ? [] : [`${String(others)} more`])];
  const one = profiles.length === 1;
  const last = list.at(-1) ?? '';
  const text = list.length < 2 ? last : `${list.slice(0, -1).join(', ')} and ${last}`;
  return `This workspace brings ${one ? 'the issuer' : 'the issuers'} ${text}. Until you agree, ${one ? 'it is' : 'they are'} not used.`;
}

/** Such as `“Staging (workspace)” (login.example.com)`. */
function namedWithHost({ name, issuer }: Pick<IssuerProfile, 'name' | 'issuer'>): string {
  return `“${start(name)}” (${hostEnd(issuer)})`;
}

const partLength = 60;

function start(text: string): string {
  const { text: kept, truncated } = cutText(text, partLength);
  return truncated ? `${plain(kept)}…` : plain(kept);
}

/** Of a long host the end, which says whose it is; its beginning is anybody's to choose. */
function hostEnd(issuer: string): string {
  const host = urlsIn(issuer)[0]?.host;
  if (host === undefined) return start(issuer);
  return plain(host.length > partLength ? `…${host.slice(-partLength)}` : host);
}
