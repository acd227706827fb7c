/** Writes what an API answered to a request that was tried with the access token of a session. */
import type { TokenView } from '../../shared/tokenView';
import type { IssuerProfile } from '../issuers/issuer';
import { claimsOf } from '../token/claimsSet';
import type { DecodedToken, JsonObject } from '../token/decoded';
import { parameterOf, readRefusal, type Refusal } from '../validation/challenge';
import { bodyBlock, inSpan, listOf, withoutTokens } from './answers';
import { scopesMissing } from './challengeFailures';
import { rejectionReport } from './rejectionReport';
import { prose, theirWords } from './words';

/** What came back, the body as far as it was kept. */
export interface ApiAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodyStart: string;
  readonly isBodyCut: boolean;
  readonly milliseconds: number;
}

export interface RequestReport {
  readonly method: string;
  readonly url: string;
  readonly answer: ApiAnswer;
  /** As sent, so that an answer which echoes it can be told; it is nowhere in the report. */
  readonly accessToken: string;
  /** True where it was sent with a proof (RFC 9449). */
  readonly isBound: boolean;
  readonly decoded: DecodedToken;
  readonly view: TokenView;
  readonly profile: IssuerProfile;
  /** What a person knows the account by. */
  readonly account: string;
  readonly now: Date;
}

/** A Markdown document. The API's and the token's text in it is escaped, and it holds no part of the token as written. */
export function requestReport(report: RequestReport): string {
  const { method, url, answer, account, profile, accessToken } = report;
  const status = [String(answer.status), withoutTokens(answer.statusText, accessToken)].join(' ').trim();
  const refusal = refusalOf(answer);
  const isRefused = answer.status === 401 || answer.status === 403 || refusal.challenges.length > 0;
  const who = account === '' ? 'a session' : `**${prose(account)}**`;
  return [
    `# ${prose(`${method} ${new URL(url).host}`)}`,
    [
      `**Status ${prose(status)}**: ${statusSentence(answer.status)}`,
      `${inSpan(`${method} ${url}`, 300)}, with the access token of ${who} at **${prose(profile.name)}**, answered in ${Math.round(answer.milliseconds)} ms.`,
    ].join('\\\n'),
    ...section('What to do next', nextSteps(report, refusal)),
    ...section('Headers', headerLines(answer, accessToken)),
    '## Body',
    bodyOf(report),
    ...(isRefused ? [rejection(report, refusal)] : []),
    '',
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, listOf(lines)];
}

/** Read by the same reader as what a person pastes. */
function refusalOf({ status, headers }: ApiAnswer): Refusal {
  const told = headers.filter(([name]) => ['www-authenticate', 'dpop-nonce'].includes(name.toLowerCase()));
  return readRefusal([`HTTP/1.1 ${status}`, ...told.map(([name, value]) => `${name}: ${value}`)].join('\n'));
}

function statusSentence(status: number): string {
  const known = statusWords[status];
  if (known !== undefined) return known;
  if (status < 300) return 'the API took the token and did what was asked.';
  return status >= 500 ? 'the API itself is in trouble.' : 'the API did not like the request.';
}

const statusWords: Readonly<Record<number, string>> = {
  400: 'the API found the request itself wrong, not the token alone.',
  401: 'the API did not accept the token, or saw none.',
  403: 'the API knows the token, but it does not allow this.',
  404: 'there is nothing at this address, or nothing for this token.',
  405: 'the address is there, but not for this method.',
  407: 'not the API answered but a proxy before it.',
  429: 'the API was asked too often.',
};

function nextSteps({ answer, profile, view, decoded, isBound }: RequestReport, refusal: Refusal): readonly string[] {
  const { status } = answer;
  const claims = claimsOf(decoded) ?? {};
  if (status < 400) return [];
  if (status === 429) return [retryStep(answer)];
  if (status >= 500) return ['Try again later. The token is not to blame.'];
  if (status !== 401 && status !== 403 && refusal.challenges.length === 0) {
    return ['Check address, method and what the API wants sent. The token is likely not to blame.'];
  }
  const steps = [
    ...boundSteps(refusal, isBound),
    ...scopeSteps(refusal, claims, profile),
    ...strengthSteps(refusal),
    ...(view.lifetime?.state === 'expired' || errorsOf(refusal).includes('invalid_token')
      ? ['Run “Claimcheck: Refresh Session” and try again: the token may be expired or revoked.']
      : []),
  ];
  if (steps.length > 0) return steps;
  return status === 401
    ? [
        'The API does not say why (RFC 6750 section 3 wants `WWW-Authenticate`). Compare the audience of the token with what the API expects, below; then refresh the session.',
      ]
    : ['Ask who runs the API which role, permission or scope this needs, and whether the account has it.'];
}

function errorsOf({ challenges }: Refusal): readonly string[] {
  return challenges.flatMap((challenge) => parameterOf(challenge, 'error') ?? []);
}

function boundSteps(refusal: Refusal, isBound: boolean): readonly string[] {
  const wantsProof = refusal.challenges.some(({ scheme }) => scheme.toLowerCase() === 'dpop');
  const errors = errorsOf(refusal);
  if (wantsProof && !isBound) {
    return ['The API takes tokens bound to a key. Set `"dpop": true` in the profile, then sign in again.'];
  }
  const isProof = errors.includes('invalid_dpop_proof') || errors.includes('use_dpop_nonce');
  if (!isProof) return [];
  return [
    'The proof was refused, not the token. Check the clock of this machine, then try again (RFC 9449 section 4.3).',
  ];
}

function scopeSteps({ challenges }: Refusal, claims: JsonObject, profile: IssuerProfile): readonly string[] {
  const wanted = challenges.flatMap((challenge) => parameterOf(challenge, 'scope') ?? []).join(' ');
  const missing = scopesMissing(wanted, claims);
  if (missing.length === 0) return [];
  return [
    `Add ${theirWords(missing.join(' '))} to \`scopes\` of the profile **${prose(profile.name)}**, then sign in again. A renewal brings no new scopes (RFC 6749 section 6).`,
  ];
}

/** RFC 9470 section 3. */
function strengthSteps(refusal: Refusal): readonly string[] {
  if (!errorsOf(refusal).includes('insufficient_user_authentication')) return [];
  return [
    'Sign in again, with what the API asks for (`acr_values`, `max_age`) in `authorizationParameters` of the profile.',
  ];
}

function retryStep({ headers }: ApiAnswer): string {
  const after = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  return after === undefined ? 'Try again in a while.' : `Try again after ${theirWords(after)}, as it says.`;
}

/** Those that say something about the answer; cookies and the like are nobody's business. */
const shownHeaders: ReadonlySet<string> = new Set([
  'www-authenticate',
  'dpop-nonce',
  'content-type',
  'date',
  'retry-after',
  'cache-control',
  'allow',
  'location',
  'etag',
  'link',
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'traceparent',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-oauth-scopes',
  'x-accepted-oauth-scopes',
]);

function headerLines({ headers }: ApiAnswer, accessToken: string): readonly string[] {
  return headers
    .filter(([name]) => shownHeaders.has(name.toLowerCase()))
    .map(([name, value]) => `${inSpan(name, 60)}: ${theirWords(withoutTokens(value, accessToken))}`);
}

function bodyOf({ method, answer, accessToken }: RequestReport): string {
  if (answer.bodyStart === '') return method === 'HEAD' ? 'A request with `HEAD` gets none.' : 'It is empty.';
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return bodyBlock(
    withoutTokens(answer.bodyStart, accessToken),
    /\bjson\b/i.test(type) ? 'json' : 'text',
    answer.isBodyCut,
  );
}

/** The report on rejections, as a part of this one. */
function rejection({ decoded, view, profile, now }: RequestReport, refusal: Refusal): string {
  const markdown = rejectionReport({ decoded, view, profile, refusal, now }).trimEnd();
  // Its headings are the only lines that begin so: in texts of others a hash is escaped.
  return markdown.replaceAll(/^#{1,4}(?= )/gm, '$&#');
}
