/** The words of the view of issuers. */
import type { CachedKeySet } from '../../core/issuers/keys';
import type { InteractiveWay } from '../../core/oauth/ways';
import { failureSentence } from '../issuerMessages';
import { shown } from '../shown';

export const issuerTreeMessages = {
  restricted: 'This workspace is not trusted: its issuers do not count, and nobody is asked for keys or tokens.',
  waits: 'waits for your agreement',
  unused: 'not used',
  inEffect: 'In effect.',
  broken: 'left out',
  wholeList: 'All entries',
  problem: 'Problem',
  standing: 'Standing',
  issuer: 'Issuer',
  keys: 'Keys',
  givenKeySet: 'a key set in the settings',
  givenKey: 'a public key in the settings',
  sharedSecret: 'a shared secret',
  noKeys: 'none: for signing in only',
  notFetched: 'found by discovery, none fetched yet',
  audiences: 'Audience',
  anyAudience: 'not looked at',
  algorithms: 'Algorithms',
  algorithmsOfMetadata: 'those its metadata lists',
  algorithmsOfKeys: 'the usual ones of public keys',
  algorithmsOfSecret: 'HMAC alone',
  noAlgorithms: 'not looked at',
  clientId: 'Client ID',
  scopes: 'Scopes',
  ways: 'Ways to sign in',
  sessions: 'Sessions',
  from: 'From',
} as const;

export const wayNames: Readonly<Record<InteractiveWay, string>> = {
  'device-code': 'device code',
  browser: 'browser',
  'client-credentials': 'the client itself',
};

export function keyFile(path: string): string {
  return `file ${path}`;
}

export function keysNotFetched(uri: string): string {
  return `at ${uri}, not fetched yet`;
}

/** Such as `3 keys, fetched 5 minutes ago`. */
export function cachedWords({ keyIds, failure }: CachedKeySet, fetched: string): string {
  if (keyIds.length === 0 && failure !== undefined) return `could not be fetched: ${shown(failureSentence(failure))}`;
  const failed = failure === undefined ? '' : ', last attempt failed';
  return `${keyIds.length === 1 ? '1 key' : `${String(keyIds.length)} keys`}, fetched ${fetched}${failed}`;
}

export function sessionCount(count: number): string {
  return count === 1 ? '1 kept' : `${String(count)} kept`;
}

/** What the badge counts. */
export function issuerAttention(broken: number, waiting: number): string {
  const wrong =
    broken === 1 ? '1 issuer has an error in its settings' : `${String(broken)} issuers have errors in their settings`;
  const waits =
    waiting === 1
      ? '1 issuer of this workspace waits for your agreement'
      : `${String(waiting)} issuers of this workspace wait for your agreement`;
  return [...(broken === 0 ? [] : [wrong]), ...(waiting === 0 ? [] : [waits])].join('; ');
}
