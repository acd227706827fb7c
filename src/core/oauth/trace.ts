/** The visible account of a flow: each request and response, with every secret already left out. */
import type { JsonObject, JsonValue } from '../token/decoded';
import type { Parameter } from './parameters';
import { serverText } from './serverText';

/** One line of the account. Values that are not known to be harmless are `***`, never the other way round. */
export type FlowStep =
  | {
      readonly kind: 'request';
      readonly at: Date;
      /** What it is for, such as `device authorization`. */
      readonly name: FlowStepName;
      readonly method: string;
      /** Without query and fragment. */
      readonly url: string;
      /** Parameters of the body or of the query, in the order sent; secret values are `***`. */
      readonly parameters: readonly (readonly [name: string, value: string])[];
      /** `none`, `basic`, `body`, `assertion`. */
      readonly clientAuthentication: string;
      readonly dpop: boolean;
    }
  | {
      readonly kind: 'response';
      readonly at: Date;
      readonly name: FlowStepName;
      readonly status: number;
      readonly milliseconds: number;
      /** Members of the answer; secret values are `***`. */
      readonly members: readonly (readonly [name: string, value: string])[];
    }
  | {
      readonly kind: 'failure';
      readonly at: Date;
      readonly name: FlowStepName;
      readonly code: string;
      readonly milliseconds: number;
    }
  /** Something that no request shows: a browser opened, a redirect arrived, a wait. */
  | { readonly kind: 'note'; readonly at: Date; readonly note: FlowNote; readonly seconds?: number | undefined };

export type FlowStepName =
  | 'device-authorization'
  | 'device-token'
  | 'authorization'
  | 'authorization-response'
  | 'code-token'
  | 'refresh'
  | 'client-credentials'
  | 'token-exchange'
  | 'revocation'
  | 'introspection'
  | 'userinfo'
  | 'resource'
  | 'registration';

export type FlowNote =
  | 'browser-opened'
  | 'redirect-received'
  | 'waiting'
  | 'slowed-down'
  | 'backing-off'
  | 'resumed'
  | 'cancelled'
  | 'signed-in'
  | 'dpop-nonce';

/** `parameters` with `***` for every value whose name is not known to be harmless. */
export function maskedParameters(parameters: readonly Parameter[]): readonly Parameter[] {
  const secrets = secretsIn(parameters);
  return parameters.map(([name, value]) => [
    name,
    harmlessParameters.has(name) ? (serverText(scrub(value, secrets)) ?? '') : masked,
  ]);
}

/**
 * The members of an answer, in their order, the same way. `secrets` are those of the request, as {@link secretsIn}
 * gives them: a server may repeat one in a member that is harmless, or make a name of it.
 */
export function maskedMembers(members: JsonObject | undefined, secrets: readonly string[] = []): readonly Parameter[] {
  const all = [...secrets, ...secretsOf(members)];
  return Object.entries(members ?? {})
    .slice(0, mostMembers)
    .map(([name, value]) => [serverText(scrub(name, all), longestName) ?? '', shownValue(name, value, all)]);
}

/** Every text in the members that are not known to be harmless, for {@link scrub}. */
export function secretsOf(members: JsonObject | undefined): readonly string[] {
  return Object.entries(members ?? {})
    .flatMap(([name, value]) => (harmlessMembers.has(name) ? [] : textsIn(value)))
    .filter((text) => text.length >= shortestSecret && !errorWord.test(text));
}

/** The values that are secret, for {@link scrub}. */
export function secretsIn(parameters: readonly Parameter[]): readonly string[] {
  return parameters
    .filter(([name, value]) => !harmlessParameters.has(name) && value.length >= shortestSecret)
    .map(([, value]) => value);
}

/** The start of `text` without `secrets`, and without whatever looks like a JWT; nothing of it among too many secrets. */
export function scrub(text: string, secrets: readonly string[]): string {
  if (secrets.length > mostSecrets) return masked;
  // The longest first: one secret may be the start of another.
  const parts = secrets.toSorted((one, other) => other.length - one.length);
  return parts.reduce((rest, secret) => rest.replaceAll(secret, masked), startOf(text)).replace(jwt, masked);
}

/** Cut where a word ends, so that no part of a secret is left over. */
function startOf(text: string): string {
  return text.length <= longestScrubbed ? text : text.slice(0, text.lastIndexOf(' ', longestScrubbed) + 1);
}

const masked = '***';
const mostMembers = 50;
const longestName = 64;
/** Far more than is shown; a server can send a mebibyte, and as many secrets to look for in it. */
const longestScrubbed = 4000;
/** No answer has as many; to look for all that fit into a mebibyte takes seconds. */
const mostSecrets = 1000;
/** Shorter ones are found in the middle of words, and nothing that short protects anything. */
const shortestSecret = 6;
/** Several servers repeat the code of an error in a member of their own. */
const errorWord = /^[a-z]+(?:_[a-z]+)+$/;
const jwt = /\beyJ[\w-]{5,}(?:\.[\w-]*){1,4}/g;

const harmlessParameters: ReadonlySet<string> = new Set([
  'grant_type',
  'client_id',
  'scope',
  'resource',
  'audience',
  'token_type_hint',
  'response_type',
  'response_mode',
  'redirect_uri',
  'code_challenge_method',
  'prompt',
  'max_age',
  'access_type',
  'client_assertion_type',
  'subject_token_type',
  'actor_token_type',
  'requested_token_type',
  'client_name',
  'client_type',
  'scopes',
  'iss',
]);

/** What a value must be to be shown; a secret of another type than it should be is a secret still. */
const harmlessMembers: ReadonlyMap<string, 'number' | 'boolean' | 'text'> = new Map([
  ['error', 'text'],
  ['error_description', 'text'],
  ['token_type', 'text'],
  ['issued_token_type', 'text'],
  ['scope', 'text'],
  ['verification_uri', 'text'],
  ['client_id', 'text'],
  ['iss', 'text'],
  ['trace_id', 'text'],
  ['correlation_id', 'text'],
  ['expires_in', 'number'],
  ['refresh_expires_in', 'number'],
  ['refresh_token_expires_in', 'number'],
  ['client_secret_expires_at', 'number'],
  ['interval', 'number'],
  ['exp', 'number'],
  ['iat', 'number'],
  ['nbf', 'number'],
  ['active', 'boolean'],
  ['ok', 'boolean'],
]);

function shownValue(name: string, value: JsonValue | undefined, secrets: readonly string[]): string {
  switch (harmlessMembers.get(name)) {
    case 'text':
      return typeof value === 'string' ? (serverText(scrub(value, secrets)) ?? '') : masked;
    case 'number':
      return typeof value === 'number' || (typeof value === 'string' && /^\d{1,12}$/.test(value))
        ? String(value)
        : masked;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : masked;
    case undefined:
      return masked;
  }
}

/** Every text in a value, at any depth that JSON of a server's size can have. */
function textsIn(value: JsonValue | undefined): readonly string[] {
  const texts: string[] = [];
  const left: (JsonValue | undefined)[] = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === 'string') texts.push(next);
    else if (typeof next === 'object' && next !== null) left.push(...Object.values(next));
  }
  return texts;
}
