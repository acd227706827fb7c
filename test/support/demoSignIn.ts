/** The login server of `npm start`, and the user settings that point at it. */
import { apiScopes, editorClientId } from './login/clients';
import type { LoginServer } from './loginServer';

export interface DemoSignIn {
  readonly server: LoginServer;
  /** For the user settings: the profile, and that an issuer may be on this machine. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Starts the server on a free port of loopback; it ends with this process at the latest. */
export async function startDemoSignIn(): Promise<DemoSignIn> {
  const server = await quietly(async () => {
    const { startLoginServer } = await import('./loginServer');
    return startLoginServer({ interval: 2 });
  });
  return { server, settings: signInSettings(server) };
}

/** Short lives, so that a countdown and a renewal can be seen. */
export function signInSettings(server: Pick<LoginServer, 'issuer' | 'api'>): Readonly<Record<string, unknown>> {
  const profile = {
    name: 'Local demo',
    issuer: server.issuer,
    clientId: editorClientId,
    scopes: ['openid', 'profile', 'offline_access', ...apiScopes],
    resources: [server.api],
    audiences: [server.api],
    tokenTypes: ['at+jwt'],
    // OIDC Core section 11 gives refresh tokens in a browser's flow for consent only.
    authorizationParameters: { prompt: 'consent' },
  };
  return { 'claimcheck.issuers': [profile], 'claimcheck.network.allowInsecureLoopback': true };
}

/** `oidc-provider` warns, when it is loaded and when it starts, of what is right here: a store in memory, an older Node. */
async function quietly<T>(job: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await job();
  } finally {
    console.warn = warn;
  }
}
