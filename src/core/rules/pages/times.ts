/** Pages of the rules about the times of a token. */
import type { RulePage } from './page';

export const timePages: readonly RulePage[] = [
  {
    id: 'numericdate-not-number',
    title: 'A time that is no number',
    why: 'Times in a JWT are JSON numbers. Libraries read a string as a number, as a date, or not at all, and the last of these means that the token never ends.',
    mend: 'Write seconds since 1970 as a number, without quotes.',
  },
  {
    id: 'numericdate-milliseconds',
    title: 'Milliseconds instead of seconds',
    why: 'Read as seconds, this instant lies thousands of years ahead: the token practically never expires.',
    mend: 'Divide by 1000 and round down (JavaScript: Math.floor(Date.now() / 1000)).',
  },
  {
    id: 'numericdate-fractional',
    title: 'A time with a fraction',
    why: 'RFC 7519 allows fractions, but many verifiers read times as whole numbers and refuse the token.',
    mend: 'Round to whole seconds.',
  },
  {
    id: 'exp-missing',
    title: 'The token never expires',
    why: 'Whoever gets hold of it once can use it until the signing key is replaced.',
    mend: 'Set "exp" at the issuer, an hour or less ahead for access tokens, and use refresh tokens for longer work.',
  },
  {
    id: 'expired',
    title: 'The token has expired',
    why: 'A service must not accept it from this instant on, give or take the tolerance for clocks. If one still does, it does not check "exp".',
    mend: 'Get a new token, by refreshing or signing in again. An expired token in a file can be deleted.',
  },
  {
    id: 'not-yet-valid',
    title: 'The token is not valid yet',
    why: 'Its "nbf" lies ahead. Often the clock of one of the two machines is wrong.',
    mend: 'Set the clocks (NTP), or wait. A tolerance of a minute at the verifier is usual.',
  },
  {
    id: 'iat-in-future',
    title: 'Issued in the future',
    why: 'A clock is wrong, or somebody wrote the token ahead of time. Proofs such as DPoP are refused for it.',
    mend: 'Set the clock of the machine that issues.',
  },
  {
    id: 'time-order',
    title: 'Times in the wrong order',
    why: 'A token that ends before it begins is valid never, or, for verifiers that look at one of the times only, longer than meant.',
    mend: 'Check how the issuer computes them; mixed seconds and milliseconds and local time are the usual causes.',
  },
  {
    id: 'lifetime-too-long',
    title: 'It lives long',
    why: 'A bearer token is worth as much as its remaining life. RFC 6750 advises an hour or less.',
    mend: 'Shorten the lifetime at the issuer and rely on refresh tokens, which can be revoked and rotated.',
  },
  {
    id: 'expiring-soon',
    title: 'It expires within minutes',
    why: 'A request that starts now may be refused before it ends.',
    mend: 'Refresh before long calls, not after the first 401.',
  },
  {
    id: 'iat-missing',
    title: 'No time of issue',
    why: 'The profile of this kind of token requires "iat". Without it nobody can tell how old the token is, nor refuse one that is too old.',
    mend: 'Let the issuer write "iat".',
  },
];
