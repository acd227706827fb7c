/** A network of answers that a test writes, with a clock that it turns. */
import { setImmediate } from 'node:timers/promises';
import type { Http, HttpFailureCode } from '../../../../src/core/issuers/http';
import { profileOf, type IssuerProfile, type IssuerSetting } from '../../../../src/core/issuers/issuer';

export const issuer = 'https://login.example.com';
export const metadataUrl = `${issuer}/.well-known/openid-configuration`;
export const keysUrl = `${issuer}/keys`;

type Answer = (request: Request) => Response | Promise<Response>;

export interface FakeServer {
  readonly http: Http;
  readonly now: () => Date;
  /** The URLs that were asked, in order. */
  readonly requests: readonly string[];
  readonly pass: (seconds: number) => void;
  readonly serve: (url: string, answer: Answer) => void;
  /** How often a URL was asked. */
  readonly countOf: (url: string) => number;
}

/** Serves metadata with a key set whose one key is named `a`; everything else is refused. */
export function createFakeServer(): FakeServer {
  let time = Date.parse('2026-03-01T12:00:00Z');
  const requests: string[] = [];
  const answers = new Map<string, Answer>();
  answers.set(metadataUrl, () => json({ issuer, jwks_uri: keysUrl }));
  answers.set(keysUrl, () => keySet('a'));
  return {
    http: async (request) => {
      requests.push(request.url);
      await setImmediate();
      request.signal.throwIfAborted();
      return (answers.get(request.url) ?? failing('http-unreachable'))(request);
    },
    now: () => new Date(time),
    requests,
    pass: (seconds) => void (time += seconds * 1000),
    serve: (url, answer) => void answers.set(url, answer),
    countOf: (url) => requests.filter((each) => each === url).length,
  };
}

export function profile(members: Partial<IssuerSetting> = {}): IssuerProfile {
  return profileOf({ name: 'example', issuer, ...members });
}

export function json(value: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json', ...headers } });
}

/** The public key of RFC 8037 appendix A.2, under a name. */
export function key(kid: string | undefined): Record<string, unknown> {
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    ...(kid === undefined ? {} : { kid }),
  };
}

export function keySet(...keyIds: readonly string[]): Response {
  return json({ keys: keyIds.map(key) });
}

export function failing(code: HttpFailureCode): Answer {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

/** An answer that stays out until it is let go, or its request is aborted. */
export function held(answer: Answer): { readonly answer: Answer; readonly release: () => void; aborted: boolean } {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const hold = {
    aborted: false,
    release: () => release(),
    answer: async (request: Request): Promise<Response> => {
      const aborted = new Promise<never>((_resolve, reject) => {
        request.signal.addEventListener('abort', () => {
          hold.aborted = true;
          reject(new Error('aborted'));
        });
      });
      await Promise.race([gate, aborted]);
      return answer(request);
    },
  };
  return hold;
}
