/** Client secrets, and credentials inside base64, as plants. */
import type { Random } from '../random';
import { tokenKinds } from '../tokenKinds';
import { base62, base64, hex, type Plant } from './plant';

/** How a secret is written: what stands before it and behind it, in a file with which ending. */
const secretContexts: readonly (readonly [string, string, string])[] = [
  ['json', '{"client_id": "orders", "client_secret": "', '"}'],
  ['yaml', 'client_secret: ', '\n'],
  ['env', 'CLIENT_SECRET=', '\n'],
  ['env', "export OIDC_CLIENT_SECRET='", "'"],
  ['ts', "const options = { clientSecret: '", "' };"],
  ['toml', 'client-secret = "', '"'],
  ['http', 'grant_type=client_credentials&client_id=a&client_secret=', '&scope=x'],
  ['rb', ":client_secret => '", "',"],
  ['tf', '  client_secret = "', '"\n'],
  ['properties', 'spring.security.oauth2.client.registration.acme.client-secret=', '\n'],
];

export function secretPlants(random: Random): readonly Plant[] {
  return secretContexts.flatMap(([extension, before, after]) =>
    [24, 32, 43, 64].map((length) => ({
      group: 'secrets and base64',
      kind: `client secret, ${String(length)} characters`,
      context: before.trim(),
      extension,
      before,
      written: random.text(length, length === 64 ? hex : base62),
      after,
    })),
  );
}

export function wrappedPlants(random: Random): readonly Plant[] {
  return [...tokenWrapped(random), ...registryPlants(random), ...keyWrapped(random)];
}

function tokenOf(name: string, random: Random): string {
  const kind = tokenKinds.find((each) => each.name === name);
  if (kind === undefined) throw new Error(`no kind of token is called ${name}`);
  return kind.make(random);
}

const secretHead = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: orders\ndata:\n  user: YWRtaW4=\n';

function tokenWrapped(random: Random): readonly Plant[] {
  const kinds = ['HS256', 'RS256 with kid', 'JWE', 'pretty-printed', 'spaced', '5 kB'];
  return kinds.flatMap((kind) => {
    const wrapped = (): string => base64(tokenOf(kind, random));
    const plant = { group: 'secrets and base64', kind: `${kind}, in base64`, isWhole: true } as const;
    return [
      {
        ...plant,
        context: 'Secret',
        extension: 'yaml',
        before: `${secretHead}  token: `,
        written: wrapped(),
        after: '\n',
      },
      {
        ...plant,
        context: 'Secret, JSON',
        extension: 'json',
        before: '{\n  "kind": "Secret",\n  "data": {\n    "token": "',
        written: wrapped(),
        after: '"\n  }\n}\n',
      },
      {
        ...plant,
        context: 'environment file',
        extension: 'env',
        before: 'TOKEN_BASE64=',
        written: wrapped(),
        after: '\n',
      },
    ];
  });
}

/** `auth` of docker, podman and Kubernetes: user and password. */
function registryPlants(random: Random): readonly Plant[] {
  const passwords = [tokenOf('GitHub', random), tokenOf('RS256 with kid', random), random.text(32, base62)];
  return passwords.map((password, index) => ({
    group: 'secrets and base64',
    kind: `password of a registry, ${String(index)}`,
    context: 'docker',
    extension: 'json',
    before: '{\n\t"auths": {\n\t\t"registry.acme.io": {\n\t\t\t"auth": "',
    written: base64(`robot:${password}`),
    after: '"\n\t\t}\n\t}\n}\n',
    isWhole: true,
  }));
}

function keyWrapped(random: Random): readonly Plant[] {
  const body = (base64(random.bytes(1200)).match(/.{1,64}/g) ?? []).join('\n');
  const pem = `-----BEGIN RSA PRIVATE KEY-----\n${body}\n-----END RSA PRIVATE KEY-----\n`;
  const plant = {
    group: 'secrets and base64',
    kind: 'private key, in base64',
    written: base64(pem),
    after: '\n',
    isWhole: true,
  } as const;
  return [
    { ...plant, context: 'kubeconfig', extension: 'yaml', before: 'users:\n- user:\n    client-key-data: ' },
    { ...plant, context: 'Secret', extension: 'yaml', before: `${secretHead}  tls.key: ` },
    { ...plant, context: 'environment file', extension: 'env', before: 'KEY_BASE64=' },
  ];
}
