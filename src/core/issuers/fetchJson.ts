/** Asks for a JSON document and reads the answer with the same distrust for every issuer. */
import type { JsonValue } from '../token/decoded';
import { parseJson } from '../token/json';
import { maxAgeSeconds } from './cacheControl';
import type { Http, HttpFailureCode } from './http';
import { httpFailureCode } from './http';

/** What a server answered. The content type is not looked at: many serve JSON as text, and a wrong one as JSON. */
export type JsonAnswer =
  | { readonly status: 'json'; readonly value: JsonValue; readonly maxAgeSeconds: number | undefined }
  | { readonly status: 'http-failure'; readonly code: HttpFailureCode }
  | { readonly status: 'other-status'; readonly found: number }
  | { readonly status: 'not-json' };

/** What is asked for, and how much of it is taken. */
export interface JsonWanted {
  readonly accept: string;
  readonly mostBytes: number;
}

/** 1 MiB, section 5.1 of the catalogue. */
const anyJson: JsonWanted = { accept: 'application/json', mostBytes: 1_048_576 };

/** A GET without cookies that follows no redirect. Rejects only with the reason of `signal`. */
export async function fetchJson(
  url: string,
  http: Http,
  signal: AbortSignal | undefined,
  { accept, mostBytes }: JsonWanted = anyJson,
): Promise<JsonAnswer> {
  try {
    const response = await http(
      new Request(url, {
        headers: { accept },
        redirect: 'manual',
        credentials: 'omit',
        signal: signal ?? null,
      }),
    );
    // A redirect that a browser hides has the status 0.
    if (response.type === 'opaqueredirect') return { status: 'http-failure', code: 'http-redirect' };
    if (response.status !== 200) return { status: 'other-status', found: response.status };
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > mostBytes) return { status: 'http-failure', code: 'http-too-large' };
    const value = parseJson(new TextDecoder().decode(bytes));
    return value === undefined
      ? { status: 'not-json' }
      : { status: 'json', value, maxAgeSeconds: maxAgeSeconds(response.headers) };
  } catch (error) {
    signal?.throwIfAborted();
    return { status: 'http-failure', code: httpFailureCode(error) };
  }
}
