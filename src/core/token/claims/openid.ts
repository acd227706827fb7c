/** The IANA claims of OpenID Connect: the login, the person, and the identity assurance. */
import type { RegistryEntry } from './entry';

/** How and for whom the login happened. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const openidLoginClaims: readonly RegistryEntry[] = [
  { name: 'azp', title: 'Authorized party', type: 'string', source: 'OpenID Connect Core §2',
    meaning: 'The client the token was issued to; it matters when the audience is somebody else or several.' },
  { name: 'nonce', title: 'Nonce', type: 'string', source: 'OpenID Connect Core §2',
    meaning: 'The random value the client sent with its request; a different value means the token belongs to another login.' },
  { name: 'auth_time', title: 'Authentication time', type: 'instant', source: 'OpenID Connect Core §2',
    meaning: 'When the user last really signed in, which can be long before this token was issued.' },
  { name: 'acr', title: 'Authentication level', type: 'string', source: 'OpenID Connect Core §2',
    meaning: 'How strong the sign-in was, by a name the issuer defines; compare it with what the API asks for.' },
  { name: 'amr', title: 'Authentication methods', type: 'strings', source: 'RFC 8176',
    meaning: 'How the user signed in, such as with a password (pwd) or a second factor (mfa).' },
  { name: 'at_hash', title: 'Access token hash', type: 'string', source: 'OpenID Connect Core §3.1.3.6',
    meaning: 'Half of a hash of the access token issued beside this ID token; it shows the two belong together.' },
  { name: 'c_hash', title: 'Code hash', type: 'string', source: 'OpenID Connect Core §3.3.2.11',
    meaning: 'Half of a hash of the authorization code issued beside this ID token; it shows the code was not swapped.' },
  { name: 'sub_jwk', title: 'Subject key', type: 'object', source: 'OpenID Connect Core §7.4',
    meaning: 'The public key of a user who issues the ID token alone, without a provider.' },
  { name: '_claim_names', title: 'Claims kept elsewhere', type: 'object', source: 'OpenID Connect Core §5.6.2',
    meaning: 'Claims that are not in the token but at one of the listed sources; Entra does so with too many groups.' },
  { name: '_claim_sources', title: 'Claim sources', type: 'object', source: 'OpenID Connect Core §5.6.2',
    meaning: 'Where the claims that are kept elsewhere can be had; nothing is fetched from there because a token says so.' },
  { name: 'sid', title: 'Session id', type: 'string', source: 'OpenID Connect Front-Channel Logout §3',
    meaning: 'The session at the provider; a logout token names the session that ends.' },
];

/** Who the person is. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const openidPersonClaims: readonly RegistryEntry[] = [
  { name: 'name', title: 'Full name', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The full name of the person, as it is shown on a screen.' },
  { name: 'given_name', title: 'Given name', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The first name or names of the person.' },
  { name: 'family_name', title: 'Family name', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The last name or names of the person.' },
  { name: 'middle_name', title: 'Middle name', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The middle name or names of the person.' },
  { name: 'nickname', title: 'Nickname', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The casual name of the person.' },
  { name: 'preferred_username', title: 'Preferred user name', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The name the person likes to be known by; it can change and be given to others, so never use it as an id.' },
  { name: 'profile', title: 'Profile page', type: 'uri', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The address of the person\'s profile page.' },
  { name: 'picture', title: 'Picture', type: 'uri', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The address of a picture of the person.' },
  { name: 'website', title: 'Web site', type: 'uri', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The address of the person\'s own page or blog.' },
  { name: 'email', title: 'E-mail address', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The e-mail address of the person; trust it only when it is marked as verified, and never use it as an id.' },
  { name: 'email_verified', title: 'E-mail verified', type: 'boolean', source: 'OpenID Connect Core §5.1',
    meaning: 'Whether the provider has checked that the person controls the e-mail address.' },
  { name: 'gender', title: 'Gender', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The gender of the person.' },
  { name: 'birthdate', title: 'Date of birth', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The day the person was born, as YYYY-MM-DD; the year 0000 means the year is kept back.' },
  { name: 'zoneinfo', title: 'Time zone', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The time zone of the person, such as Europe/Zurich.' },
  { name: 'locale', title: 'Language', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The language and region of the person, such as de-CH.' },
  { name: 'phone_number', title: 'Phone number', type: 'string', source: 'OpenID Connect Core §5.1', personal: true,
    meaning: 'The phone number of the person, with the country code.' },
  { name: 'phone_number_verified', title: 'Phone number verified', type: 'boolean', source: 'OpenID Connect Core §5.1',
    meaning: 'Whether the provider has checked that the person controls the phone number.' },
  { name: 'address', title: 'Postal address', type: 'object', source: 'OpenID Connect Core §5.1.1', personal: true,
    meaning: 'The postal address of the person.' },
  { name: 'updated_at', title: 'Profile updated', type: 'instant', source: 'OpenID Connect Core §5.1',
    meaning: 'When the data about the person last changed.' },
];

/** What has been checked about the person, and how far to trust it. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const identityAssuranceClaims: readonly RegistryEntry[] = [
  { name: 'verified_claims', title: 'Verified claims', type: 'any', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'Data about the person that somebody has checked, with how and by whom.' },
  { name: 'place_of_birth', title: 'Place of birth', type: 'object', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'Where the person was born.' },
  { name: 'nationalities', title: 'Nationalities', type: 'strings', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'The nationalities of the person, as country codes.' },
  { name: 'birth_family_name', title: 'Family name at birth', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'The last name the person was born with.' },
  { name: 'birth_given_name', title: 'Given name at birth', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'The first name the person was born with.' },
  { name: 'birth_middle_name', title: 'Middle name at birth', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'The middle name the person was born with.' },
  { name: 'salutation', title: 'Salutation', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'How the person is addressed, such as Ms.' },
  { name: 'title', title: 'Title', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'The title of the person, such as Dr.' },
  { name: 'msisdn', title: 'Mobile number', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'The mobile phone number of the person, digits only, with the country code.' },
  { name: 'also_known_as', title: 'Other name', type: 'string', source: 'OpenID Identity Assurance', personal: true,
    meaning: 'A stage name, religious name or other alias of the person.' },
  { name: 'vot', title: 'Vector of trust', type: 'string', source: 'RFC 8485',
    meaning: 'How well the identity was proofed and the login protected, as a short code such as P1.Cc.Ac.' },
  { name: 'vtm', title: 'Trust mark address', type: 'uri', source: 'RFC 8485',
    meaning: 'The address of the page that says what the codes in the vector of trust mean.' },
];
