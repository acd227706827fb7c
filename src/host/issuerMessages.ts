/** The words about issuers: what is asked before they are trusted, what became of it, and what to do next. */
import type { KeyFailure } from '../core/issuers/keys';
import { keyFailureSentence } from '../core/present/keyFailureWords';
import { plain, plainStart } from './messages';

export const issuerMessages = {
  edit: 'Edit',
  review: 'Review…',
  openSettings: 'Open Settings',
  openSetting: 'Open Setting',
  validate: 'Validate Token',
  manageTrust: 'Manage Workspace Trust',
  addTitle: 'Add Issuer',
  addPlaceholder: 'Where do its keys come from?',
  secretSigned: 'The token is signed with a shared secret, so no public key can verify it.',
  addFromUrl: 'From the issuer’s URL',
  addFromUrlDetail: 'Its server is asked what it offers and where its keys are (discovery).',
  addFromToken: 'From a token',
  addFromTokenDetail: 'The issuer that the token at the cursor names. Nothing is asked before you agree.',
  addForLogin: 'For signing in: choose a provider',
  addForLoginDetail:
    'GitHub, Google, Microsoft Entra ID, Auth0, Okta, Keycloak, Descope, GitLab, AWS, or another server.',
  addFromKeyUrl: 'From the URL of a key set (JWKS)',
  addFromKeyUrlDetail: 'For issuers without discovery, such as a bare project id.',
  addFromKeyFile: 'From a key file (JWKS or PEM)',
  addFromKeyFileDetail: 'Needs no network. The file must hold public keys or certificates only.',
  addFromSecret: 'With a shared secret (HMAC)',
  addFromSecretDetail: 'The secret is kept in the secret storage of the editor, never in the settings.',
  issuerUrlPrompt: 'The URL of the issuer, exactly as it stands in “iss” of its tokens',
  issuerPrompt: 'The issuer, exactly as it stands in “iss” of its tokens: a URL, a project id or another name',
  keyUrlPrompt: 'The https URL of the key set (JWKS)',
  notWebUrl: 'Type a URL that begins with https://.',
  askPlaceholder: 'Nothing was sent yet. Go on?',
  askDetail: 'Fetches its public metadata. No token is sent, and no redirect is followed.',
  askPrivateDetail: 'This host is on this machine or in a private network. No token is sent.',
  addUnasked: 'Add without asking',
  addUnaskedDetail: 'Its metadata and keys are fetched when a token of it is validated.',
  addThis: 'Add this issuer',
  addAnyway: 'Add Anyway',
  askPrivate: 'Ask It Anyway',
  useNamed: 'Use That Issuer',
  offersPlaceholder: 'What its server offers. The first line adds the issuer.',
  weak: 'Missing or weak',
  offered: 'Offered',
  notOffered: 'Not offered',
  keyFileTitle: 'Choose a File with a Key Set (JWKS) or a Public Key (PEM)',
  keyFileOpen: 'Use',
  keyFileUnreadable:
    'The file cannot be read as text, or is larger than 512 KB. Choose a key set (JWKS) or a PEM file.',
  secretTitle: 'Shared Secret',
  secretPrompt: 'The shared secret. It is shown as dots and goes to the secret storage of the editor.',
  secretEmpty: 'Type the secret.',
  audiencePrompt:
    'Audience: what “aud” must hold, such as the identifier of your API. Several are separated by spaces.',
  audienceEmpty: 'Optional. Left empty, tokens for any API of this issuer are accepted.',
  namePrompt: 'A name for this issuer. Verdicts show it.',
  nameEmpty: 'Type a name.',
  nameTaken: 'Another issuer has this name.',
  asTextOption: 'As text',
  asTextDetail: 'The characters as typed (UTF-8). Most providers mean this.',
  asBase64Option: 'Base64 or base64url',
  asBase64Detail: 'The bytes that the text stands for.',
  asHexOption: 'Hexadecimal',
  encodingPlaceholder: 'How is the secret written?',
  cancel: 'Cancel',
  noSettings: 'There is no issuer yet. “Claimcheck: Add Issuer…” adds one.',
  editTitle: 'Edit Issuer',
  testTitle: 'Test Issuer',
  removeTitle: 'Remove Issuer',
  confirmRemove: 'Remove it from your settings?',
  pickEdit: 'Which issuer do you want to edit?',
  pickTest: 'Which issuer do you want to test?',
  pickRemove: 'Which issuer do you want to remove?',
  untrusted:
    'This workspace is not trusted, so nothing is fetched and its issuers are not used. Trust it, then run the command again.',
  noWorkspaceIssuers: 'This workspace brings no issuers.',
  pickReview: 'Issuers of this workspace. None is used before you agree.',
  agree: 'Agree and use this issuer',
  revoke: 'Revoke consent',
  revokeDetail: 'The issuer is not used any more. Whatever was stored for it is deleted.',
  back: 'Back',
  reviewTitle: 'Issuers of This Workspace',
  reviewPlaceholder: 'Read all of it before you agree.',
  reviewFacts: 'What the profile says',
  continued: 'continued',
  anyAudience: 'Not looked at: tokens for any API of this issuer are accepted.',
  standing: {
    'in-effect': 'You agreed; it is used.',
    'not-agreed': 'Not used before you agree.',
    'own-profile': 'Not used: your own settings have a profile for this issuer, which comes first.',
    'name-taken': 'Not used: another issuer of this workspace has the same name.',
    outside: 'Not used: its key file is not inside the folder of the workspace.',
  },
  wholeList: 'All entries',
  leftOut: 'Left out',
  reportGone: 'This report is no longer in memory. Run “Claimcheck: Test Issuer…” again.\n',
  secretsTitle: 'Stored Secrets and Keys',
  secretAction: 'What do you want to do with it?',
  sharedSecret: 'Shared secret',
  secretMissing: 'Shared secret missing: choose to store it',
  secretUnused: 'Shared secret that no issuer uses',
  clientSecret: 'Client secret',
  clientSecretMissing: 'Client secret missing: choose to store it',
  clientSecretUnused: 'Client secret that no issuer uses',
  clientKey: 'Private key of the client',
  clientKeyMissing: 'Private key of the client missing: choose to store it',
  clientKeyUnused: 'Private key of a client that no issuer uses',
  clientRegistration: 'Registration of this machine with AWS',
  otherWorkspace: 'An issuer of another workspace',
  decryptionKey: 'Key for encrypted tokens',
  noSecrets:
    'No secret or key is stored. Profiles with “sharedSecret” or “tokenEndpointAuthMethod” and encrypted tokens store some.',
  pickSecret: 'Stored secrets and keys. Their values are never shown.',
  replaceSecret: 'Replace…',
  removeSecret: 'Delete',
  tokenUnreadable: 'The claims of this token cannot be read, so its issuer is unknown.',
  tokenWithoutIssuer:
    'This token names no issuer (“iss”). Add its issuer by hand: with the URL of a key set, a key file or a shared secret.',
  addByHand: 'Add by Hand…',
} as const;

/** What happened when an issuer was asked, and what to do; ready for a notification or a label. */
export function failureSentence(failure: KeyFailure): string {
  return plain(keyFailureSentence(failure)).replaceAll(/`([^`]*)`/g, '“$1”');
}

/** Any text of a server, a token or a workspace in a label: cut, and nothing in it is drawn as an icon or a link. */
export const label = plainStart;

export function keyFileChanged(name: string): string {
  return `The key file of “${label(name)}” is no longer as you agreed to it, so this issuer does not count. Review it before you agree again.`;
}

export function askTitle(host: string): string {
  return `Ask ${label(host)}`;
}

export function asking(host: string): string {
  return `Asking ${label(host)}…`;
}

export function offersTitle(host: string): string {
  return `What ${label(host)} offers`;
}

export function keysAt(jwksUri: string | undefined): string {
  return jwksUri === undefined ? 'It publishes no keys.' : `Keys at ${label(jwksUri)}`;
}

export function keyHostNotice(issuer: string, keyHost: string): string {
  return `The keys of ${label(issuer)} are on another host, ${label(keyHost)}. They are fetched from there from now on.`;
}

export function added(name: string): string {
  return `Issuer “${label(name)}” was added to your settings.`;
}

export function removeTitle(name: string): string {
  return `Remove “${label(name)}”`;
}

/** What was kept for an issuer. */
export interface Kept {
  readonly keys: boolean;
  readonly secret: boolean;
}

/** Undefined when nothing is kept. */
export function removeDetail(kept: Kept): string | undefined {
  const parts = keptParts(kept);
  if (parts.length === 0) return undefined;
  return `${parts.join(' and ').replace(/^i/, 'I')} ${kept.keys ? 'are' : 'is'} deleted too.`;
}

export function removed(name: string, kept: Kept): string {
  const parts = keptParts(kept);
  return `Issuer “${label(name)}” was removed${parts.length === 0 ? '' : `, with ${parts.join(' and ')}`}.`;
}

function keptParts({ keys, secret }: Kept): readonly string[] {
  return [...(keys ? ['its cached keys'] : []), ...(secret ? ['its stored secret'] : [])];
}

export function agreed(name: string): string {
  return `Issuer “${label(name)}” is used in this workspace until its entry changes.`;
}

export function revoked(name: string): string {
  return `Issuer “${label(name)}” is not used any more.`;
}

export function alreadyConfigured(name: string): string {
  return `Its issuer is configured already, as “${label(name)}”.`;
}

export function issuerIsNoUrl(issuer: string): string {
  return `The token names “${label(issuer)}” as its issuer. That is no https URL, so its keys cannot be discovered. Say where they are.`;
}

export function secretStored(name: string): string {
  return `The secret of “${label(name)}” is stored.`;
}

export function secretDeleted(name: string): string {
  return `What was stored for “${label(name)}” is deleted.`;
}
