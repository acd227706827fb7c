/** A token endpoint on loopback that rotates refresh tokens, and ends the grant when one comes twice. */
import { createServer, type ServerResponse } from 'node:http';
import { listenOnLoopback } from '../loopback';

export interface RotatingTokenServer {
  readonly origin: string;
  /** The refresh tokens that arrived, in order. */
  readonly received: string[];
  /** Whether one came that was used before. */
  readonly isRevoked: () => boolean;
  readonly stop: () => Promise<void>;
}

export const firstRefreshToken = 'refresh-1';

export async function startRotatingTokenServer(): Promise<RotatingTokenServer> {
  const received: string[] = [];
  let current = firstRefreshToken;
  let revoked = false;

  function answer(refreshToken: string, response: ServerResponse): void {
    received.push(refreshToken);
    revoked ||= refreshToken !== current;
    if (revoked) return send(response, 400, { error: 'invalid_grant' });
    const count = received.length + 1;
    current = `refresh-${String(count)}`;
    const accessToken = `access-${String(count)}`;
    send(response, 200, { access_token: accessToken, token_type: 'Bearer', expires_in: 3600, refresh_token: current });
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      body += part;
    });
    request.on('end', () => answer(new URLSearchParams(body).get('refresh_token') ?? '', response));
  });
  const { origin, stop } = await listenOnLoopback(server);
  return { origin, received, isRevoked: () => revoked, stop };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
