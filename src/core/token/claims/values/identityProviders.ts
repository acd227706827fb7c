/** Values in the words of single identity providers. */
import type { ProviderValues } from './valueWords';

export const identityProviderValues: readonly ProviderValues[] = [
  {
    providers: ['descope'],
    values: {
      drn: {
        DS: "DS: the session token, which is the access token of Descope's pair",
        DSR: "DSR: the refresh token of Descope's pair; it gets new session tokens and belongs in no API call",
      },
      amr: {
        oauth: 'signed in through an OAuth provider, such as Google or GitHub',
        email: 'confirmed with a code or link sent by e-mail',
        sms: 'confirmed with a code or link sent by text message',
        whatsapp: 'confirmed with a code sent by WhatsApp',
        webauthn: 'used a passkey or security key',
        totp: 'typed a code from an authenticator app',
        fed: "signed in at the company's own provider (single sign-on)",
        pwd: 'signed in with a password',
        mfa: 'used more than one factor',
      },
    },
  },
  {
    providers: ['entra-v2', 'entra-v1', 'entra-external', 'entra-b2c', 'entra-graph', 'azure-managed-identity'],
    values: {
      ver: {
        '1.0': 'the older format, with "appid" for the client',
        '2.0': 'the newer format, with "azp" for the client',
      },
      azpacr: clientAuthentication(),
      appidacr: clientAuthentication(),
      idtyp: {
        app: 'an application acting for itself, with no user behind it',
        user: 'a user, through an application',
        device: 'a device',
      },
      acct: { '0': 'a member of the tenant', '1': 'a guest in the tenant' },
      acr: { '0': 'the sign-in did not meet the level asked for', '1': 'the sign-in met the level asked for' },
      amr: {
        rsa: 'proved to hold a key, such as of the Authenticator app',
        ngcmfa: 'used Windows Hello or a like key together with a second factor',
        fed: "signed in at the company's own server",
      },
      xms_cc: { CP1: 'the client reacts when access is withdrawn early, so the token may live up to 28 hours' },
      tid: { '9188040d-6c67-4c5b-b112-36a304b66dad': 'the tenant of personal Microsoft accounts' },
      aud: {
        '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
        '00000003-0000-0ff1-ce00-000000000000': 'SharePoint Online',
      },
      wids: {
        '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator: may do everything in the directory',
        'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator: may give anybody any role',
        'b79fbf4d-3ef9-4689-8143-76b194e85509': 'an ordinary user of the directory',
      },
    },
  },
  {
    providers: ['auth0'],
    values: {
      gty: {
        'client-credentials': 'a machine asked for itself, with no user behind it',
        password: "the application took the user's password itself",
      },
    },
  },
  {
    providers: ['keycloak'],
    values: {
      typ: {
        Bearer: 'an access token, for APIs',
        DPoP: 'an access token bound to a key',
        ID: 'an ID token, for the application',
        Refresh: 'a refresh token, for Keycloak only',
        Offline: 'a refresh token that outlives the session',
        Logout: 'a logout token, from Keycloak to an application',
      },
      acr: { '0': 'an earlier session was reused', '1': 'the user signed in for this token' },
    },
  },
  {
    providers: ['supabase'],
    values: {
      role: {
        anon: 'the public key of the project; row-level rules decide what it sees',
        authenticated: 'a signed-in user; row-level rules decide what is seen',
        service_role: 'skips every row-level rule; whoever has it can read and change everything',
      },
      amr: {
        password: 'signed in with a password',
        otp: 'confirmed with a code or link sent by e-mail or text message',
        oauth: 'signed in through an OAuth provider',
        totp: 'typed a code from an authenticator app',
        magiclink: 'confirmed with a link sent by e-mail',
        invite: 'came with an invitation',
        recovery: 'came with a link to set a new password',
        anonymous: 'signed in without giving any name or address',
        'sso/saml': "signed in at the company's own provider (SAML)",
      },
    },
  },
  {
    providers: ['clerk'],
    values: { sts: { active: 'the session is complete', pending: 'the user still has to finish a step' } },
  },
  {
    providers: ['apple'],
    values: {
      real_user_status: { '0': 'not supported on this device', '1': 'not known', '2': 'likely a real person' },
    },
  },
  {
    providers: ['cloudflare-access'],
    values: { type: { app: 'opens one application', org: 'opens the sign-in of the whole organisation' } },
  },
];

function clientAuthentication(): Readonly<Record<string, string>> {
  return {
    '0': 'a public client that did not prove who it is',
    '1': 'the client proved who it is with a secret',
    '2': 'the client proved who it is with a certificate',
  };
}
