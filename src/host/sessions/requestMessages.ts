/** The words about what a sign-in needs first: hosts that a person agrees to, and the secret or key of the client. */
import { label } from '../issuerMessages';
import type { ClientKey } from './clientKey';

export const requestMessages = {
  cancel: 'Do not go on',
  endpointsPlaceholder: 'Nothing was sent there yet. Your client id, codes and tokens would be.',
  endpointsAgreeDetail: 'Remembered for this issuer. Another host is asked about again.',
  endpoints: 'What is there',
  clientSecretEmpty: 'Type the secret.',
  keyTyped: 'Paste the key',
  keyTypedDetail: 'A private JWK, or the text of a PEM file in one line. It is shown as dots.',
  keyFile: 'From a file',
  keyFileDetail: 'A private JWK, or a PEM file without a password (PKCS#8).',
  keyFileOpen: 'Use',
  keyFileUnreadable: 'The file cannot be read as text, or is too long for a key.',
  keyPlaceholder: 'It signs statements that this client is who it says, and goes to the secret storage of the editor.',
} as const;

export function endpointsTitle(issuer: string): string {
  return `Sign-in of ${label(issuer)} uses other hosts`;
}

/** Names both sides: whose sign-in it is, and where it leads. */
export function endpointsAgree(issuer: string, hosts: readonly string[]): string {
  return `Agree: ask ${hosts.map(label).join(' and ')} for ${label(issuer)}`;
}

export function clientSecretTitle(profileName: string): string {
  return `Client secret of “${label(profileName)}”`;
}

export function clientSecretPrompt(issuer: string): string {
  return `The secret that ${label(issuer)} gave to this client. It is shown as dots, goes to the secret storage of the editor, and is sent to that server alone.`;
}

export function clientKeyTitle(profileName: string): string {
  return `Private key of “${label(profileName)}”`;
}

const refusals: Readonly<Record<Extract<ClientKey, { status: 'refused' }>['reason'], string>> = {
  'no-key': 'This is no key. Give a private JWK, or PEM text from “-----BEGIN” to “-----END”.',
  public: 'This is a public key. The server has that one; give the private key that belongs to it.',
  encrypted: 'This key is protected by a password. Take the password off a copy first (openssl pkey).',
  unusable: 'This key cannot be read, or cannot sign. RSA, EC and Ed25519 keys can.',
};

export function keyRefused(reason: Extract<ClientKey, { status: 'refused' }>['reason']): string {
  return refusals[reason];
}
