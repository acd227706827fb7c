/** A world for flows: a server whose answers a test writes, a clock that stands still, and counted randomness. */
import type { HttpFailureCode } from '../../../../src/core/issuers/http';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { ClientAuthentication, OAuthDeps, OAuthRequest } from '../../../../src/core/oauth/client';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import type { AuthorizationServer } from '../../../../src/core/oauth/authorizationServer';
import type { FlowStep } from '../../../../src/core/oauth/trace';
import type { JsonObject } from '../../../../src/core/token/decoded';

export const issuer = 'https://id.example';
export const clientId = 'client-1';
export const now = new Date('2026-11-28T12:00:00Z');
export const nowSeconds = now.getTime() / 1000;

/** A request as it reached the server. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  /** The body as a form. */
  readonly form: URLSearchParams;
}

type Answer = Response | ((request: SeenRequest) => Response | Promise<Response>);

export interface World {
  readonly deps: OAuthDeps;
  readonly requests: readonly SeenRequest[];
  readonly steps: readonly FlowStep[];
  /** Everything the trace was told, as one text. */
  readonly account: () => string;
}

/** Answers each request with the next of `answers`; one more is a fault of the test. */
export function createWorld(...answers: readonly Answer[]): World {
  const left = [...answers];
  const requests: SeenRequest[] = [];
  const steps: FlowStep[] = [];
  let drawn = 0;
  let ticks = 0;
  return {
    requests,
    steps,
    account: () => JSON.stringify(steps),
    deps: {
      http: async (request) => {
        request.signal.throwIfAborted();
        const body = await request.text();
        const { method, url, headers } = request;
        const seen = { method, url, headers, body, form: new URLSearchParams(body) };
        requests.push(seen);
        const answer = left.shift();
        if (answer === undefined) throw new Error(`Nothing is answered to ${url}`);
        return typeof answer === 'function' ? answer(seen) : answer;
      },
      now: () => now,
      monotonic: () => (ticks += 5),
      wait: () => Promise.reject(new Error('nobody waits here')),
      random: (bytes) => {
        drawn++;
        return new Uint8Array(bytes).fill(drawn);
      },
      trace: (step) => void steps.push(step),
    },
  };
}

export const unending = new AbortController().signal;

const server: AuthorizationServer = {
  issuer,
  authorizationEndpoint: `${issuer}/authorize`,
  tokenEndpoint: `${issuer}/token`,
  deviceAuthorizationEndpoint: undefined,
  revocationEndpoint: undefined,
  introspectionEndpoint: `${issuer}/introspect`,
  userinfoEndpoint: `${issuer}/userinfo`,
  grantTypes: undefined,
  codeChallengeMethods: ['S256'],
  issParameterSupported: false,
  dpopAlgorithms: undefined,
  jwksUri: undefined,
  signingAlgorithms: [],
};

export interface RequestChanges {
  readonly profile?: Partial<IssuerSetting>;
  readonly server?: Partial<AuthorizationServer>;
  readonly authentication?: ClientAuthentication;
  readonly dpopKey?: JsonObject;
}

export function requestWith(changes: RequestChanges = {}): OAuthRequest {
  return {
    profile: profileOf({ name: 'example', issuer, clientId, scopes: ['openid', 'read'], ...changes.profile }),
    server: { ...server, ...changes.server },
    authentication: changes.authentication ?? { method: 'none' },
    dpopKey: changes.dpopKey,
  };
}

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });
}

export function text(body: string, contentType: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': contentType } });
}

/** A failure below HTTP. */
export function failing(code: HttpFailureCode): () => Promise<Response> {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

/** `done`, or the code of the failure with the server's own word for it. */
export function said(outcome: OAuthOutcome<unknown>): string {
  if (outcome.status === 'done') return 'done';
  const { code, error } = outcome.failure;
  return error === undefined ? code : `${code} ${error}`;
}

export function valueOf<T>(outcome: OAuthOutcome<T>): T {
  if (outcome.status === 'done') return outcome.value;
  throw new Error(JSON.stringify(outcome.failure));
}
