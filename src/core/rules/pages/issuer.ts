/** Pages of the rules that need the keys, the metadata or the word of the issuer. */
import type { RulePage } from './page';

export const issuerPages: readonly RulePage[] = [
  {
    id: 'issuer-not-configured',
    title: 'Nobody you trust issued it, as far as is known',
    why: 'The issuer that the token names is not in your list. Keys are not fetched because a token names them: that is how forgeries pass.',
    mend: 'If you know this issuer, run "Claimcheck: Add Issuer of This Token…".',
  },
  {
    id: 'signature-invalid',
    title: 'The signature is wrong',
    why: 'No key of the issuer made this signature over these bytes. The token was changed, or somebody else signed it.',
    mend: 'Do not use it. If it should be right: another environment, another tenant, or a secret that was replaced are the usual causes.',
  },
  {
    id: 'signature-unverifiable',
    title: 'The key is not there',
    why: 'The issuer publishes no key with this id, not even after looking again. The key was retired, or the token is of another environment.',
    mend: 'Get a new token. If new ones fail too, compare issuer and key set address with the metadata.',
  },
  {
    id: 'key-issuer-binding',
    title: 'The key may not sign for this issuer',
    why: 'Microsoft Entra ID publishes keys of many tenants together and notes for which issuer each one counts. Without this check one tenant could sign for another.',
    mend: 'Refuse the token.',
  },
  {
    id: 'alg-not-allowed-for-issuer',
    title: 'The issuer does not sign with this algorithm',
    why: 'Which algorithms count is for the configuration and the metadata to say, never for the token.',
    mend: 'Add the algorithm to the profile if the issuer really uses it; else refuse the token.',
  },
  {
    id: 'iss-mismatch',
    title: 'Another issuer than expected',
    why: 'Issuers are compared letter by letter. A slash, the case, or v1 instead of v2 makes it another one.',
    mend: 'Configure the issuer exactly as the token has it, after making sure that it is the right one.',
  },
  {
    id: 'aud-mismatch',
    title: 'Meant for another API',
    why: 'The token is valid, but for somebody else. An API that accepts it lets every other API act in the name of its users.',
    mend: 'Ask for a token with the audience of this API (audience, resource, or scope, depending on the issuer).',
  },
  {
    id: 'introspection-inactive',
    title: 'The issuer says it is not active',
    why: 'It was revoked, has expired, or was never issued, whatever the token itself says.',
    mend: 'Get a new token.',
  },
  {
    id: 'introspection-conflict',
    title: 'The issuer says something else than the token',
    why: 'Introspection and token differ in claims that matter. One of them is out of date, or they are not of the same token.',
    mend: 'Believe the introspection, and find out why they differ.',
  },
  {
    id: 'userinfo-sub-mismatch',
    title: 'The user information is of another user',
    why: 'OpenID Connect requires the same "sub" in both. A difference means that the access token was swapped.',
    mend: 'Do not use the answer; sign in again.',
  },
  {
    id: 'dpop-nonce',
    title: 'The server wants its nonce in the proof',
    why: 'The proof carries none, or an old one, so the server cannot tell whether it is fresh.',
    mend: 'Repeat the request once with the nonce of the DPoP-Nonce header.',
  },
  {
    id: 'mtls-thumbprint',
    title: 'Bound to another certificate',
    why: 'The token may only be used over TLS with the certificate whose thumbprint it carries.',
    mend: 'Use the client certificate that the token was requested with.',
  },
  {
    id: 'scope-vs-metadata',
    title: 'A scope the server does not list',
    why: 'It may be misspelt, or of another server. Servers need not list all scopes, so this is a hint.',
    mend: 'Compare with "scopes_supported" and the documentation.',
  },
  {
    id: 'status-list',
    title: 'Revoked or suspended by its status list',
    why: 'The issuer marked this token in the list that it refers to.',
    mend: 'Do not accept it; get a new one.',
  },
  {
    id: 'graph-nonce-token',
    title: 'Only Microsoft can check this token',
    why: 'Tokens for Microsoft Graph and some others carry a "nonce" in the header and are signed over a changed form of it. For anybody else the signature never fits, and that is no fault.',
    mend: 'Treat it as opaque. For an API of your own, ask for a token with its audience.',
  },
  {
    id: 'okta-org-token',
    title: 'Only Okta can check this token',
    why: 'Access tokens of the org authorization server are meant for Okta itself, and their keys are not published.',
    mend: 'Use a custom authorization server ("/oauth2/default" or another) for APIs of your own.',
  },
];
