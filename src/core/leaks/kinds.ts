/** The kinds of credentials in words, for lists and reports. */
import type { LeakKind } from './leak';

export interface KindWords {
  /** What is found, such as `Access token in the repository`. */
  readonly title: string;
  /** What somebody can do with it. */
  readonly harm: string;
  /** What to do about it; a text that was committed stays in the history, so that to delete it is never enough. */
  readonly remedy: string;
}

const outOfText = 'Then take it out of the text; it stays in the history of the repository.';

const words: Readonly<Record<LeakKind, KindWords>> = {
  'access-token': {
    title: 'Access token in a text',
    harm: 'Whoever reads an access token can call the APIs it is for until it expires (RFC 6750 section 5).',
    remedy: `Revoke it at its issuer, or end the session it belongs to. ${outOfText}`,
  },
  'refresh-token': {
    title: 'Refresh token in a text',
    harm: 'Whoever reads a refresh token can obtain new access tokens, often for months (RFC 9700 section 4.14).',
    remedy: `Revoke it at its issuer (RFC 7009). ${outOfText}`,
  },
  'id-token': {
    title: 'ID token in a text',
    harm: 'An ID token tells who somebody is, and a client that checks too little takes it for a sign-in.',
    remedy: `End the session it belongs to where that is possible. ${outOfText}`,
  },
  'signed-token': {
    title: 'Signed token in a text',
    harm: 'Whoever reads a signed token can present it until it expires, and read all that is in it.',
    remedy: `Find out what it is for, and revoke it there. ${outOfText}`,
  },
  'encrypted-token': {
    title: 'Encrypted token in a text',
    harm: 'Nobody without the key can read an encrypted token, but whoever has it can present it.',
    remedy: `Revoke it at its issuer. ${outOfText}`,
  },
  'opaque-token': {
    title: 'Token or API key in a text',
    harm: 'Whoever reads the token or API key of a service can act as the one it was made for.',
    remedy: `Revoke it in the settings of the service and make a new one. ${outOfText}`,
  },
  'private-key': {
    title: 'Private key in a text',
    harm: 'Whoever reads a private or shared key can sign or decrypt in the name of its owner.',
    remedy: `Replace it everywhere and withdraw its public key or certificate. ${outOfText}`,
  },
  'client-secret': {
    title: 'Client secret in a text',
    harm: 'Whoever reads a client secret can act as the application (RFC 6749 section 2.3).',
    remedy: `Make a new secret at the authorization server and delete this one. ${outOfText}`,
  },
};

/** Every kind, in the order of reports. */
// Object.keys is typed `string[]`; the members of this record are the kinds by definition.
export const leakKinds = Object.keys(words) as readonly LeakKind[];

/** The kind that a text names. */
export function leakKindOf(text: unknown): LeakKind | undefined {
  return leakKinds.find((kind) => kind === text);
}

/** A kind in words. */
export function kindWords(kind: LeakKind): KindWords {
  return words[kind];
}
