/** An extension for tests that keeps sessions in the editor's own SecretStorage and does with them what it is asked over loopback. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { serverOf } from '../../../src/core/oauth/server';
import { createSystemClock } from '../../../src/host/clock';
import { createOAuthDeps } from '../../../src/host/sessions/oauthDeps';
import { createSessions, type Sessions } from '../../../src/host/sessions/sessions';
import type { Settings } from '../../../src/host/settings';
import { listenOnLoopback } from '../loopback';
import { httpTo } from '../peerHttp';
import { firstSession, profileAt } from './processWindow';

/** What the test leaves in `probe.json` beside the bundle. */
export interface ProbeTask {
  /** Of the token server. */
  readonly origin: string;
  /** Where each window leaves a file with its port. */
  readonly ports: string;
}

/** What can be asked; the session is the one of {@link firstSession}. */
export type ProbeQuestion = 'add' | 'refresh' | 'token' | 'states' | 'signOut' | 'health';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  // The test writes it.
  const task = JSON.parse(readFileSync(join(context.extensionPath, 'probe.json'), 'utf8')) as ProbeTask;
  const sessions = openSessions(context, task.origin);
  const server = createServer((request, response) => {
    void answer(request, sessions, task.origin)
      .catch((error: unknown) => String(error))
      .then((text) => response.end(JSON.stringify(text)));
  });
  const { port, stop } = await listenOnLoopback(server);
  context.subscriptions.push(sessions, { dispose: () => void stop() });
  writeFileSync(join(task.ports, String(process.pid)), String(port));
}

function openSessions(context: vscode.ExtensionContext, origin: string): Sessions {
  const clock = createSystemClock();
  const profile = profileAt(origin);
  const request = { profile, server: serverOf(profile, undefined), authentication: { method: 'none' } } as const;
  const http = httpTo([origin], { limits: { requestsPerMinute: 100_000 } });
  // The only one that sessions look at; the product with its defaults is not installed here.
  const settings = { refreshAutomatically: false } as Settings;
  const nothing = { dispose: () => undefined };
  return createSessions({
    secrets: context.secrets,
    state: context.globalState,
    storage: context.globalStorageUri,
    profiles: { current: () => [profile] },
    requests: { requestFor: () => Promise.resolve({ status: 'done', value: request }) },
    oauth: createOAuthDeps({ http, clock }),
    clock,
    settings: { current: () => settings, onDidChange: () => nothing, ...nothing },
    log: { info: () => undefined, warn: () => undefined, failure: () => undefined, show: () => undefined, ...nothing },
  });
}

/** The access token, or the code of the failure; of `states` the state of each session. */
async function answer(request: IncomingMessage, sessions: Sessions, origin: string): Promise<unknown> {
  const session = firstSession(origin);
  // The test asks for nothing else.
  const question = (request.url ?? '').slice(1) as ProbeQuestion;
  switch (question) {
    case 'add': {
      const added = await sessions.add(session);
      return added.status === 'done' ? added.value.state : added.failure.code;
    }
    case 'refresh':
    case 'token': {
      const token = await sessions[question](session.id);
      return token.status === 'done' ? token.value.accessToken : token.failure.code;
    }
    case 'states':
      return (await sessions.list()).map(({ state }) => state);
    case 'signOut':
      return (await sessions.signOut(session.id)).deleted;
    case 'health':
      return sessions.health();
  }
}
