/** Servers that do what no server should: each path misbehaves in its own way. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createSocketServer, type Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { listenOnLoopback, type Listening } from './loopback';
import { selfSignedCertificate } from './selfSigned';

export interface HostileServer extends Listening {
  /** What was asked, in order. */
  readonly requests: readonly IncomingMessage[];
  /** Bytes that were written to the connections so far, roughly. */
  readonly sentBytes: () => number;
}

export type Misdeed = (response: ServerResponse, request: IncomingMessage) => void;

/** An HTTP server whose paths do what the table says; other paths are not found. */
export async function startHostileServer(misdeeds: Readonly<Record<string, Misdeed>>): Promise<HostileServer> {
  const requests: IncomingMessage[] = [];
  let sent = 0;
  const server = createServer((request, response) => {
    requests.push(request);
    const { socket } = request;
    response.once('close', () => (sent += socket.bytesWritten));
    const misdeed = misdeeds[request.url ?? ''];
    if (misdeed === undefined) response.writeHead(404).end();
    else misdeed(response, request);
  });
  return { ...(await listenOnLoopback(server)), requests, sentBytes: () => sent };
}

/** A server of bare connections, for answers that no HTTP library would write. */
export async function startSocketServer(talk: (socket: Socket, path: string) => void): Promise<Listening> {
  const server = createSocketServer((socket) => {
    socket.once('data', (head) => talk(socket, head.toString('latin1').split(' ')[1] ?? ''));
  });
  return listenOnLoopback(server);
}

/** An HTTPS server with a certificate that nobody vouches for. */
export async function startSelfSignedServer(notBefore: Date, notAfter: Date): Promise<Listening> {
  const server = createTlsServer(selfSignedCertificate(notBefore, notAfter), (_request, response) => {
    response.end('{"keys":[]}');
  });
  server.on('tlsClientError', () => undefined);
  const listening = await listenOnLoopback(server);
  return { ...listening, origin: listening.origin.replace('http:', 'https:') };
}

export function text(body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): Misdeed {
  return (response) => response.writeHead(status, headers).end(body);
}

export function redirect(status: number, location: string): Misdeed {
  return (response) => response.writeHead(status, { location }).end('{"keys":[]}');
}

/** So many bytes of white space, as fast as they are taken, without a length before them. */
export function flood(bytes: number): Misdeed {
  const chunk = Buffer.alloc(64 * 1024, 0x20);
  return (response) => {
    let left = bytes;
    const pour = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= chunk.length;
        if (!response.write(chunk)) return void response.once('drain', pour);
      }
      response.end();
    };
    pour();
  };
}

/** A body that comes a byte at a time and never ends. */
export const drip: Misdeed = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
};

export const silence: Misdeed = () => undefined;

export const reset: Misdeed = (response) => void response.socket?.resetAndDestroy();

/** Half of the body, and then the connection is gone. */
export const resetInBody: Misdeed = (response) => {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"keys":[', () => response.socket?.resetAndDestroy());
};

/** What is small on its way and becomes so many bytes of white space here. */
export function bomb(bytes: number, encoding: 'gzip' | 'br' | 'gzip, gzip'): Misdeed {
  const spaces = Buffer.alloc(bytes, 0x20);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
  const packed = encoding === 'br' ? brotliCompressSync(spaces, { params }) : gzipSync(spaces);
  const body = encoding === 'gzip, gzip' ? gzipSync(packed) : packed;
  return text(body, { 'content-encoding': encoding });
}
