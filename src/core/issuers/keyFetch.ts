/** Fetches a key set, and holds the URL that metadata gives for it to what is safe. */
import { hostKind, isLoopbackHost } from '../rules/addresses';
import { fetchJson, type JsonWanted } from './fetchJson';
import type { Http, HttpFailureCode } from './http';
import { keysInSet, type KeySetReading, type PublishedKey } from './keySet';
import type { Fetched } from './memory';

/** How fetching a key set fails. */
export type KeyFetchFailure =
  | { readonly code: HttpFailureCode; readonly url: string }
  | { readonly code: 'keys-status'; readonly url: string; readonly found: number }
  | { readonly code: 'keys-not-json' | 'keys-not-a-key-set'; readonly url: string }
  | { readonly code: 'keys-too-many'; readonly url: string; readonly found: number };

/** 512 KiB, section 5.1 of the catalogue. */
const keySetWanted: JsonWanted = { accept: 'application/jwk-set+json, application/json', mostBytes: 524_288 };

/** Rejects with the reason of the signal when that is aborted, and otherwise never. */
export async function fetchKeySet(
  url: string,
  http: Http,
  signal: AbortSignal,
): Promise<Fetched<readonly PublishedKey[], KeyFetchFailure>> {
  const answer = await fetchJson(url, http, signal, keySetWanted);
  switch (answer.status) {
    case 'http-failure':
      return failed({ code: answer.code, url });
    case 'other-status':
      return failed({ code: 'keys-status', url, found: answer.found });
    case 'not-json':
      return failed({ code: 'keys-not-json', url });
    case 'json': {
      const reading = keysInSet(answer.value);
      if (reading.status === 'failed') return failed(keySetFailure(reading, url));
      return { status: 'found', value: reading.keys, maxAgeSeconds: answer.maxAgeSeconds };
    }
  }
}

export function keySetFailure(
  reading: Extract<KeySetReading, { readonly status: 'failed' }>,
  url: string,
): KeyFetchFailure {
  return reading.code === 'keys-too-many'
    ? { code: reading.code, url, found: reading.found }
    : { code: reading.code, url };
}

/** These are refused before anything is sent, or by what the user sets, so there is nothing to be spared. */
const passing: ReadonlySet<string> = new Set<HttpFailureCode>([
  'http-url',
  'http-insecure',
  'http-network-off',
  'http-host-not-configured',
  'http-private-address',
  'http-too-many',
]);

/** Whether a failure with this code is not worth remembering. */
export function isPassing(code: string): boolean {
  return passing.has(code);
}

function failed(failure: KeyFetchFailure): Fetched<never, KeyFetchFailure> {
  return { status: 'failed', failure, passing: isPassing(failure.code) };
}

/** Why a URL must not be asked for keys; `metadataUrl` is where it was read, unless the user wrote it. */
export function keyUrlFault(keysUrl: string, metadataUrl: string | undefined): HttpFailureCode | undefined {
  const url = parseUrl(keysUrl);
  if (url === undefined || url.username !== '' || url.password !== '') return 'http-url';
  const loopback = url.protocol === 'http:' && isLoopbackHost(url.hostname);
  if (url.protocol !== 'https:' && !loopback) return 'http-insecure';
  // A server on the internet has no business to name a machine of this network.
  const from = metadataUrl === undefined ? undefined : parseUrl(metadataUrl);
  const inward = from !== undefined && hostKind(from.hostname) === 'public' && hostKind(url.hostname) !== 'public';
  return inward ? 'http-private-address' : undefined;
}

/** True when both are URLs of the same scheme, host and port. */
export function isSameOrigin(one: string, other: string): boolean {
  const origin = parseUrl(one)?.origin;
  return origin !== undefined && origin === parseUrl(other)?.origin;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
