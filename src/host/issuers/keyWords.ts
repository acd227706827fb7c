/** Where the keys of a profile are and who is asked for them, in words. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import { urlsIn } from './hosts';
import { isForLogin } from './loginFacts';

/** One line for each place; a profile may have more than one. `pathOf` makes the address of a file short. */
export function keyPlaces(profile: IssuerProfile, pathOf: (file: string) => string): readonly string[] {
  const { discovery, jwksUri, jwks, jwksFile, publicKey, publicKeyFile, sharedSecret } = profile;
  const files = [jwksFile, publicKeyFile].filter((file) => file !== undefined);
  const places = [
    ...(discovery === 'none' ? [] : ['Found by discovery: its server is asked where they are.']),
    ...(jwksUri === undefined ? [] : [`Fetched from ${jwksUri}`]),
    ...(jwks === undefined ? [] : ['A key set in the settings']),
    ...(publicKey === undefined ? [] : ['A public key in the settings']),
    ...files.map((file) => `File ${pathOf(file)}. When it changes, you are asked again.`),
    ...(sharedSecret ? ['A shared secret that you store for this profile'] : []),
  ];
  return places.length === 0 ? ['Nowhere: the entry is for signing in only.'] : places;
}

/** What agreeing to a profile means: what it is used for, and which servers may be asked, if any. */
export function whatAgreeingMeans(profile: IssuerProfile): string {
  const { discovery, jwksUri } = profile;
  const servers = [...(discovery === 'none' ? [] : ['Its server']), ...urlsIn(jwksUri).map(({ host }) => host)].join(
    ' and ',
  );
  const asked = servers === '' ? 'No server is asked for its keys.' : `${servers} may be asked for keys.`;
  const login = isForLogin(profile) ? ' You can sign in with it: the hosts below then get codes and tokens.' : '';
  return `Tokens are validated against it until the entry changes. ${asked}${login}`;
}
