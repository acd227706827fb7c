/** What looks like a token and is none: nothing may be found in any of these. */
import type { Random } from './random';
import { claims, encode } from './tokenKinds';

export interface LookAlike {
  readonly name: string;
  readonly make: (random: Random) => string;
}

const word = 'abcdefghijklmnopqrstuvwxyz';
const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const header = encode('{"alg":"HS256","typ":"JWT"}');

export const lookAlikes: readonly LookAlike[] = [
  {
    name: 'session cookie without alg',
    make: (random) => `session=${encode(claims(random))}.${random.text(6, base64url)}.${random.text(27, base64url)}`,
  },
  {
    name: 'three parts of JSON without alg',
    make: (random) => `"${encode('{"typ":"JWT","kid":"1"}')}.${encode(claims(random))}.${random.text(43, base64url)}"`,
  },
  {
    name: 'masked',
    make: () => 'Authorization: Bearer eyJxxxxxxxxxxxx.eyJxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxx',
  },
  { name: 'redacted', make: (random) => `token=${header.slice(0, 10)}….${encode(claims(random)).slice(0, 12)}…...` },
  { name: 'cut off with dots', make: (random) => `${header}.${encode(claims(random)).slice(0, 41)}...` },
  { name: 'signature left out', make: (random) => `token: ${header}.${encode(claims(random))}...` },
  { name: 'signature redacted', make: (random) => `token: ${header}.${encode(claims(random))}.[REDACTED]` },
  { name: 'header and an ellipsis', make: () => `const example = "${header}...";` },
  { name: 'header only', make: () => `HEADER='${header}'` },
  { name: 'header and payload only', make: (random) => `x = '${header}.${encode(claims(random))}'` },
  {
    name: 'identifiers',
    make: (random) => `com.${random.text(9, word)}.${random.text(20, word)}.eyJavaKeyboardLayout.read.it`,
  },
  {
    name: 'pattern',
    make: () => String.raw`const jwt = /eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*/g;`,
  },
  {
    name: 'source map',
    make: (random) =>
      `//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify({ version: 3, mappings: random.text(300, word) })).toString('base64')}`,
  },
  { name: 'cursor', make: (random) => `"cursor": "${encode(JSON.stringify({ id: random.below(1e9), at: 'now' }))}",` },
  { name: 'Django', make: (random) => `${encode(claims(random))}:1abc2D:${random.text(43, base64url)}` },
  {
    name: 'placeholders',
    make: () => 'Bearer eyJ<your token>.eyJ<payload>.<signature> or $JWT or {{token}} or eyJ...',
  },
  { name: 'PASETO', make: (random) => `v4.public.${random.text(120, base64url)}.${random.text(20, base64url)}` },
  {
    name: 'hosts and versions',
    make: () => 'https://api.eu-west-1.example.com/v1.2.3/eyJ.min.js 10.20.30 @scope/name@1.2.3-beta.4',
  },
  {
    name: 'JWE header, three parts',
    make: (random) =>
      `${encode('{"alg":"dir","enc":"A128GCM"}')}.${random.text(20, base64url)}.${random.text(22, base64url)}`,
  },
  {
    name: 'blank alg',
    make: (random) => `${encode('{"alg":" ","typ":"JWT"}')}.${encode(claims(random))}.${random.text(43, base64url)}`,
  },
];
