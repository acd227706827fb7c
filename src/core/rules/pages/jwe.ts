/** Pages of the rules about encrypted tokens. */
import type { RulePage } from './page';

export const jwePages: readonly RulePage[] = [
  {
    id: 'jwe-enc-missing',
    title: 'No usable content encryption',
    why: '"enc" names how the content is encrypted. Without a registered authenticated encryption nobody can open the token safely.',
    mend: 'Set "enc" to A256GCM or A128CBC-HS256.',
  },
  {
    id: 'jwe-zip',
    title: 'Compressed before encryption',
    why: 'The length of what was compressed tells about its content, and a small token can unpack to gigabytes.',
    mend: 'Leave "zip" out. In a verifier, limit what is unpacked (250 KB is the figure of RFC 8725bis).',
  },
  {
    id: 'jwe-p2c-high',
    title: 'A very high iteration count',
    why: 'The token decides how long the receiver computes. One token with a count of billions stops a server.',
    mend: 'Refuse counts above a limit of your own, such as 1,200,000, before deriving the key.',
  },
  {
    id: 'jwe-p2c-low',
    title: 'A low iteration count',
    why: 'With few iterations the password behind the token can be found by trying.',
    mend: 'Use 600,000 iterations or more, or better a random key instead of a password.',
  },
  {
    id: 'jwe-p2s-short',
    title: 'A short salt',
    why: 'RFC 7518 asks for eight octets or more. With less, attackers can prepare tables for many tokens at once.',
    mend: 'Make a new random salt of 16 octets for every token.',
  },
  {
    id: 'jwe-epk-invalid',
    title: 'The ephemeral key is not right',
    why: 'A point that is not on the curve can draw the private key out of the receiver, a few bits with every token.',
    mend: 'Let a library make the ephemeral key. In a receiver, check curve and point before use.',
  },
  {
    id: 'jwe-dir-key-nonempty',
    title: 'An encrypted key where none belongs',
    why: 'With "dir" and "ECDH-ES" the content key is not sent, so this part must be empty. Libraries that ignore what stands there treat different tokens as the same.',
    mend: 'Leave the second part empty.',
  },
  {
    id: 'jwe-iv-tag-length',
    title: 'The initialisation vector or the tag has the wrong length',
    why: 'A shorter tag is easier to forge, and some libraries accept one of a single byte.',
    mend: 'Use a vector of 96 bits and a tag of 128 bits with GCM; for CBC-HS what RFC 7518 section 5.2 says.',
  },
  {
    id: 'jwe-not-authenticated-origin',
    title: 'Encryption does not say who wrote it',
    why: 'Anybody with the public key can make such a token. That it opens proves that it was meant for you, and nothing about the issuer.',
    mend: 'Sign inside (RFC 7519 section 11.2), and check that signature after decrypting.',
  },
];
