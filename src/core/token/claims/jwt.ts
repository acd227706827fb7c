/** The IANA claims of JWT itself: who, for whom, until when, and how the token is bound. */
import type { RegistryEntry } from './entry';

/** The claims of RFC 7519, the seven that every reader meets. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const jwtClaims: readonly RegistryEntry[] = [
  { name: 'iss', title: 'Issuer', type: 'string-or-uri', source: 'RFC 7519 §4.1.1',
    meaning: 'Who made and signed the token; an API must accept only issuers it knows, compared letter by letter.' },
  { name: 'sub', title: 'Subject', type: 'string-or-uri', source: 'RFC 7519 §4.1.2',
    meaning: 'Whom the token is about, a user or a service; the id is unique only together with the issuer.' },
  { name: 'aud', title: 'Audience', type: 'string-or-strings', source: 'RFC 7519 §4.1.3',
    meaning: 'For whom the token is meant; an API that does not find itself here must refuse the token.' },
  { name: 'exp', title: 'Expiration time', type: 'instant', source: 'RFC 7519 §4.1.4',
    meaning: 'When the token ends; from this second on it must be refused.' },
  { name: 'nbf', title: 'Not before', type: 'instant', source: 'RFC 7519 §4.1.5',
    meaning: 'When the token starts to count; before this second it must be refused.' },
  { name: 'iat', title: 'Issued at', type: 'instant', source: 'RFC 7519 §4.1.6',
    meaning: 'When the token was made; together with the expiration time it tells how long the token lives.' },
  { name: 'jti', title: 'Token id', type: 'string', source: 'RFC 7519 §4.1.7',
    meaning: 'A unique id of this one token, used to notice a replay or to revoke it.' },
];

/** OAuth claims: delegation, access-token profile, proof of possession, introspection. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const oauthClaims: readonly RegistryEntry[] = [
  { name: 'act', title: 'Actor', type: 'object', source: 'RFC 8693 §4.1',
    meaning: 'Who acts on behalf of the subject right now; only the outermost actor counts for access decisions.' },
  { name: 'may_act', title: 'Authorized actor', type: 'object', source: 'RFC 8693 §4.4',
    meaning: 'Who is allowed to act on behalf of the subject by exchanging this token.' },
  { name: 'scope', title: 'Scopes', type: 'scopes', source: 'RFC 8693 §4.2',
    meaning: 'What the client may do with the token, as words separated by spaces.' },
  { name: 'client_id', title: 'Client id', type: 'string', source: 'RFC 8693 §4.3',
    meaning: 'The application that asked for the token and is expected to send it.' },
  { name: 'roles', title: 'Roles', type: 'strings', source: 'RFC 9068 §2.2.3.1',
    meaning: 'The roles the subject holds, as the API uses them to decide what is allowed.' },
  { name: 'groups', title: 'Groups', type: 'strings', source: 'RFC 9068 §2.2.3.1',
    meaning: 'The groups the subject belongs to; long lists make the token too big for some servers.' },
  { name: 'entitlements', title: 'Entitlements', type: 'strings', source: 'RFC 9068 §2.2.3.1',
    meaning: 'Single rights that were given to the subject beside roles and groups.' },
  { name: 'authorization_details', title: 'Authorization details', type: 'objects', source: 'RFC 9396 §9.1',
    meaning: 'What exactly was allowed, as objects with a type, such as one payment of one amount; finer than scopes.' },
  { name: 'cnf', title: 'Confirmation key', type: 'object', source: 'RFC 7800 §3.1',
    meaning: 'The key the sender must prove to hold; a stolen token is useless without it.' },
  { name: 'token_introspection', title: 'Introspection answer', type: 'object', source: 'RFC 9701 §5',
    meaning: 'What the issuer says about another token, signed, with "active" telling whether that token still lives.' },
  { name: 'htm', title: 'HTTP method', type: 'string', source: 'RFC 9449 §4.2',
    meaning: 'The HTTP method of the one request this DPoP proof is for.' },
  { name: 'htu', title: 'HTTP target', type: 'uri', source: 'RFC 9449 §4.2',
    meaning: 'The address of the one request this DPoP proof is for, without query and fragment.' },
  { name: 'ath', title: 'Access token hash', type: 'string', source: 'RFC 9449 §4.2',
    meaning: 'The SHA-256 of the access token sent beside this proof; it ties the two together.' },
  { name: 'exi', title: 'Expires in', type: 'seconds', source: 'RFC 9200 §5.10.3',
    meaning: 'How many seconds the token lives after it was first seen, for devices that have no clock.' },
  { name: 'ace_profile', title: 'ACE profile', type: 'string', source: 'RFC 9200 §5.10',
    meaning: 'Which security profile a small device has to use with this token.' },
  { name: 'cnonce', title: 'Client nonce', type: 'string', source: 'RFC 9200 §5.10',
    meaning: 'A value the device chose and gets back, so that it knows the token is fresh.' },
];

/** Security events, status lists, and selective disclosure. */
// A table reads by line: two lines to an entry instead of seven.
// prettier-ignore
export const eventAndDisclosureClaims: readonly RegistryEntry[] = [
  { name: 'events', title: 'Security events', type: 'object', source: 'RFC 8417 §2.2',
    meaning: 'What happened, such as a logout or a disabled account; each name is the address of an event type.' },
  { name: 'toe', title: 'Time of event', type: 'instant', source: 'RFC 8417 §2.2',
    meaning: 'When the event happened, which can be long before the token was made.' },
  { name: 'txn', title: 'Transaction id', type: 'string', source: 'RFC 8417 §2.2',
    meaning: 'An id that ties several tokens or log lines to the same transaction.' },
  { name: 'sub_id', title: 'Subject identifier', type: 'object', source: 'RFC 9493 §4.1',
    meaning: 'Whom the token is about, as an object that also says what kind of id it is, such as an e-mail address.' },
  { name: 'status', title: 'Status reference', type: 'object', source: 'Token Status List',
    meaning: 'Where to look up whether the token was revoked or suspended; the token alone does not tell.' },
  { name: 'status_list', title: 'Status list', type: 'object', source: 'Token Status List',
    meaning: 'The states of many tokens as one compressed row of bits.' },
  { name: 'ttl', title: 'Time to live', type: 'seconds', source: 'Token Status List',
    meaning: 'How many seconds a copy of this status list may be kept before it is fetched again.' },
  { name: '_sd', title: 'Hidden claims', type: 'strings', source: 'RFC 9901 §4.2.4',
    meaning: 'One digest for each claim that the holder can show or keep back; some may be decoys.' },
  { name: '...', title: 'Hidden array element', type: 'string', source: 'RFC 9901 §4.2.4',
    meaning: 'The digest of a list element that the holder can show or keep back.' },
  { name: '_sd_alg', title: 'Digest algorithm', type: 'string', source: 'RFC 9901 §4.1.1',
    meaning: 'The hash function of the hidden claims, sha-256 when absent.' },
  { name: 'sd_hash', title: 'SD-JWT hash', type: 'string', source: 'RFC 9901 §4.3',
    meaning: 'The digest of the token and of the disclosures shown with it; it ties the key-binding proof to them.' },
  { name: 'vc', title: 'Verifiable credential', type: 'object', source: 'W3C Verifiable Credentials',
    meaning: 'A credential that somebody attests about the subject, such as a diploma, inside a JWT.' },
  { name: 'vp', title: 'Verifiable presentation', type: 'object', source: 'W3C Verifiable Credentials',
    meaning: 'Credentials that the holder puts together to show them to one verifier.' },
];
