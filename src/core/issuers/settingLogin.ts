/** The members of an issuer setting that are for signing in: endpoints, the client, and what it asks for. */
import { eachText, flag, oneOf, text, texts } from './fieldChecks';
import type { SettingField } from './fieldChecks';
import type { IssuerProblemCode, IssuerSetting, Provider, TokenEndpointAuthMethod } from './issuer';
import { keySetUrlFault } from './issuerUrl';

const longestUrl = 2048;
const mostParameters = 50;

const providers: Readonly<Record<Provider, true>> = {
  github: true,
  google: true,
  entra: true,
  auth0: true,
  okta: true,
  keycloak: true,
  descope: true,
  gitlab: true,
  aws: true,
  generic: true,
};

const authenticationMethods: Readonly<Record<TokenEndpointAuthMethod, true>> = {
  none: true,
  client_secret_basic: true,
  client_secret_post: true,
  private_key_jwt: true,
};

/**
 * Parameters of an authorization request that the flow sets itself or that the setting has a member for, and those that
 * would put a secret into the address of a page (RFC 6749 section 4.1.1, RFC 7636, RFC 8707, RFC 9101, RFC 9449).
 */
const protocolParameters: ReadonlySet<string> = new Set([
  'response_type',
  'response_mode',
  'client_id',
  'redirect_uri',
  'state',
  'nonce',
  'scope',
  'code_challenge',
  'code_challenge_method',
  'resource',
  'audience',
  'request',
  'request_uri',
  'dpop_jkt',
  'client_secret',
  'client_assertion',
  'client_assertion_type',
  'code_verifier',
]);

type LoginMember =
  | 'provider'
  | 'authorizationEndpoint'
  | 'tokenEndpoint'
  | 'deviceAuthorizationEndpoint'
  | 'revocationEndpoint'
  | 'introspectionEndpoint'
  | 'userinfoEndpoint'
  | 'tokenEndpointAuthMethod'
  | 'dpop'
  | 'resources'
  | 'requestedAudience'
  | 'redirectUri'
  | 'authorizationParameters'
  | 'startUrl';

const endpoint = text(endpointFault, longestUrl);

/** What each of them may hold. */
export const loginFields: { readonly [Name in LoginMember]: SettingField } = {
  provider: text(oneOf(Object.keys(providers))),
  authorizationEndpoint: endpoint,
  tokenEndpoint: endpoint,
  deviceAuthorizationEndpoint: endpoint,
  revocationEndpoint: endpoint,
  introspectionEndpoint: endpoint,
  userinfoEndpoint: endpoint,
  tokenEndpointAuthMethod: text(oneOf(Object.keys(authenticationMethods))),
  dpop: flag,
  resources: texts(resourceFault),
  requestedAudience: text(),
  redirectUri: text(redirectFault, longestUrl),
  authorizationParameters: eachText(parameterNameFault, mostParameters),
  startUrl: endpoint,
};

/** Whether an entry without any key can be of use all the same: to sign in with. */
export function isForLogin({ provider, tokenEndpoint }: Pick<IssuerSetting, 'provider' | 'tokenEndpoint'>): boolean {
  return tokenEndpoint !== undefined || (provider !== undefined && provider !== 'generic');
}

/** Endpoints may have a query and have no fragment (RFC 6749 sections 3.1 and 3.2). */
function endpointFault(url: string): IssuerProblemCode | undefined {
  const fault = keySetUrlFault(url);
  return fault === 'query-or-fragment' ? 'not-a-url' : fault;
}

/** RFC 8707 section 2: an absolute URI (RFC 3986 section 4.3), which has no fragment. */
function resourceFault(resource: string): IssuerProblemCode | undefined {
  return /^[A-Za-z][A-Za-z\d+.-]*:(?:[\w.~:/?[\]@!$&'()*+,;=-]|%[\dA-Fa-f]{2})+$/.test(resource)
    ? undefined
    : 'not-a-resource';
}

const pathOfRedirect = /^(?:\/[\w.~:/@!$&'()*+,;=%-]*)?$/;
const loopback = /^http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)(?::[1-9]\d{0,4})?(?=\/|$)/;
/** Addresses of this extension, as the editor and its kin have them: `vscode:`, `vscode-insiders:` and the like. */
const ownScheme =
  /^(?!(?:https?|ftp|wss?|file|data|blob|javascript|vbscript):)[a-z][a-z\d+.-]*:\/\/claimcheck\.claimcheck(?=\/|$)/;

/** Where a browser may be sent back to: RFC 8252 sections 7.1 to 7.3. */
function redirectFault(uri: string): IssuerProblemCode | undefined {
  const start = (loopback.exec(uri) ?? ownScheme.exec(uri))?.[0];
  if (start !== undefined) {
    return pathOfRedirect.test(uri.slice(start.length)) && URL.canParse(uri) ? undefined : 'not-a-redirect-uri';
  }
  const isFine = uri.startsWith('https://') && !uri.includes('?') && endpointFault(uri) === undefined;
  return isFine ? undefined : 'not-a-redirect-uri';
}

/** RFC 6749 appendix A: the characters of a parameter's name. */
function parameterNameFault(name: string): IssuerProblemCode | undefined {
  if (!/^[\w.-]{1,100}$/.test(name)) return 'unknown-value';
  return protocolParameters.has(name) ? 'protocol-parameter' : undefined;
}
