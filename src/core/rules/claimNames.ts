/** Rules about the names of claims: one that means something else here, and one that only its author knows. */
import { claimEntry } from '../token/claims';
import type { TokenKind } from '../token/classify';
import { isExempt } from './exemptions';
import { claimOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { listed } from './wording';

export const claimNameRules: readonly Rule[] = [
  { id: 'registered-claim-misuse', severity: 'warning', appliesTo: 'any', source: 'RFC 8725 §3.12', check: checkUse },
  {
    id: 'private-claim-not-namespaced',
    severity: 'hint',
    appliesTo: 'any',
    source: 'RFC 7519 §4.3',
    check: checkNames,
  },
];

/** A registered claim where it does not belong. A `nonce` in a logout token is told by the rule about logout tokens. */
interface Misuse {
  readonly claim: string;
  readonly isMisused: (kind: TokenKind) => boolean;
  readonly why: string;
}

const isNoneOf =
  (...kinds: readonly TokenKind[]) =>
  (kind: TokenKind): boolean =>
    !kinds.includes(kind);
const isOneOf =
  (...kinds: readonly TokenKind[]) =>
  (kind: TokenKind): boolean =>
    kinds.includes(kind);

const loginOnly = 'is for ID tokens; with it an API may take this token for one';
const idToken = 'is for access tokens; an ID token grants no access, and with it an API may take it for one that does';
const parameter = 'is a header parameter and does nothing among the claims; a reader looks for it in the header only';

const misuses: readonly Misuse[] = [
  { claim: 'scope', isMisused: isOneOf('id', 'logout'), why: idToken },
  { claim: 'authorization_details', isMisused: isOneOf('id', 'logout'), why: idToken },
  { claim: 'at_hash', isMisused: isOneOf('access', 'refresh'), why: loginOnly },
  { claim: 'c_hash', isMisused: isOneOf('access', 'refresh'), why: loginOnly },
  { claim: 's_hash', isMisused: isOneOf('access', 'refresh'), why: loginOnly },
  { claim: 'crit', isMisused: isNoneOf('entity-statement', 'resolve-response', 'trust-mark', 'jwt'), why: parameter },
  { claim: 'alg', isMisused: isNoneOf('jwt', 'introspection-response'), why: parameter },
  { claim: 'enc', isMisused: isNoneOf('jwt', 'introspection-response'), why: parameter },
  {
    claim: 'status_list',
    isMisused: isNoneOf('status-list', 'jwt'),
    why: 'is for the list itself; a token that is on a list says so with "status"',
  },
  {
    claim: 'sd_hash',
    isMisused: isNoneOf('key-binding', 'jwt'),
    why: 'is for the key binding of an SD-JWT; it binds nothing here',
  },
];

/** What belongs into a token depends on its kind, so nothing is said of a kind that is only guessed. */
function checkUse(token: TokenFacts): readonly Problem[] {
  if (token.claims === undefined || token.confidence === 'guess') return nothing;
  const problems: Problem[] = [];
  for (const { claim, isMisused, why } of misuses) {
    if (claimOf(token, claim) === undefined || !isMisused(token.kind)) continue;
    if (isExempt(token, 'registered-claim-misuse', claim)) continue;
    problems.push({ message: `"${claim}" ${why}.`, segment: 'payload', path: claim });
  }
  return problems;
}

/** A colon, slash or dot makes a name of the kind that collides with no other: a URI, URN or domain name (RFC 7519 section 2). */
const namespaced = /[:./]/;

/** Digests of RFC 9901, which are no claims, and what is left of a broken payload. */
const structure: ReadonlySet<string> = new Set(['_sd', '_sd_alg', '...']);

function checkNames(token: TokenFacts): readonly Problem[] {
  const { claims, kind, provider } = token;
  if (claims === undefined || kind === 'signed-data') return nothing;
  let unknown: string[] | undefined;
  for (const name of Object.keys(claims)) {
    if (claimEntry(name, provider) !== undefined || namespaced.test(name) || structure.has(name)) continue;
    if (!isExempt(token, 'private-claim-not-namespaced', name)) (unknown ??= []).push(name);
  }
  if (unknown === undefined) return nothing;
  return [
    {
      message: `No registry has the claim${unknown.length === 1 ? '' : 's'} ${listed(unknown)}; another issuer may mean something else by ${unknown.length === 1 ? 'it' : 'them'}. Begin the names of your own claims with a URL you own.`,
      segment: 'payload',
    },
  ];
}
