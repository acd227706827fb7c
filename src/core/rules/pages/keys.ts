/** Pages of the rules about keys, key sets and metadata. */
import type { RulePage } from './page';

export const keyPages: readonly RulePage[] = [
  {
    id: 'hmac-secret-too-short',
    title: 'The shared secret is too short',
    why: 'RFC 7518 requires as many bytes as the hash has. Shorter secrets are found by trying, offline, from a single token.',
    mend: 'Make a random secret of 32, 48 or 64 bytes for HS256, HS384 or HS512.',
  },
  {
    id: 'hmac-secret-is-public-key',
    title: 'A public key as a shared secret',
    why: 'Everybody knows a public key, so everybody can sign with it. This is the classic key confusion.',
    mend: 'Verify with the public key and an asymmetric algorithm, or use a random secret.',
  },
  {
    id: 'jwk-private-in-jwks',
    title: 'A private key in the key set',
    why: 'Key sets are published. Whoever has fetched this one can sign as the issuer.',
    mend: 'Replace the key at once, and publish the public members only.',
  },
  {
    id: 'jwk-use-ops-mismatch',
    title: 'The key is meant for something else',
    why: '"use" or "key_ops" say that the key does not check signatures, or contradict each other. Libraries pass it over.',
    mend: 'Write "use": "sig" for keys that sign tokens, and leave "key_ops" out or in agreement.',
  },
  {
    id: 'jwk-alg-missing',
    title: 'The key names no algorithm',
    why: 'One key should serve one algorithm. Without "alg" each verifier decides by itself.',
    mend: 'Write "alg" into each key.',
  },
  {
    id: 'jwk-alg-mismatch',
    title: 'Key and algorithm do not fit',
    why: 'The key cannot be used with the algorithm it names, so every verification with it fails.',
    mend: 'Correct "alg", or publish the right key.',
  },
  {
    id: 'jwks-duplicate-kid',
    title: 'Two keys with one id',
    why: 'A verifier takes the first, or refuses both; tokens then fail for some users and not for others.',
    mend: 'Give each key an id of its own, such as its thumbprint.',
  },
  {
    id: 'jwks-mixed-symmetric',
    title: 'Secrets beside public keys',
    why: 'A shared secret in a set that is published is no secret, and beside public keys it opens the door to key confusion.',
    mend: 'Keep symmetric keys out of key sets.',
  },
  {
    id: 'rsa-exponent',
    title: 'An RSA key with a dangerous number',
    why: 'With an exponent of 1 every signature is valid, an even one cannot work, and small ones have been broken through careless padding.',
    mend: 'Make a new key with the exponent 65537.',
  },
  {
    id: 'ec-curve-mismatch',
    title: 'The curve does not fit',
    why: 'ES256 needs P-256, and so on; coordinates have a fixed length, and the point must lie on the curve. Otherwise nothing can be verified, or a private key is at risk.',
    mend: 'Export the key again with a library.',
  },
  {
    id: 'x5c-mismatch',
    title: 'Key and certificate differ',
    why: 'The certificate beside the key is for another key. Verifiers disagree which of the two they use.',
    mend: 'Publish the certificate of this key, or none.',
  },
  {
    id: 'metadata-issuer-mismatch',
    title: 'The metadata is of another issuer',
    why: 'The "issuer" in the document must be, to the letter, the one it was asked for. Otherwise one server can pose as another (mix-up).',
    mend: 'Configure the issuer as the document writes it, often with or without a slash at the end; or correct the server behind its proxy.',
  },
  {
    id: 'metadata-endpoint-not-https',
    title: 'An endpoint without https',
    why: 'Tokens, secrets or keys would travel in the clear.',
    mend: 'Configure the public https URL at the server; behind a proxy it often needs to be told.',
  },
  {
    id: 'metadata-no-pkce-s256',
    title: 'No sign of PKCE with S256',
    why: 'Without PKCE a stolen authorization code can be used. RFC 9700 requires it.',
    mend: 'Switch it on at the server, and have it say so in "code_challenge_methods_supported".',
  },
  {
    id: 'metadata-alg-none',
    title: 'The server offers unsigned ID tokens',
    why: 'A client that takes its algorithms from the metadata would accept a token without a signature.',
    mend: 'Remove "none" from "id_token_signing_alg_values_supported".',
  },
];
