/** The providers that "Add Issuer" knows for signing in: what to ask, and the entry that comes of the answers. */
import type { IssuerSetting } from '../issuers/issuer';
import {
  hostQuestion,
  scopesQuestion,
  textQuestion,
  urlQuestion,
  wordQuestion,
  type PresetAnswers,
  type PresetQuestion,
} from './presetQuestions';

export type PresetId =
  'github' | 'github-enterprise' | 'google' | 'entra' | 'auth0' | 'okta' | 'keycloak' | 'descope' | 'gitlab' | 'aws';

export interface Preset {
  readonly id: PresetId;
  /** In the order they are asked. */
  readonly questions: readonly PresetQuestion[];
  /** What the profile may be called. */
  readonly name: (answers: PresetAnswers) => string;
  /** The entry but for what is asked of every provider. */
  readonly build: (answers: PresetAnswers) => Omit<IssuerSetting, 'name' | 'clientId' | 'scopes'>;
}

/** In the order people are offered them. */
export function presets(): readonly Preset[] {
  return list;
}

/** The entry that answers come to, as each question read them. */
export function buildPreset({ build }: Preset, answers: PresetAnswers): Omit<IssuerSetting, 'name'> {
  const { 'client-id': clientId = '', scopes = '' } = answers;
  return {
    ...build(answers),
    ...(clientId === '' ? {} : { clientId }),
    ...(scopes === '' ? {} : { scopes: scopes.split(' ') }),
  };
}

/** For servers that compare redirect addresses with their port: one that no known service uses. */
const fixedRedirect = 'http://127.0.0.1:41890/';

/** The id of a tenant, or a word for many; its domain would not be the issuer of its tokens. */
const tenant = /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|common|organizations|consumers)$/i;

const clientId = textQuestion('client-id');
const openId = scopesQuestion('openid profile offline_access');

const list: readonly Preset[] = [
  {
    id: 'github',
    questions: [clientId, scopesQuestion('read:user')],
    name: () => 'GitHub',
    // The issuer that GitHub names in its redirects (RFC 9207).
    build: () => ({ issuer: 'https://github.com/login/oauth', provider: 'github', discovery: 'none' }),
  },
  {
    id: 'github-enterprise',
    questions: [hostQuestion('github-host'), clientId, scopesQuestion('read:user')],
    name: ({ 'github-host': host = '' }) => `GitHub ${host}`,
    build: ({ 'github-host': host = '' }) => ({
      issuer: `https://${host}/login/oauth`,
      provider: 'github',
      discovery: 'none',
    }),
  },
  {
    id: 'google',
    questions: [clientId, scopesQuestion('openid email profile')],
    name: () => 'Google',
    // Google gives a secret to installed applications too, and asks for it.
    build: () => ({
      issuer: 'https://accounts.google.com',
      provider: 'google',
      tokenEndpointAuthMethod: 'client_secret_post',
    }),
  },
  {
    id: 'entra',
    questions: [wordQuestion('entra-tenant', tenant), clientId, openId],
    name: () => 'Microsoft Entra ID',
    // Entra ID ignores the port of localhost alone.
    build: ({ 'entra-tenant': tenantId = '' }) => ({
      issuer: `https://login.microsoftonline.com/${tenantId.toLowerCase()}/v2.0`,
      provider: 'entra',
      redirectUri: 'http://localhost',
    }),
  },
  {
    id: 'auth0',
    questions: [hostQuestion('auth0-domain'), clientId, textQuestion('audience', { isOptional: true }), openId],
    name: ({ 'auth0-domain': domain = '' }) => domain,
    build: ({ 'auth0-domain': domain = '', audience = '' }) => ({
      issuer: `https://${domain}/`,
      provider: 'auth0',
      redirectUri: fixedRedirect,
      ...(audience === '' ? {} : { requestedAudience: audience, audiences: [audience] }),
    }),
  },
  {
    id: 'okta',
    questions: [
      hostQuestion('okta-domain'),
      wordQuestion('okta-server', /^\w+$/, { initial: 'default', isOptional: true }),
      clientId,
      openId,
    ],
    name: ({ 'okta-domain': domain = '' }) => domain,
    build: ({ 'okta-domain': domain = '', 'okta-server': server = '' }) => ({
      issuer: `https://${domain}${server === '' ? '' : `/oauth2/${server}`}`,
      provider: 'okta',
      redirectUri: fixedRedirect,
    }),
  },
  {
    id: 'keycloak',
    questions: [
      urlQuestion('keycloak-url', '', /\/(?:realms|admin)\/.*$/),
      wordQuestion('keycloak-realm', /^(?!\.{1,2}$)[\w.~-]+$/),
      clientId,
      scopesQuestion('openid'),
    ],
    name: ({ 'keycloak-realm': realm = '' }) => `Keycloak ${realm}`,
    build: ({ 'keycloak-url': url = '', 'keycloak-realm': realm = '' }) => ({
      issuer: `${url}/realms/${realm}`,
      provider: 'keycloak',
    }),
  },
  {
    id: 'descope',
    questions: [
      wordQuestion('descope-project', /^P[\dA-Za-z]{26,40}$/),
      urlQuestion('descope-url', 'https://api.descope.com'),
      // The application that every project has goes by the id of the project.
      textQuestion('client-id', { initial: ({ 'descope-project': project = '' }) => project }),
      openId,
    ],
    name: () => 'Descope',
    build: ({ 'descope-url': url = '', 'descope-project': project = '' }) => ({
      issuer: `${url}/${project}`,
      provider: 'descope',
      redirectUri: fixedRedirect,
    }),
  },
  {
    id: 'gitlab',
    questions: [urlQuestion('gitlab-url', 'https://gitlab.com'), clientId, scopesQuestion('openid read_user')],
    name: ({ 'gitlab-url': url = '' }) => (url === 'https://gitlab.com' ? 'GitLab' : `GitLab ${new URL(url).host}`),
    build: ({ 'gitlab-url': url = '' }) => ({ issuer: url, provider: 'gitlab' }),
  },
  {
    id: 'aws',
    questions: [
      urlQuestion('aws-start-url'),
      wordQuestion('aws-region', /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/, { initial: 'us-east-1' }),
      scopesQuestion('sso:account:access'),
    ],
    name: ({ 'aws-start-url': url = '' }) => `AWS ${new URL(url).hostname.split('.')[0] ?? ''}`,
    build: ({ 'aws-region': region = '', 'aws-start-url': startUrl = '' }) => ({
      issuer: `https://oidc.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
      provider: 'aws',
      discovery: 'none',
      startUrl,
    }),
  },
];
