/** The tokens of the demo workspace, fresh at each start so that countdowns run. */
import { randomBytes, randomUUID } from 'node:crypto';
import {
  base64url,
  boundToken,
  compactJws,
  encryptedJwe,
  madeUpGitHubToken,
  sdJwtWithKeyBinding,
  signedJws,
  type Json,
} from './tokenFactory';

/** The worked example of an access token: issued and expired in October 2023. */
const workedExample: Json = {
  amr: ['oauth'],
  drn: 'DS',
  exp: 1698175401,
  iat: 1698174801,
  iss: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
  rexp: '2023-11-21T19:13:21Z',
  sub: 'U2XDs389PTVB8xtfRlixPb4luUD7',
};

export interface DemoTokens {
  readonly tokens: Readonly<Record<string, string>>;
  /** The key set of the demo's issuer, public keys only. */
  readonly jwks: string;
}

/** Makes every token the templates name; `now` in seconds. */
export async function makeDemoTokens(now: number): Promise<DemoTokens> {
  const issuer = 'https://id.acme.example';
  const access = await signedJws(
    'ES256',
    { typ: 'at+jwt', kid: '2026-11-a' },
    {
      iss: issuer,
      sub: '248289761001',
      aud: 'https://orders.acme.example',
      client_id: 'acme-cli',
      scope: 'orders:read orders:write',
      jti: randomUUID(),
      iat: now - 180,
      exp: now + 12 * 60,
    },
  );
  const rsaAccess = await signedJws(
    'RS256',
    { typ: 'at+jwt', kid: '2026-11-r' },
    {
      iss: issuer,
      sub: '248289761001',
      aud: ['https://orders.acme.example', 'https://billing.acme.example'],
      client_id: 'acme-web',
      scope: 'orders:read billing:read',
      jti: randomUUID(),
      iat: now - 60,
      exp: now + 3540,
    },
  );
  // Right but for a slash, the mistake that costs people most time.
  const slashAudience = await signedJws(
    'ES256',
    { typ: 'at+jwt', kid: '2026-11-s' },
    {
      iss: issuer,
      sub: '248289761001',
      aud: 'https://orders.acme.example/',
      client_id: 'acme-cli',
      scope: 'orders:read',
      jti: randomUUID(),
      iat: now - 90,
      exp: now + 30 * 60,
    },
  );
  return {
    jwks: JSON.stringify({ keys: [access.jwk, rsaAccess.jwk, slashAudience.jwk] }, null, 2),
    tokens: {
      access: access.token,
      slashAudience: slashAudience.token,
      rsaAccess: rsaAccess.token,
      descope: (await signedJws('RS256', { kid: 'SK2SAc2Ou4l9d5GlpYWyUZRYtNHM6', typ: 'JWT' }, workedExample)).token,
      ...(await providerTokens(now)),
      ...(await protocolTokens(now, issuer)),
      ...brokenTokens(now),
    },
  };
}

async function providerTokens(now: number): Promise<Record<string, string>> {
  const tenant = '5f0e2b8c-6f0a-4b53-9d55-2c1f6f0f7a11';
  const entraId = await signedJws(
    'RS256',
    { typ: 'JWT', kid: 'nOo3ZDrODXEK1jKWhXslHR_KXEg' },
    {
      aud: '6731de76-14a6-49ae-97bc-6eba6914391e',
      iss: `https://login.microsoftonline.com/${tenant}/v2.0`,
      iat: now - 600,
      nbf: now - 600,
      exp: now + 3000,
      name: 'Zoë Nováková',
      nonce: base64url(randomBytes(12)),
      oid: '8c6b1f53-5d86-4b3f-9a21-7d5f4d0f6c11',
      preferred_username: 'zoe@acme.example',
      sub: 'AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ',
      tid: tenant,
      ver: '2.0',
    },
  );
  const supabase = compactJws(
    { alg: 'HS256', typ: 'JWT' },
    { iss: 'supabase', ref: 'abcdefghijklmnopqrst', role: 'service_role', iat: now - 86_400, exp: now + 315_360_000 },
    randomBytes(32),
  );
  const actions = await signedJws(
    'RS256',
    { typ: 'JWT', kid: 'cc413527-173f-5a05-976e-9c52b1d7b431' },
    {
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'https://github.com/acme',
      sub: 'repo:acme/orders:ref:refs/heads/main',
      repository: 'acme/orders',
      repository_owner: 'acme',
      ref: 'refs/heads/main',
      workflow: 'release',
      run_id: '7319457213',
      actor: 'zoe',
      jti: randomUUID(),
      iat: now - 400,
      nbf: now - 1000,
      exp: now - 100,
    },
  );
  const keycloakRefresh = compactJws(
    { alg: 'HS512', typ: 'JWT', kid: 'c0a9d6f0-5b4e-4f0a-8a57-0d7d3a3a8f12' },
    {
      exp: now + 1800,
      iat: now - 30,
      jti: randomUUID(),
      iss: 'https://sso.acme.example/realms/staff',
      aud: 'https://sso.acme.example/realms/staff',
      sub: '5b1f2d1c-93a8-4c57-8f9e-5d4f2a3b1c0d',
      typ: 'Refresh',
      azp: 'orders-web',
      sid: randomUUID(),
      scope: 'openid profile offline_access',
    },
    randomBytes(64),
  );
  return { entraId: entraId.token, keycloakRefresh, supabase, actions: actions.token };
}

async function protocolTokens(now: number, issuer: string): Promise<Record<string, string>> {
  const bound = await boundToken(
    {
      iss: issuer,
      sub: '248289761001',
      aud: 'https://orders.acme.example',
      client_id: 'acme-cli',
      scope: 'orders:write',
      jti: randomUUID(),
      iat: now - 60,
      exp: now + 20 * 60,
    },
    { jti: randomUUID(), htm: 'POST', htu: 'https://orders.acme.example/orders', iat: now - 5 },
  );
  const clientAssertion = await signedJws(
    'PS256',
    { typ: 'client-authentication+jwt', kid: 'ci-2026' },
    { iss: 'acme-ci', sub: 'acme-ci', aud: issuer, jti: randomUUID(), iat: now - 10, exp: now + 50 },
  );
  const logout = await signedJws(
    'RS256',
    { typ: 'logout+jwt', kid: '2026-11-r' },
    {
      iss: issuer,
      aud: 'acme-web',
      sub: '248289761001',
      sid: '08a5019c-17e1-4977-8f42-65a12843ea02',
      iat: now - 15,
      exp: now + 105,
      jti: randomUUID(),
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    },
  );
  const sdJwt = await sdJwtWithKeyBinding(
    {
      iss: 'https://registry.gov.example',
      vct: 'https://registry.gov.example/identity',
      iat: now - 3600,
      exp: now + 31_536_000,
    },
    { given_name: 'Zoë', address: { locality: 'Praha', country: 'CZ' } },
    { family_name: 'Nováková', birthdate: '1990-04-12' },
    now - 20,
  );
  const jwe = await encryptedJwe(
    { typ: 'JWT', kid: 'acme-enc-1', cty: 'JWT' },
    compactJws({ alg: 'none' }, { sub: 'x' }, new Uint8Array()),
  );
  return {
    dpop: bound.proof,
    boundAccess: bound.token,
    clientAssertion: clientAssertion.token,
    logout: logout.token,
    sdJwt,
    jwe,
    github: madeUpGitHubToken(),
  };
}

function brokenTokens(now: number): Record<string, string> {
  const unsecured = compactJws(
    { alg: 'none', typ: 'JWT' },
    { sub: 'admin', role: 'admin', iat: now, exp: now + 86_400 * 365 },
    new Uint8Array(),
  );
  const hostile = compactJws(
    { alg: 'HS256', typ: 'JWT' },
    {
      iss: 'https://[click](command:workbench.action.quit)',
      name: '<img src=x onerror=alert(1)> ![x](https://tracker.example/p.png) `$(flame)`',
      picture: 'javascript:alert(1)',
      exp: (now + 3600) * 1000,
    },
    randomBytes(32),
  );
  const whole = compactJws(
    { alg: 'HS256', typ: 'JWT' },
    { iss: 'https://id.acme.example', sub: '248289761001', scope: 'orders:read', iat: now, exp: now + 600 },
    randomBytes(32),
  );
  const [header = '', payload = '', signature = ''] = whole.split('.');
  return { unsecured, hostile, broken: `${header}.${payload.slice(0, payload.length - 24)}.${signature}` };
}
