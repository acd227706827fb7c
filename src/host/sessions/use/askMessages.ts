/** The words of the commands that send a token somewhere: to an API, to be introspected, for userinfo, to be exchanged. */
import type { OAuthFailure } from '../../../core/oauth/failure';
import type { SessionView } from '../../../core/sessions/session';
import { label } from '../../issuerMessages';
import { plainStart } from '../../messages';

export const askMessages = {
  requestTitle: 'Try a Request',
  pickAddress: 'Which address?',
  otherAddress: 'Another address…',
  lastAddress: 'asked before',
  addressPrompt: 'The address of the API, with path and query',
  notAnAddress: 'Type a URL that begins with https://.',
  noCredentials: 'Take user name and password out of the URL: the access token is sent in their place.',
  insecure: 'A token is sent over https alone. An http address works on this machine itself, when the setting is on.',
  pickMethod: 'With which method?',
  methods: {
    GET: 'Reads',
    HEAD: 'Reads the headers alone',
    OPTIONS: 'Asks what is possible',
    POST: 'Without a body; may change something',
  },
  send: 'Send',
  sendToken: 'Send the Token',

  introspectTitle: 'Introspect Token',
  pickToken: 'Which token?',
  tokenAtCursor: 'The token at the cursor',
  pickIssuer: 'Which issuer is to be asked?',
  noProfiles: 'No issuer is configured, so there is nobody to ask. Add the issuer of the token.',
  addIssuer: 'Add Issuer…',
  editIssuer: 'Edit Issuer…',
  noIntrospection:
    'The issuer names no introspection endpoint. If it has one, write it into the profile as "introspectionEndpoint".',
  mayNotIntrospect:
    'The issuer does not let this client introspect tokens. Public clients usually may not (RFC 7662 section 2.1): give the profile the client of an API, with "tokenEndpointAuthMethod", and store its secret.',
  publicClient: 'The profile has no client authentication, and most issuers refuse such clients.',
  introspecting: 'Asking the issuer about the token',
  introspectReport: 'Introspection',

  userInfoTitle: 'User Information',
  noUserInfo: 'The issuer names no userinfo endpoint. If it has one, write it into the profile as "userinfoEndpoint".',
  noOpenid:
    'The issuer does not answer about the user. The token needs the scope “openid” (OpenID Connect Core section 5.3): add it to "scopes" of the profile and sign in again.',
  otherSubject:
    'The user information is about another subject than the ID token, so it is not shown (OpenID Connect Core section 5.3.2).',
  gettingUserInfo: 'Asking about the user',

  exchangeTitle: 'Exchange Token',
  pickTarget: 'What is the new token to be for?',
  targets: {
    audience: { label: 'An audience', detail: 'The name of the API at the issuer (audience)' },
    resource: { label: 'A resource', detail: 'The address of the API (resource, RFC 8707)' },
    scope: { label: 'Other scopes', detail: 'The same API, with fewer or other scopes' },
  },
  audiencePrompt: 'The audience: the name by which the issuer knows the API',
  resourcePrompt: 'The resource: the absolute URL of the API, without a fragment',
  scopePrompt: 'The scopes, separated by spaces',
  scopeOptional: 'Optional. Left empty, the issuer decides.',
  missing: 'Type something.',
  notAResource: 'Type an absolute URL without a fragment (RFC 8707 section 2).',
  notScopes: 'Scopes are of letters, digits and signs, without quotes and backslashes (RFC 6749 section 3.3).',
  pickType: 'Which type of token?',
  types: {
    access_token: { label: 'Access token', detail: 'For a request to an API' },
    jwt: { label: 'JWT', detail: 'Whatever it is for, as a JWT' },
    id_token: { label: 'ID token', detail: 'About who is signed in' },
  },
  exchanging: 'Exchanging the token',
  exchange: 'Exchange',
  showToken: 'Show Token',
  delegation: 'Its “act” claim says who acts for the subject (delegation).',
  impersonation: 'It has no “act” claim: whoever holds it is the subject to an API (impersonation).',
  notAccess: 'It is no access token (issued_token_type), so it is not for requests to an API.',
} as const;

/** The question before a token goes to a host that its profile does not name. */
export function sendTo(session: SessionView, host: string): string {
  return `Send the access token of ${whose(session)} to ${label(host)}?`;
}

export function sendToDetail(profile: string, request: string, isPrivate: boolean): string {
  return [
    request,
    [
      `The issuer profile “${plainStart(profile)}” does not name this host.`,
      ...(isPrivate ? ['It is on this machine or in a private network.'] : []),
      'Whoever runs it can use the token until it expires.',
    ].join(' '),
  ].join('\n\n');
}

export function requesting(host: string): string {
  return `Asking ${label(host)}`;
}

export function requestReportTitle(host: string): string {
  return `Answer of ${host}`;
}

/** Why an API gave no answer. */
export function requestFailed(host: string, { http }: OAuthFailure): string {
  const where = label(host);
  switch (http) {
    case 'http-redirect':
      return `${where} sends elsewhere, and that is not followed: the token would go to another address. Try that address itself.`;
    case 'http-private-address':
      return `${where} leads to an address in a private network, so the token was not sent.`;
    case 'http-timeout':
      return `${where} did not answer in time. Try again.`;
    case 'http-tls':
      return `The certificate of ${where} is not trusted here, out of date, or for another host, so the token was not sent.`;
    case 'http-dns':
      return `${where} was not found. Check the address and the network.`;
    case 'http-too-large':
      return `${where} answered with more than is read here.`;
    case 'http-too-many':
      return `${where} was asked too often in a short time. Try again in a minute.`;
    default:
      return `${where} could not be asked. Check the address, the network and the proxy of the editor.`;
  }
}

export function introspectAt(host: string): string {
  return `Send the token to ${label(host)}?`;
}

export function introspectDetail(profile: string, isPublicClient: boolean): string {
  return [
    `Introspection hands the token itself to the issuer of “${plainStart(profile)}”, which says whether it is active. A token that works can be used by whoever sees it there.`,
    ...(isPublicClient ? [askMessages.publicClient] : []),
  ].join('\n\n');
}

export function exchangeAt(session: SessionView, host: string): string {
  return `Send the access token of ${whose(session)} to ${label(host)}, to be exchanged?`;
}

export function exchangeDetail(profile: string, target: string): string {
  return `The issuer of “${plainStart(profile)}” gets the token and gives another one for ${plainStart(target)}, which is kept as a session of its own. The token that is sent goes on working.`;
}

export function exchanged(target: string, nature: string): string {
  return `The token was exchanged for one for ${plainStart(target)}. ${nature}`;
}

function whose({ account, profile }: SessionView): string {
  return account.label === '' ? `“${plainStart(profile)}”` : `${plainStart(account.label)} at “${plainStart(profile)}”`;
}
