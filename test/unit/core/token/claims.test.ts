/** The claims registry: complete, readable, and with each provider's own reading first. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { claimEntry, providerClaims, registeredClaims } from '../../../../src/core/token/claims';
import type { RegistryEntry } from '../../../../src/core/token/claims';
import { unregisteredClaims } from '../../../../src/core/token/claims/unregistered';
import { explainValue } from '../../../../src/core/token/claims/values';
import type { JsonValue } from '../../../../src/core/token/decoded';
import { providerRules } from '../../../../src/core/token/providers/recognise';

/** Names of the IANA registry, state of 2026-07-20, one a line. */
const ianaNames = readFileSync(new URL('../../../fixtures/registries/jwt-claims.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

const allEntries: readonly RegistryEntry[] = [
  ...registeredClaims,
  ...unregisteredClaims,
  ...providerClaims.flatMap((table) => table.entries),
];

describe('claims registry', () => {
  it('holds the 163 names of the IANA registry, each once, and no other', () => {
    const names = registeredClaims.map((entry) => entry.name);
    assert.equal(ianaNames.length, 163);
    assert.equal(names.length, 163);
    assert.deepEqual(names.toSorted(), ianaNames.toSorted());
  });

  it('has no name twice in one table', () => {
    for (const entries of [unregisteredClaims, ...providerClaims.map((table) => table.entries)]) {
      const names = entries.map((entry) => entry.name);
      assert.deepEqual(names, [...new Set(names)]);
    }
  });

  it('keeps unregistered names apart from registered ones', () => {
    assert.deepEqual(
      unregisteredClaims.map((entry) => entry.name).filter((name) => ianaNames.includes(name)),
      [],
    );
  });

  it('names each claim in one to four words and explains it in one sentence', () => {
    for (const { name, title, meaning, source } of allEntries) {
      assert.match(title, /^[A-Z][\w'-]*(?: [\w'-]+){0,3}$/, name);
      assert.match(meaning, /^[A-Z].{15,}\.$/, name);
      assert.doesNotMatch(meaning, /[.?!] [A-Z]/, `${name} is explained in more than one sentence`);
      assert.ok(meaning.length <= 160, `${name}: ${meaning}`);
      assert.ok(source.length > 1, name);
      assert.doesNotMatch(meaning, /\b(?:he|his|him|himself|she|her)\b/, name);
    }
  });

  it('explains no two registered claims in the same words', () => {
    const meanings = registeredClaims.map((entry) => entry.meaning);
    assert.equal(new Set(meanings).size, meanings.length);
  });

  it('reads times, lists and texts as their specifications say', () => {
    const instants = registeredClaims.filter((entry) => entry.type === 'instant').map((entry) => entry.name);
    // NumericDate: RFC 7519, OpenID Connect Core sections 2 and 5.1, RFC 8417, RFC 8055.
    assert.deepEqual(instants.toSorted(), ['auth_time', 'exp', 'iat', 'nbf', 'sip_date', 'toe', 'updated_at']);
    assert.equal(claimEntry('aud')?.type, 'string-or-strings');
    assert.equal(claimEntry('iss')?.type, 'string-or-uri');
    assert.equal(claimEntry('scope')?.type, 'scopes');
    assert.equal(claimEntry('amr')?.type, 'strings');
    assert.equal(claimEntry('cnf')?.type, 'object');
    assert.equal(claimEntry('email_verified')?.type, 'boolean');
    assert.equal(claimEntry('authorization_details')?.type, 'objects');
  });

  it('marks personal data, and only those', () => {
    // OpenID Connect Core section 5.1 (without the booleans and the time) and OpenID Identity Assurance.
    const personal =
      'name given_name family_name middle_name nickname preferred_username profile picture website email gender birthdate ' +
      'zoneinfo locale phone_number address verified_claims place_of_birth nationalities birth_family_name ' +
      'birth_given_name birth_middle_name salutation title msisdn also_known_as';
    for (const name of personal.split(' ')) assert.equal(claimEntry(name)?.personal, true, name);
    for (const name of ['iss', 'sub', 'exp', 'scope', 'email_verified', 'updated_at', 'sid', 'jti']) {
      assert.equal(claimEntry(name)?.personal, undefined, name);
    }
  });

  it('knows the sections of the best-known claims', () => {
    assert.equal(claimEntry('exp')?.source, 'RFC 7519 §4.1.4');
    assert.equal(claimEntry('scope')?.source, 'RFC 8693 §4.2');
    assert.equal(claimEntry('cnf')?.source, 'RFC 7800 §3.1');
    assert.equal(claimEntry('email')?.source, 'OpenID Connect Core §5.1');
    assert.equal(claimEntry('exp')?.title, 'Expiration time');
  });

  it('knows nothing of private names and of what every object inherits', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '',
      'my_claim',
      'https://acme.example/x',
    ]) {
      assert.equal(claimEntry(name), undefined, name);
      assert.equal(claimEntry(name, 'entra-v2'), undefined, name);
      assert.equal(claimEntry('sub', name), claimEntry('sub'));
    }
  });

  describe('of providers', () => {
    // The names of section 2.3 of the catalogue, by the id a recognised token has.
    const ownClaims: Readonly<Record<string, string>> = {
      descope: 'iss sub drn rexp amr tenants dct permissions',
      'entra-v2': 'tid oid ver azp azpacr scp roles uti rh aio wids xms_cc acrs idtyp',
      'entra-v1': 'ver appid appidacr unique_name idp ipaddr tid oid',
      'entra-graph': 'appid scp tid',
      'entra-b2c': 'tfp emails',
      'azure-managed-identity': 'xms_mirid appid',
      auth0: 'sub azp gty permissions org_id aud',
      okta: 'ver jti cid uid scp',
      'okta-org': 'ver jti cid uid scp',
      cognito: 'token_use cognito:groups cognito:username origin_jti event_id device_key client_id version',
      google: 'azp hd',
      'google-iap': 'google hd',
      firebase: 'firebase user_id aud',
      'firebase-custom': 'uid claims',
      keycloak: 'typ realm_access resource_access session_state acr azp allowed-origins aud',
      supabase: 'role aal amr session_id app_metadata user_metadata is_anonymous ref aud',
      clerk: 'azp sid sub fva v o pla fea',
      pingone: 'env org p1.rid sid',
      onelogin: 'params groups',
      kubernetes: 'sub kubernetes.io kubernetes.io/serviceaccount/namespace kubernetes.io/serviceaccount/secret.name',
      'kubernetes-eks': 'kubernetes.io',
      spiffe: 'sub aud',
      'github-actions': 'repository repository_id ref job_workflow_ref run_id actor environment runner_environment sub',
      'github-actions-server': 'repository run_id',
      'gitlab-ci':
        'namespace_path project_path ref ref_type pipeline_source job_id runner_environment ci_config_ref_uri user_login user_email',
      apple: 'nonce_supported is_private_email real_user_status transfer_sub',
      'apple-client-secret': 'iss sub exp',
      zitadel: 'urn:zitadel:iam:org:project:roles',
      'cloudflare-access': 'type identity_nonce',
      stytch: 'https://stytch.com/session',
      'aws-sts': 'https://sts.amazonaws.com/',
    };
    for (const [provider, names] of Object.entries(ownClaims)) {
      it(provider, () => {
        for (const name of names.split(' ')) {
          const own = claimEntry(name, provider);
          assert.ok(own !== undefined, name);
          assert.notEqual(own, claimEntry(name), `${name} is read as ${provider} means it`);
          assert.equal(own.name, name);
        }
      });
    }

    it('have ids that recognition gives', () => {
      const known = new Set(providerRules.map((rule) => rule.id));
      const ids = providerClaims.flatMap((table) => table.providers);
      assert.deepEqual(
        ids.filter((id) => !known.has(id)),
        [],
      );
      assert.equal(new Set(ids).size, ids.length, 'one table for each id');
    });

    it('leave every other claim as the registry has it', () => {
      assert.equal(claimEntry('exp', 'descope'), claimEntry('exp'));
      assert.equal(claimEntry('drn'), undefined);
      assert.equal(claimEntry('drn', 'auth0'), undefined);
    });

    it('mark the personal data they add', () => {
      const personal = [
        ['entra-v1', 'ipaddr'],
        ['entra-v1', 'unique_name'],
        ['entra-v2', 'upn'],
        ['cognito', 'username'],
        ['gitlab-ci', 'user_email'],
        ['github-actions', 'actor'],
        ['supabase', 'user_metadata'],
      ] as const;
      for (const [provider, name] of personal) assert.equal(claimEntry(name, provider)?.personal, true, name);
    });

    it('change the type where the provider writes another', () => {
      assert.equal(claimEntry('rexp', 'descope')?.type, 'iso-instant');
      assert.equal(claimEntry('scp', 'okta')?.type, 'strings');
      assert.equal(claimEntry('scp', 'entra-v2')?.type, 'scopes');
      assert.equal(claimEntry('amr', 'supabase')?.type, 'objects');
      assert.equal(claimEntry('azp', 'clerk')?.type, 'uri');
    });
  });

  it('explains each of the seven claims of the worked example', () => {
    const claims: Readonly<Record<string, JsonValue>> = {
      amr: ['oauth'],
      drn: 'DS',
      exp: 1698175401,
      iat: 1698174801,
      iss: 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
      rexp: '2023-11-21T19:13:21Z',
      sub: 'U2XDs389PTVB8xtfRlixPb4luUD7',
    };
    for (const name of Object.keys(claims)) assert.ok(claimEntry(name, 'descope'), name);
    assert.match(explainValue('amr', claims['amr'], 'descope') ?? '', /signed in through an OAuth provider/);
    assert.match(
      explainValue('drn', claims['drn'], 'descope') ?? '',
      /^DS: the session token, which is the access token/,
    );
    assert.match(explainValue('iss', claims['iss'], 'descope') ?? '', /project id and not a URL/);
    assert.match(claimEntry('rexp', 'descope')?.meaning ?? '', /refresh token .* ends/);
    assert.equal(explainValue('iss', 'https://api.descope.com/P2SAc2Ou4l9d5GlpYWyUZRYtNHM6', 'descope'), undefined);
  });
});
