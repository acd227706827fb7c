/** Rules about what a token only points at: groups that did not fit, and a status that somebody must look up. */
import { isJsonObject } from '../token/json';
import { claimOf, memberOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Rule } from './rule';

export const elsewhereRules: readonly Rule[] = [
  {
    id: 'groups-overage',
    severity: 'information',
    appliesTo: ['access', 'id', 'jwt'],
    source: 'Microsoft Entra ID',
    check: (token) => {
      const path = groupsElsewhere(token);
      return path === undefined
        ? nothing
        : [
            {
              message:
                'The user is in more groups than fit into the token, so the list is not in it. Ask the directory for the groups; a missing list does not mean no groups.',
              segment: 'payload',
              path,
            },
          ];
    },
  },
  {
    id: 'status-unchecked',
    severity: 'information',
    appliesTo: 'any',
    source: 'Token Status List §6',
    check: (token) => {
      const status = claimOf(token, 'status');
      return isJsonObject(status) && memberOf(status, 'status_list') !== undefined
        ? [
            {
              message:
                'The token may have been revoked or suspended: its status stands in a list at another address, which was not looked at.',
              segment: 'payload',
              path: 'status.status_list',
            },
          ]
        : nothing;
    },
  },
];

/** Distributed claims of OIDC Core section 5.6.2, and the mark where a URL is too short for even those. */
function groupsElsewhere(token: TokenFacts): string | undefined {
  const names = claimOf(token, '_claim_names');
  if (isJsonObject(names) && memberOf(names, 'groups') !== undefined) return '_claim_names.groups';
  const mark = claimOf(token, 'hasgroups');
  return mark === true || mark === 'true' ? 'hasgroups' : undefined;
}
