/** The rule about how long a token lives: the longer, the longer a thief can use it. */
import type { TokenKind } from '../token/classify';
import { durationWords } from '../token/spans';
import { isProvider } from './exemptions';
import type { TokenFacts } from './facts';
import type { Severity } from './finding';
import { instantOf } from './numericDate';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';

export const lifetimeRules: readonly Rule[] = [
  {
    id: 'lifetime-too-long',
    severity: 'warning',
    appliesTo: ['access', 'logout', 'client-assertion'],
    source: 'RFC 6750 §5.3',
    check: checkLifetime,
  },
];

const hour = 3600;

interface LifetimeLimit {
  readonly seconds: number;
  readonly severity: Severity;
  readonly source: string;
}

/** The strictest limit that a lifetime passes comes first. */
const lifetimeLimits: { readonly [kind in TokenKind]?: readonly LifetimeLimit[] } = {
  access: [
    { seconds: 24 * hour, severity: 'error', source: 'RFC 9700 §2.2' },
    { seconds: hour, severity: 'warning', source: 'RFC 6750 §5.3' },
  ],
  logout: [{ seconds: 120, severity: 'warning', source: 'OIDC Back-Channel Logout §4' }],
  'client-assertion': [{ seconds: 300, severity: 'warning', source: 'RFC 7523 §3' }],
};

/** Lifetimes that a provider gives for a reason, up to the seconds named. */
const knownLifetimes: readonly { readonly provider: string; readonly seconds: number; readonly note: string }[] = [
  { provider: 'entra', seconds: 90 * 60, note: 'Microsoft Entra ID gives access tokens 60 to 90 minutes at random' },
  {
    provider: 'entra',
    seconds: 28 * hour,
    note: 'Microsoft Entra ID gives 20 to 28 hours where it can revoke at any time (continuous access evaluation)',
  },
  {
    provider: 'azure',
    seconds: 28 * hour,
    note: 'Microsoft gives managed identities tokens of about 24 hours',
  },
  {
    provider: 'apple-client-secret',
    seconds: 184 * 24 * hour,
    note: 'Apple allows client secrets of up to six months',
  },
  {
    provider: 'kubernetes',
    seconds: 366 * 24 * hour,
    note: 'Kubernetes extends tokens to one year for old clients, and warns after "warnafter"',
  },
];

function checkLifetime(token: TokenFacts): readonly Problem[] {
  const exp = instantOf(token, 'exp');
  if (exp === undefined) return nothing;
  const start = instantOf(token, 'iat') ?? instantOf(token, 'nbf');
  const lifetime = exp - (start ?? token.nowSeconds);
  const limit = lifetimeLimits[token.kind]?.find(({ seconds }) => lifetime > seconds);
  if (limit === undefined) return nothing;
  const lives =
    start === undefined ? `is still valid for ${durationWords(lifetime)}` : `lives ${durationWords(lifetime)}`;
  const known = knownLifetimes.find(
    ({ provider, seconds }) => isProvider(token.provider, provider) && lifetime <= seconds,
  );
  if (known !== undefined) {
    return [
      {
        message: `The token ${lives}; ${known.note}.`,
        severity: 'information',
        source: limit.source,
        segment: 'payload',
        path: 'exp',
      },
    ];
  }
  return [
    {
      message: `The token ${lives}, and ${durationWords(limit.seconds)} is the most that is advised; a thief can use it that long.`,
      severity: limit.severity,
      source: limit.source,
      segment: 'payload',
      path: 'exp',
    },
  ];
}
