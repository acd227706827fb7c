/** Rules about what the token allows: scopes and roles. */
import type { JsonValue } from '../token/decoded';
import { claimOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { found, listed, typeName } from './wording';

export const privilegeRules: readonly Rule[] = [
  { id: 'scope-format', severity: 'warning', appliesTo: ['access'], source: 'RFC 6749 §3.3', check: checkFormat },
  { id: 'scope-broad', severity: 'warning', appliesTo: ['access'], source: 'RFC 9700 §2.3', check: checkBreadth },
  {
    id: 'roles-privileged',
    severity: 'warning',
    appliesTo: ['access', 'jwt'],
    source: 'RFC 9700 §2.3',
    check: checkRoles,
  },
];

/** `scope` of RFC 8693 section 4.2, and `scp` of Entra (a string) and Okta (an array). */
const scopeClaims = ['scope', 'scp'] as const;
const mostScopes = 20;

/** RFC 6749 section 3.3: names of printable ASCII but `"` and `\`, one space between them. */
const scopeSyntax = /^[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*$/;

function checkFormat(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const path of scopeClaims) {
    const value = claimOf(token, path);
    if (value === undefined || (typeof value === 'string' && (value === '' || scopeSyntax.test(value)))) continue;
    if (Array.isArray(value)) {
      problems.push({
        message: `"${path}" is an array; the standard form is one string with spaces, and some APIs read only that.`,
        severity: 'hint',
        source: 'RFC 8693 §4.2',
        segment: 'payload',
        path,
      });
    } else if (typeof value === 'string') {
      problems.push({
        message: `"${path}" (${found(value)}) is not a list of scope names with one space between them, so APIs may read other scopes than were granted.`,
        segment: 'payload',
        path,
      });
    } else {
      problems.push({
        message: `"${path}" is ${typeName(value)} and not a string of scope names, so APIs may see no scope at all.`,
        segment: 'payload',
        path,
      });
    }
  }
  return problems;
}

const broadScopes: ReadonlySet<string> = new Set([
  '*',
  '*:*',
  'admin',
  'root',
  'full_access',
  'repo',
  'delete_repo',
  'user_impersonation',
  'aws.cognito.signin.user.admin',
]);

function checkBreadth(token: TokenFacts): readonly Problem[] {
  const path = scopeClaims.find((name) => claimOf(token, name) !== undefined);
  if (path === undefined) return nothing;
  const scopes = namesIn(claimOf(token, path));
  const broad = scopes.filter((scope) => isBroad(scope, token));
  if (broad.length > 0) {
    return [
      {
        message: `The token has broad scopes (${listed(broad)}), so whoever steals it can do far more than one task needs. Ask for narrower ones.`,
        segment: 'payload',
        path,
      },
    ];
  }
  if (scopes.length <= mostScopes) return nothing;
  return [
    {
      message: `The token has ${scopes.length} scopes; ask for those that the task at hand needs.`,
      segment: 'payload',
      path,
    },
  ];
}

/** The last part of scopes that are URLs counts, such as `https://www.googleapis.com/auth/cloud-platform`. */
function isBroad(scope: string, token: TokenFacts): boolean {
  const name = scope.toLowerCase();
  return (
    broadScopes.has(name) ||
    name === '.default' ||
    name.endsWith('/.default') ||
    name === 'cloud-platform' ||
    name.endsWith('/cloud-platform') ||
    name.endsWith('/user_impersonation') ||
    (name === 'api' && isGitLab(token))
  );
}

/** `api` is everything at GitLab, and a harmless name elsewhere. */
function isGitLab(token: TokenFacts): boolean {
  return token.issuerUrl?.host.split('.').includes('gitlab') === true;
}

function namesIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return value.split(/[\t\n\r ]/).filter((name) => name !== '');
  return Array.isArray(value) ? value.filter((name: unknown): name is string => typeof name === 'string') : [];
}

/** Roles that stand above every permission check of their system. */
const privilegedRoles: ReadonlyMap<string, string> = new Map([
  ['service_role', 'service_role'],
  ['system:masters', 'system:masters'],
  ['Global Administrator', 'Global Administrator'],
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
]);

const roleClaims = ['role', 'roles', 'wids', 'groups'] as const;

function checkRoles(token: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const path of roleClaims) {
    const value = claimOf(token, path);
    if (value === undefined) continue;
    // A role name may hold spaces, so a string is one role.
    const names = typeof value === 'string' ? [value] : namesIn(value);
    const role = names.map((name) => privilegedRoles.get(name)).find((name) => name !== undefined);
    if (role === undefined) continue;
    problems.push({
      message: `The role ${found(role)} passes every permission check, so this token must never reach a browser, a device or a repository.`,
      segment: 'payload',
      path,
    });
  }
  return problems;
}
