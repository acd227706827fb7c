/** Rules about whom an access token is for: the narrower the audience, the less a stolen or forwarded token opens. */
import { isExempt } from './exemptions';
import { audiencesOf, clientIdsOf, textClaim } from './facts';
import type { TokenFacts } from './facts';
import { urlParts } from './httpUrl';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed } from './wording';

export const audienceRules: readonly Rule[] = [
  { id: 'aud-overbroad', severity: 'warning', appliesTo: ['access'], source: 'RFC 9700 §2.3', check: checkBreadth },
  {
    id: 'aud-is-client-id-on-at',
    severity: 'warning',
    appliesTo: ['access'],
    source: 'RFC 9068 §3',
    check: checkClientAudience,
  },
];

const mostAudiences = 3;

function checkBreadth(token: TokenFacts): readonly Problem[] {
  const audiences = audiencesOf(token);
  if (audiences.length === 0 || isExempt(token, 'aud-overbroad')) return nothing;
  const issuer = textClaim(token, 'iss');
  const fault =
    wildcard(audiences) ??
    (audiences.length > mostAudiences ? `names ${audiences.length} audiences` : undefined) ??
    ownOrigin(audiences, issuer) ??
    mixedDomains(audiences, issuer);
  if (fault === undefined) return nothing;
  return [
    {
      message: `The token ${fault}, so each of its readers can use it at others it was not given to. Ask for one token for each API.`,
      segment: 'payload',
      path: 'aud',
    },
  ];
}

function wildcard(audiences: readonly string[]): string | undefined {
  return audiences.includes('*') ? 'is for everybody ("*")' : undefined;
}

/** The authorization server as a whole is no API. */
function ownOrigin(audiences: readonly string[], issuer: string | undefined): string | undefined {
  const origin = issuer === undefined ? undefined : /^https?:\/\/[^/?#]{1,300}/i.exec(issuer)?.[0];
  if (origin === undefined) return undefined;
  return audiences.some((each) => each === origin || each === `${origin}/`)
    ? 'is for the whole server that issued it'
    : undefined;
}

/** Audiences of several owners; the issuer's own endpoints beside an API, as UserInfo is, do not count. */
function mixedDomains(audiences: readonly string[], issuer: string | undefined): string | undefined {
  const own = issuer === undefined ? undefined : domainOf(issuer);
  const domains = new Set(audiences.map(domainOf).filter((domain) => domain !== undefined && domain !== own));
  return domains.size > 1 ? `is for APIs of several owners (${listed([...domains].map(String))})` : undefined;
}

/**
 * The domain that a host belongs to, by its last two labels, three where the last two are short as in `co.uk`. There is
 * no list of public suffixes here, and the rule rather misses a mixture than sees one where there is none.
 */
function domainOf(audience: string): string | undefined {
  const url = urlParts(audience);
  if (url === undefined) return undefined;
  if (!/[a-z]/.test(url.host) || url.host.startsWith('[')) return url.host;
  const labels = url.host.split('.');
  const [last = '', beforeLast = ''] = labels.slice(-2).reverse();
  return labels.slice(last.length === 2 && beforeLast.length <= 3 ? -3 : -2).join('.');
}

/** An access token whose only audience is its own client is an ID token by another name. */
function checkClientAudience(token: TokenFacts): readonly Problem[] {
  const audiences = audiencesOf(token);
  const clients = clientIdsOf(token);
  const [first] = audiences;
  if (first === undefined || !audiences.every((each) => clients.includes(each))) return nothing;
  if (isExempt(token, 'aud-is-client-id-on-at')) return nothing;
  return [
    {
      message: `The audience ${found(first)} is the client itself and no API, so an ID token for this client could pass as this access token. Ask for a token for the API.`,
      segment: 'payload',
      path: 'aud',
    },
  ];
}
