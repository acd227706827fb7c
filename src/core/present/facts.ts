/** Facts about a token that fit no table: what opens it, what stays withheld, who made it. */
import type { DecodedToken, JweNeeds, JwsSignature, OpaqueToken, SelectiveDisclosure } from '../token/decoded';
import { jsonText } from './jsonText';
import { cutText } from './escape';

/** Sentences for people; values from the token in them are cut, and still unescaped. */
export function factSentences(decoded: DecodedToken): readonly string[] {
  switch (decoded.form) {
    case 'jwe':
      return decoded.recipients.length === 0
        ? [opensWith(decoded.needs, 'To open it')]
        : decoded.recipients.map((needs, index) => opensWith(needs, `Recipient ${index + 1}, to open it`));
    case 'sd-jwt':
      return sdJwtFacts(decoded);
    case 'opaque':
      return opaqueFacts(decoded);
    case 'jws-json':
      return [...(decoded.disclosed ? sdJwtFacts(decoded.disclosed) : []), ...decoded.signatures.map(signatureFact)];
    case 'jws-detached':
      return [
        'The signed content travels apart from the token (RFC 7515 appendix F). To check the signature, both are needed.',
      ];
    default:
      return [];
  }
}

/** Longest value from a token inside a sentence. */
const valueLimit = 80;

const keyNames: Readonly<Record<JweNeeds['key'], string>> = {
  'rsa-private-key': "the recipient's RSA private key",
  'ec-private-key': "the recipient's elliptic-curve private key",
  'shared-key': 'the secret key that sender and recipient share',
  password: 'the password that it was encrypted with',
  unknown: 'a key that the header does not make clear',
};

function opensWith(needs: JweNeeds, lead: string): string {
  const id = needs.keyId === undefined ? '' : `, key id ${quoted(needs.keyId)}`;
  const methods = [
    needs.keyManagement === undefined ? '' : `key management ${quoted(needs.keyManagement)}`,
    needs.contentEncryption === undefined ? '' : `content encryption ${quoted(needs.contentEncryption)}`,
  ].filter((method) => method !== '');
  return `${lead}: ${keyNames[needs.key]}${id}${methods.length === 0 ? '' : ` (${methods.join(', ')})`}.`;
}

function sdJwtFacts(token: SelectiveDisclosure): readonly string[] {
  const { undisclosedCount: count, disclosures } = token;
  const withheld = count === 1 ? '1 digest has' : `${count} digests have`;
  return [
    disclosures.length === 0 ? 'Nothing is disclosed beyond the claims below.' : '',
    count === 0 ? '' : `${withheld} no disclosure here: claims that the holder keeps back, or decoys.`,
    token.keyBinding === undefined ? 'No key binding: nothing shows that the sender is the holder.' : '',
  ].filter((fact) => fact !== '');
}

function opaqueFacts(token: OpaqueToken): readonly string[] {
  // That it is wrong, the classification says as a reason of its doubt.
  const checksum = token.checksum === 'valid' ? 'Its checksum is right, so it is written whole.' : '';
  const visibility = token.isPublic ? 'It is meant to be seen by everybody.' : '';
  return [`${token.vendorName}: ${token.credential}.`, checksum, visibility, token.advice ?? ''].filter(
    (fact) => fact !== '',
  );
}

function signatureFact(signature: JwsSignature, index: number): string {
  const header = { ...signature.unprotectedHeader, ...signature.protectedHeader };
  const parts = [
    header['alg'] === undefined ? 'no algorithm named' : quoted(header['alg']),
    header['kid'] === undefined ? '' : `key id ${quoted(header['kid'])}`,
    signature.byteLength === undefined ? 'unreadable' : `${signature.byteLength} bytes`,
  ];
  return `Signature ${index + 1}: ${parts.filter((part) => part !== '').join(', ')}.`;
}

/** A plain name as it is, anything else as JSON. */
function quoted(value: unknown): string {
  const plain = typeof value === 'string' && /^[\w.+-]+$/.test(value);
  // A header value: JSON.parse made it.
  const written = plain ? value : jsonText(value as Parameters<typeof jsonText>[0]);
  const cut = cutText(written, valueLimit);
  return cut.truncated ? `${cut.text}…` : cut.text;
}
