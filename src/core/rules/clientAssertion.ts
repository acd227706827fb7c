/** The rule about the token with which a client proves to a server who it is, RFC 7523 section 3. */
import { isExempt } from './exemptions';
import { audiencesOf, claimOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found } from './wording';

export const clientAssertionRules: readonly Rule[] = [
  {
    id: 'client-assertion',
    severity: 'warning',
    appliesTo: ['client-assertion'],
    source: 'RFC 7523 §3',
    check: checkAssertion,
    isUnanswered: ({ context }) => context.clientId === undefined,
  },
];

function checkAssertion(token: TokenFacts): readonly Problem[] {
  if (token.claims === undefined || isExempt(token, 'client-assertion')) return nothing;
  return [...checkNames(token), ...checkAudience(token)];
}

function checkNames(token: TokenFacts): readonly Problem[] {
  const iss = claimOf(token, 'iss');
  const sub = claimOf(token, 'sub');
  const { clientId } = token.context;
  const problems: Problem[] = [];
  if (iss === undefined || sub === undefined) {
    const path = iss === undefined ? 'iss' : 'sub';
    problems.push(problem(path, `The assertion has no "${path}", which must be the client's id; servers refuse it.`));
  } else if (iss !== sub) {
    problems.push(
      problem(
        'sub',
        `The issuer (${found(iss)}) is not the subject (${found(sub)}); when a client speaks for itself, both are its id.`,
      ),
    );
  }
  if (clientId !== undefined && sub !== undefined && sub !== clientId) {
    problems.push(problem('sub', `The subject (${found(sub)}) is not the client's id (${found(clientId)}).`));
  }
  return problems;
}

/** The paths at which providers have their token endpoints. */
const tokenEndpoint = /\/(?:token|tokens)\/?$/i;

function checkAudience(token: TokenFacts): readonly Problem[] {
  const audiences = audiencesOf(token);
  if (audiences.length === 0) {
    return token.complete ? [problem('aud', 'The assertion names no server ("aud"), so any server may use it.')] : [];
  }
  if (audiences.length > 1) {
    return [
      problem(
        'aud',
        'The assertion names several servers, so each of them can present it to the others as the client.',
      ),
    ];
  }
  if (!tokenEndpoint.test(audiences[0] ?? '')) return nothing;
  return [
    {
      ...problem(
        'aud',
        "The audience is a token endpoint; the issuer itself is safer, because a hostile server can name another server's endpoint as its own.",
      ),
      // Some servers still accept nothing else.
      severity: 'hint',
    },
  ];
}

function problem(path: string, message: string): Problem {
  return { message, segment: 'payload', path };
}
