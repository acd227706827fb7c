/** Pages of the rules about one kind of token each. */
import type { RulePage } from './page';

export const kindPages: readonly RulePage[] = [
  {
    id: 'at-profile-9068',
    title: 'Not a complete RFC 9068 access token',
    why: 'The type "at+jwt" promises certain claims. Without them a strict API answers 401, and a lenient one decides without knowing for whom.',
    mend: 'Let the issuer write iss, exp, aud, sub, client_id, iat and jti.',
  },
  {
    id: 'id-required-claims',
    title: 'Not a complete ID token',
    why: 'OpenID Connect requires iss, sub, aud, exp and iat. A client that accepts less can be given a token of somebody else.',
    mend: 'Let the issuer write the missing claims.',
  },
  {
    id: 'id-azp',
    title: 'The authorized party is missing or another one',
    why: 'With several audiences, "azp" says for which client the ID token was issued. Another client must not accept it.',
    mend: 'Check that "azp" is your own client id.',
  },
  {
    id: 'id-used-as-bearer',
    title: 'An ID token used to call an API',
    why: 'An ID token tells a client who signed in. It is not meant for APIs: they are not its audience, and it carries no scopes.',
    mend: 'Send the access token instead.',
  },
  {
    id: 'id-at-hash',
    title: 'The access token is not the one it was issued with',
    why: '"at_hash" binds the two together. A difference means that one of them was swapped.',
    mend: 'Throw both away and sign in again.',
  },
  {
    id: 'id-c-hash',
    title: 'The code is not the one it was issued with',
    why: '"c_hash" binds ID token and authorization code together. A difference means that the code was swapped.',
    mend: 'Do not exchange the code; sign in again.',
  },
  {
    id: 'id-nonce',
    title: 'The nonce is missing or another one',
    why: 'The nonce ties the ID token to the sign-in that asked for it. Without it an old token can be played again.',
    mend: 'Send a random nonce with each sign-in, and compare it.',
  },
  {
    id: 'id-auth-time',
    title: 'The sign-in is too old, or not dated',
    why: 'A maximum age was asked for, and "auth_time" does not show that it was kept.',
    mend: 'Send max_age or prompt=login, and check "auth_time".',
  },
  {
    id: 'logout-token',
    title: 'Not a correct logout token',
    why: 'A logout token must not be usable as an ID token, nor the reverse; its claims make that sure.',
    mend: 'Write iss, aud, iat, exp, jti, the logout event, and sub or sid; never a nonce.',
  },
  {
    id: 'dpop-structure',
    title: 'Not a correct DPoP proof',
    why: 'The proof shows that the sender holds a key. A server refuses one that lacks a part, and one that carries a private key gives that key away.',
    mend: 'Use type "dpop+jwt", a public "jwk", an asymmetric algorithm, and the claims jti, htm, htu and iat.',
  },
  {
    id: 'dpop-iat-window',
    title: 'The proof is too old or too new',
    why: 'Servers accept a proof for a few minutes only, so that a recorded one is worthless.',
    mend: 'Make a new proof for every request, and set the clock.',
  },
  {
    id: 'dpop-binding',
    title: 'Proof and access token do not belong together',
    why: 'The access token is bound to the thumbprint of another key, or the proof to another token.',
    mend: 'Make the proof with the key that the token was requested with, and "ath" of this very token.',
  },
  {
    id: 'client-assertion',
    title: 'Not a correct client assertion',
    why: 'With it a client proves who it is. A wrong audience lets another server use it, and without end or id it can be used again.',
    mend: 'Set iss and sub to the client id, aud to the issuer, a "jti", and an "exp" minutes ahead.',
  },
  {
    id: 'sd-jwt-structure',
    title: 'Not a correct SD-JWT',
    why: 'Disclosures count only when their digest is in the signed part, once. Anything else can be added by whoever passes the token on.',
    mend: 'Refuse the token as RFC 9901 section 7.1 says. At the issuer, use a library.',
  },
  {
    id: 'sd-jwt-kb',
    title: 'The key binding is not right',
    why: 'The Key Binding JWT shows that the holder presents these disclosures to this verifier now. Without that, a copy would do.',
    mend: 'Make a new one for each presentation, with iat, aud, nonce and the hash of what is presented.',
  },
  {
    id: 'sd-jwt-decoys/undisclosed',
    title: 'Digests without a disclosure',
    why: 'They stand for claims that were withheld, or for decoys that hide how many there are. That is how SD-JWT is meant to work.',
    mend: 'Nothing to mend. If you miss a claim, ask the holder to disclose it.',
  },
  {
    id: 'vc-legacy-typ',
    title: 'The old type of a credential',
    why: '"vc+sd-jwt" was renamed "dc+sd-jwt". New verifiers may not know the old name.',
    mend: 'Issue "dc+sd-jwt", and accept both for a while.',
  },
  {
    id: 'svid-profile',
    title: 'Not a correct JWT-SVID',
    why: 'SPIFFE allows certain algorithms, headers and claims only; workloads refuse the rest.',
    mend: 'Write a spiffe:// URI as "sub", an audience and an "exp"; sign with RS, ES or PS.',
  },
];
