/** Servers of tests: on an address of this machine alone, on a port of the system's choice unless one is given. */
import type { Server } from 'node:http';
import type { Server as SocketServer, AddressInfo, Socket } from 'node:net';

export interface Listening {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly port: number;
  /** Ends the server and every connection to it. */
  readonly stop: () => Promise<void>;
}

/** Starts a server of `node:http`, `node:https` or `node:net` on 127.0.0.1. */
export async function listenOnLoopback(server: Server | SocketServer, wanted = 0): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that lets go in the middle is what these tests are about.
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  // With a host and a port, the address is an object.
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${String(port)}`, port, stop };
}
