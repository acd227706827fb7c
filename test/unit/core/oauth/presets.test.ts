/** The presets of "Add Issuer": what answers come to, and that nothing wrong comes of any. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { IssuerProfile, IssuerSetting } from '../../../../src/core/issuers/issuer';
import { parseIssuers } from '../../../../src/core/issuers/parseIssuers';
import { buildPreset, presets, type Preset, type PresetId } from '../../../../src/core/oauth/presets';
import type { PresetAnswers, PresetQuestionId } from '../../../../src/core/oauth/presetQuestions';
import { providerOf } from '../../../../src/core/oauth/quirks/quirks';
import { endpointsOf, serverOf } from '../../../../src/core/oauth/server';

interface Case {
  readonly typed: Partial<Readonly<Record<PresetQuestionId, string>>>;
  readonly entry: Omit<IssuerSetting, 'name'>;
  /** As section 3.2 of the catalogue has them; undefined where discovery has to say it. */
  readonly device: string | undefined;
  readonly token: string | undefined;
  readonly name: string;
}

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const project = 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6';

const cases: Readonly<Record<PresetId, Case>> = {
  github: {
    typed: { 'client-id': 'Iv1.b507a08c87ecfe98' },
    entry: {
      issuer: 'https://github.com/login/oauth',
      provider: 'github',
      discovery: 'none',
      clientId: 'Iv1.b507a08c87ecfe98',
      scopes: ['read:user'],
    },
    device: 'https://github.com/login/device/code',
    token: 'https://github.com/login/oauth/access_token',
    name: 'GitHub',
  },
  'github-enterprise': {
    typed: { 'github-host': 'https://GitHub.Corp.example/', 'client-id': 'abc', scopes: 'repo, read:org' },
    entry: {
      issuer: 'https://github.corp.example/login/oauth',
      provider: 'github',
      discovery: 'none',
      clientId: 'abc',
      scopes: ['repo', 'read:org'],
    },
    device: 'https://github.corp.example/login/device/code',
    token: 'https://github.corp.example/login/oauth/access_token',
    name: 'GitHub github.corp.example',
  },
  google: {
    typed: { 'client-id': 'x.apps.googleusercontent.com' },
    entry: {
      issuer: 'https://accounts.google.com',
      provider: 'google',
      tokenEndpointAuthMethod: 'client_secret_post',
      clientId: 'x.apps.googleusercontent.com',
      scopes: ['openid', 'email', 'profile'],
    },
    device: 'https://oauth2.googleapis.com/device/code',
    token: 'https://oauth2.googleapis.com/token',
    name: 'Google',
  },
  entra: {
    typed: { 'entra-tenant': tenant.toUpperCase(), 'client-id': 'app' },
    entry: {
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      provider: 'entra',
      redirectUri: 'http://localhost',
      clientId: 'app',
      scopes: ['openid', 'profile', 'offline_access'],
    },
    device: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/devicecode`,
    token: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
    name: 'Microsoft Entra ID',
  },
  auth0: {
    typed: { 'auth0-domain': 'shop.eu.auth0.com', 'client-id': 'abc', audience: 'https://api.example.com' },
    entry: {
      issuer: 'https://shop.eu.auth0.com/',
      provider: 'auth0',
      redirectUri: 'http://127.0.0.1:41890/',
      requestedAudience: 'https://api.example.com',
      audiences: ['https://api.example.com'],
      clientId: 'abc',
      scopes: ['openid', 'profile', 'offline_access'],
    },
    device: 'https://shop.eu.auth0.com/oauth/device/code',
    token: 'https://shop.eu.auth0.com/oauth/token',
    name: 'shop.eu.auth0.com',
  },
  okta: {
    typed: { 'okta-domain': 'shop.okta.com', 'client-id': 'abc' },
    entry: {
      issuer: 'https://shop.okta.com/oauth2/default',
      provider: 'okta',
      redirectUri: 'http://127.0.0.1:41890/',
      clientId: 'abc',
      scopes: ['openid', 'profile', 'offline_access'],
    },
    device: 'https://shop.okta.com/oauth2/default/v1/device/authorize',
    token: 'https://shop.okta.com/oauth2/default/v1/token',
    name: 'shop.okta.com',
  },
  keycloak: {
    typed: {
      'keycloak-url': 'http://localhost:8080/auth/realms/shop/account',
      'keycloak-realm': 'shop',
      'client-id': 'cli',
    },
    entry: {
      issuer: 'http://localhost:8080/auth/realms/shop',
      provider: 'keycloak',
      clientId: 'cli',
      scopes: ['openid'],
    },
    device: 'http://localhost:8080/auth/realms/shop/protocol/openid-connect/auth/device',
    token: 'http://localhost:8080/auth/realms/shop/protocol/openid-connect/token',
    name: 'Keycloak shop',
  },
  descope: {
    typed: { 'descope-project': project },
    entry: {
      issuer: `https://api.descope.com/${project}`,
      provider: 'descope',
      redirectUri: 'http://127.0.0.1:41890/',
      clientId: project,
      scopes: ['openid', 'profile', 'offline_access'],
    },
    device: 'https://api.descope.com/oauth2/v1/device',
    token: 'https://api.descope.com/oauth2/v1/token',
    name: 'Descope',
  },
  gitlab: {
    typed: { 'gitlab-url': 'https://git.example.com/gitlab/', 'client-id': 'abc' },
    entry: {
      issuer: 'https://git.example.com/gitlab',
      provider: 'gitlab',
      clientId: 'abc',
      scopes: ['openid', 'read_user'],
    },
    device: 'https://git.example.com/gitlab/oauth/authorize_device',
    token: 'https://git.example.com/gitlab/oauth/token',
    name: 'GitLab git.example.com',
  },
  aws: {
    typed: { 'aws-start-url': 'https://example.awsapps.com/start/#/', 'aws-region': 'eu-central-1' },
    entry: {
      issuer: 'https://oidc.eu-central-1.amazonaws.com',
      provider: 'aws',
      discovery: 'none',
      startUrl: 'https://example.awsapps.com/start',
      scopes: ['sso:account:access'],
    },
    device: 'https://oidc.eu-central-1.amazonaws.com/device_authorization',
    token: 'https://oidc.eu-central-1.amazonaws.com/token',
    name: 'AWS example',
  },
};

/** Answers as the dialog gives them: what is typed, else what stands in the field. */
function answersFor(preset: Preset, typed: Case['typed']): PresetAnswers | undefined {
  let answers: PresetAnswers = {};
  for (const { id, initial, read } of preset.questions) {
    const answer = read(typed[id] ?? initial(answers));
    if (answer === undefined) return undefined;
    answers = { ...answers, [id]: answer };
  }
  return answers;
}

function profileFrom(setting: IssuerSetting): IssuerProfile {
  const { issuers, problems } = parseIssuers([setting]);
  assert.deepEqual(problems, []);
  const [profile] = issuers;
  assert.ok(profile);
  return profile;
}

const presetOf = (id: PresetId): Preset => {
  const preset = presets().find((each) => each.id === id);
  assert.ok(preset);
  return preset;
};

/** What comes of something typed into one field. */
function readBy(id: PresetId, question: PresetQuestionId, typed: string): string | undefined {
  const asked = presetOf(id).questions.find((each) => each.id === question);
  assert.ok(asked);
  return asked.read(typed);
}

describe('a preset', () => {
  it('is there for each provider of the catalogue', () => {
    assert.deepEqual(
      presets().map(({ id }) => id),
      Object.keys(cases),
    );
  });

  for (const preset of presets()) {
    const { typed, entry, device, token, name } = cases[preset.id];
    it(`of ${preset.id} writes an entry that the settings take, and whose endpoints are known`, () => {
      const answers = answersFor(preset, typed);
      assert.ok(answers);
      assert.equal(preset.name(answers), name);
      const setting = buildPreset(preset, answers);
      assert.deepEqual(setting, entry);
      const profile = profileFrom({ name: 'x', ...setting });
      assert.equal(providerOf(profile), entry.provider);
      const server = serverOf(profile, undefined);
      assert.equal(server.deviceAuthorizationEndpoint, device);
      assert.equal(server.tokenEndpoint, token);
      assert.ok(endpointsOf(server).includes(token ?? ''));
    });
  }

  it('asks for nothing twice, for no secret, and begins with answers that are right or missing', () => {
    for (const { id, questions } of presets()) {
      assert.equal(new Set(questions.map((each) => each.id)).size, questions.length, id);
      for (const question of questions) {
        assert.doesNotMatch(question.id, /secret|password|key$/u);
        const initial = question.initial({});
        if (initial !== '') assert.equal(question.read(initial), initial, `${id} ${question.id}`);
        assert.equal(question.read('   '), question.isOptional ? '' : undefined, `${id} ${question.id}`);
      }
    }
  });

  it('leaves out what was left out', () => {
    const okta = answersFor(presetOf('okta'), {
      'okta-domain': 'shop.okta.com',
      'okta-server': '',
      'client-id': 'a',
      scopes: '',
    });
    assert.ok(okta);
    assert.deepEqual(buildPreset(presetOf('okta'), okta), {
      issuer: 'https://shop.okta.com',
      provider: 'okta',
      redirectUri: 'http://127.0.0.1:41890/',
      clientId: 'a',
    });
    const auth0 = answersFor(presetOf('auth0'), { 'auth0-domain': 'shop.auth0.com', 'client-id': 'a', scopes: '' });
    assert.ok(auth0);
    assert.equal(buildPreset(presetOf('auth0'), auth0).requestedAudience, undefined);
  });

  const refused: readonly (readonly [PresetId, PresetQuestionId, readonly string[]])[] = [
    [
      'github-enterprise',
      'github-host',
      ['http://github.example', 'u:p@github.example', 'github', 'a b.example', 'github.example:99999'],
    ],
    ['entra', 'entra-tenant', ['contoso.onmicrosoft.com', `${tenant}/v2.0`, '{tenantid}', '../common']],
    ['auth0', 'auth0-domain', ['https://', 'shop', 'shop.auth0.com@evil.example', 'shop.auth0.com\\evil']],
    ['okta', 'okta-server', ['default/v1', 'a b', '..']],
    [
      'keycloak',
      'keycloak-url',
      ['http://sso.example.com', 'sso.example.com', 'https://u@sso.example.com', 'file:///x'],
    ],
    ['keycloak', 'keycloak-realm', ['a/b', 'a b', 'a?b', '..', '']],
    ['descope', 'descope-project', ['P1', `https://api.descope.com/${project}`]],
    ['gitlab', 'gitlab-url', ['gitlab.com', 'http://gitlab.com']],
    ['aws', 'aws-region', ['eu', 'EU-WEST-1', 'eu-west-1.evil.example', 'eu-west-1/']],
    ['aws', 'aws-start-url', ['example.awsapps.com/start', 'http://example.awsapps.com/start', 'javascript:alert(1)']],
    ['google', 'scopes', ['"openid"', 'op\\enid']],
  ];
  for (const [id, question, texts] of refused) {
    it(`of ${id} refuses what cannot be the ${question}`, () => {
      for (const typed of texts) assert.equal(readBy(id, question, typed), undefined, typed);
    });
  }

  it('takes what people copy: addresses for hosts, pages below a realm, commas between scopes', () => {
    assert.equal(readBy('okta', 'okta-domain', ' https://Shop.okta.com/app/x?y '), 'shop.okta.com');
    assert.equal(
      readBy('keycloak', 'keycloak-url', 'https://sso.example.com/admin/master/console/'),
      'https://sso.example.com',
    );
    assert.equal(readBy('gitlab', 'scopes', 'openid,read_user,\n api'), 'openid read_user api');
    assert.equal(readBy('entra', 'entra-tenant', 'organizations'), 'organizations');
  });

  it('of AWS knows the hosts of China', () => {
    const answers = { 'aws-region': 'cn-north-1', 'aws-start-url': 'https://start.example.cn/' };
    assert.equal(buildPreset(presetOf('aws'), answers).issuer, 'https://oidc.cn-north-1.amazonaws.com.cn');
  });

  it('writes nothing that the settings refuse, whatever is typed', () => {
    // A client id and an audience are any text; the dialog holds them to the settings themselves.
    const asTyped = new Set<PresetQuestionId>(['client-id', 'audience']);
    const text = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.domain(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...presets()), fc.array(text, { minLength: 5, maxLength: 5 }), (preset, texts) => {
        const typed = Object.fromEntries(
          preset.questions.map(({ id }, index) => [id, asTyped.has(id) ? 'fine' : (texts[index] ?? '')]),
        );
        const answers = answersFor(preset, typed);
        if (answers !== undefined) profileFrom({ name: 'x', ...buildPreset(preset, answers) });
      }),
      { numRuns: 300 },
    );
  });
});
