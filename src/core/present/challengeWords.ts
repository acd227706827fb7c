/** Explains what an API answered when it refused a token, each challenge in words; nothing in it is ever followed. */
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { parameterOf, type Challenge, type Refusal } from '../validation/challenge';
import { scopesOf } from '../validation/scopes';
import { scopesMissing } from './challengeFailures';
import { codeSpan, shortText } from './escape';
import { durationWords } from '../token/spans';
import { prose, theirWords } from './words';

/** Lines of Markdown, one for each thing the answer says; texts of the server in it are escaped. */
export function refusalLines(
  { status, challenges, dpopNonce }: Refusal,
  claims: JsonObject,
  now: Date,
): readonly string[] {
  return [
    ...(status === undefined ? [] : [`Status ${status}: ${statusWords[status] ?? 'see RFC 9110 section 15.'}`]),
    ...challenges.flatMap((challenge) => challengeLines(challenge, claims, now)),
    ...(dpopNonce === undefined
      ? []
      : [
          `\`DPoP-Nonce\` gives a nonce: the next DPoP proof has to carry it as \`nonce\` (RFC 9449 section 8). ${theirWords(dpopNonce)}`,
        ]),
  ];
}

const statusWords: Readonly<Record<number, string>> = {
  400: 'the API found the request itself wrong, not the token alone.',
  401: 'the API did not accept the token, or saw none.',
  403: 'the API accepted the token, but it does not allow this. Scopes, roles or permissions are missing.',
  407: 'not the API answered but a proxy before it.',
};

function challengeLines(challenge: Challenge, claims: JsonObject, now: Date): readonly string[] {
  const explained = parameterLines(challenge, claims, now);
  const rest = challenge.parameters.filter(({ name }) => !told.has(name)).slice(0, 10);
  return [
    `**${prose(challenge.scheme)}**: ${schemeWords(challenge)}`,
    ...explained,
    ...rest.map(({ name, value }) => `${codeSpan(shortText(name, 40))}: ${theirWords(value)}`),
  ];
}

/** Parameters with a line of their own. */
const told: ReadonlySet<string> = new Set([
  'error',
  'error_description',
  'scope',
  'algs',
  'acr_values',
  'max_age',
  'resource_metadata',
]);

function schemeWords(challenge: Challenge): string {
  const scheme = challenge.scheme.toLowerCase();
  const error = parameterOf(challenge, 'error');
  if (error !== undefined) return errorWords[error] ?? `it gives the error ${theirWords(error)}.`;
  if (scheme === 'bearer') {
    return 'it names no error. A server leaves the error out when it saw no token at all (RFC 6750 section 3.1): check that the header `Authorization: Bearer …` arrives.';
  }
  if (scheme === 'dpop') {
    return 'it wants a DPoP-bound token: `Authorization: DPoP …` with a proof in the header `DPoP` (RFC 9449 section 7.1).';
  }
  return 'it wants another way to log in than an access token.';
}

/** RFC 6750 section 3.1, RFC 9449 section 7.1, RFC 9470 section 3. */
const errorWords: Readonly<Record<string, string>> = {
  invalid_request:
    '`invalid_request`: the request is malformed, such as a token sent in two ways at once (RFC 6750 section 3.1).',
  invalid_token:
    '`invalid_token`: the token is expired, revoked, malformed or invalid in another way (RFC 6750 section 3.1). The sections of this report narrow that down.',
  insufficient_scope: '`insufficient_scope`: the token is right, but must have more scopes (RFC 6750 section 3.1).',
  invalid_dpop_proof:
    '`invalid_dpop_proof`: not the token but its DPoP proof was refused (RFC 9449 section 7.1). Check method, URL, time and nonce of the proof.',
  use_dpop_nonce:
    '`use_dpop_nonce`: the proof must carry the nonce that the server gives with this answer (RFC 9449 section 9). That is no fault of the token.',
  insufficient_user_authentication:
    '`insufficient_user_authentication`: the user must log in more strongly, or again (RFC 9470 section 3).',
};

function parameterLines(challenge: Challenge, claims: JsonObject, now: Date): readonly string[] {
  const line = (name: string, words: (value: string) => string): readonly string[] => {
    const value = parameterOf(challenge, name);
    return value === undefined ? [] : [words(value)];
  };
  return [
    ...line('error_description', (text) => `It says: ${theirWords(text)}`),
    ...line('scope', (scope) => scopeLine(scope, claims)),
    ...line('algs', (algs) => `Its DPoP proofs may be signed with ${theirWords(algs)}.`),
    ...line('acr_values', (values) => acrLine(values, claims)),
    ...line('max_age', (seconds) => ageLine(seconds, claims, now)),
    ...line(
      'resource_metadata',
      (url) =>
        `The API describes itself at ${theirWords(url)} (RFC 9728), with the issuers it trusts. This was not opened: look at it yourself, and add an issuer only if you trust it.`,
    ),
  ];
}

function scopeLine(scope: string, claims: JsonObject): string {
  const found = scopesOf(claims);
  const missing = scopesMissing(scope, claims);
  const asked = `It asks for the scopes ${theirWords(scope)}.`;
  if (missing.length === 0) return `${asked} The token has all of them.`;
  return `${asked} **Missing in the token: ${theirWords(missing.join(' '))}.** It has ${found.length === 0 ? 'no scopes' : theirWords(found.join(' '))}.`;
}

function acrLine(values: string, claims: JsonObject): string {
  const acr = memberOf(claims, 'acr');
  const has = typeof acr === 'string' ? `The token has \`acr\` ${theirWords(acr)}` : 'The token has no `acr`';
  const enough = typeof acr === 'string' && values.split(' ').includes(acr);
  return `It asks for the authentication context ${theirWords(values)}. ${has}${enough ? ', which is one of them.' : ': **log in again and ask for one of these.**'}`;
}

function ageLine(seconds: string, claims: JsonObject, now: Date): string {
  const most = Number(seconds);
  const at = memberOf(claims, 'auth_time');
  if (!Number.isFinite(most) || most < 0)
    return `It gives \`max_age\` ${theirWords(seconds)}, which is no number of seconds.`;
  const asked = `The user must have logged in at most ${durationWords(most)} ago.`;
  if (typeof at !== 'number') return `${asked} The token does not say when that was (\`auth_time\`).`;
  const age = Math.max(0, now.getTime() / 1000 - at);
  return `${asked} That was ${durationWords(age)} ago: ${age <= most ? 'recent enough by this clock.' : '**log in again.**'}`;
}
