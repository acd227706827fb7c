/** What looks like a key or a client secret and is none, beside the look-alikes of tokens. */
import { lookAlikes, type LookAlike } from '../tokenLookAlikes';
import { encode } from '../tokenKinds';
import { base62, base64, hex } from './plant';

export const leakLookAlikes: readonly LookAlike[] = [
  ...lookAlikes,
  {
    name: 'public key',
    make: (random) => `-----BEGIN PUBLIC KEY-----\n${base64(random.bytes(44))}\n-----END PUBLIC KEY-----`,
  },
  {
    name: 'certificate',
    make: (random) => `-----BEGIN CERTIFICATE-----\n${base64(random.bytes(700))}\n-----END CERTIFICATE-----`,
  },
  { name: 'key left out', make: () => '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----' },
  { name: 'key of a manual', make: () => 'starts with "-----BEGIN RSA PRIVATE KEY-----" and ends so' },
  {
    name: 'public JWK',
    make: (random) =>
      JSON.stringify({ kty: 'EC', crv: 'P-256', x: encode(random.bytes(32)), y: encode(random.bytes(32)) }),
  },
  { name: 'JWK type', make: () => "interface Jwk { kty: 'EC'; crv: string; x: string; d?: string }" },
  { name: 'reference', make: () => 'client_secret: ${CLIENT_SECRET}\nclientSecret: process.env.OAUTH_CLIENT_SECRET' },
  { name: 'secret of a manual', make: () => 'client_secret=your-client-secret-goes-here&clientSecret: string;' },
  { name: 'masked secret', make: () => 'client_secret = "****************" # or "xxxxxxxxxxxxxxxxxxxxxxxx"' },
  { name: 'commit', make: (random) => `commit ${random.text(40, hex)}\n"version": "${random.text(64, hex)}"` },
  { name: 'lock file', make: (random) => `"integrity": "sha512-${base64(random.bytes(64))}",` },
  { name: 'UUID', make: (random) => `"id": "${[8, 4, 4, 4, 12].map((length) => random.text(length, hex)).join('-')}"` },
  { name: 'image', make: (random) => `url(data:image/png;base64,iVBORw0KGgo${base64(random.bytes(300))})` },
  {
    name: 'class names',
    make: () => '.sk-circle-fade-dot { animation: sk-circle 1s } .key-value-store-of-the-page {}',
  },
  { name: 'registry of a manual', make: () => `"auth": "${base64('user:password')}"` },
  { name: 'public key of a vendor', make: (random) => `pk_live_${random.text(24, base62)}` },
];
