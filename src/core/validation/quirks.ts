/** The providers that need a rule of their own; the issuer of the profile decides which of them counts. */
import { cognitoQuirk } from './quirks/cognito';
import { descopeQuirk } from './quirks/descope';
import { entraQuirk } from './quirks/entra';
import { firebaseQuirk } from './quirks/firebase';
import { googleQuirk } from './quirks/google';
import { oktaQuirk } from './quirks/okta';
import type { Quirk } from './quirks/quirk';
import { spiffeQuirk } from './quirks/spiffe';
import { keycloakQuirk, supabaseQuirk } from './quirks/withheldSecrets';

const quirks: readonly Quirk[] = [
  entraQuirk,
  oktaQuirk,
  cognitoQuirk,
  googleQuirk,
  firebaseQuirk,
  descopeQuirk,
  spiffeQuirk,
  supabaseQuirk,
  keycloakQuirk,
];

const none: Quirk = { id: 'none', fits: () => true };

/** What is special about the tokens of an issuer; nothing for most. */
export function quirkOf(issuer: string): Quirk {
  return quirks.find(({ fits }) => fits(issuer)) ?? none;
}
