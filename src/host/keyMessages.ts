/** The words about keys in files and about the keys that were fetched. */
import type { CachedKeySet } from '../core/issuers/keys';
import { failureSentence } from './issuerMessages';
import { placeOf, plain, plainStart } from './messages';

export const keyMessages = {
  checkTitle: 'Check Key Set (JWKS Doctor)',
  showTitle: 'Cached Keys',
  clearTitle: 'Clear Cached Keys',
  pickKeys: 'Which keys are to be checked?',
  inThisFile: 'In this file',
  ofIssuers: 'Of a configured issuer',
  nothingToCheck:
    'There is no JWK, JWK set or PEM block in this file that is within the scan limit, and no issuer is configured. Put the cursor on one, or add an issuer.',
  gone: 'The keys are no longer there. Put the cursor on them and run the command again.',
  none: 'No keys of issuers are cached. They are fetched when a token is validated or an issuer is tested.',
  nothingToClear: 'No keys of issuers are cached, so there was nothing to clear.',
  showPlaceholder: 'Choose an issuer to see what is wrong with its keys.',
  clearPlaceholder: 'Whose keys are to be forgotten? They are fetched again when they are next needed.',
  allIssuers: 'All issuers',
  clearedAll: 'The keys of all issuers were forgotten. They are fetched again when they are next needed.',
  addIssuer: 'Add Issuer',
  settings: 'the settings',
} as const;

const kinds = { jwk: 'JSON Web Key', jwks: 'JWK set', pem: 'PEM' } as const;

/** What stands where in a file: `JWK set, 3 keys`. */
export function matchLabel(kind: keyof typeof kinds, keys: number): string {
  return kind === 'jwks' ? `${kinds[kind]}, ${countOf(keys)}` : kinds[kind];
}

export function clearedOne(issuer: string): string {
  return `The keys of ${plainStart(issuer)} were forgotten. They are fetched again when they are next needed.`;
}

export function fetchingKeys(issuer: string): string {
  return `Getting the keys of ${plainStart(issuer)}`;
}

export function noKeys(issuer: string, why: string): string {
  return `The keys of ${plainStart(issuer)} could not be had. ${why}`;
}

/** The title of a report, which becomes the name of its tab. */
export function reportTitle(name: string): string {
  return `Keys ${plainStart(name)}`;
}

/** Where keys stand in a file. */
export function foundAt(path: string, line: Parameters<typeof placeOf>[1]): string {
  return `Found in ${plain(placeOf(path, line))}. Nothing was fetched.`;
}

/** How many keys are cached, and since when: `3 keys, fetched 5 minutes ago`. */
export function cachedDescription({ keyIds }: CachedKeySet, fetched: string): string {
  return `${countOf(keyIds.length)}, fetched ${fetched}`;
}

/** Where they came from, until when they are used, which they are, and what failed last. */
export function cachedDetail({ url, keyIds, failure }: CachedKeySet, fresh: string): string {
  const ids = keyIds.map((id) => (id === undefined ? 'no id' : plainStart(id)));
  const more = ids.length > shownIds ? ` and ${String(ids.length - shownIds)} more` : '';
  const failed = failure === undefined ? '' : ` · last attempt failed: ${failureSentence(failure)}`;
  return `${plainStart(url)} · ${fresh} · ${ids.slice(0, shownIds).join(', ')}${more}${failed}`;
}

const shownIds = 5;

function countOf(keys: number): string {
  return `${String(keys)} ${keys === 1 ? 'key' : 'keys'}`;
}
