/** Where the keys of a profile are, in words. */
import type { IssuerProfile } from '../../core/issuers/issuer';

/** One line for each place; a profile may have more than one. */
export function keyPlaces(profile: IssuerProfile): readonly string[] {
  const { discovery, jwksUri, jwks, jwksFile, publicKey, publicKeyFile, sharedSecret } = profile;
  return [
    ...(discovery === 'none' ? [] : ['Found by discovery: its server is asked where they are.']),
    ...(jwksUri === undefined ? [] : [`Fetched from ${jwksUri}`]),
    ...(jwks === undefined ? [] : ['A key set in the settings']),
    ...(jwksFile === undefined ? [] : [`File ${jwksFile}, as it is now; when it changes, you are asked again.`]),
    ...(publicKey === undefined ? [] : ['A public key in the settings']),
    ...(publicKeyFile === undefined
      ? []
      : [`File ${publicKeyFile}, as it is now; when it changes, you are asked again.`]),
    ...(sharedSecret ? ['A shared secret that you store for this profile'] : []),
  ];
}
