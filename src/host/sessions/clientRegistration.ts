/** The client that AWS IAM Identity Center gave to this machine, kept until it ends. */
import type * as vscode from 'vscode';
import type { OAuthDeps, OAuthRequest } from '../../core/oauth/client';
import { done, type OAuthOutcome } from '../../core/oauth/failure';
import { registerAwsClient } from '../../core/oauth/registration';
import type { ProfileEntry } from '../issuers/entries';
import { readClientSecret, storeClientSecret } from './clientSecrets';

export interface RegistrationDeps {
  readonly secrets: vscode.SecretStorage;
  readonly oauth: OAuthDeps;
}

/** One that ends sooner is not begun with. */
const marginMilliseconds = 10 * 60_000;

interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The request as the registered client; it is registered when none is kept, or with other scopes. */
export async function asRegisteredClient(
  entry: ProfileEntry,
  request: OAuthRequest,
  { secrets, oauth }: RegistrationDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<OAuthRequest>> {
  const scopes = request.profile.scopes.join(' ');
  const kept = registrationIn(await readClientSecret(secrets, entry, 'registration'), scopes, oauth.now());
  if (kept !== undefined) return done(asClient(request, kept));
  const outcome = await registerAwsClient(request, oauth, signal);
  if (outcome.status === 'failed') return outcome;
  const { clientId, clientSecret, expiresAt } = outcome.value;
  const expires = expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() };
  await storeClientSecret(secrets, entry, 'registration', { clientId, clientSecret, scopes, ...expires });
  return done(asClient(request, outcome.value));
}

function asClient(request: OAuthRequest, { clientId, clientSecret }: Registration): OAuthRequest {
  return {
    ...request,
    profile: { ...request.profile, clientId },
    authentication: { method: 'client_secret_post', secret: clientSecret },
  };
}

function registrationIn(value: unknown, scopes: string, now: Date): Registration | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members: Readonly<Record<string, unknown>> = { ...value };
  const { clientId, clientSecret, expiresAt } = members;
  if (typeof clientId !== 'string' || typeof clientSecret !== 'string' || members['scopes'] !== scopes)
    return undefined;
  const ends = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Infinity;
  return ends - now.getTime() > marginMilliseconds ? { clientId, clientSecret } : undefined;
}
