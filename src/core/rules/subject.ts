/** Rules about the subject of a token. */
import { clientIdsOf, claimOf, textClaim } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed } from './wording';

export const subjectRules: readonly Rule[] = [
  {
    id: 'sub-too-long',
    severity: 'error',
    appliesTo: ['id'],
    source: 'OIDC Core §2',
    check: (token) => {
      const length = textClaim(token, 'sub')?.length ?? 0;
      return length <= longestSubject
        ? nothing
        : [
            {
              message: `"sub" is ${length} characters long and ${longestSubject} are the most that OpenID Connect allows; who stores it may cut it, and two users become one.`,
              segment: 'payload',
              path: 'sub',
            },
          ];
    },
  },
  {
    id: 'sub-client-collision',
    severity: 'warning',
    appliesTo: ['access'],
    source: 'RFC 9068 §5',
    check: checkCollision,
  },
];

const longestSubject = 255;

/** What only a token about a person has. */
const userClaims = [
  'auth_time',
  'email',
  'family_name',
  'given_name',
  'name',
  'nickname',
  'phone_number',
  'preferred_username',
] as const;

/** A client that can choose its own id could choose that of a user, RFC 9700 section 4.15. */
function checkCollision(token: TokenFacts): readonly Problem[] {
  const sub = textClaim(token, 'sub');
  if (sub === undefined || !clientIdsOf(token).includes(sub)) return nothing;
  const claims = userClaims.filter((name) => claimOf(token, name) !== undefined);
  if (claims.length === 0) return nothing;
  return [
    {
      message: `The subject ${found(sub)} is the client itself, yet the token tells of a user (${listed(claims)}); an API cannot know whether a person or an application calls.`,
      source: 'RFC 9700 §4.15',
      segment: 'payload',
      path: 'sub',
    },
  ];
}
