/** A login server that says what a script tells it to: the wire shapes of providers, and what no server should say. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Misdeed } from './hostileServer';
import { listenOnLoopback, type Listening } from './loopback';

export interface SeenRequest {
  readonly method: string;
  /** With the query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface OddLoginServer extends Listening {
  /** What each of the next requests meets, whatever its path; the last one stays. */
  readonly script: (...misdeeds: readonly Misdeed[]) => void;
  /** Since the last script. */
  readonly seen: () => readonly SeenRequest[];
}

export async function startOddLoginServer(): Promise<OddLoginServer> {
  let script: readonly Misdeed[] = [];
  let seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: target = '', headers } = request;
      const misdeed = script[Math.min(seen.length, script.length - 1)];
      seen.push({ method, target, headers, body: Buffer.concat(chunks).toString('utf8') });
      if (misdeed === undefined) response.writeHead(404).end();
      else misdeed(response, request);
    });
  });
  return {
    ...(await listenOnLoopback(server)),
    script: (...misdeeds) => {
      script = misdeeds;
      seen = [];
    },
    seen: () => seen,
  };
}

/** JSON, or a text as it is, as the fixtures in test/fixtures/oauth have it. */
export function says(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Misdeed {
  const text = typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body);
  return (response) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

/** An error of RFC 6749 section 5.2. */
export function refuses(error: unknown, description?: string, status = 400): Misdeed {
  return says({ error, ...(description === undefined ? {} : { error_description: description }) }, status);
}
