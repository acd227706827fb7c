/** A server of metadata that answers from a table and writes down what it was asked. */
import type { Http } from '../../../../src/core/issuers/http';

export interface Answer {
  readonly status?: number;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export const obtainedAt = new Date('2026-11-22T12:00:00Z');

/** 404 for every URL that is not in the table; a text stands for an error with that code. */
export function metadataServer(answers: Readonly<Record<string, Answer | string>>): {
  readonly deps: { readonly http: Http; readonly now: () => Date };
  readonly requests: readonly Request[];
} {
  const requests: Request[] = [];
  const http: Http = (request) => {
    requests.push(request);
    const answer = answers[request.url] ?? { status: 404, body: 'Not found' };
    if (typeof answer === 'string') return Promise.reject(Object.assign(new Error(answer), { code: answer }));
    const { status = 200, body = '', headers = {} } = answer;
    return Promise.resolve(new Response(body, { status, headers }));
  };
  return { deps: { http, now: () => obtainedAt }, requests };
}

/** A JSON answer. */
export function json(value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { body: JSON.stringify(value), headers: { 'content-type': 'application/json', ...headers } };
}
