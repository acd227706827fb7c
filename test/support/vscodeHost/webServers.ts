/** Starts the two servers of the web editor and waits until each says on which port it listens. */
import { startProcess, type RunningProcess } from '../processes';
import type { WebEditor } from './webEditor';

export interface EditorServer {
  readonly port: number;
  /** What the server printed so far. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
  readonly ended: Promise<number>;
}

const startSeconds = 60;

/** The bare server with the test driver on: the only one that runs extension tests. */
export function startTestServer(editor: WebEditor, dataFolder: string): Promise<EditorServer> {
  const args = [
    ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', dataFolder, '--telemetry-level', 'off', '--enable-smoke-test-driver'],
  ];
  return startServer(editor, [editor.server, ...args], /Extension host agent listening on (\d+)/);
}

export interface PeopleServerOptions {
  readonly dataFolder: string;
  readonly folder: string;
  readonly port: number;
  readonly trusted: boolean;
}

/** The server that people use: it keeps secrets and passes loopback ports on. */
export function startPeopleServer(editor: WebEditor, options: PeopleServerOptions): Promise<EditorServer> {
  const args = [
    ...peopleFolders(options.dataFolder),
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${String(options.port)}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
    ...(options.trusted ? ['--disable-workspace-trust'] : []),
    options.folder,
  ];
  return startServer(editor, [editor.entry, ...args], /HTTP server listening on http:\/\/[\d.]+:(\d+)/);
}

/** Where the server for people keeps its things, as arguments. */
export function peopleFolders(dataFolder: string): readonly string[] {
  return [
    ...['--user-data-dir', dataFolder, '--extensions-dir', `${dataFolder}/extensions`],
    ...['--config', `${dataFolder}/config.yaml`],
  ];
}

async function startServer(editor: WebEditor, args: readonly string[], ready: RegExp): Promise<EditorServer> {
  const lines: string[] = [];
  let running: RunningProcess | undefined;
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string): void => {
      reject(new Error(`VS Code ${editor.version.vscode} for the web ${why}:\n${lines.join('\n')}`));
    };
    running = startProcess(editor.node, args, {
      env: serverEnvironment(),
      onLine: (line) => {
        lines.push(line);
        const found = ready.exec(line)?.[1];
        if (found !== undefined) resolve(Number(found));
      },
    });
    void running.ended.then((code) => {
      fail(`ended with code ${String(code)} before it listened`);
    });
    setTimeout(() => {
      fail(`did not listen within ${String(startSeconds)} s`);
    }, startSeconds * 1000).unref();
  }).catch(async (error: unknown) => {
    await running?.stop();
    throw error;
  });
  if (running === undefined) throw new Error('The server was not started.');
  return { port, log: () => lines.join('\n'), stop: running.stop, ended: running.ended };
}

/** Our environment without what would make the server believe that it runs inside another VS Code. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$|PORT$|PASSWORD$|HASHED_PASSWORD$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
