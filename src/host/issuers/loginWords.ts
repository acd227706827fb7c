/** The words about what a profile says of signing in. */
import type { Provider, TokenEndpointAuthMethod } from '../../core/issuers/issuer';
import type { EndpointName } from '../../core/oauth/foreignEndpoints';

const providers: Readonly<Record<Provider, string>> = {
  github: 'GitHub',
  google: 'Google',
  entra: 'Microsoft Entra ID',
  auth0: 'Auth0',
  okta: 'Okta',
  keycloak: 'Keycloak',
  descope: 'Descope',
  gitlab: 'GitLab',
  aws: 'AWS IAM Identity Center',
  generic: 'By the standards alone',
};

export function providerTitle(provider: Provider): string {
  return providers[provider];
}

const endpoints: Readonly<Record<EndpointName, string>> = {
  authorizationEndpoint: 'Page to sign in on',
  tokenEndpoint: 'Where tokens are given out',
  deviceAuthorizationEndpoint: 'Where sign-in with a code begins',
  revocationEndpoint: 'Where tokens are revoked',
  introspectionEndpoint: 'Where tokens are introspected',
  userinfoEndpoint: 'Claims about the person (UserInfo)',
};

export function endpointTitle(name: EndpointName): string {
  return endpoints[name];
}

const methods: Readonly<Record<TokenEndpointAuthMethod, string>> = {
  none: 'None',
  client_secret_basic: 'A client secret that you store for this profile, in a header (client_secret_basic)',
  client_secret_post: 'A client secret that you store for this profile, in the body (client_secret_post)',
  private_key_jwt: 'A private key that you store for this profile (private_key_jwt)',
};

export function authenticationWords(method: TokenEndpointAuthMethod): string {
  return methods[method];
}

export const dpopWords = 'To a key of this machine (DPoP)';

/** Elsewhere than on this machine somebody else receives the code first. */
export function redirectWords(uri: string): string {
  if (uri.startsWith('http://')) return `${uri}, on this machine`;
  return uri.startsWith('https://') ? `${uri}: the code goes to that host first` : `${uri}, to this editor`;
}
