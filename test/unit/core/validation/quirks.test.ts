import assert from 'node:assert/strict';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { Validation } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf, noRequest } from './keySources';
import { claimsWith, compact, createSigner, now, token } from './tokens';
import { codesOf, reasonIn } from './verdicts';

const signer = createSigner('RS256');
const tenant = '11111111-2222-4333-8444-555555555555';
const otherTenant = '99999999-2222-4333-8444-555555555555';
const personal = '9188040d-6c67-4c5b-b112-36a304b66dad';

type Claims = Readonly<Record<string, unknown>>;

interface Options {
  readonly header?: object;
  readonly setting?: Partial<IssuerSetting>;
  readonly key?: object;
}

function check(
  issuer: string,
  claims: Claims,
  { header = {}, setting = {}, key = {} }: Options = {},
): Promise<Validation> {
  const text = token(signer, claimsWith({ aud: 'api', ...claims }), header);
  const keys = keysOf([{ ...signer.jwk, ...key }]);
  return validateToken(text, { name: 'Provider', issuer, audiences: ['api'], ...setting }, { keys, now });
}

async function codes(issuer: string, claims: Claims, options: Options = {}): Promise<string> {
  return codesOf(await check(issuer, claims, options));
}

describe('Microsoft Entra ID', () => {
  const v2 = (id: string): string => `https://login.microsoftonline.com/${id}/v2.0`;
  const v1 = (id: string): string => `https://sts.windows.net/${id}/`;

  it('puts the tenant of the token in the place of {tenantid}, then compares exactly', async () => {
    const template = v2('{tenantid}');
    assert.equal(await codes(template, { iss: v2(tenant), tid: tenant }), 'valid');
    assert.equal(await codes(template, { iss: v2(tenant), tid: otherTenant }), 'iss-mismatch');
    assert.equal(await codes(template, { iss: v2(tenant) }), 'iss-mismatch');
    assert.equal(await codes(template, { iss: `${v2(tenant)}/`, tid: tenant }), 'iss-mismatch');
    assert.equal(await codes(template, { iss: template, tid: '{tenantid}' }), 'claim-missing');
    assert.equal(await codes(template, { iss: template }), 'claim-missing');
    for (const tid of ['common', '', `${tenant}/../x`, 7, [tenant], '$&']) {
      assert.equal(await codes(template, { iss: v2(String(tid)), tid }), 'iss-mismatch', String(tid));
    }
  });

  it('takes the issuers of many tenants for what their metadata says', async () => {
    for (const many of ['common', 'organizations']) {
      assert.equal(await codes(v2(many), { iss: v2(tenant), tid: tenant }), 'valid', many);
      assert.equal(await codes(v2(many), { iss: v1(tenant), tid: tenant }), 'iss-mismatch', many);
      assert.equal(
        await codes(`https://login.microsoftonline.com/${many}`, { iss: v1(tenant), tid: tenant }),
        'valid',
        many,
      );
    }
    assert.equal(await codes(v2('consumers'), { iss: v2(personal), tid: personal }), 'valid');
    assert.equal(await codes(v2('consumers'), { iss: v2(tenant), tid: tenant }), 'iss-mismatch');
  });

  it('tells version 1.0 from 2.0 and one tenant from another', async () => {
    const version = reasonIn(await check(v2(tenant), { iss: v1(tenant), tid: tenant }), 'iss-mismatch');
    assert.deepEqual(version, {
      code: 'iss-mismatch',
      claim: 'iss',
      expected: v2(tenant),
      found: v1(tenant),
      difference: 'entra-v1-v2',
    });
    const back = reasonIn(await check(v1(tenant), { iss: v2(tenant), tid: tenant }), 'iss-mismatch');
    assert.equal(back.difference, 'entra-v1-v2');
    const other = reasonIn(await check(v2(tenant), { iss: v2(otherTenant), tid: otherTenant }), 'iss-mismatch');
    assert.equal(other.difference, 'entra-tenant');
  });

  it('lets a key sign for its own issuer alone', async () => {
    const general = { key: { issuer: v2('{tenantid}') } };
    const ofPersonal = { key: { issuer: v2(personal) } };
    assert.equal(await codes(v2('{tenantid}'), { iss: v2(tenant), tid: tenant }, general), 'valid');
    assert.equal(await codes(v2('{tenantid}'), { iss: v2(tenant), tid: tenant }, ofPersonal), 'key-issuer-binding');
    assert.equal(await codes(v2('{tenantid}'), { iss: v2(personal), tid: personal }, ofPersonal), 'valid');
    assert.equal(await codes(v1(tenant), { iss: v1(tenant), tid: tenant }, general), 'valid');
    assert.equal(await codes(v1(tenant), { iss: v1(tenant), tid: otherTenant }, general), 'key-issuer-binding');
    assert.equal(await codes(v1(tenant), { iss: v1(tenant), tid: tenant }, ofPersonal), 'key-issuer-binding');
  });

  it('says of a token for Microsoft Graph that nobody else can verify it, and never that it is invalid', async () => {
    const graph = { iss: v1(tenant), tid: tenant, aud: 'https://graph.microsoft.com' };
    const validation = await check(v1(tenant), graph, { header: { nonce: 'n', kid: 'unknown' } });
    assert.equal(codesOf(validation), 'undecided graph-nonce-token (aud-mismatch)');
    assert.equal(
      await codes(v1(tenant), { iss: v1(tenant), tid: tenant }, { header: { nonce: 'n' } }),
      'undecided graph-nonce-token',
    );
    // A nonce in the header is nothing special elsewhere, nor under an Entra profile in the token of somebody else.
    assert.equal(await codes('https://issuer.example', {}, { header: { nonce: 'n' } }), 'valid');
    assert.equal(await codes(v1(tenant), { iss: 'https://other.example' }, { header: { nonce: 'n' } }), 'iss-mismatch');
    // What no API may accept is said all the same.
    const unsigned = compact({ alg: 'none', nonce: 'n' }, claimsWith(graph), new Uint8Array());
    const refused = await validateToken(unsigned, { name: 'Entra', issuer: v1(tenant) }, { keys: noRequest, now });
    assert.equal(codesOf(refused), 'alg-none');
  });
});

describe('Okta', () => {
  const org = 'https://example.okta.com';

  it('keeps the access tokens of the organisation for itself, and its ID tokens not', async () => {
    assert.equal(await codes(org, { iss: org, jti: 'AT.abc', cid: 'c', scp: ['openid'] }), 'undecided okta-org-token');
    assert.equal(await codes(org, { iss: org, cid: 'c', scp: ['openid'] }), 'undecided okta-org-token');
    assert.equal(await codes(org, { iss: org, jti: 'ID.abc', nonce: 'n', at_hash: 'h' }), 'valid');
  });

  it('publishes the keys of its custom servers', async () => {
    const custom = `${org}/oauth2/default`;
    assert.equal(await codes(custom, { iss: custom, jti: 'AT.abc', cid: 'c', scp: ['read'] }), 'valid');
  });
});

describe('Amazon Cognito', () => {
  const pool = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf';

  it('compares client_id of access tokens, which have no aud', async () => {
    const access = { iss: pool, aud: undefined, token_use: 'access', client_id: 'app' };
    assert.equal(await codes(pool, access, { setting: { audiences: ['app'] } }), 'valid');
    const other = reasonIn(await check(pool, access, { setting: { audiences: ['other'] } }), 'aud-mismatch');
    assert.equal(other.found, 'app');
    // With resource binding there is an aud, and then that counts.
    const bound = { ...access, aud: 'https://api.example' };
    assert.equal(await codes(pool, bound, { setting: { audiences: ['app'] } }), 'aud-mismatch');
    assert.equal(await codes(pool, { ...access, token_use: 'id' }, { setting: { audiences: ['app'] } }), 'aud-missing');
    const elsewhere = { ...access, iss: 'https://issuer.example' };
    assert.equal(await codes('https://issuer.example', elsewhere, { setting: { audiences: ['app'] } }), 'aud-missing');
  });
});

describe('Google', () => {
  it('has two issuers', async () => {
    const issuers = ['https://accounts.google.com', 'accounts.google.com'];
    for (const configured of issuers) {
      for (const iss of issuers) assert.equal(await codes(configured, { iss }), 'valid', `${configured} ${iss}`);
      assert.equal(await codes(configured, { iss: 'http://accounts.google.com' }), 'iss-mismatch');
      assert.equal(await codes(configured, { iss: 'https://accounts.google.com/' }), 'iss-mismatch');
    }
  });
});

describe('Firebase', () => {
  const issuer = 'https://securetoken.google.com/my-project';

  it('has the project as its audience, without being told', async () => {
    const unsaid = { setting: { audiences: [] } };
    assert.equal(await codes(issuer, { iss: issuer, aud: 'my-project' }, unsaid), 'valid');
    assert.equal(await codes(issuer, { iss: issuer, aud: 'other-project' }, unsaid), 'aud-mismatch');
    assert.equal(await codes(issuer, { iss: issuer, aud: undefined }, unsaid), 'aud-missing');
    const told = await check(issuer, { iss: issuer, aud: 'my-project' }, unsaid);
    assert.ok(told.status === 'valid' && !told.token.unchecked.includes('audience'));
    assert.equal(await codes(issuer, { iss: issuer, aud: 'api' }, { setting: { audiences: ['api'] } }), 'valid');
  });

  it('has an emulator that does not sign', async () => {
    const claims = claimsWith({ iss: issuer, aud: 'my-project' });
    const unsigned = compact({ alg: 'none', typ: 'JWT' }, claims, new Uint8Array());
    const validation = await validateToken(unsigned, { name: 'Firebase', issuer }, { keys: noRequest, now });
    assert.deepEqual(validation.status === 'invalid' && validation.reasons, [
      { code: 'alg-none', difference: 'firebase-emulator' },
    ]);
  });
});

describe('Descope', () => {
  const project = 'P2abcdefghijklmnopqrstuvwxyzA';

  it('is the project, however its issuer is written', async () => {
    for (const iss of [
      project,
      `https://api.descope.com/${project}`,
      `https://api.descope.com/v1/apps/${project}`,
      `https://api.euc1.descope.com/${project}`,
    ]) {
      assert.equal(await codes(project, { iss }), 'valid', iss);
    }
    for (const iss of [
      project.toLowerCase(),
      `https://api.descope.com/${project}B`,
      `https://api.descope.com.attacker.example/${project}`,
      `https://attacker.example/${project}`,
      `http://api.descope.com/${project}`,
      `https://api.descope.com/x/${project}`,
    ]) {
      assert.equal(await codes(project, { iss }), 'iss-mismatch', iss);
    }
  });

  it('is exactly the URL that is configured', async () => {
    const url = `https://api.descope.com/${project}`;
    assert.equal(await codes(url, { iss: url }), 'valid');
    assert.equal(reasonIn(await check(url, { iss: project }), 'iss-mismatch').difference, 'prefix');
  });
});

describe('SPIFFE', () => {
  const domain = 'spiffe://example.org';
  const svid = { iss: undefined, sub: 'spiffe://example.org/billing/api' };

  it('is told by the trust domain of the subject', async () => {
    assert.equal(await codes(domain, svid), 'valid');
    assert.equal(await codes(domain, { ...svid, iss: 'https://oidc.example.org' }), 'valid', 'iss says nothing');
    assert.equal(await codes(domain, svid, { key: { use: 'jwt-svid' } }), 'valid');
    for (const sub of [
      'spiffe://other.org/billing/api',
      'spiffe://example.org.attacker.example/x',
      'spiffe://example.org@attacker.example/x',
      'spiffe://EXAMPLE.org/x',
      'spiffe://example.org',
      'user',
      7,
    ]) {
      assert.equal(await codes(domain, { ...svid, sub }), 'iss-mismatch', String(sub));
    }
    assert.equal(await codes(domain, { ...svid, sub: undefined }), 'claim-missing');
  });

  it('needs exp and aud, JWT-SVID section 3', async () => {
    const bare = { ...svid, exp: undefined, aud: undefined };
    assert.equal(await codes(domain, bare, { setting: { audiences: [] } }), 'aud-missing exp-missing');
  });

  it('has a use of keys that counts nowhere else', async () => {
    assert.equal(await codes('https://issuer.example', {}, { key: { use: 'jwt-svid' } }), 'key-refused');
    assert.equal(await codes('https://issuer.example', svid), 'iss-missing');
  });
});

describe('Kubernetes', () => {
  it('has lasting tokens with neither exp nor aud', async () => {
    const legacy = {
      aud: undefined,
      exp: undefined,
      iat: undefined,
      iss: 'kubernetes/serviceaccount',
      sub: 'system:serviceaccount:default:app',
      'kubernetes.io/serviceaccount/service-account.name': 'app',
    };
    assert.equal(await codes('kubernetes/serviceaccount', legacy, { setting: { audiences: [] } }), 'valid');
    assert.equal(await codes('kubernetes/serviceaccount', legacy), 'aud-missing');
  });
});

describe('issuers that keep their secret', () => {
  const supabase = 'https://abcdefghijklmnopqrst.supabase.co/auth/v1';
  const keycloak = 'https://login.example/realms/main';

  async function symmetric(issuer: string, claims: Claims, setting: Partial<IssuerSetting> = {}): Promise<string> {
    const text = compact(
      { alg: 'HS256', kid: 'key-RS256' },
      claimsWith({ iss: issuer, ...claims }),
      new Uint8Array(32),
    );
    return codesOf(
      await validateToken(text, { name: 'Provider', issuer, ...setting }, { keys: keysOf([signer.jwk]), now }),
    );
  }

  it('Supabase, in older projects', async () => {
    assert.equal(await symmetric(supabase, { role: 'authenticated' }), 'undecided not-verifiable-by-others');
    assert.equal(await symmetric(supabase, {}, { algorithms: ['ES256'] }), 'alg-not-allowed-for-issuer');
  });

  it('Keycloak, for refresh tokens', async () => {
    assert.equal(await symmetric(keycloak, { typ: 'Refresh' }), 'undecided not-verifiable-by-others');
    assert.equal(await symmetric(keycloak, { typ: 'Bearer' }), 'alg-not-allowed-for-issuer');
  });

  it('and nobody else', async () => {
    assert.equal(await symmetric('https://issuer.example', { typ: 'Refresh' }), 'alg-not-allowed-for-issuer');
  });
});

describe('Auth0', () => {
  it('gives opaque and encrypted tokens where no API was named', async () => {
    const setting = { name: 'Auth0', issuer: 'https://example.eu.auth0.com/' };
    const jwe = `${Buffer.from('{"alg":"dir","enc":"A256GCM","iss":"https://example.eu.auth0.com/"}').toString('base64url')}..AAAA.AAAA.AAAA`;
    assert.equal(codesOf(await validateToken(jwe, setting, { keys: noRequest, now })), 'undecided encrypted');
    const opaque = 'q7Jx2LmZ0vYb8Rt5Kc3Nw9Pd1Hf6Gs4A';
    assert.equal(codesOf(await validateToken(opaque, setting, { keys: noRequest, now })), 'undecided opaque');
  });
});
