/** Rules about whom an access token is for: the narrower the audience, the less a stolen or forwarded token opens. */
import { isExempt } from './exemptions';
import { audiencesOf, clientIdsOf, textClaim } from './facts';
import type { TokenFacts } from './facts';
import { urlParts } from './httpUrl';
import type { UrlParts } from './httpUrl';
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
    (audiences.length > 1 ? mixedDomains(audiences, token.issuerUrl) : undefined);
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
  if (issuer === undefined) return undefined;
  const isOwn = audiences.some((each) => {
    const origin = bareOrigin.exec(each)?.[1];
    return origin !== undefined && (issuer === origin || issuer.startsWith(`${origin}/`));
  });
  return isOwn ? 'is for the whole server that issued it' : undefined;
}

const bareOrigin = /^(https?:\/\/[^/?#]+)\/?$/i;

/** Audiences of several owners; the issuer's own endpoints beside an API, as UserInfo is, do not count. */
function mixedDomains(audiences: readonly string[], issuer: UrlParts | undefined): string | undefined {
  const own = issuer && domainOf(issuer.host);
  const hosts = audiences.map((each) => urlParts(each)?.host).filter((host) => host !== undefined);
  const domains = new Set(hosts.map(domainOf).filter((domain) => domain !== own));
  return domains.size > 1 ? `is for APIs of several owners (${listed([...domains])})` : undefined;
}

/**
 * The domain that a host belongs to, by its last two labels, three where the last two are short as in `co.uk`. There is
 * no list of public suffixes here, and the rule rather misses a mixture than sees one where there is none.
 */
function domainOf(host: string): string {
  if (!/[a-z]/.test(host) || host.startsWith('[')) return host;
  const labels = host.split('.');
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
