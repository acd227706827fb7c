/** The JOSE header registry: what each header parameter is called, what it means in words, where it is specified. */
import type { RegistryEntry } from './claims';

// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
const signatureAndKeyParameters: readonly RegistryEntry[] = [
  { name: 'alg', title: 'Algorithm', type: 'string', source: 'RFC 7515 §4.1.1 · RFC 7516 §4.1.1',
    meaning: 'How the token is signed, or how its key is encrypted; whoever checks it must allow only algorithms they chose themselves.' },
  { name: 'typ', title: 'Type', type: 'string', source: 'RFC 7515 §4.1.9',
    meaning: 'What kind of token this is; a precise type such as at+jwt keeps one kind from being taken for another.' },
  { name: 'cty', title: 'Content type', type: 'string', source: 'RFC 7515 §4.1.10',
    meaning: 'What is inside; JWT means the content is another token.' },
  { name: 'crit', title: 'Critical extensions', type: 'strings', source: 'RFC 7515 §4.1.11',
    meaning: 'Header parameters that a reader must understand or else refuse the token.' },
  { name: 'kid', title: 'Key id', type: 'string', source: 'RFC 7515 §4.1.4',
    meaning: 'Which of the issuer\'s keys signed the token, or which of the receiver\'s keys opens it; only a name, it proves nothing.' },
  { name: 'jku', title: 'Key set address', type: 'uri', source: 'RFC 7515 §4.1.2',
    meaning: 'Where the token says its keys are; whoever made the token wrote it, so never fetch keys from there unasked.' },
  { name: 'jwk', title: 'Embedded key', type: 'object', source: 'RFC 7515 §4.1.3',
    meaning: 'A public key sent with the token; good for proofs of possession, worthless as proof of who issued an access token.' },
  { name: 'x5u', title: 'Certificate address', type: 'uri', source: 'RFC 7515 §4.1.5',
    meaning: 'Where the token says its certificate is; whoever made the token wrote it, so never fetch it unasked.' },
  { name: 'x5c', title: 'Certificate chain', type: 'strings', source: 'RFC 7515 §4.1.6',
    meaning: 'The certificate of the signing key and those above it; it counts only when it leads to a certificate you trust.' },
  { name: 'x5t', title: 'Certificate thumbprint', type: 'string', source: 'RFC 7515 §4.1.7',
    meaning: 'The SHA-1 thumbprint of the signing certificate, used to find the key; SHA-1 is outdated.' },
  { name: 'x5t#S256', title: 'Certificate thumbprint', type: 'string', source: 'RFC 7515 §4.1.8',
    meaning: 'The SHA-256 thumbprint of the signing certificate, used to find the key.' },
  { name: 'b64', title: 'Payload encoding', type: 'boolean', source: 'RFC 7797 §3',
    meaning: 'When false, the payload is signed as it is, without base64url; a JWT must not do so.' },
];

// prettier-ignore
const encryptionParameters: readonly RegistryEntry[] = [
  { name: 'enc', title: 'Content encryption', type: 'string', source: 'RFC 7516 §4.1.2',
    meaning: 'How the content is encrypted once the key is known.' },
  { name: 'zip', title: 'Compression', type: 'string', source: 'RFC 7516 §4.1.3',
    meaning: 'The content was compressed before it was encrypted; that can leak secrets by its length and hide a huge text.' },
  { name: 'epk', title: 'Ephemeral key', type: 'object', source: 'RFC 7518 §4.6.1.1',
    meaning: 'The sender\'s public key made for this one token; with the receiver\'s private key it gives the secret.' },
  { name: 'apu', title: 'Sender info', type: 'string', source: 'RFC 7518 §4.6.1.2',
    meaning: 'A value about the sender that goes into the computation of the key.' },
  { name: 'apv', title: 'Receiver info', type: 'string', source: 'RFC 7518 §4.6.1.3',
    meaning: 'A value about the receiver that goes into the computation of the key.' },
  { name: 'iv', title: 'Key wrap start value', type: 'string', source: 'RFC 7518 §4.7.1.1',
    meaning: 'The start value used when the content key was encrypted with AES-GCM.' },
  { name: 'tag', title: 'Key wrap seal', type: 'string', source: 'RFC 7518 §4.7.1.2',
    meaning: 'The seal that shows the encrypted content key was not changed.' },
  { name: 'p2s', title: 'Password salt', type: 'string', source: 'RFC 7518 §4.8.1.1',
    meaning: 'The random value mixed into the password from which the key is made.' },
  { name: 'p2c', title: 'Password rounds', type: 'number', source: 'RFC 7518 §4.8.1.2',
    meaning: 'How many rounds it takes to make the key from the password; too few are weak, too many can stall a server.' },
];

// prettier-ignore
const otherParameters: readonly RegistryEntry[] = [
  { name: 'iss', title: 'Issuer', type: 'string-or-uri', source: 'RFC 7519 §5.3',
    meaning: 'The issuer, copied out of the encrypted token so that it can be read without the key.' },
  { name: 'sub', title: 'Subject', type: 'string-or-uri', source: 'RFC 7519 §5.3',
    meaning: 'The subject, copied out of the encrypted token so that it can be read without the key.' },
  { name: 'aud', title: 'Audience', type: 'string-or-strings', source: 'RFC 7519 §5.3',
    meaning: 'The audience, copied out of the encrypted token so that it can be read without the key.' },
  { name: 'ppt', title: 'PASSporT extension', type: 'string', source: 'RFC 8225 §8.1',
    meaning: 'Which extension of the telephone-call token this is, such as shaken.' },
  { name: 'url', title: 'Request address', type: 'uri', source: 'RFC 8555 §6.4.1',
    meaning: 'The one address this signed certificate request (ACME) may be sent to.' },
  { name: 'nonce', title: 'Nonce', type: 'string', source: 'RFC 8555 §6.5.2',
    meaning: 'A value from the server that makes a signed certificate request (ACME) good for one use.' },
  { name: 'svt', title: 'Signature validation token', type: 'string', source: 'RFC 9321',
    meaning: 'A signed record that the signature was checked before, so that it can be trusted years later.' },
  { name: 'iheSSId', title: 'IHE submission set', type: 'string', source: 'IHE Document Digital Signature',
    meaning: 'The set of medical documents this signature belongs to.' },
  { name: 'jwt', title: 'Verifier attestation', type: 'string', source: 'OpenID for Verifiable Presentations',
    meaning: 'A token in which somebody vouches for whoever asks to see credentials.' },
  { name: 'client_id', title: 'Client id', type: 'string', source: 'OpenID for Verifiable Presentations',
    meaning: 'The application that asks to see credentials.' },
  { name: 'trust_chain', title: 'Trust chain', type: 'strings', source: 'OpenID Federation',
    meaning: 'The statements that lead from the signer up to a trust anchor, in order.' },
  { name: 'peer_trust_chain', title: 'Receiver\'s trust chain', type: 'strings', source: 'OpenID Federation',
    meaning: 'The statements that lead from the receiver up to the same trust anchor.' },
];

/** Every parameter of the IANA registry "JSON Web Signature and Encryption Header Parameters". */
export const registeredHeaderParameters: readonly RegistryEntry[] = [
  ...signatureAndKeyParameters,
  ...encryptionParameters,
  ...otherParameters,
];

// prettier-ignore
const entraParameters: readonly RegistryEntry[] = [
  { name: 'nonce', title: 'Graph nonce', type: 'string', source: 'Microsoft Entra ID',
    meaning: 'Marks a token for Microsoft\'s own APIs: it is replaced by its hash before signing, so nobody else can check the signature.' },
  { name: 'origin', title: 'Origin', type: 'string', source: 'Microsoft Entra ID',
    meaning: 'For Microsoft\'s own use; there is nothing to read in it.' },
];

// prettier-ignore
const clerkParameters: readonly RegistryEntry[] = [
  { name: 'cat', title: 'Token category', type: 'string', source: 'Clerk',
    meaning: 'Clerk\'s own mark of what kind of token this is.' },
];

const registered: ReadonlyMap<string, RegistryEntry> = byName(registeredHeaderParameters);
const providerOwn: ReadonlyMap<string, ReadonlyMap<string, RegistryEntry>> = new Map([
  ...['entra-v1', 'entra-v2', 'entra-graph', 'azure-managed-identity'].map(
    (id) => [id, byName(entraParameters)] as const,
  ),
  ['clerk', byName(clerkParameters)] as const,
]);

/** The entry for a header parameter: the provider's own reading of it first, then the IANA registry's. */
export function headerEntry(name: string, providerId?: string): RegistryEntry | undefined {
  const own = providerId === undefined ? undefined : providerOwn.get(providerId)?.get(name);
  return own ?? registered.get(name);
}

function byName(entries: readonly RegistryEntry[]): ReadonlyMap<string, RegistryEntry> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}
