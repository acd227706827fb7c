/** Writes the answer to "Why would my API reject this?": everything that speaks against a token, and what mends it. */
import type { FindingView, ReasonView, TokenView, VerdictView } from '../../shared/tokenView';
import type { IssuerProfile } from '../issuers/issuer';
import { claimsOf } from '../token/claimsSet';
import type { DecodedToken, JsonObject } from '../token/decoded';
import type { Refusal } from '../validation/challenge';
import type { ReasonCode } from '../validation/outcome';
import { contradiction, scopeFailures } from './challengeFailures';
import { refusalLines } from './challengeWords';
import { expectationLines } from './expectations';
import { awaitingConsent } from './undecidedWords';
import { remedyOf } from './verdictWords';
import { prose, severityWords, theirWords } from './words';

export interface RejectionReport {
  readonly decoded: DecodedToken;
  /** With the verdict, if there is one. */
  readonly view: TokenView;
  /** What the token was held against; undefined when no profile was chosen. */
  readonly profile: IssuerProfile | undefined;
  /** What the API answered; undefined when that was not given. */
  readonly refusal: Refusal | undefined;
  readonly now: Date;
}

/** A Markdown document. All of the token's and the server's text in it is escaped, and it holds no part of the token as written. */
export function rejectionReport(report: RejectionReport): string {
  const { view, profile, refusal } = report;
  const claims = claimsOf(report.decoded) ?? {};
  const heard = refusal === undefined ? [] : refusalLines(refusal, claims, report.now);
  const unheard =
    refusal !== undefined && heard.length === 0 ? ['No challenge could be read in what you gave.'] : heard;
  const parts: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['What fails', failing(report, claims)],
    ['What the API answered', unheard],
    ['What else can make an API refuse it', otherFindings(view)],
    ['What would pass', profile === undefined ? [] : expectationLines(profile)],
    ['What could not be checked', unchecked(view, profile)],
  ];
  return [
    '# Why would my API reject this token?',
    heading(view, profile),
    ...parts.flatMap(([title, lines]) => (lines.length === 0 ? [] : [`## ${title}`, list(lines)])),
    '',
  ].join('\n\n');
}

/** As the palette lists it: the editor's preview runs no command of a link. */
const reviewCommand = '“Claimcheck: Review Issuers of This Workspace…”';

function heading(
  { title, provider, issuer, issuerState, lifetime, verdict, verification }: TokenView,
  profile: IssuerProfile | undefined,
): string {
  const from =
    provider === undefined ? (issuer === undefined ? '' : ` from ${theirWords(issuer)}`) : ` from ${prose(provider)}`;
  const against =
    profile === undefined ? 'held against no issuer profile' : `held against the profile **${prose(profile.name)}**`;
  return [
    `**${prose(title)}**${from}, ${against}.`,
    lifetime === undefined ? '' : `It ${prose(lifetime.sentence.replaceAll(' · ', ', '))}.`,
    `**${prose(verdict?.headline ?? verification)}**`,
    ...(verdict?.status === 'invalid' ? verdict.notes.map((note) => prose(note)) : []),
    issuerState === 'awaiting-consent' ? `${awaitingConsent} Run ${reviewCommand}, then ask again.` : '',
    verdict?.provenance === undefined ? '' : `*Whose key decided: ${prose(verdict.provenance)}*`,
  ]
    .filter((line) => line !== '')
    .join('\\\n');
}

function failing({ view: { verdict }, profile, refusal }: RejectionReport, claims: JsonObject): readonly string[] {
  const ofProfile = (verdict?.reasons ?? []).map(reasonLines);
  const ofApi = refusal === undefined ? [] : scopeFailures(refusal, claims);
  if (ofProfile.length + ofApi.length > 0) {
    return [...(refusal === undefined ? [] : contradiction(refusal, verdict)), ...ofProfile, ...ofApi];
  }
  if (verdict?.status === 'valid') {
    return [
      'Nothing that this profile expects. If the API refuses it all the same, it expects something else: compare what it is configured with, below.',
    ];
  }
  return profile === undefined ? [] : ['Nothing that could be checked.'];
}

function reasonLines({ code, sentence, expected, found, difference }: ReasonView): string {
  return [
    `**${prose(sentence)}**`,
    expected === undefined ? '' : `Expected: ${theirWords(expected)}`,
    found === undefined ? '' : `Found: ${theirWords(found)}`,
    difference === undefined ? '' : `**${prose(difference)}**`,
    // Every reason view is made of a reason, whose codes these are.
    `What mends it: ${remedyOf(code as ReasonCode)}`,
  ]
    .filter((line) => line !== '')
    .join('\\\n  ');
}

/** Errors and warnings of the rules that the verdict has not said already. */
function otherFindings({ findings, verdict }: TokenView): readonly string[] {
  const said = new Set(verdict?.reasons.map(({ code }) => code));
  return findings
    .filter(({ id, severity }) => !said.has(id) && (severity === 'error' || severity === 'warning'))
    .map(
      ({ severity, message, source, id }: FindingView) =>
        `**${severityWords[severity]}:** ${prose(message)} *${prose(source)}* (\`${id}\`)`,
    );
}

function unchecked({ verdict, verification }: TokenView, profile: IssuerProfile | undefined): readonly string[] {
  return [
    ...openNotes(verdict, verification),
    ...(profile === undefined ? ['Issuer, audience, scopes and signature: no issuer profile was chosen.'] : []),
    'Whether it was revoked, or its user or client locked: only the issuer knows.',
    'What the API demands beyond the profile: roles, permissions, tenants, how it is called, which clock it has.',
  ];
}

/** Of an invalid token the notes tell what is right: that stands at the top. */
function openNotes(verdict: VerdictView | undefined, verification: string): readonly string[] {
  if (verdict === undefined) return [prose(verification)];
  return verdict.status === 'invalid' ? [] : verdict.notes.map((note) => prose(note));
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
