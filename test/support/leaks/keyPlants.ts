/** Private keys as plants: PEM and JWK, made of random bytes; none of them is anybody's. */
import type { Random } from '../random';
import { encode } from '../tokenKinds';
import { base64, type Plant } from './plant';

export function keyPlants(random: Random): readonly Plant[] {
  return [...pemPlants(random), ...jwkPlants(random)];
}

interface PemKind {
  /** As RFC 7468 and OpenSSL write it. */
  readonly label: string;
  /** How many bytes such a key has. */
  readonly length: number;
  readonly headers?: readonly string[];
}

const pemKinds: readonly PemKind[] = [
  { label: 'PRIVATE KEY', length: 48 },
  { label: 'PRIVATE KEY', length: 1218 },
  { label: 'RSA PRIVATE KEY', length: 1190 },
  { label: 'EC PRIVATE KEY', length: 121 },
  { label: 'OPENSSH PRIVATE KEY', length: 290 },
  { label: 'ENCRYPTED PRIVATE KEY', length: 1329 },
  {
    label: 'RSA PRIVATE KEY',
    length: 1200,
    headers: ['Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,0123456789ABCDEF0123456789ABCDEF', ''],
  },
];

function pemLines(random: Random, { label, length, headers = [] }: PemKind): readonly string[] {
  const body = base64(random.bytes(length)).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...headers, ...body, `-----END ${label}-----`];
}

function pemPlants(random: Random): readonly Plant[] {
  return pemKinds.flatMap((kind) => {
    const name = `${kind.label}, ${kind.length} bytes`;
    const plant = (context: string, extension: string, before: string, written: string, after: string): Plant => ({
      group: 'keys',
      kind: name,
      context,
      extension,
      before,
      written,
      after,
    });
    const lines = (): readonly string[] => pemLines(random, kind);
    return [
      plant('file', 'pem', '', lines().join('\n'), '\n'),
      plant('file, CRLF', 'pem', '', lines().join('\r\n'), '\r\n'),
      plant('JSON', 'json', '{"private_key": "', lines().join('\\n'), '\\n"}'),
      plant('YAML', 'yaml', 'key: |\n  ', lines().join('\n  '), '\nother: value'),
      plant('environment file', 'env', 'PRIVATE_KEY="', lines().join('\\n'), '"'),
      plant('template', 'ts', 'const key = `', lines().join('\n'), '`;'),
      plant('JavaScript', 'js', "const key = '", lines().join("\\n' +\n  '"), "';"),
    ];
  });
}

const jwkKinds: Readonly<Record<string, (random: Random) => Readonly<Record<string, string>>>> = {
  EC: (random) => {
    const [x = '', y = '', d = ''] = numbers(random, 3, 32);
    return { kty: 'EC', crv: 'P-256', x, y, d };
  },
  OKP: (random) => {
    const [x = '', d = ''] = numbers(random, 2, 32);
    return { kty: 'OKP', crv: 'Ed25519', x, d };
  },
  RSA: (random) => {
    const [n = '', d = ''] = numbers(random, 2, 256);
    const [p = '', q = '', dp = '', dq = '', qi = ''] = numbers(random, 5, 128);
    return { kty: 'RSA', kid: 'k-1', n, e: 'AQAB', d, p, q, dp, dq, qi };
  },
  oct: (random) => ({ kty: 'oct', alg: 'HS256', k: encode(random.bytes(32)) }),
};

function numbers(random: Random, count: number, length: number): readonly string[] {
  return Array.from({ length: count }, () => encode(random.bytes(length)));
}

function jwkPlants(random: Random): readonly Plant[] {
  return Object.entries(jwkKinds).flatMap(([name, make]) => {
    const plant = (context: string, extension: string, before: string, written: string, after: string): Plant => ({
      group: 'keys',
      kind: `JWK, ${name}`,
      context,
      extension,
      before,
      written,
      after,
    });
    const json = (indent?: number): string => JSON.stringify(make(random), undefined, indent);
    const open = JSON.stringify({ kty: 'OKP', crv: 'X25519', x: encode(random.bytes(32)) });
    return [
      plant('JSON', 'json', '', json(), ''),
      plant('JSON, indented', 'json', '{"key": ', json(2), '}'),
      plant('JWK Set', 'json', `{"keys": [${open}, `, json(), ']}'),
      plant('JSON in JSON', 'json', '{"jwk": "', JSON.stringify(json()).slice(1, -1), '"}'),
      plant('environment file', 'env', "SIGNING_KEY='", json(), "'"),
      plant('object literal', 'js', 'const key = ', literalOf(make(random)), ';'),
    ];
  });
}

function literalOf(key: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(key)
    .map(([name, value]) => `${name}: '${value}'`)
    .join(', ')} }`;
}
