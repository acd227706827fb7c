/** What counts as a leak, what it is called, and that nothing of it can be computed from what is told of it. */
import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'mocha';
import { rankOf } from '../../../../src/core/leaks/leak';
import { scanText, scanTextInTurns } from '../../../../src/core/leaks/scan';
import { base64url, compactJws, encryptedJwe, madeUpGitHubToken } from '../../../support/tokenFactory';
import { assertProportional } from '../../../support/proportion';
import { buildCorpus } from '../../../support/tokenCorpus';

const now = new Date('2026-11-28T12:00:00Z');
const live = { iss: 'https://id.acme.io', aud: 'orders', sub: 'u1', exp: 1_900_000_000, iat: 1_800_000_000 };
const access = compactJws({ alg: 'RS256', typ: 'at+jwt' }, live, new Uint8Array(256).fill(7));

const only = (text: string) => {
  const found = scanText(text);
  assert.equal(found.length, 1, JSON.stringify(found.map(({ title }) => title)));
  assert.ok(found[0]);
  return found[0];
};

describe('scanText', () => {
  it('finds a token with its kind, issuer and end', () => {
    const leak = only(`const token = '${access}';`);
    assert.deepEqual([leak.start, leak.end], [15, 15 + access.length]);
    assert.equal(leak.kind, 'access-token');
    assert.equal(leak.issuer, 'https://id.acme.io');
    assert.deepEqual(leak.expiresAt, new Date('2030-03-17T17:46:40Z'));
    assert.equal(rankOf(leak, now), 'live');
    assert.equal(rankOf(leak, now, true), 'verified');
    assert.equal(rankOf(leak, new Date('2031-01-01T00:00:00Z'), true), 'expired');
  });

  it('finds every kind of token in every context, with exact spans, and no look-alike', () => {
    const { text, tokens, decoys } = buildCorpus(7);
    const found = scanText(text);
    const spans = new Set(found.map(({ start, end }) => `${String(start)}-${String(end)}`));
    const missed = tokens.filter(({ start, end }) => !spans.has(`${String(start)}-${String(end)}`));
    // Keys that are published on purpose are no leaks.
    assert.deepEqual([...new Set(missed.map(({ kind }) => kind))], []);
    assert.equal(found.length, tokens.length);
    assert.ok(tokens.length > 2000 && decoys.length >= 18);
    // Published secrets are tried on hundreds of tokens.
  }).timeout(60_000);

  it('finds encrypted and opaque tokens', async () => {
    const jwe = await encryptedJwe({ cty: 'JWT' }, access);
    assert.equal(only(`TOKEN=${jwe}\n`).kind, 'encrypted-token');
    const github = only(`GITHUB_TOKEN=${madeUpGitHubToken()}`);
    assert.equal(github.title, 'GitHub classic personal access token');
    assert.ok(github.reasons.some((reason) => reason.includes('checksum is right')));
  });

  it('finds private keys, as PEM, as a JWK and in a set, and no public ones', () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const jwk = pair.privateKey.export({ format: 'jwk' });
    const open = pair.publicKey.export({ format: 'jwk' });
    assert.equal(only(pem).title, 'Private key (EC)');
    assert.equal(only(JSON.stringify(jwk)).title, 'Private key (EC)');
    assert.equal(only(JSON.stringify({ keys: [open, jwk] })).kind, 'private-key');
    assert.deepEqual(scanText(JSON.stringify({ keys: [open] })), []);
    assert.deepEqual(scanText(pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()), []);
    assert.equal(
      only(JSON.stringify({ kty: 'oct', k: base64url(new Uint8Array(32).fill(3)) })).title,
      'Shared key (JWK)',
    );
  });

  it('gives a JWK and its set the same fingerprint', () => {
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    assert.equal(only(JSON.stringify(jwk)).fingerprint, only(JSON.stringify({ keys: [jwk] })).fingerprint);
  });

  const secret = 'q8Zr5Xn2LkV9tB4wY7hJ3cM6';
  for (const text of [
    `"client_secret": "${secret}"`,
    `client_secret: ${secret}`,
    `CLIENT_SECRET=${secret}`,
    `OIDC_CLIENT_SECRET='${secret}'`,
    `clientSecret: '${secret}',`,
    `client-secret = "${secret}"`,
    `grant_type=client_credentials&client_id=a&client_secret=${secret}&scope=x`,
  ]) {
    it(`finds a client secret in ${text.replace(secret, '…')}`, () => {
      const leak = only(text);
      assert.equal(leak.kind, 'client-secret');
      assert.equal(text.slice(leak.start, leak.end), secret);
    });
  }

  for (const text of [
    'client_secret: ${CLIENT_SECRET}',
    'client_secret=process.env.OAUTH_CLIENT_SECRET',
    'clientSecret: config.get("oauth.client.secret")',
    'client_secret: your-client-secret-goes-here',
    'client_secret = "xxxxxxxxxxxxxxxxxxxxxxxx"',
    'const clientSecret = await readClientSecretFromVault(options)',
    'client_secret: <paste the secret of the client here>',
    'token_endpoint_auth_methods_supported: client_secret_basic, client_secret_post',
    'clientSecret: string;',
  ]) {
    it(`takes nothing for a client secret in ${text}`, () => {
      assert.deepEqual(scanText(text), []);
    });
  }

  it('finds what stands in base64: a Secret of Kubernetes, a kubeconfig, a registry', () => {
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    const github = madeUpGitHubToken();
    const manifest = `apiVersion: v1\nkind: Secret\ndata:\n  jwt: ${base64(access)}\n  pat: ${base64(github)}\n  name: ${base64('just a name of somebody')}\n`;
    assert.deepEqual(
      scanText(manifest).map(({ title }) => title),
      ['Access token, in base64', 'GitHub classic personal access token, in base64'],
    );
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    assert.equal(only(`client-key-data: ${base64(pem)}\n`).title, 'Private key (OKP), in base64');
    const docker = (password: string): string =>
      JSON.stringify({ auths: { 'registry.acme.io': { auth: base64(`ada:${password}`) } } });
    assert.equal(only(docker(github)).title, 'GitHub classic personal access token, in base64');
    assert.equal(only(docker('q8Zr5Xn2LkV9tB4wY7hJ3cM6')).title, 'Password of a container registry');
    assert.deepEqual(scanText(docker('correct horse battery staple')), []);
  });

  it('tells examples and test credentials from real ones, and why', () => {
    const jwtIo = compactJws({ alg: 'HS256' }, { sub: '1234567890', name: 'John Doe', iat: 1_516_239_022 });
    assert.equal(rankOf(only(jwtIo), now), 'test');
    const example = compactJws({ alg: 'RS256' }, { ...live, iss: 'https://login.example.com/realms/a' });
    assert.match(only(example).testReason ?? '', /reserved for examples/);
    const real = compactJws({ alg: 'RS256' }, { ...live, iss: 'https://example.com.acme.io' });
    assert.equal(only(real).testReason, undefined);
    assert.match(only(`"${madeUpGitHubToken().slice(0, -6)}aZ3xQ9"`).testReason ?? '', /checksum is wrong/);
  });

  it('leaves alone what is published on purpose', () => {
    const list = compactJws(
      { alg: 'ES256', typ: 'statuslist+jwt' },
      { sub: 'https://a.io/1', status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } },
    );
    assert.deepEqual(scanText(list), []);
  });

  it('tells nothing that opens anything, and names the same credential the same way', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const github = madeUpGitHubToken();
    const text = [access, github, pem, `client_secret=${secret}`].join('\n\n');
    const told = scanText(text);
    assert.equal(told.length, 4);
    const written = JSON.stringify(told);
    const body = pem.split('\n')[1] ?? '';
    for (const part of [access.split('.')[2] ?? '', github.slice(4), body, secret]) assert.ok(!written.includes(part));
    for (const { fingerprint } of told) assert.match(fingerprint, /^[\da-f]{32}$/);
    const again = scanText(`\n  ${text}`).map(({ fingerprint }) => fingerprint);
    assert.deepEqual(
      told.map(({ fingerprint }) => fingerprint),
      again,
    );
    const resigned = compactJws({ alg: 'RS256', typ: 'at+jwt' }, live, new Uint8Array(256).fill(9));
    assert.equal(only(resigned).fingerprint, told[0]?.fingerprint);
  });

  it('in turns finds the same, and pauses between the passages', async () => {
    const text = buildCorpus(1).text;
    let pauses = 0;
    const found = await scanTextInTurns(text, () => {
      pauses += 1;
      return Promise.resolve();
    });
    assert.deepEqual(found, scanText(text));
    assert.equal(pauses, 4);
  }).timeout(60_000);

  it('tries published secrets out on the first tokens of a text alone, so that a text of nothing else ends', () => {
    const signed = (index: number): string => {
      const input = compactJws({ alg: 'HS256' }, { jti: String(index) })
        .split('.')
        .slice(0, 2)
        .join('.');
      // The secret that jwt.io put beside its example for years.
      return `${input}.${createHmac('sha256', 'your-256-bit-secret').update(input).digest('base64url')}`;
    };
    const leaks = scanText(Array.from({ length: 300 }, (_, index) => signed(index)).join('\n'));
    assert.equal(leaks.length, 300);
    const isTest = leaks.map(({ testReason }) => testReason !== undefined);
    assert.equal(isTest.indexOf(false), 200);
    assert.equal(isTest.lastIndexOf(true), 199);
  });

  for (const unit of [
    'client_secret=',
    'client_secret=q8Zr5Xn2LkV9tB4wY7hJ3cM6 ',
    'client_id:',
    'ZXlK',
    '"auth":"',
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY-----',
    'LS0tLS1CRUdJT',
    'kind: Secret\n  a: ',
    'eyJhbGciOiJI.',
    'ZXlKaGJHY2lPaUpJVXpJMU5pSjku',
    '{"kty":"oct","k":"q8Zr5Xn2LkV9tB4wY7hJ3cM6"}\n-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIEq8Zr5Xn2LkV9tB4wY7\n-----END PRIVATE KEY-----\n',
    '"{\\"kty\\":1',
    '"auth":"dXNlcjpxOFpyNVhuMkxrVjl0QjR3WTdoSjNjTTY="\n',
  ]) {
    it(`costs in proportion to the text: ${JSON.stringify(unit)}`, async () => {
      await assertProportional('scanText', (size) => void scanText(unit.repeat(size / unit.length)), 50_000);
    }).timeout(60_000);
  }
});
