/** From a profile to whom to ask as whom: metadata, consent to hosts, the client's secret. */
import * as vscode from 'vscode';
import type { Http } from '../../core/issuers/http';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { ClientAuthentication, OAuthDeps, OAuthRequest } from '../../core/oauth/client';
import { done, failed, type OAuthOutcome } from '../../core/oauth/failure';
import { providerOf } from '../../core/oauth/quirks/quirks';
import { serverOf } from '../../core/oauth/server';
import type { SessionView } from '../../core/sessions/session';
import type { JsonObject } from '../../core/token/decoded';
import type { Clock } from '../clock';
import type { Dialog } from '../dialog';
import { canonicalJson } from '../issuers/consent';
import type { ProfileEntry } from '../issuers/entries';
import type { IssuerProfiles } from '../issuers/profiles';
import { askClientKey, askClientSecret } from './askClientSecret';
import { asRegisteredClient } from './clientRegistration';
import { readClientSecret, storeClientSecret } from './clientSecrets';
import { agreedServer, type EndpointHosts } from './endpointConsent';
import { createMetadataSource } from './metadataCache';

export interface RequestOptions {
  readonly dialog?: Dialog | undefined;
  readonly dpopKey?: JsonObject | undefined;
  readonly signal: AbortSignal;
  /** Whose tokens are to be sent, where there are any yet. */
  readonly session?: Pick<SessionView, 'workspaceProfile'> | undefined;
}

export interface OAuthRequests {
  /**
   * Only for a profile in effect, in a trusted workspace. `dialog` undefined: nobody is asked, what would need a
   * question fails. Rejects only with the reason of `signal`.
   */
  readonly requestFor: (profile: IssuerProfile, options: RequestOptions) => Promise<OAuthOutcome<OAuthRequest>>;
}

export interface OAuthRequestsDeps {
  readonly profiles: Pick<IssuerProfiles, 'entryNamed'>;
  readonly hosts: EndpointHosts;
  readonly http: Http;
  readonly secrets: vscode.SecretStorage;
  readonly clock: Clock;
  /** For the registration of a client, which AWS wants first. */
  readonly oauth: OAuthDeps;
}

export function createOAuthRequests(deps: OAuthRequestsDeps): OAuthRequests {
  const { profiles, hosts, secrets, clock, http, oauth } = deps;
  const metadataOf = createMetadataSource({ http, now: clock.now });
  return {
    requestFor: async (profile, { dialog, dpopKey, signal, session }) => {
      signal.throwIfAborted();
      if (!vscode.workspace.isTrusted) return failed('oauth-unreachable', { http: 'http-network-off' });
      const entry = profiles.entryNamed(profile.name);
      const isAsWritten = entry !== undefined && canonicalJson(entry.profile) === canonicalJson(profile);
      if (!isAsWritten || !mayServe(entry, session)) {
        return failed('oauth-unreachable', { http: 'http-host-not-configured' });
      }
      const isRegistered = providerOf(profile) === 'aws';
      if (profile.clientId === undefined && !isRegistered) return failed('oauth-no-client-id');
      const metadata = await metadataOf(profile, signal);
      if (metadata.status === 'failed') return metadata;
      const server = await agreedServer(profile, serverOf(profile, metadata.value), hosts, dialog);
      signal.throwIfAborted();
      if (server.status === 'failed') return server;
      const base = { profile, server: server.value, dpopKey };
      if (profile.clientId === undefined) {
        const request: OAuthRequest = { ...base, authentication: { method: 'none' } };
        return asRegisteredClient(entry, request, { secrets, oauth }, signal);
      }
      const authentication = await authenticationOf(entry, secrets, dialog);
      signal.throwIfAborted();
      return authentication.status === 'failed'
        ? authentication
        : done({ ...base, authentication: authentication.value });
    },
  };
}

/** A workspace's profile can name the issuer of any session, and endpoints of its own: it serves those made with it. */
function mayServe({ source }: ProfileEntry, session: RequestOptions['session']): boolean {
  return session === undefined || source.kind === 'user' || source.digest === session.workspaceProfile;
}

/** With what the client authenticates; asked for when it is not kept, and kept from then on. */
async function authenticationOf(
  entry: ProfileEntry,
  secrets: vscode.SecretStorage,
  dialog: Dialog | undefined,
): Promise<OAuthOutcome<ClientAuthentication>> {
  const method = entry.profile.tokenEndpointAuthMethod;
  switch (method) {
    case 'none':
      return done({ method });
    case 'client_secret_basic':
    case 'client_secret_post': {
      const kept = await readClientSecret(secrets, entry, 'secret');
      if (typeof kept === 'string') return done({ method, secret: kept });
      const secret = dialog && (await askClientSecret(dialog, entry));
      if (secret === undefined) return failed('oauth-no-client-secret');
      await storeClientSecret(secrets, entry, 'secret', secret);
      return done({ method, secret });
    }
    case 'private_key_jwt': {
      const kept = await readClientSecret(secrets, entry, 'key');
      // Nothing but a JWK is stored there, and what cannot sign is refused when it is to sign.
      if (typeof kept === 'object' && kept !== null) return done({ method, key: kept as JsonObject });
      const key = dialog && (await askClientKey(dialog, entry));
      if (key === undefined) return failed('oauth-no-client-secret');
      await storeClientSecret(secrets, entry, 'key', key);
      return done({ method, key });
    }
  }
}
