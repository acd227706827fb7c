/** What a failure means at one provider, where its own error says so beyond doubt. */
import type { SessionFailure } from '../../core/sessions/outcome';

type Told = Pick<SessionFailure, 'error' | 'description'>;

/** The help of the first provider whose error this is. */
export function providerHelp({ error = '', description = '' }: Told): string | undefined {
  return help.find(({ fits }) => fits.test(error) || fits.test(description))?.next;
}

/** Error codes and texts as the providers document them; each names exactly one cause. */
const help: readonly { readonly fits: RegExp; readonly next: string }[] = [
  // GitHub: docs.github.com, "Authorizing OAuth apps", error codes for the device flow.
  {
    fits: /^device_flow_disabled$/,
    next: 'Turn on “Enable Device Flow” in the settings of the app at GitHub, then sign in again.',
  },
  {
    fits: /^incorrect_client_credentials$/,
    next: 'Check "clientId" in the profile against the settings of the app at GitHub.',
  },
  { fits: /^redirect_uri_mismatch$/, next: redirectHelp() },
  // Microsoft Entra: learn.microsoft.com, "Microsoft Entra authentication and authorization error codes".
  {
    fits: /\bAADSTS7000218\b/,
    next: 'Turn on “Allow public client flows” for the app in Microsoft Entra (Authentication), then sign in again.',
  },
  { fits: /\bAADSTS50011\b/, next: redirectHelp() },
  {
    fits: /\bAADSTS700016\b/,
    next: 'The directory in the issuer knows no app with this client id: check both in the profile.',
  },
  {
    fits: /\bAADSTS(?:65001|90094)\b/,
    next: 'You or an administrator must first consent to the app in Microsoft Entra; signing in with the browser asks for that.',
  },
  {
    fits: /\bAADSTS(?:53000|53001|53002|53003|53004|530031|530032|530033|530034)\b/,
    next: 'A Conditional Access policy blocks this. Sign in with the browser, or ask an administrator.',
  },
  {
    fits: /\bAADSTS(?:50076|50079|50158)\b/,
    next: 'Microsoft Entra wants another factor. Sign in again.',
  },
  {
    fits: /\bAADSTS70011\b/,
    next: 'Correct "scopes" in the profile: Microsoft Entra wants scopes of one API, such as “api://…/.default”.',
  },
  {
    fits: /\bAADSTS(?:700081|700082|70043|70008)\b/,
    next: 'The refresh token has expired at Microsoft Entra. Sign in again.',
  },
  // Google: developers.google.com, "OAuth 2.0 for TV and Limited-Input Device Applications".
  {
    fits: /^client_secret is missing\.?$/i,
    next: 'Google gives every client a secret, apps for devices too. Set "tokenEndpointAuthMethod" to "client_secret_post" in the profile and store the secret.',
  },
  {
    fits: /^(?:admin_policy_enforced|org_internal)$/,
    next: 'An administrator of the Google organization must allow the app.',
  },
  // Auth0: auth0.com/docs, "Application Grant Types".
  {
    fits: /^Grant type '[^']{1,100}' not allowed for the client\.?$/,
    next: 'Turn on the grant for the application in Auth0 (Settings, Advanced, Grant Types), then sign in again.',
  },
  {
    fits: /^Service not found: /,
    next: 'Auth0 knows no API with this identifier: check "requestedAudience" in the profile.',
  },
  // Keycloak: its DeviceEndpoint and ClientCredentialsGrantType.
  {
    fits: /^Client is not allowed to initiate OAuth 2\.0 Device Authorization Grant\b/,
    next: 'Turn on “OAuth 2.0 Device Authorization Grant” for the client in Keycloak, then sign in again.',
  },
  {
    fits: /^Client not enabled to retrieve service account$/,
    next: 'Turn on “Service accounts roles” for the client in Keycloak, then try again.',
  },
];

function redirectHelp(): string {
  return 'Register the redirect URI at the provider exactly as the sign-in log shows it, or set "redirectUri" in the profile to one that is registered.';
}
