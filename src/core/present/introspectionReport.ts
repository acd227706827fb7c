/** Writes what the introspection endpoint said of a token (RFC 7662), and where the token says otherwise. */
import { answerFindings } from '../oauth/answerFindings';
import { introspectionDifferences, type Introspection, type IntrospectionDifference } from '../oauth/introspection';
import { claimsOf } from '../token/claimsSet';
import { classifyToken } from '../token/classify';
import { kindTitle } from '../token/classify/titles';
import { decodeToken } from '../token/decode';
import type { DecodedToken, JsonValue } from '../token/decoded';
import { findingLine, inSpan, listOf, memberLines, tableOf, withoutTokens, type AnswerTimes } from './answers';
import { jsonText } from './jsonText';
import { prose } from './words';

export interface IntrospectionReport extends AnswerTimes {
  /** As it was sent; it is nowhere in the report. */
  readonly token: string;
  readonly introspection: Introspection;
  /** Of the profile that was asked. */
  readonly profile: string;
  /** Where the token was sent. */
  readonly endpoint: string;
}

/** A Markdown document. The server's and the token's text in it is escaped, and it holds no part of the token as written. */
export function introspectionReport(report: IntrospectionReport): string {
  const { token, introspection, profile, endpoint } = report;
  const { active, members, signed } = introspection;
  const decoded = decodeToken(token);
  const findings = answerFindings(token, { introspection });
  const others = Object.fromEntries(Object.entries(members).filter(([name]) => name !== 'active'));
  const told = memberLines(others, report, token);
  const parts: readonly (readonly [title: string, text: string])[] = [
    ['What that means', listOf(active ? activeWords(signed) : inactiveWords)],
    ['What the rules find', listOf(findings.map(findingLine))],
    ['Beside the claims of the token', comparison(decoded, report)],
    ['What the server says of it', listOf(told)],
  ];
  return [
    '# What the issuer says of this token',
    [
      `**${active ? 'Active' : 'Not active'}**: ${prose(kindTitle(classifyToken(decoded).kind))}, asked at **${prose(profile)}**.`,
      `The token was sent to ${inSpan(endpoint, 200)}.`,
    ].join('\\\n'),
    ...parts.flatMap(([title, text]) => (text === '' ? [] : [`## ${title}`, text])),
    '',
  ].join('\n\n');
}

/** RFC 7662 section 2.2. */
const inactiveWords: readonly string[] = [
  'The server does not take it: it expired, was revoked, or is none of its tokens.',
  'A server also answers so to a client that may not know about this token: the answer alone does not tell which.',
  'Get a new token, or ask as the client of the API that the token is for.',
];

function activeWords(signed: boolean): readonly string[] {
  return [
    'The server takes it now: it issued it, and it is neither expired nor revoked.',
    'Whether an API allows what you want with it, the API decides: audience and scopes are below, where the server gives them.',
    ...(signed ? ['The answer was signed (RFC 9701), and the signature fits the issuer.'] : []),
  ];
}

function comparison(decoded: DecodedToken, { introspection, token }: IntrospectionReport): string {
  const claims = claimsOf(decoded);
  if (claims === undefined || !introspection.active) return '';
  const all = introspectionDifferences(introspection, claims);
  const rows = all
    .filter(({ state }) => state !== 'equal')
    .toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
    .map((each) => [each.name, shown(each.token, token), shown(each.answer, token), stateWords[each.state]]);
  const equal = all.length - rows.length;
  return [
    `${equal} ${equal === 1 ? 'claim is' : 'claims are'} the same on both sides.`,
    ...(rows.length === 0 ? [] : [tableOf(['Claim', 'The token', 'The server', ''], rows)]),
  ].join('\n\n');
}

const stateWords: Readonly<Record<IntrospectionDifference['state'], string>> = {
  different: 'differs',
  'only-in-token': 'only in the token',
  'only-in-answer': 'only in the answer',
  equal: 'the same',
};

/** What contradicts first: what one side leaves out is no contradiction (RFC 7662 section 2.2). */
const order: readonly IntrospectionDifference['state'][] = ['different', 'only-in-token', 'only-in-answer', 'equal'];

function shown(value: JsonValue | undefined, token: string): string {
  return value === undefined ? '–' : withoutTokens(jsonText(value), token);
}
