/** Decoding: both parts, with offsets and duplicate keys, against the least anybody must do. */
import { randomBytes } from 'node:crypto';
import { compactJws } from '../support/tokenFactory';
import type { Core } from './loadCore';
import { milliseconds, medianMs, spread, timeRatio, times, type Figure } from './measure';

/** A token as an API sees it: 600 characters, RS256. */
export const typicalToken = compactJws(
  { alg: 'RS256', typ: 'at+jwt', kid: '2026-11-r' },
  {
    iss: 'https://id.acme.example',
    sub: '248289761001',
    aud: ['https://orders.acme.example'],
    client_id: 'acme-web',
    scope: 'orders:read billing:read',
    iat: 1_795_000_000,
    exp: 1_795_003_600,
  },
  randomBytes(256),
);

/** A token with a thousand groups: 31 KB. */
export const largeToken = compactJws(
  { alg: 'RS256', typ: 'JWT', kid: 'a' },
  {
    iss: 'https://id.acme.example',
    exp: 1_795_003_600,
    groups: Array.from({ length: 580 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`),
  },
  randomBytes(256),
);

/** base64url and JSON.parse of header and payload. */
function plainDecode(compact: string): unknown {
  const [header = '', payload = ''] = compact.split('.');
  return [
    JSON.parse(Buffer.from(header, 'base64url').toString()),
    JSON.parse(Buffer.from(payload, 'base64url').toString()),
  ];
}

export function decodingFigures({ decodeToken }: Core): readonly Figure[] {
  const ratio = timeRatio(
    () => decodeToken(typicalToken),
    () => plainDecode(typicalToken),
  );
  const large = medianMs(() => decodeToken(largeToken), 200);
  return [
    {
      what: `decode both parts of a ${typicalToken.length}-character token, with offsets and duplicate keys`,
      ours: times(ratio.median),
      goal: '<= 2.5x',
      met: ratio.median <= 2.5,
      against: `base64url + JSON.parse of both (${spread(ratio)})`,
    },
    {
      what: `decode a ${Math.round(largeToken.length / 1000)} kB token`,
      ours: milliseconds(large),
      goal: '<= 1 ms',
      met: large <= 1,
      against: 'the hover goal for such a token',
    },
  ];
}
