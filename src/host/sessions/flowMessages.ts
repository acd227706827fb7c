/** The words of the sign-in log: what each request is for, what its answer means. */
import type { FlowNote, FlowStep, FlowStepName } from '../../core/oauth/trace';
import { cutText, visibleText } from '../../core/present/escape';
import { assertNever } from '../../shared/assertNever';
import { redactText } from '../log';

/** Name of the channel in the Output view. */
export const flowLogName = 'Claimcheck Sign-In';

export function flowTitle(title: string, at: Date): readonly string[] {
  return [`${dayOf(at)} ${timeOf(at)}  ${shown(title)}`, '─'.repeat(60)];
}

/** A step as a few lines: what happened, and under it what was sent or came back. */
export function flowLines(step: FlowStep): readonly string[] {
  switch (step.kind) {
    case 'request':
      return [
        `${timeOf(step.at)} → ${sentenceOf[step.name]}`,
        ...details([
          `${shown(step.method)} ${shown(step.url)}`,
          ...step.parameters.map(pair),
          clientLine(step.clientAuthentication),
          ...(step.dpop ? ['with proof that this client holds the key (DPoP, RFC 9449)'] : []),
        ]),
      ];
    case 'response':
      return [
        `${timeOf(step.at)} ← ${step.status} ${statusMeaning(step.status)} to the ${nameOf[step.name]}, after ${spanOf(step.milliseconds)}`,
        ...details(step.members.map(pair)),
      ];
    case 'failure':
      return [
        `${timeOf(step.at)} ✕ no answer to the ${nameOf[step.name]} (${shown(step.code)}), after ${spanOf(step.milliseconds)}`,
      ];
    case 'note':
      return [`${timeOf(step.at)} · ${noteOf(step.note, step.seconds)}`];
    default:
      return assertNever(step);
  }
}

const nameOf: Readonly<Record<FlowStepName, string>> = {
  'device-authorization': 'device authorization request',
  'device-token': 'token request with the device code',
  authorization: 'authorization request',
  'authorization-response': 'authorization response',
  'code-token': 'token request with the code',
  refresh: 'token request with the refresh token',
  'client-credentials': 'token request of the client itself',
  'token-exchange': 'token exchange',
  revocation: 'revocation request',
  introspection: 'introspection request',
  userinfo: 'userinfo request',
  resource: 'request to the API',
  registration: 'registration of the client',
};

const sentenceOf: Readonly<Record<FlowStepName, string>> = {
  'device-authorization': 'Asks for a code to type in a browser (device authorization, RFC 8628 section 3.1)',
  'device-token': 'Asks whether the code was confirmed (RFC 8628 section 3.4)',
  authorization: 'Opens the sign-in page in the browser (authorization request, RFC 6749 section 4.1.1, with PKCE)',
  'authorization-response': 'The browser came back (authorization response, RFC 6749 section 4.1.2)',
  'code-token': 'Redeems the code for tokens (RFC 6749 section 4.1.3)',
  refresh: 'Renews the access token with the refresh token (RFC 6749 section 6)',
  'client-credentials': 'Asks for a token for the client itself (RFC 6749 section 4.4)',
  'token-exchange': 'Exchanges a token for another (RFC 8693 section 2.1)',
  revocation: 'Revokes a token (RFC 7009 section 2.1)',
  introspection: 'Asks what the server knows of the token (introspection, RFC 7662 section 2.1)',
  userinfo: 'Asks who the token is for (userinfo, OpenID Connect Core section 5.3)',
  resource: 'Tries the token on a request (RFC 6750 section 2.1)',
  registration: 'Registers this client (RFC 7591)',
};

function noteOf(note: FlowNote, seconds: number | undefined): string {
  const span = seconds === undefined ? '' : ` ${spanOf(seconds * 1000)}`;
  switch (note) {
    case 'browser-opened':
      return 'The browser was opened.';
    case 'redirect-received':
      return 'The browser came back to this machine.';
    case 'waiting':
      return `Waits${span} before it asks again.`;
    case 'slowed-down':
      return `The server wants to be asked less often: from now on${span === '' ? ' more slowly' : ` every${span}`}.`;
    case 'backing-off':
      return `The server could not be reached or is busy: waits${span === '' ? ' longer' : span}.`;
    case 'resumed':
      return 'Goes on after a reload of the window.';
    case 'cancelled':
      return 'Cancelled. Nothing more is sent.';
    case 'signed-in':
      return 'Signed in. The tokens are in the secret storage of the editor.';
    case 'dpop-nonce':
      return 'The server wants a nonce in the proof; the request is repeated once with it (RFC 9449 section 8).';
    default:
      return assertNever(note);
  }
}

/** `none`, `basic`, `body` and `assertion` are core's; anything else is shown as it is. */
function clientLine(authentication: string): string {
  const known: Readonly<Record<string, string>> = {
    none: 'the client does not authenticate (public client)',
    basic: 'the client authenticates with its secret in a header (client_secret_basic)',
    body: 'the client authenticates with its secret in the body (client_secret_post)',
    assertion: 'the client authenticates with a signed assertion (private_key_jwt)',
  };
  return known[authentication] ?? `client authentication: ${shown(authentication)}`;
}

const meanings: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

function statusMeaning(status: number): string {
  return (
    meanings[status] ??
    (status < 300 ? 'success' : status < 400 ? 'elsewhere' : status < 500 ? 'refused' : 'server failure')
  );
}

const detailLimit = 60;

function details(lines: readonly string[]): readonly string[] {
  const more = lines.length - detailLimit;
  return [...lines.slice(0, detailLimit), ...(more > 0 ? [`… and ${more} more`] : [])].map(
    (line) => `           ${line}`,
  );
}

/** Names and values are redacted together, since a name tells what its value is. */
function pair([name, value]: readonly [name: string, value: string]): string {
  return shown(`${name}: ${value}`);
}

const textLimit = 500;

/** On one line, with nothing in it that looks like a token; the redactor sees the whole before it is cut. */
function shown(text: string): string {
  const { text: start, truncated } = cutText(redactText(cutText(text, 20_000).text), textLimit);
  return truncated ? `${visibleText(start)}…` : visibleText(start);
}

function spanOf(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${Number((milliseconds / 1000).toFixed(1))} s`;
}

/** Local time, as the log of the editor writes it. */
function timeOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}
