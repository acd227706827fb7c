/** Listens on loopback for the one request that brings the browser back from a sign-in (RFC 8252 section 7.3). */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRedirectRequest } from '../../core/oauth/redirectRequest';
import { resultPage, resultPageHeaders, type ResultPage } from '../../core/oauth/resultPage';

export interface Loopback {
  readonly port: number;
  /** The authorization response, once the request with this `state` came. Rejects with the reason of `signal`. */
  readonly response: (expected: ExpectedRedirect, signal: AbortSignal) => Promise<URL>;
  /** Ends listening and every connection. */
  readonly close: () => void;
}

export interface ExpectedRedirect {
  /** The redirect URI as this machine is asked for it. */
  readonly redirectUri: string;
  readonly state: string;
  /** The `host` that the browser names instead, where a tunnel or a proxy of the editor passes the request on. */
  readonly outerHost?: string | undefined;
}

/** A request that does not come to its end in this time is cut off. */
const requestMilliseconds = 10_000;

/** Port 0 takes a free one. Rejects with Node's error when the port is taken or nothing can listen here. */
export async function listenOnLoopback(hostname: string, port: number): Promise<Loopback> {
  const server = createServer();
  server.requestTimeout = requestMilliseconds;
  server.headersTimeout = requestMilliseconds;
  server.maxConnections = 20;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Never all interfaces: whoever is in the same network could send the response of another sign-in.
    server.listen({ host: addressOf(hostname), port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  // A TCP server's address is an object.
  const { port: listening } = server.address() as AddressInfo;
  return { port: listening, response: (expected, signal) => firstResponse(server, expected, signal), close };
}

/** RFC 8252 section 8.3: the address and not the name, which a machine may resolve to something else. */
function addressOf(hostname: string): string {
  return hostname === '[::1]' ? '::1' : '127.0.0.1';
}

function firstResponse(server: Server, expected: ExpectedRedirect, signal: AbortSignal): Promise<URL> {
  return new Promise((resolve, reject) => {
    // The reason is the caller's to choose.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    let accepted = false;
    server.on('request', (request, response) => {
      // One response ends the sign-in; the same request again, as browsers send it on reload, does not.
      const reading = accepted ? { refuse: 410 } : readRedirectRequest(loopbackRequest(request, expected), expected);
      if ('refuse' in reading) return send(response, reading.refuse, 'refused');
      accepted = true;
      const kind = reading.accept.searchParams.has('error') ? 'failed' : 'done';
      // The page first: once it is answered, the caller closes the server.
      send(response, 200, kind, () => resolve(reading.accept));
    });
  });
}

function loopbackRequest(
  { method, url, headers, socket }: IncomingMessage,
  { redirectUri, outerHost }: ExpectedRedirect,
): Parameters<typeof readRedirectRequest>[0] {
  const isOuter = outerHost !== undefined && headers.host?.toLowerCase() === outerHost;
  const host = isOuter ? new URL(redirectUri).host : headers.host;
  return { method: method ?? '', target: url ?? '', host, remoteAddress: socket.remoteAddress };
}

function send(response: ServerResponse, status: number, kind: ResultPage, done?: () => void): void {
  response.on('close', () => done?.());
  response.writeHead(status, { ...resultPageHeaders() });
  response.end(resultPage(kind));
}
