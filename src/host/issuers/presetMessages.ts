/** The words about providers to sign in to: what each needs at its own side, and what is asked of a person. */
import type { PresetId } from '../../core/oauth/presets';
import type { PresetQuestionId } from '../../core/oauth/presetQuestions';
import { issuerMessages, label } from '../issuerMessages';

interface PresetWords {
  readonly name: string;
  /** What has to be done at the provider, once; begins the way from there to here. */
  readonly hint: string;
}

const presetWords: Readonly<Record<PresetId, PresetWords>> = {
  github: {
    name: 'GitHub',
    hint: 'Register an OAuth app or GitHub App, and tick “Enable Device Flow” in its settings.',
  },
  'github-enterprise': {
    name: 'GitHub Enterprise Server',
    hint: 'Register an OAuth app there, and tick “Enable Device Flow” in its settings.',
  },
  google: {
    name: 'Google',
    hint: 'Create an OAuth client: “Desktop app” for the browser, “TVs and Limited Input devices” for codes. Both have a secret, which is asked for at the first sign-in.',
  },
  entra: {
    name: 'Microsoft Entra ID',
    hint: 'Register an app with the platform “Mobile and desktop applications” and http://localhost as its redirect URI; for codes, “Allow public client flows”.',
  },
  auth0: {
    name: 'Auth0',
    hint: 'Create a Native application with http://127.0.0.1:41890/ as its callback URL, and tick the grants “Device Code” and “Refresh Token”.',
  },
  okta: {
    name: 'Okta',
    hint: 'Create a Native OIDC app with http://127.0.0.1:41890/ as its redirect URI, and tick “Device Authorization”; a policy rule must allow it too.',
  },
  keycloak: {
    name: 'Keycloak',
    hint: 'Create a public client with http://127.0.0.1/* as its redirect URI, and turn on “OAuth 2.0 Device Authorization Grant”.',
  },
  descope: {
    name: 'Descope',
    hint: 'In the federated OIDC app, allow http://127.0.0.1:41890/ as redirect URL and turn on the device flow, which is off at first.',
  },
  gitlab: {
    name: 'GitLab',
    hint: 'Add an application with http://127.0.0.1/ as its redirect URI, untick “Confidential”, and tick the scopes that you ask for.',
  },
  aws: {
    name: 'AWS IAM Identity Center',
    hint: 'Needs nothing but the address of your access portal; this machine registers itself at the first sign-in.',
  },
};

interface QuestionWords {
  readonly prompt: string;
  readonly example: string;
  /** Said of an answer that cannot be one. */
  readonly fault: string;
}

const questionWords: Readonly<Record<PresetQuestionId, QuestionWords>> = {
  'github-host': {
    prompt: 'The host of your GitHub Enterprise Server',
    example: 'github.example.com',
    fault: 'Type a host name, such as github.example.com.',
  },
  'entra-tenant': {
    prompt: 'The id of your tenant (“Directory (tenant) ID”), or “organizations”, “consumers” or “common” for many',
    example: '00000000-0000-0000-0000-000000000000',
    fault: 'Type the id of the tenant, not its domain; or “organizations”, “consumers” or “common”.',
  },
  'auth0-domain': {
    prompt: 'The domain of your Auth0 tenant, or your own domain for it',
    example: 'example.eu.auth0.com',
    fault: 'Type a domain, such as example.eu.auth0.com.',
  },
  'okta-domain': {
    prompt: 'The domain of your Okta organisation',
    example: 'example.okta.com',
    fault: 'Type a domain, such as example.okta.com.',
  },
  'okta-server': {
    prompt: 'The authorization server: “default” or the id of another; empty for the server of the organisation itself',
    example: 'default',
    fault: 'Type the id as it stands in the issuer behind “/oauth2/”.',
  },
  'keycloak-url': {
    prompt: 'The address of the Keycloak server, without the realm',
    example: 'https://sso.example.com',
    fault: 'Type an https address (http for this machine only).',
  },
  'keycloak-realm': {
    prompt: 'The realm, as it stands in addresses',
    example: 'shop',
    fault: 'Type the name of the realm, without slashes and spaces.',
  },
  'descope-url': {
    prompt: 'The address of Descope for your project, which differs by region and for own domains',
    example: 'https://api.descope.com',
    fault: 'Type an https address.',
  },
  'descope-project': {
    prompt: 'The id of the project',
    example: 'P2…',
    fault: 'Type the project id, which begins with “P”.',
  },
  'gitlab-url': {
    prompt: 'The address of GitLab',
    example: 'https://gitlab.com',
    fault: 'Type an https address (http for this machine only).',
  },
  'aws-region': {
    prompt: 'The region of IAM Identity Center',
    example: 'eu-central-1',
    fault: 'Type a region, such as eu-central-1.',
  },
  'aws-start-url': {
    prompt: 'The address of your AWS access portal (start URL)',
    example: 'https://example.awsapps.com/start',
    fault: 'Type an https address, such as https://example.awsapps.com/start.',
  },
  'client-id': {
    prompt: 'The client id of the application, as the provider shows it. It is no secret.',
    example: '',
    fault: 'Type the client id.',
  },
  audience: {
    prompt: 'The identifier of the API to get tokens for (“audience”). Left empty, tokens are for the provider alone.',
    example: 'https://api.example.com',
    fault: 'Type the identifier of the API.',
  },
  scopes: {
    prompt: 'The scopes to ask for at sign-in, with spaces between them',
    example: 'openid',
    fault: 'Scopes have no quotes and no back slashes.',
  },
};

export const presetMessages = {
  pickProvider: 'Whom do you want to sign in to?',
  another: 'Another OpenID Connect server',
  anotherDetail: 'Its server is asked what it offers (discovery).',
  signIn: 'Sign In',
  clientIdPrompt: 'For signing in: the client id of an application that is registered there.',
  clientIdEmpty: 'Optional. Left empty, the issuer is for validating tokens.',
  forSigningIn: 'For signing in',
  noDeviceEndpoint: 'No sign-in with a code',
  noDeviceEndpointDetail: 'The server names no device endpoint (RFC 8628), so a browser has to reach this machine.',
} as const;

export function presetName(id: PresetId): string {
  return presetWords[id].name;
}

export function presetHint(id: PresetId): string {
  return presetWords[id].hint;
}

export function questionTitle(provider: string, number: number, count: number): string {
  return `${issuerMessages.addTitle}: ${provider} (${String(number)} of ${String(count)})`;
}

export function questionText(id: PresetQuestionId): QuestionWords {
  return questionWords[id];
}

export function addedForLogin(name: string, hint: string): string {
  return `Issuer “${label(name)}” was added to your settings. ${hint}`;
}
