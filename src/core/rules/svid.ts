/** The rule about the identity documents of workloads, SPIFFE JWT-SVID sections 2 and 3. */
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed } from './wording';

export const svidRules: readonly Rule[] = [
  { id: 'svid-profile', severity: 'error', appliesTo: ['svid'], source: 'SPIFFE JWT-SVID §3', check: checkProfile },
];

const algorithms = /^[REP]S(?:256|384|512)$/;
const types: readonly string[] = ['jwt', 'jose'];
const parameters: ReadonlySet<string> = new Set(['alg', 'kid', 'typ']);
/** A trust domain, which is never empty, and a path. */
const spiffeId = /^spiffe:\/\/[a-z\d._-]{1,255}(?:\/[\w.-]+)*$/;

function checkProfile(token: TokenFacts): readonly Problem[] {
  if (token.claims === undefined) return nothing;
  return [...headerProblems(token), ...claimProblems(token)];
}

function headerProblems({ alg, header, typ }: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  const at = { source: 'SPIFFE JWT-SVID §2', segment: 'header' as const };
  if (alg !== undefined && !algorithms.test(alg)) {
    problems.push({
      message: `${found(alg)} is no algorithm of a JWT-SVID, which has RS, ES and PS only.`,
      ...at,
      path: 'alg',
    });
  }
  if (memberOf(header, 'typ') !== undefined && (typ === undefined || !types.includes(typ))) {
    problems.push({ message: 'The type of a JWT-SVID, if there is one, is "JWT" or "JOSE".', ...at, path: 'typ' });
  }
  const others = Object.keys(header ?? {}).filter((name) => !parameters.has(name));
  if (others.length > 0) {
    problems.push({
      message: `A JWT-SVID has no header parameters but alg, kid and typ; this one has ${listed(others)}, and validators refuse it.`,
      ...at,
    });
  }
  return problems;
}

function claimProblems(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  const sub = claimOf(token, 'sub');
  if (typeof sub !== 'string' || sub.length > 2048 || !spiffeId.test(sub)) {
    problems.push({
      message: `The subject ${found(sub)} is no SPIFFE ID, such as spiffe://example.org/service, so it names no workload.`,
      segment: 'payload',
      path: 'sub',
    });
  }
  const absent = ['aud', 'exp'].filter((name) => claimOf(token, name) === undefined);
  if (absent.length > 0 && token.complete) {
    problems.push({
      message: `A JWT-SVID must have aud and exp; this one lacks ${listed(absent)}.`,
      segment: 'payload',
    });
  }
  return problems;
}
